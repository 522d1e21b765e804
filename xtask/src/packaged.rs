//! The crate as crates.io would get it: built, and its documentation's examples run, from the archive alone.

use std::fmt::Write as _;
use std::fs;

use crate::cargo::cargo;
use crate::command::{command, run as execute};
use crate::error::{Context, Result};
use crate::paths::project;

/// The other packages that the native tests are of.
const BESIDE: [&str; 6] = [
    "src/workbook",
    "tests/browser",
    "tests/generate",
    "tests/growth",
    "tests/outside",
    "tests/page",
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
    let write = |name: &str, text: String| {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap_or(&file)).at("make a folder for", &file)?;
        fs::write(&file, text).at("write", &file)
    };
    let read = |file: &str| {
        let file = project(file);
        fs::read_to_string(&file).at("read", &file)
    };
    for folder in BESIDE {
        let beside = package(folder, &read(&format!("{folder}/Cargo.toml"))?);
        write(&format!("{folder}/Cargo.toml"), beside)?;
        write(&format!("{folder}/lib.rs"), String::new())?;
    }
    write("Cargo.toml", workspace(name, &read("Cargo.toml")?))?;
    // The same versions as in the project, so that nothing is built twice.
    let lock = folder.path().join("Cargo.lock");
    fs::copy(project("Cargo.lock"), &lock).at("write", &lock)?;
    let mut test = cargo();
    test.args(["test", "--doc", "--workspace", "--all-features"]);
    test.arg("--target-dir").arg(project("target"));
    execute(test.current_dir(folder.path()))
}

/// A workspace of the unpacked crate and of packages that depend on what the project's own do.
///
/// As a member the crate has other names in cargo's folder than the project's own, which is not built anew
/// for having been tested here. Beside the other packages its dependencies get the features that they have
/// in the native tests, and they are optimised as there: otherwise most are built once more, for a minute
/// and a half of two processors.
fn workspace(unpacked: &str, project: &str) -> String {
    let members = BESIDE.iter().chain([&unpacked]);
    let members: Vec<_> = members.map(|member| format!("{member:?}")).collect();
    let mut text = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    );
    let is_profile = |section: &&str| section.starts_with("[profile.dev.package.");
    for section in project.split("\n\n").filter(is_profile) {
        let _ = write!(text, "\n{}\n", section.trim_end());
    }
    text
}

/// A package without code that depends on what another does outside the project.
fn package(folder: &str, manifest: &str) -> String {
    let name = folder.replace('/', "-");
    let mut text = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\ndoctest = false\n"
    );
    let mut is_dependency = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_dependency = line.ends_with("dependencies]");
            if is_dependency {
                let _ = write!(text, "\n{line}\n");
            }
        } else if is_dependency && line.contains(" = ") && !line.contains("path = ") {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{package, workspace};

    #[test]
    fn what_others_depend_on_stands_beside_the_crate() {
        let manifest = "[package]\nname = \"a\"\n\n[dependencies]\ncsv = \"1.4\"\nxingfu = { path = \"..\" }\n\n\
            [dev-dependencies]\nurl = { version = \"2\", features = [\"std\"] }\n# A remark.\n\n[lints]\nworkspace = true\n";
        let text = package("tests/a", manifest);
        assert!(
            text.starts_with("[package]\nname = \"tests-a\"\n"),
            "{text}"
        );
        let (_, dependencies) = text.split_once("doctest = false\n").unwrap_or_default();
        assert_eq!(
            dependencies,
            "\n[dependencies]\ncsv = \"1.4\"\n\n[dev-dependencies]\nurl = { version = \"2\", features = [\"std\"] }\n"
        );
    }

    #[test]
    fn dependencies_are_optimised_as_in_the_project() {
        let project = "[profile.dev]\na = 1\n\n# Quick.\n[profile.release]\nb = 1\n\n[profile.dev.package.csv]\nopt-level = 3\n";
        let text = workspace("xingfu-0.1.0", project);
        assert!(text.contains("\"xingfu-0.1.0\"]"), "{text}");
        assert!(
            text.ends_with("]\n\n[profile.dev.package.csv]\nopt-level = 3\n"),
            "{text}"
        );
        assert!(!text.contains("a = 1") && !text.contains("b = 1"), "{text}");
    }
}
