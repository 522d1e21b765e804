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
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads JSON text; a fault is named by its path.
///
/// The types are erased between the reader that tracks the path and the forms, so that neither is
/// compiled once for every pair of them.
pub fn read<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    let mut text = serde_json::Deserializer::from_str(json);
    let mut track = serde_path_to_error::Track::new();
    let read = {
        let tracked = serde_path_to_error::Deserializer::new(&mut text, &mut track);
        let mut erased = <dyn erased_serde::Deserializer>::erase(tracked);
        erased_serde::deserialize::<T>(&mut erased)
    };
    let value = read.map_err(|error| {
        let path = track.path().to_string();
        let place = match path.trim_end_matches('?').trim_end_matches('.') {
            "" => "$",
            place => place,
        };
        Error::unreadable(place, words::plain(&error.to_string()))
    })?;
    text.end().map_err(|error| Error::unreadable("$", words::plain(&error.to_string())))?;
    Ok(value)
}

/// Writes JSON text, indented.
pub fn write<T: Serialize>(value: &T) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::pretty(&mut bytes);
    let written = erased_serde::serialize(value, &mut serializer);
    match written {
        Ok(()) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => String::new(),
    }
}
