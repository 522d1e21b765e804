//! The steps of a waterfall.

use crate::chart::number::{plain, present};
use crate::report::table::Table;

/// The way from one level to another, step by step.
///
/// The ends are levels and not lengths, so that the axis need not begin at zero.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Waterfall {
    /// Name of the first level.
    pub before: String,
    /// The first level; nothing is drawn without one.
    pub from: Option<f64>,
    /// Name of the last level.
    pub after: String,
    /// The last level; where it is missing, the first and all steps.
    pub to: Option<f64>,
    /// The steps, from the top.
    pub steps: Vec<Step>,
    /// Digits after the point.
    pub decimals: u8,
    /// Name of the labels, for the table.
    pub label_name: String,
    /// Name of the changes, for the table.
    pub value_name: String,
    /// Name of what adds, in the key.
    pub up_name: String,
    /// Name of what takes away, in the key.
    pub down_name: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// The label of the row.
    pub label: String,
    /// Up or down; none where it is not finite.
    pub by: f64,
    /// What the step shows, by a number of the caller's; nothing is drawn of it.
    pub key: Option<usize>,
}

impl Step {
    /// The step as it is drawn.
    pub(super) fn size(&self) -> f64 {
        present(Some(self.by)).unwrap_or(0.0)
    }
}

impl Waterfall {
    /// Sums up the steps beyond the first `most`, under a name made from their number: all steps
    /// still lead from the first level to the last. Nothing is summed up where it would leave out
    /// one step alone.
    pub fn sum_up(&mut self, most: usize, name: impl FnOnce(usize) -> String) {
        if self.steps.len() <= most + 1 {
            return;
        }
        let rest = self.steps.split_off(most);
        self.steps.push(Step {
            label: name(rest.len()),
            by: rest.iter().map(Step::size).sum(),
            key: None,
        });
    }

    /// The figures in the chart: the first level, every step, the last level.
    pub fn table(&self) -> Table {
        let cell = |value: Option<f64>| {
            present(value).map_or(String::new(), |value| plain(value, self.decimals))
        };
        let row = |label: &str, value| vec![label.to_owned(), cell(value)];
        let steps = self.steps.iter();
        let steps = steps.map(|step| row(&step.label, Some(step.by)));
        let rows = std::iter::once(row(&self.before, self.from))
            .chain(steps)
            .chain([row(&self.after, self.last())]);
        Table {
            columns: vec![self.label_name.clone(), self.value_name.clone()],
            rows: rows.collect(),
            remarks: Vec::new(),
        }
    }

    /// The last level.
    pub(super) fn last(&self) -> Option<f64> {
        let summed = || {
            let steps = self.steps.iter().map(Step::size);
            present(self.from).map(|from| from + steps.sum::<f64>())
        };
        present(self.to).or_else(summed)
    }

    /// The level after each step, the first one before all of them.
    pub(super) fn levels(&self, from: f64) -> Vec<f64> {
        let after = self.steps.iter().scan(from, |level, step| {
            *level += step.size();
            Some(*level)
        });
        std::iter::once(from).chain(after).collect()
    }
}
