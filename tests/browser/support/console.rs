//! What the browser's console says.

use serde_json::json;

use super::devtools::Command;
use super::{Page, Result};

/// A line of the console.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub(crate) level: String,
    pub(crate) message: String,
}

impl Page {
    /// The lines since the last time they were taken.
    pub(crate) async fn take_console(&self) -> Result<Vec<Line>> {
        let log = self
            .client
            .issue_cmd(Command::post("se/log", json!({ "type": "browser" })))
            .await?;
        let text = |line: &serde_json::Value, field: &str| {
            line[field].as_str().unwrap_or_default().to_owned()
        };
        let lines = log.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(lines
            .iter()
            .map(|line| Line {
                level: text(line, "level"),
                message: text(line, "message"),
            })
            .collect())
    }

    /// Fails when the console holds an error: an exception, a blocked request, a missing file.
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
