//! Scores that an aggregation has no meaning for.

use super::aggregate::Aggregation;
use crate::error::Error;
use crate::index::{Index, NodeId};
use crate::text::format::shortest;

/// Why points have no scores under a weighting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Undefined {
    /// A child has a score below 0 under an aggregation of scores of 0 or more.
    Negative {
        /// The child.
        node: NodeId,
        /// Its least score.
        least: f64,
        /// Whose child it is.
        parent: NodeId,
        /// How the parent's children combine.
        aggregation: Aggregation,
    },
}

impl Undefined {
    /// The same in words, with the names of the index.
    pub fn error(&self, index: &Index) -> Error {
        let place = |node| format!("node `{}`", index.node(node).id);
        match *self {
            Self::Negative {
                node,
                least,
                parent,
                aggregation,
            } => Error::new(
                place(node),
                format!(
                    "a score of {} under the {aggregation} aggregation of `{}`",
                    shortest(least),
                    index.node(parent).id
                ),
                "scores of 0 or more, or an arithmetic or minimum aggregation",
            ),
        }
    }
}
