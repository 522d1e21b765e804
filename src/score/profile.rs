//! One unit's scores, taken apart: what each node adds, and what it loses.

use crate::data::UnitId;
use crate::index::Index;
use crate::methodology::Weighting;
use crate::score::aggregate::Aggregation;
use crate::score::scores::Scores;
use crate::text::Text;

/// The number of halvings that find a share to a millionth of a percent.
const HALVINGS: usize = 32;

/// One unit's scores at every node.
///
/// # Guarantees
///
/// There is a root, it is the first node, and no other node lacks a parent; parents stand before
/// their children.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The score of the whole; `None` below the minimum coverage.
    pub headline: Option<f64>,
    /// By [`Index::place`]: the root first, parents before children.
    pub nodes: Vec<ProfileNode>,
    /// By node.
    kin: Vec<Kin>,
}

/// What stands below a node and beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Kin {
    first_child: Option<usize>,
    next_sibling: Option<usize>,
    /// Whether it is an indicator, or has one somewhere below.
    holds_indicators: bool,
}

/// A node of a profile.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileNode {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Position of its parent.
    pub parent: Option<usize>,
    /// How its children combine; none for an indicator.
    pub aggregation: Option<Aggregation>,
    /// Points; none where nothing below is reported.
    pub score: Option<f64>,
    /// Share among all its siblings as chosen, 0–1.
    pub weight: f64,
    /// Share among its siblings that hold indicators, 0–1; 0 for one that holds none. It follows from
    /// the weights.
    pub share: f64,
    /// Product of the shares among scored siblings down the tree, 0–1: over the scored indicators
    /// they sum to 1. 0 for what is not scored.
    pub effective_weight: f64,
    /// Points of its parent due to it, `s·∂parent/∂s`: over the children of a node they sum to the
    /// node's score, whatever the aggregation (Euler); under arithmetic aggregation it is its share
    /// among scored siblings × score. None for the root.
    pub contribution: Option<f64>,
    /// Points of the index due to it, `s·∂index/∂s`: over the indicators they sum to the score of
    /// the whole; under arithmetic aggregation it is `effective weight × score`. The score itself
    /// for the root.
    pub index_contribution: Option<f64>,
    /// `effective weight × (100 − score)`; negative above 100 points.
    pub lost_points: Option<f64>,
    /// The share of its weight that is reported, 0–1; none where nothing applies.
    pub coverage: Option<f64>,
}

impl Profile {
    /// Takes one unit's scores apart, O(nodes).
    pub fn new(index: &Index, scores: &Scores, weighting: &Weighting, unit: UnitId) -> Self {
        let shares = weighting.shares(index);
        let nodes = index.nodes().map(|(id, node)| ProfileNode {
            id: node.id.clone(),
            title: node.title.clone(),
            parent: node.parent.and_then(|parent| index.place(parent)),
            aggregation: weighting.aggregation(id),
            score: scores.node(index, unit, id),
            weight: shares[id.position()],
            share: 0.0,
            effective_weight: 0.0,
            contribution: None,
            index_contribution: None,
            lost_points: None,
            coverage: scores.coverage(index, unit, id),
        });
        let mut profile = Self::of_nodes(scores.headline(unit), nodes.collect());
        profile.distribute();
        profile
    }

    /// A profile of nodes: the root first, and every other one behind its parent.
    pub(crate) fn of_nodes(headline: Option<f64>, nodes: Vec<ProfileNode>) -> Self {
        let mut kin = vec![Kin::default(); nodes.len()];
        for (position, node) in nodes.iter().enumerate().rev() {
            kin[position].holds_indicators |= node.aggregation.is_none();
            if let Some(parent) = node.parent {
                kin[position].next_sibling = kin[parent].first_child.replace(position);
                kin[parent].holds_indicators |= kin[position].holds_indicators;
            }
        }
        let mut profile = Self {
            headline,
            nodes,
            kin,
        };
        profile.weigh();
        profile
    }

