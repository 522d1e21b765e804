//! `ChromeDriver`, which drives the browser for the tests.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::command::command;
use crate::error::{Context, Error, Result};
use crate::process::Background;

/// How long the driver may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running driver; dropping it closes every browser that it has opened.
#[derive(Debug)]
pub(crate) struct Driver {
    port: u16,
    // In this order: the driver ends before its folder goes.
    _process: Background,
    _folder: TempDir,
}

impl Driver {
    /// Starts the driver on a free port.
    pub(crate) fn start() -> Result<Self> {
        let folder = TempDir::with_prefix("xingfu-")
            .at("make a temporary folder in", &std::env::temp_dir())?;
        let log = folder.path().join("driver.log");
        let (process, output) = Background::start(
            command("chromedriver")
                .arg("--port=0")
                .arg(format!("--log-path={}", log.display()))
                // Profiles of the browser are made in this folder and go with it.
                .env("TMPDIR", folder.path()),
        )?;
        let (sender, ports) = mpsc::channel();
        thread::spawn(move || {
            // Read to the end: a driver whose output nobody takes would block.
            for line in BufReader::new(output)
                .lines()
                .map_while(std::result::Result::ok)
            {
                if let Some(port) = port_in(&line) {
                    let _ = sender.send(port);
                }
            }
        });
        let port = ports.recv_timeout(PATIENCE).map_err(|_| Error::Driver {
            log: std::fs::read_to_string(&log).unwrap_or_default(),
        })?;
        Ok(Self {
            port,
            _process: process,
            _folder: folder,
        })
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks the driver to close its browsers and to end.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(
            stream,
            "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Should this fail, ending the process group is what remains.
        let _ = self.shut_down();
    }
}

/// The port in `ChromeDriver was started successfully on port 40123.`
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_the_driver_s_words() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 40123."),
            Some(40123)
        );
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }
}
