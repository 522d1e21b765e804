//! The surroundings of a test in a browser: the page on a server, and drivers.

use std::path::PathBuf;
use std::process::Command;

use axum::Router;
use serde_json::json;
use tower_http::services::ServeFile;

use crate::build;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::error::Result;
use crate::paths::project;
use crate::scripts;
use crate::server::{self, Policy, Server};
use crate::setup;

/// The published page on a server and drivers of an engine, until it is dropped.
#[derive(Debug)]
pub(crate) struct Browser {
    engine: Engine,
    drivers: Vec<Driver>,
    server: Server,
    /// The one HTML file, on disk.
    file: PathBuf,
    recorded: bool,
}

impl Browser {
    /// Serves `dist/page/` with a recorder in it, as in a copy of the one file, and starts a driver more than
    /// there are processors: each test waits now and then.
    pub(crate) fn to_test(engine: Engine) -> Result<Self> {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        // Chromium 83 is driven by the tests themselves.
        let drivers = match engine {
            Engine::Chromium83 => 0,
            _ => processors.min(4) + 1,
        };
        Self::start(engine, drivers, true)
    }

    /// Serves `dist/page/` as it is, and starts a driver of Chromium.
    pub(crate) fn as_published() -> Result<Self> {
        Self::start(Engine::Chromium, 1, false)
    }

    fn start(engine: Engine, drivers: usize, recorded: bool) -> Result<Self> {
        setup::engines(&[engine])?;
        let drivers = (0..drivers).map(|_| Driver::start(engine));
        Ok(Self {
            engine,
            drivers: drivers.collect::<Result<_>>()?,
            server: Server::start(0, router(recorded))?,
            file: match recorded {
                true => scripts::insert_into(&build::single(), &project("target/browser"))?,
                false => build::single(),
            },
            recorded,
        })
    }

    /// The number of sessions at a time.
    pub(crate) fn sessions(&self) -> usize {
        self.drivers.len()
    }

    /// Tells a program where the page and the drivers are.
    pub(crate) fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let drivers: Vec<_> = self
            .drivers
            .iter()
            .map(|driver| json!({ "address": driver.address(), "downloads": driver.downloads() }))
            .collect();
        if self.recorded {
            command.env("XINGFU_RECORDED", "1");
        }
        // For tests that know one driver only.
        if let Some(driver) = self.drivers.first() {
            command.env("XINGFU_DRIVER", driver.address());
        }
        command
            .env("XINGFU_ENGINE", self.engine.key())
            .env("XINGFU_DRIVERS", json!(drivers).to_string())
            .env("XINGFU_PAGE", self.server.address("/"))
            .env("XINGFU_FILE", &self.file)
            .env("XINGFU_OFFICE", office())
            .env(
                "XINGFU_PAGE_WITHOUT_POLICY",
                self.server.address("/no-policy/"),
            )
    }
}

/// The folder of the results that a test publishes, which lie beside the page at `/office/`.
fn office() -> PathBuf {
    project("target/browser/office")
}

/// The newest build at `/` and in all the places where tests look at it, the whole of `dist/page/` at
/// `/site/`, and at `/module/` the package.
///
/// The server is the browsers' proxy as well, so that it answers to every name over HTTP.
fn router(recorded: bool) -> Router {
    let page = project("dist/page/latest");
    let strict = server::folder(&page, Policy::Strict);
    let pages = Router::new()
        .nest_service("/some/folder", strict.clone())
        .route_service(
            "/office/published.json",
            ServeFile::new(office().join("published.json")),
        )
        .nest_service("/office", strict.clone())
        .nest_service("/framed", server::folder(&page, Policy::Framed))
        .nest_service(
            "/module",
            server::folder(&project("dist/npm"), Policy::Strict),
        )
        .nest_service(
            "/site",
            server::folder(&project("dist/page"), Policy::Strict),
        )
        .nest_service("/plain", server::folder(&build::plain(), Policy::Strict))
        .nest_service(
            "/bench",
            server::folder(&project("tests/bench"), Policy::Strict),
        )
        .fallback_service(strict);
    let pages = match recorded {
        true => scripts::insert(pages.route_service(
            "/sw.js",
            // That of a page under development keeps nothing: each visit of a test would fetch the whole
            // page a second time. In the folders it is that of the build.
            ServeFile::new(build::plain().join("sw.js")),
        )),
        false => pages,
    };
    Router::new()
        // Others that are measured set their styles by scripts.
        .nest_service(
            "/no-policy/bench",
            server::folder(&project("tests/bench"), Policy::None),
        )
        .nest_service("/no-policy", server::folder(&page, Policy::None))
        .nest_service(
            "/-",
            server::folder(&project("tests/browser/www"), Policy::None),
        )
        .fallback_service(pages)
}
