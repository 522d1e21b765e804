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

    /// Leaves out all but the first bars.
    pub(super) fn truncate(&mut self, most: usize) {
        if let Self::Bars(bars) = self {
            bars.rows.truncate(most);
        }
    }
}
