//! `milestone`: a rung of a ladder.

use super::asks::Asks;
use super::check::{Check, Stage};
use super::entry::Takes;
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::{Course, Promise};
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::{Observation, Value};
use crate::map::Map;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A rung of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenMilestone {
    /// A key of `ladders`.
    pub ladder: String,
    /// The rung that keeps the promise; an optional row of the ledger waits for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
}

/// `min(100, 100·p(reached)/p(promised))` with the points p of the ladder's rungs.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// The rungs, rising.
    pub ladder: Arc<[Rung]>,
    /// The rung that keeps the promise; its points are above 0.
    pub promised: usize,
}

/// The position of a rung that can be promised; else what was found and expected.
fn promised(
    ladder: &[Rung],
    id: &str,
    a_rung: impl FnOnce() -> String,
) -> Result<usize, (String, String)> {
    match ladder.iter().position(|rung| rung.id == id) {
        Some(rung) if ladder[rung].points > 0.0 => Ok(rung),
        Some(_) => {
            let found = format!("`{id}`, a rung of 0 points");
            Err((found, "a rung with points above 0".to_owned()))
        }
        None => Err((format!("`{id}`"), a_rung())),
    }
}

impl Written for WrittenMilestone {
    type Rule = Milestone;

    fn check(&self, check: &mut Check<'_>) {
        let name = &self.ladder;
        let Some(ladder) = check.ladders.get(name) else {
            check.fault("ladder", format!("`{name}`"), "a key of `ladders`");
            return;
        };
        let a_rung = || format!("a rung of the ladder `{name}`");
        match (&self.promised, check.stage) {
            (Some(id), _) => {
                if let Err((found, expected)) = promised(ladder, id, a_rung) {
                    check.fault("promised", found, expected);
                }
            }
            (None, Stage::Complete) => check.fault("promised", "none", a_rung()),
            (None, Stage::Waiting) => {}
        }
    }

    /// One that waits promises the highest rung.
    fn resolve(&self, ladders: &Map<Arc<[Rung]>>) -> Milestone {
        let ladder = ladders.get(&self.ladder).cloned().unwrap_or_default();
        let position = |id: &String| ladder.iter().position(|rung| rung.id == *id);
        let promised = self.promised.as_ref().and_then(position);
        let highest = ladder.len().saturating_sub(1);
        Milestone {
            promised: promised.unwrap_or(highest),
            ladder,
        }
    }
}

impl Kind for Milestone {
    fn takes(&self) -> Takes<'_> {
        Takes::Rung(&self.ladder)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        let promised = i.rung(self.ladder.get(self.promised)?);
        let reached = i.reached(&self.ladder)?;
        let share = i.over(i.times(i.number(100.0), reached), promised);
        Some(i.at_most(share, 100.0))
    }

    fn promise(&self) -> Promise<'_> {
        match self.ladder.get(self.promised) {
            Some(rung) => Promise::Rung(rung),
            None => Promise::EveryItem,
        }
    }

    fn course(&self, observation: &Observation) -> Course {
        let points = |rung: usize| self.ladder.get(rung).map(|rung| rung.points);
        let reached = observation.value.rung().and_then(points);
        Course::Step(reached >= points(self.promised))
    }

    /// Rungs never go back.
    fn sample(&self, fortune: &Fortune) -> Sample {
        let height = libm::round(1.2 * fortune.done * self.promised as f64);
        let rungs = 0..self.ladder.len();
        let highest = rungs.rev().find(|&rung| rung as f64 <= height);
        Value::Rung(highest.unwrap_or(0)).into()
    }

    fn asks(&self) -> Asks {
        Asks::Rung(Arc::clone(&self.ladder))
    }

    fn with_promised(&self, id: &str) -> Result<Self, (String, String)> {
        let a_rung = || "a rung of its ladder".to_owned();
        Ok(Self {
            ladder: Arc::clone(&self.ladder),
            promised: promised(&self.ladder, id, a_rung)?,
        })
    }
}
