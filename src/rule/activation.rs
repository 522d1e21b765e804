//! What turns an optional promise on.

use super::rung::Rung;
use std::sync::Arc;

/// What the user is asked for to turn an optional row on.
#[derive(Clone, Debug, PartialEq)]
pub enum Asks {
    /// Nothing: the rule is complete.
    Nothing,
    /// A target above 0.
    Target,
    /// The promised rung of a ladder, one of more than 0 points.
    Rung(Arc<[Rung]>),
}

/// What the user gives to turn an optional row on.
#[derive(Clone, Debug, PartialEq)]
pub enum Activation {
    /// The target of a `target` rule.
    Target(f64),
    /// The promised rung of a `milestone` rule, by id.
    Promised(String),
    /// Nothing: the rule is complete.
    Plain,
}

/// What was found, and what was expected.
pub(crate) type Mismatch = (String, &'static str);
