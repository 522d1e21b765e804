//! `cargo xtask build`: the site, the package and the one file, as they are published.

use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use crate::cargo::Profile;
use crate::error::{Context, Result};
use crate::paths::project;
use crate::site::{self, Form, Glue, Reload};
use crate::size;

/// The options of `cargo xtask build`.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Options {
    /// Published results that the page, the block and the one file show before a calculator runs
    #[arg(long, value_name = "FILE")]
    published: Option<PathBuf>,
}

/// Builds `dist/page/`, `dist/npm/` and `dist/xingfu.html` and prints what they weigh.
pub(crate) fn run(options: &Options) -> Result<()> {
    let results = options.published.as_ref();
    let results = results.map(|file| fs::read_to_string(file).at("read", file));
    let results = results.transpose()?;
    let results = results.as_deref();
    let page = project("dist/page");
    let package = project("dist/npm");
    let single = single();
    let plain = plain();
    // The last step of each compilation keeps one processor busy: the package is compiled beside the page.
    thread::scope(|scope| {
        let beside = scope.spawn(|| {
            site::package(
                &Glue::make(Profile::Package, Form::Beside)?,
                &Glue::workbook(Profile::Package, Form::Beside)?,
                &package,
            )
        });
        let page = build_page(&plain, &page, &single, results);
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
fn build_page(plain: &Path, page: &Path, single: &Path, results: Option<&str>) -> Result<()> {
    let workbook = Glue::workbook(Profile::Package, Form::Given)?;
    let module = Glue::make(Profile::Page, Form::Beside)?;
    site::plain(&module, &workbook, plain, Reload::No, results)?;
    site::publish(plain, page, results)?;
    let whole = Glue::make(Profile::Whole, Form::Given)?;
    site::single(plain, &whole, &workbook, single, results)
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
