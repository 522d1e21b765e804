//! `allowance`: occurrences up to a number cost nothing.

use super::check::Check;
use super::entry::{Bound, Takes};
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::{Course, Promise};
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::{Observation, Value};
use crate::map::Map;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// `max(0, 100 − k·max(0, x − a))` (容错扣分) for a number x ≥ 0 of occurrences: in 0–100, and never a
/// division. An allowance a of 0 is the rule `zero`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// a > 0, the number that costs nothing.
    pub allowed: f64,
    /// k > 0, points lost for each one above it.
    pub penalty: f64,
}

impl Written for Allowance {
    type Rule = Self;

    fn check(&self, check: &mut Check<'_>) {
        check.positive("allowed", self.allowed);
        check.positive("penalty", self.penalty);
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Self {
        *self
    }
}

impl Kind for Allowance {
    fn takes(&self) -> Takes<'_> {
        Takes::Number(Bound::NotNegative)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        let above = i.minus(i.value()?, i.number(self.allowed));
        let lost = i.times(i.number(self.penalty), i.at_least(above, 0.0));
        Some(i.at_least(i.minus(i.number(100.0), lost), 0.0))
    }

    fn promise(&self) -> Promise<'_> {
        Promise::AtMost(self.allowed)
    }

    fn course(&self, _observation: &Observation) -> Course {
        Course::Untold
    }

    /// More than allowed at first, and fewer from month to month.
    fn sample(&self, fortune: &Fortune) -> Sample {
        let above = 45.0 * fortune.lot / self.penalty * (1.0 - 0.9 * fortune.gone);
        Value::Number(libm::floor(self.allowed + above)).into()
    }
}
