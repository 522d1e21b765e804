//! `cargo xtask build`: the site, the package and the one file, as they are published.

use std::path::PathBuf;

use crate::cargo::Profile;
use crate::error::Result;
use crate::paths::project;
use crate::site::{self, Form, Glue, Reload};
use crate::size;

/// Builds `dist/page/`, `dist/npm/` and `dist/xingfu.html` and prints what they weigh.
pub(crate) fn run() -> Result<()> {
    let page = project("dist/page");
    let package = project("dist/npm");
    let single = single();
    let plain = plain();
    site::plain(
        &Glue::make(Profile::Page, Form::Beside)?,
        &plain,
        Reload::No,
    )?;
    site::publish(&plain, &page)?;
    site::single(&plain, &Glue::make(Profile::Whole, Form::Given)?, &single)?;
    site::package(&Glue::make(Profile::Package, Form::Beside)?, &package)?;
    println!("{}", size::table(&page.join("latest"))?);
    println!(
        "page:     {}\npackage:  {}\none file: {} ({} bytes)",
        page.display(),
        package.display(),
        single.display(),
        size::bytes(&single)?
    );
    Ok(())
}

/// The site with another style sheet in it, as an update would be, for the test of updates.
pub(crate) fn changed() -> Result<PathBuf> {
    let folder = project("target/next");
    site::changed(
        &plain(),
        &folder,
        "style.css",
        "\n:root { --build: next; }\n",
    )?;
    Ok(folder)
}

/// The page under the names of its sources, from which the site is made; tests import its module.
pub(crate) fn plain() -> PathBuf {
    project("target/plain")
}

/// The page in one file.
pub(crate) fn single() -> PathBuf {
    project("dist/xingfu.html")
}
