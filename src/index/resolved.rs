//! All that a definition gives, optional promises included.

use super::head::Head;
use super::ledger::LedgerRow;
use super::node::{Indicator, IndicatorId, Node, NodeId, RedLine};
use crate::map::Map;

#[derive(Debug, PartialEq)]
pub(super) struct Resolved {
    pub(super) head: Head,
    pub(super) ledger: Vec<LedgerRow>,
    /// The positions of its rows.
    pub(super) by_row: Map<usize>,
    /// Optional promises come last.
    pub(super) nodes: Vec<Node>,
    /// Optional promises come last.
    pub(super) indicators: Vec<Indicator>,
    /// How many nodes and indicators are of the index itself.
    pub(super) published: (usize, usize),
    pub(super) by_id: Map<NodeId>,
    pub(super) red_lines: Vec<RedLine>,
    pub(super) highlights: Vec<IndicatorId>,
}
