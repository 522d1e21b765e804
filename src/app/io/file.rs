//! Files of choices and data: the portable form as JSON, with the data.

use super::portable::{Portable, rows_with_values};
use crate::app::state::{Choices, scale};
use crate::data::Dataset;
use crate::error::Error;
use crate::index::Index;
use crate::map::Map;
use crate::schema::{self, DatasetFile};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::rc::Rc;

pub use super::portable::Refused;

/// The text of a file that loads as these choices.
pub fn write(base: &Index, choices: &Choices) -> String {
    let data = choices.data.to_file(&choices.index);
    schema::write(&Portable::new(base, choices, Some(data)))
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
