//! The data of a figure's chart.

use crate::chart::{self, Bars, Frame, Lines, Radar, Table};

/// The data of a figure, ready to be drawn or tabled.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Bars, a row each.
    Bars(Bars),
    /// A radar.
    Radar(Radar),
    /// Lines.
    Lines(Lines),
}

impl Drawing {
    /// The SVG text.
    pub fn svg(&self, frame: &Frame) -> String {
        match self {
            Self::Bars(bars) => chart::bars(bars, frame),
            Self::Radar(radar) => chart::radar(radar, frame),
            Self::Lines(lines) => chart::lines(lines, frame),
        }
    }

    /// The same figures as a table.
    pub fn table(&self) -> Table {
        match self {
            Self::Bars(bars) => bars.table(),
            Self::Radar(radar) => radar.table(),
            Self::Lines(lines) => lines.table(),
        }
    }

    /// Draws bars along an axis that holds another extent as well, and gives its extent.
    ///
    /// `None` for what has no axis of its own, a radar or lines.
    pub fn hold(&mut self, extent: Option<(f64, f64)>) -> Option<(f64, f64)> {
        match self {
            Self::Bars(bars) => {
                bars.hold(extent);
                bars.extent
            }
            Self::Radar(_) | Self::Lines(_) => None,
        }
    }

    /// Leaves out all but the first bars.
    pub(super) fn truncate(&mut self, most: usize) {
        if let Self::Bars(bars) = self {
            bars.rows.truncate(most);
        }
    }
}
