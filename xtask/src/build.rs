//! `cargo xtask build`: the site, the package and the one file, as they are published.

use std::fs;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread;

use crate::cargo::{self, Profile};
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
    cargo::install_target()?;
    let module = Glue::make(Profile::Page, Form::Beside)?;
    let workbook = cargo::compile("workbook", Profile::Package)?;
    // The last step of a compilation keeps one processor busy, and so does what is done with its result.
    thread::scope(|scope| {
        let books = Glue::of(&workbook, Profile::Package, Form::Beside)?;
        let worker = Glue::of(&workbook, Profile::Package, Form::Given)?;
        let package = &package;
        let beside = scope.spawn(move || {
            let module = Glue::make(Profile::Package, Form::Beside)?;
            site::package(&module, &books, package)
        });
        let page = || {
            site::plain(&module, &worker, &plain, Reload::No, results)?;
            site::publish(&plain, &page, results)?;
            site::single(&plain, &single, results)
        };
        page().and(beside.join().unwrap_or_else(|panic| resume_unwind(panic)))
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

/// The site with another style sheet in it, as an update would be, for the test of updates.
pub(crate) fn changed() -> Result<PathBuf> {
    let folder = project("target/next");
    site::changed(
        &plain(),
        &project("dist/page"),
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
