//! From what plotters-svg writes to the document that is handed out.

use std::fmt::Write as _;

use super::canvas::{TEXT, UNITS, printable};
use super::frame::Frame;
use super::theme::Rgb;
use crate::data::number::decimal;

const FONTS: &str =
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif";

/// One standalone document: what is common to all texts stands once on the root, attributes
/// that say the default are gone, and neighbouring strokes of one kind are one path.
pub(crate) fn document(frame: &Frame, (width, height): (u32, u32), raw: &str) -> String {
    let id = identifier(&frame.id);
    let ink = hex(frame.theme.ink);
    let mut out = String::with_capacity(raw.len() / 2 + 1024);
    write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"{}\" \
         font-variant=\"tabular-nums\" fill=\"{ink}\"><title id=\"{id}-title\">",
        f64::from(width) / UNITS,
        f64::from(height) / UNITS,
        TEXT * UNITS,
    )
    .ok();
    escape(&mut out, &frame.title);
    write!(out, "</title><desc id=\"{id}-desc\">").ok();
    escape(&mut out, &frame.description);
    out.push_str("</desc>");
    if let Some(metadata) = &frame.metadata {
        out.push_str("<metadata>");
        escape(&mut out, metadata);
        out.push_str("</metadata>");
    }
    Compaction {
        out,
        ink,
        pen: None,
    }
    .run(raw)
}

/// A single pass over the elements that plotters-svg wrote, which are flat and well formed.
struct Compaction<'a> {
    out: String,
    ink: String,
    /// Stroke and width of the path that is still open.
    pen: Option<(&'a str, &'a str)>,
}

impl<'a> Compaction<'a> {
    fn run(mut self, raw: &'a str) -> String {
        for element in raw.split('<').skip(1) {
            let Some((tag, content)) = element.split_once('>') else {
                continue;
            };
            let tag = tag.strip_suffix('/').unwrap_or(tag);
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            match name {
                "line" | "polyline" => self.stroke(name, attributes),
                "text" => self.text(attributes, content),
                "rect" | "circle" | "polygon" => self.shape(name, attributes),
                _ => {}
            }
        }
        self.close();
        self.out.push_str("</svg>\n");
        self.out
    }

    /// Adds a stroke to the open path, or opens one of its colour and width.
    fn stroke(&mut self, name: &str, attributes: &'a str) {
        let (mut colour, mut width, mut points) = ("", "", "");
        let mut ends = [""; 4];
        for (key, value) in pairs(attributes) {
            match key {
                "stroke" => colour = value,
                "stroke-width" => width = value,
                "points" => points = value.trim_end(),
                "x1" => ends[0] = value,
                "y1" => ends[1] = value,
                "x2" => ends[2] = value,
                "y2" => ends[3] = value,
                _ => {}
            }
        }
        if self.pen != Some((colour, width)) {
            self.close();
            self.pen = Some((colour, width));
            write!(
                self.out,
                "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" d=\""
            )
            .ok();
        }
        self.out.push('M');
        if name == "line" {
            let [x1, y1, x2, y2] = ends;
            write!(self.out, "{x1},{y1} {x2},{y2}").ok();
        } else {
            let closed = points.split_once(' ').zip(points.rsplit_once(' '));
            match closed {
                Some(((first, _), (body, last))) if first == last => {
                    self.out.push_str(body);
                    self.out.push('Z');
                }
                _ => self.out.push_str(points),
            }
        }
    }

    fn close(&mut self) {
        if self.pen.take().is_some() {
            self.out.push_str("\"/>");
        }
    }

    fn shape(&mut self, name: &str, attributes: &str) {
        self.close();
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in pairs(attributes) {
            match (key, value) {
                ("opacity", "1") | ("stroke", "none") | ("stroke-width", _) => {}
                _ => self.attribute(key, value.trim_end()),
            }
        }
        self.out.push_str("/>");
    }

    fn text(&mut self, attributes: &str, content: &str) {
        self.close();
        self.out.push_str("<text");
        for (key, value) in pairs(attributes) {
            match (key, value) {
                ("dy" | "font-family", _) | ("opacity", "1") | ("text-anchor", "start") => {}
                ("fill", colour) if colour == self.ink => {}
                ("font-size", size) => self.font_size(size),
                _ => self.attribute(key, value),
            }
        }
        self.out.push('>');
        self.out.push_str(content.trim_matches('\n'));
        self.out.push_str("</text>");
    }

    fn font_size(&mut self, size: &str) {
        let size = decimal(size, 0).map_or(TEXT * UNITS, f64::round);
        if size != TEXT * UNITS {
            self.attribute("font-size", &size.to_string());
        }
    }

    fn attribute(&mut self, key: &str, value: &str) {
        for part in [" ", key, "=\"", value, "\""] {
            self.out.push_str(part);
        }
    }
}

/// Names and values of the attributes of a tag, in order.
fn pairs(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = attributes.split('"');
    std::iter::from_fn(move || {
        let key = parts.next()?.trim_start().strip_suffix('=')?;
        Some((key, parts.next()?))
    })
}

/// Letters and digits, `-`, `_`, `.` and visible signs beyond ASCII; a space would make two references of one.
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

/// Adds a text with what is special in XML and HTML written as references.
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

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}
