//! Other indices: the list of those beside a site, and those that a reader brings.

use crate::data::Shapes;
use crate::data::bundle::{self, Bundle};
use crate::error::Error;
use crate::schema::{self, BUNDLE, BundleFile, DatasetFile, Definition, ShapesFile};
use crate::text::Text;
use serde::Deserialize;
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use std::string::FromUtf8Error;

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

/// What some programs write before a text.
const MARK: char = '\u{feff}';

thread_local! {
    /// What was read last to be checked, and of which text.
    static CHECKED: RefCell<Option<(Rc<String>, Bundle)>> = const { RefCell::new(None) };
}

/// Reads an index with its data, as [`bundle::read`] does; what has just been checked, without reading it again:
/// a large one takes seconds.
pub fn read(text: &str) -> Result<Bundle, Error> {
    match CHECKED.take() {
        Some((checked, bundle)) if *checked == text => Ok(bundle),
        _ => bundle::read(text),
    }
}

/// Checks a text, and keeps what it says until it is read.
fn check(text: String) -> Result<Rc<String>, Error> {
    let bundle = bundle::read(&text)?;
    let text = Rc::new(text);
    CHECKED.set(Some((Rc::clone(&text), bundle)));
    Ok(text)
}

/// The text of an index with its data, of files of which one is the index and another its data, or
/// one is both, and a third the shapes of its units as `GeoJSON`; checked as a whole.
pub fn together(files: Vec<Vec<u8>>) -> Result<Rc<String>, Unfit> {
    let mut definition: Option<Definition> = None;
    let mut data: Option<DatasetFile> = None;
    let mut shapes: Option<ShapesFile> = None;
    for bytes in files {
        // No copy of a large text is made.
        let lossy = |fault: FromUtf8Error| String::from_utf8_lossy(fault.as_bytes()).into_owned();
        let mut text = String::from_utf8(bytes).unwrap_or_else(lossy);
        if text.starts_with(MARK) {
            text.drain(..MARK.len_utf8());
        }
        if bundle::is_bundle(&text) {
            return Ok(check(text)?);
        }
        let fields: Value = serde_json::from_str(&text).unwrap_or_default();
        if fields.get("dimensions").is_some() {
            definition = Some(schema::read(&text)?);
        } else if fields.get("data").is_some_and(Value::is_object) {
            // A file of choices, as the page exports it.
            data = Some(schema::read(&fields["data"].to_string())?);
        } else if fields.get("values").is_some() {
            data = Some(schema::read(&text)?);
        } else if fields.get("features").is_some() {
            shapes = Some(Shapes::read(&text)?.simplified().to_file());
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
    Ok(check(text)?)
}
