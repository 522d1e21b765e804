//! The rows of a bar chart.

use crate::chart::frame::Emphasis;
use crate::chart::number::{plain, present};
use crate::chart::scale::{extent, widened};
use crate::report::table::Table;

/// Horizontal bars, one a row, in the order given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// Suffix of every value: ` 分`, `%`.
    pub suffix: String,
    /// Digits after the point.
    pub decimals: u8,
    /// Least extent of the axis; it always holds zero and every value.
    pub extent: Option<(f64, f64)>,
    /// Name of the labels, for the table.
    pub label_name: String,
    /// Name of the values; in the key where references are present.
    pub value_name: String,
    /// Name of the references, which are outlines.
    pub reference_name: String,
    /// Name of the most that could be had, for the table.
    pub full_name: String,
    /// The text for a missing value: `未报`.
    pub missing: String,
    /// Whether positive values get a plus sign; they always do beside a negative one.
    pub signed: bool,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The label of the bar.
    pub label: String,
    /// The length of the bar; none is drawn where it is missing.
    pub value: Option<f64>,
    /// The value to compare with, drawn as an outline behind the bar.
    pub reference: Option<f64>,
    /// The most that could be had, drawn as a pale track with a tick at its end.
    pub full: Option<f64>,
    /// Emphasis of the bar.
    pub emphasis: Emphasis,
    /// A few words in the place of a missing value, otherwise beside the value, or beside the label
    /// where there is no room.
    pub note: Option<String>,
}

impl Bars {
    /// The text for a row without a value: its note, or the chart's own.
    pub(super) fn absence<'a>(&'a self, row: &'a Row) -> &'a str {
        row.note.as_deref().unwrap_or(&self.missing)
    }

    /// The note beside a value.
    pub(super) fn beside(row: &Row) -> Option<&str> {
        row.note.as_deref().filter(|_| present(row.value).is_some())
    }

    /// The figures in the chart.
    pub fn table(&self) -> Table {
        let references = self.has_references();
        let full = self.rows.iter().any(|row| present(row.full).is_some());
        let notes = self.rows.iter().any(|row| Self::beside(row).is_some());
        let mut columns = vec![self.label_name.clone(), self.value_name.clone()];
        columns.extend(references.then(|| self.reference_name.clone()));
        columns.extend(full.then(|| self.full_name.clone()));
        columns.extend(notes.then(String::new));
        let cell = |value| match present(value) {
            Some(value) => plain(value, self.decimals),
            None => String::new(),
        };
        let rows = self.rows.iter().map(|row| {
            let value = present(row.value)
                .map_or(self.absence(row).to_owned(), |v| plain(v, self.decimals));
            let mut cells = vec![row.label.clone(), value];
            cells.extend(references.then(|| cell(row.reference)));
            cells.extend(full.then(|| cell(row.full)));
            cells.extend(notes.then(|| Self::beside(row).unwrap_or_default().to_owned()));
            cells
        });
        Table {
            columns,
            rows: rows.collect(),
            remarks: Vec::new(),
        }
    }

    pub(super) fn has_references(&self) -> bool {
        self.rows.iter().any(|row| present(row.reference).is_some())
    }

    /// The extent of the axis, which holds every number.
    pub(super) fn extent(&self) -> (f64, f64) {
        let values = self
            .rows
            .iter()
            .flat_map(|row| [row.value, row.reference, row.full]);
        let values = values.filter_map(present).chain([0.0]);
        widened(extent(self.extent, values).unwrap_or_default())
    }

    /// Widens the least extent of the axis to what it is now, and to another extent.
    pub(crate) fn hold(&mut self, other: Option<(f64, f64)>) {
        let now = self.extent();
        let other = other.unwrap_or(now);
        self.extent = extent(Some(now), [other.0, other.1]);
    }

    pub(super) fn signed(&self) -> bool {
        let below = |value: f64| value < 0.0;
        self.signed
            || self.extent.is_some_and(|(from, _)| below(from))
            || self
                .rows
                .iter()
                .filter_map(|row| present(row.value))
                .any(below)
    }
}
