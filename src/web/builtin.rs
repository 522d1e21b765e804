//! The page alone: no index but the built-in one, and no data but what is entered.

use super::fields::Fields;
use crate::app::loader;
use crate::data::demonstration::own_unit;
use crate::data::{Dataset, Unit};
use crate::index::Index;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// No field of a definition.
pub(super) const DEFINITION: &[&str] = &[];

/// No field of data.
pub(super) const DATA: &[&str] = &[];

/// The built-in index.
pub(super) fn index(_options: &Fields) -> Result<Rc<Index>, JsValue> {
    loader::builtin().map_err(|error| super::thrown(&error))
}

/// Itself.
pub(super) fn units(index: &Index) -> Vec<Unit> {
    vec![own_unit(index)]
}

/// No data.
#[allow(
    clippy::unnecessary_wraps,
    reason = "a program may give data that are at fault"
)]
pub(super) fn data(_options: &Fields, _index: &Index) -> Result<Option<Dataset>, JsValue> {
    Ok(None)
}
