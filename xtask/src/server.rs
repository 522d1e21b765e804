//! Serving folders over HTTP on this machine.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tokio::sync::oneshot;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::error::{Error, Result};

/// The content security policy that the page is made for, with those who may frame the page.
macro_rules! policy {
    ($ancestors:literal) => {
        concat!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ",
            "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; frame-ancestors ",
            $ancestors
        )
    };
}

/// The same for the page of somebody else that embeds it, which holds frames too.
const HOST_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'";

/// The example of such a page.
const HOST: &str = "portal.html";

/// Whether the server sends the content security policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Policy {
    Strict,
    /// The same, and pages of other servers may frame it.
    Framed,
    /// For browsers before 2022, which do not know `wasm-unsafe-eval`.
    None,
}

/// A server that stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    port: u16,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Server {
    /// Serves on a port of this machine that no other machine can reach; port 0 takes a free one.
    pub(crate) fn start(port: u16, router: Router) -> Result<Self> {
        let listen = |source: io::Error| match source.kind() {
            io::ErrorKind::AddrInUse => Error::PortTaken { port },
            _ => Error::Listen { port, source },
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(listen)?;
        let port = listener.local_addr().map_err(listen)?.port();
        listener.set_nonblocking(true).map_err(listen)?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                tokio::spawn(async move { axum::serve(listener, router).await });
                let _ = stopped.await;
                Ok(())
            })
        });
        Ok(Self {
            port,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The address of a path that begins with a slash.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Serves the files of a folder, never from a cache.
pub(crate) fn folder(folder: &Path, policy: Policy) -> Router {
    let files = Router::new().fallback_service(ServeDir::new(folder));
    let host = Router::new().route_service(&format!("/{HOST}"), ServeFile::new(folder.join(HOST)));
    let with = |router: Router, policy| router.layer(set(header::CONTENT_SECURITY_POLICY, policy));
    let files = match policy {
        Policy::Strict => with(files, policy!("'self'")),
        Policy::Framed => with(files, policy!("http: https:")),
        Policy::None => files,
    };
    let host = match policy {
        Policy::Strict | Policy::Framed => with(host, HOST_POLICY),
        Policy::None => host,
    };
    files
        .merge(host)
        .layer(set(header::CACHE_CONTROL, "no-store"))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
}

fn set(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    use super::{Policy, Server, folder};
    use crate::error::Error;

    /// The whole answer to a request for a path, as it is sent.
    fn get(server: &Server, path: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn files_of_the_folder_are_served_and_no_others() -> Result<(), Box<dyn std::error::Error>> {
        let outside = tempfile::tempdir()?;
        let inside = outside.path().join("page");
        fs::create_dir(&inside)?;
        fs::write(inside.join("index.html"), "<p>page</p>")?;
        fs::write(inside.join("a.wasm"), "module")?;
        fs::write(inside.join("a.js"), "script")?;
        fs::write(outside.path().join("secret"), "secret")?;
        let server = Server::start(0, folder(&inside, Policy::Strict))?;
        for (path, kind) in [
            ("/", "text/html"),
            ("/a.wasm", "application/wasm"),
            ("/a.js", "text/javascript"),
        ] {
            let answer = get(&server, path)?;
            assert!(answer.starts_with("HTTP/1.1 200 OK"), "{path}: {answer}");
            assert!(
                answer.contains(&format!("content-type: {kind}\r\n")),
                "{path}: {answer}"
            );
            assert!(
                answer.contains("cache-control: no-store\r\n"),
                "{path}: {answer}"
            );
            assert!(
                answer.contains("content-security-policy: default-src 'none'; script-src 'self' ")
            );
        }
        for path in [
            "/none",
            "/../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "//secret",
        ] {
            let answer = get(&server, path)?;
            assert!(
                answer.starts_with("HTTP/1.1 404 Not Found"),
                "{path}: {answer}"
            );
        }
        Ok(())
    }

    #[test]
    fn a_taken_port_is_told() -> Result<(), Box<dyn std::error::Error>> {
        let folder_of_none = folder(std::path::Path::new("none"), Policy::None);
        let server = Server::start(0, folder_of_none.clone())?;
        let Err(error @ Error::PortTaken { .. }) = Server::start(server.port, folder_of_none)
        else {
            return Err("the port was taken twice".into());
        };
        assert_eq!(
            error.to_string(),
            format!(
                "port {} is taken; choose another with --port, or end the program that listens there",
                server.port
            )
        );
        Ok(())
    }
}
