//! Indices in files: a definition alone, or one with its data.

use super::dataset::Dataset;
use super::demonstration::{on_show, own_units};
use super::shapes::Shapes;
use crate::error::Error;
use crate::index::Index;
use crate::schema::{self, BUNDLE, BundleFile, Definition};
use serde::Deserialize;

/// An index to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// The index.
    pub index: Index,
    /// Its data; a demonstration where the file has none.
    pub data: Dataset,
    /// The shapes of its units, where the file brings them.
    pub shapes: Option<Shapes>,
}

/// The fields by which a file is known before it is read.
#[derive(Deserialize)]
struct Tag {
    format: Option<String>,
    version: Option<u32>,
}

/// Whether a text says of itself that it is an index with its data.
pub fn is_bundle(text: &str) -> bool {
    tag(text).is_some_and(|tag| tag.format.as_deref() == Some(BUNDLE))
}

fn tag(text: &str) -> Option<Tag> {
    serde_json::from_str(text).ok()
}

/// Reads an index with its data, or a definition alone; what has no data is shown with made-up ones.
///
/// An error names the field at fault by its path.
pub fn read(text: &str) -> Result<Bundle, Error> {
    if !is_bundle(text) {
        let definition: Definition = schema::read(text)?;
        let index = Index::new(&definition)?;
        return Ok(Bundle {
            data: demonstrated(&index),
            index,
            shapes: None,
        });
    }
    if let Some(version) = tag(text)
        .and_then(|tag| tag.version)
        .filter(|version| *version > 1)
    {
        let expected = "1: a newer program is needed";
        return Err(Error::new("version", version, expected));
    }
    let file: BundleFile = schema::read(text)?;
    let index = Index::new(&file.definition).map_err(|error| error.below("definition"))?;
    let data = match (&file.data, &file.panel) {
        (Some(data), None) => Dataset::from_file(data, &index).map_err(|error| error.below("data")),
        (None, Some(panel)) => {
            Dataset::from_panel(panel, &index).map_err(|error| error.below("panel"))
        }
        (None, None) => Ok(demonstrated(&index)),
        (Some(_), Some(_)) => Err(Error::new("panel", "a panel beside `data`", "one of them")),
    };
    let data = data?;
    let shapes = file.shapes.as_ref().map(|shapes| {
        let shapes = Shapes::from_file(shapes)?;
        shapes.check(data.units())?;
        Ok(shapes)
    });
    let shapes = shapes.transpose();
    let shapes = shapes.map_err(|error: Error| error.below("shapes"))?;
    Ok(Bundle {
        index,
        data,
        shapes,
    })
}

fn demonstrated(index: &Index) -> Dataset {
    on_show(index, own_units(index))
}
