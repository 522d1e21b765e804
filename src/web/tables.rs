//! Tables in and out, for a program: the parts that the module of workbooks reads and writes.

use super::api::Index;
use super::{convert, thrown};
use crate::data::demonstration::own_unit;
use crate::data::import::{Chosen, Import, Imported, Names, Problem, Role, Target};
use crate::data::{Dataset, UnitId};
use crate::error::Error;
use crate::month::Month;
use crate::report::sheets::{Sheets, csv_of};
use crate::schema::DatasetFile;
use crate::score::profile::Profile;
use crate::text::Language;
use crate::text::words::DeskWords;
use js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How a file is read.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadOptions {
    /// `YYYY-MM`, where a file names no month.
    month: Option<String>,
    /// Roles by column: `C`, `Sheet1!C` or its head.
    #[serde(default)]
    mapping: BTreeMap<String, String>,
    lang: Option<String>,
}

/// How a file is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WriteOptions {
    month: Option<String>,
    lang: Option<String>,
    format: Option<Format>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Format {
    #[default]
    Xlsx,
    Csv,
}

/// What a file holds.
#[derive(Debug, Serialize)]
struct Read {
    data: DatasetFile,
    columns: Vec<ColumnRead>,
    problems: Vec<ProblemRead>,
    notes: Vec<ProblemRead>,
}

#[derive(Debug, Serialize)]
struct ColumnRead {
    sheet: String,
    column: String,
    head: String,
    role: String,
}

#[derive(Debug, Serialize)]
struct ProblemRead {
    sheet: String,
    row: u32,
    column: String,
    text: String,
    reason: String,
}

#[wasm_bindgen]
impl Index {
    /// Reads the parts of a file.
    #[wasm_bindgen(js_name = readParts)]
    pub fn read_parts(&self, parts: &Array, options: &JsValue) -> Result<JsValue, JsValue> {
        let options: ReadOptions = convert::optional(options)?;
        let index = self.index();
        let read = || -> Result<(Import, &'static DeskWords), Error> {
            let words = DeskWords::of(language(options.lang.as_deref())?);
            let target = Target {
                units: Vec::new(),
                fallback: own_unit(index),
                month: month(options.month.as_deref(), index)?,
                chosen: chosen(&options.mapping, &Names::new(index))?,
            };
            Ok((Import::new(Rc::clone(index), target), words))
        };
        let (mut import, words) = read().map_err(|error| thrown(&error))?;
        for part in parts.iter() {
            import.read(&Uint8Array::new(&part).to_vec());
        }
        convert::write(&told(index, &import.finish(), words))
    }

    /// The parts of a template, or its text as bytes.
    #[wasm_bindgen(js_name = templateParts)]
    pub fn template_parts(&self, options: &JsValue) -> Result<Uint8Array, JsValue> {
        let options: WriteOptions = convert::optional(options)?;
        let index = self.index();
        let data = Dataset::empty(vec![own_unit(index)]);
        let sheets = sheets(
            index,
            &data,
            month(options.month.as_deref(), index),
            &options,
        );
        let sheets = sheets.map_err(|error| thrown(&error))?;
        Ok(packed(&sheets.template(UnitId::at(0)), &options))
    }

    /// The parts of the whole table, or its text as bytes.
    #[wasm_bindgen(js_name = tableParts)]
    pub fn table_parts(
        &self,
        data: &JsValue,
        methodology: &JsValue,
        options: &JsValue,
    ) -> Result<Uint8Array, JsValue> {
        let options: WriteOptions = convert::optional(options)?;
        let evaluation = self.evaluate(data, methodology, &JsValue::UNDEFINED)?;
        let index = self.index();
        let month = month(options.month.as_deref(), index)
            .map(|month| month.or(evaluation.methodology.month()));
        let sheets = sheets(self.index(), &evaluation.dataset, month, &options);
        let sheets = sheets.map_err(|error| thrown(&error))?;
        let mut parts = sheets.table();
        let weighting = evaluation.methodology.weighting();
        for position in 0..evaluation.dataset.units().len() {
            let unit = UnitId::at(position);
            let profile = Profile::new(self.index(), evaluation.scoring.scores(), weighting, unit);
            parts.extend(sheets.table_of(unit, &profile));
        }
        Ok(packed(&parts, &options))
    }
}

fn sheets<'a>(
    index: &'a crate::index::Index,
    data: &'a Dataset,
    month: Result<Option<Month>, Error>,
    options: &WriteOptions,
) -> Result<Sheets<'a>, Error> {
    Ok(Sheets {
        index,
        data,
        month: month?,
        words: DeskWords::of(language(options.lang.as_deref())?),
    })
}

fn packed(parts: &[u8], options: &WriteOptions) -> Uint8Array {
    match options.format.unwrap_or_default() {
        Format::Xlsx => Uint8Array::from(parts),
        Format::Csv => Uint8Array::from(csv_of(parts).as_bytes()),
    }
}

fn told(index: &crate::index::Index, imported: &Imported, words: &DeskWords) -> Read {
    let names = Names::new(index);
    let problems = |all: &[Problem]| {
        let told = all.iter().map(|problem| ProblemRead {
            sheet: problem.sheet.clone(),
            row: problem.row,
            column: problem.column.clone(),
            text: problem.text.clone(),
            reason: problem.reason.words(words),
        });
        told.collect()
    };
    let columns = imported.columns.iter().map(|column| ColumnRead {
        sheet: column.sheet.clone(),
        column: column.column.clone(),
        head: column.head.clone(),
        role: column.role.name(&names),
    });
    Read {
        data: imported.onto(&Dataset::default()).to_file(index),
        columns: columns.collect(),
        problems: problems(&imported.problems),
        notes: problems(&imported.notes),
    }
}

fn chosen(mapping: &BTreeMap<String, String>, names: &Names) -> Result<Chosen, Error> {
    let roles = mapping.iter().map(|(column, role)| {
        let fault = || {
            let expected = "`unit`, `period`, `indicator`, `item`, `value`, `target`, `status`, `baseline`, `denominator`, \
                            `evidence`, `note`, `ignored` or an indicator's id";
            Error::new(format!("mapping.{column}"), format!("`{role}`"), expected)
        };
        Ok((column.clone(), Role::named(role, names).ok_or_else(fault)?))
    });
    roles.collect()
}

fn month(text: Option<&str>, index: &crate::index::Index) -> Result<Option<Month>, Error> {
    let Some(text) = text else { return Ok(None) };
    let fault = || Error::new("month", format!("{text:?}"), "`YYYY-MM`");
    index.month(text).map(Some).ok_or_else(fault)
}

fn language(tag: Option<&str>) -> Result<Language, Error> {
    let Some(tag) = tag else {
        return Ok(Language::default());
    };
    let fault = || Error::new("lang", format!("`{tag}`"), "`zh`, `zh-Hant` or `en`");
    Language::from_tag(tag).ok_or_else(fault)
}
