//! Whose target a rule has.

use super::limits::LARGEST;
use super::value::Refusal;

/// Whose target a target is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Split {
    /// Every unit's.
    None,
    /// That of all units together; none is judged by it.
    Whole,
    /// One unit's part of such a whole, which it gives.
    Part(f64),
    /// A unit's that has no part of the whole.
    Lacking,
}

/// A unit's part of a target, which is above 0.
pub fn check_part(part: f64) -> Result<f64, Refusal> {
    match part {
        _ if part > LARGEST => Err(Refusal::TooLarge),
        _ if part > 0.0 => Ok(part),
        _ => Err(Refusal::NotPositive),
    }
}
