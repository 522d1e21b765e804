//! The npm package: the module for other programs.

use std::path::Path;

use super::assets::{Kind, MODULE, PACKAGE, SCRIPT};
use super::files::{copy, read, replace, substitute, write};
use super::glue::Glue;
use super::script;
use crate::error::Result;
use crate::paths::project;

/// What the package's script adds to the module's: files by the module of workbooks.
const FILES: &str = include_str!("files.js");

/// The script and the module of workbooks in the package.
const WORKBOOK_SCRIPT: &str = "workbook.js";
const WORKBOOK_MODULE: &str = "workbook_bg.wasm";

/// Writes a module with its script alone.
pub(crate) fn module(glue: &Glue, folder: &Path) -> Result<()> {
    replace(folder, |new| glue.copy_to(new))
}

/// Writes the npm package: the module, its script, and the files that are declared for it.
pub(crate) fn package(glue: &Glue, workbook: &Glue, folder: &Path) -> Result<()> {
    replace(folder, |new| {
        glue.copy_to(new)?;
        let script = new.join(SCRIPT);
        let text = read(&script)? + FILES;
        write(&script, script::minified(&text, SCRIPT, Kind::Module)?)?;
        copy(&workbook.folder().join(MODULE), &new.join(WORKBOOK_MODULE))?;
        let text = substitute(&workbook.folder().join(SCRIPT), MODULE, WORKBOOK_MODULE)?;
        let text = script::minified(&text, WORKBOOK_SCRIPT, Kind::Module)?;
        write(&new.join(WORKBOOK_SCRIPT), text)?;
        for (source, name) in PACKAGE {
            copy(&project(source), &new.join(name))?;
        }
        let description = substitute(
            &project("www/package/package.json"),
            "\"version\": \"0.0.0\"",
            &format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION")),
        )?;
        write(&new.join("package.json"), description)
    })
}
