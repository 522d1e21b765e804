//! Writing JSON, indented.

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use std::io;

pub(super) fn write<T: Serialize>(value: &T) -> String {
    let mut text = Vec::new();
    let layout = Layout(PrettyFormatter::new());
    match value.serialize(&mut Serializer::with_formatter(&mut text, layout)) {
        Ok(()) => String::from_utf8(text).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// The brackets of lists within lists, as deep as the values of a file of choices stand.
#[cfg(feature = "web")]
const BEFORE: &str = "[\n  [\n    [\n";
#[cfg(feature = "web")]
const BEHIND: &str = "\n    ]\n  ]\n]";

/// Entries of the list of values in a file of choices, without the brackets around them: the file
/// is written in pieces.
#[cfg(feature = "web")]
pub(super) fn write_entries<T: Serialize>(entries: &[T]) -> String {
    let text = write(&[[entries]]);
    let inside = text.strip_prefix(BEFORE);
    let inside = inside.and_then(|text| text.strip_suffix(BEHIND));
    inside.unwrap_or_default().to_owned()
}

/// `serde_json`'s own, but for numbers: they are written by the standard library, whose tables are in
/// the page anyway.
struct Layout(PrettyFormatter<'static>);

impl Formatter for Layout {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value:?}")
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}
