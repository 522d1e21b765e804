//! Writes the outline of index.json as Rust: the definition without what is only read, checked, so
//! that the first part of the page parses no JSON and can meet no fault.
//!
//! It reads index.json with the library's own files.

#[allow(
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    reason = "the library uses the rest"
)]
#[path = "src/error.rs"]
mod error;
#[allow(
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/index/mod.rs"]
mod index;
#[allow(
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    reason = "the library uses the rest"
)]
#[path = "src/map.rs"]
mod map;
#[allow(
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    reason = "the library uses the rest"
)]
#[path = "src/month.rs"]
mod month;
#[allow(
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    reason = "the library uses the rest"
)]
#[path = "src/order.rs"]
mod order;
#[allow(
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/rule/mod.rs"]
mod rule;
#[allow(
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/schema/mod.rs"]
mod schema;
#[allow(
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library uses the rest"
)]
#[path = "src/text/mod.rs"]
mod text;

use rule::WrittenRule;
use schema::{Definition, Dimension};
use serde::Serialize;
use serde::ser::{self, Serializer};
use std::error::Error;
use std::fmt::{self, Display, Write};
use std::path::Path;
use text::{Language, Text};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=index.json");
    for file in [
        "error.rs", "index", "map.rs", "month.rs", "rule", "schema", "text",
    ] {
        println!("cargo::rerun-if-changed=src/{file}");
    }
    let definition: Definition = schema::read(&std::fs::read_to_string("index.json")?)?;
    if let Some(fault) = index::check(&definition).first() {
        return Err(format!("index.json: {fault}").into());
    }
    let expression = outline(definition).serialize(Rust)?;
    let code = format!("fn definition() -> Definition {{\n{expression}\n}}\n");
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo names no folder for what is made")?;
    std::fs::write(Path::new(&folder).join("outline.rs"), code)?;
    Ok(())
}

/// The definition without what is only read, in Chinese: English comes with the words of the page.
fn outline(definition: Definition) -> Definition {
    let mut outline = Definition {
        schema: None,
        source: None,
        formerly: Vec::new(),
        highlights: Vec::new(),
        ledger: Vec::new(),
        ..definition
    };
    in_chinese(&mut outline.title);
    outline.about.iter_mut().for_each(in_chinese);
    outline.notice.iter_mut().for_each(in_chinese);
    for grade in &mut outline.grades {
        in_chinese(&mut grade.label);
    }
    for line in &mut outline.red_lines {
        in_chinese(&mut line.title);
        line.basis = None;
    }
    let ladders = std::mem::take(&mut outline.ladders).into_iter();
    outline.ladders = ladders
        .map(|(name, mut rungs)| {
            for rung in &mut rungs {
                rung.title = Text::from("");
                rung.formerly = Vec::new();
            }
            (name, rungs)
        })
        .collect();
    outline.dimensions.iter_mut().for_each(dimension);
    outline
}

fn dimension(dimension: &mut Dimension) {
    in_chinese(&mut dimension.title);
    dimension.rationale = None;
    for indicator in &mut dimension.indicators {
        in_chinese(&mut indicator.title);
        indicator.measure.iter_mut().for_each(in_chinese);
        indicator.sources = Vec::new();
        indicator.method = None;
        indicator.note = None;
        // A demonstration asks whether the items of a checklist have names of their own.
        let is_checklist = matches!(indicator.rule, WrittenRule::Checklist(_));
        for item in &mut indicator.items {
            match is_checklist {
                true => in_chinese(&mut item.title),
                false => item.title = Text::from(""),
            }
        }
    }
    dimension.dimensions.iter_mut().for_each(self::dimension);
}

fn in_chinese(text: &mut Text) {
    *text = Text::from(text.get(Language::Chinese));
}

/// Writes a value as the Rust expression that makes it.
///
/// A text is a newtype called `Chinese`; a struct with a field `kind` is a variant of the enum of
/// rules; what is skipped is the default.
#[derive(Clone, Copy)]
struct Rust;

#[derive(Debug)]
struct Unwritable(String);

impl Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Written = Result<String, Unwritable>;

