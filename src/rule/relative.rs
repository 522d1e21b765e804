//! `relative`: a value among those of the other units.

use super::absent::or_null;
use super::check::Check;
use super::company::{Comparison, Gather, Over};
use super::entry::{Bound, Takes};
use super::formula::{Interpreter, Test};
use super::kind::{Kind, Written};
use super::peers::{Figure, Polarity};
use super::promise::Promise;
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::Value;
use crate::map::Map;
use crate::schema::{Method, Normalisation};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A value among those of all units, or of its group, that report one as of the month.
///
/// With x the value, n how many there are, min and max, μ and σ (n − 1) of them, r = 1 + how many
/// are worse (ties share it), x₁ the best and x₀ the worst:
///
/// | method | points | where it would divide by 0 |
/// |---|---|---|
/// | `min_max`, `{"min_max": [a, b]}` | a + (b − a)·(x − x₀)/(x₁ − x₀); [0, 100] unless given | all equal: (a + b)/2 |
/// | `z_score`, `{"z_score": [m, s]}` | m + s·(x − μ)/σ, turned round by negative polarity; [50, 10] unless given | all equal, or one: m |
/// | `rank` | r, so that n is best | |
/// | `borda` | r − 1 | |
/// | `percentile_rank` | 100·(r − 1)/(n − 1) | one: 50 |
/// | `distance_to_best` | 100·x/x₁, or 100·x₁/x by negative polarity; x ≥ 0 | the best has 100 |
/// | `{"distance_to": unit}` | 100·(x − x₀)/(x′ − x₀), x′ of that unit | x′ is no better than the worst: 100 |
/// | `benchmark` (基准法) | 100·x/μ, or 100·μ/x by negative polarity, where x > 0; x ≥ 0 | μ = 0: 100 |
/// | `{"benchmark": unit}` | the same against x′ of that unit | x′ = 0: 100 |
///
/// The last three have no upper bound but 10⁹. What is missing is compared with nobody and
/// has no points; no unit has any where the one that is named has no value. Z-scores may be below 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Relative {
    /// Which end is better.
    pub polarity: Polarity,
    /// How points are made; the methodology's where `None`.
    pub method: Option<Method>,
    /// With whom.
    pub over: Over,
    /// How the values of others are gathered.
    pub gather: Gather,
}

/// `relative` as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Relative"))]
#[serde(deny_unknown_fields)]
pub struct WrittenRelative {
    /// Which end is better.
    pub polarity: Polarity,
    /// How points are made of a place among others; the methodology's where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// With whom a unit is compared; `all` where absent.
    #[serde(
        default,
        deserialize_with = "or_null",
        skip_serializing_if = "Over::is_all"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Over>"))]
    pub over: Over,
    /// Set by reading alone: see [`Gather`].
    #[serde(skip, default = "Gather::by_reading")]
    pub gather: Gather,
}

/// What points without a bound of their own come to at most.
const MOST: f64 = 1e9;

impl Written for WrittenRelative {
    type Rule = Relative;

    fn check(&self, check: &mut Check<'_>) {
        if let Some(method) = &self.method
            && let Err((found, expected)) = method.check()
        {
            check.fault("method", found, expected);
        }
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Relative {
        Relative {
            polarity: self.polarity,
            method: self.method.clone(),
            over: self.over,
            gather: self.gather,
        }
    }
}

impl Relative {
    /// `a / b`, or `b / a` where less is better.
    fn ratio<I: Interpreter>(&self, i: &I, a: I::Term, b: I::Term) -> I::Term {
        let (over, under) = match self.polarity {
            Polarity::Positive => (a, b),
            Polarity::Negative => (b, a),
        };
        i.over(i.times(i.number(100.0), over), under)
    }

    /// The best of all values, and the worst.
    fn ends(&self) -> (Figure, Figure) {
        match self.polarity {
            Polarity::Positive => (Figure::Greatest, Figure::Least),
            Polarity::Negative => (Figure::Least, Figure::Greatest),
        }
    }

