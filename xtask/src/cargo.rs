//! Compiling the library to WebAssembly.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::command::{capture, command, describe, run};
use crate::error::{Error, Result};
use crate::paths::find_program;

/// The target of the module.
const TARGET: &str = "wasm32-unknown-unknown";

/// A way of compiling the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small: the page as it is published, without the API.
    Page,
    /// With the API: the package as it is published.
    Package,
    /// Quick to rebuild: the page of a developer.
    Serve,
}

/// The project's own crates in the package. They run at every rescore, with what they make of generic
/// code: a slider's event took about a third longer with "z". The dependencies run seldom, and weigh much;
/// they are those of the page, compiled once.
const OWN: [&str; 3] = ["xingfu", "workbook", "engine"];

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Page | Self::Package => "release",
            Self::Serve => "serve",
        }
    }

    /// What differs from the profile of this name.
    fn settings(self) -> Vec<String> {
        match self {
            Self::Page | Self::Serve => Vec::new(),
            Self::Package => OWN
                .map(|own| format!("profile.release.package.{own}.opt-level='s'"))
                .to_vec(),
        }
    }

    fn features(self) -> &'static [&'static str] {
        match self {
            Self::Page => &["--no-default-features", "--features", "split"],
            Self::Package | Self::Serve => &[],
        }
    }

    /// Whether the module is split into a first and a deferred part.
    pub(crate) fn is_split(self) -> bool {
        self == Self::Page
    }

    /// The compiler's flags for the module alone.
    fn flags(self) -> &'static [&'static str] {
        match self {
            // The splitter reads from the relocations which function needs which other.
            Self::Page => &["-Clink-arg=--emit-relocs"],
            Self::Package | Self::Serve => &[],
        }
    }

    /// Whether what is built is published.
    pub(crate) fn is_published(self) -> bool {
        self != Self::Serve
    }
}

/// The cargo that runs this task.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Installs Rust's target of WebAssembly where it is missing.
pub(crate) fn install_target() -> Result<()> {
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
    run(command("rustup").args(["target", "add", TARGET]))
}

/// Compiles a package's library to WebAssembly and gives the file.
pub(crate) fn compile(package: &str, profile: Profile) -> Result<PathBuf> {
    install_target()?;
    let mut command = cargo();
    command
        .args(["rustc", "--package", package, "--lib", "--target", TARGET])
        .args(["--crate-type", "cdylib"])
        .args(["--profile", profile.name()])
        .args(profile.features())
        .args(["--message-format", "json-render-diagnostics"])
        // Flags from the environment would replace those of .cargo/config.toml, on which old browsers depend.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        // Without it all modules of a package are one file to cargo, compiled anew for each in turn.
        .env("__CARGO_DEFAULT_LIB_METADATA", "module")
        .stderr(Stdio::inherit());
    for setting in profile.settings() {
        command.args(["--config", &setting]);
    }
    if let Some(home) = cargo_home() {
        // Messages of panics name source files: without the folder they are the same on every machine.
        let sources = home.join("registry").join("src");
        command.arg("--config").arg(format!(
            "target.{TARGET}.rustflags=['--remap-path-prefix={}=registry']",
            sources.display()
        ));
    }
    command.arg("--").args(profile.flags());
    let messages = capture(&mut command)?;
    module_in(&messages, package).ok_or_else(|| Error::NoModule {
        command: describe(&command),
    })
}

/// The module of a package among cargo's messages.
fn module_in(messages: &str, package: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| {
            message["reason"] == "compiler-artifact" && message["target"]["name"] == package
        })
        .filter_map(|message| {
            let files = message["filenames"].as_array()?.iter();
            let mut paths = files.filter_map(|file| file.as_str()).map(PathBuf::from);
            paths.find(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "wasm")
            })
        })
        .next_back()
}

fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::module_in;

    #[test]
    fn the_module_is_the_package_s_own() {
        let messages = r#"{"reason":"compiler-artifact","target":{"name":"other"},"filenames":["/t/other.wasm"]}
{"reason":"compiler-artifact","target":{"name":"xingfu"},"filenames":["/t/libxingfu.rlib","/t/xingfu.wasm"]}
{"reason":"build-finished","success":true}"#;
        assert_eq!(module_in(messages, "xingfu"), Some("/t/xingfu.wasm".into()));
        assert_eq!(module_in("{}", "xingfu"), None);
    }
}
