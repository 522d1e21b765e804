//! Published results: reading them, refusing what is damaged or foreign, and writing them.
//!
//! A file is whole where its digest is that of the canonical JSON of all else: keys sorted, no white
//! space, numbers as ECMAScript writes them (RFC 8785).

use super::dataset::Dataset;
use crate::error::Error;
use crate::index::{Activation, Index};
use crate::map::Map;
use crate::month::{Month, is_day};
use crate::schema::{
    self, DatasetFile, DetailsEntry, EvidenceForm, Issued, MethodologyFile, PastIssue,
    PublishedFile, PublishedIndex, PublishedResult, StatusName,
};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The name of the form.
pub const FORMAT: &str = "xingfu-published";

/// The latest version of the form that is read.
pub const VERSION: u32 = 1;

/// Published results, read and found whole.
///
/// # Guarantees
/// The data are of the index and hold no record of a month after `as_of`.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The month whose results they are.
    pub as_of: Month,
    /// Who published them, and when.
    pub issued: Issued,
    /// What they come to, as published.
    pub result: Option<PublishedResult>,
    /// The promises that were turned on, by row of the ledger.
    pub optional: Map<Activation>,
    /// The index with these on.
    pub index: Index,
    /// The data up to that month.
    pub data: Dataset,
    /// What departs from the index's own methodology.
    pub methodology: MethodologyFile,
    /// What was published before, the oldest first.
    pub history: Vec<PastIssue>,
    /// The digest of the file.
    pub digest: String,
}

/// A reason for which a file is not shown as published results.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Nothing has been published yet: the file that stands in the place of one.
    #[error("$: found no results yet, expected some")]
    Nothing,
    /// It is no such file.
    #[error("format: found another file, expected `{FORMAT}`")]
    Foreign,
    /// Its content is not what its digest was made of.
    #[error("digest: found {found}, expected {expected}: the file is damaged or was altered")]
    Damaged {
        /// The digest of the content.
        found: String,
        /// The digest in the file.
        expected: String,
    },
    /// It is of another index.
    #[error("index.id: found `{found}`, expected `{expected}`")]
    OtherIndex {
        /// The id in the file.
        found: String,
        /// The id of this index.
        expected: String,
    },
    /// It is of a later form or a later version of the index than this program has.
    #[error("{place}: found {found}, expected {expected} or older")]
    Newer {
        /// The field at fault.
        place: &'static str,
        /// What is in the file.
        found: String,
        /// What this program has.
        expected: String,
    },
    /// It is at fault.
    #[error(transparent)]
    Fault(#[from] Error),
}

/// The fields by which a file is known before it is read.
#[derive(Deserialize)]
struct Tag {
    format: Option<String>,
    version: Option<u32>,
    #[serde(default)]
    issued: Option<IgnoredAny>,
    digest: Option<String>,
}

/// Reads published results.
pub fn read(text: &str, index: &Index) -> Result<Published, Unfit> {
    let file = check(text, index)?;
    let as_of = month(&file.as_of, index)?;
    if file.issued.by.trim().is_empty() {
        return Err(Error::new("issued.by", "an empty text", "who publishes").into());
    }
    if !is_day(&file.issued.at) {
        let found = format!("{:?}", file.issued.at);
        return Err(Error::new("issued.at", found, "`YYYY-MM-DD`").into());
    }
    let optional = file.optional.into_iter();
    let optional = optional.map(|(row, given)| (row, given.into())).collect();
    let index = index.with_optional(&optional)?;
    let data = Dataset::from_file(&file.data, &index)?;
    if let Some(last) = data.last_month().filter(|last| *last > as_of) {
        let expected = format!("none after {as_of}");
        return Err(Error::new("data.values", format!("a record of {last}"), expected).into());
    }
    Ok(Published {
        as_of,
        issued: file.issued,
        result: file.result,
        optional,
        index,
        data,
        methodology: file.methodology,
        history: file.history,
        digest: file.digest,
    })
}

fn month(text: &str, index: &Index) -> Result<Month, Error> {
    let fault = || Error::new("as_of", format!("{text:?}"), "`YYYY-MM`");
    index.month(text).ok_or_else(fault)
}

/// The written form of a file that is whole, of this index, and not newer than this program.
fn check(text: &str, index: &Index) -> Result<PublishedFile, Unfit> {
    let value: Value = serde_json::from_str(text).map_err(|_| match text.trim_start() {
        start if start.starts_with('{') => Unfit::Fault(unreadable(text)),
        _ => Unfit::Foreign,
    })?;
    let tag = Tag::deserialize(&value).map_err(|_| Unfit::Foreign)?;
    if tag.format.as_deref() != Some(FORMAT) {
        return Err(Unfit::Foreign);
    }
    if let Some(found) = tag.version.filter(|version| *version > VERSION) {
        return Err(newer("version", &found, &VERSION));
    }
    if tag.issued.is_none() && tag.digest.is_none() {
        return Err(Unfit::Nothing);
    }
    let (found, expected) = (digest(&value), tag.digest.unwrap_or_default());
    if found != expected {
        return Err(Unfit::Damaged { found, expected });
    }
    let file: PublishedFile = schema::read(text)?;
    if file.index.id != index.id() {
        return Err(Unfit::OtherIndex {
            found: file.index.id,
            expected: index.id().to_owned(),
        });
    }
    if numbers(&file.index.version) > numbers(index.version()) {
        return Err(newer(
            "index.version",
            &file.index.version,
            &index.version(),
        ));
    }
    Ok(file)
}

