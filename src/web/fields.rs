//! The fields of an object of JavaScript, read one by one.
//!
//! Options are few and flat. Read directly, they bring no reader of JSON into what is loaded before
//! the first interaction.

use crate::error::Error;
use crate::map::Map;
use crate::text::format::shortest;
use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

/// The most entries of a field with entries of any name, far above the nodes of any index.
const MOST_ENTRIES: u32 = 10_000;

/// The most characters, in UTF-16 units, of such a name.
const LONGEST_NAME: u32 = 200;

/// The most characters, in UTF-16 units, of a text that is no file.
const LONGEST_TEXT: u32 = 2_000;

/// An object, or nothing given. A fault names the field.
#[derive(Debug)]
pub(super) struct Fields {
    object: Option<Object>,
    /// Its own name with a full stop, where it is a field itself.
    place: String,
}

impl Fields {
    /// The fields of a value, which has no others than the `known` ones, and functions.
    pub(super) fn of(value: &JsValue, known: &[&str]) -> Result<Self, Error> {
        Self::at(String::new(), value, known)
    }

    fn at(place: String, value: &JsValue, known: &[&str]) -> Result<Self, Error> {
        let object = match is_absent(value) {
            true => None,
            false => Some(object(place.trim_end_matches('.'), value)?),
        };
        let names = object.as_ref().map(Object::keys).unwrap_or_default();
        for name in names.iter().filter_map(|name| name.as_string()) {
            if !known.contains(&name.as_str()) && !is_absent(&get(object.as_ref(), &name)) {
                let found = format!("the unknown field `{name}`");
                let expected = format!("one of `{}`", known.join("`, `"));
                return Err(Error::new(format!("{place}{name}"), found, expected));
            }
        }
        Ok(Self { object, place })
    }

    /// The field of that name; undefined where there is none.
    pub(super) fn get(&self, name: &str) -> JsValue {
        get(self.object.as_ref(), name)
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Error> {
        self.read(name, "a text", JsValue::as_string)
    }

    /// A text of a line at most: a name or an address.
    pub(super) fn line(&self, name: &str) -> Result<Option<String>, Error> {
        if let Some(text) = self.get(name).dyn_ref::<JsString>() {
            check_length(
                &format!("{}{name}", self.place),
                text.length(),
                LONGEST_TEXT,
            )?;
        }
        self.text(name)
    }

    /// True or false.
    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, Error> {
        self.read(name, "true or false", JsValue::as_bool)
    }

    /// An object with fields of its own.
    pub(super) fn fields(&self, name: &str, known: &[&str]) -> Result<Option<Self>, Error> {
        let value = self.get(name);
        match is_absent(&value) {
            true => Ok(None),
            false => Self::at(format!("{}{name}.", self.place), &value, known).map(Some),
        }
    }

    /// Numbers by name.
    pub(super) fn numbers(&self, name: &str) -> Result<Option<Map<f64>>, Error> {
        let value = self.get(name);
        if is_absent(&value) {
            return Ok(None);
        }
        let place = format!("{}{name}", self.place);
        let object = object(&place, &value)?;
        let names = Object::keys(&object);
        check_count(&place, names.length())?;
        for name in names.iter() {
            let length = name.dyn_ref::<JsString>().map_or(0, JsString::length);
            check_length(&place, length, LONGEST_NAME)?;
        }
        let names = names.iter().filter_map(|name| name.as_string());
        let number = |name: String| {
            let value = get(Some(&object), &name);
            let number = value.as_f64().filter(|number| number.is_finite());
            let fault = || Error::new(format!("{place}.{name}"), seen(&value), "a number");
            let number = number.ok_or_else(fault)?;
            Ok((name, number))
        };
        names.map(number).collect::<Result<_, _>>().map(Some)
    }

    /// What is made of a field; `None` where there is none.
    pub(super) fn read<T>(
        &self,
        name: &str,
        expected: &str,
        kind: impl Fn(&JsValue) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let value = self.get(name);
        if is_absent(&value) {
            return Ok(None);
        }
        let fault = || Error::new(format!("{}{name}", self.place), seen(&value), expected);
        kind(&value).ok_or_else(fault).map(Some)
    }
}

fn check_count(place: &str, entries: u32) -> Result<(), Error> {
    match entries > MOST_ENTRIES {
        true => {
            let found = format!("{entries} entries");
            Err(Error::new(place, found, format!("at most {MOST_ENTRIES}")))
        }
        false => Ok(()),
    }
}

/// The length of a text, or of a name within a field.
fn check_length(place: &str, length: u32, most: u32) -> Result<(), Error> {
    match length > most {
        true => {
            let found = format!("a text of {length} characters");
            Err(Error::new(place, found, format!("at most {most}")))
        }
        false => Ok(()),
    }
}

/// Nothing, or a function, which is no option but a callback.
fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null() || value.is_function()
}

fn object(place: &str, value: &JsValue) -> Result<Object, Error> {
    if value.is_object() && !Array::is_array(value) {
        return Ok(Object::unchecked_from_js(value.clone()));
    }
    let place = if place.is_empty() { "$" } else { place };
    Err(Error::new(place, seen(value), "an object"))
}

/// A getter that throws has nothing.
fn get(object: Option<&Object>, name: &str) -> JsValue {
    object
        .and_then(|object| Reflect::get(object, &name.into()).ok())
        .unwrap_or_default()
}

/// A value as a message shows it.
fn seen(value: &JsValue) -> String {
    if let Some(text) = value.as_string() {
        return format!("{text:?}");
    }
    if let Some(number) = value.as_f64() {
        return shortest(number);
    }
    match value.as_bool() {
        Some(flag) => flag.to_string(),
        None if Array::is_array(value) => "a list".to_owned(),
        None if value.is_object() => "an object".to_owned(),
        None => "something else".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, LONGEST_TEXT, check_count, check_length};

    #[test]
    fn options_larger_than_any_page_needs_are_refused_in_words() {
        let reason =
            |checked: Result<(), crate::error::Error>| checked.map_err(|error| error.to_string());
        assert_eq!(reason(check_count("weights", 10_000)), Ok(()));
        assert_eq!(
            reason(check_count("weights", 1_000_000)),
            Err("weights: found 1000000 entries, expected at most 10000".into())
        );
        assert_eq!(reason(check_length("weights", 200, LONGEST_NAME)), Ok(()));
        assert_eq!(
            reason(check_length("weights", 201, LONGEST_NAME)),
            Err("weights: found a text of 201 characters, expected at most 200".into())
        );
        assert_eq!(
            reason(check_length("lang", 2_001, LONGEST_TEXT)),
            Err("lang: found a text of 2001 characters, expected at most 2000".into())
        );
    }
}
