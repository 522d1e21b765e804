//! The size of the page.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::page::Frame;
use super::{Page, Result};

/// The longest time for a window to reach its size.
const PATIENCE: Duration = Duration::from_secs(5);

impl Page {
    /// Makes the page's area this large; below 600 pixels it is a phone's.
    ///
    /// Where windows cannot be so narrow, the page is opened in a frame of that size: then a page that is
    /// open is left, and has to be opened again.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result {
        if self.engine.has_devtools() {
            return self.emulate(width, height).await;
        }
        let narrowest = self.engine.narrowest();
        self.resize_window(width.max(narrowest), height).await?;
        if self.is_framed() {
            self.resize_frame(width, height).await?;
        } else if width < narrowest && self.is_open() {
            self.leave().await?;
        }
        self.stand_in((width < narrowest).then(|| Frame::of_own(width, height)));
        Ok(())
    }

    async fn emulate(&self, width: u32, height: u32) -> Result {
        let mobile = width < 600;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.command("Emulation.setDeviceMetricsOverride", size)
            .await?;
        self.command(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": mobile }),
        )
        .await
        .map(drop)
    }

    /// Makes the window so large that the area inside is of this size.
    async fn resize_window(&self, width: u32, height: u32) -> Result {
        let start = Instant::now();
        let mut outside = (0, 0);
        loop {
            let (w, h) = (width + outside.0, height + outside.1);
            self.client.set_window_rect(0, 0, w, h).await?;
            let inside = self.run_on_top("return [innerWidth, innerHeight]").await?;
            let side = |i: usize| inside[i].as_u64().and_then(|side| u32::try_from(side).ok());
            if (side(0), side(1)) == (Some(width), Some(height)) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("the page is {inside} and not {width} × {height}").into());
            }
            // What the window has around the page, once the window is as large as it was told.
            let around =
                |whole: u32, i: usize| side(i).map_or(0, |side| whole.saturating_sub(side));
            outside = (around(w, 0), around(h, 1));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn resize_frame(&self, width: u32, height: u32) -> Result {
        let script = format!(
            "const frame = document.querySelector('iframe'); frame.width = {width}; frame.height = {height}"
        );
        self.run_on_top(&script).await.map(drop)
    }

    /// Runs a script in the window's own page, whatever frame the test is in.
    async fn run_on_top(&self, script: &str) -> Result<Value> {
        if !self.is_framed() {
            return self.run(script, vec![]).await;
        }
        self.client.enter_parent_frame().await?;
        let value = self.run(script, vec![]).await;
        self.client.enter_frame(0).await?;
        value
    }
}
