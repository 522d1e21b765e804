//! `cargo xtask build`: the page and the package, as they are published.

use crate::cargo::Profile;
use crate::error::Result;
use crate::paths::project;
use crate::site::{self, Glue};
use crate::size;

/// Builds `dist/page/` and `dist/npm/` and prints what they weigh.
pub(crate) fn run() -> Result<()> {
    let page = project("dist/page");
    let package = project("dist/npm");
    site::page(&Glue::make(Profile::Page)?, &page, site::Reload::No)?;
    site::package(&Glue::make(Profile::Package)?, &package)?;
    println!("{}", size::table(&page)?);
    println!(
        "page:    {}\npackage: {}",
        page.display(),
        package.display()
    );
    Ok(())
}
