//! A row of a sheet: its cells by what their columns hold.

use super::layout::{Filled, Layout, shown};
use super::reason::{Problem, Reason};
use super::role::Role;
use crate::data::remarks::Remarks;
use crate::data::sheet::{Cell, letters};
use crate::data::typed::{Spelling, fold};
use crate::index::Indicator;
use crate::month::Month;
use crate::rule::Beside;

/// A sheet whose rows are read.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) sheet: String,
    pub(super) layout: Layout,
    /// Whether its figures are parts of targets.
    pub(super) is_of_targets: bool,
    /// The month of rows that name none.
    pub(super) month: Option<Month>,
}

/// A row in its table.
pub(super) struct Row<'a> {
    pub(super) table: &'a Table,
    pub(super) cells: &'a Filled<'a>,
}

/// Rows of sums, in Chinese and English.
const SUMS: [&str; 9] = [
    "合计",
    "总计",
    "小计",
    "平均",
    "全区合计",
    "累计",
    "total",
    "subtotal",
    "sum",
];

/// A fault of a row's cell: its column, and why.
pub(super) type Fault = (usize, Reason);

impl<'a> Row<'a> {
    /// A cell by its column.
    pub(super) fn cell(&self, column: usize) -> Cell<'a> {
        self.cells.cells.get(column).copied().unwrap_or(Cell::Empty)
    }

    /// The cell of a role, with its column; an empty one where there is no such column.
    pub(super) fn of(&self, role: Role) -> (usize, Cell<'a>) {
        let column = self.table.layout.column(role);
        column.map_or((0, Cell::Empty), |column| (column, self.cell(column)))
    }

    /// The text of a role, with its column.
    pub(super) fn text(&self, role: Role) -> (usize, String) {
        let (column, cell) = self.of(role);
        (column, shown(&cell))
    }

    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.cells.iter().all(|cell| match cell {
            Cell::Text(text) => text.trim().is_empty(),
            other => *other == Cell::Empty,
        })
    }

    /// From 1.
    pub(super) fn number(&self) -> u32 {
        self.cells.number + 1
    }

    /// The column that says of the row that it is one of sums.
    pub(super) fn sum(&self) -> Option<usize> {
        let first = self
            .cells
            .cells
            .iter()
            .position(|cell| *cell != Cell::Empty);
        let roles = self.table.layout.roles.iter().enumerate();
        let heads = roles.filter(|(_, (_, role, _))| {
            matches!(
                role,
                Role::Unit | Role::Indicator | Role::Item | Role::Target | Role::Known
            )
        });
        let mut columns = heads.map(|(column, _)| column).chain(first);
        columns.find(|&column| match self.cell(column) {
            Cell::Text(text) => SUMS.contains(&fold(text).trim_end_matches(':')),
            _ => false,
        })
    }
}

/// What is told of a cell.
pub(super) fn problem(row: &Row<'_>, column: usize, reason: Reason) -> Problem {
    Problem {
        sheet: row.table.sheet.clone(),
        row: row.number(),
        column: letters(column as u32),
        text: shown(&row.cell(column)),
        reason,
    }
}

/// What stands beside a value: evidence, and a note.
pub(super) fn remarks(row: &Row<'_>) -> Remarks {
    let note = row.text(Role::Note).1;
    Remarks {
        note: Some(unguarded(&note).to_owned()).filter(|note| !note.is_empty()),
        ..Remarks::evidenced(unguarded(&row.text(Role::Evidence).1))
    }
}

/// The figure beside a value, where its indicator takes one.
pub(super) fn beside(
    row: &Row<'_>,
    indicator: &Indicator,
    spelling: &Spelling,
    which: Beside,
) -> Result<Option<f64>, Fault> {
    let (column, cell) = row.of(match which {
        Beside::Baseline => Role::Baseline,
        Beside::Denominator => Role::Denominator,
    });
    let number = spelling.number(&cell);
    let number = number.map_err(|fault| (column, Reason::Value(fault)))?;
    let Some(x) = number else { return Ok(None) };
    if indicator.rule.entry().beside != Some(which) {
        return Err((column, Reason::NotBeside));
    }
    let checked = which.check(x);
    checked
        .map(Some)
        .map_err(|refusal| (column, Reason::Beside(refusal)))
}

/// A text without the apostrophe by which a file keeps it from being a formula.
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest)
            if rest.trim_start().starts_with([
                '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
            ]) =>
        {
            rest
        }
        _ => text,
    }
}
