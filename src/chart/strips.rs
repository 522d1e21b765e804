//! Strips: where one stands among many, a line for each thing that is measured.

use super::area::Area;
use super::canvas::{Align, Canvas, Ink};
use super::frame::Frame;
use super::key::Key;
use super::number::{figure, plain, present, tick_figure};
use super::scale::{Scale, bounded, extent, rounded, tick_decimals, widened};
use super::sheet::{PAD, Sheet};
use super::text::{text_width, wrap};
use super::units::{SMALL, TEXT};
use crate::report::table::Table;

/// The narrowest chart whose labels stand left of the strips.
const WIDE: f64 = 560.0;
/// Height of the figures below the strips.
const AXIS: f64 = 24.0;
/// Height of a strip.
const TALL: f64 = 30.0;
/// Gap between a strip and the texts beside it.
const GAP: f64 = 12.0;
/// Distance from one line of a label to the next.
const PITCH: f64 = 18.0;

/// Values of many along one axis, strip by strip, with one of them marked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strips {
    /// The strips, from the top.
    pub strips: Vec<Strip>,
    /// Digits after the point.
    pub decimals: u8,
    /// Name of the labels, for the table.
    pub label_name: String,
    /// Name of the one that is marked.
    pub own_name: String,
    /// Name of the others.
    pub others_name: String,
    /// Name of the value in the middle.
    pub middle_name: String,
    /// Names of the least and the greatest value, for the table.
    pub ends_name: (String, String),
    /// The text for a missing value.
    pub missing: String,
}

/// One strip.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strip {
    /// Its label.
    pub label: String,
    /// The value that is marked.
    pub own: Option<f64>,
    /// All the others.
    pub others: Vec<f64>,
    /// What half of them all reach.
    pub middle: Option<f64>,
    /// What the strip shows, by a number of the caller's; nothing is drawn of it.
    pub key: Option<usize>,
}

impl Strip {
    fn values(&self) -> impl Iterator<Item = f64> {
        let all = self.others.iter().copied().chain(self.own);
        all.filter(|value| value.is_finite())
    }
}

impl Strips {
    /// The figures in the chart: a row a strip.
    pub fn table(&self) -> Table {
        let cell = |value: Option<f64>| {
            present(value).map_or(String::new(), |value| plain(value, self.decimals))
        };
        let rows = self.strips.iter().map(|strip| {
            let least = strip.values().fold(None, |least: Option<f64>, value| {
                Some(least.map_or(value, |least| least.min(value)))
            });
            let most = strip.values().fold(None, |most: Option<f64>, value| {
                Some(most.map_or(value, |most| most.max(value)))
            });
            let figures = [strip.own, strip.middle, least, most].map(cell);
            std::iter::once(strip.label.clone())
                .chain(figures)
                .collect()
        });
        let (least, most) = &self.ends_name;
        let heads = [
            &self.label_name,
            &self.own_name,
            &self.middle_name,
            least,
            most,
        ];
        Table {
            columns: heads.map(String::clone).to_vec(),
            rows: rows.collect(),
            remarks: Vec::new(),
        }
    }

    /// Every strip in the document that [`strips`] draws.
    pub fn areas(&self, frame: &Frame) -> Vec<Area> {
        let sheet = Sheet::new(frame);
        let Some(plan) = Plan::new(self, &sheet) else {
            return Vec::new();
        };
        let top = sheet.top();
        let bands = plan.lines.iter();
        let bands = bands.map(|line| (top + line.top, top + line.bottom));
        Area::rows(bands, sheet.width)
    }

    /// The figures of a strip, named.
    pub(crate) fn in_words(&self, strip: &Strip) -> Vec<String> {
        let named = [
            (&self.own_name, strip.own),
            (&self.middle_name, strip.middle),
        ];
        let told = named.into_iter().filter_map(|(name, value)| {
            let value = figure(present(value)?, self.decimals, false);
            Some(format!("{name} {value}"))
        });
        told.collect()
    }
}

/// Draws the strips as one SVG document: a dot for each of the others, a bar for the value in the middle,
/// a large dot for the one that is marked.
pub fn strips(strips: &Strips, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    match Plan::new(strips, &sheet) {
        Some(plan) => sheet.render(plan.height, |canvas, top| plan.draw(canvas, top)),
        None => sheet.empty(),
    }
}

/// A strip with its texts set.
struct Line<'a> {
    strip: &'a Strip,
    label: Vec<String>,
    value: String,
    top: f64,
    middle: f64,
    bottom: f64,
}

/// The layout, complete before anything is drawn.
struct Plan<'a> {
    frame: &'a Frame,
    key: Key,
    is_wide: bool,
    column: f64,
    lines: Vec<Line<'a>>,
    scale: Scale,
    ends: (f64, f64),
    ticks: Vec<(f64, String)>,
    width: f64,
    height: f64,
}

