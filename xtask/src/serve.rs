//! `cargo xtask serve`: the page on this machine.

use std::path::Path;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Path as InPath;
use axum::routing::get;
use tokio::sync::watch;

use crate::cargo::Profile;
use crate::error::{Error, Result};
use crate::paths::project;
use crate::server::{self, Policy, Server};
use crate::site::{self, Form, Glue, Reload};
use crate::watch::Watch;

const DEFAULT_PORT: u16 = 8080;

/// The longest that a page waits for an answer to whether there is a new build.
const LONGEST_WAIT: Duration = Duration::from_secs(25);

/// The options of `cargo xtask serve`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The port on 127.0.0.1 [default: 8080, or the next free one]
    #[arg(long)]
    port: Option<u16>,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
    /// Build again when a file changes, and reload the page
    #[arg(long)]
    watch: bool,
    /// Serve what `build` would publish; slower to build
    #[arg(long)]
    release: bool,
}

/// Builds and serves until it is interrupted.
pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = project("dist/serve");
    // Watching begins before the build: what changes meanwhile is built next.
    let watch = options.watch.then(Watch::start).transpose()?;
    build(options, &folder)?;
    let (builds, latest) = watch::channel(1_u64);
    let router = server::folder(&folder, Policy::Strict).route(
        "/-/build/{seen}",
        get(async move |InPath(seen)| next_build(latest, seen).await),
    );
    let server = start(options.port, &router)?;
    let address = server.address("/");
    println!("serving {address} (end with Ctrl+C)");
    if options.open && open::that(&address).is_err() {
        eprintln!("warning: found no browser to open; open {address} yourself");
    }
    let Some(watch) = watch else {
        loop {
            std::thread::park();
        }
    };
    loop {
        let changed = watch.next()?;
        println!("{} changed, building", changed.display());
        match build(options, &folder) {
            Ok(()) => builds.send_modify(|number| *number += 1),
            Err(error) => eprintln!("error: {error}\nstill serving the last build that succeeded"),
        }
    }
}

fn build(options: &Options, folder: &Path) -> Result<()> {
    let start = Instant::now();
    let profile = if options.release {
        Profile::Page
    } else {
        Profile::Serve
    };
    let reload = if options.watch {
        Reload::Yes
    } else {
        Reload::No
    };
    let books = if options.release {
        Profile::Package
    } else {
        Profile::Serve
    };
    let workbook = Glue::workbook(books, Form::Given)?;
    site::plain(
        &Glue::make(profile, Form::Beside)?,
        &workbook,
        folder,
        reload,
        None,
    )?;
    println!("built in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Serves on the port that was asked for, or else on the first free one from the default on.
fn start(port: Option<u16>, router: &Router) -> Result<Server> {
    if let Some(port) = port {
        return Server::start(port, router.clone());
    }
    let mut port = DEFAULT_PORT;
    loop {
        match Server::start(port, router.clone()) {
            Err(Error::PortTaken { .. }) if port < DEFAULT_PORT + 10 => {
                println!("port {port} is taken, trying the next");
                port += 1;
            }
            result => return result,
        }
    }
}

/// Answers with the number of the latest build, as soon as it is another than the one asked about.
async fn next_build(mut latest: watch::Receiver<u64>, seen: u64) -> String {
    let _ = tokio::time::timeout(LONGEST_WAIT, latest.wait_for(|number| *number != seen)).await;
    latest.borrow().to_string()
}
