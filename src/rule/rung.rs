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
    /// What data of earlier versions call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
}

impl Rung {
    /// The rung of a name, or the one that had it in an earlier version.
    pub(super) fn find(ladder: &[Self], name: &str) -> Option<usize> {
        let had = |rung: &Self| rung.formerly.iter().any(|former| former == name);
        let named = ladder.iter().position(|rung| rung.id == name);
        named.or_else(|| ladder.iter().position(had))
    }
}
