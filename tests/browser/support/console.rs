//! Faults of a page: errors, violations of its policy, requests to other servers, cookies.

use serde_json::{Value, json};

use super::devtools::Command;
use super::{Page, Result};

/// A line of the console.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub(crate) level: String,
    pub(crate) message: String,
}

impl Line {
    fn severe(message: String) -> Self {
        let level = "SEVERE".to_owned();
        Self { level, message }
    }
}

/// The lines of the recorder in the page, the requests to other servers, and the cookies.
const LOOK: &str =
    "const asked = performance.getEntriesByType('resource').map(entry => entry.name);
    const own = name => name.startsWith(location.origin + '/') || /^(blob|data):/.test(name);
    return {
        recorded: window.recorded ? window.recorded.splice(0) : null,
        others: asked.filter(name => !own(name)),
        cookie: document.cookie,
    }";

impl Page {
    /// The lines since the last time they were taken.
    pub(crate) async fn take_console(&self) -> Result<Vec<Line>> {
        self.keep_console().await?;
        Ok(self.lines.take())
    }

    /// Keeps what the page has recorded, since it goes with the page.
    pub(super) async fn keep_console(&self) -> Result {
        let mut lines = Vec::new();
        if self.is_open() && self.is_recorded {
            let seen = self.run(LOOK, vec![]).await?;
            lines.extend(faults(&seen).into_iter().map(Line::severe));
        }
        if self.engine.has_devtools() {
            lines.extend(self.browser_log().await?);
        }
        self.lines.borrow_mut().extend(lines);
        Ok(())
    }

    /// Lines of Chromium that no script can record, such as those about a missing file.
    async fn browser_log(&self) -> Result<Vec<Line>> {
        let log = self
            .client
            .issue_cmd(Command::post("se/log", json!({ "type": "browser" })))
            .await?;
        let text = |line: &Value, field: &str| line[field].as_str().unwrap_or_default().to_owned();
        let lines = log.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(lines
            .iter()
            .map(|line| Line {
                level: text(line, "level"),
                message: text(line, "message"),
            })
            .collect())
    }

    /// Fails when something went wrong in a page since the last time that the lines were taken.
    pub(crate) async fn assert_no_console_errors(&self) -> Result {
        let lines = self.take_console().await?;
        let errors: Vec<_> = lines
            .into_iter()
            .filter(|line| line.level == "SEVERE")
            .map(|line| line.message)
            .collect();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(format!("the console holds errors:\n{}", errors.join("\n")).into())
        }
    }
}

/// The faults among the things seen.
fn faults(seen: &Value) -> Vec<String> {
    let texts = |field: &str| {
        let all = seen[field].as_array().into_iter().flatten();
        all.filter_map(Value::as_str).map(str::to_owned)
    };
    let mut faults: Vec<_> = texts("recorded").collect();
    if seen["recorded"].is_null() {
        faults.push("the page came without the recorder of the tests".to_owned());
    }
    faults.extend(texts("others").map(|name| format!("asked another server: {name}")));
    let cookie = seen["cookie"].as_str().unwrap_or_default();
    if !cookie.is_empty() {
        faults.push(format!("a cookie was set: {cookie}"));
    }
    faults
}
