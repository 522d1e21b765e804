//! `cargo xtask bench`: what is measured, beside what is allowed.

use serde_json::Value;

use crate::browser::Browser;
use crate::build;
use crate::cargo::cargo;
use crate::command::{capture, describe};
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

/// Builds, measures natively, in Node.js and in the browser, and prints one table.
pub(crate) fn run() -> Result<()> {
    build::run()?;
    site::module(&Glue::engine()?, &project("dist/engine"))?;
    node::install()?;
    let mut rows = vec![transfer()?];
    process::end_all_on_interrupt()?;
    let browser = Browser::as_published()?;
    for mut command in [in_rust(), in_node("bench.mjs"), in_node("load.mjs")] {
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
    println!("\n{}", table(&rows));
    Ok(())
}

fn in_rust() -> std::process::Command {
    let mut command = cargo();
    command.args([
        "bench",
        "--package",
        "xingfu",
        "--all-features",
        "--bench",
        "budgets",
    ]);
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
    use super::{row, table};

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
    fn a_line_without_a_measurement_is_no_row() {
        assert_eq!(row(r#"{"what":"one","unit":"ms"}"#), None);
    }
}
