//! The data of a figure's chart.

use super::waterfall;
use crate::chart::{self, Bars, Frame, Lines, Multiples, Radar, Table, Waterfall};
use crate::text::words::Words;

/// The data of a figure, ready to be drawn or tabled.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Bars, a row each.
    Bars(Bars),
    /// A radar.
    Radar(Radar),
    /// Lines.
    Lines(Lines),
    /// A waterfall.
    Waterfall(Waterfall),
    /// Small multiples.
    Multiples(Multiples),
}

impl Drawing {
    /// The SVG text.
    pub fn svg(&self, frame: &Frame) -> String {
        match self {
            Self::Bars(bars) => chart::bars(bars, frame),
            Self::Radar(radar) => chart::radar(radar, frame),
            Self::Lines(lines) => chart::lines(lines, frame),
            Self::Waterfall(waterfall) => chart::waterfall(waterfall, frame),
            Self::Multiples(multiples) => chart::multiples(multiples, frame),
        }
    }

    /// The same figures as a table.
    pub fn table(&self) -> Table {
        match self {
            Self::Bars(bars) => bars.table(),
            Self::Radar(radar) => radar.table(),
            Self::Lines(lines) => lines.table(),
            Self::Waterfall(waterfall) => waterfall.table(),
            Self::Multiples(multiples) => multiples.table(),
        }
    }

    /// Draws bars along an axis that holds another extent as well, and gives its extent.
    ///
    /// `None` for all but bars.
    pub fn hold(&mut self, extent: Option<(f64, f64)>) -> Option<(f64, f64)> {
        match self {
            Self::Bars(bars) => {
                bars.hold(extent);
                bars.extent
            }
            Self::Radar(_) | Self::Lines(_) | Self::Waterfall(_) | Self::Multiples(_) => None,
        }
    }

    /// Leaves out all but the first bars, and sums up all but the first steps.
    pub(super) fn truncate(&mut self, most: usize, words: &Words) {
        match self {
            Self::Bars(bars) => bars.rows.truncate(most),
            Self::Waterfall(steps) => waterfall::sum_up(steps, most, words),
            Self::Radar(_) | Self::Lines(_) | Self::Multiples(_) => {}
        }
    }
}
