//! The page as a person has it: open, look, wait, take a picture.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use super::Result;

/// How long a page may take to become what a test waits for.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open page.
#[derive(Debug)]
pub(crate) struct Page {
    pub(super) client: Client,
    address: String,
}

impl Page {
    pub(super) fn new(client: Client, address: String) -> Self {
        Self { client, address }
    }

    /// Loads the page anew, with a query or hash behind its address (`"?lang=en#…"`).
    pub(crate) async fn open(&self, suffix: &str) -> Result {
        // An address that differs in the hash only would not load anything.
        self.client.goto("about:blank").await?;
        self.client
            .goto(&format!("{}{suffix}", self.address))
            .await?;
        Ok(())
    }

    /// Follows a link inside the page: sets the hash without loading the page.
    pub(crate) async fn follow(&self, hash: &str) -> Result {
        self.run("location.hash = arguments[0]", vec![json!(hash)])
            .await
            .map(drop)
    }

    pub(crate) async fn reload(&self) -> Result {
        Ok(self.client.refresh().await?)
    }

    pub(crate) async fn back(&self) -> Result {
        Ok(self.client.back().await?)
    }

    /// The address with its query and hash.
    pub(crate) async fn url(&self) -> Result<String> {
        Ok(self.client.current_url().await?.into())
    }

    /// The first element that matches.
    pub(crate) async fn find(&self, css: &str) -> Result<Element> {
        let found = self.client.find(Locator::Css(css)).await;
        found.map_err(|error| format!("no element matches `{css}`: {error}").into())
    }

    /// Every element that matches.
    pub(crate) async fn find_all(&self, css: &str) -> Result<Vec<Element>> {
        Ok(self.client.find_all(Locator::Css(css)).await?)
    }

    /// The visible text of the first element that matches.
    pub(crate) async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// Runs a script with `arguments` and gives what it returns.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Waits for an element to be there.
    pub(crate) async fn wait_for(&self, css: &str) -> Result<Element> {
        self.wait_until(
            "return document.querySelector(arguments[0]) !== null",
            vec![json!(css)],
        )
        .await
        .map_err(|error| format!("no element matches `{css}`: {error}"))?;
        self.find(css).await
    }

    /// Waits for the text of an element to contain another.
    pub(crate) async fn wait_for_text(&self, css: &str, part: &str) -> Result {
        let script =
            "return document.querySelector(arguments[0])?.textContent.includes(arguments[1])";
        match self.wait_until(script, vec![json!(css), json!(part)]).await {
            Ok(()) => Ok(()),
            Err(error) => {
                let found = self.text(css).await.unwrap_or_default();
                Err(format!("`{css}` does not contain {part:?} but {found:?}: {error}").into())
            }
        }
    }

    /// Waits for a script to return something true.
    pub(crate) async fn wait_until(&self, script: &str, arguments: Vec<Value>) -> Result {
        let start = Instant::now();
        loop {
            match self.run(script, arguments.clone()).await? {
                Value::Null | Value::Bool(false) => {}
                _ => return Ok(()),
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("not within {} s: {script}", PATIENCE.as_secs()).into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Makes the page's area this large; below 600 pixels it is a phone's.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result {
        let mobile = width < 600;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await?;
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": mobile }),
        )
        .await?;
        Ok(())
    }

    /// Lets every use of `localStorage` throw, as in a frame of another site. Holds from the next load on.
    pub(crate) async fn block_storage(&self) -> Result {
        self.before_load(
            "Object.defineProperty(window, 'localStorage', {
                get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
            });",
        )
        .await
    }

    /// Runs a script before every script of the page, from the next load on.
    pub(crate) async fn before_load(&self, script: &str) -> Result {
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await
        .map(drop)
    }

    /// Keeps what is visible as `target/screenshots/NAME.png`.
    pub(crate) async fn screenshot(&self, name: &str) -> Result {
        save(name, &self.client.screenshot().await?)
    }

    /// Keeps the page from top to bottom as `target/screenshots/NAME.png`.
    pub(crate) async fn screenshot_whole(&self, name: &str) -> Result {
        let script = "const page = document.documentElement;
            return [page.clientWidth, page.scrollHeight, innerHeight]";
        let sides = self.run(script, vec![]).await?;
        let side = |i: usize| {
            let pixels = sides[i].as_u64().and_then(|side| u32::try_from(side).ok());
            pixels.ok_or_else(|| format!("no size of the page: {sides}"))
        };
        self.resize(side(0)?, side(1)?).await?;
        let picture = self.client.screenshot().await?;
        self.resize(side(0)?, side(2)?).await?;
        save(name, &picture)
    }

    pub(super) async fn close(self) -> Result {
        Ok(self.client.close().await?)
    }
}

fn save(name: &str, picture: &[u8]) -> Result {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.parent().unwrap_or(target).join("screenshots");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("{name}.png")), picture)?;
    Ok(())
}
