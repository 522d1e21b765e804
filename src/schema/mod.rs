//! What is written down: index.json, data files, methodologies and reports, as serde sees them.
//!
//! Everything here is stringly and unchecked; [`crate::index`], [`crate::data`] and
//! [`crate::methodology`] turn it into what it means.

mod dataset;
mod definition;
mod methodology;
mod report;
mod rule;
mod words;

pub use dataset::{AdjustmentEntry, DatasetFile, Raw, StatusName, UnitEntry, ValueEntry};
pub use definition::{
    Adjustments, Definition, Dimension, Grade, Indicator, Item, LedgerRow, Period, RedLine, Rung,
    Schedule, Source, Use, WorkSource,
};
pub use methodology::MethodologyFile;
pub use report::{NodeReport, Report, TreeNode, UnitReport};
pub use rule::{Direction, Rule, RuleKind, Tier, Transform};

use crate::error::Error;
use serde::de::DeserializeOwned;

/// Reads JSON text; a fault is named by its path, and by line and column where these help: in text
/// that is no JSON, and in text of several lines.
pub fn read<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    let fault = |place: &str, error: &serde_json::Error| {
        let located = !error.is_data() || json.trim().contains('\n');
        Error::unreadable(place, words::plain(&error.to_string(), located))
    };
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let place = match path.trim_end_matches('?').trim_end_matches('.') {
            "" => "$",
            place => place,
        };
        fault(place, error.inner())
    })?;
    deserializer.end().map_err(|error| fault("$", &error))?;
    Ok(value)
}
