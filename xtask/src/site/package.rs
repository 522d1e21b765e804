//! The module for other programs: the npm package.

use std::path::Path;

use super::TYPES;
use super::files::{copy, names, replace, substitute, write};
use super::glue::Glue;
use crate::error::Result;
use crate::paths::{project, root};

/// Writes a module with its script alone.
pub(crate) fn module(glue: &Glue, folder: &Path) -> Result<()> {
    replace(folder, |new| glue.copy_to(new))
}

/// Writes the npm package: the glue, the types and the files of `www/package/`.
pub(crate) fn package(glue: &Glue, folder: &Path) -> Result<()> {
    replace(folder, |new| {
        glue.copy_to(new)?;
        copy(&project("www").join(TYPES), &new.join(TYPES))?;
        copy(&project("www/package/README.md"), &new.join("README.md"))?;
        for name in names(root())?
            .iter()
            .filter(|name| name.starts_with("LICENSE"))
        {
            copy(&root().join(name), &new.join(name))?;
        }
        let description = substitute(
            &project("www/package/package.json"),
            "\"version\": \"0.0.0\"",
            &format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION")),
        )?;
        write(&new.join("package.json"), description)
    })
}
