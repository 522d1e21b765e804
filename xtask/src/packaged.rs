//! The crate as crates.io would get it: built, and its documentation's examples run, from the archive alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use crate::cargo::cargo;
use crate::command::{command, run as execute};
use crate::error::{Context, Result};
use crate::paths::project;

/// The other packages that the native tests are of.
const BESIDE: [&str; 3] = [
    "tests/browser/Cargo.toml",
    "tests/page/Cargo.toml",
    "src/workbook/Cargo.toml",
];

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
            // Written anew: cargo goes by the time of files, and those of an archive are old.
            .arg("-xmzf")
            .arg(&archive)
            .arg("-C")
            .arg(folder.path()),
    )?;
    let mut manifests = String::new();
    for file in BESIDE {
        let file = project(file);
        manifests += &fs::read_to_string(&file).at("read", &file)?;
    }
    let write = |name: &str, text: String| {
        let file = folder.path().join(name);
        fs::write(&file, text).at("write", &file)
    };
    write("Cargo.toml", workspace(name, &manifests))?;
    write("beside.rs", String::new())?;
    // The same versions as in the project, so that nothing is built twice.
    let lock = folder.path().join("Cargo.lock");
    fs::copy(project("Cargo.lock"), &lock).at("write", &lock)?;
    let mut test = cargo();
    test.args([
        "test",
        "--doc",
        "--package",
        "xingfu",
        "--package",
        "beside",
    ]);
    test.args(["--all-features", "--target-dir"]);
    test.arg(project("target")).current_dir(folder.path());
    execute(&mut test)
}

/// A workspace of the unpacked crate and of a package that depends on what the others do.
///
/// As a member the crate has other names in cargo's folder than the project's own, which is not built anew
/// for having been tested here. Beside the other dependencies its own get the features that they have in
/// the native tests: otherwise most are built once more, for a minute and a half of two processors.
fn workspace(unpacked: &str, manifests: &str) -> String {
    let mut dependencies = BTreeMap::new();
    let mut is_dependency = false;
    for line in manifests.lines() {
        match line.split_once(" = ") {
            None if line.starts_with('[') => is_dependency = line.ends_with("dependencies]"),
            Some((name, version)) if is_dependency && !version.contains("path") => {
                dependencies.insert(name, version);
            }
            _ => {}
        }
    }
    let mut text = format!(
        "[workspace]\nmembers = [\"{unpacked}\"]\n\n[package]\nname = \"beside\"\nedition = \"2024\"\n\n\
         [lib]\npath = \"beside.rs\"\ndoctest = false\n\n[dev-dependencies]\n"
    );
    for (name, version) in dependencies {
        let _ = writeln!(text, "{name} = {version}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::workspace;

    #[test]
    fn what_others_depend_on_stands_beside_the_crate() {
        let manifests = "[package]\nname = \"a\"\n\n[dependencies]\ncsv = \"1.4\"\nxingfu = { path = \"..\" }\n\n\
            [dev-dependencies]\nurl = { version = \"2\", features = [\"std\"] }\n# A remark.\n\n[lints]\nworkspace = true\n";
        let text = workspace("xingfu-0.1.0", manifests);
        assert!(
            text.starts_with("[workspace]\nmembers = [\"xingfu-0.1.0\"]\n"),
            "{text}"
        );
        let (_, dependencies) = text.split_once("[dev-dependencies]\n").unwrap_or_default();
        assert_eq!(
            dependencies,
            "csv = \"1.4\"\nurl = { version = \"2\", features = [\"std\"] }\n"
        );
    }
}
