//! What is kept in the browser and saved to files: data, and the choices that they rest on.

use crate::app::state::Choices;
use crate::data::Dataset;
use crate::error::Error;
use crate::index::{Activation, Index, NodeId};
use crate::map::Map;
use crate::schema::{self, DatasetFile};
use crate::text::words::Words;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The form of the file.
const FORMAT: &str = "xingfu-data-1";

/// Choices, with or without the data that they rest on.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Saved {
    format: String,
    index: String,
    version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<String>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    weights: Map<f64>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    optional: Map<schema::Raw>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    red_lines: Map<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<DatasetFile>,
}

/// Why a file is not loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// It is for another index.
    OtherIndex,
    /// It is at fault.
    Fault(Error),
}

impl Refused {
    /// In the reader's words.
    pub fn words(&self, words: &Words) -> String {
        match self {
            Self::OtherIndex => words.file_other_index.to_owned(),
            Self::Fault(error) => error.to_string(),
        }
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Fault(error)
    }
}

/// The text of a file that loads as these choices.
pub fn write(base: &Index, choices: &Choices) -> String {
    let data = choices.data.to_file(&choices.index);
    schema::write(&saved(base, choices, Some(data)))
}

/// Choices as they are written.
pub(super) fn saved(base: &Index, choices: &Choices, data: Option<DatasetFile>) -> Saved {
    let Choices { index, .. } = choices;
    let weight = |id: NodeId| choices.weights[id.position()];
    let weights = match index.nodes().all(|(id, node)| weight(id) == node.weight) {
        true => Map::new(),
        false => index
            .nodes()
            .skip(1)
            .map(|(id, node)| (node.id.clone(), weight(id)))
            .collect(),
    };
    let optional = choices.optional.iter().map(|(row, activation)| {
        let given = match activation {
            Activation::Target(target) => schema::Raw::Number(*target),
            Activation::Promised(rung) => schema::Raw::Name(rung.clone()),
            Activation::Plain => schema::Raw::Name(String::new()),
        };
        (row.clone(), given)
    });
    Saved {
        format: FORMAT.into(),
        index: base.id().to_owned(),
        version: base.version().to_owned(),
        month: choices.month.map(|month| month.to_string()),
        weights,
        optional: optional.collect(),
        red_lines: choices.red_lines.clone(),
        data,
    }
}

/// The choices of a saved file, or of a bare data set.
pub fn read(text: &str, base: &Rc<Index>, present: &Choices) -> Result<Choices, Refused> {
    let is_saved = text.contains("\"format\"");
    if !is_saved {
        let file: DatasetFile = schema::read(text)?;
        let data = Dataset::from_file(&file, &present.index)?;
        let month = data.last_month().or(present.month);
        return Ok(Choices {
            data: Rc::new(data),
            month,
            ..present.clone()
        });
    }
    let mut saved: Saved = schema::read(text)?;
    let Some(data) = saved.data.take() else {
        return Err(Error::unreadable("$", "found no field `data`, expected one").into());
    };
    choices(saved, Some(&data), base, present)
}

/// The choices that were written, upon their own data or the present ones.
pub(super) fn choices(
    saved: Saved,
    data: Option<&DatasetFile>,
    base: &Rc<Index>,
    present: &Choices,
) -> Result<Choices, Refused> {
    if saved.format != FORMAT {
        let found = format!("{:?}", saved.format);
        return Err(Error::new("format", found, format!("{FORMAT:?}")).into());
    }
    if saved.index != base.id() {
        return Err(Refused::OtherIndex);
    }
    let optional = saved.optional.into_iter().map(|(row, given)| {
        let activation = match given {
            schema::Raw::Number(target) => Activation::Target(target),
            schema::Raw::Name(name) if name.is_empty() => Activation::Plain,
            schema::Raw::Name(rung) => Activation::Promised(rung),
            schema::Raw::Numbers(_) => Activation::Plain,
        };
        (row, activation)
    });
    let optional: Map<_> = optional.collect();
    let index = match optional.is_empty() {
        true => Rc::clone(base),
        false => Rc::new(base.with_optional(&optional)?),
    };
    let file = schema::MethodologyFile {
        weights: saved.weights,
        as_of: saved.month,
        red_lines: saved.red_lines,
        ..schema::MethodologyFile::default()
    };
    let methodology = crate::methodology::Methodology::from_file(&file, &index)?;
    let data = match data {
        Some(file) => Rc::new(Dataset::from_file(file, &index)?),
        None => Rc::clone(&present.data),
    };
    Ok(Choices {
        weights: methodology.weighting().weights().to_vec(),
        locks: Vec::new(),
        month: methodology.month().or(data.last_month()).or(present.month),
        optional,
        data,
        red_lines: file.red_lines,
        index,
    })
}
