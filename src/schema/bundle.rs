//! An index with its data in one file, as sites keep other indices.

use super::dataset::DatasetFile;
use super::definition::Definition;
use super::panel::PanelFile;
use super::published::PublishedFile;
use super::shapes::ShapesFile;
use serde::{Deserialize, Serialize};

/// The format of an index with its data.
pub const BUNDLE: &str = "xingfu-index";

/// An index, and data of it where they are no demonstration: given as one of `data`, `panel` and `published`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleFile {
    /// [`BUNDLE`].
    pub format: String,
    /// The version of the form: 1.
    pub version: u32,
    /// The index.
    pub definition: Definition,
    /// Its data, entry by entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<DatasetFile>,
    /// Its data, as numbers alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<PanelFile>,
    /// Its data as an office published them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PublishedFile>,
    /// The shapes of its units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shapes: Option<ShapesFile>,
}
