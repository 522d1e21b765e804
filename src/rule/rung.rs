//! Rungs of a ladder of milestones.

use crate::text::Text;

/// A rung of a milestone rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// What the data call it.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// 0–100.
    pub points: f64,
}
