//! Other indices: the list of those beside a site, and those that a reader brings.

use crate::data::{Shapes, bundle};
use crate::error::Error;
use crate::schema::{self, BUNDLE, BundleFile, DatasetFile, Definition, ShapesFile};
use crate::text::Text;
use serde::Deserialize;
use serde_json::Value;

/// An index beside the page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it is called in an address; nothing for that of the page.
    #[serde(default)]
    pub name: Option<String>,
    /// Its title.
    pub title: Text,
}

impl Entry {
    /// The address that opens it.
    pub fn address(&self) -> String {
        match &self.name {
            Some(name) => format!("?index={name}"),
            None => "?".to_owned(),
        }
    }
}

/// The indices of a list; none where it is at fault.
pub fn list(text: &str) -> Vec<Entry> {
    schema::read(text).unwrap_or_default()
}

/// Why files are no index.
#[derive(Clone, Debug, PartialEq)]
pub enum Unfit {
    /// No file holds one.
    None,
    /// One is at fault.
    Fault(Error),
}

impl From<Error> for Unfit {
    fn from(fault: Error) -> Self {
        Self::Fault(fault)
    }
}

/// The text of an index with its data, of files of which one is the index and another its data, or
/// one is both, and a third the shapes of its units as `GeoJSON`; checked as a whole.
pub fn together(files: &[Vec<u8>]) -> Result<String, Unfit> {
    let mut definition: Option<Definition> = None;
    let mut data: Option<DatasetFile> = None;
    let mut shapes: Option<ShapesFile> = None;
    for bytes in files {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        if bundle::is_bundle(text) {
            bundle::read(text)?;
            return Ok(text.to_owned());
        }
        let fields: Value = serde_json::from_str(text).unwrap_or_default();
        if fields.get("dimensions").is_some() {
            definition = Some(schema::read(text)?);
        } else if fields.get("data").is_some_and(Value::is_object) {
            // A file of choices, as the page exports it.
            data = Some(schema::read(&fields["data"].to_string())?);
        } else if fields.get("values").is_some() {
            data = Some(schema::read(text)?);
        } else if fields.get("features").is_some() {
            shapes = Some(Shapes::read(text)?.simplified().to_file());
        }
    }
    let definition = definition.ok_or(Unfit::None)?;
    let text = schema::write(&BundleFile {
        format: BUNDLE.to_owned(),
        version: 1,
        definition,
        data,
        panel: None,
        published: None,
        shapes,
    });
    bundle::read(&text)?;
    Ok(text)
}
