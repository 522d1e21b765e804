//! The data of a figure's chart, and what it shows.

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
            Self::Waterfall(waterfall) => sum_up(waterfall, most, words),
            Self::Radar(_) | Self::Lines(_) | Self::Multiples(_) => {}
        }
    }
}

/// Points that round to nothing: steps of less are not named.
pub(super) const LEAST: f64 = 0.05;

/// Sums up what is too small to be named, and what is beyond the most steps.
fn sum_up(waterfall: &mut Waterfall, most: usize, words: &Words) {
    let named = waterfall.steps.iter();
    let named = named.filter(|step| step.by.abs() >= LEAST).count();
    waterfall.sum_up(named.min(most), |count| {
        words.pick(
            format!("其余 {count} 项合计"),
            format!("{count} others together"),
        )
    });
}

/// A figure as told: the chart, what it shows, and the chart in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What the figures show, in a sentence without a full stop; `None` where they show nothing.
    pub finding: Option<String>,
    /// The chart.
    pub drawing: Drawing,
    /// The chart in words, for those who do not see it.
    pub description: String,
}

impl Told {
    /// What the figures show, or the name of the chart.
    pub fn title<'a>(&'a self, name: &'a str) -> &'a str {
        self.finding.as_deref().unwrap_or(name)
    }

    /// A chart that has nothing to say.
    pub(super) fn new(drawing: Drawing) -> Self {
        Self {
            finding: None,
            drawing,
            description: String::new(),
        }
    }
}
