//! What is written down: index.json, data files, methodologies and reports, as serde sees them.
//!
//! Everything here is stringly and unchecked; [`crate::index`], [`crate::data`] and
//! [`crate::methodology`] turn it into what it means.

mod aggregation;
mod bundle;
mod dataset;
mod definition;
mod fault;
mod indented;
mod json;
mod methodology;
mod months;
mod normalisation;
mod panel;
mod published;
mod reader;
mod remarks;
mod report;
mod shapes;
mod table;
mod words;

pub use aggregation::{Aggregation, LARGEST_EXPONENT, SMALLEST_EXPONENT};
pub use bundle::{BUNDLE, BundleFile};
pub use dataset::{
    AdjustmentEntry, DatasetFile, Raw, StatusName, TargetEntry, UnitEntry, ValueEntry,
};
pub use definition::{
    Adjustments, Definition, Dimension, Grade, GroupDefinition, Indicator, Item, LedgerRow, Period,
    RedLine, Schedule, Source, UnitDefinition, Use, WorkSource,
};
pub use methodology::MethodologyFile;
pub use months::{Accrual, Counts, Frequency, MissingAtClose, PlanNode, Reading, Standing};
pub use normalisation::{Method, Normalisation};
pub use panel::{Numbers, PanelFile};
pub use published::{Issued, PastIssue, PublishedFile, PublishedIndex, PublishedResult};
pub use remarks::{DetailsEntry, EvidenceEntry, EvidenceForm, FigureEntry, ItemDetailsEntry};
pub use report::{ChangePart, ChangeReport, NodeReport, Report, TreeNode, UnitReport};
pub use shapes::{GeoCoordinates, GeoFeature, GeoFile, GeoGeometry, ShapeEntry, ShapesFile};
pub use table::TableFile;

use crate::error::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The longest JSON text that is read, in bytes: some ten times a year of thirty units’ data with
/// evidence, and no more than an old phone’s browser holds as a tree.
pub const LONGEST_TEXT: usize = 64 << 20;

/// Reads JSON text, up to its first fault, which is named by its path: `place: found …,
/// expected …`.
///
/// A fault of syntax is named by its line and column. A form is read in the order of the text: a
/// field that does not fit comes before one that is lacking in the same object or one around it.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    if text.len() > LONGEST_TEXT {
        let found = format!("a text of {} bytes", text.len());
        let expected = format!("at most {LONGEST_TEXT} bytes (64 MiB)");
        return Err(Error::new("$", found, expected));
    }
    let json = serde_json::from_str(text)
        .map_err(|error| Error::unreadable("$", words::plain(&error.to_string())))?;
    Ok(T::deserialize(reader::Reader::new(&json))?)
}

/// Writes JSON text, indented.
pub fn write<T: Serialize>(value: &T) -> String {
    indented::write(value)
}

/// Writes entries of a list as they stand in the values of a file of choices, without the brackets
/// around them.
#[cfg(feature = "web")]
pub(crate) fn write_entries<T: Serialize>(entries: &[T]) -> String {
    indented::write_entries(entries)
}
