//! The index and the data that a program gives a page.

use super::convert;
use super::fields::Fields;
use crate::app::loader;
use crate::data::demonstration::own_units;
use crate::data::{Dataset, Unit};
use crate::index::Index;
use crate::schema::{DatasetFile, Definition};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// The field of a definition.
pub(super) const DEFINITION: &[&str] = &["definition"];

/// The field of data.
pub(super) const DATA: &[&str] = &["data"];

/// The index of a definition, or the built-in one.
pub(super) fn index(options: &Fields) -> Result<Rc<Index>, JsValue> {
    let index = match convert::field::<Definition>(options, "definition")? {
        Some(definition) => Index::new(&definition).map(Rc::new),
        None => loader::builtin(),
    };
    index.map_err(|error| super::thrown(&error))
}

/// Those that it is meant for.
pub(super) fn units(index: &Index) -> Vec<Unit> {
    own_units(index)
}

/// The data, where they are given.
pub(super) fn data(options: &Fields, index: &Index) -> Result<Option<Dataset>, JsValue> {
    let file = convert::field::<DatasetFile>(options, "data")?;
    let data = file.map(|file| Dataset::from_file(&file, index));
    data.transpose().map_err(|error| super::thrown(&error))
}
