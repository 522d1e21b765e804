//! JSON as a tree, and forms read from it with the path of the place at hand.
//!
//! One small reader for every form: a streaming reader wrapped to track its path would be compiled
//! once for every type in both layers, which in a page is several times the code.

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};
use std::cell::RefCell;
use std::fmt;

/// A JSON value; objects keep their order.
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
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut object: Vec<(String, Json)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if object.iter().any(|(there, _)| *there == key) {
                return Err(de::Error::custom(format!("duplicate field `{key}`")));
            }
            object.push((key, map.next_value()?));
        }
        Ok(Json::Object(object))
    }
}

impl Json {
    /// The fault of finding this where something else was expected.
    fn instead_of(&self, expected: &str) -> Fault {
        let found = match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Whole(value) => value.to_string(),
            Self::Negative(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(text) => format!("{text:?}"),
            Self::List(_) => "a list".into(),
            Self::Object(_) => "an object".into(),
        };
        Fault(format!("found {found}, expected {expected}"))
    }
}

/// What is wrong, in serde's words or in ours.
#[derive(Debug)]
pub(super) struct Fault(pub(super) String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// The steps from the root to the value being read: they stay where a fault occurs.
#[derive(Debug, Default)]
pub(super) struct Path(RefCell<Vec<Step>>);

#[derive(Debug)]
enum Step {
    Key(String),
    Position(usize),
}

impl Path {
    fn within<T>(&self, step: Step, read: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        self.0.borrow_mut().push(step);
        let value = read()?;
        self.0.borrow_mut().pop();
        Ok(value)
    }
}

/// `dimensions[0].weight`; `$` for the root.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = self.0.borrow();
        if steps.is_empty() {
            return f.write_str("$");
        }
        for (position, step) in steps.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Position(position) => write!(f, "[{position}]")?,
            }
        }
        Ok(())
    }
}

/// A value at its place.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    value: &'a Json,
    path: &'a Path,
}

impl<'a> At<'a> {
    /// The whole of a text.
    pub(super) fn root(value: &'a Json, path: &'a Path) -> Self {
        Self { value, path }
    }
}

impl<'de> Deserializer<'de> for At<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Null => visitor.visit_unit(),
            Json::Bool(value) => visitor.visit_bool(*value),
            Json::Whole(value) => visitor.visit_u64(*value),
            Json::Negative(value) => visitor.visit_i64(*value),
            Json::Number(value) => visitor.visit_f64(*value),
            Json::Text(text) => visitor.visit_str(text),
            Json::List(list) => visitor.visit_seq(Elements {
                list,
                next: 0,
                path: self.path,
            }),
            Json::Object(object) => visitor.visit_map(Entries {
                object,
                next: 0,
                path: self.path,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Object(object) => visitor.visit_map(Entries {
                object,
                next: 0,
                path: self.path,
            }),
            other => Err(other.instead_of("an object")),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::List(list) => visitor.visit_seq(Elements {
                list,
                next: 0,
                path: self.path,
            }),
            other => Err(other.instead_of("a list")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Text(text) => visitor.visit_str(text),
            other => Err(other.instead_of("a text")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Bool(value) => visitor.visit_bool(*value),
            other => Err(other.instead_of("true or false")),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Whole(value) => visitor.visit_f64(*value as f64),
            Json::Negative(value) => visitor.visit_f64(*value as f64),
            Json::Number(value) => visitor.visit_f64(*value),
            other => Err(other.instead_of("a number")),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Whole(value) if *value <= u64::from(u8::MAX) => visitor.visit_u64(*value),
            other => Err(other.instead_of("a whole number from 0 to 255")),
        }
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Whole(value) if *value <= u64::from(u16::MAX) => visitor.visit_u64(*value),
            other => Err(other.instead_of("a whole number from 0 to 65535")),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Whole(value) if *value <= u64::from(u32::MAX) => visitor.visit_u64(*value),
            other => Err(other.instead_of("a whole number from 0 to 4294967295")),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.value {
            Json::Text(name) => visitor.visit_enum(Variant(name)),
            other => Err(other.instead_of("a text")),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u64 u128 f32 char bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct identifier ignored_any
    }
}

struct Elements<'a> {
    list: &'a [Json],
    next: usize,
    path: &'a Path,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(value) = self.list.get(self.next) else {
            return Ok(None);
        };
        let (path, position) = (self.path, self.next);
        self.next += 1;
        let read = || seed.deserialize(At { value, path });
        path.within(Step::Position(position), read).map(Some)
    }
}

struct Entries<'a> {
    object: &'a [(String, Json)],
    next: usize,
    path: &'a Path,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((key, _)) = self.object.get(self.next) else {
            return Ok(None);
        };
        let read = || seed.deserialize(Key(key));
        self.path.within(Step::Key(key.clone()), read).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((key, value)) = self.object.get(self.next) else {
            return Err(de::Error::custom("a value without a key"));
        };
        self.next += 1;
        let path = self.path;
        path.within(Step::Key(key.clone()), || {
            seed.deserialize(At { value, path })
        })
    }
}

struct Key<'a>(&'a str);

impl<'de> Deserializer<'de> for Key<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

struct Variant<'a>(&'a str);

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let variant = seed.deserialize(Key(self.0))?;
        Ok((variant, self))
    }
}

/// No form has a variant that holds something.
impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _seed: T) -> Result<T::Value, Fault> {
        Err(self.holds_nothing())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Result<V::Value, Fault> {
        Err(self.holds_nothing())
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Fault> {
        Err(self.holds_nothing())
    }
}

impl Variant<'_> {
    fn holds_nothing(&self) -> Fault {
        Fault(format!("found `{}` alone, expected an object", self.0))
    }
}
