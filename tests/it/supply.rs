//! Where dependencies come from, by the lock files.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Unmaintained, and not to be left out: `.github/SECURITY.md` says why.
const ACCEPTED: [(&str, &str); 3] = [
    ("bincode", "1.3.3"),
    ("bincode", "2.0.1"),
    ("proc-macro-error", "1.0.4"),
];

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The field of a package in Cargo.lock.
fn field<'a>(package: &'a str, name: &str) -> Option<&'a str> {
    let lines = package.lines();
    let mut values = lines.filter_map(|line| line.strip_prefix(name)?.strip_prefix(" = "));
    values.next().map(|value| value.trim_matches('"'))
}

#[test]
fn every_crate_is_of_this_project_or_of_crates_io_with_a_checksum() {
    const OWN: [&str; 9] = [
        "engine",
        "workbook",
        "xingfu",
        "xingfu-browser-tests",
        "xingfu-cases",
        "xingfu-growth",
        "xingfu-outside",
        "xingfu-page-tests",
        "xtask",
    ];
    let lock = read("Cargo.lock");
    let packages = || lock.split("[[package]]").skip(1);
    assert!(packages().count() > 100);
    for package in packages() {
        let name = field(package, "name").unwrap_or_default();
        match field(package, "source") {
            None => assert!(OWN.contains(&name), "{name}"),
            Some(source) => {
                assert_eq!(
                    source, "registry+https://github.com/rust-lang/crates.io-index",
                    "{name}"
                );
                assert_eq!(field(package, "checksum").map(str::len), Some(64), "{name}");
            }
        }
    }
}

#[test]
fn unmaintained_crates_that_stay_are_named_with_their_reason() {
    let (lock, told) = (read("Cargo.lock"), read(".github/SECURITY.md"));
    for (name, version) in ACCEPTED {
        let locked = format!("name = \"{name}\"\nversion = \"{version}\"");
        assert!(
            lock.contains(&locked),
            "{name} is gone: strike it from .github/SECURITY.md"
        );
        assert!(
            told.contains(&format!("| `{name}` {version} | RUSTSEC-")),
            "{name}"
        );
    }
}

#[test]
fn every_package_of_the_tests_is_of_npm_with_a_digest() {
    let lock: Value =
        serde_json::from_str(&read("tests/node/package-lock.json")).unwrap_or_default();
    let packages = lock["packages"].as_object();
    let packages = packages
        .into_iter()
        .flatten()
        .filter(|(name, _)| !name.is_empty());
    let mut count = 0;
    for (name, package) in packages {
        // No address: that of the registry that npm is set to. What comes within another package has
        // its digest with that.
        assert!(package["resolved"].is_null(), "{name}");
        let integrity = package["integrity"].as_str().unwrap_or_default();
        let is_whole = integrity.starts_with("sha512-") || package["inBundle"] == true;
        assert!(is_whole, "{name}: {integrity}");
        count += 1;
    }
    assert!(count > 10);
}
