//! `cargo xtask test`: all suites, natively, in Node.js and in browsers.

use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::build;
use crate::cargo::cargo;
use crate::command::{describe, run as execute, watch};
use crate::engine::Engine;
use crate::error::{Context, Error, Result};
use crate::fuzz;
use crate::node::{self, node};
use crate::packaged;
use crate::process;
use crate::setup;
use crate::tool::{self, Tool};
use crate::works::{self, Shown};

/// The choice of tests.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Only what needs neither a browser nor Node.js
    #[arg(long)]
    native: bool,
    /// Only the page, and only in these engines; several are separated by commas
    #[arg(
        long,
        value_name = "ENGINE",
        value_delimiter = ',',
        conflicts_with = "native"
    )]
    browser: Vec<Engine>,
    /// Test what was built last, as it is
    #[arg(long, conflicts_with = "native")]
    built: bool,
    /// Put the table of what works where into README.md, from the last run in each engine
    #[arg(long, conflicts_with = "native")]
    readme: bool,
    /// Only tests whose name contains one of these
    filter: Vec<String>,
}

impl Options {
    fn engines(&self) -> &[Engine] {
        match self.browser.as_slice() {
            [] => &Engine::ALL,
            chosen => chosen,
        }
    }

    /// Whether the choice is everything.
    fn is_whole(&self) -> bool {
        self.browser.is_empty() && self.filter.is_empty()
    }
}

/// The tests of what `cargo xtask build` writes: without a network or without one file, from nginx, from
/// disk, in a bundler.
const PUBLISHED: [&str; 5] = [
    "offline.test.mjs",
    "cut.test.mjs",
    "nginx.test.mjs",
    "single.test.mjs",
    "package.test.mjs",
];

/// A suite or step that has run.
#[derive(Debug)]
struct Suite {
    name: &'static str,
    took: Duration,
    passed: bool,
}

/// Everything that has run so far.
#[derive(Debug, Default)]
struct Tally(Vec<Suite>);

/// Runs the suites to the end, and fails when one of them has failed.
pub(crate) fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    let mut tally = Tally::default();
    if !options.native {
        // Before the long part, so that something missing is told at once.
        setup::engines(options.engines())?;
    }
    if options.native {
        native(options, &mut tally);
        return tally.result(start);
    }
    tally.step("packages of npm", || {
        // The checker of accessibility, which the engines run, comes by npm.
        tool::install(&Tool::NODE)?;
        node::install("tests/node")
    })?;
    let natively = options.browser.is_empty();
    if natively {
        tally.step("LibreOffice", || tool::install(&Tool::OFFICE))?;
    }
    // The last step of each compilation to WebAssembly keeps one processor busy, and so do tests in
    // Node.js: the native ones fill the other.
    let mut module = Tally::default();
    let built = thread::scope(|scope| {
        let built = scope.spawn(|| site_and_module(options, &mut module));
        if natively {
            native(options, &mut tally);
        }
        built.join().unwrap_or_else(|panic| resume_unwind(panic))
    });
    tally.0.append(&mut module.0);
    built?;
    if natively && options.filter.is_empty() {
        // Alone: it keeps every processor busy by itself.
        println!("\n==> made-up cases");
        tally.time("made-up cases", || fuzz::run(&fuzz::PLAIN));
    }
    process::end_all_on_interrupt()?;
    // Tests of what is published wait most of the time: they go beside another suite.
    let mut shipped = Tally::default();
    let ours = &mut shipped;
    let served = thread::scope(|scope| {
        let mut waiting = natively.then_some(|| published(options, ours));
        let mut beside = None;
        for engine in options.engines() {
            if *engine == Engine::Firefox {
                beside = waiting.take().map(|work| scope.spawn(work));
            }
            tally.time(engine.suite(), || page(*engine, options));
        }
        beside.map_or(Ok(()), |beside| {
            beside.join().unwrap_or_else(|panic| resume_unwind(panic))
        })
    });
    tally.0.append(&mut shipped.0);
    served?;
    if options.readme {
        works::write(&works::table()?)?;
    } else if options.is_whole() {
        // A test that failed has been counted already; the table is only to be written anew.
        if let Err(error) = works::table().and_then(|table| works::check(&table)) {
            println!("\nnote: {error}");
        }
    }
    tally.result(start)
}

