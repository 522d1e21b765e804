//! The browser engines that the page is tested in.

use crate::tool::Tool;

/// A browser engine, as `--browser` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Engine {
    /// Today's Chromium
    Chromium,
    /// Firefox ESR
    Firefox,
    /// `WebKitGTK`, the engine of Safari
    Webkit,
    /// Chromium 83 of 2020, driven from Node.js
    #[value(name = "chromium-83")]
    Chromium83,
}

impl Engine {
    /// Every engine, in the order in which they run.
    pub(crate) const ALL: [Self; 4] = [
        Self::Chromium,
        Self::Firefox,
        Self::Webkit,
        Self::Chromium83,
    ];

    /// The name that programs use.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
            Self::Chromium83 => "chromium-83",
        }
    }

    /// The name for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium | Self::Chromium83 => "Chromium",
            Self::Firefox => "Firefox ESR",
            Self::Webkit => "WebKitGTK",
        }
    }

    /// The suite of tests in this engine.
    pub(crate) fn suite(self) -> &'static str {
        match self {
            Self::Chromium => "page in Chromium",
            Self::Firefox => "page in Firefox",
            Self::Webkit => "page in WebKit",
            Self::Chromium83 => "page in Chromium 83",
        }
    }

    /// The programs and fonts needed to test in it.
    pub(crate) fn tools(self) -> &'static [Tool] {
        match self {
            Self::Chromium => &[Tool::Chromium, Tool::ChromeDriver, Tool::Font],
            Self::Firefox => &[Tool::Firefox, Tool::Font],
            Self::Webkit => &[Tool::WebKit, Tool::Display, Tool::Font],
            // The browser itself comes by npm.
            Self::Chromium83 => &[Tool::Font, Tool::Node, Tool::Npm],
        }
    }
}
