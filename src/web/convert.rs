//! JavaScript's values from and to the forms of [`crate::schema`].

use super::fields::Fields;
use crate::error::Error;
use crate::schema::{self, LONGEST_TEXT};
use crate::text::format::shortest;
use js_sys::{JSON, JsString};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

/// The greatest depth of nested objects and lists that the reader of JSON takes.
const DEEPEST: usize = 127;

/// Reads JSON text, or any value that can be written as JSON.
///
/// NaN and the infinities, which JSON would quietly turn into null, are read as the texts of their
/// names, so that the fault is named by its path and by what was found.
pub(super) fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsValue> {
    schema::read(&json(value)?).map_err(|error| super::thrown(&error))
}

/// The same, or the default for what is not given.
pub(super) fn optional<T: DeserializeOwned + Default>(value: &JsValue) -> Result<T, JsValue> {
    match value.is_null() || value.is_undefined() {
        true => Ok(T::default()),
        false => read(value),
    }
}

/// The field of an object, where it is there.
pub(super) fn field<T: DeserializeOwned>(
    fields: &Fields,
    name: &str,
) -> Result<Option<T>, JsValue> {
    let value = fields.get(name);
    if value.is_null() || value.is_undefined() {
        return Ok(None);
    }
    let read = schema::read(&json(&value)?).map_err(|error| super::thrown(&error.below(name)));
    read.map(Some)
}

/// JSON text as it is, any other value as JSON text; neither too long nor too deep.
pub(super) fn json(value: &JsValue) -> Result<String, JsValue> {
    match value.dyn_ref::<JsString>() {
        Some(text) => bounded(text),
        None => stringify(value),
    }
}

/// A value as JSON text.
///
/// The engine writes it without calling back, so that a circle or an exhausted stack never unwinds
/// through the module, which would leave the module's own stack short. A number that is not finite
/// becomes `null`; only where there is a `null` is the value written again, with such numbers named.
fn stringify(value: &JsValue) -> Result<String, JsValue> {
    let text = bounded(&written(&JSON::stringify(value).map_err(refused)?)?)?;
    if !text.contains("null") {
        return Ok(text);
    }
    let name_non_finite =
        Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(|_key: JsValue, value: JsValue| {
            match value.as_f64() {
                Some(number) if number.is_nan() => JsValue::from_str("NaN"),
                Some(f64::INFINITY) => JsValue::from_str("Infinity"),
                Some(f64::NEG_INFINITY) => JsValue::from_str("-Infinity"),
                Some(_) | None => value,
            }
        });
    let replacer = name_non_finite.as_ref().unchecked_ref();
    let text = JSON::stringify_with_replacer(value, replacer).map_err(refused)?;
    bounded(&written(&text)?)
}

/// The text that was written; there is none for a function, a symbol or undefined.
fn written(text: &JsString) -> Result<JsString, JsValue> {
    match text.is_string() {
        true => Ok(text.clone()),
        false => Err(fault("nothing", "an object or JSON text")),
    }
}

/// A text within the bounds of length and depth.
fn bounded(text: &JsString) -> Result<String, JsValue> {
    if text.length() as usize > LONGEST_TEXT {
        let found = format!("{} characters", text.length());
        return Err(fault(&found, &format!("at most {LONGEST_TEXT}")));
    }
    let text = String::from(text);
    match depth(&text) {
        ..=DEEPEST => Ok(text),
        deeper => {
            let found = format!("{deeper} levels of objects and lists");
            Err(fault(&found, &format!("at most {DEEPEST}")))
        }
    }
}

/// The reason why the engine could not write a value; an error of the caller's own getter or
/// `toJSON` stays as it is.
fn refused(thrown: JsValue) -> JsValue {
    let Some(error) = thrown.dyn_ref::<js_sys::Error>() else {
        let written = thrown.as_string().map(|text| format!("{text:?}"));
        let thrown = written.or(thrown.as_f64().map(shortest));
        let thrown = thrown.unwrap_or_else(|| "no Error".to_owned());
        let found = format!("a value that throws {thrown} when it is read");
        return fault(&found, "plain objects, lists, texts and numbers");
    };
    match String::from(error.name()).as_str() {
        "RangeError" | "InternalError" => {
            let expected = format!("at most {DEEPEST} levels and {LONGEST_TEXT} characters");
            fault(
                "a value too deep or too long to be written as JSON",
                &expected,
            )
        }
        "TypeError" => {
            let message = String::from(error.message());
            let reason = message.lines().next().unwrap_or_default();
            let found = format!("a value that cannot be written as JSON ({reason})");
            fault(&found, "plain objects, lists, texts and numbers")
        }
        _ => thrown,
    }
}

/// The greatest depth of nested objects and lists.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                while let Some(byte) = bytes.next() {
                    match byte {
                        b'"' => break,
                        // What it escapes is no end of the text.
                        b'\\' => drop(bytes.next()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    deepest
}

fn fault(found: &str, expected: &str) -> JsValue {
    super::thrown(&Error::new("$", found, expected))
}

/// Plain objects, arrays, numbers and null.
pub(super) fn write<T: serde::Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(Into::into)
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn a_depth_counts_what_is_within_each_other_and_no_text() {
        for (json, deep) in [
            ("3", 0),
            ("{}", 1),
            (r#"{"a": [1, {"b": []}], "c": {}}"#, 4),
            (r#"["[[[", "{\"{{", {}]"#, 2),
            (r#"["\\", [1]]"#, 2),
            ("]]][", 1),
            ("\"[[[", 0),
        ] {
            assert_eq!(depth(json), deep, "{json}");
        }
    }
}
