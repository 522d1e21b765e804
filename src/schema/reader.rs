//! From JSON to written forms: what serde's derived code reads from.
//!
//! A library that tracks paths wraps every visitor of every form, 325 KB of the page; here a fault
//! gathers its path on the way out.

use super::fault::{Fault, Step};
use super::json::Json;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

type Outcome<T> = Result<T, Fault>;

/// A value, to be read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    json: &'a Json,
    /// A field that is no part of the form: it has chosen the form.
    tag: &'a str,
}

impl<'a> Reader<'a> {
    pub(super) fn new(json: &'a Json) -> Self {
        Self { json, tag: "" }
    }

    #[cold]
    fn demand(self, expected: &str) -> Fault {
        Fault::mismatch(self.json, &expected)
    }

    fn whole(self, greatest: u64) -> Outcome<u64> {
        match self.json {
            Json::Whole(value) if *value <= greatest => Ok(*value),
            _ => Err(self.demand(&format!("a whole number from 0 to {greatest}"))),
        }
    }

    fn entries(self) -> Outcome<Entries<'a>> {
        match self.json {
            Json::Object(entries) => Ok(Entries {
                rest: entries.iter(),
                value: None,
                tag: self.tag,
            }),
            _ => Err(self.demand("an object")),
        }
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.json {
            Json::Null => visitor.visit_unit(),
            Json::Bool(value) => visitor.visit_bool(*value),
            Json::Whole(value) => visitor.visit_u64(*value),
            Json::Negative(value) => visitor.visit_i64(*value),
            Json::Number(value) => visitor.visit_f64(*value),
            Json::Text(text) => visitor.visit_borrowed_str(text),
            Json::List(_) => self.deserialize_seq(visitor),
            Json::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.json {
            Json::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.demand("true or false")),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.json {
            Json::Whole(value) => visitor.visit_f64(*value as f64),
            Json::Negative(value) => visitor.visit_f64(*value as f64),
            Json::Number(value) => visitor.visit_f64(*value),
            _ => Err(self.demand("a number")),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_u64(self.whole(u8::MAX.into())?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_u64(self.whole(u16::MAX.into())?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_u64(self.whole(u32::MAX.into())?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.json {
            Json::Text(text) => visitor.visit_borrowed_str(text),
            _ => Err(self.demand("a text")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.json {
            Json::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.json {
            Json::List(list) => visitor.visit_seq(Elements {
                elements: list.iter().enumerate(),
            }),
            _ => Err(self.demand("a list")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    /// A text names one of the variants. Where none are listed, the field of the enum's name does,
    /// and the variant's form is the rest of the object: serde's own way with tags forgets the
    /// path.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        match (self.json, variants) {
            (Json::Text(variant), [_, ..]) => {
                visitor.visit_enum(variant.as_str().into_deserializer())
            }
            (_, [_, ..]) => Err(self.demand("a text")),
            (Json::Object(entries), []) => match entries.iter().find(|(key, _)| key == name) {
                Some((_, Json::Text(variant))) => visitor.visit_enum(Tagged {
                    json: self.json,
                    tag: name,
                    variant,
                }),
                Some((_, other)) => {
                    let fault = Fault::mismatch(other, &"a text");
                    Err(fault.below(Step::Key(name.to_owned())))
                }
                None => Err(serde::de::Error::missing_field(name)),
            },
            (_, []) => Err(self.demand("an object")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier
    }
}

struct Elements<'a> {
    elements: std::iter::Enumerate<std::slice::Iter<'a, Json>>,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        let Some((position, json)) = self.elements.next() else {
            return Ok(None);
        };
        let element = seed.deserialize(Reader::new(json));
        element
            .map(Some)
            .map_err(|fault| fault.below(Step::Position(position)))
    }
}

struct Entries<'a> {
    rest: std::slice::Iter<'a, (String, Json)>,
    value: Option<&'a (String, Json)>,
    tag: &'a str,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        let tag = self.tag;
        let Some(entry) = self.rest.find(|(key, _)| key != tag) else {
            return Ok(None);
        };
        self.value = Some(entry);
        let key: StrDeserializer<'_, Fault> = entry.0.as_str().into_deserializer();
        seed.deserialize(key)
            .map(Some)
            .map_err(|fault| fault.below(Step::Key(entry.0.clone())))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<S::Value> {
        let Some((key, json)) = self.value.take() else {
            return seed.deserialize(Reader::new(&Json::Null));
        };
        seed.deserialize(Reader::new(json))
            .map_err(|fault| fault.below(Step::Key(key.clone())))
    }
}

/// An object with the field that names its form.
struct Tagged<'a> {
    json: &'a Json,
    tag: &'a str,
    variant: &'a str,
}

impl<'de> EnumAccess<'de> for Tagged<'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Outcome<(S::Value, Self)> {
        let variant: StrDeserializer<'_, Fault> = self.variant.into_deserializer();
        match seed.deserialize(variant) {
            Ok(variant) => Ok((variant, self)),
            Err(fault) => Err(fault.below(Step::Key(self.tag.to_owned()))),
        }
    }
}

impl<'de> VariantAccess<'de> for Tagged<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Outcome<()> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Outcome<S::Value> {
        let Self { json, tag, variant } = self;
        seed.deserialize(Reader { json, tag })
            .map_err(|fault| fault.in_variant(tag, variant))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Outcome<V::Value> {
        Reader::new(self.json).deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let Self { json, tag, .. } = self;
        Reader { json, tag }.deserialize_map(visitor)
    }
}
