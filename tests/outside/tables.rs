//! CSV files and workbooks, blocks that are pasted, and charts of reports.

use serde_json::Value;
use std::rc::Rc;
use xingfu::app::desk::grid::block::{self, Block};
use xingfu::app::desk::grid::markup;
use xingfu::app::io::received::receive;
use xingfu::data::demonstration::own_unit;
use xingfu::data::import::{Chosen, Import, Imported, Target};
use xingfu::data::{Dataset, Key, Record, Status, UnitId};
use xingfu::figure::reported::{ChartOptions, chart as svg};
use xingfu::index::Index;
use xingfu::month::Month;
use xingfu::report::sheets::{Sheets, csv_of};
use xingfu::rule::Value::{Number, Shares};
use xingfu::schema::{self, Report};
use xingfu::text::words::{DESK_CHINESE, DeskWords};

use crate::data::kept;
use crate::{sure, told};

/// A table as bytes: what is taken of it makes a data set that is written and read back equal.
pub(crate) fn read(index: &Rc<Index>, bytes: &[u8]) {
    let _ = receive(bytes, |_| None);
    let Some(imported) = imported(index, bytes, Month::new(2024, 9)) else {
        return;
    };
    for problem in imported.problems.iter().chain(&imported.notes) {
        assert!(!problem.reason.words(&DESK_CHINESE).is_empty());
    }
    kept(index, &imported.onto(&Dataset::default()));
}

/// What a table holds; `None` for what is none.
fn imported(index: &Rc<Index>, bytes: &[u8], month: Option<Month>) -> Option<Imported> {
    let target = Target {
        units: Vec::new(),
        fallback: own_unit(index),
        month,
        chosen: Chosen::new(),
    };
    let mut import = Import::new(Rc::clone(index), target);
    let read = workbook::read(bytes, &mut |part, _| import.read(&part));
    match read {
        Ok(()) => Some(import.finish()),
        Err(error) => {
            assert!(!error.code().is_empty());
            None
        }
    }
}

/// The template of a unit and a month as a workbook and as CSV: every value of them comes back.
///
/// # Panics
/// Where one does not.
#[track_caller]
pub fn sheets(index: &Rc<Index>, data: &Dataset, unit: UnitId, month: Option<Month>) {
    let sheets = Sheets {
        index,
        data,
        month,
        words: DeskWords::of(xingfu::text::Language::Chinese),
    };
    let parts = sheets.template(unit);
    let written = sure(workbook::write(&parts).map_err(|error| error.to_string()));
    for bytes in [written, csv_of(&parts).into_bytes()] {
        let Some(imported) = imported(index, &bytes, month) else {
            panic!("no table: {:?}", String::from_utf8_lossy(&bytes));
        };
        assert!(imported.problems.is_empty(), "{:?}", imported.problems);
        let status = |(key, record): (Key, Record)| {
            let key = Key {
                unit: UnitId::at(0),
                period: month,
                ..key
            };
            (key, record.status)
        };
        let is_here = |key: &Key| key.unit == unit && key.period == month;
        let is_said = |status: &Status| *status != Status::NotReported;
        let expected = data.records().filter(|(key, _)| is_here(key)).map(status);
        let found = imported.records.iter().cloned().map(status);
        let expected: Vec<_> = expected.filter(|(_, status)| is_said(status)).collect();
        let found: Vec<_> = found.filter(|(_, status)| is_said(status)).collect();
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(&expected) {
            assert!(
                found.0 == expected.0 && near(found.1, expected.1),
                "{found:?} {expected:?}"
            );
        }
    }
}

/// The same, but for the last bits of numbers far below 1, and for those that nearly are none.
fn near(one: Status, other: Status) -> bool {
    let (Status::Reported(a), Status::Reported(b)) = (one, other) else {
        return one == other;
    };
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-14 * b.abs().min(1e-6) + 1e-290;
    let both = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => close(a, b),
        (a, b) => a == b,
    };
    let is_same = match (a.value, b.value) {
        (Number(a), Number(b)) => close(a, b),
        (Shares(a), Shares(b)) => a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-17),
        (a, b) => a == b,
    };
    is_same && both(a.baseline, b.baseline) && both(a.denominator, b.denominator)
}

/// A block of cells from another program: what is read is written and read back the same.
pub(crate) fn pasted(text: &str) {
    let html = markup::read(text).unwrap_or_default();
    for block in [html, block::read(text)] {
        let rows = block.rows.iter().map(|row| {
            let cells = row.iter().map(|cell| cell.clone().unwrap_or_default());
            cells.collect::<Vec<String>>()
        });
        let rows: Vec<_> = rows.filter(|row| !row.is_empty()).collect();
        let told = |block: Block| {
            let rows = block.rows.into_iter();
            let rows = rows.map(|row| row.into_iter().map(Option::unwrap_or_default).collect());
            rows.collect::<Vec<Vec<String>>>()
        };
        assert_eq!(told(block::read(&block::write(&rows))), rows);
    }
}

/// A report and the options of a chart, as `[kind, report, options]`: a drawing, or a refusal.
pub(crate) fn chart(text: &str) {
    let Ok(Value::Array(parts)) = serde_json::from_str(text) else {
        return;
    };
    let [Value::String(kind), report, options] = parts.as_slice() else {
        return;
    };
    let report: Result<Report, _> = schema::read(&report.to_string());
    let options: Result<ChartOptions, _> = schema::read(&options.to_string());
    match (report, options) {
        (Ok(report), Ok(options)) => drawn(kind, &report, &options),
        (Err(error), _) | (_, Err(error)) => told(&error),
    }
}

/// A chart of a report is an image, and every number in it is one.
///
/// # Panics
/// Where it is not.
#[track_caller]
pub fn drawn(kind: &str, report: &Report, options: &ChartOptions) {
    match svg(kind, report, options) {
        Ok(svg) => {
            assert!(
                svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"),
                "{svg}"
            );
            let is_sound = !["\"NaN", "\"inf", "\"-inf", "<script"]
                .iter()
                .any(|bad| svg.contains(bad));
            assert!(is_sound, "{svg}");
        }
        Err(error) => told(&error),
    }
}
