//! Downloaded files.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{Page, Result};

/// The longest time for a file to arrive.
const PATIENCE: Duration = Duration::from_secs(10);

impl Page {
    /// Allows downloads without a question. Firefox and `WebKit` have it among their capabilities.
    pub(super) async fn keep_downloads(&self) -> Result {
        if !self.engine.has_devtools() {
            return Ok(());
        }
        let parameters = json!({ "behavior": "allow", "downloadPath": self.seat.downloads() });
        self.command("Browser.setDownloadBehavior", parameters)
            .await
            .map(drop)
    }

    /// The downloaded file with this ending, once it is there as a whole.
    pub(crate) async fn downloaded(&self, ending: &str) -> Result<PathBuf> {
        let folder = self.seat.downloads();
        let start = Instant::now();
        loop {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.extension().is_some_and(|there| there == ending)
                    && fs::metadata(&path)?.len() > 0
                {
                    return Ok(path);
                }
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("no file *.{ending} in {}", folder.display()).into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
