//! `checklist`: items that are done one by one.

use super::check::Check;
use super::due::{Due, Elapsed, PlannedBy};
use super::entry::Takes;
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::Promise;
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::{Completion, Value};
use crate::map::Map;
use crate::schema::Accrual;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// 100 for done, 50 for partly done, 0 for not done (清单完成率); always by item, so that the
/// indicator's points are `100·Σdone/n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Checklist {}

fn points(state: Completion) -> f64 {
    match state {
        Completion::NotDone => 0.0,
        Completion::Partial => 50.0,
        Completion::Done => 100.0,
    }
}

impl Written for Checklist {
    type Rule = Self;

    fn check(&self, _check: &mut Check<'_>) {}

    fn needs_items(&self) -> bool {
        true
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Self {
        *self
    }
}

impl Kind for Checklist {
    fn takes(&self) -> Takes<'_> {
        Takes::Completion
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        i.completion(points)
    }

    fn promise(&self) -> Promise<'_> {
        Promise::EveryItem
    }

    fn accrual(&self) -> Option<Accrual> {
        Some(Accrual::Cumulative)
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

    /// ⌊n·share⌋ of n items.
    fn share_due(&self, share: f64, items: f64) -> f64 {
        libm::floor(items * share + 1e-9) / items
    }

    fn sample(&self, fortune: &Fortune) -> Sample {
        let state = match fortune.done * (1.0 + 0.6 * fortune.lot) {
            share if share > 0.6 => Completion::Done,
            share if share > 0.15 => Completion::Partial,
            _ => Completion::NotDone,
        };
        Value::Completion(state).into()
    }
}
