//! `efficacy`: between a value that is just acceptable and one that is fully satisfactory (功效系数).

use super::absent::or_null;
use super::check::Check;
use super::entry::{Bound, Takes};
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::{Promise, Scale};
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use crate::map::Map;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The least distance of 100 from 60 points: over a smaller one points overflow.
const LEAST_SPAN: f64 = 1e-9;

/// `60 + 40·(x − xs)/(xh − xs)` (功效系数法) for any number: in 0–100 only when clamped, below 60 where
/// x is worse than xs. xh ≠ xs; xh < xs for inverse indicators.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Efficacy {
    /// xs, the value of 60 points.
    pub unacceptable: f64,
    /// xh, the value of 100 points.
    pub satisfactory: f64,
    /// Whether points stay within 0–100; no where absent.
    #[serde(
        default,
        deserialize_with = "or_null",
        skip_serializing_if = "std::ops::Not::not"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub clamp: bool,
}

impl Written for Efficacy {
    type Rule = Self;

    fn check(&self, check: &mut Check<'_>) {
        let sound = check.finite("unacceptable", self.unacceptable)
            & check.finite("satisfactory", self.satisfactory);
        if sound && (self.satisfactory - self.unacceptable).abs() < LEAST_SPAN {
            let expected = "a number other than `unacceptable`";
            check.fault("satisfactory", self.satisfactory, expected);
        }
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Self {
        *self
    }
}

impl Kind for Efficacy {
    fn takes(&self) -> Takes<'_> {
        Takes::Number(Bound::Any)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        let (low, high) = (self.unacceptable, self.satisfactory);
        let above = i.minus(i.value()?, i.number(low));
        let span = i.minus(i.number(high), i.number(low));
        let risen = i.over(i.times(i.number(40.0), above), span);
        let points = i.plus(i.number(60.0), risen);
        Some(match self.clamp {
            true => i.within_points(points),
            false => points,
        })
    }

    fn promise(&self) -> Promise<'_> {
        Promise::Range(self.unacceptable, self.satisfactory)
    }

    fn scale(&self) -> Scale {
        Scale::Standard
    }

    fn most(&self) -> f64 {
        match self.clamp {
            true => 100.0,
            false => f64::INFINITY,
        }
    }

    fn sample(&self, fortune: &Fortune) -> Sample {
        fortune.between(self.unacceptable, self.satisfactory).into()
    }
}