/// Builds the site where that is wanted, and tests the module and the site's files in Node.js.
fn site_and_module(options: &Options, tally: &mut Tally) -> Result<()> {
    if !options.built {
        tally.step("site, package and one file", || {
            build::run(&build::Options::default())
        })?;
    }
    if options.browser.is_empty() {
        tally.run(
            "types",
            node().args(["node_modules/typescript/bin/tsc", "--project", "types"]),
        );
        tally.run("module in Node.js", in_node(options).arg("api.test.mjs"));
        tally.run("site", in_node(options).arg("site.test.mjs"));
    }
    Ok(())
}

/// Cargo's tests of the library and of the page, with the same features whichever of them run, so that
/// they share what they depend on.
fn native_tests() -> Command {
    let mut command = cargo();
    command.args(["test", "--package", "xingfu"]);
    command.args(["--package", "xingfu-page-tests", "--package", "workbook"]);
    command.args(["--package", "xingfu-browser-tests"]);
    command.args(["--package", "xingfu-growth", "--package", "xingfu-outside"]);
    command.arg("--all-features");
    command
}

/// Tests that need no browser; those that are ignored need packages of npm or `LibreOffice`.
fn native(options: &Options, tally: &mut Tally) {
    let mut all = native_tests();
    // The examples in the documentation run once, from the packed crate.
    all.args([
        "--lib", "--test", "it", "--test", "page", "--test", "workbook", "--test", "growth",
        "--test", "outside",
    ]);
    with_filter(&mut all, options);
    if !options.native {
        all.arg("--include-ignored");
    }
    tally.run("native", &mut all);
    tally.run(
        "build tool",
        with_filter(cargo().args(["test", "--package", "xtask"]), options),
    );
    if options.filter.is_empty() {
        println!("\n==> packed crate");
        tally.time("packed crate", packaged::run);
    }
    if !options.native {
        tally.run(
            "tests of the page, compiled",
            native_tests().args(["--test", "browser", "--no-run"]),
        );
    }
}

/// Tests what is published: from nginx, without a network, from disk, in a bundler.
fn published(options: &Options, tally: &mut Tally) -> Result<()> {
    let browser = Browser::as_published()?;
    let mut next = PathBuf::new();
    tally.step("site of an update", || {
        next = build::changed()?;
        Ok(())
    })?;
    let mut command = in_node(options);
    // Each waits most of the time, for a browser or a server.
    command
        .arg("--test-concurrency=2")
        .args(PUBLISHED)
        .env("XINGFU_NEXT", &next);
    tally.run("site and package, published", browser.tell(&mut command));
    Ok(())
}

/// Tests the page in an engine.
fn page(engine: Engine, options: &Options) -> Result<()> {
    let browser = Browser::to_test(engine)?;
    let notes = tempfile::tempdir().at("make a temporary folder in", &std::env::temp_dir())?;
    let note = |name: &str| notes.path().join(name);
    let mut command = if engine == Engine::Chromium83 {
        let mut command = in_node(options);
        // The second report is for programs.
        command.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
        command.arg("--test-reporter=./outcomes.mjs");
        command.arg(format!(
            "--test-reporter-destination={}",
            note("outcomes").display()
        ));
        command.arg("old-kernel.test.mjs");
        command
    } else {
        in_rust(browser.sessions(), &options.filter)
    };
    let run = |browser: &Browser, command: &mut Command| {
        let command = browser.tell(command);
        command
            .env("XINGFU_VERSION", note("version"))
            .env("XINGFU_NOT_RUN", note("not-run"))
            .env("XINGFU_OUTCOMES", note("outcomes"))
            .env("XINGFU_TIMES", note("times"));
        println!("\n==> {}: {}", engine.suite(), describe(command));
        watch(command)
    };
    let (mut outcome, printed) = run(&browser, &mut command)?;
    let failed = failures(&printed);
    if !failed.is_empty() && failed.len() <= MOST_AGAIN {
        // Drivers and a busy machine are not always in time: what fails twice, alone, is at fault.
        println!("\ntried a second time, one by one: {}", failed.join(", "));
        // The sessions of the first try are still open in its drivers.
        drop(browser);
        let browser = Browser::to_test(engine)?;
        let mut again = in_rust(1, &failed);
        let (second, _) = run(&browser, again.arg("--exact"))?;
        if second.is_ok() {
            println!(
                "passed in {} only at the second try: {}",
                engine.name(),
                failed.join(", ")
            );
        }
        outcome = second;
    }
    print_slowest(&fs::read_to_string(note("times")).unwrap_or_default());
    let not_run = fs::read_to_string(note("not-run")).unwrap_or_default();
    for test in not_run.lines() {
        println!("run in Chromium only: {test}");
    }
    if options.filter.is_empty() {
        let version = read(&note("version"))?;
        Shown::read(&version, &read(&note("outcomes"))?).keep(engine)?;
    }
    outcome
}

