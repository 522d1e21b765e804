//! `zero`: nothing may occur.

use super::check::Check;
use super::entry::{Bound, Takes};
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::Promise;
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::Value;
use crate::map::Map;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// `max(0, 100 − k·x)` (零目标) for a number x ≥ 0 of occurrences: in 0–100, and never a division.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Zero {
    /// k > 0, points lost per occurrence.
    pub penalty: f64,
}

impl Written for Zero {
    type Rule = Self;

    fn check(&self, check: &mut Check<'_>) {
        check.positive("penalty", self.penalty);
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Self {
        *self
    }
}

impl Kind for Zero {
    fn takes(&self) -> Takes<'_> {
        Takes::Number(Bound::NotNegative)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        let lost = i.times(i.number(self.penalty), i.value()?);
        Some(i.at_least(i.minus(i.number(100.0), lost), 0.0))
    }

    fn promise(&self) -> Promise<'_> {
        Promise::Figure(0.0)
    }

    /// Occurrences are few and become fewer, but for a bad month.
    fn sample(&self, fortune: &Fortune) -> Sample {
        let first = 45.0 * fortune.lot / self.penalty;
        let few = libm::floor(0.4 * first * (1.0 - 0.9 * fortune.gone));
        let more = if fortune.is_setback {
            25.0 / self.penalty
        } else {
            0.0
        };
        Value::Number(few + libm::floor(more)).into()
    }
}
