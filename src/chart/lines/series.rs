//! The series of a line chart, and the markers over them.

use crate::chart::frame::Emphasis;
use crate::chart::number::{plain, present};
use crate::chart::scale::{extent, widened};
use crate::report::table::Table;

/// Lines over a common horizontal axis, named at their ends: how a score moves with a weight.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lines {
    /// The lines; later ones lie on top, emphasised ones above all.
    pub series: Vec<Series>,
    /// Name of the horizontal axis; names of places say by themselves what they are.
    pub x_name: String,
    /// Name of the vertical axis.
    pub y_name: String,
    /// Least extent of the horizontal axis; it always holds every point.
    pub x_extent: Option<(f64, f64)>,
    /// Least extent of the vertical axis; it holds every point, unless another is held.
    pub y_extent: Option<(f64, f64)>,
    /// A vertical axis that stays as it is: what lies beyond is drawn at its end.
    pub held: Option<(f64, f64)>,
    /// Names of places on the horizontal axis, rising, in the place of figures: months.
    pub x_names: Vec<(f64, String)>,
    /// How far apart named places may be, rising; between the first and the last, which always have their
    /// names, those are named that are a multiple of the first distance with room for them.
    pub x_steps: &'static [u32],
    /// Names of places on the vertical axis, in the place of figures: rungs, from the bottom up.
    pub y_names: Vec<(f64, String)>,
    /// The current place: a solid dot with a line through it.
    pub marker: Option<Marker>,
    /// The published place: a hollow dot with a line through it.
    pub reference_marker: Option<Marker>,
    /// Whether the least value is at the top: ranks.
    pub falls: bool,
    /// Digits after the point, in the table.
    pub decimals: u8,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// The name at the line's end.
    pub name: String,
    /// What stands before the name at the line's end: its last value, where it is not read from the axis.
    pub last: String,
    /// The points from left to right; a missing height breaks the line.
    pub points: Vec<(f64, Option<f64>)>,
    /// Emphasis of the line.
    pub emphasis: Emphasis,
    /// Whether a value holds until the next one, at which the line rises or falls.
    pub is_stepped: bool,
}

/// A place on the plane with a few words over it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marker {
    /// Place on the horizontal axis.
    pub x: f64,
    /// Place on the vertical axis.
    pub y: f64,
    /// The label above the plot.
    pub label: String,
}

impl Series {
    /// What stands at the line's end.
    pub(super) fn label(&self) -> String {
        match self.last.is_empty() {
            true => self.name.clone(),
            false => [&self.last, " ", &self.name].concat(),
        }
    }
}

impl Lines {
    /// The figures in the chart: a row for each place on the horizontal axis.
    pub fn table(&self) -> Table {
        let names = self.series.iter().map(|series| series.name.clone());
        let columns = std::iter::once(self.x_name.clone()).chain(names).collect();
        let cell = |series: &Series, place: f64| {
            let value = series.at(place);
            value.map_or(String::new(), |value| plain(value, self.decimals))
        };
        let rows = self.places().into_iter().map(|place| {
            let cells = self.series.iter().map(|series| cell(series, place));
            let name = self.place_name(place);
            std::iter::once(name).chain(cells).collect()
        });
        Table {
            columns,
            rows: rows.collect(),
            remarks: Vec::new(),
        }
    }

    /// The extent of the vertical axis before it grows to whole steps; `None` without points.
    pub(crate) fn extent(&self) -> Option<(f64, f64)> {
        if let Some(held) = self.held {
            return Some(widened(held));
        }
        let points = self.points().filter_map(|(_, y)| present(y));
        let mut points = points.peekable();
        points.peek()?;
        let all = points.chain(self.markers().map(|marker| marker.y));
        extent(self.y_extent, all).map(widened)
    }

    /// Whether the name of the horizontal axis is drawn: names of places need none.
    pub(super) fn draws_x_name(&self) -> bool {
        self.x_names.is_empty() && !self.x_name.is_empty()
    }

    /// Whether some lines are there for others to be compared with.
    pub(super) fn has_faint(&self) -> bool {
        let mut series = self.series.iter();
        series.any(|series| series.emphasis == Emphasis::Faint)
    }

    pub(super) fn points(&self) -> impl Iterator<Item = (f64, Option<f64>)> {
        let points = self
            .series
            .iter()
            .flat_map(|series| series.points.iter().copied());
        points.filter(|(x, _)| x.is_finite())
    }

    pub(super) fn markers(&self) -> impl Iterator<Item = &Marker> {
        let markers = [&self.reference_marker, &self.marker];
        markers
            .into_iter()
            .flatten()
            .filter(|marker| marker.x.is_finite() && marker.y.is_finite())
    }
}
