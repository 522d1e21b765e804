//! Files of choices and data: the portable form as JSON, with the data.

use super::portable::{Portable, rows_with_values};
use crate::app::state::{Choices, scale};
use crate::data::Dataset;
use crate::error::Error;
use crate::index::Index;
use crate::map::Map;
use crate::schema::{self, DatasetFile, ValueEntry};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::rc::Rc;

pub use super::portable::Refused;

/// The records in one piece of a file, and the most that a page writes in one task.
pub(super) const RECORDS: usize = 2_000;

/// The list of values where there are none, before and behind which the rest of a file stands.
const NO_VALUES: &str = "\"values\": []";

/// The text of a file that loads as these choices.
pub fn write(base: &Index, choices: &Choices) -> String {
    pieces(base, choices).collect()
}

/// The same text in pieces of a few thousand records, so that a page can go on between them.
pub fn pieces<'a>(base: &Index, choices: &'a Choices) -> Pieces<'a> {
    let data = choices.data.to_file_without_values(&choices.index);
    let frame = schema::write(&Portable::new(base, choices, Some(data)));
    Pieces::new(choices, &frame)
}

/// The text of the data alone, in such pieces.
pub(super) fn pieces_of_data(choices: &Choices) -> Pieces<'_> {
    let data = choices.data.to_file_without_values(&choices.index);
    Pieces::new(choices, &schema::write(&data))
}

/// The pieces of a file's text.
pub struct Pieces<'a> {
    head: Option<String>,
    entries: Box<dyn Iterator<Item = ValueEntry> + 'a>,
    has_values: bool,
    tail: Option<String>,
}

impl<'a> Pieces<'a> {
    /// The values of choices in a text that has none.
    fn new(choices: &'a Choices, frame: &str) -> Self {
        let (head, tail) = frame.split_once(NO_VALUES).unwrap_or((frame, ""));
        Self {
            head: Some(head.to_owned()),
            entries: Box::new(choices.data.entries(&choices.index)),
            has_values: false,
            tail: Some(tail.to_owned()),
        }
    }
}

impl std::fmt::Debug for Pieces<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pieces").finish_non_exhaustive()
    }
}

impl Iterator for Pieces<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if let Some(head) = self.head.take() {
            return Some(head);
        }
        let entries: Vec<_> = self.entries.by_ref().take(RECORDS).collect();
        if entries.is_empty() {
            let tail = self.tail.take()?;
            let end = if self.has_values {
                "\n    ]"
            } else {
                NO_VALUES
            };
            return Some(format!("{end}{tail}"));
        }
        let begin = match std::mem::replace(&mut self.has_values, true) {
            false => "\"values\": [\n",
            true => ",\n",
        };
        Some(format!("{begin}{}", schema::write_entries(&entries)))
    }
}

/// What tells a saved file from a bare data set: a field `format` of the outermost object.
#[derive(Deserialize)]
struct Tag {
    format: Option<IgnoredAny>,
}

/// The choices of a saved file, or of a bare data set.
pub fn read(text: &str, base: &Rc<Index>, present: &Choices) -> Result<Choices, Refused> {
    // A text that is no object at all is a data set at fault.
    let is_saved = schema::read::<Tag>(text).is_ok_and(|tag| tag.format.is_some());
    if !is_saved {
        let file: DatasetFile = schema::read(text)?;
        let turned_on = with_rows(&file, base, present)?;
        let data = Dataset::from_file(&file, &turned_on.index)?;
        let month = data.last_month().or(present.month);
        return Ok(Choices {
            data: Rc::new(data),
            month,
            drafts: Map::new(),
            ..turned_on
        });
    }
    let mut saved: Portable = schema::read(text)?;
    let Some(data) = saved.data.take() else {
        return Err(Error::unreadable("$", "found no field `data`, expected one").into());
    };
    saved.resolve(Some(&data), base, present)
}

/// The present choices, with the optional rows on that a data set has values of.
fn with_rows(file: &DatasetFile, base: &Index, present: &Choices) -> Result<Choices, Error> {
    let mut optional = present.optional.clone();
    let known = optional.len();
    for (row, activation) in rows_with_values(base, file) {
        if !optional.contains_key(&row) {
            optional.insert(row, activation);
        }
    }
    if optional.len() == known {
        return Ok(present.clone());
    }
    let index = base.with_optional(&optional)?;
    Ok(Choices {
        weights: scale::with_optional(&present.index, &present.weights, &index),
        index: Rc::new(index),
        optional,
        ..present.clone()
    })
}
