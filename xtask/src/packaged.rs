//! The crate as crates.io would get it: built, and its documentation's examples run, from the archive alone.

use std::fs;

use crate::cargo::cargo;
use crate::command::{command, run as execute};
use crate::error::{Context, Result};
use crate::paths::project;

/// Packs the crate, unpacks it away from the project and tests its documentation there.
///
/// The dependencies are those that the native tests have built.
pub(crate) fn run() -> Result<()> {
    execute(cargo().args([
        "package",
        "--package",
        "xingfu",
        "--no-verify",
        "--allow-dirty",
        "--quiet",
    ]))?;
    let folder = tempfile::tempdir().at("make a temporary folder in", &std::env::temp_dir())?;
    let name = concat!("xingfu-", env!("CARGO_PKG_VERSION"));
    let archive = project("target/package").join(format!("{name}.crate"));
    execute(
        command("tar")
            .arg("-xzf")
            .arg(&archive)
            .arg("-C")
            .arg(folder.path()),
    )?;
    let unpacked = folder.path().join(name);
    // The same versions as in the project, so that nothing is built twice.
    let lock = unpacked.join("Cargo.lock");
    fs::copy(project("Cargo.lock"), &lock).at("write", &lock)?;
    let mut test = cargo();
    test.args(["test", "--doc", "--all-features", "--target-dir"]);
    test.arg(project("target")).current_dir(&unpacked);
    execute(&mut test)
}