    /// Shares among siblings that hold indicators.
    fn weigh(&mut self) {
        if let Some(root) = self.nodes.first_mut() {
            root.share = 1.0;
        }
        for parent in 0..self.nodes.len() {
            let children = self.children(parent);
            let counting = children.filter(|child| self.holds_indicators(*child));
            let sum: f64 = counting.map(|child| self.nodes[child].weight).sum();
            let mut child = self.kin[parent].first_child;
            while let Some(position) = child {
                let counts = self.holds_indicators(position) && sum > 0.0;
                let node = &mut self.nodes[position];
                node.share = if counts { node.weight / sum } else { 0.0 };
                child = self.kin[position].next_sibling;
            }
        }
    }

    /// Positions of a node's children, in order.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> + Clone {
        let first = self.kin.get(parent).and_then(|kin| kin.first_child);
        std::iter::successors(first, |&child| self.kin[child].next_sibling)
    }

    /// The position of a node.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == id)
    }

    /// Whether a node is an indicator.
    pub fn is_leaf(&self, position: usize) -> bool {
        self.nodes[position].aggregation.is_none()
    }

    /// Whether a node is an indicator, or has one somewhere below it.
    pub fn holds_indicators(&self, position: usize) -> bool {
        self.kin[position].holds_indicators
    }

    /// By node, the shares of its scored children together, and those of the children at its own score.
    fn scored_shares(&self) -> Vec<(f64, f64)> {
        let mut sums = vec![(0.0, 0.0); self.nodes.len()];
        for node in &self.nodes {
            let (Some(score), Some(parent)) = (node.score, node.parent) else {
                continue;
            };
            if node.share > 0.0 {
                sums[parent].0 += node.share;
                if self.nodes[parent].score == Some(score) {
                    sums[parent].1 += node.share;
                }
            }
        }
        sums
    }

    /// Effective weights, contributions and lost points, from the root down.
    fn distribute(&mut self) {
        let mut slopes = vec![0.0; self.nodes.len()];
        let sums = self.scored_shares();
        for position in 0..self.nodes.len() {
            let node = &self.nodes[position];
            let (weight, marginal) = match (node.parent, node.score) {
                (None, Some(_)) => (1.0, 1.0),
                (Some(parent), Some(_)) if node.share > 0.0 => {
                    let share = node.share / sums[parent].0;
                    (
                        self.nodes[parent].effective_weight * share,
                        self.marginal(position, &sums),
                    )
                }
                _ => (0.0, 0.0),
            };
            let slope = node
                .parent
                .map_or(marginal, |parent| slopes[parent] * marginal);
            slopes[position] = slope;
            let node = &mut self.nodes[position];
            node.effective_weight = weight;
            node.contribution = node
                .score
                .filter(|_| node.parent.is_some())
                .map(|score| marginal * score + 0.0);
            // No negative zero, which nothing times less than nothing is.
            node.index_contribution = node.score.map(|score| slope * score + 0.0);
            node.lost_points = node.score.map(|score| weight * (100.0 - score) + 0.0);
        }
    }

    /// ∂M/∂s of the mean of a node's siblings, itself included; 0 for one without a score or a weight.
    fn marginal(&self, position: usize, sums: &[(f64, f64)]) -> f64 {
        let node = &self.nodes[position];
        let (Some(parent), Some(score)) = (node.parent, node.score) else {
            return 0.0;
        };
        if node.share <= 0.0 {
            return 0.0;
        }
        let above = &self.nodes[parent];
        let (scored, least) = sums[parent];
        let mean = above.score.unwrap_or(0.0);
        let at_minimum = match score == mean {
            true => node.share / least,
            false => 0.0,
        };
        let aggregation = above.aggregation.unwrap_or_default();
        aggregation.marginal(score, node.share / scored, mean, at_minimum)
    }

    /// By node, the points of the whole for one percentage point more of its share among its siblings,
    /// which give way in proportion: `0.01 · ∂S/∂a` at the present share `a`.
    ///
    /// With the share `W` of the scored siblings together, `∂M/∂a = (φ(s) − φ(M)) / (φ′(M)·W·(1 − a))` for
    /// the mean `M = φ⁻¹(Σ a·φ(s) / W)` of the siblings; above them `∂S/∂M` is the product of the
    /// marginals. 0 for a node without a score, which no mean has in it. `None` for the root, where
    /// a share cannot grow (there is no sibling, or it has everything), and where the slope is infinite.
    pub fn points_per_percent(&self) -> Vec<Option<f64>> {
        let sums = self.scored_shares();
        let mut slopes = vec![1.0; self.nodes.len()];
        for (position, node) in self.nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                slopes[position] = slopes[parent] * self.marginal(position, &sums);
            }
        }
        let of = |position: usize| {
            let node = &self.nodes[position];
            let parent = node.parent?;
            let above = &self.nodes[parent];
            let rest = 1.0 - node.share;
            if !self.holds_indicators(position) || rest < 1e-12 {
                return None;
            }
            let (Some(score), Some(mean)) = (node.score, above.score) else {
                return self.nodes[0].score.map(|_| 0.0);
            };
            let aggregation = above.aggregation.unwrap_or_default();
            let own = aggregation.pull(score, mean) / (sums[parent].0 * rest);
            let points = 0.01 * own * slopes[parent];
            points.is_finite().then_some(points)
        };
        (0..self.nodes.len()).map(of).collect()
    }

    /// The shares of a node among its siblings, below and above the present one, from which on the
    /// grade of the whole is another, and the grade there; `None` where it stays the same as far as 0,
    /// or 1.
    ///
    /// `grade` is that of a score. The score follows a share in one direction alone, as every mean lies
    /// between the child and the mean of the others, so that halving finds the place.
    pub fn turns<G: PartialEq>(
        &self,
        position: usize,
        grade: impl Fn(f64) -> G,
    ) -> [Option<(f64, G)>; 2] {
        let at = |share: f64| self.with_share(position, share).map(&grade);
        let present = self.nodes[position].share;
        let now = at(present);
        [0.0, 1.0].map(|end| {
            let (mut near, mut far) = (present, end);
            let mut there = at(end).filter(|there| now.as_ref().is_some_and(|now| now != there))?;
            for _ in 0..HALVINGS {
                let middle = f64::midpoint(near, far);
                match at(middle) {
                    Some(other) if Some(&other) != now.as_ref() => (far, there) = (middle, other),
                    Some(_) | None => near = middle,
                }
            }
            Some((far, there))
        })
    }

    /// The score of the whole if a node's share among its siblings were another.
    ///
    /// The siblings keep their ratios to each other and take the rest, or equal parts of it where
    /// their own shares are 0; `None` where nothing is left to combine. `share` is 0–1.
    pub fn with_share(&self, position: usize, share: f64) -> Option<f64> {
        let mut score = None;
        let mut at = position;
        while let Some(parent) = self.nodes[at].parent {
            let aggregation = self.nodes[parent].aggregation.unwrap_or_default();
            let others = 1.0 - self.nodes[at].share;
            let moved = at == position;
            let siblings = match moved {
                true => self.children(parent).count() - 1,
                false => 0,
            };
            let pairs = self.children(parent).filter_map(|child| {
                let node = &self.nodes[child];
                let weight = match (moved, child == at) {
                    (true, true) => share,
                    (true, false) if others > 0.0 => node.share / others * (1.0 - share),
                    (true, false) => (1.0 - share) / siblings as f64,
                    (false, _) => node.share,
                };
                let own = if !moved && child == at {
                    score
                } else {
                    node.score
                };
                own.map(|own| (own, weight))
            });
            score = aggregation.mean(pairs);
            at = parent;
        }
        score
    }
}
