//! `goalposts`: between the value of 0 points and the value of 100.

use super::absent::or_null;
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

/// The scale of `goalposts`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Transform {
    /// The value itself.
    #[default]
    Identity,
    /// Its natural logarithm.
    Ln,
}

/// `100·(f(x) − f(lo))/(f(hi) − f(lo))` in 0–100 (阈值法, as in the HDI), f the identity, or the natural
/// logarithm, which takes x > 0 only; f(hi) ≠ f(lo), and lo > hi inverts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Goalposts {
    /// lo, the value of 0 points.
    pub lower: f64,
    /// hi, the value of 100 points.
    pub upper: f64,
    /// f, the scale on which distance is measured; `identity` where absent.
    #[serde(
        default,
        deserialize_with = "or_null",
        skip_serializing_if = "Transform::is_identity"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Transform>"))]
    pub transform: Transform,
}

impl Transform {
    fn is_identity(&self) -> bool {
        *self == Self::Identity
    }
}

impl Goalposts {
    fn scaled<I: Interpreter>(&self, i: &I, term: I::Term) -> I::Term {
        match self.transform {
            Transform::Identity => term,
            Transform::Ln => i.ln(term),
        }
    }
}

impl Written for Goalposts {
    type Rule = Self;

    fn check(&self, check: &mut Check<'_>) {
        let (lower, upper) = (self.lower, self.upper);
        let (sound, span) = match self.transform {
            Transform::Identity => {
                let sound = check.finite("lower", lower) & check.finite("upper", upper);
                (sound, upper - lower)
            }
            Transform::Ln => {
                let sound = check.positive("lower", lower) & check.positive("upper", upper);
                (sound, libm::log(upper) - libm::log(lower))
            }
        };
        if sound && span == 0.0 {
            check.fault("upper", upper, "a number other than `lower`");
        }
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Self {
        *self
    }
}

impl Kind for Goalposts {
    fn takes(&self) -> Takes<'_> {
        Takes::Number(match self.transform {
            Transform::Identity => Bound::Any,
            Transform::Ln => Bound::Positive,
        })
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        let lower = || self.scaled(i, i.number(self.lower));
        let above = i.minus(self.scaled(i, i.value()?), lower());
        let span = i.minus(self.scaled(i, i.number(self.upper)), lower());
        let points = i.over(i.times(i.number(100.0), above), span);
        Some(i.within_points(points))
    }

    fn promise(&self) -> Promise<'_> {
        Promise::Range(self.lower, self.upper)
    }

    fn sample(&self, fortune: &Fortune) -> Sample {
        fortune.between(self.lower, self.upper).into()
    }
}