/// The largest number of failures to try again; more are no accident.
const MOST_AGAIN: usize = 8;

fn in_rust(sessions: usize, filter: &[String]) -> Command {
    let mut command = native_tests();
    command.args(["--test", "browser", "--"]);
    command.arg(format!("--test-threads={sessions}"));
    command.args(filter);
    command
}

/// Prints the slowest of tests, each in a line of milliseconds and a name.
fn print_slowest(times: &str) {
    let time = |line: &'_ str| {
        let (took, name) = line.split_once(' ')?;
        Some((took.parse::<u64>().ok()?, name.to_owned()))
    };
    let mut times: Vec<_> = times.lines().filter_map(time).collect();
    times.sort_unstable_by(|one, other| other.cmp(one));
    for (took, name) in times.iter().take(SLOWEST) {
        println!("{:>6}.{} s {name}", took / 1000, took % 1000 / 100);
    }
}

/// The number of tests named with their times.
const SLOWEST: usize = 10;

/// The tests that failed, as Rust's test runner tells them.
fn failures(printed: &str) -> Vec<String> {
    let name = |line: &str| {
        let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
        Some(name.to_owned())
    };
    printed.lines().filter_map(name).collect()
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).at("read", file)
}

impl Tally {
    fn run(&mut self, name: &'static str, command: &mut Command) {
        println!("\n==> {name}: {}", describe(command));
        self.time(name, || execute(command));
    }

    /// Does something without which the rest cannot run.
    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n==> {name}");
        let start = Instant::now();
        let outcome = work();
        self.note(name, start.elapsed(), outcome.is_ok());
        outcome
    }

    /// Runs a suite, whose failure lets the others run.
    fn time(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) {
        let start = Instant::now();
        let outcome = work();
        self.note(name, start.elapsed(), outcome.is_ok());
        if let Err(error) = outcome {
            eprintln!("error: {error}");
        }
    }

    fn note(&mut self, name: &'static str, took: Duration, passed: bool) {
        self.0.push(Suite { name, took, passed });
    }

    /// Suites side by side take less time together than their sum.
    fn table(&self, together: Duration) -> String {
        let line = |name: &str, took: Duration, passed| {
            let mark = if passed { "" } else { "  failed" };
            format!("{name:<36}{:>6} s{mark}\n", took.as_secs())
        };
        let lines = self.0.iter();
        let lines = lines.map(|suite| line(suite.name, suite.took, suite.passed));
        lines.chain([line("together", together, true)]).collect()
    }

    fn result(self, start: Instant) -> Result<()> {
        println!("\n{}", self.table(start.elapsed()));
        let failed: Vec<_> = self.0.iter().filter(|suite| !suite.passed).collect();
        if failed.is_empty() {
            println!("all {} suites passed", self.0.len());
            return Ok(());
        }
        let names: Vec<_> = failed.iter().map(|suite| suite.name).collect();
        Err(Error::Suites {
            failed: failed.len(),
            all: self.0.len(),
            names: names.join(", "),
        })
    }
}

fn with_filter<'a>(command: &'a mut Command, options: &Options) -> &'a mut Command {
    command.arg("--").args(&options.filter)
}

fn in_node(options: &Options) -> Command {
    let mut command = node();
    command.arg("--test");
    for filter in &options.filter {
        command.arg(format!("--test-name-pattern={filter}"));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::failures;

    #[test]
    fn failures_are_read_from_what_the_runner_prints() {
        let printed = "running 3 tests\ntest a::b ... ok\ntest c ... FAILED\ntest c d ... FAILED\ntest result: FAILED. 1 passed\n";
        assert_eq!(failures(printed), ["c", "c d"]);
    }
}
