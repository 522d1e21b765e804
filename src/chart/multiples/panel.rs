//! The panels of small multiples.

use crate::chart::frame::Emphasis;
use crate::chart::number::{figure, plain, present};
use crate::report::table::Table;

/// Courses beside each other, all along the same axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Multiples {
    /// The panels, row by row.
    pub panels: Vec<Panel>,
    /// The places along the horizontal axis, by name: months.
    pub places: Vec<String>,
    /// Least extent of the vertical axis; it always holds every value.
    pub extent: Option<(f64, f64)>,
    /// Digits after the point.
    pub decimals: u8,
    /// Name of the places, for the table.
    pub place_name: String,
    /// Name of the values, in the key where there are references.
    pub value_name: String,
    /// Name of the references, which are thin lines.
    pub reference_name: String,
    /// Name of the members, which are pale lines.
    pub member_name: String,
    /// Name of the one that is looked at.
    pub marked_name: String,
    /// The text for a missing value.
    pub missing: String,
}

/// One course.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panel {
    /// The name above the course.
    pub title: String,
    /// A value a place; a missing one breaks the line.
    pub values: Vec<Option<f64>>,
    /// Values to compare with, a place each; none where there is nothing to compare.
    pub references: Vec<Option<f64>>,
    /// What the values sum up, a value a place each; none where they stand for themselves.
    pub members: Vec<Vec<Option<f64>>>,
    /// The one of these that is looked at, a value a place.
    pub marked: Vec<Option<f64>>,
    /// Emphasis of the line.
    pub emphasis: Emphasis,
    /// Whether the name is set in bold: the whole among its parts.
    pub is_whole: bool,
}

impl Panel {
    /// The last value, which stands beside the name; none where it is missing.
    pub(super) fn last(&self) -> Option<f64> {
        present(self.values.last().copied().flatten())
    }
}

impl Multiples {
    /// The figures in the chart: a row a place, a column a course. Members have none.
    pub fn table(&self) -> Table {
        let references = self.has_references();
        let mut columns = vec![self.place_name.clone()];
        for panel in &self.panels {
            columns.push(panel.title.clone());
            if references {
                columns.push([panel.title.as_str(), " · ", &self.reference_name].concat());
            }
            if has_any(&panel.marked) {
                columns.push(self.marked_name.clone());
            }
        }
        let cell = |values: &[Option<f64>], at: usize| {
            let value = values.get(at).copied().flatten();
            present(value).map_or(String::new(), |value| plain(value, self.decimals))
        };
        let rows = self.places.iter().enumerate().map(|(at, place)| {
            let mut row = vec![place.clone()];
            for panel in &self.panels {
                row.push(cell(&panel.values, at));
                if references {
                    row.push(cell(&panel.references, at));
                }
                if has_any(&panel.marked) {
                    row.push(cell(&panel.marked, at));
                }
            }
            row
        });
        Table {
            columns,
            rows: rows.collect(),
            remarks: Vec::new(),
        }
    }

    /// The values of a panel at a place: by name, where there are several kinds.
    pub(crate) fn in_words(&self, panel: usize, place: usize) -> Vec<String> {
        let Some(panel) = self.panels.get(panel) else {
            return Vec::new();
        };
        let kinds = [
            (&self.value_name, &panel.values),
            (&self.reference_name, &panel.references),
            (&self.marked_name, &panel.marked),
        ];
        let known = kinds.into_iter().filter_map(|(name, values)| {
            let value = present(values.get(place).copied().flatten())?;
            Some((name, figure(value, self.decimals, false)))
        });
        let is_one = !has_any(&panel.references) && !has_any(&panel.marked);
        let told = known.map(|(name, value)| match is_one {
            true => value,
            false => [name.as_str(), " ", &value].concat(),
        });
        told.collect()
    }

    /// Every number that is drawn.
    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> {
        let drawn = self.draws_members();
        let panels = self.panels.iter();
        let all = panels.flat_map(move |panel| {
            let members = panel.members.iter().filter(move |_| drawn);
            let own = panel.values.iter().chain(&panel.references);
            own.chain(&panel.marked).chain(members.flatten())
        });
        all.filter_map(|value| present(*value))
    }

    pub(super) fn has_references(&self) -> bool {
        self.panels.iter().any(|panel| has_any(&panel.references))
    }

    pub(super) fn has_marked(&self) -> bool {
        self.panels.iter().any(|panel| has_any(&panel.marked))
    }

    /// Whether members are drawn: there are some, and not so many that nobody could tell one from another.
    pub(super) fn draws_members(&self) -> bool {
        let members = self.panels.iter().map(|panel| panel.members.len());
        (1..=MOST_MEMBERS).contains(&members.sum())
    }
}

/// More members than this are a surface and no lines.
const MOST_MEMBERS: usize = 300;

fn has_any(values: &[Option<f64>]) -> bool {
    values.iter().any(|value| present(*value).is_some())
}
