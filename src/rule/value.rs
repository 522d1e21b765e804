//! What rules judge, and what they refuse.

use std::fmt;

/// A value that a rule can take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A finite number.
    Number(f64),
    /// A rung of the rule's ladder.
    Rung(usize),
    /// Passed or failed.
    Verdict(bool),
    /// How far an item is done.
    Completion(Completion),
    /// Shares of answers, summing to 1 ± 0.005.
    Shares([f64; 5]),
}

impl Value {
    /// The number, if it is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(x) => Some(x),
            Self::Rung(_) | Self::Verdict(_) | Self::Completion(_) | Self::Shares(_) => None,
        }
    }

    /// The rung, if it is one.
    pub fn rung(self) -> Option<usize> {
        match self {
            Self::Rung(rung) => Some(rung),
            Self::Number(_) | Self::Verdict(_) | Self::Completion(_) | Self::Shares(_) => None,
        }
    }
}

/// How far an item of a checklist is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completion {
    /// 0 points.
    NotDone,
    /// 50 points.
    Partial,
    /// 100 points.
    Done,
}

impl Completion {
    /// From least to most.
    pub const ALL: [Self; 3] = [Self::NotDone, Self::Partial, Self::Done];

    /// What the data call it.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotDone => "not_done",
            Self::Partial => "partial",
            Self::Done => "done",
        }
    }
}

/// A value with the figures that it is judged against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// What was achieved.
    pub value: Value,
    /// x₀ of `hold`.
    pub baseline: Option<f64>,
    /// N of `coverage`.
    pub denominator: Option<f64>,
}

impl From<Value> for Observation {
    fn from(value: Value) -> Self {
        Self {
            value,
            baseline: None,
            denominator: None,
        }
    }
}

/// Why a rule cannot take a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A number was expected.
    NotANumber,
    /// NaN or infinite.
    NotFinite,
    /// Below 0.
    Negative,
    /// Not above 0.
    NotPositive,
    /// Beyond ± [`LARGEST`](super::LARGEST).
    TooLarge,
    /// Not a rung of the ladder.
    NotARung,
    /// Neither `pass` nor `fail`.
    NotAVerdict,
    /// None of `done`, `partial`, `not_done`.
    NotACompletion,
    /// Not five shares within 0–1 that sum to 1 ± 0.005.
    NotShares,
}

/// What was expected instead.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "a number",
            Self::NotFinite => "a finite number",
            Self::Negative => "0 or more",
            Self::NotPositive => "a number above 0",
            Self::TooLarge => "a number within ±1e15",
            Self::NotARung => "a rung of its ladder",
            Self::NotAVerdict => "`pass` or `fail`",
            Self::NotACompletion => "`done`, `partial` or `not_done`",
            Self::NotShares => "five shares of 0–1 that sum to 1 ± 0.005",
        })
    }
}
