//! The layout of a map, complete before anything is drawn.

use super::finder::Finder;
use super::hatch::hatch;
use super::lay::{Layout, Point};
use super::places::{Map, Mark};
use crate::chart::canvas::{Align, Canvas, Ink};
use crate::chart::classes::Classes;
use crate::chart::frame::Frame;
use crate::chart::key::Key;
use crate::chart::number::present;
use crate::chart::scale::bounded;
use crate::chart::sheet::{PAD, Sheet};
use crate::chart::text::{shorten, text_width};
use crate::chart::theme::Rgb;
use crate::chart::units::SMALL;

/// The greatest height of the shapes, in widths and in pixels.
const TALL: (f64, f64) = (1.1, 640.0);
/// Room above and below the shapes.
const ROOM: f64 = 6.0;
/// Widths of borders, coasts, hatching, and the outline of the marked place with its halo.
const BORDER: f64 = 0.75;
const COAST: f64 = 0.5;
const HATCHING: f64 = 0.75;
const OUTLINE: f64 = 1.75;
const HALO: f64 = 4.0;
/// The width from which outlines are as wide as that; where there is less, they are two thirds of it.
const WIDE: f64 = 600.0;
/// Height of the name of the marked place, and the room beside it.
const NAME: f64 = 22.0;
const BESIDE: f64 = 6.0;

impl Map {
    /// What finds places in the drawing of a frame; `None` where nothing is drawn.
    pub fn finder(&self, frame: &Frame) -> Option<Finder> {
        let sheet = Sheet::new(frame);
        let mut finder = Plan::new(self, &sheet)?.finder;
        finder.top += sheet.top();
        Some(finder)
    }
}

pub(super) struct Plan<'a> {
    frame: &'a Frame,
    map: &'a Map,
    width: f64,
    key: Key,
    classes: Classes,
    /// Whether the key has an entry for places without a value.
    has_missing: bool,
    /// The places, below the top of the body.
    pub(super) finder: Finder,
    pub(super) height: f64,
}

impl<'a> Plan<'a> {
    /// `None` where there is no shape, or no value at all.
    pub(super) fn new(map: &'a Map, sheet: &Sheet<'a>) -> Option<Self> {
        let values = map.marks.iter().filter_map(|mark| present(mark.value));
        let theme = &sheet.frame.theme;
        let classes = Classes::new(values.map(bounded), map.decimals, theme)?;
        let width = sheet.width;
        let tall = (TALL.0 * width).min(TALL.1);
        let layout = Layout::new(&map.shapes, PAD, width - 2.0 * PAD, tall)?;
        let mut marks = vec![None; map.shapes.len()];
        for (at, mark) in map.marks.iter().enumerate() {
            if let Some(place) = mark.shape.and_then(|shape| marks.get_mut(shape)) {
                *place = Some(at);
            }
        }
        let mut names: Vec<&str> = classes.names.iter().map(String::as_str).collect();
        let is_missing = |mark: &Mark| mark.shape.is_some() && present(mark.value).is_none();
        let has_missing = map.marks.iter().any(is_missing);
        if has_missing {
            names.push(&map.missing);
        }
        if marks.iter().any(Option::is_none) {
            names.push(&map.outside);
        }
        let key = Key::new(&names, width);
        Some(Self {
            frame: sheet.frame,
            map,
            width,
            height: key.height + layout.height + 2.0 * ROOM,
            finder: Finder {
                layout,
                marks,
                shapes: map.marks.iter().map(|mark| mark.shape).collect(),
                top: key.height + ROOM,
                dot: (width / 260.0).clamp(2.0, 3.0),
            },
            key,
            classes,
            has_missing,
        })
    }

