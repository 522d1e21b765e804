//! What stands beside the numbers of a table.

use super::dataset::{TargetEntry, UnitEntry};
use serde::Deserialize;

/// Units and indicators of a table whose numbers are handed over apart.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableFile {
    /// The rows.
    pub units: Vec<UnitEntry>,
    /// The columns, by id.
    pub indicators: Vec<String>,
    /// `YYYY-MM`: the month that all numbers are of.
    pub period: Option<String>,
    /// Units' parts of targets that are split.
    #[serde(default)]
    pub targets: Vec<TargetEntry>,
}
