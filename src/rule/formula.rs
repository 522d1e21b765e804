//! The language that a rule writes its formula in, once: whoever interprets it evaluates,
//! explains or translates it.

use super::peers::{Compared, Figure};
use super::rung::Rung;
use super::value::{Completion, Observation, Value};
use crate::schema::Normalisation;

/// An interpreter of formulas: what it makes of each figure and of each operation.
///
/// A figure is `None` where the observation lacks it or is of another kind; so is the formula.
pub trait Interpreter {
    /// What a formula, or a part of one, becomes.
    type Term;

    /// A number of the rule.
    fn number(&self, x: f64) -> Self::Term;
    /// The value x.
    fn value(&self) -> Option<Self::Term>;
    /// The baseline x₀.
    fn baseline(&self) -> Option<Self::Term>;
    /// The denominator N.
    fn denominator(&self) -> Option<Self::Term>;
    /// The points of the rung that is reached.
    fn reached(&self, ladder: &[Rung]) -> Option<Self::Term>;
    /// The points of a rung of the rule.
    fn rung(&self, rung: &Rung) -> Self::Term;
    /// The points of passed and of failed.
    fn verdict(&self, passed: f64, failed: f64) -> Option<Self::Term>;
    /// The points of what is done, partly done and not done.
    fn completion(&self, points: fn(Completion) -> f64) -> Option<Self::Term>;
    /// `Σ share·points` over the answers.
    fn answers(&self, points: &[f64; 5]) -> Option<Self::Term>;
    /// A figure of the values that it is compared with.
    fn peer(&self, figure: Figure) -> Option<Self::Term>;
    /// How a value among others becomes points, where the rule leaves it open.
    fn normalisation(&self) -> Option<Normalisation>;

    /// a + b
    fn plus(&self, a: Self::Term, b: Self::Term) -> Self::Term;
    /// a − b
    fn minus(&self, a: Self::Term, b: Self::Term) -> Self::Term;
    /// a · b
    fn times(&self, a: Self::Term, b: Self::Term) -> Self::Term;
    /// a / b
    fn over(&self, a: Self::Term, b: Self::Term) -> Self::Term;
    /// The natural logarithm.
    fn ln(&self, a: Self::Term) -> Self::Term;
    /// The lesser of a and a bound.
    fn at_most(&self, a: Self::Term, most: f64) -> Self::Term;
    /// The greater of a and a bound.
    fn at_least(&self, a: Self::Term, least: f64) -> Self::Term;
    /// a within 0–100.
    fn within_points(&self, a: Self::Term) -> Self::Term;
    /// The greater of two.
    fn greater(&self, a: Self::Term, b: Self::Term) -> Self::Term;
    /// A part that stands for itself, whatever it is made of.
    fn figure(&self, a: Self::Term) -> Self::Term;
    /// `then` where the test holds, else `otherwise`.
    fn either(&self, test: Test<Self::Term>, then: f64, otherwise: Self::Term) -> Self::Term;
    /// Linear between tiers: below the first from `start`, at or above the last its points.
    fn through(&self, tiers: &[(f64, f64)], x: Self::Term) -> Self::Term;
}

/// A condition of a formula.
#[derive(Clone, Copy, Debug)]
pub enum Test<T> {
    /// The term is 0.
    None(T),
    /// The first is as great as the second, or greater.
    AtLeast(T, T),
}

/// Points: every operation in double precision, in the order that the formula states.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evaluate<'a> {
    pub(super) observation: &'a Observation,
    /// What it is compared with, where it is.
    pub(super) compared: Option<Compared<'a>>,
}

