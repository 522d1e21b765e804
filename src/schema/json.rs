//! JSON as a tree.

use crate::error::{LONGEST_PART, brief};
use crate::text::format::shortest;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// A JSON value; objects keep their order, and have no key twice.
#[derive(Debug)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Whole(u64),
    Negative(i64),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// As a message shows what was found.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Whole(value) => write!(f, "{value}"),
            Self::Negative(value) => write!(f, "{value}"),
            Self::Number(value) => f.write_str(&shortest(*value)),
            Self::Text(text) => write!(f, "{:?}", brief(text, LONGEST_PART)),
            Self::List(_) => f.write_str("a list"),
            Self::Object(_) => f.write_str("an object"),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Whole(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Negative(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        list.shrink_to_fit();
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut object: Vec<(String, Json)> = Vec::new();
        let mut seen = Seen::default();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(&key, &object) {
                let key = brief(&key, LONGEST_PART);
                return Err(de::Error::custom(format!("duplicate field `{key}`")));
            }
            object.push((key, map.next_value()?));
        }
        Ok(Json::Object(object))
    }
}

/// The keys of an object: looked through while they are few, as they nearly always are, and
/// ordered beyond that.
#[derive(Default)]
struct Seen(BTreeSet<String>);

/// How many keys are few.
const FEW: usize = 32;

impl Seen {
    /// Whether a key is new.
    fn insert(&mut self, key: &str, object: &[(String, Json)]) -> bool {
        if object.len() < FEW {
            return object.iter().all(|(there, _)| there != key);
        }
        if self.0.is_empty() {
            self.0.extend(object.iter().map(|(there, _)| there.clone()));
        }
        self.0.insert(key.to_owned())
    }
}
