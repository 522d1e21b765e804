//! `pass`: others decide.

use super::check::Check;
use super::due::{Due, Elapsed, PlannedBy};
use super::entry::Takes;
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::Promise;
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::Value;
use crate::map::Map;
use crate::schema::Accrual;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// 100 for passed, 0 for failed (通过, 未通过); what is still to be decided is pending, and unscored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pass {}

impl Written for Pass {
    type Rule = Self;

    fn check(&self, _check: &mut Check<'_>) {}

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Self {
        *self
    }
}

impl Kind for Pass {
    fn takes(&self) -> Takes<'_> {
        Takes::Verdict
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        i.verdict(100.0, 0.0)
    }

    fn promise(&self) -> Promise<'_> {
        Promise::Passed
    }

    fn accrual(&self) -> Option<Accrual> {
        Some(Accrual::Cumulative)
    }

    /// Nothing, until the period is over.
    fn due(&self, _elapsed: Elapsed) -> Due {
        Due::Nothing
    }

    fn whole(&self) -> Due {
        Due::Share(1.0)
    }

    fn planned_by(&self) -> PlannedBy {
        PlannedBy::Step
    }

    /// Decided well in some month of the year, or not yet; where nothing is due, not applicable.
    fn sample(&self, fortune: &Fortune) -> Sample {
        if fortune.other_lot < 0.08 {
            Sample::NotApplicable
        } else if fortune.gone < 0.2 + 0.7 * fortune.lot {
            Sample::Pending
        } else {
            Value::Verdict(true).into()
        }
    }
}
