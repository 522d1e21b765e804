//! Every unit beside the others: score, ranks, and what both were under other terms.

use super::scores::Scores;
use crate::data::{Dataset, UnitId};
use crate::index::{Index, NodeId};

/// Every unit's place among the others.
///
/// # Guarantees
/// There is a line for every unit, in the order of the data, and a figure for each of its dimensions.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    lines: Vec<Line>,
    dimensions: Vec<NodeId>,
    /// Line by line.
    cells: Vec<Option<f64>>,
}

/// One unit's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The unit.
    pub unit: UnitId,
    /// Its score and its rank among all.
    pub now: Place,
    /// Its rank within its group; `None` without a score or a group.
    pub group_rank: Option<u32>,
    /// The share of the weight that is reported, 0–1; `None` where nothing applies.
    pub coverage: Option<f64>,
    /// Under the default weights; empty where the score is of these.
    pub by_default: Place,
    /// As of the month or year before; empty where there is none.
    pub before: Place,
}

/// A score and the rank that it has among all; neither below the minimum coverage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// In points.
    pub score: Option<f64>,
    /// 1 is best; equals share the lowest.
    pub rank: Option<u32>,
}

impl Place {
    /// The place of a unit.
    pub fn of(scores: &Scores, unit: UnitId) -> Self {
        Self {
            score: scores.headline(unit),
            rank: scores.rank(unit),
        }
    }

    /// How many ranks higher this is than another place; below 0 where it is lower.
    fn above(self, other: Self) -> Option<i64> {
        Some(i64::from(other.rank?) - i64::from(self.rank?))
    }
}

impl Line {
    /// How many ranks it has risen since the month or year before; below 0 where it has fallen.
    pub fn risen(&self) -> Option<i64> {
        self.now.above(self.before)
    }

    /// How many points more it has than the month or year before.
    pub fn gained(&self) -> Option<f64> {
        Some(self.now.score? - self.before.score?)
    }

    /// How many ranks higher it is than under the default weights.
    pub fn risen_by_weights(&self) -> Option<i64> {
        self.now.above(self.by_default)
    }
}

impl Board {
    /// The board of some scores, beside those under the default weights and those of the time before,
    /// of the same units. O(units × dimensions), O(n log n) for the groups.
    pub fn new(
        index: &Index,
        dataset: &Dataset,
        scores: &Scores,
        by_default: Option<&Scores>,
        before: Option<&Scores>,
    ) -> Self {
        let children = index.children(NodeId::ROOT).iter().copied();
        let dimensions: Vec<_> = children
            .filter(|&node| index.holds_indicators(node))
            .collect();
        let group_ranks = scores.group_ranks(index, dataset);
        let place = |scores: Option<&Scores>, unit| {
            scores.map_or_else(Place::default, |scores| Place::of(scores, unit))
        };
        let units = (0..scores.units()).map(UnitId::at);
        let line = |unit: UnitId| Line {
            unit,
            now: Place::of(scores, unit),
            group_rank: group_ranks.get(unit.position()).copied().flatten(),
            coverage: scores.coverage(index, unit, NodeId::ROOT),
            by_default: place(by_default, unit),
            before: place(before, unit),
        };
        let cells = units.clone().flat_map(|unit| {
            let nodes = dimensions.iter();
            nodes.map(move |&node| scores.node(index, unit, node))
        });
        Self {
            cells: cells.collect(),
            lines: units.map(line).collect(),
            dimensions,
        }
    }

    /// The lines, in the order of the data.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The line of a unit.
    pub fn line(&self, unit: UnitId) -> Option<&Line> {
        self.lines.get(unit.position())
    }

    /// The dimensions with indicators, in the order of the index.
    pub fn dimensions(&self) -> &[NodeId] {
        &self.dimensions
    }

    /// A unit's score at the dimension of that position.
    pub fn dimension(&self, unit: UnitId, position: usize) -> Option<f64> {
        self.dimensions.get(position)?;
        let at = unit.position() * self.dimensions.len() + position;
        self.cells.get(at).copied().flatten()
    }

    /// The ranked lines, best first; equals keep the order of the data.
    pub fn ranked(&self) -> Vec<&Line> {
        let ranked = self.lines.iter().filter(|line| line.now.rank.is_some());
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_by_key(|line| line.now.rank);
        ranked
    }
}
