//! The change of a score between two scorings, taken apart.

use super::aggregate::Aggregation;
use super::rescore::rescore;
use super::siblings::Siblings;
use crate::data::UnitId;
use crate::error::Error;
use crate::index::{Index, IndicatorId, NodeId, NodeKind};
use crate::methodology::Weighting;
use crate::process::{Points, Terms, Values, points_of};
use std::sync::Arc;

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The values as of a month.
    pub values: &'a Values,
    /// How they become points.
    pub terms: Terms,
    /// How points become a score.
    pub weighting: &'a Weighting,
}

/// The change of a unit's headline between two sides.
///
/// # Guarantees
/// Where both sides have a headline, all parts sum to `delta`, whatever the aggregation.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The headline before.
    pub from: Option<f64>,
    /// The headline after.
    pub to: Option<f64>,
    /// By how much it changed; `None` where a side has none.
    pub delta: Option<f64>,
    /// Every indicator's parts, in the order of the index; none where a side has no headline.
    pub parts: Vec<Part>,
}

/// The points of the change that are due to one indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The indicator.
    pub indicator: IndicatorId,
    /// By another value.
    pub value: f64,
    /// By more that is due.
    pub plan: f64,
    /// By its coming into the score, or its leaving it.
    pub coverage: f64,
    /// By other weights.
    pub weight: f64,
}

impl Part {
    fn none(indicator: IndicatorId) -> Self {
        Self {
            indicator,
            value: 0.0,
            plan: 0.0,
            coverage: 0.0,
            weight: 0.0,
        }
    }

    /// The sum of the four.
    pub fn sum(&self) -> f64 {
        self.value + self.plan + self.coverage + self.weight
    }
}

/// Takes the change of a unit's headline apart.
///
/// Indicator by indicator the side before gives way to the side after: first the value, then what
/// is due, at last the weights. What each step changes is its part; a step that brings an indicator
/// into the score, or takes it out, is one of coverage. The parts are the mean of two orders, from
/// the first indicator to the last and back, so that neither comes first. A step renews the means
/// above its indicator and no others: O(indicators × depth × log siblings).
pub fn between(
    index: &Index,
    from: &Side<'_>,
    to: &Side<'_>,
    unit: UnitId,
) -> Result<Change, Error> {
    let headline = |side: &Side<'_>| {
        let points = Points::of_values(index, side.values, side.terms).only(unit);
        let scores = rescore(index, &Arc::new(points), side.weighting)?;
        Ok::<_, Error>(scores.headline(UnitId::at(0)))
    };
    let steps = Steps::new(index, from, to, unit);
    Ok(steps.change(headline(from)?, headline(to)?))
}

/// Takes the difference of two units' headlines under one weighting apart: what the second has more than
/// the first.
///
/// As [`between`], with the points of one unit in the place of the other's: what differs is their
/// values, or what is scored of them.
pub fn of_units(
    index: &Index,
    points: &Arc<Points>,
    weighting: &Weighting,
    from: UnitId,
    to: UnitId,
) -> Result<Change, Error> {
    let headline = |unit| {
        let scores = rescore(index, &Arc::new(points.only(unit)), weighting)?;
        Ok::<_, Error>(scores.headline(UnitId::at(0)))
    };
    let mut along = vec![[None; 3]; index.columns()];
    for (id, _) in index.indicators() {
        let [before, after] = [from, to].map(|unit| points.get(unit, id));
        along[id.position()] = [before, after, after];
    }
    let steps = Steps {
        index,
        from: weighting,
        to: weighting,
        points: along,
    };
    Ok(steps.change(headline(from)?, headline(to)?))
}

/// Every indicator's points along the way.
struct Steps<'a> {
    index: &'a Index,
    from: &'a Weighting,
    to: &'a Weighting,
    /// By indicator: before; with the value after; with what is due after, too.
    points: Vec<[Option<f64>; 3]>,
}

impl<'a> Steps<'a> {
    fn new(index: &'a Index, from: &Side<'a>, to: &Side<'a>, unit: UnitId) -> Self {
        let mut points = vec![[None; 3]; index.columns()];
        for (id, _) in index.indicators() {
            points[id.position()] = [
                points_of(index, from.values, from.values, from.terms, unit, id),
                points_of(index, to.values, from.values, from.terms, unit, id),
                points_of(index, to.values, to.values, to.terms, unit, id),
            ];
        }
        Self {
            index,
            from: from.weighting,
            to: to.weighting,
            points,
        }
    }

    /// The change from one headline to the other.
    fn change(&self, from: Option<f64>, to: Option<f64>) -> Change {
        let (Some(start), Some(end)) = (from, to) else {
            return Change {
                from,
                to,
                delta: None,
                parts: Vec::new(),
            };
        };
        let ids: Vec<IndicatorId> = self.index.indicators().map(|(id, _)| id).collect();
        let mut parts: Vec<Part> = ids.iter().map(|&id| Part::none(id)).collect();
        let forth: Vec<usize> = (0..ids.len()).collect();
        let back: Vec<usize> = forth.iter().rev().copied().collect();
        for order in [forth, back] {
            self.walk(&order, &ids, start, end, &mut parts);
        }
        let delta = end - start;
        settle(&mut parts, delta);
        Change {
            from,
            to,
            delta: Some(delta),
            parts,
        }
    }