    fn normalised<I: Interpreter>(&self, i: &I, method: Normalisation) -> Option<I::Term> {
        let (best, worst) = self.ends();
        let rank = || i.peer(Figure::Rank(self.polarity));
        Some(match method {
            Normalisation::MinMax(from, to) => {
                let above = i.minus(i.value()?, i.peer(worst)?);
                let span = || Some(i.minus(i.peer(best)?, i.peer(worst)?));
                let share = i.over(above, span()?);
                let points = i.plus(i.number(from), i.times(i.number(to - from), share));
                i.either(Test::None(span()?), f64::midpoint(from, to), points)
            }
            Normalisation::ZScore(mean, deviation) => {
                let above = match self.polarity {
                    Polarity::Positive => i.minus(i.value()?, i.peer(Figure::Mean)?),
                    Polarity::Negative => i.minus(i.peer(Figure::Mean)?, i.value()?),
                };
                let score = i.over(above, i.peer(Figure::Deviation)?);
                let points = i.plus(i.number(mean), i.times(i.number(deviation), score));
                i.either(Test::None(i.peer(Figure::Deviation)?), mean, points)
            }
            Normalisation::Rank => rank()?,
            Normalisation::Borda => i.minus(rank()?, i.number(1.0)),
            Normalisation::PercentileRank => {
                let others = || Some(i.minus(i.peer(Figure::Count)?, i.number(1.0)));
                let above = i.minus(rank()?, i.number(1.0));
                let points = i.over(i.times(i.number(100.0), above), others()?);
                i.either(Test::None(others()?), 50.0, points)
            }
            Normalisation::DistanceToBest => {
                let best = || i.peer(Figure::Best(self.polarity));
                let is_best = match self.polarity {
                    Polarity::Positive => Test::AtLeast(i.value()?, best()?),
                    Polarity::Negative => Test::AtLeast(best()?, i.value()?),
                };
                i.either(is_best, 100.0, self.ratio(i, i.value()?, best()?))
            }
        })
    }

    /// 基准法: against a base.
    fn against<I: Interpreter>(&self, i: &I, base: Figure) -> Option<I::Term> {
        let ratio = self.ratio(i, i.value()?, i.peer(base)?);
        let points = i.either(Test::None(i.peer(base)?), 100.0, ratio);
        Some(i.at_most(points, MOST))
    }
}

impl Kind for Relative {
    fn takes(&self) -> Takes<'_> {
        Takes::Number(match (&self.method, self.polarity) {
            (Some(Method::Benchmark(_)), Polarity::Negative) => Bound::Positive,
            (Some(Method::Benchmark(_) | Method::Normalised(Normalisation::DistanceToBest)), _) => {
                Bound::NotNegative
            }
            (None | Some(Method::Normalised(_) | Method::DistanceTo(_)), _) => Bound::Any,
        })
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        match &self.method {
            None => self.normalised(i, i.normalisation()?),
            Some(Method::Normalised(method)) => self.normalised(i, *method),
            Some(Method::Benchmark(None)) => self.against(i, Figure::Mean),
            Some(Method::Benchmark(Some(_))) => self.against(i, Figure::Reference),
            Some(Method::DistanceTo(_)) => {
                let (_, worst) = self.ends();
                let above = i.minus(i.value()?, i.peer(worst)?);
                let reference = || i.peer(Figure::Reference);
                let span = i.minus(reference()?, i.peer(worst)?);
                let is_no_better = match self.polarity {
                    Polarity::Positive => Test::AtLeast(i.peer(worst)?, reference()?),
                    Polarity::Negative => Test::AtLeast(reference()?, i.peer(worst)?),
                };
                let points = i.over(i.times(i.number(100.0), above), span);
                // Worse than the worst is a unit of another group.
                let points = i.either(is_no_better, 100.0, points);
                Some(i.at_most(points, MOST))
            }
        }
    }

    fn promise(&self) -> Promise<'_> {
        Promise::Compared(self.polarity)
    }

    fn most(&self) -> f64 {
        f64::INFINITY
    }

    fn compares(&self) -> Option<Comparison<'_>> {
        let with = match &self.method {
            Some(Method::DistanceTo(unit) | Method::Benchmark(Some(unit))) => Some(&**unit),
            Some(Method::Benchmark(None) | Method::Normalised(_)) | None => None,
        };
        Some(Comparison {
            over: self.over,
            with,
            gather: self.gather,
        })
    }

    fn sample(&self, fortune: &Fortune) -> Sample {
        let (worst, best) = match self.polarity {
            Polarity::Positive => (0.0, 100.0),
            Polarity::Negative => (100.0, 0.0),
        };
        match fortune.between(worst, best) {
            Value::Number(x) => Value::Number(x.clamp(0.1, 100.0)).into(),
            other => other.into(),
        }
    }
}
