//! The rows of a bar chart.

use crate::chart::frame::Emphasis;
use crate::chart::number::{figure, plain, present};
use crate::chart::scale::{extent, rounded, widened};
use crate::report::table::Table;

/// About how many steps the axis is divided into.
const STEPS: f64 = 5.0;

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
    /// Name of the values; in the key where something is drawn beside them.
    pub value_name: String,
    /// Name of the references, which are thin marks.
    pub reference_name: String,
    /// Name of the most that could be had, which is a pale track.
    pub full_name: String,
    /// The text for a missing value: `未报`.
    pub missing: String,
    /// Whether positive values get a plus sign; they always do beside a negative one.
    pub signed: bool,
    /// Whether the values are parts of a whole, so that rows can be summed up.
    pub is_sum: bool,
    /// An axis that stays as it is: what is longer is cut off at its end, and marked as cut.
    pub held: Option<(f64, f64)>,
    /// How many rows the last one stands for; none where every row is drawn.
    pub summed: usize,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The label of the bar.
    pub label: String,
    /// The length of the bar; none is drawn where it is missing.
    pub value: Option<f64>,
    /// The value to compare with, drawn as a thin mark across the bar.
    pub reference: Option<f64>,
    /// The most that could be had, drawn as a pale track with a tick at its end; not drawn in a
    /// chart with references, so that two kinds of marks are the most.
    pub full: Option<f64>,
    /// Emphasis of the bar.
    pub emphasis: Emphasis,
    /// A few words in the place of a missing value, otherwise beside the value, or beside the label
    /// where there is no room.
    pub note: Option<String>,
    /// What the row shows, by a number of the caller's; nothing is drawn of it.
    pub key: Option<usize>,
}

impl Bars {
    /// The text for a row without a value: its note, or the chart's own.
    pub(crate) fn absence<'a>(&'a self, row: &'a Row) -> &'a str {
        row.note.as_deref().unwrap_or(&self.missing)
    }

    /// The note beside a value.
    pub(super) fn beside(row: &Row) -> Option<&str> {
        row.note.as_deref().filter(|_| present(row.value).is_some())
    }

    /// The figures of a row, each with its name: `得分 14.7`, `预设 15.1`.
    pub(crate) fn in_words(&self, row: &Row) -> Vec<String> {
        let Some(value) = present(row.value) else {
            return vec![self.absence(row).to_owned()];
        };
        let full = row.full.filter(|_| self.has_tracks());
        let beside = [
            (&self.reference_name, present(row.reference)),
            (&self.full_name, present(full)),
        ];
        let beside = beside
            .into_iter()
            .filter_map(|(name, it)| Some((name, it?)));
        let told = |(name, value): (&String, f64)| {
            let figure = figure(value, self.decimals, self.signed()) + &self.suffix;
            format!("{name} {figure}").trim_start().to_owned()
        };
        let all = std::iter::once((&self.value_name, value))
            .chain(beside)
            .map(told);
        all.chain(Self::beside(row).map(str::to_owned)).collect()
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

    /// Whether tracks are drawn: the most that could be had is known, and nothing else is beside the
    /// bars.
    pub(super) fn has_tracks(&self) -> bool {
        !self.has_references() && self.rows.iter().any(|row| present(row.full).is_some())
    }

    /// The extent of the axis: the one that is held, or whole steps around every number that is
    /// drawn.
    pub(crate) fn extent(&self) -> (f64, f64) {
        if let Some(held) = self.held {
            return widened(held);
        }
        let tracks = self.has_tracks();
        let values = self.rows.iter().flat_map(|row| {
            let full = row.full.filter(|_| tracks);
            [row.value, row.reference, full]
        });
        let values = values.filter_map(present).chain([0.0]);
        let least = widened(extent(self.extent, values).unwrap_or_default());
        let ((low, high), _) = rounded(least, STEPS);
        match (low.is_finite(), high.is_finite()) {
            (true, true) => (low, high),
            (_, _) => least,
        }
    }

    /// Sums up the rows beyond the first `most` in a last one, where the values are parts of a
    /// whole: the drawn ones still sum to it. Nothing is summed up where it would leave out one row
    /// alone. `name` is told how many rows it stands for, and `without` how many of them have no
    /// value.
    pub fn sum_up(
        &mut self,
        most: usize,
        name: impl FnOnce(usize) -> String,
        without: impl FnOnce(usize) -> String,
    ) {
        if !self.is_sum || self.rows.len() <= most.saturating_add(1) {
            return;
        }
        let rest = self.rows.split_off(most);
        let sum = |pick: fn(&Row) -> Option<f64>| {
            let known = rest.iter().filter_map(|row| present(pick(row)));
            known.fold(None, |sum: Option<f64>, value| {
                Some(sum.unwrap_or(0.0) + value)
            })
        };
        let value = sum(|row| row.value);
        let silent = rest.iter().filter(|row| present(row.value).is_none());
        let silent = Some(silent.count()).filter(|count| *count > 0 && value.is_some());
        self.summed = rest.len();
        self.rows.push(Row {
            label: name(rest.len()),
            value,
            reference: sum(|row| row.reference),
            full: sum(|row| row.full),
            emphasis: rest.first().map(|row| row.emphasis).unwrap_or_default(),
            note: silent.map(without),
            key: None,
        });
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
