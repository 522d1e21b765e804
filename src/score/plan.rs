//! Scoring the same points again and again, without allocation.

use super::rank;
use super::scores::{Branch, Scores};
use super::sums::Sums;
use super::undefined::Undefined;
use crate::index::{Index, IndicatorId, NodeId, NodeKind};
use crate::methodology::Weighting;
use crate::process::Points;
use std::ops::Range;
use std::sync::Arc;

/// What of a rescoring does not depend on weights: the tree laid flat, the points, and which
/// columns could have a score that an aggregation has no meaning for.
#[derive(Clone, Debug)]
pub struct Plan {
    points: Arc<Points>,
    /// Children before their parents; the root is last.
    branches: Vec<Branching>,
    children: Vec<Child>,
    /// By node; `None` for the root.
    parents: Vec<Option<NodeId>>,
    rank_decimals: Option<u8>,
}

/// A branch and where its children stand.
#[derive(Clone, Debug)]
struct Branching {
    node: NodeId,
    children: Range<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Child {
    node: NodeId,
    column: Column,
    /// Whether any indicator below has points below 0.
    may_be_negative: bool,
}

/// Where a child's scores are.
#[derive(Clone, Copy, Debug)]
enum Column {
    Points(IndicatorId),
    Branch,
}

/// Every buffer that a rescoring needs, and its result.
#[derive(Clone, Debug)]
pub struct Scratch {
    scores: Scores,
    sums: Sums,
    order: Vec<(u32, f64)>,
    /// By node: whether the branch is to be combined again.
    stale: Vec<bool>,
    /// Whether `scores` are those of one rescoring; not so before the first, and after a failed one.
    is_whole: bool,
}

impl Plan {
    /// Lays an index flat for the given points.
    pub fn new(index: &Index, points: Arc<Points>) -> Self {
        let size = index.size();
        let mut may_be_negative = vec![false; size];
        let mut parents = vec![None; size];
        let mut branches = Vec::new();
        let mut children = Vec::with_capacity(size);
        for (id, node) in index.nodes().rev() {
            parents[id.position()] = node.parent;
            let start = children.len();
            match node.kind {
                NodeKind::Leaf(indicator) => {
                    may_be_negative[id.position()] = points.column(indicator).least() < 0.0;
                    continue;
                }
                NodeKind::Branch { .. } => {}
            }
            for &child in index.children(id) {
                let may_be_negative = may_be_negative[child.position()];
                let column = match index.node(child).kind {
                    NodeKind::Leaf(indicator) => Column::Points(indicator),
                    NodeKind::Branch { .. } => Column::Branch,
                };
                children.push(Child {
                    node: child,
                    column,
                    may_be_negative,
                });
            }
            may_be_negative[id.position()] =
                children[start..].iter().any(|child| child.may_be_negative);
            branches.push(Branching {
                node: id,
                children: start..children.len(),
            });
        }
        Self {
            points,
            branches,
            children,
            parents,
            rank_decimals: index.rank_decimals(),
        }
    }

    /// The points that are scored.
    pub fn points(&self) -> &Arc<Points> {
        &self.points
    }

    /// Scores every branch of every unit, O(units × nodes), without allocation.
    ///
    /// `scratch` must be of this plan, and `weighting` of its index.
    pub fn rescore(&self, scratch: &mut Scratch, weighting: &Weighting) -> Result<(), Undefined> {
        scratch.stale.fill(true);
        self.rescore_stale(scratch, weighting)
    }

    /// Scores again what depends on the weights of some nodes: the branches above them, headlines
    /// and ranks. The result is that of [`Plan::rescore`], bit by bit.
    ///
    /// `touched` must name every node whose weight differs from the rescoring before, and a child of
    /// every branch whose aggregation does. After a failed rescoring everything is scored again.
    pub fn rescore_touched(
        &self,
        scratch: &mut Scratch,
        weighting: &Weighting,
        touched: &[NodeId],
    ) -> Result<(), Undefined> {
        scratch.stale.fill(!scratch.is_whole);
        for &node in touched {
            let mut above = self.parent(node);
            while let Some(node) = above {
                scratch.stale[node.position()] = true;
                above = self.parent(node);
            }
        }
        self.rescore_stale(scratch, weighting)
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        *self.parents.get(node.position())?
    }

    fn rescore_stale(&self, scratch: &mut Scratch, weighting: &Weighting) -> Result<(), Undefined> {
        scratch.is_whole = false;
        for branch in &self.branches {
            let position = branch.node.position();
            if !scratch.stale[position] {
                continue;
            }
            // Out of the way of the children, which stand in the same list.
            let mut combined = std::mem::take(&mut scratch.scores.branches[position]);
            let result = self.combine(branch, &mut combined, scratch, weighting);
            scratch.scores.branches[position] = combined;
            result?;
        }
        let Scores {
            branches,
            headline,
            ranks,
            ..
        } = &mut scratch.scores;
        let root = &branches[NodeId::ROOT.position()];
        let enough = match self.points.is_closed() {
            true => weighting.minimum_coverage_at_close(),
            false => weighting.minimum_coverage(),
        };
        let enough = enough - 1e-12;
        let whole = root.score.iter().zip(&root.coverage);
        for (headline, (&score, &coverage)) in headline.iter_mut().zip(whole) {
            *headline = (!score.is_nan() && coverage >= enough).then_some(score);
        }
        rank::rank(headline, self.rank_decimals, &mut scratch.order, ranks);
        scratch.is_whole = true;
        Ok(())
    }

    fn combine(
        &self,
        branch: &Branching,
        combined: &mut Branch,
        scratch: &mut Scratch,
        weighting: &Weighting,
    ) -> Result<(), Undefined> {
        let aggregation = weighting.aggregation(branch.node).unwrap_or_default();
        let needs_non_negative = aggregation.needs_non_negative();
        let (sums, branches) = (&mut scratch.sums, &scratch.scores.branches);
        sums.start(aggregation, combined);
        for child in &self.children[branch.children.clone()] {
            let weight = weighting.weight(child.node);
            if weight <= 0.0 {
                continue;
            }
            if needs_non_negative && child.may_be_negative {
                let least = match child.column {
                    Column::Points(indicator) => self.points.column(indicator).least(),
                    Column::Branch => branches[child.node.position()].least(),
                };
                if least < 0.0 {
                    return Err(Undefined::Negative {
                        node: child.node,
                        least,
                        parent: branch.node,
                        aggregation,
                    });
                }
            }
            match child.column {
                Column::Points(indicator) => {
                    sums.add_points(combined, weight, self.points.column(indicator));
                }
                Column::Branch => {
                    sums.add_branch(combined, weight, &branches[child.node.position()]);
                }
            }
        }
        sums.finish(combined);
        Ok(())
    }
}

impl Scratch {
    /// Buffers for a plan.
    pub fn new(plan: &Plan) -> Self {
        let units = plan.points.units();
        let size = plan.parents.len();
        let mut branches = vec![Branch::default(); size.max(1)];
        for branch in &plan.branches {
            branches[branch.node.position()] = Branch::of(units);
        }
        Self {
            scores: Scores {
                points: Arc::clone(&plan.points),
                branches,
                headline: vec![None; units],
                ranks: vec![None; units],
            },
            sums: Sums::of(units),
            order: Vec::with_capacity(units),
            stale: vec![true; size],
            is_whole: false,
        }
    }

    /// What the last rescoring gave; nothing to go by where it failed.
    pub fn scores(&self) -> &Scores {
        &self.scores
    }

    /// The same, without the buffers.
    pub fn into_scores(self) -> Scores {
        self.scores
    }
}
