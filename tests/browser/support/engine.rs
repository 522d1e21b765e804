//! Differences between the engines: capabilities, windows, and flaws of their drivers.

use std::path::Path;
use std::time::Duration;

use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use super::Result;

/// The engine that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Today's Chromium.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// `WebKitGTK` in its small browser.
    WebKit,
}

/// Headless, without a sandbox (which root cannot have), and without a request of the browser's own.
const CHROMIUM: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // Its driver loses the elements of frames that have a process of their own.
    "--disable-site-isolation-trials",
    // What is asked for by HTTP is asked for by HTTP.
    "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,IsolateOrigins,site-per-process",
];

impl Engine {
    /// The engine of this name.
    pub(super) fn named(name: &str) -> Result<Self> {
        match name {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            _ => Err(format!("these tests do not run in {name:?}").into()),
        }
    }

    /// The name in capabilities.
    fn browser_name(self) -> &'static str {
        match self {
            Self::Chromium => "chrome",
            Self::Firefox => "firefox",
            Self::WebKit => "MiniBrowser",
        }
    }

    /// The narrowest window that the engine opens; a narrower page is shown in a frame.
    pub(super) fn narrowest(self) -> u32 {
        match self {
            // Its page is emulated, whatever the window.
            Self::Chromium => 0,
            Self::Firefox | Self::WebKit => 520,
        }
    }

    /// The longest time to open.
    pub(super) fn patience(self) -> Duration {
        match self {
            // What its driver does not open soon it never does.
            Self::WebKit => Duration::from_secs(10),
            // Their drivers keep a session that nobody waited for, and refuse another one.
            Self::Chromium | Self::Firefox => Duration::from_mins(2),
        }
    }

    /// Whether it opens with a list of addresses that take no proxy.
    ///
    /// `WebKitGTK`'s small browser dies of such a list in one of ten openings; of ninety without one none
    /// died. What it would ask the server of the page for directly, it gets from the same as a proxy.
    pub(super) fn survives_exceptions_to_a_proxy(self) -> bool {
        self != Self::WebKit
    }

    /// The folder of its screenshots, below that of Chromium.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Chromium => "",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether the name that the engine computes is this one.
    ///
    /// `WebKit` adds what is typed in a field to the label that the field stands in.
    pub(super) fn is_named(self, label: &str, name: &str) -> bool {
        label == name
            || (self == Self::WebKit
                && label
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with(' ')))
    }

    /// Whether it knows the commands that `ChromeDriver` has beyond the standard.
    pub(super) fn has_devtools(self) -> bool {
        self == Self::Chromium
    }

    /// Whether its driver now and then has no answer to a command that the page has carried out.
    pub(super) fn loses_answers(self) -> bool {
        self == Self::WebKit
    }

    /// Whether the error is such a lost answer, or an element that was found and drawn anew before it was told.
    pub(super) fn has_lost(self, error: &CmdError) -> bool {
        let error = error.to_string();
        self.loses_answers()
            && ["Could not parse", "trying to create the node handle"]
                .iter()
                .any(|flaw| error.contains(flaw))
    }

    /// The capabilities of a new session.
    pub(super) fn capabilities(self, downloads: &Path) -> Capabilities {
        let mut capabilities = Capabilities::new();
        let mut ask = |name: &str, value: Value| capabilities.insert(name.to_owned(), value);
        ask("browserName", json!(self.browser_name()));
        // A script may measure for minutes.
        ask("timeouts", json!({ "script": 600_000 }));
        match self {
            Self::Chromium => {
                ask("goog:chromeOptions", json!({ "args": CHROMIUM }));
                ask("goog:loggingPrefs", json!({ "browser": "ALL" }));
            }
            Self::Firefox => {
                let prefs = json!({
                    "browser.download.dir": downloads,
                    "browser.download.folderList": 2,
                    "browser.download.alwaysOpenPanel": false,
                    "dom.security.https_first": false,
                });
                let options = json!({ "args": ["-headless"], "prefs": prefs });
                ask("moz:firefoxOptions", options);
            }
            // Its driver opens the small browser by itself.
            Self::WebKit => {}
        }
        capabilities
    }
}
