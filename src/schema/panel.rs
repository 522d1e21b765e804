//! Numbers of many units over many periods, in one table.

use super::dataset::UnitEntry;
use serde::{Deserialize, Serialize};

/// Values of units, period by period: the most compact form of a panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelFile {
    /// The units, a row each.
    pub units: Vec<UnitEntry>,
    /// The indicators, by id.
    pub indicators: Vec<String>,
    /// `YYYY-MM`, rising.
    pub periods: Vec<String>,
    /// A row for each unit: period by period a number for each indicator, null where there is none.
    pub values: Vec<Vec<Option<f64>>>,
}
