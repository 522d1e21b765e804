//! Choices: what undo takes back.

use super::scale;
use super::scenario::Scenario;
use crate::data::Dataset;
use crate::error::Error;
use crate::index::{Activation, Index, NodeId};
use crate::map::Map;
use crate::methodology::Weighting;
use crate::month::Month;
use crate::score::aggregate::Aggregation;
use std::cell::RefCell;
use std::rc::Rc;

/// What undo takes back.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The index with the optional rows that are turned on.
    pub index: Rc<Index>,
    /// By node, in the order of the index.
    pub weights: Vec<f64>,
    /// What siblings weighed before one of them took everything: [`scale::Moved`].
    pub aside: Vec<f64>,
    /// Whether branches combine by geometric means, in the place of the index's own aggregation.
    pub geometric: bool,
    /// Weights with names, to be compared.
    pub scenarios: Rc<Vec<Scenario>>,
    /// Nodes whose percentage does not move.
    pub locks: Vec<NodeId>,
    /// Ledger rows that are turned on.
    pub optional: Map<Activation>,
    /// The data.
    pub data: Rc<Dataset>,
    /// The month that is looked at.
    pub month: Option<Month>,
    /// Red lines in force, and the documents that say so.
    pub red_lines: Map<String>,
    /// Texts that cannot be read, by the names of their cells.
    pub drafts: Map<String>,
}

impl PartialEq for Choices {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.index, &other.index)
            && Rc::ptr_eq(&self.data, &other.data)
            && self.weights == other.weights
            && self.geometric == other.geometric
            && self.scenarios == other.scenarios
            && self.locks == other.locks
            && self.optional == other.optional
            && self.month == other.month
            && self.red_lines == other.red_lines
            && self.drafts == other.drafts
    }
}

impl Choices {
    /// The reader's weighting, without red lines; an error where it gives no score.
    pub fn weighting(&self) -> Result<Weighting, Error> {
        let weighting = Weighting::default_of(&self.index);
        let weighting = match self.geometric {
            true => weighting.with_aggregation(&self.index, Aggregation::Geometric),
            false => weighting,
        };
        if let Some(parent) = scale::all_zero(&self.index, &self.weights) {
            let place = format!(
                "weights of the children of `{}`",
                self.index.node(parent).id
            );
            return Err(Error::new(place, "only 0", "one above 0"));
        }
        weighting.with_weights(&self.index, &self.weights)
    }
}

/// A shared value compared by identity.
#[derive(Clone, Debug)]
pub struct ByPtr<T>(pub Rc<T>);

impl<T> PartialEq for ByPtr<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The choices as they are when a callback that outlives a render asks for them.
pub type Latest = Rc<RefCell<Rc<Choices>>>;
