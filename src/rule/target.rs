//! `target`: progress towards a target.

use super::activation::{Activation, Asks, Mismatch};
use super::check::{Check, Stage, positive};
use super::due::{Due, Elapsed};
use super::entry::{Bound, Takes};
use super::formula::{Interpreter, Test};
use super::kind::{Kind, Written};
use super::promise::{Promise, Scale};
use super::rung::Rung;
use super::sample::{Fortune, Sample, like, tenths};
use super::split::Split;
use super::value::Value;
use crate::map::Map;
use crate::schema::Accrual;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The most points there can be: ten times the target.
const LARGEST_CAP: f64 = 1000.0;

/// Which side of a target keeps the promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The target or more.
    AtLeast,
    /// The target or less.
    AtMost,
}

/// Progress towards a target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenTarget {
    /// Whether to reach it or to stay under it.
    pub direction: Direction,
    /// The value that was promised; an optional row of the ledger waits for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// The most points there are; 100 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<f64>,
    /// Whether the target is that of all units together: each is judged by its own part of it, which
    /// the data give (目标分解). A unit without one has no points.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub split: bool,
}

/// `min(cap, 100·x/T)` (目标值比较法) for a number x ≥ 0; at most (逆指标): `min(cap, 100·T/x)`, and the
/// cap for x = 0. T > 0, cap > 0; in 0–cap. Where T is split, a unit's own part stands in its place;
/// without a part there are no points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// Whether to reach the target or to stay under it.
    pub direction: Direction,
    /// T.
    pub target: f64,
    /// The most points there are.
    pub cap: f64,
    /// Whose target it is.
    pub split: Split,
}

impl Written for WrittenTarget {
    type Rule = Target;

    fn check(&self, check: &mut Check<'_>) {
        if let Some(cap) = self.cap
            && check.positive("cap", cap)
            && cap > LARGEST_CAP
        {
            check.fault("cap", cap, "at most 1000");
        }
        match (self.target, check.stage) {
            (Some(target), _) => {
                check.positive("target", target);
            }
            (None, Stage::Complete) => check.fault("target", "none", "a number above 0"),
            (None, Stage::Waiting) => {}
        }
    }

    /// One that waits has a target of 1.
    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Target {
        Target {
            direction: self.direction,
            target: self.target.unwrap_or(1.0),
            cap: self.cap.unwrap_or(100.0),
            split: match self.split {
                true => Split::Whole,
                false => Split::None,
            },
        }
    }
}

impl Kind for Target {
    fn takes(&self) -> Takes<'_> {
        Takes::Number(Bound::NotNegative)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        if self.split == Split::Lacking {
            return None;
        }
        let (hundred, target) = (i.number(100.0), i.number(self.target));
        Some(match self.direction {
            Direction::AtLeast => {
                let reached = i.over(i.times(hundred, i.value()?), target);
                i.at_most(reached, self.cap)
            }
            Direction::AtMost => {
                let kept = i.over(i.times(hundred, target), i.value()?);
                let kept = i.at_most(kept, self.cap);
                i.either(Test::None(i.value()?), self.cap, kept)
            }
        })
    }

    fn promise(&self) -> Promise<'_> {
        match (self.split, self.direction) {
            (Split::Lacking, _) => Promise::NoPart,
            (_, Direction::AtLeast) => Promise::AtLeast(self.target),
            (_, Direction::AtMost) => Promise::AtMost(self.target),
        }
    }

    fn split(&self) -> Split {
        self.split
    }

    fn take_part(&mut self, part: Option<f64>) {
        match (self.split, part) {
            (Split::Whole, Some(part)) => {
                self.split = Split::Part(self.target);
                self.target = part;
            }
            (Split::Whole, None) => self.split = Split::Lacking,
            (Split::None | Split::Part(_) | Split::Lacking, _) => {}
        }
    }

    /// `x·Tᵤ/T`
    fn in_part(&self, x: f64) -> f64 {
        match self.split {
            Split::Part(whole) => x * self.target / whole,
            Split::None | Split::Whole | Split::Lacking => x,
        }
    }

    fn scale(&self) -> Scale {
        Scale::Target
    }

    /// What is to be reached adds up; what is to be stayed under is a state.
    fn accrual(&self) -> Option<Accrual> {
        match self.direction {
            Direction::AtLeast => Some(Accrual::Cumulative),
            Direction::AtMost => None,
        }
    }

    /// T·m/M
    fn due(&self, elapsed: Elapsed) -> Due {
        Due::Value(elapsed.part(self.target))
    }

    fn whole(&self) -> Due {
        match self.split {
            Split::Lacking => Due::Whole,
            Split::None | Split::Whole | Split::Part(_) => Due::Value(self.target),
        }
    }

    fn most(&self) -> f64 {
        self.cap
    }

    /// What is counted only rises, and is whole where the target is; rates stay near their target.
    fn sample(&self, fortune: &Fortune) -> Sample {
        let Fortune { level, noise, .. } = *fortune;
        let target = self.target;
        let x = match self.direction {
            Direction::AtLeast if fortune.is_rate => {
                let lost = if fortune.is_setback { 0.03 } else { 0.0 };
                let near = target * (0.9 + 0.1 * level + 0.02 * noise - lost);
                like(target, near.min(target.max(100.0)))
            }
            Direction::AtLeast => like(target, target * fortune.done),
            Direction::AtMost => tenths(target * (1.9 - 0.9 * level + 0.04 * noise)),
        };
        Value::Number(x).into()
    }

    fn asks(&self) -> Asks {
        Asks::Target
    }

    fn activated(&self, given: &Activation) -> Result<Self, Mismatch> {
        match given {
            Activation::Target(target) => Ok(Self {
                target: positive(*target)?,
                ..*self
            }),
            Activation::Promised(_) | Activation::Plain => {
                Err(("no target".to_owned(), "a number above 0"))
            }
        }
    }
}
