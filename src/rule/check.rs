//! What rules check of what is written.

use super::activation::Mismatch;
use super::limits::LARGEST;
use super::rung::Rung;
use crate::error::Error;
use crate::map::Map;
use crate::text::format::shortest;
use std::fmt::Display;

/// Whether a rule may wait for what the user gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It is scored as written.
    Complete,
    /// It is an optional row's.
    Waiting,
}

/// Gathers the faults of one rule.
#[derive(Debug)]
pub(crate) struct Check<'a> {
    /// Where the rule is written.
    pub(crate) place: &'a str,
    /// Its stage.
    pub(crate) stage: Stage,
    /// The ladders of the definition.
    pub(crate) ladders: &'a Map<Vec<Rung>>,
    /// What is wrong so far.
    pub(crate) faults: &'a mut Vec<Error>,
}

impl Check<'_> {
    /// Notes a fault of a field.
    pub(super) fn fault(&mut self, field: &str, found: impl Display, expected: impl Display) {
        let place = format!("{}.{field}", self.place);
        self.faults.push(Error::new(place, found, expected));
    }

    /// Whether a number is within ± [`LARGEST`].
    pub(super) fn finite(&mut self, field: &str, x: f64) -> bool {
        let sound = x.abs() <= LARGEST;
        if !sound {
            self.fault(field, shortest(x), "a number within ±1e15");
        }
        sound
    }

    /// Whether a number is above 0, up to [`LARGEST`].
    pub(super) fn positive(&mut self, field: &str, x: f64) -> bool {
        if let Err((found, expected)) = positive(x) {
            self.fault(field, found, expected);
            return false;
        }
        true
    }
}

/// A number above 0, up to [`LARGEST`]; else what was found and expected.
pub(super) fn positive(x: f64) -> Result<f64, Mismatch> {
    match x {
        x if x > LARGEST => Err((shortest(x), "at most 1e15")),
        x if x > 0.0 => Ok(x),
        x => Err((shortest(x), "a number above 0")),
    }
}
