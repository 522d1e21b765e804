//! Rungs of a ladder of milestones.

use crate::text::Text;
use serde::{Deserialize, Serialize};

/// One rung of a ladder of milestones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// What the data call it.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Points of having reached it, 0–100, rising along the ladder.
    pub points: f64,
}
