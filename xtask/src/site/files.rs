//! Reading and writing, with errors that name the file.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::error::{Context, Error, Result};
use crate::paths::root;

/// Fills a new folder and puts it in the place of the old one; a failure leaves the old one as it was.
pub(super) fn replace(folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let parent = folder.parent().unwrap_or(root());
    fs::create_dir_all(parent).at("make", parent)?;
    let workshop = TempDir::with_prefix_in(".new-", parent).at("make a folder in", parent)?;
    // The temporary folder is private to its user, what is published is not.
    let new = workshop.path().join("new");
    make(&new)?;
    fill(&new)?;
    if folder.exists() {
        fs::rename(folder, workshop.path().join("old")).at("move away", folder)?;
    }
    fs::rename(&new, folder).at("write", folder)
}

/// The names of the files that stand directly in a folder, in alphabetical order.
pub(super) fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).at("read", folder)? {
        let entry = entry.at("read", folder)?;
        if entry.path().is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// A file's text with the first `needle` replaced; an error where there is none.
pub(super) fn substitute(file: &Path, needle: &'static str, replacement: &str) -> Result<String> {
    replaced(&read(file)?, file, needle, replacement)
}

/// A text with the first `needle` replaced; an error that names the file where there is none.
pub(super) fn replaced(
    text: &str,
    file: &Path,
    needle: &'static str,
    replacement: &str,
) -> Result<String> {
    if text.contains(needle) {
        Ok(text.replacen(needle, replacement, 1))
    } else {
        Err(Error::Template {
            path: file.to_owned(),
            needle,
        })
    }
}

pub(super) fn make(folder: &Path) -> Result<()> {
    fs::create_dir(folder).at("make", folder)
}

pub(super) fn bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).at("read", file)
}

pub(super) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).at("read", file)
}

pub(super) fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(file, content).at("write", file)
}

pub(super) fn copy(source: &Path, target: &Path) -> Result<()> {
    fs::copy(source, target).at("copy", source).map(drop)
}
