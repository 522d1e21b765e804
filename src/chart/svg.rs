//! The SVG document around a drawing.

use std::fmt::Write as _;

use super::frame::Frame;
use super::theme::Rgb;
use super::units::{TEXT, UNITS, whole};
use crate::text::format;

const FONTS: &str =
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif";

/// The beginning of a standalone document; attributes that all texts share are on the root.
pub(crate) fn begin(frame: &Frame, (width, height): (u32, u32)) -> String {
    let id = identifier(&frame.id);
    let Rgb(red, green, blue) = frame.theme.ink;
    let mut out = String::with_capacity(8_000);
    write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"{}\" \
         font-variant=\"tabular-nums\" fill=\"",
        pixels(width),
        pixels(height),
        whole(TEXT * UNITS),
    )
    .ok();
    colour(&mut out, (red, green, blue));
    write!(out, "\"><title id=\"{id}-title\">").ok();
    escape(&mut out, &frame.title);
    write!(out, "</title><desc id=\"{id}-desc\">").ok();
    escape(&mut out, &frame.description);
    out.push_str("</desc>");
    if let Some(metadata) = &frame.metadata {
        out.push_str("<metadata>");
        escape(&mut out, metadata);
        out.push_str("</metadata>");
    }
    out
}

/// The end of the document.
pub(crate) const END: &str = "</svg>\n";

/// Units of the view box in CSS pixels.
fn pixels(units: u32) -> String {
    format::shortened(format::fixed(f64::from(units) / UNITS, 2))
}

/// An id of letters, digits, `-`, `_`, `.` and visible characters beyond ASCII: a space would make two
/// references of one.
fn identifier(id: &str) -> String {
    let beyond = |c: char| !c.is_ascii() && !c.is_whitespace() && !c.is_control();
    let kept = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c) || beyond(c);
    let id: String = id.chars().map(|c| if kept(c) { c } else { '-' }).collect();
    if id.is_empty() {
        "chart".to_owned()
    } else {
        id
    }
}

/// Adds a text, with the special characters of XML and HTML as references.
pub fn escape(out: &mut String, text: &str) {
    for character in text.chars().map(printable) {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

/// Adds a colour.
pub(crate) fn colour(out: &mut String, (red, green, blue): (u8, u8, u8)) {
    let _ = write!(out, "#{red:02X}{green:02X}{blue:02X}");
}

/// The character itself, or a space in place of one that XML forbids.
pub(crate) fn printable(character: char) -> char {
    match character {
        character if character.is_control() => ' ',
        '\u{FFFE}' | '\u{FFFF}' => ' ',
        character => character,
    }
}
