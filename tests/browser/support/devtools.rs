//! Commands by their addresses: of `ChromeDriver` beyond the standard, and those that the client adds to.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::{Page, Result};

/// How media are emulated.
const MEDIA: &str = "Emulation.setEmulatedMedia";

/// Commands of which nothing is left after a reset.
const UNDONE: [&str; 3] = [MEDIA, "Page.captureScreenshot", "Page.printToPDF"];

/// A command of the session, by the end of its address.
#[derive(Debug)]
pub(super) struct Command {
    path: String,
    body: Option<Value>,
}

impl Command {
    pub(super) fn get(path: String) -> Self {
        Self { path, body: None }
    }

    pub(super) fn post(path: &str, body: Value) -> Self {
        Self {
            path: path.to_owned(),
            body: Some(body),
        }
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> std::result::Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}

impl Page {
    /// Runs a command of the Chrome `DevTools` protocol, which only Chromium has.
    ///
    /// No other test uses the browser then, unless a reset takes back whatever was changed.
    pub(crate) async fn devtools(&self, name: &str, parameters: Value) -> Result<Value> {
        if !UNDONE.contains(&name) {
            self.spend();
        }
        self.command(name, parameters).await
    }

    /// Emulates no media any longer.
    pub(super) async fn restore_media(&self) -> Result {
        if !self.engine.has_devtools() {
            return Ok(());
        }
        self.command(MEDIA, json!({ "media": "", "features": [] }))
            .await
            .map(drop)
    }

    /// The same with a command whose effect a reset takes back.
    pub(super) async fn command(&self, name: &str, parameters: Value) -> Result<Value> {
        if !self.engine.has_devtools() {
            return Err(format!("{:?} has no command {name}", self.engine).into());
        }
        let command = Command::post(
            "goog/cdp/execute",
            json!({ "cmd": name, "params": parameters }),
        );
        Ok(self
            .client
            .issue_cmd(command)
            .await
            .map_err(|error| format!("{name}: {error}"))?)
    }
}