    pub(super) fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        self.draw_key(canvas, top);
        let theme = &self.frame.theme;
        let down = top + self.finder.top;
        let lines = |lines: &[Vec<Point>], pen: (Rgb, f64)| {
            for line in lines {
                canvas.path(&lowered(line, down), pen);
            }
        };
        let mut hatched = Vec::new();
        for (mark, shape) in self.finder.marks.iter().zip(&self.finder.layout.shapes) {
            let rings: Vec<Vec<Point>> =
                shape.rings.iter().map(|ring| lowered(ring, down)).collect();
            let fill = self.fill(*mark);
            if rings.is_empty() {
                continue;
            }
            canvas.rings(&rings, fill.unwrap_or(theme.ground));
            if fill.is_none() {
                hatched.extend(hatch(&rings));
            }
        }
        for line in &hatched {
            canvas.path(line, (theme.muted, HATCHING));
        }
        lines(&self.finder.layout.borders, (theme.ground, BORDER));
        lines(&self.finder.layout.coasts, (theme.muted, COAST));
        for (mark, shape) in self.finder.marks.iter().zip(&self.finder.layout.shapes) {
            for (x, y) in &shape.dots {
                let centre = (*x, y + down);
                match self.fill(*mark) {
                    _ if mark.is_none() => {}
                    Some(fill) => {
                        canvas.dot(centre, self.finder.dot + COAST, theme.muted);
                        canvas.dot(centre, self.finder.dot, fill);
                    }
                    None => {
                        canvas.dot(centre, self.finder.dot + COAST, theme.muted);
                        canvas.dot(centre, self.finder.dot - COAST, theme.ground);
                    }
                }
            }
        }
        self.draw_own(canvas, down);
    }

    /// The colour of a shape; `None` for that of a place without a value.
    fn fill(&self, mark: Option<usize>) -> Option<Rgb> {
        let Some(mark) = mark.and_then(|mark| self.map.marks.get(mark)) else {
            return Some(self.frame.theme.ground);
        };
        self.classes.tint(bounded(present(mark.value)?))
    }

    fn draw_key(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let classes = self.classes.tints.len();
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            let (from, to) = ((left, middle - 7.0), (left + 14.0, middle + 7.0));
            let is_missing = self.has_missing && entry == classes;
            let tint = self.classes.tints.get(entry).copied();
            let tint = tint.or((!is_missing).then_some(theme.ground));
            if let Some(tint) = tint {
                canvas.rect(from, to, tint);
            } else {
                let corners = [from, (to.0, from.1), to, (from.0, to.1)];
                for line in hatch(&[corners.to_vec()]) {
                    canvas.path(&line, (theme.muted, HATCHING));
                }
            }
            canvas.outline(from, to, (theme.muted, COAST));
        });
    }

    /// The outline of the marked place, and its name with its figure above it, or below.
    fn draw_own(&self, canvas: &Canvas<'_>, down: f64) {
        let theme = &self.frame.theme;
        let Some((own, mark)) = self
            .map
            .own
            .and_then(|own| Some((own, self.map.marks.get(own)?)))
        else {
            return;
        };
        let Some((shape, [left, top, right, bottom])) = self
            .finder
            .shape(own)
            .and_then(|shape| Some((shape, shape.bounds?)))
        else {
            return;
        };
        let share = if self.width < WIDE { 2.0 / 3.0 } else { 1.0 };
        let (halo, outline) = (HALO * share, OUTLINE * share);
        for pen in [(theme.ground, halo), (theme.ink, outline)] {
            for ring in &shape.rings {
                let mut line = lowered(ring, down);
                line.extend(line.first().copied());
                canvas.path(&line, pen);
            }
        }
        for (x, y) in &shape.dots {
            let fill = self.fill(Some(own)).unwrap_or(theme.ground);
            canvas.dot(
                (*x, y + down),
                self.finder.dot + halo / 2.0 + outline,
                theme.ground,
            );
            canvas.dot((*x, y + down), self.finder.dot + outline, theme.ink);
            canvas.dot((*x, y + down), self.finder.dot, fill);
        }
        let told = format!("{} {}", mark.label, self.map.figure(mark));
        let told = shorten(&told, SMALL, self.width - 2.0 * (PAD + BESIDE));
        let half = text_width(&told, SMALL) / 2.0 + BESIDE;
        let middle = f64::midpoint(left, right).clamp(PAD + half, self.width - PAD - half);
        let above = top - BESIDE - NAME;
        let y = down
            + if above >= 0.0 {
                above
            } else {
                (bottom + BESIDE).min(self.finder.layout.height - NAME)
            };
        let corners = ((middle - half, y), (middle + half, y + NAME));
        canvas.rect(corners.0, corners.1, theme.ground);
        canvas.outline(corners.0, corners.1, (theme.ink, COAST));
        let ink = Ink {
            bold: true,
            ..Ink::new(SMALL, theme.ink, Align::Middle)
        };
        canvas.text(&told, (middle, y + NAME / 2.0), ink);
    }
}

/// Points of the layout, lower by a height.
fn lowered(points: &[Point], down: f64) -> Vec<Point> {
    points.iter().map(|(x, y)| (*x, y + down)).collect()
}