impl<'a> Plan<'a> {
    /// `None` where there is no value at all.
    fn new(strips: &'a Strips, sheet: &Sheet<'a>) -> Option<Self> {
        let all = strips.strips.iter().flat_map(Strip::values);
        let held = widened(extent(None, all.map(bounded))?);
        let width = sheet.width;
        let is_wide = width >= WIDE;
        let names = [
            strips.own_name.as_str(),
            strips.others_name.as_str(),
            strips.middle_name.as_str(),
        ];
        let key = Key::new(&names, width);
        let limit = match is_wide {
            true => width * 0.3,
            false => width - 2.0 * PAD,
        };
        let mut top = key.height;
        let (mut column, mut room) = (0.0_f64, 0.0_f64);
        let lines = strips.strips.iter().map(|strip| {
            let label = wrap(&strip.label, TEXT, limit, 2);
            let value = present(strip.own).map_or_else(
                || strips.missing.clone(),
                |own| figure(own, strips.decimals, false),
            );
            let widths = label.iter().map(|line| text_width(line, TEXT));
            column = widths.fold(column, f64::max);
            room = room.max(text_width(&value, TEXT) * 1.1);
            let text = PITCH * label.len() as f64;
            let first = top;
            let middle = match is_wide {
                true => first + (text + 8.0).max(TALL) / 2.0,
                false => first + text + TALL / 2.0,
            };
            top = match is_wide {
                true => first + (text + 8.0).max(TALL),
                false => middle + TALL / 2.0 + 4.0,
            };
            Line {
                strip,
                label,
                value,
                top: first,
                middle,
                bottom: top,
            }
        });
        let lines: Vec<_> = lines.collect();
        let left = if is_wide { PAD + column + GAP } else { PAD };
        let ends = (left + 8.0, width - PAD - room - GAP);
        let (held, ticks) = rounded(held, ((ends.1 - ends.0) / 64.0).floor());
        let scale = Scale::new(held, ends);
        let decimals = tick_decimals(&ticks);
        let ticks = ticks.into_iter();
        let ticks = ticks.map(|tick| (scale.at(tick), tick_figure(tick, decimals, false)));
        Some(Self {
            frame: sheet.frame,
            key,
            is_wide,
            column,
            lines,
            scale,
            ends,
            ticks: ticks.collect(),
            width,
            height: top + AXIS,
        })
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            let centre = (left + 7.0, middle);
            match entry {
                0 => canvas.dot(centre, 6.5, theme.main),
                1 => canvas.dot(centre, 3.5, theme.main_light),
                _ => self.draw_middle(canvas, centre),
            }
        });
        let ink = Ink::new(SMALL, theme.muted, Align::Middle);
        for (place, told) in &self.ticks {
            let ends = (top + self.key.height, top + self.height - AXIS);
            for line in &self.lines {
                let (above, below) = (line.middle - TALL / 2.0, line.middle + TALL / 2.0);
                let pen = (theme.grid, 1.0);
                match self.is_wide {
                    true => canvas.path(&[(*place, ends.0), (*place, ends.1)], pen),
                    false => canvas.path(&[(*place, top + above), (*place, top + below)], pen),
                }
                if self.is_wide {
                    break;
                }
            }
            let half = text_width(told, SMALL) / 2.0;
            let x = place.min(self.width - PAD - half).max(PAD + half);
            canvas.text(told, (x, top + self.height - AXIS + 13.0), ink);
        }
        for line in &self.lines {
            self.draw_line(canvas, top, line);
        }
    }

    fn draw_middle(&self, canvas: &Canvas<'_>, (x, y): (f64, f64)) {
        canvas.path(&[(x, y - 9.0), (x, y + 9.0)], (self.frame.theme.ink, 2.0));
    }

    fn draw_line(&self, canvas: &Canvas<'_>, top: f64, line: &Line<'_>) {
        let theme = &self.frame.theme;
        let y = top + line.middle;
        canvas.path(&[(self.ends.0, y), (self.ends.1, y)], (theme.grid, 2.0));
        for value in line.strip.others.iter().filter(|value| value.is_finite()) {
            canvas.dot((self.scale.within(*value), y), 3.5, theme.main_light);
        }
        if let Some(middle) = present(line.strip.middle) {
            self.draw_middle(canvas, (self.scale.within(middle), y));
        }
        let colour = match present(line.strip.own) {
            Some(own) => {
                let centre = (self.scale.within(own), y);
                canvas.dot(centre, 8.5, theme.ground);
                canvas.dot(centre, 6.5, theme.main);
                theme.ink
            }
            None => theme.muted,
        };
        let ink = Ink {
            bold: present(line.strip.own).is_some(),
            ..Ink::new(TEXT, colour, Align::End)
        };
        canvas.text(&line.value, (self.width - PAD, y), ink);
        let ink = Ink::new(TEXT, theme.ink, Align::Start);
        let text = PITCH * line.label.len() as f64;
        let (x, middle, align) = match self.is_wide {
            true => (PAD + self.column, y, Align::End),
            false => (PAD, top + line.top + text / 2.0, Align::Start),
        };
        canvas.block(&line.label, (x, middle), PITCH, Ink { align, ..ink });
    }
}