fn unreadable(text: &str) -> Error {
    match schema::read::<IgnoredAny>(text) {
        Err(error) => error,
        Ok(_) => Error::unreadable("$", "found no JSON, expected some"),
    }
}

fn newer(place: &'static str, found: &impl ToString, expected: &impl ToString) -> Unfit {
    Unfit::Newer {
        place,
        found: found.to_string(),
        expected: expected.to_string(),
    }
}

/// The numbers of a version: `2024.1.0` comes before `2024.10`.
fn numbers(version: &str) -> Vec<u64> {
    let parts = version.split(|c: char| !c.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}

/// Results to be published.
#[derive(Clone, Debug)]
pub struct Issue<'a> {
    /// The month whose results they are.
    pub as_of: Month,
    /// Who publishes them, and when.
    pub issued: Issued,
    /// What they come to.
    pub result: Option<PublishedResult>,
    /// The promises that are turned on, by row of the ledger.
    pub optional: &'a Map<Activation>,
    /// The data; records of later months are left out.
    pub data: &'a Dataset,
    /// What departs from the index's own methodology.
    pub methodology: MethodologyFile,
    /// What was published before.
    pub before: Option<&'a Published>,
}

/// The text of the file of an issue. An error names what is lacking.
pub fn write(index: &Index, issue: &Issue<'_>) -> Result<String, Error> {
    let Issued { by, at, note } = &issue.issued;
    if by.trim().is_empty() {
        return Err(Error::new("issued.by", "an empty text", "who publishes"));
    }
    if !is_day(at) {
        return Err(Error::new("issued.at", format!("{at:?}"), "`YYYY-MM-DD`"));
    }
    let index = index.with_optional(issue.optional)?;
    let note = note.as_ref().map(|note| note.trim().to_owned());
    let mut file = PublishedFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        index: PublishedIndex {
            id: index.id().to_owned(),
            version: index.version().to_owned(),
        },
        as_of: issue.as_of.to_string(),
        issued: Issued {
            by: by.trim().to_owned(),
            at: at.clone(),
            note: note.filter(|note| !note.is_empty()),
        },
        result: issue.result.clone(),
        optional: issue
            .optional
            .iter()
            .map(|(row, activation)| (row.clone(), activation.into()))
            .collect(),
        data: public(issue.data.to_file(&index), issue.as_of),
        methodology: MethodologyFile {
            as_of: Some(issue.as_of.to_string()),
            ..issue.methodology.clone()
        },
        history: issue.before.map(history).unwrap_or_default(),
        digest: String::new(),
    };
    let text = schema::write(&file);
    let value = serde_json::from_str(&text);
    let value: Value = value.map_err(|_| unreadable(&text))?;
    file.digest = digest(&value);
    Ok(schema::write(&file))
}

/// What goes to the public: nothing of later months, and nothing of who entered, checked or answers
/// for a value; remarks only where they say why there is none.
fn public(mut file: DatasetFile, as_of: Month) -> DatasetFile {
    let is_later = |period: &Option<String>| {
        let month = period.as_ref().and_then(|period| period.parse().ok());
        month.is_some_and(|month: Month| month > as_of)
    };
    file.values.retain(|entry| !is_later(&entry.period));
    for entry in &mut file.values {
        entry.entered_by = None;
        entry.entered_at = None;
        if matches!(entry.status, None | Some(StatusName::Reported)) {
            entry.note = None;
        }
        if let Some(EvidenceForm::List(list)) = &mut entry.evidence {
            for one in list {
                one.checked_by = None;
            }
        }
    }
    let details = std::mem::take(&mut file.details).into_iter();
    file.details = details
        .map(|(indicator, details)| {
            let contact = None;
            (indicator, DetailsEntry { contact, ..details })
        })
        .collect();
    file
}

/// What was published before an issue, with the latest of it.
fn history(before: &Published) -> Vec<PastIssue> {
    let mut history = before.history.clone();
    history.push(PastIssue {
        as_of: before.as_of.to_string(),
        issued: before.issued.clone(),
        result: before.result.clone(),
        digest: before.digest.clone(),
    });
    history
}

/// The digest of a file's content, whatever digest stands in it.
fn digest(value: &Value) -> String {
    let mut text = String::new();
    match value {
        Value::Object(fields) => {
            let mut fields = fields.clone();
            fields.remove("digest");
            canonical(&Value::Object(fields), &mut text);
        }
        other => canonical(other, &mut text),
    }
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().fold("sha256-".to_owned(), |mut digest, byte| {
        let _ = write!(digest, "{byte:02x}");
        digest
    })
}

fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => {
            let _ = write!(out, "{value}");
        }
        Value::Number(number) => out.push_str(&plain(number.as_f64().unwrap_or_default())),
        Value::String(text) => quoted(text, out),
        Value::Array(list) => {
            out.push('[');
            for (position, value) in list.iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                canonical(value, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
            out.push('{');
            for (position, (name, value)) in sorted.into_iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                quoted(name, out);
                out.push(':');
                canonical(value, out);
            }
            out.push('}');
        }
    }
}

/// As ECMAScript writes numbers: the shortest digits, with a power of ten from 1e21 on and below 1e-6.
fn plain(x: f64) -> String {
    let size = x.abs();
    if x == 0.0 {
        return "0".to_owned();
    }
    match (1e-6..1e21).contains(&size) {
        true => format!("{x}"),
        false if size < 1.0 => format!("{x:e}"),
        false => format!("{x:e}").replace('e', "e+"),
    }
}

/// As `JSON.stringify` quotes.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
