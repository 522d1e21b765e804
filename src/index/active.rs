//! Which nodes are on, and in what order they are shown.

use super::node::{Indicator, IndicatorId, NodeId};
use super::resolved::Resolved;
use std::sync::Arc;

#[derive(Debug, PartialEq)]
pub(super) struct Active {
    /// Depth first; an optional promise comes after its siblings.
    pub(super) order: Vec<NodeId>,
    /// By node: its position in `order`; `None` for one that is off.
    pub(super) places: Vec<Option<usize>>,
    /// By node.
    pub(super) children: Vec<Vec<NodeId>>,
    /// The indicators, in the same order.
    pub(super) leaves: Vec<IndicatorId>,
    /// By indicator: as it is under what the user or the data give; `None` for one that is as written,
    /// and for an optional promise that is off.
    pub(super) given: Vec<Option<Arc<Indicator>>>,
}

impl Active {
    /// Every optional promise is off.
    pub(super) fn published(all: &Resolved) -> Self {
        Self::new(all, vec![None; all.indicators.len()])
    }

    pub(super) fn new(all: &Resolved, given: Vec<Option<Arc<Indicator>>>) -> Self {
        let optional = given.iter().skip(all.published.1).flatten();
        let on = optional.map(|indicator| indicator.node);
        let published = (0..all.published.0 as u32).map(NodeId);
        let mut children = vec![Vec::new(); all.nodes.len()];
        for node in published.chain(on) {
            if let Some(parent) = all.nodes[node.position()].parent {
                children[parent.position()].push(node);
            }
        }
        let mut order = Vec::with_capacity(all.nodes.len());
        let mut ahead = vec![NodeId::ROOT];
        while let Some(node) = ahead.pop() {
            order.push(node);
            ahead.extend(children[node.position()].iter().rev());
        }
        let leaves = order
            .iter()
            .filter_map(|id| all.nodes[id.position()].indicator());
        let leaves = leaves.collect();
        let mut places = vec![None; all.nodes.len()];
        for (place, node) in order.iter().enumerate() {
            places[node.position()] = Some(place);
        }
        Self {
            order,
            places,
            children,
            leaves,
            given,
        }
    }
}
