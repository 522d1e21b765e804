//! Definitions, data and methodologies, as JSON.

use serde_json::{Value, json};
use std::rc::Rc;
use xingfu::data::Dataset;
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::report::{Outcome, report};
use xingfu::schema::{self, DatasetFile, Definition, MethodologyFile, Report};
use xingfu::score::Scoring;

use crate::{sure, told};

/// A definition: what is taken is written and read back equal, and made-up data of it are scored.
///
/// # Panics
/// Where it is not.
pub fn definition(text: &str) {
    let definition: Definition = match schema::read(text) {
        Ok(definition) => definition,
        Err(error) => return told(&error),
    };
    let written = schema::write(&definition);
    assert_eq!(sure(schema::read::<Definition>(&written)), definition);
    match Index::new(&definition) {
        Ok(index) => {
            let data = on_show(&index, vec![own_unit(&index)]);
            scored(&index, &data, &Methodology::default_of(&index));
        }
        Err(error) => told(&error),
    }
}

/// A data file: what is taken is written and read back equal, and scored.
///
/// # Panics
/// Where it is not.
pub fn records(index: &Rc<Index>, text: &str) {
    let data = schema::read(text).and_then(|file: DatasetFile| Dataset::from_file(&file, index));
    match data {
        Ok(data) => {
            kept(index, &data);
            scored(index, &data, &Methodology::default_of(index));
        }
        Err(error) => told(&error),
    }
}

/// A methodology for made-up data.
pub(crate) fn methodology(index: &Rc<Index>, text: &str) {
    let file: MethodologyFile = match schema::read(text) {
        Ok(file) => file,
        Err(error) => return told(&error),
    };
    let written = schema::write(&file);
    assert_eq!(sure(schema::read::<MethodologyFile>(&written)), file);
    match Methodology::from_file(&file, index) {
        Ok(methodology) => {
            let data = on_show(index, vec![own_unit(index)]);
            scored(index, &data, &methodology);
        }
        Err(error) => told(&error),
    }
}

/// Data are written and read back equal.
#[track_caller]
pub(crate) fn kept(index: &Index, data: &Dataset) {
    let text = schema::write(&data.to_file(index));
    let again = sure(Dataset::from_file(&sure(schema::read(&text)), index));
    assert_eq!(again, *data);
}

/// The report of data, every number of which is one; none where a mean is not defined.
#[track_caller]
pub(crate) fn scored(index: &Index, data: &Dataset, methodology: &Methodology) -> Option<Report> {
    let values = methodology.processing().values(index, data);
    let scoring = match Scoring::new(index, values, methodology) {
        Ok(scoring) => scoring,
        Err(error) => {
            told(&error);
            return None;
        }
    };
    let outcome = Outcome {
        index,
        dataset: data,
        methodology,
        scoring: &scoring,
    };
    let report = report(&outcome, None);
    numbers("report", &json!(report));
    Some(report)
}

/// No number is −0; JSON has no place for those that are none, and makes null of them.
fn numbers(place: &str, value: &Value) {
    match value {
        Value::Number(number) => {
            let x = number.as_f64().unwrap_or(f64::NAN);
            let is_number = x.is_finite() && (x != 0.0 || x.is_sign_positive());
            assert!(is_number, "{place}: {x:?}");
        }
        Value::Array(list) => list.iter().for_each(|within| numbers(place, within)),
        Value::Object(fields) => {
            for (name, within) in fields {
                numbers(name, within);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
