//! Builds, serves, tests and measures xingfu: `cargo xtask --help`.

mod bench;
mod browser;
mod build;
mod cargo;
mod command;
mod driver;
mod engine;
mod error;
mod fuzz;
mod imports;
mod node;
mod packaged;
mod paths;
mod process;
mod scripts;
mod serve;
mod server;
mod setup;
mod site;
mod size;
mod split;
mod supply;
mod test;
mod tool;
mod wasm;
mod watch;
mod works;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Result;

/// Builds, serves, tests and measures xingfu.
///
/// Each command installs what it needs or names exactly what to install.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Install everything that the other commands need
    Setup,
    /// Build the site into dist/page/, the JavaScript module into dist/npm/, and dist/xingfu.html
    Build(build::Options),
    /// Build the page and serve it on this machine
    Serve(serve::Options),
    /// Run the tests: native, in Node, in Chromium, Firefox, `WebKit` and Chromium 83
    Test(test::Options),
    /// Ask the module that was built last about any number of made-up cases
    Fuzz(fuzz::Options),
    /// Check licences, versions and origins of all dependencies, and advisories where they can be had
    Supply(supply::Options),
    /// Measure the budgets and print them beside what is allowed
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Setup => setup::run(),
        Task::Build(options) => build::run(&options),
        Task::Serve(options) => serve::run(&options),
        Task::Test(options) => test::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::Supply(options) => supply::run(&options),
        Task::Bench(options) => bench::run(&options),
    }
}
