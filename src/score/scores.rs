//! Scores of every unit at every node.

use crate::data::{Dataset, UnitId};
use crate::error::Error;
use crate::index::{Index, NodeId, NodeKind};
use crate::methodology::Methodology;
use crate::process::{Gaps, Points, same};
use crate::score::aggregate::Aggregation;
use crate::score::rank;
use crate::text::format::shortest;
use std::sync::Arc;

/// Points of every unit at every node, and its ranks.
///
/// A branch's score is the aggregation of its children that have one, with their weights; its
/// coverage is Σ w·coverage / Σ w over the children to which anything applies. Both are none
/// where there is nothing to combine: a dimension without indicators leaves the denominator.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    points: Arc<Points>,
    /// By node; empty for leaves, whose columns are in `points`.
    branches: Vec<Branch>,
    headline: Vec<Option<f64>>,
    ranks: Vec<Option<u32>>,
}

#[derive(Clone, Debug, Default)]
struct Branch {
    score: Vec<f64>,
    coverage: Vec<f64>,
    complete: bool,
}

impl PartialEq for Branch {
    fn eq(&self, other: &Self) -> bool {
        same(&self.score, &other.score) && same(&self.coverage, &other.coverage)
    }
}

/// Scores a data set under a methodology.
pub fn score(index: &Index, dataset: &Dataset, methodology: &Methodology) -> Result<Scores, Error> {
    let points = Points::new(index, dataset, methodology.month());
    rescore(index, &Arc::new(points), methodology)
}

/// Scores points that are already there: what a change of weights costs, O(units × nodes).
pub fn rescore(
    index: &Index,
    points: &Arc<Points>,
    methodology: &Methodology,
) -> Result<Scores, Error> {
    let mut branches = vec![Branch::default(); index.size()];
    for (id, node) in index.nodes().rev() {
        if let NodeKind::Branch { .. } = node.kind {
            branches[id.position()] = combine(index, points, methodology, &branches, id)?;
        }
    }
    let root = &branches[NodeId::ROOT.position()];
    let enough = methodology.minimum_coverage();
    let headline: Vec<_> = root
        .score
        .iter()
        .zip(&root.coverage)
        .map(|(&score, &coverage)| (!score.is_nan() && coverage >= enough - 1e-12).then_some(score))
        .collect();
    let ranks = rank::competition(&headline, index.rank_decimals());
    Ok(Scores {
        points: Arc::clone(points),
        branches,
        headline,
        ranks,
    })
}

fn combine(
    index: &Index,
    points: &Points,
    methodology: &Methodology,
    branches: &[Branch],
    id: NodeId,
) -> Result<Branch, Error> {
    let aggregation = methodology.aggregation(id).unwrap_or_default();
    let units = points.units();
    let mut sums = Sums {
        value: vec![
            if aggregation == Aggregation::Minimum {
                f64::INFINITY
            } else {
                0.0
            };
            units
        ],
        weight: vec![0.0; units],
        covered: vec![0.0; units],
        applicable: vec![0.0; units],
        all: 0.0,
    };
    let mut complete = true;
    for &child in index.children(id) {
        let weight = methodology.weight(child);
        let (score, coverage, full) = match index.node(child).kind {
            NodeKind::Leaf(indicator) => {
                let column = points.column(indicator);
                if weight > 0.0 && aggregation.needs_non_negative() && column.least < 0.0 {
                    return Err(negative(index, id, child, aggregation, column.least));
                }
                if weight > 0.0
                    && aggregation == Aggregation::Arithmetic
                    && let Some(gaps) = &column.gaps
                {
                    complete = false;
                    sums.add_gaps(weight, gaps);
                    continue;
                }
                (&column.points, &column.coverage, column.gaps.is_none())
            }
            NodeKind::Branch { .. } => {
                let branch = &branches[child.position()];
                if weight > 0.0 && aggregation.needs_non_negative() {
                    let least = branch.score.iter().copied().fold(f64::INFINITY, f64::min);
                    if least < 0.0 {
                        return Err(negative(index, id, child, aggregation, least));
                    }
                }
                (&branch.score, &branch.coverage, branch.complete)
            }
        };
        if weight <= 0.0 {
            continue;
        }
        if full {
            sums.add_complete(aggregation, weight, score);
        } else {
            complete = false;
            sums.add_partial(aggregation, weight, score, coverage);
        }
    }
    complete &= sums.all > 0.0;
    let branch = sums.finish(aggregation, complete);
    if let Aggregation::Power(_) = aggregation
        && branch.score.iter().any(|score| score.is_infinite())
    {
        let found = format!("children's scores that overflow under {aggregation}");
        let expected = "scores nearer to 0–100, or another aggregation";
        let place = format!("node `{}`", index.node(id).id);
        return Err(Error::new(place, found, expected));
    }
    Ok(branch)
}

