//! What is written down: index.json, data files, methodologies and reports, as serde sees them.
//!
//! Everything here is stringly and unchecked; [`crate::index`], [`crate::data`] and
//! [`crate::methodology`] turn it into what it means.

mod dataset;
mod definition;
mod form;
mod indented;
mod json;
mod methodology;
mod report;
mod rule;
mod table;
mod words;

pub use dataset::{AdjustmentEntry, DatasetFile, Raw, StatusName, UnitEntry, ValueEntry};
pub use definition::{
    Adjustments, Definition, Dimension, Grade, Indicator, Item, LedgerRow, Period, RedLine, Rung,
    Schedule, Source, Use, WorkSource,
};
pub use methodology::MethodologyFile;
pub use report::{NodeReport, Report, TreeNode, UnitReport};
pub use rule::{Direction, Rule, RuleKind, Tier, Transform};
pub use table::TableFile;

pub use form::{At, Form};
pub(crate) use form::{form, names};

use crate::error::Error;
use serde::Serialize;

/// Reads JSON text; a fault is named by its path.
///
/// A fault of syntax is named by its line and column.
pub fn read<T: Form>(text: &str) -> Result<T, Error> {
    form::read(&tree(text)?).map_err(|fault| Error::unreadable(fault.path, fault.message))
}

fn tree(text: &str) -> Result<json::Json, Error> {
    serde_json::from_str(text)
        .map_err(|error| Error::unreadable("$", words::plain(&error.to_string())))
}

/// Writes JSON text, indented.
pub fn write<T: Serialize>(value: &T) -> String {
    indented::write(value)
}
