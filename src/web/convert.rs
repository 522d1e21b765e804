//! JavaScript's values from and to the forms of [`crate::schema`].

use crate::schema::{self, Form};
use wasm_bindgen::prelude::*;

/// Reads JSON text, or any value that can be written as JSON.
///
/// NaN and the infinities, which JSON would quietly turn into null, are read as the texts of their
/// names, so that the fault is named by its path and by what was found.
pub(super) fn read<T: Form>(value: &JsValue) -> Result<T, JsValue> {
    schema::read(&json(value)?).map_err(|error| super::thrown(&error))
}

/// The same, or the default for what is not given.
#[cfg(feature = "api")]
pub(super) fn optional<T: Form + Default>(value: &JsValue) -> Result<T, JsValue> {
    match value.is_null() || value.is_undefined() {
        true => Ok(T::default()),
        false => read(value),
    }
}

/// JSON text as it is, any other value as JSON text.
pub(super) fn json(value: &JsValue) -> Result<String, JsValue> {
    match value.as_string() {
        Some(json) => Ok(json),
        None => write_json(value),
    }
}

fn write_json(value: &JsValue) -> Result<String, JsValue> {
    let name_non_finite =
        Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(|_key: JsValue, value: JsValue| {
            match value.as_f64() {
                Some(number) if !number.is_finite() => {
                    JsValue::from_str(if number.is_nan() { "NaN" } else { "Infinity" })
                }
                _ => value,
            }
        });
    let replacer = name_non_finite.as_ref().unchecked_ref();
    let text = js_sys::JSON::stringify_with_replacer(value, replacer)?;
    let fault = || js_sys::Error::new("$: found nothing, expected an object or JSON text");
    text.as_string().ok_or_else(|| fault().into())
}

/// Plain objects, arrays, numbers and null.
#[cfg(feature = "api")]
pub(super) fn write<T: serde::Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(Into::into)
}
