//! Node.js, which runs the tests of the JavaScript module.

use std::fs;
use std::process::Command;
use std::time::SystemTime;

use crate::command::{command, run};
use crate::error::Result;
use crate::paths::project;

/// A command of Node.js in the folder of its tests.
pub(crate) fn node() -> Command {
    let mut command = command("node");
    command.current_dir(project("tests/node"));
    command
}

/// Installs the packages of the tests, unless those of the lock file are there.
pub(crate) fn install() -> Result<()> {
    let modified =
        |file: &str| -> Option<SystemTime> { fs::metadata(project(file)).ok()?.modified().ok() };
    let installed = modified("tests/node/node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("tests/node/package-lock.json") {
        return Ok(());
    }
    println!("installing the packages of tests/node by npm");
    run(command("npm").arg("ci").current_dir(project("tests/node")))
}
