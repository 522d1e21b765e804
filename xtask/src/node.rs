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

/// Installs the packages of a folder, unless those of its lock file are there.
pub(crate) fn install(folder: &str) -> Result<()> {
    let modified = |file: &str| -> Option<SystemTime> {
        fs::metadata(project(folder).join(file))
            .ok()?
            .modified()
            .ok()
    };
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    println!("installing the packages of {folder} by npm");
    run(command("npm").arg("ci").current_dir(project(folder)))
}
