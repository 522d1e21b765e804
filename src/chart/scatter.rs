//! Scatter: each by two values.

use super::canvas::{Align, Canvas, Ink};
use super::frame::Frame;
use super::key::Key;
use super::number::{plain, present, tick_figure};
use super::scale::{Scale, bounded, extent, rounded, tick_decimals, widened};
use super::sheet::{PAD, Sheet};
use super::text::{shorten, text_width};
use super::units::SMALL;
use crate::report::table::Table;

/// Height of the names of both axes, and of the figures below.
const HEAD: f64 = 30.0;
const FOOT: f64 = 44.0;
/// The height of the plane: as wide as high where there is little width.
const LEAST: f64 = 220.0;
const MOST: f64 = 380.0;

/// A dot for each pair of values, one of them marked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scatter {
    /// The dots.
    pub dots: Vec<Dot>,
    /// The position of the dot that is marked, and named in the chart.
    pub own: Option<usize>,
    /// Name of the horizontal values.
    pub x_name: String,
    /// Name of the vertical values.
    pub y_name: String,
    /// Name of the labels, for the table.
    pub label_name: String,
    /// Name of the others, in the key.
    pub others_name: String,
    /// Name of the line on which both values are equal; none is drawn where it is empty.
    pub equal_name: String,
    /// Digits after the point.
    pub decimals: u8,
}

/// One dot; nothing is drawn where a value is missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dot {
    /// Its name.
    pub label: String,
    /// To the right.
    pub x: Option<f64>,
    /// Upwards.
    pub y: Option<f64>,
}

impl Dot {
    fn place(&self) -> Option<(f64, f64)> {
        let axis = |value| present(value).map(bounded);
        axis(self.x).zip(axis(self.y))
    }
}

impl Scatter {
    /// The figures in the chart: a row a dot.
    pub fn table(&self) -> Table {
        let cell = |value: Option<f64>| {
            present(value).map_or(String::new(), |value| plain(value, self.decimals))
        };
        let rows = self.dots.iter();
        let rows = rows.map(|dot| vec![dot.label.clone(), cell(dot.x), cell(dot.y)]);
        let heads = [&self.label_name, &self.x_name, &self.y_name];
        Table {
            columns: heads.map(String::clone).to_vec(),
            rows: rows.collect(),
            remarks: Vec::new(),
        }
    }
}

/// Draws the dots as one SVG document.
pub fn scatter(scatter: &Scatter, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    match Plan::new(scatter, &sheet) {
        Some(plan) => sheet.render(plan.height, |canvas, top| plan.draw(canvas, top)),
        None => sheet.empty(),
    }
}

/// The layout, complete before anything is drawn.
struct Plan<'a> {
    frame: &'a Frame,
    scatter: &'a Scatter,
    key: Key,
    x: Scale,
    y: Scale,
    x_ticks: Vec<(f64, String)>,
    y_ticks: Vec<(f64, String)>,
    /// Left, right, top and bottom of the plane.
    plane: (f64, f64, f64, f64),
    /// The extent that both axes share, where the line of equals is drawn.
    shared: Option<(f64, f64)>,
    height: f64,
}

