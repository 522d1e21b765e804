//! The site as it goes onto a server: `latest/`, the same under the index's version, and a page that leads there.

use std::path::Path;

use super::assets::{self, Kind, PAGE, Published, ROOT, SERVICE_WORKER};
use super::compress::compress;
use super::files::{bytes, copy, make, names, read, replace, replaced, write};
use super::hashed::{hashed, published};
use super::names::Names;
use super::plain::{name_index, put_results};
use super::{integrity, script};
use crate::error::{Context, Error, Result};
use crate::paths::project;

/// The folder that always holds the newest build.
const LATEST: &str = "latest";

/// Publishes the page of a plain folder.
pub(crate) fn publish(plain: &Path, folder: &Path, results: Option<&str>) -> Result<()> {
    publish_after(None, plain, folder, results)
}

/// Publishes a page after another, of which files that stay the same need not be packed again.
fn publish_after(
    last: Option<&Path>,
    plain: &Path,
    folder: &Path,
    results: Option<&str>,
) -> Result<()> {
    let version = version()?;
    replace(folder, |new| {
        let latest = new.join(LATEST);
        make(&latest)?;
        let hashed = hashed(plain, &latest)?;
        fill_service_worker(&latest, &hashed)?;
        put_results(&latest, results)?;
        compress(&latest, last.map(|last| last.join(LATEST)).as_deref())?;
        copy_all(&latest, &new.join(version))?;
        for asset in ROOT {
            let file = new.join(asset.name);
            copy(&project("www/root").join(asset.name), &file)?;
            if asset.name == PAGE {
                name_index(&file, results)?;
            }
            write(&file, published(asset, bytes(&file)?, &Names::default())?)?;
        }
        for asset in ROOT {
            assets::check_there(new, asset)?;
        }
        compress(new, last)
    })
}

/// Publishes the page of a plain folder, which has been published before, with a text added to one of its files.
pub(crate) fn changed(
    plain: &Path,
    published: &Path,
    folder: &Path,
    file: &str,
    addition: &str,
) -> Result<()> {
    let copied = tempfile::tempdir().at("make a temporary folder in", &std::env::temp_dir())?;
    let plain_copy = copied.path().join("plain");
    copy_all(plain, &plain_copy)?;
    let file = plain_copy.join(file);
    write(&file, read(&file)? + addition)?;
    publish_after(Some(published), &plain_copy, folder, None)
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

/// Writes the name of the build and the digests of its files into the service worker.
fn fill_service_worker(folder: &Path, published: &Names) -> Result<()> {
    let mut contents = Vec::new();
    for name in names(folder)? {
        contents.push(bytes(&folder.join(name))?);
    }
    let parts: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    let build = integrity::short(&parts);
    let assets = serde_json::json!(published.of(&[Published::Hashed]));
    let on_use = serde_json::json!(published.of(&[Published::OnUse]));
    let mut entries = published.of(&[Published::Entry, Published::ForOthers]);
    entries.extend(published.digest(PAGE).map(|digest| ("./", digest)));
    let entries = serde_json::json!(entries);
    let file = folder.join(SERVICE_WORKER);
    let mut text = read(&file)?;
    for (needle, told) in [
        ("const BUILD = '';", format!("const BUILD = '{build}';")),
        ("const ASSETS = {};", format!("const ASSETS = {assets};")),
        ("const ON_USE = {};", format!("const ON_USE = {on_use};")),
        ("const ENTRIES = {};", format!("const ENTRIES = {entries};")),
    ] {
        text = replaced(&text, &file, needle, &told)?;
    }
    write(
        &file,
        script::minified(&text, SERVICE_WORKER, Kind::Script)?,
    )
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
