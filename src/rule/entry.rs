//! What values a rule takes: reading them, writing them, and what stands beside them.

use super::limits::LARGEST;
use super::rung::Rung;
use super::value::{Completion, Refusal, Value};
use crate::schema::Raw;

/// The values that a rule takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The value itself.
    pub takes: Takes<'a>,
    /// The figure that it is judged against, where one is given with it.
    pub beside: Option<Beside>,
}

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Takes<'a> {
    /// A number.
    Number(Bound),
    /// A rung of a ladder.
    Rung(&'a [Rung]),
    /// Passed or failed.
    Verdict,
    /// Done, partly done or not done.
    Completion,
    /// Five shares of answers.
    Shares,
}

/// Which numbers are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// All within ± [`LARGEST`].
    Any,
    /// Those of 0 or more.
    NotNegative,
    /// Those above 0.
    Positive,
}

/// A figure beside a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The value that must not fall.
    Baseline,
    /// The number to be covered.
    Denominator,
}

impl Beside {
    /// What messages call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Denominator => "denominator",
        }
    }

    /// A figure that can stand there: a baseline within ± [`LARGEST`], a denominator above 0 up to
    /// it; else why it cannot.
    pub fn check(self, x: f64) -> Result<f64, Refusal> {
        match self {
            Self::Baseline if x.abs() <= LARGEST => Ok(x),
            Self::Baseline => Err(Refusal::TooLarge),
            Self::Denominator if !x.is_finite() => Err(Refusal::NotFinite),
            Self::Denominator if x <= 0.0 => Err(Refusal::NotPositive),
            Self::Denominator if x > LARGEST => Err(Refusal::TooLarge),
            Self::Denominator => Ok(x),
        }
    }
}

impl Entry<'_> {
    /// Reads a value as written.
    pub fn read(&self, raw: &Raw) -> Result<Value, Refusal> {
        match (self.takes, raw) {
            (Takes::Number(bound), Raw::Number(x)) => number(bound, *x),
            (Takes::Number(_), Raw::Name(_) | Raw::Numbers(_)) => Err(Refusal::NotANumber),
            (Takes::Rung(ladder), Raw::Name(name)) => Rung::find(ladder, name)
                .map(Value::Rung)
                .ok_or(Refusal::NotARung),
            (Takes::Rung(_), Raw::Number(_) | Raw::Numbers(_)) => Err(Refusal::NotARung),
            (Takes::Verdict, Raw::Name(name)) => match name.as_str() {
                "pass" => Ok(Value::Verdict(true)),
                "fail" => Ok(Value::Verdict(false)),
                _ => Err(Refusal::NotAVerdict),
            },
            (Takes::Verdict, Raw::Number(_) | Raw::Numbers(_)) => Err(Refusal::NotAVerdict),
            (Takes::Completion, Raw::Name(name)) => Completion::ALL
                .into_iter()
                .find(|state| state.id() == name)
                .map(Value::Completion)
                .ok_or(Refusal::NotACompletion),
            (Takes::Completion, Raw::Number(_) | Raw::Numbers(_)) => Err(Refusal::NotACompletion),
            (Takes::Shares, Raw::Numbers(given)) => shares(given),
            (Takes::Shares, Raw::Number(_) | Raw::Name(_)) => Err(Refusal::NotShares),
        }
    }

    /// The value as it is written in data; a rung that the ladder does not have is an empty name.
    pub fn write(&self, value: Value) -> Raw {
        match value {
            Value::Number(x) => Raw::Number(x),
            Value::Rung(rung) => {
                let ladder = match self.takes {
                    Takes::Rung(ladder) => ladder,
                    Takes::Number(_) | Takes::Verdict | Takes::Completion | Takes::Shares => &[],
                };
                Raw::Name(
                    ladder
                        .get(rung)
                        .map_or_else(String::new, |rung| rung.id.clone()),
                )
            }
            Value::Verdict(passed) => Raw::Name(if passed { "pass" } else { "fail" }.into()),
            Value::Completion(state) => Raw::Name(state.id().to_owned()),
            Value::Shares(shares) => Raw::Numbers(shares.to_vec()),
        }
    }
}

fn number(bound: Bound, x: f64) -> Result<Value, Refusal> {
    match x {
        x if !x.is_finite() => Err(Refusal::NotFinite),
        x if bound == Bound::NotNegative && x < 0.0 => Err(Refusal::Negative),
        x if bound == Bound::Positive && x <= 0.0 => Err(Refusal::NotPositive),
        x if x.abs() > LARGEST => Err(Refusal::TooLarge),
        // No negative zero: its reciprocal would be of the wrong sign.
        x => Ok(Value::Number(x + 0.0)),
    }
}

fn shares(given: &[f64]) -> Result<Value, Refusal> {
    let shares: [f64; 5] = given.try_into().map_err(|_| Refusal::NotShares)?;
    let in_range = shares.iter().all(|share| (0.0..=1.0).contains(share));
    let sum: f64 = shares.iter().sum();
    if in_range && (sum - 1.0).abs() <= 0.005 + 1e-12 {
        Ok(Value::Shares(shares))
    } else {
        Err(Refusal::NotShares)
    }
}