    /// Adds half of what each step of one order changes.
    fn walk(&self, order: &[usize], ids: &[IndicatorId], start: f64, end: f64, parts: &mut [Part]) {
        let mut way = Way::new(self);
        let mut last = way.score().unwrap_or(start);
        for &at in order {
            let column = ids[at].position();
            let [before, valued, after] = self.points[column];
            for (was, is, is_plan) in [(before, valued, false), (valued, after, true)] {
                way.put(ids[at], is);
                let change = moved(way.score(), &mut last) / 2.0;
                let part = &mut parts[at];
                *match (was.is_some() == is.is_some(), is_plan) {
                    (false, _) => &mut part.coverage,
                    (true, false) => &mut part.value,
                    (true, true) => &mut part.plan,
                } += change;
            }
        }
        for &at in order {
            way.weigh(ids[at]);
            parts[at].weight += moved(way.score(), &mut last) / 2.0;
        }
        if self.aggregates_alike() {
            return;
        }
        // What is left is due to other aggregations: to all that is scored alike.
        let is_scored = |at: &usize| self.points[ids[*at].position()][2].is_some();
        let scored: Vec<usize> = order.iter().copied().filter(is_scored).collect();
        for &at in &scored {
            parts[at].weight += (end - last) / (2.0 * scored.len() as f64);
        }
    }

    fn aggregates_alike(&self) -> bool {
        let alike = |(id, _)| self.from.aggregation(id) == self.to.aggregation(id);
        self.index.nodes().all(alike)
    }
}

/// By how much the score has changed since it was last there; 0 while there is none.
fn moved(score: Option<f64>, last: &mut f64) -> f64 {
    score.map_or(0.0, |score| score - std::mem::replace(last, score))
}

/// The scores of all nodes on the way from one side to the other.
struct Way<'a> {
    steps: &'a Steps<'a>,
    /// By node.
    scores: Vec<Option<f64>>,
    /// By node.
    weights: Vec<f64>,
    /// By node: its children's.
    below: Vec<Siblings>,
    /// By node: which of its siblings it is.
    places: Vec<usize>,
}

impl<'a> Way<'a> {
    /// As on the side before.
    fn new(steps: &'a Steps<'a>) -> Self {
        let index = steps.index;
        let mut way = Self {
            steps,
            scores: vec![None; index.size()],
            weights: steps.from.weights().to_vec(),
            below: vec![Siblings::new(Aggregation::default(), [].into_iter()); index.size()],
            places: vec![0; index.size()],
        };
        // Children stand behind their parents.
        for (id, node) in index.nodes().rev() {
            way.scores[id.position()] = match node.kind {
                NodeKind::Leaf(indicator) => steps.points[indicator.position()][0],
                NodeKind::Branch { .. } => way.open(id),
            };
        }
        way
    }

    /// The mean of children whose scores are there.
    fn open(&mut self, node: NodeId) -> Option<f64> {
        let children = self.steps.index.children(node);
        for (place, child) in children.iter().enumerate() {
            self.places[child.position()] = place;
        }
        let aggregation = self.steps.from.aggregation(node).unwrap_or_default();
        let siblings = Siblings::new(aggregation, children.iter().map(|&child| self.pair(child)));
        let mean = siblings.mean();
        self.below[node.position()] = siblings;
        mean
    }

    fn pair(&self, node: NodeId) -> Option<(f64, f64)> {
        Some((self.scores[node.position()]?, self.weights[node.position()]))
    }

    fn score(&self) -> Option<f64> {
        self.scores[NodeId::ROOT.position()]
    }

    /// Puts other points in the place of an indicator's; what is not above it stays.
    fn put(&mut self, indicator: IndicatorId, points: Option<f64>) {
        let leaf = self.steps.index.indicator(indicator).node;
        self.scores[leaf.position()] = points;
        self.renew_above(leaf);
    }

    /// Gives an indicator, and every node above it, its weight of the side after.
    fn weigh(&mut self, indicator: IndicatorId) {
        let leaf = self.steps.index.indicator(indicator).node;
        for node in self.steps.index.path(leaf).into_iter().skip(1) {
            self.weights[node.position()] = self.steps.to.weight(node);
        }
        self.renew_above(leaf);
    }

    fn renew_above(&mut self, mut node: NodeId) {
        while let Some(above) = self.steps.index.node(node).parent {
            let pair = self.pair(node);
            let siblings = &mut self.below[above.position()];
            siblings.put(self.places[node.position()], pair);
            self.scores[above.position()] = siblings.mean();
            node = above;
        }
    }
}

/// Rounding goes to the largest part, so that the sum is exact.
fn settle(parts: &mut [Part], delta: f64) {
    for _ in 0..4 {
        let sum: f64 = parts.iter().map(Part::sum).sum();
        let rest = delta - sum;
        if rest == 0.0 {
            return;
        }
        let size = |part: &Part| part.value.abs() + part.plan.abs() + part.coverage.abs();
        let largest = parts.iter_mut().max_by(|a, b| size(a).total_cmp(&size(b)));
        let Some(part) = largest else { return };
        *match part {
            part if part.value != 0.0 => &mut part.value,
            part if part.plan != 0.0 => &mut part.plan,
            part if part.coverage != 0.0 => &mut part.coverage,
            part => &mut part.weight,
        } += rest;
    }
}
