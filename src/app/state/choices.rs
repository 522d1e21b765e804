//! Choices: what undo takes back.

use crate::data::Dataset;
use crate::index::{Activation, Index, NodeId};
use crate::map::Map;
use crate::month::Month;
use std::cell::RefCell;
use std::rc::Rc;

/// What undo takes back.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The index with the optional rows that are turned on.
    pub index: Rc<Index>,
    /// By node, in the order of the index.
    pub weights: Vec<f64>,
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
            && self.locks == other.locks
            && self.optional == other.optional
            && self.month == other.month
            && self.red_lines == other.red_lines
            && self.drafts == other.drafts
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