fn negative(
    index: &Index,
    id: NodeId,
    child: NodeId,
    aggregation: Aggregation,
    least: f64,
) -> Error {
    Error::new(
        format!("node `{}`", index.node(child).id),
        format!(
            "a score of {} under the {aggregation} aggregation of `{}`",
            shortest(least),
            index.node(id).id
        ),
        "scores of 0 or more, or an arithmetic or minimum aggregation",
    )
}

/// Running sums of one branch, a cell per unit; `all` is the weight that every unit has.
struct Sums {
    value: Vec<f64>,
    weight: Vec<f64>,
    covered: Vec<f64>,
    applicable: Vec<f64>,
    all: f64,
}

/// `sum += weight × column`, cell by cell.
fn add(sums: &mut [f64], weight: f64, column: &[f64]) {
    for (sum, x) in sums.iter_mut().zip(column) {
        *sum += weight * x;
    }
}

impl Sums {
    fn add_complete(&mut self, aggregation: Aggregation, weight: f64, score: &[f64]) {
        self.all += weight;
        match aggregation {
            Aggregation::Arithmetic => add(&mut self.value, weight, score),
            Aggregation::Minimum => {
                for (value, s) in self.value.iter_mut().zip(score) {
                    *value = value.min(*s);
                }
            }
            other => {
                for (value, s) in self.value.iter_mut().zip(score) {
                    *value += weight * other.forward(*s);
                }
            }
        }
    }

    /// The arithmetic sum of a column with gaps, four multiplications and additions a cell.
    fn add_gaps(&mut self, weight: f64, gaps: &Gaps) {
        add(&mut self.value, weight, &gaps.points);
        add(&mut self.weight, weight, &gaps.scored);
        add(&mut self.covered, weight, &gaps.covered);
        add(&mut self.applicable, weight, &gaps.applicable);
    }

    fn add_partial(
        &mut self,
        aggregation: Aggregation,
        weight: f64,
        score: &[f64],
        coverage: &[f64],
    ) {
        for (unit, (&s, &c)) in score.iter().zip(coverage).enumerate() {
            if !c.is_nan() {
                self.applicable[unit] += weight;
                self.covered[unit] += weight * c;
            }
            if s.is_nan() {
                continue;
            }
            self.weight[unit] += weight;
            match aggregation {
                Aggregation::Minimum => self.value[unit] = self.value[unit].min(s),
                other => self.value[unit] += weight * other.forward(s),
            }
        }
    }

    fn finish(mut self, aggregation: Aggregation, complete: bool) -> Branch {
        for (value, weight) in self.value.iter_mut().zip(&self.weight) {
            let weight = weight + self.all;
            *value = match aggregation {
                _ if weight <= 0.0 => f64::NAN,
                Aggregation::Minimum => *value,
                other => other.backward(*value / weight),
            };
        }
        for (covered, applicable) in self.covered.iter_mut().zip(&self.applicable) {
            *covered = (*covered + self.all) / (applicable + self.all);
        }
        Branch {
            score: self.value,
            coverage: self.covered,
            complete,
        }
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

    /// Ranks within each group, in the order of the data; none for units of no group.
    pub fn group_ranks(&self, index: &Index, dataset: &Dataset) -> Vec<Option<u32>> {
        let units = dataset.units();
        let mut groups: Vec<&str> = Vec::new();
        for group in units.iter().filter_map(|unit| unit.group.as_deref()) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let mut ranks = vec![None; units.len()];
        for group in groups {
            let of_group: Vec<_> = units
                .iter()
                .zip(&self.headline)
                .map(|(unit, score)| score.filter(|_| unit.group.as_deref() == Some(group)))
                .collect();
            let within = rank::competition(&of_group, index.rank_decimals());
            for (rank, within) in ranks.iter_mut().zip(within) {
                *rank = rank.or(within);
            }
        }
        ranks
    }

    /// A node's score in points; none where nothing below it is reported. The root's is given
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