impl Interpreter for Evaluate<'_> {
    type Term = f64;

    fn number(&self, x: f64) -> f64 {
        x
    }

    fn value(&self) -> Option<f64> {
        match self.observation.value {
            Value::Number(x) => Some(x),
            Value::Rung(_) | Value::Verdict(_) | Value::Completion(_) | Value::Shares(_) => None,
        }
    }

    fn baseline(&self) -> Option<f64> {
        self.observation.baseline
    }

    fn denominator(&self) -> Option<f64> {
        self.observation.denominator
    }

    fn reached(&self, ladder: &[Rung]) -> Option<f64> {
        match self.observation.value {
            Value::Rung(rung) => ladder.get(rung).map(|rung| rung.points),
            Value::Number(_) | Value::Verdict(_) | Value::Completion(_) | Value::Shares(_) => None,
        }
    }

    fn rung(&self, rung: &Rung) -> f64 {
        rung.points
    }

    fn verdict(&self, passed: f64, failed: f64) -> Option<f64> {
        match self.observation.value {
            Value::Verdict(true) => Some(passed),
            Value::Verdict(false) => Some(failed),
            Value::Number(_) | Value::Rung(_) | Value::Completion(_) | Value::Shares(_) => None,
        }
    }

    fn completion(&self, points: fn(Completion) -> f64) -> Option<f64> {
        match self.observation.value {
            Value::Completion(state) => Some(points(state)),
            Value::Number(_) | Value::Rung(_) | Value::Verdict(_) | Value::Shares(_) => None,
        }
    }

    fn answers(&self, points: &[f64; 5]) -> Option<f64> {
        match self.observation.value {
            Value::Shares(shares) => {
                let terms = shares.iter().zip(points);
                Some(terms.map(|(share, points)| share * points).sum())
            }
            Value::Number(_) | Value::Rung(_) | Value::Verdict(_) | Value::Completion(_) => None,
        }
    }

    fn peer(&self, figure: Figure) -> Option<f64> {
        self.compared?.peers.figure(figure, self.value()?)
    }

    fn normalisation(&self) -> Option<Normalisation> {
        Some(self.compared?.normalisation)
    }

    fn plus(&self, a: f64, b: f64) -> f64 {
        a + b
    }

    fn minus(&self, a: f64, b: f64) -> f64 {
        a - b
    }

    fn times(&self, a: f64, b: f64) -> f64 {
        a * b
    }

    fn over(&self, a: f64, b: f64) -> f64 {
        a / b
    }

    fn ln(&self, a: f64) -> f64 {
        libm::log(a)
    }

    fn at_most(&self, a: f64, most: f64) -> f64 {
        a.min(most)
    }

    fn at_least(&self, a: f64, least: f64) -> f64 {
        a.max(least)
    }

    fn within_points(&self, a: f64) -> f64 {
        a.clamp(0.0, 100.0)
    }

    fn greater(&self, a: f64, b: f64) -> f64 {
        a.max(b)
    }

    fn figure(&self, a: f64) -> f64 {
        a
    }

    fn either(&self, test: Test<f64>, then: f64, otherwise: f64) -> f64 {
        let holds = match test {
            Test::None(a) => a == 0.0,
            Test::AtLeast(a, b) => a >= b,
        };
        if holds { then } else { otherwise }
    }

    fn through(&self, tiers: &[(f64, f64)], x: f64) -> f64 {
        along(tiers, x)
    }
}

/// Points at `x`, linear between tiers of (value, share of 100 points); below the first from 0 at
/// the value 0, or at the mirror image of the second tier where merit falls with the value; above
/// the last its share.
pub fn along(tiers: &[(f64, f64)], x: f64) -> f64 {
    let rising = tiers.len() < 2 || tiers[0].0 < tiers[1].0;
    let merit = |value: f64| if rising { value } else { -value };
    let Some(above) = tiers.iter().position(|(value, _)| merit(x) < merit(*value)) else {
        return tiers.last().map_or(0.0, |(_, share)| 100.0 * share);
    };
    let (x1, y1) = tiers[above];
    let (x0, y0) = match above.checked_sub(1) {
        Some(below) => tiers[below],
        None if rising => (0.0_f64.min(x1), 0.0),
        None => (x1 + (x1 - tiers.get(1).map_or(0.0, |tier| tier.0)), 0.0),
    };
    if x0 == x1 {
        return 0.0;
    }
    (100.0 * (y0 + (y1 - y0) * (x - x0) / (x1 - x0))).max(0.0)
}
