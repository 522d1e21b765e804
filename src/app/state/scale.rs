//! The two scales of weights, and moving a weight on each.

use crate::index::{Index, NodeId};
use crate::rule::SMALLEST_WEIGHT;

/// How weights are shown and set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// 0–10 each; the share is the grade over the siblings' sum.
    #[default]
    Importance,
    /// 0–100 %; siblings always sum to 100, locked ones do not move.
    Percent,
}

impl Mode {
    /// The upper end of the scale; the lower is 0.
    pub fn most(self) -> f64 {
        match self {
            Self::Importance => 10.0,
            Self::Percent => 100.0,
        }
    }
}

/// The siblings of a node, itself included.
pub fn siblings(index: &Index, node: NodeId) -> &[NodeId] {
    match index.node(node).parent {
        Some(parent) => index.children(parent),
        None => &[],
    }
}

/// Those siblings of a node whose weights decide anything: they hold indicators.
pub fn counting(index: &Index, node: NodeId) -> impl Iterator<Item = NodeId> + Clone {
    let group = siblings(index, node).iter().copied();
    group.filter(|sibling| index.holds_indicators(*sibling))
}

/// Whether a weight can change the score: the node holds indicators, and so does a sibling.
pub fn matters(index: &Index, node: NodeId) -> bool {
    index.holds_indicators(node) && counting(index, node).any(|sibling| sibling != node)
}

/// A node's place on the scale of a mode.
///
/// Importance is the weight itself while its siblings fit into 0–10, else they are scaled to a
/// greatest of 10. Percent is the share among siblings that hold indicators; 0 for one that holds none,
/// and where all are 0.
pub fn shown(index: &Index, weights: &[f64], mode: Mode, node: NodeId) -> f64 {
    if mode == Mode::Percent && !index.holds_indicators(node) {
        return 0.0;
    }
    weights[node.position()] * scale(index, weights, mode, node)
}

/// The share of a node in percent, rounded to so many decimals that those of its siblings beside it sum
/// to 100: what is left when all are rounded down goes to the largest remainders, to the first of equal
/// ones (Hamilton's method). It is less than a step from the share itself; 0 where all weigh nothing.
pub fn told(index: &Index, weights: &[f64], decimals: u8, node: NodeId) -> f64 {
    let steps = f64::from(10_u32.pow(decimals.into()));
    let percent = percents(index, weights, node);
    let exact = |node| steps * percent(node);
    let own = exact(node);
    let (mut left, mut before) = (100.0 * steps, 0.0);
    let mut is_past = false;
    for sibling in counting(index, node) {
        let other = exact(sibling);
        left -= other.floor();
        is_past |= sibling == node;
        let (mine, other) = (own.fract(), other.fract());
        if other > mine || (other == mine && !is_past) {
            before += 1.0;
        }
    }
    let is_up = own > 0.0 && before < left.round();
    (own.floor() + f64::from(u8::from(is_up))) / steps
}

/// The shares in percent of a node and of each of its siblings, as [`shown`] gives them one by one.
pub fn percents(index: &Index, weights: &[f64], node: NodeId) -> impl Fn(NodeId) -> f64 {
    let scale = scale(index, weights, Mode::Percent, node);
    move |one| match index.holds_indicators(one) {
        true => weights[one.position()] * scale,
        false => 0.0,
    }
}

fn scale(index: &Index, weights: &[f64], mode: Mode, node: NodeId) -> f64 {
    let own = counting(index, node).map(|sibling| weights[sibling.position()]);
    match mode {
        Mode::Importance => {
            let greatest = own.fold(0.0, f64::max);
            if greatest > 10.0 {
                10.0 / greatest
            } else {
                1.0
            }
        }
        Mode::Percent => {
            let sum: f64 = own.sum();
            if sum > 0.0 { 100.0 / sum } else { 0.0 }
        }
    }
}

/// The percentage that locked siblings leave to a node: the most that it can have.
pub fn room(index: &Index, weights: &[f64], locks: &[NodeId], node: NodeId) -> f64 {
    let locked = counting(index, node)
        .filter(|sibling| *sibling != node && locks.contains(sibling))
        .map(|sibling| shown(index, weights, Mode::Percent, sibling));
    (100.0 - locked.sum::<f64>()).max(0.0)
}

/// Weights after a move.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// By node.
    pub weights: Vec<f64>,
    /// By node, what it weighed before its siblings took everything: the proportions of the way back.
    /// Empty where none ever has.
    pub aside: Vec<f64>,
}

