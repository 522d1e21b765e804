//! `milestone`: a rung of a ladder.

use super::activation::{Activation, Asks, Mismatch};
use super::check::{Check, Stage};
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

/// `min(100, 100·p(reached)/p(promised))` with the points p of the ladder's rungs: in 0–100, and
/// 100 once the promised rung is reached, whatever lies above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// The rungs, rising.
    pub ladder: Arc<[Rung]>,
    /// The rung that keeps the promise; its points are above 0.
    pub promised: usize,
}

/// Why a rung cannot be promised: no points can be divided by its own.
fn worthless(rung: &Rung) -> Option<Mismatch> {
    (rung.points <= 0.0).then(|| {
        let found = format!("`{}`, a rung of 0 points", rung.id);
        (found, "a rung with points above 0")
    })
}

impl Written for WrittenMilestone {
    type Rule = Milestone;

    fn check(&self, check: &mut Check<'_>) {
        let name = &self.ladder;
        let Some(ladder) = check.ladders.get(name) else {
            check.fault("ladder", format!("`{name}`"), "a key of `ladders`");
            return;
        };
        let expected = || format!("a rung of the ladder `{name}`");
        let Some(id) = &self.promised else {
            match check.stage {
                Stage::Complete => check.fault("promised", "none", expected()),
                Stage::Waiting => {}
            }
            return;
        };
        match Rung::find(ladder, id).map(|rung| worthless(&ladder[rung])) {
            Some(None) => {}
            Some(Some((found, expected))) => check.fault("promised", found, expected),
            None => check.fault("promised", format!("`{id}`"), expected()),
        }
    }

    /// One that waits promises the highest rung.
    fn resolve(&self, ladders: &Map<Arc<[Rung]>>) -> Milestone {
        let ladder = ladders.get(&self.ladder).cloned().unwrap_or_default();
        let promised = self.promised.as_ref();
        let promised = promised.and_then(|id| Rung::find(&ladder, id));
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

    fn accrual(&self) -> Option<Accrual> {
        Some(Accrual::Cumulative)
    }

    /// The highest rung whose points, relative to the promised one's, are at most 100·m/M.
    fn due(&self, elapsed: Elapsed) -> Due {
        let points = |rung: usize| self.ladder.get(rung).map_or(0.0, |rung| rung.points);
        let most = elapsed.part(points(self.promised)) + 1e-9;
        let rungs = (0..=self.promised).rev();
        let mut reached = rungs.filter(|&rung| points(rung) <= most);
        reached.next().map_or(Due::Nothing, Due::Rung)
    }

    fn whole(&self) -> Due {
        Due::Rung(self.promised)
    }

    fn planned_by(&self) -> PlannedBy {
        PlannedBy::Rung
    }

    /// Rungs never go back.
    fn sample(&self, fortune: &Fortune) -> Sample {
        let promised = self.ladder.get(self.promised);
        let points = 1.1 * fortune.done * promised.map_or(100.0, |rung| rung.points);
        let mut rungs = self.ladder.iter().take(self.promised + 1);
        let above = rungs.position(|rung| rung.points > points);
        let above = above.unwrap_or((self.promised + 1).min(self.ladder.len()));
        Value::Rung(above.saturating_sub(1)).into()
    }

    fn asks(&self) -> Asks {
        Asks::Rung(Arc::clone(&self.ladder))
    }

    fn activated(&self, given: &Activation) -> Result<Self, Mismatch> {
        let id = match given {
            Activation::Promised(id) => id,
            Activation::Target(_) | Activation::Plain => {
                return Err(("no promised rung".to_owned(), "a rung of its ladder"));
            }
        };
        let Some(promised) = Rung::find(&self.ladder, id) else {
            return Err((format!("`{id}`"), "a rung of its ladder"));
        };
        match worthless(&self.ladder[promised]) {
            Some(mismatch) => Err(mismatch),
            None => Ok(Self {
                ladder: Arc::clone(&self.ladder),
                promised,
            }),
        }
    }
}
