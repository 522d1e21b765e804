//! A methodology, as JavaScript and links give it.

use super::aggregation::Aggregation;
use super::months::{MissingAtClose, Reading};
use super::normalisation::Method;
use crate::map::Map;
use serde::{Deserialize, Serialize};

/// What departs from the published methodology; absent is as published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MethodologyFile {
    /// Weights among siblings, by node.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub weights: Map<f64>,
    /// In the place of the index's own: dimensions that have one of their own keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<Aggregation>,
    /// How values among those of other units become points, where their rule leaves it open;
    /// `min_max` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub normalisation: Option<Method>,
    /// Coverage (0–1) below which no score is given for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_coverage: Option<f64>,
    /// `YYYY-MM`: values of later months are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Against what is due, or against the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    /// What becomes of missing values once the period has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_at_close: Option<MissingAtClose>,
    /// Red lines that are in force: their id, and the document that says so.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub red_lines: Map<String>,
}
