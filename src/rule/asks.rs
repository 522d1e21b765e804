//! What turns an optional promise on.

use super::rung::Rung;
use std::sync::Arc;

/// What the user gives to turn an optional row on.
#[derive(Clone, Debug, PartialEq)]
pub enum Asks {
    /// Nothing: the rule is complete.
    Nothing,
    /// A target above 0.
    Target,
    /// The promised rung of a ladder, one of more than 0 points.
    Rung(Arc<[Rung]>),
}