/// `at_least` → `AtLeast`.
fn camel(name: &str) -> String {
    let mut camel = String::new();
    for word in name.split('_') {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// The name of a field in Rust, where it is another than in JSON.
fn field(name: &str) -> &str {
    match name {
        "$schema" => "schema",
        "use" => "used",
        other => other,
    }
}

fn unwritable(what: &str) -> Written {
    Err(Unwritable(format!(
        "found {what}, expected a part of a definition"
    )))
}

/// Elements, or entries, so far.
#[derive(Default)]
struct Parts {
    name: &'static str,
    variant: Option<String>,
    list: Vec<String>,
    key: String,
}

impl Serializer for Rust {
    type Ok = String;
    type Error = Unwritable;
    type SerializeSeq = Parts;
    type SerializeTuple = ser::Impossible<String, Unwritable>;
    type SerializeTupleStruct = ser::Impossible<String, Unwritable>;
    type SerializeTupleVariant = ser::Impossible<String, Unwritable>;
    type SerializeMap = Parts;
    type SerializeStruct = Parts;
    type SerializeStructVariant = ser::Impossible<String, Unwritable>;

    fn serialize_bool(self, value: bool) -> Written {
        Ok(value.to_string())
    }

    fn serialize_i8(self, value: i8) -> Written {
        Ok(value.to_string())
    }

    fn serialize_i16(self, value: i16) -> Written {
        Ok(value.to_string())
    }

    fn serialize_i32(self, value: i32) -> Written {
        Ok(value.to_string())
    }

    fn serialize_i64(self, value: i64) -> Written {
        Ok(value.to_string())
    }

    fn serialize_u8(self, value: u8) -> Written {
        Ok(value.to_string())
    }

    fn serialize_u16(self, value: u16) -> Written {
        Ok(value.to_string())
    }

    fn serialize_u32(self, value: u32) -> Written {
        Ok(value.to_string())
    }

    fn serialize_u64(self, value: u64) -> Written {
        Ok(value.to_string())
    }

    fn serialize_f32(self, value: f32) -> Written {
        Ok(format!("{value:?}"))
    }

    fn serialize_f64(self, value: f64) -> Written {
        Ok(format!("{value:?}"))
    }

    fn serialize_char(self, value: char) -> Written {
        Ok(format!("{value:?}"))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(format!("string({value:?})"))
    }

    fn serialize_bytes(self, _value: &[u8]) -> Written {
        unwritable("bytes")
    }

    fn serialize_none(self) -> Written {
        Ok("None".to_owned())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        Ok(format!("Some({})", value.serialize(self)?))
    }

    fn serialize_unit(self) -> Written {
        unwritable("nothing")
    }

    fn serialize_unit_struct(self, name: &'static str) -> Written {
        Ok(name.to_owned())
    }

    fn serialize_unit_variant(self, name: &'static str, _: u32, variant: &'static str) -> Written {
        Ok(format!("{name}::{}", camel(variant)))
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Written {
        let text = value.serialize(self)?;
        Ok(text.replacen("string", "text", 1))
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let value = value.serialize(self)?;
        Ok(format!("{name}::{}({value})", camel(variant)))
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<Parts, Unwritable> {
        Ok(Parts::default())
    }

    fn serialize_tuple(self, _len: usize) -> Result<Self::SerializeTuple, Unwritable> {
        Err(Unwritable("found a tuple, expected none".to_owned()))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _len: usize,
    ) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable(format!("found `{name}`, expected no tuple")))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _variant: &'static str,
        _len: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable(format!("found `{name}`, expected no tuple")))
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Parts, Unwritable> {
        Ok(Parts::default())
    }

    fn serialize_struct(self, name: &'static str, _len: usize) -> Result<Parts, Unwritable> {
        Ok(Parts {
            name,
            ..Parts::default()
        })
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _variant: &'static str,
        _len: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable(format!("found `{name}`, expected no fields")))
    }
}

impl ser::SerializeSeq for Parts {
    type Ok = String;
    type Error = Unwritable;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.list.push(value.serialize(Rust)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(format!("vec![{}]", self.list.join(",\n")))
    }
}

impl ser::SerializeMap for Parts {
    type Ok = String;
    type Error = Unwritable;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.key = key.serialize(Rust)?;
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritable> {
        let value = value.serialize(Rust)?;
        self.list.push(format!("({}, {value})", self.key));
        Ok(())
    }

    fn end(self) -> Written {
        Ok(format!("Map::from([{}])", self.list.join(",\n")))
    }
}

impl ser::SerializeStruct for Parts {
    type Ok = String;
    type Error = Unwritable;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        let value = value.serialize(Rust)?;
        if name == "kind" {
            let kind = value
                .trim_start_matches("string(\"")
                .trim_end_matches("\")");
            self.variant = Some(camel(kind));
        } else {
            self.list.push(format!("{}: {value}", field(name)));
        }
        Ok(())
    }

    fn skip_field(&mut self, name: &'static str) -> Result<(), Unwritable> {
        self.list
            .push(format!("{}: Default::default()", field(name)));
        Ok(())
    }

    fn end(self) -> Written {
        let mut written = format!("{} {{ {} }}", self.name, self.list.join(", "));
        if let Some(variant) = self.variant {
            let form = std::mem::take(&mut written);
            let _ = write!(written, "WrittenRule::{variant}({form})");
        }
        Ok(written)
    }
}
