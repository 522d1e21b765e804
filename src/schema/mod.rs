//! What is written down: index.json, data files, methodologies and reports, as serde sees them.
//!
//! Everything here is stringly and unchecked; [`crate::index`], [`crate::data`] and
//! [`crate::methodology`] turn it into what it means.

mod dataset;
mod definition;
mod json;
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
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads JSON text; a fault is named by its path.
///
/// A fault of syntax is named by its line and column.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let tree = serde_json::from_str::<json::Json>(text)
        .map_err(|error| Error::unreadable("$", words::plain(&error.to_string())))?;
    let path = json::Path::default();
    T::deserialize(json::At::root(&tree, &path))
        .map_err(|fault| Error::unreadable(path.to_string(), words::plain(&fault.to_string())))
}

/// Writes JSON text, indented.
pub fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
