//! Places with their values and their shapes.

use crate::chart::number::{figure, plain, present};
use crate::data::shapes::Shapes;
use crate::order;
use crate::report::table::Table;
use std::rc::Rc;

/// Places with their values, and their shapes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    /// The shapes; those of no place are drawn as ground.
    pub shapes: Rc<Shapes>,
    /// The places.
    pub marks: Vec<Mark>,
    /// The position of the place that is marked, and named in the chart.
    pub own: Option<usize>,
    /// Digits after the point.
    pub decimals: u8,
    /// Names of the columns of the table: rank, label, group, value.
    pub names: [String; 4],
    /// The text for a missing value.
    pub missing: String,
    /// The name of ground that is of no place.
    pub outside: String,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mark {
    /// Its name.
    pub label: String,
    /// The name of its group; empty for one of none.
    pub group: String,
    /// What it is coloured by; one without is hatched.
    pub value: Option<f64>,
    /// Its rank, from 1.
    pub rank: Option<u32>,
    /// Its shape, by position; none where it has none.
    pub shape: Option<usize>,
}

impl Map {
    /// The figures in the chart: a row a place, in the order of their ranks; those without one last.
    pub fn table(&self) -> Table {
        let rows = self.ranked().into_iter().map(|at| {
            let mark = &self.marks[at];
            let rank = mark.rank.map_or(String::new(), |rank| rank.to_string());
            let value = present(mark.value);
            let value = value.map_or(String::new(), |value| plain(value, self.decimals));
            vec![rank, mark.label.clone(), mark.group.clone(), value]
        });
        let mut table = Table {
            columns: self.names.to_vec(),
            rows: rows.collect(),
            remarks: Vec::new(),
        };
        if self.marks.iter().all(|mark| mark.group.is_empty()) {
            table.columns.remove(2);
            for row in &mut table.rows {
                row.remove(2);
            }
        }
        table
    }

    /// The positions of the places in the order of their ranks; those without one last.
    pub fn ranked(&self) -> Vec<usize> {
        let rank = |at: usize| self.marks[at].rank.unwrap_or(u32::MAX);
        order::positions(self.marks.len(), &|a, b| rank(a).cmp(&rank(b)))
    }

    /// The figure of a place: `78.8`, or that it has none.
    pub fn figure(&self, mark: &Mark) -> String {
        let value = present(mark.value);
        value.map_or_else(
            || self.missing.clone(),
            |value| figure(value, self.decimals, false),
        )
    }
}
