//! What turns an optional promise on.

use super::rung::Rung;
use crate::schema::Raw;
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

/// As files and links have it: a target, a rung, or an empty text where the rule asks for nothing.
impl From<&Activation> for Raw {
    fn from(activation: &Activation) -> Self {
        match activation {
            Activation::Target(target) => Self::Number(*target),
            Activation::Promised(rung) => Self::Name(rung.clone()),
            Activation::Plain => Self::Name(String::new()),
        }
    }
}

/// Numbers in a list are taken for nothing, which a rule that asks for something refuses.
impl From<Raw> for Activation {
    fn from(given: Raw) -> Self {
        match given {
            Raw::Number(target) => Self::Target(target),
            Raw::Name(name) if name.is_empty() => Self::Plain,
            Raw::Name(rung) => Self::Promised(rung),
            Raw::Numbers(_) => Self::Plain,
        }
    }
}

/// What was found, and what was expected.
pub(crate) type Mismatch = (String, &'static str);
