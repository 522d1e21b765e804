//! The site as it goes onto a server: `latest/`, the same under the index's version, and a page that leads there.

use std::path::Path;

use super::PAGE;
use super::compress::compress;
use super::files::{bytes, copy, make, names, read, replace, replaced, write};
use super::hashed::{Hashed, hashed};
use super::integrity;
use super::plain::name_index;
use crate::error::{Context, Error, Result};
use crate::paths::project;

/// The folder that always holds the newest build.
const LATEST: &str = "latest";

/// The script that keeps the page for when there is no network.
const KEEPER: &str = "sw.js";

/// What that script does not keep: itself, the page, which it knows as the folder, and what no page opens.
const NOT_KEPT: [&str; 5] = [
    KEEPER,
    PAGE,
    "index.schema.json",
    "portal.html",
    "block.html",
];

/// Publishes the page of a plain folder.
pub(crate) fn publish(plain: &Path, folder: &Path) -> Result<()> {
    let version = version()?;
    replace(folder, |new| {
        let latest = new.join(LATEST);
        make(&latest)?;
        let hashed = hashed(plain, &latest)?;
        tell_keeper(&latest, &hashed)?;
        compress(&latest)?;
        copy_all(&latest, &new.join(version))?;
        let root = project("www/root");
        for name in names(&root)? {
            copy(&root.join(&name), &new.join(&name))?;
        }
        name_index(&new.join(PAGE))?;
        compress(new)
    })
}

/// Publishes the page of a plain folder with a text added to one of its files.
pub(crate) fn changed(plain: &Path, folder: &Path, file: &str, addition: &str) -> Result<()> {
    let copied = tempfile::tempdir().at("make a temporary folder in", &std::env::temp_dir())?;
    let plain_copy = copied.path().join("plain");
    copy_all(plain, &plain_copy)?;
    let file = plain_copy.join(file);
    write(&file, read(&file)? + addition)?;
    publish(&plain_copy, folder)
}

/// The version of the index, which must be able to name a folder.
fn version() -> Result<String> {
    let path = project("index.json");
    let index: serde_json::Value = serde_json::from_str(&read(&path)?).unwrap_or_default();
    let version = index["version"].as_str().unwrap_or_default();
    if is_folder(version) {
        Ok(version.to_owned())
    } else {
        Err(Error::Version {
            path,
            found: version.to_owned(),
        })
    }
}

fn is_folder(version: &str) -> bool {
    version.starts_with(|first: char| first.is_ascii_digit())
        && version
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "._-+".contains(character))
}

/// Tells the script that keeps the page which build this is, and which files make it up.
fn tell_keeper(folder: &Path, hashed: &Hashed) -> Result<()> {
    let names = names(folder)?;
    let mut contents = Vec::new();
    for name in &names {
        contents.push(bytes(&folder.join(name))?);
    }
    let parts: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    let build = integrity::short(&parts);
    let assets: Vec<_> = names.iter().filter(|name| hashed.has(name)).collect();
    let entries: Vec<_> = names
        .iter()
        .filter(|name| !hashed.has(name) && !NOT_KEPT.contains(&name.as_str()))
        .collect();
    let file = folder.join(KEEPER);
    let text = replaced(
        &read(&file)?,
        &file,
        "const BUILD = '';",
        &format!("const BUILD = '{build}';"),
    )?;
    let text = replaced(
        &text,
        &file,
        "const ASSETS = [];",
        &format!("const ASSETS = {};", serde_json::json!(assets)),
    )?;
    let text = replaced(
        &text,
        &file,
        "const ENTRIES = [];",
        &format!("const ENTRIES = {};", serde_json::json!(entries)),
    )?;
    write(&file, text)
}

fn copy_all(source: &Path, target: &Path) -> Result<()> {
    make(target)?;
    for name in names(source)? {
        copy(&source.join(&name), &target.join(&name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_folder;

    #[test]
    fn a_version_names_a_folder_of_its_own() {
        for version in ["2024.1.0", "1", "1.0.0-beta+2"] {
            assert!(is_folder(version), "{version}");
        }
        for version in ["", "..", "latest", "1/2", "1 2", "v1"] {
            assert!(!is_folder(version), "{version}");
        }
    }
}
