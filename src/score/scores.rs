//! Scores of every unit at every node.

use super::rank;
use crate::data::{Dataset, UnitId};
use crate::index::{Index, NodeId, NodeKind};
use crate::process::Points;
use std::sync::Arc;

/// Points of every unit at every node, and its ranks.
///
/// A branch's score is the aggregation of its children that have one, with their weights; its
/// coverage is Σ w·coverage / Σ w over the children to which anything applies. Both are none
/// where there is nothing to combine: a dimension without indicators leaves the denominator.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    pub(super) points: Arc<Points>,
    /// By node; empty for leaves, whose columns are in `points`.
    pub(super) branches: Vec<Branch>,
    pub(super) headline: Vec<Option<f64>>,
    pub(super) ranks: Vec<Option<u32>>,
}

/// A branch's column of scores and that of its coverage; NaN for none.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch {
    pub(super) score: Vec<f64>,
    pub(super) coverage: Vec<f64>,
    /// Whether every unit has a score, and full coverage.
    pub(super) is_complete: bool,
}

impl Branch {
    pub(super) fn of(units: usize) -> Self {
        Self {
            score: vec![f64::NAN; units],
            coverage: vec![f64::NAN; units],
            is_complete: false,
        }
    }

    /// The least score of any unit; infinite where there is none.
    pub(super) fn least(&self) -> f64 {
        self.score.iter().copied().fold(f64::INFINITY, f64::min)
    }
}

/// Whether two columns are equal, none being equal to none.
fn same(a: &[f64], b: &[f64]) -> bool {
    let is_same = |(a, b): (&f64, &f64)| a == b || (a.is_nan() && b.is_nan());
    a.len() == b.len() && a.iter().zip(b).all(is_same)
}

impl PartialEq for Branch {
    fn eq(&self, other: &Self) -> bool {
        same(&self.score, &other.score) && same(&self.coverage, &other.coverage)
    }
}

impl Scores {
    /// How many units.
    pub fn units(&self) -> usize {
        self.points.units()
    }

    /// The points that they were made from.
    pub fn points(&self) -> &Arc<Points> {
        &self.points
    }

    /// The score of the whole, in points; none below the minimum coverage.
    pub fn headline(&self, unit: UnitId) -> Option<f64> {
        self.headline.get(unit.position()).copied().flatten()
    }

    /// Every unit's headline, in the order of the data.
    pub fn headlines(&self) -> &[Option<f64>] {
        &self.headline
    }

    /// Among all units, 1 is best; none without a headline.
    pub fn rank(&self, unit: UnitId) -> Option<u32> {
        self.ranks.get(unit.position()).copied().flatten()
    }

    /// Every unit's rank, in the order of the data.
    pub fn ranks(&self) -> &[Option<u32>] {
        &self.ranks
    }

    /// Ranks within each group, in the order of the data; `None` for units of no group.
    pub fn group_ranks(&self, index: &Index, dataset: &Dataset) -> Vec<Option<u32>> {
        let groups: Vec<_> = dataset
            .units()
            .iter()
            .map(|unit| unit.group.as_deref())
            .collect();
        rank::within_groups(&self.headline, &groups, index.rank_decimals())
    }

    /// A node's score in points; `None` where nothing below it is reported. The root's is given
    /// whatever its coverage: [`Scores::headline`] is what may be published.
    pub fn node(&self, index: &Index, unit: UnitId, node: NodeId) -> Option<f64> {
        match index.node(node).kind {
            NodeKind::Leaf(indicator) => self.points.get(unit, indicator),
            NodeKind::Branch { .. } => {
                let score = *self.branches[node.position()].score.get(unit.position())?;
                (!score.is_nan()).then_some(score)
            }
        }
    }

    /// The share of a node's weight that is reported, 0–1; none where nothing applies.
    pub fn coverage(&self, index: &Index, unit: UnitId, node: NodeId) -> Option<f64> {
        match index.node(node).kind {
            NodeKind::Leaf(indicator) => self.points.coverage(unit, indicator),
            NodeKind::Branch { .. } => {
                let coverage = *self.branches[node.position()]
                    .coverage
                    .get(unit.position())?;
                (!coverage.is_nan()).then_some(coverage)
            }
        }
    }
}