impl<'a> Plan<'a> {
    /// `None` where no dot has both values.
    fn new(scatter: &'a Scatter, sheet: &Sheet<'a>) -> Option<Self> {
        let places = || scatter.dots.iter().filter_map(Dot::place);
        let (xs, ys) = (
            extent(None, places().map(|(x, _)| x))?,
            extent(None, places().map(|(_, y)| y))?,
        );
        let is_shared = !scatter.equal_name.is_empty();
        let (xs, ys) = match is_shared {
            true => {
                let both = (xs.0.min(ys.0), xs.1.max(ys.1));
                (both, both)
            }
            false => (xs, ys),
        };
        let width = sheet.width;
        let own = scatter.own.and_then(|own| scatter.dots.get(own));
        let own = own.map_or("", |dot| dot.label.as_str());
        let names = [own, &scatter.others_name, &scatter.equal_name];
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let key = Key::new(&names, width);
        let tall = (width * 0.62).clamp(LEAST, MOST);
        let (top, bottom) = (key.height + HEAD, key.height + HEAD + tall);
        let told = |ticks: Vec<f64>| {
            let decimals = tick_decimals(&ticks);
            let told = ticks.into_iter();
            let told = told.map(|tick| (tick, tick_figure(tick, decimals, false)));
            told.collect::<Vec<_>>()
        };
        // Equals are seen where both axes have the same steps.
        let steps = (tall / 56.0).floor();
        let (ys, y_ticks) = rounded(widened(ys), steps);
        let y_ticks = told(y_ticks);
        let room = y_ticks.iter().map(|(_, told)| text_width(told, SMALL));
        let left = PAD + room.fold(0.0, f64::max) + 8.0;
        let right = width - PAD - 10.0;
        let (xs, x_ticks) = match is_shared {
            true => rounded(widened(xs), steps),
            false => rounded(widened(xs), ((right - left) / 64.0).floor()),
        };
        Some(Self {
            frame: sheet.frame,
            scatter,
            key,
            x: Scale::new(xs, (left, right)),
            y: Scale::new(ys, (bottom, top)),
            x_ticks: told(x_ticks),
            y_ticks,
            plane: (left, right, top, bottom),
            shared: is_shared.then_some((xs.0.max(ys.0), xs.1.min(ys.1))),
            height: bottom + FOOT,
        })
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let (left, right, above, below) = self.plane;
        let has_own = self.own().is_some();
        self.key.draw(canvas, top, theme, |entry, x, middle| {
            let centre = (x + 7.0, middle);
            match entry + usize::from(!has_own) {
                0 => canvas.dot(centre, 6.5, theme.main),
                1 => canvas.dot(centre, 4.0, theme.main_light),
                _ => canvas.path(
                    &[(x, middle + 6.0), (x + 14.0, middle - 6.0)],
                    (theme.muted, 1.5),
                ),
            }
        });
        let ink = Ink::new(SMALL, theme.muted, Align::End);
        for (tick, told) in &self.y_ticks {
            let y = top + self.y.at(*tick);
            canvas.path(&[(left, y), (right, y)], (theme.grid, 1.0));
            canvas.text(told, (left - 6.0, y), ink);
        }
        for (tick, told) in &self.x_ticks {
            let x = self.x.at(*tick);
            canvas.path(&[(x, top + above), (x, top + below)], (theme.grid, 1.0));
            let half = text_width(told, SMALL) / 2.0;
            let place = x.min(right + 10.0 - half);
            let align = Align::Middle;
            canvas.text(told, (place, top + below + 13.0), Ink { align, ..ink });
        }
        let room = right - PAD;
        let align = Align::Start;
        let name = shorten(&self.scatter.y_name, SMALL, room);
        canvas.text(&name, (PAD, top + above - 19.0), Ink { align, ..ink });
        let name = shorten(&self.scatter.x_name, SMALL, room);
        canvas.text(&name, (right, top + below + 33.0), ink);
        if let Some((low, high)) = self.shared {
            let at = |value: f64| (self.x.at(value), top + self.y.at(value));
            canvas.path(&[at(low), at(high)], (theme.muted, 1.5));
        }
        let dots = self.scatter.dots.iter().enumerate();
        let others = dots.filter(|(at, _)| Some(*at) != self.scatter.own);
        for (x, y) in others.filter_map(|(_, dot)| dot.place()) {
            canvas.dot((self.x.at(x), top + self.y.at(y)), 4.0, theme.main_light);
        }
        if let Some((x, y)) = self.own().and_then(Dot::place) {
            let centre = (self.x.at(x), top + self.y.at(y));
            canvas.dot(centre, 8.5, theme.ground);
            canvas.dot(centre, 6.5, theme.main);
        }
    }

    fn own(&self) -> Option<&Dot> {
        self.scatter.dots.get(self.scatter.own?)
    }
}
