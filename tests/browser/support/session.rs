//! Opening a session with the driver that `cargo xtask test` has started.

use fantoccini::ClientBuilder;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::{Page, Result};

/// Headless, without a sandbox (which root cannot have), and without a request of the browser's own.
const ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// Opens a browser with an empty profile, 1280 by 800 pixels large.
pub(super) async fn open() -> Result<Page> {
    let driver = variable("XINGFU_DRIVER")?;
    let address = variable("XINGFU_PAGE")?;
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".to_owned(), json!("chrome"));
    capabilities.insert(
        "goog:chromeOptions".to_owned(),
        json!({ "args": ARGUMENTS }),
    );
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    // A script may measure for minutes.
    capabilities.insert("timeouts".to_owned(), json!({ "script": 600_000 }));
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&driver)
        .await
        .map_err(|error| format!("cannot open a browser by the driver at {driver}: {error}"))?;
    let page = Page::new(client, address);
    page.resize(1280, 800).await?;
    Ok(page)
}

fn variable(name: &str) -> Result<String> {
    std::env::var(name).map_err(|_| {
        format!(
            "{name} is not set: these tests need a served page and a driver; run `cargo xtask test`"
        )
        .into()
    })
}
