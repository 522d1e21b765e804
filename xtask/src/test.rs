//! `cargo xtask test`: every test, each in its own surroundings.

use std::process::Command;

use crate::browser::Browser;
use crate::build;
use crate::cargo::cargo;
use crate::command::{describe, run as execute};
use crate::error::{Error, Result};
use crate::node::{self, node};
use crate::setup;

/// Which tests run.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Only what needs neither a browser nor Node.js
    #[arg(long)]
    native: bool,
    /// Only the page in today's Chromium
    #[arg(long, conflicts_with = "native")]
    browser: bool,
    /// Only tests whose name contains one of these
    filter: Vec<String>,
}

/// The suites of what `cargo xtask build` writes, each with its file.
const PUBLISHED: [(&str, &str); 4] = [
    ("page from nginx", "nginx.test.mjs"),
    ("page without a network", "offline.test.mjs"),
    ("page from disk", "single.test.mjs"),
    ("package in a bundler", "package.test.mjs"),
];

/// The suites that have failed so far, and how many have run.
#[derive(Debug, Default)]
struct Tally {
    all: usize,
    failed: Vec<&'static str>,
}

/// Runs the suites to the end, and fails when one of them has failed.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut tally = Tally::default();
    if !options.native {
        // Before the long part, so that something missing is told at once.
        setup::tools()?;
    }
    if !options.browser {
        tally.run(
            "native",
            with_filter(
                cargo().args(["test", "--package", "xingfu", "--all-features"]),
                options,
            ),
        );
        tally.run(
            "build tool",
            with_filter(cargo().args(["test", "--package", "xtask"]), options),
        );
    }
    if options.native {
        return tally.result();
    }
    build::run()?;
    node::install()?;
    if !options.browser {
        tally.run(
            "types",
            node().args(["node_modules/typescript/bin/tsc", "--project", "types"]),
        );
        tally.run(
            "traditional characters by OpenCC",
            with_filter(
                cargo().args(["test", "--package", "xingfu", "--test", "opencc"]),
                options,
            ),
        );
        tally.run("module in Node.js", &mut in_node("api.test.mjs", options));
        tally.run("site", &mut in_node("site.test.mjs", options));
    }
    let browser = Browser::start()?;
    tally.run(
        "page in Chromium",
        with_filter(
            browser.tell(cargo().args([
                "test",
                "--package",
                "xingfu",
                "--all-features",
                "--test",
                "browser",
            ])),
            options,
        ),
    );
    if !options.browser {
        let next = build::changed()?;
        for (name, file) in PUBLISHED {
            tally.run(
                name,
                browser.tell(in_node(file, options).env("XINGFU_NEXT", &next)),
            );
        }
        tally.run(
            "page in Chromium 83",
            browser.tell(&mut in_node("old-kernel.test.mjs", options)),
        );
    }
    tally.result()
}

impl Tally {
    fn run(&mut self, name: &'static str, command: &mut Command) {
        println!("\n==> {name}: {}", describe(command));
        self.all += 1;
        if let Err(error) = execute(command) {
            eprintln!("error: {error}");
            self.failed.push(name);
        }
    }

    fn result(self) -> Result<()> {
        if self.failed.is_empty() {
            println!("\nall {} suites passed", self.all);
            return Ok(());
        }
        Err(Error::Suites {
            failed: self.failed.len(),
            all: self.all,
            names: self.failed.join(", "),
        })
    }
}

fn with_filter<'a>(command: &'a mut Command, options: &Options) -> &'a mut Command {
    command.arg("--").args(&options.filter)
}

fn in_node(file: &str, options: &Options) -> Command {
    let mut command = node();
    command.arg("--test");
    for filter in &options.filter {
        command.arg(format!("--test-name-pattern={filter}"));
    }
    command.arg(file);
    command
}
