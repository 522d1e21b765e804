//! `cargo xtask bench`: what is measured, beside what is allowed.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::Value;

use crate::browser::Browser;
use crate::build;
use crate::cargo::cargo;
use crate::command::{capture, describe, run as execute};
use crate::error::{Error, Result};
use crate::node::{self, node};
use crate::paths::project;
use crate::process;
use crate::site::{self, Glue};
use crate::size;

/// One line of the table.
#[derive(Debug, PartialEq)]
struct Row {
    what: String,
    unit: String,
    median: f64,
    p95: Option<f64>,
    budget: Option<f64>,
}

/// What is compared.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Another checkout of the project, measured in the same run, just before this one
    #[arg(long, value_name = "FOLDER")]
    against: Option<PathBuf>,
    /// Measure what was built last, as it is
    #[arg(long, conflicts_with = "against")]
    built: bool,
    /// Only these parts
    #[arg(value_enum)]
    parts: Vec<Part>,
}

impl Options {
    fn parts(&self) -> &[Part] {
        match self.parts.as_slice() {
            [] => Part::value_variants(),
            chosen => chosen,
        }
    }
}

/// A part of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Bytes before the first interaction
    Transfer,
    /// Rescoring, natively
    Rescore,
    /// Slider events
    Slider,
    /// Slider events beside Apache `ECharts` drawing the same charts
    Compare,
    /// From a weight to the new order of many units, beside `LineUp` and Apache `ECharts`
    Ranking,
    /// Opening a large index with its data from disk
    Opening,
    /// Opening the desk, and keystrokes in its grid
    Desk,
    /// Growth of memory
    Memory,
    /// The module in Node.js
    Module,
    /// Loading the page
    Load,
    /// Tables in and out
    Files,
    /// Growth of time with what is given
    Growth,
}

