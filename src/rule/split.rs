//! Whose target a rule has.

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
