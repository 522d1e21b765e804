//! `cargo xtask build`: the site, the package and the one file, as they are published.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

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
    // The last step of each compilation keeps one processor busy: the package is compiled beside the page.
    thread::scope(|scope| {
        let beside =
            scope.spawn(|| site::package(&Glue::make(Profile::Package, Form::Beside)?, &package));
        let page = build_page(&plain, &page, &single);
        page.and(beside.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })?;
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

/// Builds the site and the page in one file.
fn build_page(plain: &Path, page: &Path, single: &Path) -> Result<()> {
    site::plain(&Glue::make(Profile::Page, Form::Beside)?, plain, Reload::No)?;
    site::publish(plain, page)?;
    site::single(plain, &Glue::make(Profile::Whole, Form::Given)?, single)
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
