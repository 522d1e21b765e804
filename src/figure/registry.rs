//! The registry of figures: a line each.

use super::drawing::{Drawing, Told};
use super::subject::Subject;
use crate::error::Error;
use crate::text::words::Words;

/// Declares the kinds, in the order in which messages list them, each with the file that draws it.
macro_rules! registry {
    ($($(#[$doc:meta])* $kind:ident => $file:ident,)*) => {
        /// The kinds of figures.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The name for callers: `lost-points`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => super::$file::NAME,)*
                }
            }

            /// The title.
            pub fn title(self, words: &Words) -> &'static str {
                match self {
                    $(Self::$kind => super::$file::title(words),)*
                }
            }

            fn figure(self, subject: &Subject<'_>) -> Told {
                match self {
                    $(Self::$kind => super::$file::figure(subject),)*
                }
            }
        }
    };
}

registry! {
    /// Points of the score due to each dimension or indicator, ranked.
    Contributions => contributions,
    /// The dimensions' scores as bars, in the order of the index.
    Dimensions => dimensions,
    /// The dimensions' scores as a radar.
    Radar => radar,
    /// Points lost by each dimension or indicator, most first.
    LostPoints => lost_points,
    /// The score against the weight of one node.
    Sensitivity => sensitivity,
    /// The share of each dimension's weight that is reported.
    Coverage => coverage,
    /// From the score of one month to that of another, indicator by indicator.
    Waterfall => waterfall,
    /// The scores of the whole and its dimensions over the months.
    Trends => trends,
    /// What is due of an indicator month by month, and what it has reached.
    Plan => plan,
    /// The ranks of some units over the months.
    Ranks => ranks,
    /// From the score of one unit to that of another, indicator by indicator.
    Difference => difference,
    /// Where a unit stands among all, at the whole and each dimension.
    Spread => spread,
    /// Units by their scores at two nodes, or at one now and before.
    Scatter => scatter,
    /// The middle of each group of units over the months.
    Groups => groups,
    /// Every unit with its score, group by group.
    Tiles => tiles,
    /// The shape of every unit, coloured by its score.
    Map => map,
}

impl Kind {
    /// The kind of a name.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let named = Self::ALL.iter().find(|kind| kind.name() == name);
        named
            .copied()
            .ok_or_else(|| Error::new("kind", format!("`{name}`"), Self::names()))
    }

    /// `a`, `b` or `c`.
    fn names() -> String {
        let quoted = |kind: &Self| format!("`{}`", kind.name());
        let names: Vec<String> = Self::ALL.iter().map(quoted).collect();
        match names.split_last() {
            Some((last, before)) if !before.is_empty() => {
                format!("{} or {last}", before.join(", "))
            }
            _ => names.concat(),
        }
    }
}

/// A chart to be drawn.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its subject.
    pub subject: Subject<'a>,
    /// The most rows that are drawn of parts of a whole, before the others are summed up in one;
    /// table and description have them all.
    pub most: usize,
}

impl Figure<'_> {
    /// The chart as drawn, with what it shows.
    pub fn told(&self) -> Told {
        let mut told = self.kind.figure(&self.subject);
        told.drawing.truncate(self.most, self.subject.words());
        told
    }

    /// Whether rows are summed up where at most so many are drawn.
    pub fn is_cut(&self, most: usize) -> bool {
        match self.kind {
            Kind::Contributions | Kind::LostPoints => {
                self.subject.rows().len() > most.saturating_add(1)
            }
            Kind::Waterfall | Kind::Difference => self.subject.steps() > most.saturating_add(1),
            Kind::Dimensions
            | Kind::Radar
            | Kind::Sensitivity
            | Kind::Coverage
            | Kind::Trends
            | Kind::Plan
            | Kind::Ranks
            | Kind::Spread
            | Kind::Scatter
            | Kind::Groups
            | Kind::Tiles
            | Kind::Map => false,
        }
    }

    /// The name of a file of the figure, by what it shows: index, kind, and the node that it is of.
    ///
    /// `xingfu-wuqing-2024-contributions-by-indicator`
    pub fn file_stem(&self) -> String {
        let subject = &self.subject;
        let grain = match self.kind {
            Kind::Contributions | Kind::LostPoints => {
                subject.is_by_indicator().then_some("by-indicator")
            }
            Kind::Sensitivity => subject.focused().map(|at| subject.id(at)),
            Kind::Plan => subject.pursued(),
            Kind::Dimensions
            | Kind::Radar
            | Kind::Coverage
            | Kind::Waterfall
            | Kind::Trends
            | Kind::Ranks
            | Kind::Difference
            | Kind::Spread
            | Kind::Scatter
            | Kind::Groups
            | Kind::Tiles
            | Kind::Map => None,
        };
        let parts = [Some(subject.id(0)), Some(self.kind.name()), grain];
        parts.into_iter().flatten().collect::<Vec<_>>().join("-")
    }

    /// The chart with every row, as tabled and downloaded.
    pub fn drawing_in_full(&self) -> Drawing {
        self.kind.figure(&self.subject).drawing
    }
}
