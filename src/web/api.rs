//! What a program does with an index: scores and charts.

use super::evaluation::Evaluation;
use super::{convert, thrown};
use crate::data::{Dataset, Table, UnitId};
use crate::error::Error;
use crate::figure::reported::{self, ChartOptions};
use crate::methodology::Methodology;
use crate::process::Values;
use crate::report;
use crate::schema::{ChangeReport, DatasetFile, MethodologyFile, Report, TableFile};
use crate::score::{Scoring, change};
use crate::text::Language;
use std::borrow::Cow;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// An index, validated.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Index {
    index: Rc<crate::index::Index>,
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

    pub(super) fn index(&self) -> &Rc<crate::index::Index> {
        &self.index
    }

    fn from_text(definition: Cow<'static, str>) -> Result<Index, JsValue> {
        let index = crate::index::Index::from_json(&definition).map_err(|error| thrown(&error))?;
        Ok(Index {
            index: Rc::new(index),
            definition,
        })
    }

    /// The index that comes with the program: 幸福武清.
    pub fn builtin() -> Result<Index, JsValue> {
        Self::from_text(crate::index::BUILTIN.into())
    }

    /// The definition that it was made from.
    pub fn definition(&self) -> Result<JsValue, JsValue> {
        js_sys::JSON::parse(&self.definition)
    }

    /// Scores a data set under the default methodology, or what departs from it, and reports all.
    ///
    /// Throws an `Error` that names the unit and the indicator, or the node or option, at fault.
    pub fn score(
        &self,
        data: &JsValue,
        methodology: &JsValue,
        options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.evaluate(data, methodology, options)?.report()
    }

    /// Scores a data set or a table, and hands out what is asked for.
    ///
    /// Throws as [`Index::score`] does.
    pub fn evaluate(
        &self,
        data: &JsValue,
        methodology: &JsValue,
        options: &JsValue,
    ) -> Result<Evaluation, JsValue> {
        let input = Input::read(data)?;
        let chosen: MethodologyFile = convert::optional(methodology)?;
        let options: ScoreOptions = convert::optional(options)?;
        let scored = self.scored(input, &chosen, &options);
        scored.map_err(|error| thrown(&error))
    }

    /// Takes the change of a unit's score between two months apart: the first unit's, unless another
    /// is named.
    ///
    /// Throws as [`Index::score`] does.
    pub fn explain(
        &self,
        data: &JsValue,
        between: &JsValue,
        methodology: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let file: DatasetFile = convert::read(data)?;
        let between: Between = convert::read(between)?;
        let chosen: MethodologyFile = convert::optional(methodology)?;
        let explained = self.explained(&file, &between, &chosen);
        convert::write(&explained.map_err(|error| thrown(&error))?)
    }

    fn scored(
        &self,
        input: Input,
        chosen: &MethodologyFile,
        options: &ScoreOptions,
    ) -> Result<Evaluation, Error> {
        let index = &self.index;
        let methodology = |file| Methodology::from_file(file, index);
        let (dataset, values, methodology) = match input {
            Input::Dataset(file) => {
                let dataset = Dataset::from_file(&file, index)?;
                let methodology = methodology(chosen)?;
                let values = methodology.processing().values(index, &dataset);
                (dataset, values, methodology)
            }
            Input::Table(file, numbers) => {
                let table = Table::new(index, &file, numbers)?;
                let methodology = methodology(chosen)?;
                let values = Values::of_table(index, &table, methodology.month());
                let dataset = table.bare().clone();
                (dataset, values, methodology)
            }
        };
        Ok(Evaluation {
            index: Rc::clone(index),
            dataset,
            scoring: Scoring::new(index, values, &methodology)?,
            methodology,
            language: options.lang.as_deref().map(language).transpose()?,
        })
    }
}

impl Index {
    fn explained(
        &self,
        file: &DatasetFile,
        between: &Between,
        chosen: &MethodologyFile,
    ) -> Result<ChangeReport, Error> {
        let index = &self.index;
        let data = Dataset::from_file(file, index)?;
        let methodology = Methodology::from_file(chosen, index)?;
        let unit = match &between.unit {
            Some(id) => data.units().iter().position(|unit| unit.id == *id),
            None => (!data.units().is_empty()).then_some(0),
        };
        let Some(unit) = unit else {
            let found = between.unit.as_ref();
            let found = found.map_or_else(|| "no unit".to_owned(), |id| format!("`{id}`"));
            return Err(Error::new("unit", found, "a unit of the data"));
        };
        let values = |name: &str, month: &str| {
            let fault = || Error::new(name, format!("{month:?}"), "`YYYY-MM`");
            let month = index.month(month).ok_or_else(fault)?;
            Ok::<_, Error>(Values::new(index, &data, Some(month)))
        };
        let (from, to) = (values("from", &between.from)?, values("to", &between.to)?);
        let side = |values| change::Side {
            values,
            terms: methodology.processing().terms(),
            weighting: methodology.weighting(),
        };
        let change = change::between(index, &side(&from), &side(&to), UnitId::at(unit))?;
        Ok(report::change(index, &change))
    }
}

/// What is scored.
enum Input {
    Dataset(DatasetFile),
    /// The head of a table, and its numbers.
    Table(TableFile, Vec<f64>),
}

impl Input {
    /// What names its indicators apart is a table.
    fn read(data: &JsValue) -> Result<Self, JsValue> {
        let Some(object) = data.dyn_ref::<js_sys::Object>() else {
            return convert::read(data).map(Self::Dataset);
        };
        if !js_sys::Reflect::has(object, &"indicators".into())? {
            return convert::read(data).map(Self::Dataset);
        }
        let numbers = js_sys::Reflect::get(object, &"values".into())?;
        let Some(numbers) = numbers.dyn_ref::<js_sys::Float64Array>() else {
            let fault = Error::new("values", "no Float64Array", "one: units × indicators");
            return Err(thrown(&fault));
        };
        let head = js_sys::Object::assign(&js_sys::Object::new(), object);
        js_sys::Reflect::delete_property(&head, &"values".into())?;
        Ok(Self::Table(convert::read(&head)?, numbers.to_vec()))
    }
}

/// Which months are compared, and of which unit.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Between {
    from: String,
    to: String,
    unit: Option<String>,
}

/// How scores are told.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ScoreOptions {
    lang: Option<String>,
}

fn language(tag: &str) -> Result<Language, Error> {
    let fault = || Error::new("lang", format!("`{tag}`"), "`zh`, `zh-Hant` or `en`");
    Language::from_tag(tag).ok_or_else(fault)
}

/// A chart of a report, as SVG text.
#[wasm_bindgen(skip_typescript)]
pub fn chart(kind: &str, report: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let report: Report = convert::read(report)?;
    let options: ChartOptions = convert::optional(options)?;
    reported::chart(kind, &report, &options).map_err(|error| thrown(&error))
}
