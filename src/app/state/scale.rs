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

/// A node's place on the scale of a mode.
///
/// Importance is the weight itself while its siblings fit into 0–10, else they are scaled to a
/// greatest of 10. Percent is the share; 0 where all siblings are 0.
pub fn shown(index: &Index, weights: &[f64], mode: Mode, node: NodeId) -> f64 {
    weights[node.position()] * scale(index, weights, mode, node)
}

fn scale(index: &Index, weights: &[f64], mode: Mode, node: NodeId) -> f64 {
    let own = siblings(index, node)
        .iter()
        .map(|sibling| weights[sibling.position()]);
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

/// Sets a node to a value on the scale of a mode.
///
/// Under percent the free siblings (neither locked nor 0) keep their ratios and take the rest, and
/// the value stops where nothing is left to take. Returns `None` where the node cannot move: it is
/// locked, or all its siblings are locked or 0.
pub fn set(
    index: &Index,
    weights: &[f64],
    locks: &[NodeId],
    mode: Mode,
    node: NodeId,
    value: f64,
) -> Option<Vec<f64>> {
    let mut moved = weights.to_vec();
    let group = siblings(index, node);
    let scale = scale(index, weights, mode, node);
    match mode {
        Mode::Importance => {
            for sibling in group {
                moved[sibling.position()] *= scale;
            }
            moved[node.position()] = value.clamp(0.0, 10.0);
        }
        Mode::Percent => {
            if !can_move(index, weights, locks, node) {
                return None;
            }
            let fixed = |sibling: &NodeId| *sibling != node && locks.contains(sibling);
            let at = |sibling: &NodeId| weights[sibling.position()] * scale;
            let held: f64 = group.iter().filter(|sibling| fixed(sibling)).map(at).sum();
            let room = 100.0 - held;
            let value = value.max(0.0).min(room);
            let free: f64 = group
                .iter()
                .filter(|sibling| **sibling != node && !fixed(sibling))
                .map(at)
                .sum();
            for sibling in group {
                let position = sibling.position();
                moved[position] = match *sibling {
                    own if own == node => value,
                    _ if fixed(sibling) => at(sibling),
                    _ => at(sibling) / free * (room - value),
                };
            }
        }
    }
    for sibling in group {
        let weight = &mut moved[sibling.position()];
        if *weight < SMALLEST_WEIGHT {
            *weight = 0.0;
        }
    }
    Some(moved)
}

/// Whether a percent can change: the node is not locked and some sibling is free to give way.
pub fn can_move(index: &Index, weights: &[f64], locks: &[NodeId], node: NodeId) -> bool {
    !locks.contains(&node)
        && siblings(index, node).iter().any(|sibling| {
            *sibling != node && !locks.contains(sibling) && weights[sibling.position()] > 0.0
        })
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
