//! Files of choices and data: the portable form as JSON, with the data.

use super::portable::Portable;
use crate::app::state::Choices;
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
        let data = Dataset::from_file(&file, &present.index)?;
        let month = data.last_month().or(present.month);
        return Ok(Choices {
            data: Rc::new(data),
            month,
            drafts: Map::new(),
            ..present.clone()
        });
    }
    let mut saved: Portable = schema::read(text)?;
    let Some(data) = saved.data.take() else {
        return Err(Error::unreadable("$", "found no field `data`, expected one").into());
    };
    saved.resolve(Some(&data), base, present)
}
