//! Made-up values for a demonstration.

use super::value::{Observation, Value};

/// How an indicator of one unit fares in a month of a demonstration.
#[derive(Clone, Copy, Debug)]
pub struct Fortune {
    /// The share of the target that a year brings, about 1.
    pub level: f64,
    /// A share that makes this place differ from others.
    pub lot: f64,
    /// Another one.
    pub other_lot: f64,
    /// Whether values are in per cent, and so no running totals.
    pub is_rate: bool,
    /// The share of the target reached, which never falls.
    pub done: f64,
    /// The share of the year that is gone.
    pub gone: f64,
    /// Within ±0.5.
    pub noise: f64,
    /// Whether it is a bad month.
    pub is_setback: bool,
}

/// A made-up value, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sample {
    /// There is one.
    Reported(Observation),
    /// Others have yet to decide.
    Pending,
    /// The question does not arise.
    NotApplicable,
}

impl From<Value> for Sample {
    fn from(value: Value) -> Self {
        Self::Reported(value.into())
    }
}

impl Fortune {
    /// A state between two figures, a little different every month.
    pub(super) fn between(&self, worst: f64, best: f64) -> Value {
        let digits = places((best - worst).abs());
        Value::Number(decimals(worst + (best - worst) * self.merit(), digits))
    }

    /// How good a state is, about 0–1.
    pub(super) fn merit(&self) -> f64 {
        let lost = if self.is_setback { 0.15 } else { 0.0 };
        self.level - 0.2 + 0.06 * self.noise - lost
    }
}

/// Rounded as the target is: whole to whole, else to about three figures. Of a few things the one
/// that is under way counts, and there are no more than promised.
pub(super) fn like(target: f64, x: f64) -> f64 {
    let is_whole = target == libm::floor(target) && target >= 1.0;
    if is_whole && target <= 20.0 {
        libm::ceil(x - 0.1).min(target).max(0.0)
    } else if is_whole {
        libm::floor(x + 1e-9)
    } else {
        decimals(x, places(target.abs()))
    }
}

pub(super) fn tenths(x: f64) -> f64 {
    decimals(x, 1)
}

/// How many decimals show about three figures of a number of that size.
fn places(size: f64) -> u8 {
    match size {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 4,
    }
}

fn decimals(x: f64, digits: u8) -> f64 {
    let scale = libm::pow(10.0, f64::from(digits));
    libm::round(x * scale) / scale
}