/// The place where a part is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Here,
    /// In the bench of the browser tests, under this name.
    Rust(&'static str),
    /// In a script of Node.js.
    Node(&'static str),
}

impl Part {
    fn place(self) -> Place {
        match self {
            Self::Transfer | Self::Growth => Place::Here,
            Self::Rescore => Place::Rust("rescore"),
            Self::Slider => Place::Rust("slider"),
            Self::Compare => Place::Rust("compare"),
            Self::Ranking => Place::Rust("ranking"),
            Self::Opening => Place::Rust("opening"),
            Self::Desk => Place::Rust("desk"),
            Self::Memory => Place::Rust("memory"),
            Self::Module => Place::Node("bench.mjs"),
            Self::Load => Place::Node("load.mjs"),
            Self::Files => Place::Node("workbooks.mjs"),
        }
    }
}

/// Builds, measures natively, in Node.js and in the browser, and prints one table, and that of growth
/// by itself.
pub(crate) fn run(options: &Options) -> Result<()> {
    if options.parts() != [Part::Growth] {
        budgets(options)?;
    }
    match options.parts().contains(&Part::Growth) {
        true => growth(),
        false => Ok(()),
    }
}

/// Measures what grows with what, and fails where it grows worse than it may.
fn growth() -> Result<()> {
    let mut command = cargo();
    command.args(["bench", "--package", "xingfu-growth", "--bench", "growth"]);
    execute(&mut command)
}

fn budgets(options: &Options) -> Result<()> {
    let before = match &options.against {
        Some(folder) => before(folder)?,
        None => Vec::new(),
    };
    let rows = measure(options)?;
    println!("\n{}", table(&rows));
    if !before.is_empty() {
        println!("\n{}", comparison(&before, &rows));
    }
    Ok(())
}

/// The table that the other checkout prints of itself.
fn before(folder: &Path) -> Result<Vec<Row>> {
    let mut command = cargo();
    command.args(["xtask", "bench"]).current_dir(folder);
    println!("measuring: {}, in {}", describe(&command), folder.display());
    let printed = capture(&mut command)?;
    Ok(printed.lines().filter_map(printed_row).collect())
}

fn measure(options: &Options) -> Result<Vec<Row>> {
    let parts = options.parts();
    if !options.built {
        build::run(&build::Options::default())?;
        site::module(&Glue::engine()?, &project("dist/engine"))?;
    }
    node::install("tests/node")?;
    // The others that are measured beside ours.
    if parts.contains(&Part::Compare) || parts.contains(&Part::Ranking) {
        node::install("tests/bench")?;
    }
    let mut rows = Vec::new();
    if parts.contains(&Part::Transfer) {
        rows.push(transfer()?);
    }
    process::end_all_on_interrupt()?;
    let browser = Browser::as_published()?;
    for mut command in commands(parts) {
        println!("measuring: {}", describe(&command));
        let printed = capture(browser.tell(&mut command))?;
        for line in printed.lines().filter(|line| line.starts_with('{')) {
            let unexpected = || Error::Output {
                command: describe(&command),
                found: line.to_owned(),
            };
            rows.push(row(line).ok_or_else(unexpected)?);
        }
    }
    Ok(rows)
}

/// The programs that measure these parts: one for all that are in Rust, and a script each.
fn commands(parts: &[Part]) -> Vec<std::process::Command> {
    let places = parts.iter().map(|part| part.place());
    let named = places.clone().filter_map(|place| match place {
        Place::Rust(name) => Some(name),
        Place::Here | Place::Node(_) => None,
    });
    let named: Vec<_> = named.collect();
    let scripts = places.filter_map(|place| match place {
        Place::Node(script) => Some(in_node(script)),
        Place::Here | Place::Rust(_) => None,
    });
    let in_rust = (!named.is_empty()).then(|| in_rust(&named));
    in_rust.into_iter().chain(scripts).collect()
}

fn in_rust(parts: &[&str]) -> std::process::Command {
    let mut command = cargo();
    command.args([
        "bench",
        "--package",
        "xingfu-browser-tests",
        "--bench",
        "budgets",
        "--",
    ]);
    command.args(parts);
    command
}

fn in_node(script: &str) -> std::process::Command {
    let mut command = node();
    command.arg(script);
    command
}

fn transfer() -> Result<Row> {
    let kilobytes = |bytes: usize| bytes as f64 / 1000.0;
    Ok(Row {
        what: "transfer before first interaction, Brotli".to_owned(),
        unit: "KB".to_owned(),
        median: kilobytes(size::transfer(&project("dist/page/latest"))?),
        p95: None,
        budget: Some(kilobytes(size::BUDGET)),
    })
}

/// Reads a line such as `{"what":"…","unit":"ms","median":1.5,"p95":2.5,"budget":5}`.
fn row(line: &str) -> Option<Row> {
    let value: Value = serde_json::from_str(line).ok()?;
    Some(Row {
        what: value["what"].as_str()?.to_owned(),
        unit: value["unit"].as_str()?.to_owned(),
        median: value["median"].as_f64()?,
        p95: value["p95"].as_f64(),
        budget: value["budget"].as_f64(),
    })
}

/// Reads a line of [`table`], such as `what  1.50 ms  2.50 ms  5.00 ms`.
fn printed_row(line: &str) -> Option<Row> {
    let mut cells = line
        .split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    let what = cells.next()?.to_owned();
    let (number, unit) = cells.next()?.split_once(' ').unwrap_or_default();
    let number_of = |cell: Option<&str>| cell?.split(' ').next()?.parse().ok();
    Some(Row {
        what,
        unit: unit.to_owned(),
        median: number.parse().ok()?,
        p95: number_of(cells.next()),
        budget: number_of(cells.next()),
    })
}

/// The rows that both tables have, with this checkout's figures as shares of the other's.
fn comparison(before: &[Row], after: &[Row]) -> String {
    let pairs: Vec<_> = after
        .iter()
        .filter_map(|row| Some((before.iter().find(|there| there.what == row.what)?, row)))
        .collect();
    let width = pairs.iter().map(|(_, row)| row.what.chars().count()).max();
    let width = width.unwrap_or(0).max(4);
    let mut text = format!(
        "{:<width$}  {:>21}  {:>7}  {:>21}  {:>7}",
        "what", "median before, after", "ratio", "p95 before, after", "ratio"
    );
    for (before, after) in pairs {
        let (medians, ratio) = compared(Some(before.median), Some(after.median));
        let (p95s, p95_ratio) = compared(before.p95, after.p95);
        let _ = write!(
            text,
            "\n{:<width$}  {medians:>21}  {ratio:>7}  {p95s:>21}  {p95_ratio:>7}",
            after.what
        );
    }
    text
}

fn compared(before: Option<f64>, after: Option<f64>) -> (String, String) {
    let (Some(before), Some(after)) = (before, after) else {
        return ("–".to_owned(), "–".to_owned());
    };
    let ratio = match before > 0.0 {
        true => format!("{:.2}", after / before),
        false => "–".to_owned(),
    };
    (format!("{before:.2}, {after:.2}"), ratio)
}

fn table(rows: &[Row]) -> String {
    let width = rows
        .iter()
        .map(|row| row.what.chars().count())
        .max()
        .unwrap_or(0)
        .max(4);
    let mut lines = vec![format!(
        "{:<width$}  {:>12}  {:>12}  {:>12}",
        "what", "median", "p95", "budget"
    )];
    lines.extend(rows.iter().map(|row| {
        let show = |number: Option<f64>| {
            number.map_or_else(|| "–".to_owned(), |n| format!("{n:.2} {}", row.unit))
        };
        let over = row
            .budget
            .is_some_and(|budget| row.p95.unwrap_or(row.median) > budget);
        format!(
            "{:<width$}  {:>12}  {:>12}  {:>12}{}",
            row.what,
            show(Some(row.median)),
            show(row.p95),
            show(row.budget),
            if over { "  OVER" } else { "" }
        )
    }));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{comparison, printed_row, row, table};

    #[test]
    fn the_table_marks_what_is_over_its_budget() {
        let rows: Vec<_> = [
            r#"{"what":"one","unit":"ms","median":1.0,"p95":6.0,"budget":5}"#,
            r#"{"what":"two","unit":"ms","median":1.0,"p95":null,"budget":null}"#,
        ]
        .into_iter()
        .filter_map(row)
        .collect();
        let table = table(&rows);
        let lines: Vec<_> = table.lines().collect();
        assert!(
            lines[1].starts_with("one ") && lines[1].ends_with("5.00 ms  OVER"),
            "{table}"
        );
        assert!(lines[2].ends_with('–'), "{table}");
    }

    #[test]
    fn a_printed_table_is_compared_row_by_row() {
        let line = |median: f64| {
            format!(
                r#"{{"what":"one event, 30 × 40","unit":"ms","median":{median},"p95":6.0,"budget":5}}"#
            )
        };
        let [before, after] =
            [2.0, 1.0].map(|median| row(&line(median)).into_iter().collect::<Vec<_>>());
        let printed: Vec<_> = table(&before).lines().filter_map(printed_row).collect();
        assert_eq!(printed, before);
        let compared = comparison(&printed, &after);
        let last = compared.lines().last().unwrap_or_default();
        let cells: Vec<_> = last
            .split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        assert_eq!(
            cells,
            [
                "one event, 30 × 40",
                "2.00, 1.00",
                "0.50",
                "6.00, 6.00",
                "1.00"
            ]
        );
    }

    #[test]
    fn a_line_without_a_measurement_is_no_row() {
        assert_eq!(row(r#"{"what":"one","unit":"ms"}"#), None);
    }
}
