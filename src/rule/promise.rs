//! What a rule promises, in the terms of whoever tells it.

use super::peers::Polarity;
use super::rung::Rung;

/// What keeps a promise whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Promise<'a> {
    /// This much or more.
    AtLeast(f64),
    /// This much or less.
    AtMost(f64),
    /// This very figure.
    Figure(f64),
    /// Between two figures: from the one of fewer points to the one of full points, or a band.
    Range(f64, f64),
    /// No decline.
    NoDecline,
    /// This rung of a ladder.
    Rung(&'a Rung),
    /// Passed.
    Passed,
    /// Every item done.
    EveryItem,
    /// All of the denominator.
    All,
    /// The best of the answers.
    BestAnswer,
    /// A place among others.
    Compared(Polarity),
    /// A part of a target that is split, which nobody has given.
    NoPart,
}

/// What points mean: scores on different scales do not mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The share of a target that is reached.
    Target,
    /// Set by a standard, with points for what is just acceptable.
    Standard,
    /// Any other.
    Other,
}
