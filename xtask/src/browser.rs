//! What a test in a browser needs around it: the page on a server, and a driver.

use std::process::Command;

use axum::Router;

use crate::build;
use crate::driver::Driver;
use crate::error::Result;
use crate::paths::project;
use crate::process;
use crate::server::{self, Policy, Server};
use crate::setup;

/// The published page on a server and a driver, until it is dropped.
#[derive(Debug)]
pub(crate) struct Browser {
    driver: Driver,
    server: Server,
}

impl Browser {
    /// Serves the newest build at `/`, the whole of `dist/page/` at `/site/`, and at `/module/` the same
    /// page under the names of its sources; starts the driver.
    pub(crate) fn start() -> Result<Self> {
        setup::tools()?;
        process::end_all_on_interrupt()?;
        let page = project("dist/page/latest");
        let router = Router::new()
            .nest_service("/no-policy", server::folder(&page, Policy::None))
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
            .fallback_service(server::folder(&page, Policy::Strict));
        Ok(Self {
            driver: Driver::start()?,
            server: Server::start(0, router)?,
        })
    }

    /// Tells a program where the page and the driver are.
    pub(crate) fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("XINGFU_DRIVER", self.driver.address())
            .env("XINGFU_PAGE", self.server.address("/"))
            .env(
                "XINGFU_PAGE_WITHOUT_POLICY",
                self.server.address("/no-policy/"),
            )
    }
}
