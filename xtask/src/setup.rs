//! `cargo xtask setup`: installation of everything missing, or its names where that is not possible.

use std::path::PathBuf;

use crate::cargo::{self, cargo};
use crate::command::run as execute;
use crate::engine::Engine;
use crate::error::Result;
use crate::node;
use crate::paths::{find_program, project};
use crate::tool::{self, Tool};

/// The version of geckodriver that is built where there is none.
const GECKODRIVER: &str = "0.37.1";

/// Installs everything that is missing.
pub(crate) fn run() -> Result<()> {
    cargo::install_target()?;
    engines(&Engine::ALL)?;
    tool::install(&Tool::NODE)?;
    tool::install(&Tool::OFFICE)?;
    node::install("tests/node")?;
    println!("everything is installed");
    Ok(())
}

/// Makes sure that the page can be tested in these engines.
pub(crate) fn engines(engines: &[Engine]) -> Result<()> {
    let mut needed = Vec::new();
    for tool in engines.iter().flat_map(|engine| engine.tools()) {
        if !needed.contains(tool) {
            needed.push(*tool);
        }
    }
    tool::install(&needed)?;
    if engines.contains(&Engine::Firefox) {
        geckodriver()?;
    }
    Ok(())
}

/// Firefox's driver, which is built where there is none: Debian has no package of it.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    if let Some(driver) = find_program("geckodriver") {
        return Ok(driver);
    }
    let tools = project("target/tools");
    let driver = tools.join("bin/geckodriver");
    if !driver.is_file() {
        println!("building geckodriver {GECKODRIVER} into target/tools, once, for about a minute");
        execute(
            cargo()
                .args(["install", "geckodriver", "--locked", "--quiet"])
                .args(["--version", GECKODRIVER, "--root"])
                .arg(&tools)
                // It waits for the browser most of the time: quickly built is quick enough.
                .arg("--debug"),
        )?;
    }
    Ok(driver)
}
