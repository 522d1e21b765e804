//! Published results, as the file beside a site gives them.

use super::dataset::{DatasetFile, Raw};
use super::methodology::MethodologyFile;
use crate::map::Map;
use serde::{Deserialize, Serialize};

/// Results that an office has published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedFile {
    /// `xingfu-published`.
    pub format: String,
    /// The version of the form.
    pub version: u32,
    /// The index that they are of.
    pub index: PublishedIndex,
    /// `YYYY-MM`: the month whose results they are.
    pub as_of: String,
    /// Who published them, and when.
    pub issued: Issued,
    /// What they come to, so that it stands in the history of later ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<PublishedResult>,
    /// The promises that were turned on, by row of the ledger: a target, a rung, or an empty text
    /// where the rule asks for nothing.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub optional: Map<Raw>,
    /// The data up to that month.
    pub data: DatasetFile,
    /// What departs from the index's own methodology.
    #[serde(default)]
    pub methodology: MethodologyFile,
    /// What was published before, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<PastIssue>,
    /// `sha256-` and 64 hexadecimal digits, over the canonical JSON of all else.
    pub digest: String,
}

/// The name of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedIndex {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// Who published results, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// The office.
    pub by: String,
    /// `YYYY-MM-DD`.
    pub at: String,
    /// What else is to be said, such as what was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A score and its grade, as they were published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedResult {
    /// Points of the unit; there is no result where there are several.
    pub score: f64,
    /// The grade in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
}

/// Results that were published before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastIssue {
    /// `YYYY-MM`.
    pub as_of: String,
    /// Who published them, and when.
    pub issued: Issued,
    /// What they came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<PublishedResult>,
    /// The digest of their file.
    pub digest: String,
}
