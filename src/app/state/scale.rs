//! Moving weights: two ways to set them, one state.

use crate::index::{Index, NodeId};

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
        Some(parent) => &index.node(parent).children,
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
    Some(moved)
}

/// Whether a percent can change: the node is not locked and some sibling is free to give way.
pub fn can_move(index: &Index, weights: &[f64], locks: &[NodeId], node: NodeId) -> bool {
    !locks.contains(&node)
        && siblings(index, node).iter().any(|sibling| {
            *sibling != node && !locks.contains(sibling) && weights[sibling.position()] > 0.0
        })
}

/// Every node weighs the same as its siblings.
pub fn equal(index: &Index) -> Vec<f64> {
    vec![1.0; index.nodes().len()]
}

/// Weights carried over to an index with other nodes, by id.
///
/// A new node comes with its published proportion to the siblings that were there, on whatever
/// scale these are by now.
pub fn carried_over(from: &Index, weights: &[f64], to: &Index) -> Vec<f64> {
    let was = |node: NodeId| {
        let there = from.find(&to.node(node).id)?;
        Some(weights[there.position()])
    };
    let scale = |node: NodeId| {
        let there = siblings(to, node)
            .iter()
            .filter_map(|&sibling| Some((to.node(sibling).weight, was(sibling)?)));
        let (published, now) = there.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        if published > 0.0 && now > 0.0 {
            now / published
        } else {
            1.0
        }
    };
    to.nodes()
        .map(|(id, node)| was(id).unwrap_or_else(|| node.weight * scale(id)))
        .collect()
}
