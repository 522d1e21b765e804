//! The drawing area of charts: text, rectangles and strokes in CSS pixels.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use plotters_backend::BackendColor;

use super::backend::{Backend, Drawn};
use super::svg::printable;
use super::text::text_width;
use super::theme::{Rgb, Theme};
use super::units::{UNITS, whole};

/// The part of a text that its position gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Middle,
    End,
}

/// The look of a text; its position is the middle of its height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink {
    pub(crate) size: f64,
    pub(crate) colour: Rgb,
    pub(crate) align: Align,
    pub(crate) bold: bool,
}

impl Ink {
    pub(crate) fn new(size: f64, colour: Rgb, align: Align) -> Self {
        Self {
            size,
            colour,
            align,
            bold: false,
        }
    }

    pub(crate) fn width(self, text: &str) -> f64 {
        text_width(text, self.size)
    }
}

/// A plotters drawing area addressed in CSS pixels.
///
/// The backend writes into memory and cannot fail, so results of drawing are dropped.
pub(crate) struct Canvas<'a> {
    area: DrawingArea<Backend<'a>, Shift>,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(target: &'a mut String, size: (u32, u32), theme: &Theme) -> Self {
        let area = Backend::new(target, size, theme.ink).into_drawing_area();
        area.fill(&rgb(theme.ground)).ok();
        Self { area }
    }

    pub(crate) fn finish(self) {
        self.area.present().ok();
    }

    /// A filled rectangle between two opposite corners; nothing where it has no area.
    pub(crate) fn rect(&self, (x0, y0): (f64, f64), (x1, y1): (f64, f64), fill: Rgb) {
        let (a, b) = (at((x0.min(x1), y0.min(y1))), at((x0.max(x1), y0.max(y1))));
        if a.0 < b.0 && a.1 < b.1 {
            self.area
                .draw(&Rectangle::new([a, b], rgb(fill).filled()))
                .ok();
        }
    }

    pub(crate) fn outline(&self, (x0, y0): (f64, f64), (x1, y1): (f64, f64), pen: (Rgb, f64)) {
        let corners = [at((x0.min(x1), y0.min(y1))), at((x0.max(x1), y0.max(y1)))];
        self.area.draw(&Rectangle::new(corners, stroke(pen))).ok();
    }

    pub(crate) fn path(&self, points: &[(f64, f64)], pen: (Rgb, f64)) {
        let points: Vec<_> = points.iter().copied().map(at).collect();
        self.area.draw(&PathElement::new(points, stroke(pen))).ok();
    }

    pub(crate) fn polygon(&self, points: &[(f64, f64)], fill: Rgb) {
        let points: Vec<_> = points.iter().copied().map(at).collect();
        self.area
            .draw(&Polygon::new(points, rgb(fill).filled()))
            .ok();
    }

    /// A filled area within rings; what is in a ring in another is outside.
    pub(crate) fn rings(&self, rings: &[Vec<(f64, f64)>], fill: Rgb) {
        let ends = rings.iter().scan(0, |end, ring| {
            *end += ring.len();
            Some(*end)
        });
        let rings = Rings {
            points: rings.iter().flatten().copied().map(at).collect(),
            ends: ends.collect(),
            fill: rgb(fill).to_backend_color(),
        };
        self.area.draw(&rings).ok();
    }

    pub(crate) fn dot(&self, centre: (f64, f64), radius: f64, fill: Rgb) {
        self.area
            .draw(&Circle::new(
                at(centre),
                whole(radius * UNITS),
                rgb(fill).filled(),
            ))
            .ok();
    }

    /// The triangle beside marks of the alert colour.
    pub(crate) fn warning(&self, left: f64, middle: f64, fill: Rgb) {
        let corners = [
            (left, middle + 4.5),
            (left + 10.0, middle + 4.5),
            (left + 5.0, middle - 4.5),
        ];
        self.polygon(&corners, fill);
    }

    pub(crate) fn text(&self, text: &str, position: (f64, f64), ink: Ink) {
        if text.is_empty() {
            return;
        }
        let slant = if ink.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let h_pos = match ink.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let size = ink.size * UNITS;
        let style = TextStyle {
            font: FontDesc::new(FontFamily::SansSerif, size, slant),
            color: rgb(ink.colour).to_backend_color(),
            pos: Pos::new(h_pos, VPos::Center),
        };
        let clean: String = text.chars().map(printable).collect();
        self.area.draw(&Text::new(clean, at(position), style)).ok();
    }

    /// Lines of text below each other, centred on a height.
    pub(crate) fn block(&self, lines: &[String], (x, middle): (f64, f64), pitch: f64, ink: Ink) {
        let first = middle - pitch * (lines.len() as f64 - 1.0) / 2.0;
        for (row, line) in lines.iter().enumerate() {
            self.text(line, (x, first + pitch * row as f64), ink);
        }
    }
}

/// Rings that are one area, which plotters has no element for.
struct Rings {
    points: Vec<(i32, i32)>,
    /// Where each ring ends among the points.
    ends: Vec<usize>,
    fill: BackendColor,
}

impl<'a> PointCollection<'a, (i32, i32)> for &'a Rings {
    type Point = &'a (i32, i32);
    type IntoIter = &'a [(i32, i32)];

    fn point_iter(self) -> Self::IntoIter {
        &self.points
    }
}

impl Drawable<Backend<'_>> for Rings {
    fn draw<I: Iterator<Item = (i32, i32)>>(
        &self,
        points: I,
        backend: &mut Backend<'_>,
        _parent: (u32, u32),
    ) -> Drawn {
        let points: Vec<_> = points.collect();
        let begin = std::iter::once(0).chain(self.ends.iter().copied());
        let rings = begin.zip(&self.ends);
        backend.fill_rings(
            rings.filter_map(|(from, to)| points.get(from..*to)),
            self.fill,
        );
        Ok(())
    }
}

fn at((x, y): (f64, f64)) -> (i32, i32) {
    (whole(x * UNITS), whole(y * UNITS))
}

fn rgb(Rgb(red, green, blue): Rgb) -> RGBColor {
    RGBColor(red, green, blue)
}

fn stroke((colour, width): (Rgb, f64)) -> ShapeStyle {
    rgb(colour).stroke_width(whole(width * UNITS).unsigned_abs())
}
