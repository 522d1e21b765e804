//! What a program does with an index: scores and charts.

use super::{convert, thrown};
use crate::data::Dataset;
use crate::figure::reported::{self, ChartOptions};
use crate::methodology::Methodology;
use crate::report::{Outcome, report};
use crate::schema::{MethodologyFile, Report};
use crate::score::score;
use serde::Serialize;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

/// An index, validated.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Index {
    index: crate::index::Index,
    /// The text of the definition.
    definition: Cow<'static, str>,
}

#[wasm_bindgen]
impl Index {
    /// Reads a definition: an object, or JSON text.
    ///
    /// Throws an `Error` whose message begins with the JSON path at fault.
    #[wasm_bindgen(constructor)]
    pub fn new(definition: &JsValue) -> Result<Index, JsValue> {
        Self::from_text(convert::json(definition)?.into())
    }

    fn from_text(definition: Cow<'static, str>) -> Result<Index, JsValue> {
        let index = crate::index::Index::from_json(&definition).map_err(|error| thrown(&error))?;
        Ok(Index { index, definition })
    }

    /// The index that comes with the program: 幸福武清.
    pub fn builtin() -> Result<Index, JsValue> {
        Self::from_text(crate::index::BUILTIN.into())
    }

    /// The definition that it was made from.
    pub fn definition(&self) -> Result<JsValue, JsValue> {
        js_sys::JSON::parse(&self.definition)
    }

    /// Scores a data set, as published unless a methodology says otherwise.
    ///
    /// Throws an `Error` that names the unit and the indicator, or the node or option, at fault.
    pub fn score(&self, data: &JsValue, methodology: &JsValue) -> Result<JsValue, JsValue> {
        let file = convert::read(data)?;
        let chosen: MethodologyFile = match methodology.is_null() || methodology.is_undefined() {
            true => MethodologyFile::default(),
            false => convert::read(methodology)?,
        };
        let scored = Dataset::from_file(&file, &self.index).and_then(|dataset| {
            let methodology = Methodology::from_file(&chosen, &self.index)?;
            let scores = score(&self.index, &dataset, &methodology)?;
            let outcome = Outcome {
                index: &self.index,
                dataset: &dataset,
                methodology: &methodology,
                scores: &scores,
            };
            Ok(report(&outcome, None))
        });
        write(&scored.map_err(|error| thrown(&error))?)
    }
}

/// A chart of a report, as SVG text.
#[wasm_bindgen(skip_typescript)]
pub fn chart(kind: &str, report: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let report: Report = convert::read(report)?;
    let options: ChartOptions = match options.is_null() || options.is_undefined() {
        true => ChartOptions::default(),
        false => convert::read(options)?,
    };
    reported::chart(kind, &report, &options).map_err(|error| thrown(&error))
}

/// Plain objects, arrays, numbers and null.
fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(Into::into)
}
