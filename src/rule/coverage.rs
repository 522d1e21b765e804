//! `coverage`: all of something is to be covered.

use super::check::Check;
use super::due::{Due, Elapsed, PlannedBy};
use super::entry::{Beside, Bound, Takes};
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::Promise;
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::{Observation, Value};
use crate::map::Map;
use crate::schema::Accrual;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// `min(100, 100·x/N)` (全覆盖) for a number x ≥ 0: in 0–100, unscored without the denominator N > 0,
/// which comes with the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Coverage {}

impl Written for Coverage {
    type Rule = Self;

    fn check(&self, _check: &mut Check<'_>) {}

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Self {
        *self
    }
}

impl Kind for Coverage {
    const BESIDE: Option<Beside> = Some(Beside::Denominator);

    fn takes(&self) -> Takes<'_> {
        Takes::Number(Bound::NotNegative)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        let covered = i.times(i.number(100.0), i.value()?);
        Some(i.at_most(i.over(covered, i.denominator()?), 100.0))
    }

    fn promise(&self) -> Promise<'_> {
        Promise::All
    }

    fn accrual(&self) -> Option<Accrual> {
        Some(Accrual::State)
    }

    fn due(&self, elapsed: Elapsed) -> Due {
        Due::Share(elapsed.part(1.0))
    }

    fn whole(&self) -> Due {
        Due::Share(1.0)
    }

    fn planned_by(&self) -> PlannedBy {
        PlannedBy::Share
    }

    fn sample(&self, fortune: &Fortune) -> Sample {
        let all = libm::round(20.0 + 30.0 * fortune.lot);
        Sample::Reported(Observation {
            value: Value::Number(libm::ceil(all * fortune.done - 0.1).min(all).max(0.0)),
            baseline: None,
            denominator: Some(all),
        })
    }
}
