//! Sessions with the drivers that `cargo xtask test` has started: opened, kept for the next test, reset.

use std::fs;
use std::mem;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::engine::Engine;
use super::{Page, Result, note};

/// The number of attempts to open a browser.
const ATTEMPTS: usize = 6;

/// A driver, which in some engines has one session at a time.
#[derive(Debug, Default)]
struct Driver {
    address: String,
    downloads: PathBuf,
    /// The browser that the last test left open.
    kept: Option<Client>,
}

/// The drivers that no test uses now; `None` before the first test.
static FREE: Mutex<Option<Vec<Driver>>> = Mutex::new(None);
static FREED: Condvar = Condvar::new();

/// A driver in use; dropping it leaves it to the next test.
#[derive(Debug)]
pub(super) struct Seat(Driver);

impl Seat {
    fn take() -> Result<Self> {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        if free.is_none() {
            *free = Some(drivers()?);
        }
        loop {
            if let Some(driver) = free.as_mut().and_then(Vec::pop) {
                return Ok(Self(driver));
            }
            free = FREED.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The folder of downloads.
    pub(super) fn downloads(&self) -> &PathBuf {
        &self.0.downloads
    }

    /// Keeps a browser for the next test.
    pub(super) fn keep(&mut self, client: Client) {
        self.0.kept = Some(client);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        free.get_or_insert_default().push(mem::take(&mut self.0));
        FREED.notify_one();
    }
}

/// The drivers that `cargo xtask test` tells.
fn drivers() -> Result<Vec<Driver>> {
    let told: Value = serde_json::from_str(&variable("XINGFU_DRIVERS")?)?;
    let text = |driver: &Value, field: &str| driver[field].as_str().unwrap_or_default().to_owned();
    let drivers: Vec<_> = told
        .as_array()
        .into_iter()
        .flatten()
        .map(|driver| Driver {
            address: text(driver, "address"),
            downloads: text(driver, "downloads").into(),
            kept: None,
        })
        .collect();
    match drivers.is_empty() {
        true => Err("XINGFU_DRIVERS names no driver".into()),
        false => Ok(drivers),
    }
}

/// The engine that `cargo xtask test` tells.
pub(super) fn engine() -> Result<Engine> {
    Engine::named(&variable("XINGFU_ENGINE")?)
}

/// The browser that a test asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One that other tests have used, reset; a new one where there is none.
    Reset,
    /// One with an empty profile and empty caches.
    New,
}

/// Gives a browser 1280 by 800 pixels large, without anything stored.
pub(super) async fn open(wanted: Wanted) -> Result<Page> {
    let engine = engine()?;
    let address = variable("XINGFU_PAGE")?;
    let mut seat = Seat::take()?;
    let _ = fs::remove_dir_all(seat.downloads());
    fs::create_dir_all(seat.downloads())?;
    if let Some(client) = seat.0.kept.take() {
        let page = Page::new(client, engine, seat, address.clone());
        if wanted == Wanted::Reset && page.reset().await.is_ok() {
            return Ok(page);
        }
        seat = page.close().await;
    }
    let mut capabilities = engine.capabilities(seat.downloads());
    capabilities.insert("proxy".to_owned(), proxy(&address, engine)?);
    let client = connect(&seat.0.address, &capabilities, engine.patience()).await?;
    if let Ok(file) = std::env::var("XINGFU_VERSION") {
        let capabilities = client.capabilities();
        let version = capabilities.and_then(|all| all.get("browserVersion"));
        let version = version.and_then(Value::as_str);
        fs::write(file, version.unwrap_or_default())?;
    }
    let page = Page::new(client, engine, seat, address);
    page.resize(1280, 800).await?;
    page.keep_downloads().await?;
    Ok(page)
}

/// Asks a driver for a session.
///
/// `WebKitWebDriver` waits forever for a browser that has died as it was opened: then it is asked again.
async fn connect(driver: &str, capabilities: &Capabilities, patience: Duration) -> Result<Client> {
    let mut failure = "it does not answer".to_owned();
    for _ in 0..ATTEMPTS {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.clone());
        match timeout(patience, builder.connect(driver)).await {
            Ok(Ok(client)) => return Ok(client),
            Ok(Err(error)) => failure = error.to_string(),
            Err(_) => {}
        }
        note("XINGFU_ASKED_AGAIN", &failure)?;
    }
    Err(format!("cannot open a browser by the driver at {driver}: {failure}").into())
}

/// The server of the page answers to every name, so that a page may stand on an intranet.
fn proxy(page: &str, engine: Engine) -> Result<Value> {
    let url = url::Url::parse(page)?;
    let port = url.port().ok_or("the page has no port")?;
    let mut proxy = json!({ "proxyType": "manual", "httpProxy": format!("127.0.0.1:{port}") });
    if engine.survives_exceptions_to_a_proxy() {
        proxy["noProxy"] = json!(["127.0.0.1", "localhost"]);
    }
    Ok(proxy)
}

fn variable(name: &str) -> Result<String> {
    std::env::var(name).map_err(|_| {
        format!(
            "{name} is not set: these tests need a served page and a driver; run `cargo xtask test`"
        )
        .into()
    })
}