/// Sets a node to a value on the scale of a mode.
///
/// Under percent the siblings that are free (not locked) keep their ratios and take the rest; the value
/// stops where nothing is left to take. Where all of them are 0, they take it in the ratios that they
/// had before they gave everything (`aside`), or else in the default ones. Returns `None` where the
/// node cannot move: see [`can_move`].
pub fn set(
    index: &Index,
    weights: &[f64],
    aside: &[f64],
    locks: &[NodeId],
    mode: Mode,
    node: NodeId,
    value: f64,
) -> Option<Moved> {
    let mut moved = Moved {
        weights: weights.to_vec(),
        aside: aside.to_vec(),
    };
    let scale = scale(index, weights, mode, node);
    for sibling in siblings(index, node).iter().filter(|_| scale > 0.0) {
        moved.weights[sibling.position()] *= scale;
    }
    match mode {
        Mode::Importance => moved.weights[node.position()] = value.clamp(0.0, 10.0),
        Mode::Percent => {
            if !can_move(index, locks, node) {
                return None;
            }
            let room = room(index, weights, locks, node);
            let value = value.max(0.0).min(room);
            share_out(index, &mut moved, locks, node, room - value);
            moved.weights[node.position()] = value;
        }
    }
    for sibling in siblings(index, node) {
        let weight = &mut moved.weights[sibling.position()];
        if *weight < SMALLEST_WEIGHT {
            *weight = 0.0;
        }
    }
    Some(moved)
}

/// Gives a percentage to the free siblings of a node.
fn share_out(index: &Index, moved: &mut Moved, locks: &[NodeId], node: NodeId, rest: f64) {
    let Moved { weights, aside } = moved;
    let free = counting(index, node).filter(|one| *one != node && !locks.contains(one));
    let free: Vec<_> = free.map(NodeId::position).collect();
    let of = |list: &[f64], at: usize| list.get(at).copied().unwrap_or(0.0);
    let sum = |list: &[f64]| free.iter().map(|&at| of(list, at)).sum::<f64>();
    let (default, equal) = (index.weights(), vec![1.0; weights.len()]);
    let lists = [&*weights, &*aside, &default, &equal];
    let ratio = lists.into_iter().find(|list| sum(list) > 0.0);
    let ratio = ratio.unwrap_or(&equal).clone();
    let whole = sum(&ratio);
    if rest <= 0.0 && sum(weights) > 0.0 {
        aside.resize(weights.len(), 0.0);
        for &at in &free {
            aside[at] = weights[at];
        }
    }
    for &at in &free {
        weights[at] = of(&ratio, at) / whole * rest;
    }
}

/// Whether a percent can change: its weight matters, it is not locked, and some sibling is free to give
/// way or to take what it leaves.
pub fn can_move(index: &Index, locks: &[NodeId], node: NodeId) -> bool {
    let is_free = |one: NodeId| one != node && !locks.contains(&one);
    index.holds_indicators(node) && !locks.contains(&node) && counting(index, node).any(is_free)
}

/// The first node with indicators below of whose children none that holds any weighs anything: there is
/// no score.
pub fn all_zero(index: &Index, weights: &[f64]) -> Option<NodeId> {
    let is_zero = |parent: &NodeId| {
        let children = index.children(*parent).iter();
        let mut counting = children.filter(|child| index.holds_indicators(**child));
        index.node(*parent).indicator().is_none()
            && index.holds_indicators(*parent)
            && counting.all(|child| weights[child.position()] <= 0.0)
    };
    index.nodes().map(|(id, _)| id).find(is_zero)
}

/// The nodes of every group of siblings whose shares depart from the default ones, in the order of the
/// index.
pub fn departing(index: &Index, weights: &[f64]) -> Vec<NodeId> {
    let default = index.weights();
    let departs = |group: &&[NodeId]| {
        let Some(first) = group.first() else {
            return false;
        };
        let [own, default] = [weights, &default].map(|all| percents(index, all, *first));
        let mut apart = group
            .iter()
            .map(|node| own(*node) / 100.0 - default(*node) / 100.0);
        apart.any(|apart| apart.abs() > 1e-12)
    };
    let groups = index.nodes().map(|(id, _)| index.children(id));
    let departing = groups.filter(departs);
    departing.flatten().copied().collect()
}

/// Every node weighs the same as its siblings; what is off keeps its published weight.
pub fn equal(index: &Index) -> Vec<f64> {
    let mut weights = index.weights();
    for (id, _) in index.nodes() {
        weights[id.position()] = 1.0;
    }
    weights
}

/// Weights with other optional promises on.
///
/// One that comes on has its published proportion to the siblings that were there, on whatever
/// scale these are by now; what is off has its published weight.
pub fn with_optional(from: &Index, weights: &[f64], to: &Index) -> Vec<f64> {
    let was_on = |node: &NodeId| from.place(*node).is_some();
    let mut moved = to.weights();
    for (id, _) in to.nodes().filter(|(id, _)| was_on(id)) {
        moved[id.position()] = weights[id.position()];
    }
    for (id, node) in to.nodes().filter(|(id, _)| !was_on(id)) {
        let there = siblings(to, id).iter().filter(|sibling| was_on(sibling));
        let (published, now) = there.fold((0.0, 0.0), |sum, sibling| {
            let (published, now) = (to.node(*sibling).weight, weights[sibling.position()]);
            (sum.0 + published, sum.1 + now)
        });
        moved[id.position()] = node.weight
            * if published > 0.0 && now > 0.0 {
                now / published
            } else {
                1.0
            };
    }
    moved
}
