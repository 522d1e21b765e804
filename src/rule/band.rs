//! `band`: neither too little nor too much.

use super::check::Check;
use super::entry::{Bound, Takes};
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::Promise;
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use crate::map::Map;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// 100 within [a, b] (区间指标), falling alike on either side: `100·(1 − d/max(a − lo, hi − b))` at a
/// distance d from it, at least 0. For any number; in 0–100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// a, where 100 points begin.
    pub from: f64,
    /// b ≥ a, where 100 points end.
    pub to: f64,
    /// lo ≤ a, the value of 0 points below the band.
    pub lower: f64,
    /// hi ≥ b, the value of 0 points above the band; there is room on one side.
    pub upper: f64,
}

impl Written for Band {
    type Rule = Self;

    fn check(&self, check: &mut Check<'_>) {
        let Self {
            from,
            to,
            lower,
            upper,
        } = *self;
        let sound = check.finite("from", from)
            & check.finite("to", to)
            & check.finite("lower", lower)
            & check.finite("upper", upper);
        if !sound {
            return;
        }
        if to < from {
            check.fault("to", to, format!("{from} or more"));
        }
        if lower > from {
            check.fault("lower", lower, format!("{from} or less"));
        }
        if upper < to {
            check.fault("upper", upper, format!("{to} or more"));
        }
        if lower == from && upper == to {
            let expected = "room on one side of the band, below `from` or above `to`";
            check.fault("upper", upper, expected);
        }
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Self {
        *self
    }
}

impl Kind for Band {
    fn takes(&self) -> Takes<'_> {
        Takes::Number(Bound::Any)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        let (from, to) = (|| i.number(self.from), || i.number(self.to));
        let (below, above) = (i.minus(from(), i.value()?), i.minus(i.value()?, to()));
        let outside = i.at_least(i.greater(below, above), 0.0);
        let reach_below = i.minus(from(), i.number(self.lower));
        let reach_above = i.minus(i.number(self.upper), to());
        let reach = i.greater(reach_below, reach_above);
        let strayed = i.over(i.figure(outside), i.figure(reach));
        let kept = i.minus(i.number(1.0), strayed);
        Some(i.at_least(i.times(i.number(100.0), kept), 0.0))
    }

    fn promise(&self) -> Promise<'_> {
        Promise::Range(self.from, self.to)
    }

    fn sample(&self, fortune: &Fortune) -> Sample {
        fortune.between(self.upper, self.to).into()
    }
}
