//! The npm package: the module for other programs.

use std::path::Path;

use super::assets::{Kind, PACKAGE, SCRIPT};
use super::files::{copy, read, replace, substitute, write};
use super::glue::Glue;
use super::script;
use crate::error::Result;
use crate::paths::project;

/// Writes a module with its script alone.
pub(crate) fn module(glue: &Glue, folder: &Path) -> Result<()> {
    replace(folder, |new| glue.copy_to(new))
}

/// Writes the npm package: the module, its script, and the files that are declared for it.
pub(crate) fn package(glue: &Glue, folder: &Path) -> Result<()> {
    replace(folder, |new| {
        glue.copy_to(new)?;
        let script = new.join(SCRIPT);
        write(
            &script,
            script::minified(&read(&script)?, SCRIPT, Kind::Module)?,
        )?;
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
