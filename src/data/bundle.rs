//! Indices in files: a definition alone, or one with its data.

use super::dataset::Dataset;
use super::demonstration::{on_show, own_units};
use super::file::units;
use super::shapes::Shapes;
use crate::error::Error;
use crate::index::Index;
use crate::schema::{self, BUNDLE, BundleFile, Definition};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// An index to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// The index.
    pub index: Index,
    /// Its data; a demonstration where the file has none.
    pub data: Dataset,
    /// The shapes of its units, where the file brings them.
    pub shapes: Option<Shapes>,
    /// The text of the results that the file publishes, yet to be read.
    pub published: Option<String>,
    /// The text of the file without data, to which results may be added.
    pub bare: String,
}

/// Whether a text says of itself that it is an index with its data.
///
/// It is looked through as far as the field that says so; what stands behind it may be at fault.
pub fn is_bundle(text: &str) -> bool {
    field::<String>(text, "format").as_deref() == Some(BUNDLE)
}

/// A field by which a file is known before it is read; `None` where there is none of this form.
fn field<'de, T: Deserialize<'de>>(text: &'de str, name: &'static str) -> Option<T> {
    let mut found = None;
    // Whoever reads what stands behind the field says what is at fault with it.
    let visitor = FieldVisitor(name, &mut found);
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(visitor);
    found
}

struct FieldVisitor<'a, T>(&'static str, &'a mut Option<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FieldVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(name, found) = self;
        while let Some(key) = map.next_key::<String>()? {
            if key == name {
                *found = Some(map.next_value()?);
                break;
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
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
            published: None,
            bare: schema::write(&BundleFile {
                format: BUNDLE.to_owned(),
                version: 1,
                definition,
                data: None,
                panel: None,
                published: None,
                shapes: None,
            }),
        });
    }
    let read = schema::read::<BundleFile>(text);
    // What a newer program wrote may well be read, or not.
    let version = match &read {
        Ok(file) => Some(file.version),
        Err(_) => field(text, "version"),
    };
    if let Some(version) = version.filter(|version| *version > 1) {
        let expected = "1: a newer program is needed";
        return Err(Error::new("version", version, expected));
    }
    let mut file = read?;
    let index = Index::new(&file.definition).map_err(|error| error.below("definition"))?;
    let published = file.published.take();
    let data = match (file.data.take(), file.panel.take(), &published) {
        (Some(data), None, None) => {
            Dataset::from_file(&data, &index).map_err(|error| error.below("data"))
        }
        (None, Some(panel), None) => {
            Dataset::from_panel(&panel, &index).map_err(|error| error.below("panel"))
        }
        (None, None, _) => Ok(demonstrated(&index)),
        (Some(_), Some(_), _) => Err(Error::new("panel", "a panel beside `data`", "one of them")),
        (_, _, Some(_)) => {
            let found = "published results beside other data";
            Err(Error::new("published", found, "one of them"))
        }
    };
    let data = data?;
    let published_units = published.as_ref().map(|results| units(&results.data));
    let published_units = published_units.transpose();
    let published_units = published_units.map_err(|error| error.below("published.data"))?;
    let units = published_units.as_deref().unwrap_or(data.units());
    let shapes = file.shapes.as_ref().map(|shapes| {
        let shapes = Shapes::from_file(shapes)?;
        shapes.check(units)?;
        Ok(shapes)
    });
    let shapes = shapes.transpose();
    let shapes = shapes.map_err(|error: Error| error.below("shapes"))?;
    Ok(Bundle {
        index,
        data,
        shapes,
        published: published.as_ref().map(schema::write),
        bare: schema::write(&file),
    })
}

/// The text of an index with results that were published of it, in the place of other data.
pub fn with_results(bare: &str, results: &str) -> Result<String, Error> {
    Ok(schema::write(&BundleFile {
        published: Some(schema::read(results)?),
        ..schema::read(bare)?
    }))
}

/// The text of the results that an index brings; `None` for another text, and where it brings none.
pub fn results(text: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Results {
        published: serde_json::Value,
    }
    let found = is_bundle(text).then(|| serde_json::from_str::<Results>(text));
    Some(found?.ok()?.published.to_string())
}

fn demonstrated(index: &Index) -> Dataset {
    on_show(index, own_units(index))
}
