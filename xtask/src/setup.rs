//! `cargo xtask setup`: installing what is missing, or naming it.

use std::path::Path;
use std::process::Stdio;

use crate::command::{capture, command, run as execute};
use crate::error::{Error, Result};
use crate::node;
use crate::paths::find_program;

/// What the module is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Something that the tests use and that a package of the system brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tool {
    Chromium,
    Driver,
    Font,
    Node,
    Npm,
    Nginx,
    Brotli,
}

const TOOLS: [Tool; 7] = [
    Tool::Chromium,
    Tool::Driver,
    Tool::Font,
    Tool::Node,
    Tool::Npm,
    Tool::Nginx,
    Tool::Brotli,
];

impl Tool {
    fn is_there(self) -> bool {
        match self {
            Self::Chromium => find_program("chromium").is_some(),
            Self::Driver => find_program("chromedriver").is_some(),
            Self::Font => has_chinese_font(),
            Self::Node => find_program("node").is_some(),
            Self::Npm => find_program("npm").is_some(),
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
            Self::Driver => "ChromeDriver (`chromedriver`, of the same version as Chromium)",
            Self::Font => "a font with Chinese characters (Noto Sans CJK)",
            Self::Node => "Node.js 18 or newer (`node`)",
            Self::Npm => "npm (`npm`)",
            Self::Nginx => "nginx 1.18 or newer (`nginx`)",
            Self::Brotli => "nginx's module for packed files (`ngx_http_brotli_static_module.so`)",
        }
    }

    /// The package in Debian and in what is made from it.
    fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Driver => "chromium-driver",
            Self::Font => "fonts-noto-cjk",
            Self::Node => "nodejs",
            Self::Npm => "npm",
            Self::Nginx => "nginx",
            Self::Brotli => "libnginx-mod-http-brotli-static",
        }
    }
}

/// Installs everything that is missing.
pub(crate) fn run() -> Result<()> {
    target()?;
    tools()?;
    node::install()?;
    println!("everything is installed");
    Ok(())
}

/// Makes sure that Rust can compile to WebAssembly.
pub(crate) fn target() -> Result<()> {
    let sysroot = capture(command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    if find_program("rustup").is_none() {
        return Err(Error::Missing {
            what: format!("Rust's target {TARGET}"),
            remedy: "install Rust by rustup, or the target by whatever installed Rust".to_owned(),
        });
    }
    println!("installing Rust's target {TARGET} by rustup");
    execute(command("rustup").args(["target", "add", TARGET]))
}

/// Makes sure that the programs and fonts of the tests are there.
pub(crate) fn tools() -> Result<()> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().map(|tool| tool.package()).collect();
    if find_program("apt-get").is_none() || !is_root() {
        return Err(nothing_but_the_user_can_install(&missing));
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
    match self::missing() {
        still if still.is_empty() => Ok(()),
        still => Err(nothing_but_the_user_can_install(&still)),
    }
}

fn missing() -> Vec<Tool> {
    TOOLS.into_iter().filter(|tool| !tool.is_there()).collect()
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

fn has_chinese_font() -> bool {
    find_program("fc-list").is_some()
        && capture(command("fc-list").arg(":lang=zh-cn").stderr(Stdio::null()))
            .is_ok_and(|fonts| !fonts.trim().is_empty())
}
