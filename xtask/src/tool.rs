//! Programs and fonts of the system that the tests use.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::command::{capture, command, run as execute};
use crate::error::{Error, Result};
use crate::paths::find_program;

/// A program or a font that comes in a package of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    Chromium,
    ChromeDriver,
    Firefox,
    WebKit,
    Display,
    Font,
    Node,
    Npm,
    Nginx,
    Brotli,
    Office,
    Pip,
}

impl Tool {
    /// The programs for tests of the JavaScript module and of published files.
    pub(crate) const NODE: [Self; 4] = [Self::Node, Self::Npm, Self::Nginx, Self::Brotli];

    /// The program for tests of workbooks.
    pub(crate) const OFFICE: [Self; 1] = [Self::Office];

    fn is_there(self) -> bool {
        match self {
            Self::Chromium => find_program("chromium").is_some(),
            Self::ChromeDriver => find_program("chromedriver").is_some(),
            Self::Firefox => firefox().is_some(),
            Self::WebKit => find_program("WebKitWebDriver").is_some(),
            Self::Display => find_program("Xvfb").is_some(),
            Self::Font => has_chinese_font(),
            Self::Node => find_program("node").is_some(),
            Self::Npm => find_program("npm").is_some(),
            Self::Office => find_program("libreoffice").is_some(),
            Self::Pip => has_pip(),
            // Programs that are not for everybody are not on everybody's search path.
            Self::Nginx => {
                find_program("nginx").is_some() || Path::new("/usr/sbin/nginx").is_file()
            }
            Self::Brotli => Path::new("/usr/lib/nginx/modules")
                .join("ngx_http_brotli_static_module.so")
                .is_file(),
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium (`chromium`)",
            Self::ChromeDriver => "ChromeDriver (`chromedriver`, of the same version as Chromium)",
            Self::Firefox => "Firefox (`firefox-esr` or `firefox`)",
            Self::WebKit => "WebKitGTK with its driver (`WebKitWebDriver`)",
            Self::Display => "a display without a screen (`Xvfb`)",
            Self::Font => "a font with Chinese characters (Noto Sans CJK)",
            Self::Node => "Node.js 18 or newer (`node`)",
            Self::Npm => "npm (`npm`)",
            Self::Nginx => "nginx 1.18 or newer (`nginx`)",
            Self::Office => "LibreOffice Calc (`libreoffice`)",
            Self::Pip => "pip (`python3 -m pip`)",
            Self::Brotli => "nginx's module for packed files (`ngx_http_brotli_static_module.so`)",
        }
    }

    /// The package in Debian and in what is made from it.
    fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::ChromeDriver => "chromium-driver",
            Self::Firefox => "firefox-esr",
            Self::WebKit => "webkit2gtk-driver",
            Self::Display => "xvfb",
            Self::Font => "fonts-noto-cjk",
            Self::Node => "nodejs",
            Self::Npm => "npm",
            Self::Nginx => "nginx",
            Self::Office => "libreoffice-calc-nogui",
            Self::Pip => "python3-pip",
            Self::Brotli => "libnginx-mod-http-brotli-static",
        }
    }
}

/// Installs the missing ones among these programs and fonts, or names them.
pub(crate) fn install(needed: &[Tool]) -> Result<()> {
    let missing = || -> Vec<Tool> {
        let absent = needed.iter().filter(|tool| !tool.is_there());
        absent.copied().collect()
    };
    let absent = missing();
    if absent.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = absent.iter().map(|tool| tool.package()).collect();
    if find_program("apt-get").is_none() || !is_root() {
        return Err(nothing_but_the_user_can_install(&absent));
    }
    println!("installing {} by apt-get", packages.join(", "));
    let apt_get = || {
        let mut command = command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    execute(apt_get().args(["update", "--quiet"]))?;
    execute(
        apt_get()
            .args(["install", "--quiet", "--yes", "--no-install-recommends"])
            .args(packages),
    )?;
    // Ubuntu's packages of these names only point to another store.
    match missing() {
        still if still.is_empty() => Ok(()),
        still => Err(nothing_but_the_user_can_install(&still)),
    }
}

/// Firefox itself.
pub(crate) fn firefox() -> Option<PathBuf> {
    find_program("firefox-esr").or_else(|| find_program("firefox"))
}

fn nothing_but_the_user_can_install(missing: &[Tool]) -> Error {
    let what = missing
        .iter()
        .map(|tool| tool.what())
        .collect::<Vec<_>>()
        .join(", ");
    let packages = missing
        .iter()
        .map(|tool| tool.package())
        .collect::<Vec<_>>()
        .join(" ");
    Error::Missing {
        what,
        remedy: format!(
            "install them so that the programs are on the search path (Debian: \
             `sudo apt-get install --no-install-recommends {packages}`)"
        ),
    }
}

fn is_root() -> bool {
    capture(command("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}

fn has_pip() -> bool {
    capture(
        command("python3")
            .args(["-m", "pip", "--version"])
            .stderr(Stdio::null()),
    )
    .is_ok()
}

fn has_chinese_font() -> bool {
    find_program("fc-list").is_some()
        && capture(command("fc-list").arg(":lang=zh-cn").stderr(Stdio::null()))
            .is_ok_and(|fonts| !fonts.trim().is_empty())
}
