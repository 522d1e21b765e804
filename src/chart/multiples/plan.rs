//! Layout and drawing of small multiples.

use super::panel::{Multiples, Panel};
use crate::chart::area::Area;
use crate::chart::canvas::{Align, Canvas, Ink};
use crate::chart::frame::Frame;
use crate::chart::key::Key;
use crate::chart::number::{figure, present, tick_figure};
use crate::chart::scale::{Scale, extent, rounded, tick_decimals, widened};
use crate::chart::sheet::{PAD, Sheet};
use crate::chart::text::{shorten, text_width, wrap};
use crate::chart::theme::{Rgb, Theme};
use crate::chart::units::{SMALL, TEXT};

/// The least width of a panel.
const LEAST: f64 = 116.0;
/// The most panels in a row.
const MOST: f64 = 4.0;
/// The most lines of a panel's name.
const MOST_LINES: usize = 4;
/// Gap between panels of a row.
const BETWEEN: f64 = 20.0;
/// Gap between rows.
const BELOW: f64 = 16.0;
/// Distance from one line of a name to the next.
const PITCH: f64 = 18.0;
/// Height of a course.
const TALL: f64 = 64.0;
/// Height of a course among those that it sums up.
const TALLER: f64 = 128.0;
/// Height of the names of places.
const FOOT: f64 = 20.0;
/// Room around the dot at the end of a line.
const DOT: f64 = 4.0;

/// Draws the courses as one SVG document.
///
/// All panels share both axes, so that they can be compared; the figures of the vertical one stand
/// left of each row.
pub fn multiples(multiples: &Multiples, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    if multiples.numbers().next().is_none() {
        return sheet.empty();
    }
    let plan = Plan::new(multiples, &sheet);
    sheet.render(plan.height, |canvas, top| plan.draw(canvas, top))
}

impl Multiples {
    /// Every place of every panel in the document that [`multiples`] draws: the panel and the place by
    /// position, and the column around it. Places of which nothing is known are left out.
    pub fn areas(&self, frame: &Frame) -> Vec<(usize, usize, Area)> {
        let sheet = Sheet::new(frame);
        if self.numbers().next().is_none() {
            return Vec::new();
        }
        let plan = Plan::new(self, &sheet);
        let cells = plan.cells.iter().enumerate();
        let areas = cells.flat_map(|(panel, cell)| {
            let top = sheet.top() + cell.course;
            let whole = Area {
                left: cell.left,
                top,
                right: cell.left + plan.wide,
                bottom: top + plan.tall,
            };
            let mut known: Vec<_> = (0..self.places.len()).collect();
            known.retain(|at| !self.in_words(panel, *at).is_empty());
            let middles: Vec<_> = known.iter().map(|at| plan.x(cell, *at)).collect();
            let columns = Area::columns(&middles, whole);
            let columns = known.into_iter().zip(columns);
            columns.map(move |(at, area)| (panel, at, area))
        });
        areas.collect()
    }
}

/// What a line of a panel stands for.
#[derive(Clone, Copy)]
enum Line {
    Value,
    Reference,
    Member,
    Marked,
}

impl Line {
    /// Its colour, the values' being `main`, and its width.
    fn pen(self, theme: &Theme, main: Rgb) -> (Rgb, f64) {
        match self {
            Self::Value => (main, 2.5),
            Self::Reference => (theme.muted, 1.0),
            Self::Member => (theme.main_light, 0.5),
            Self::Marked => (theme.ink, 1.5),
        }
    }
}

/// The lines that there are, with their names, in the order of the key.
fn lines(multiples: &Multiples) -> Vec<(Line, &str)> {
    let all = [
        (Line::Value, &multiples.value_name, true),
        (
            Line::Reference,
            &multiples.reference_name,
            multiples.has_references(),
        ),
        (Line::Marked, &multiples.marked_name, multiples.has_marked()),
        (
            Line::Member,
            &multiples.member_name,
            multiples.draws_members(),
        ),
    ];
    let there = all.into_iter().filter(|(.., is_there)| *is_there);
    there.map(|(line, name, _)| (line, name.as_str())).collect()
}

/// A panel with its name set.
struct Cell<'a> {
    panel: &'a Panel,
    name: Vec<String>,
    last: String,
    left: f64,
    top: f64,
    /// The top of the course.
    course: f64,
}

/// The layout, complete before anything is drawn.
struct Plan<'a> {
    frame: &'a Frame,
    multiples: &'a Multiples,
    key: Key,
    cells: Vec<Cell<'a>>,
    /// The width of a panel.
    wide: f64,
    /// The height of a course.
    tall: f64,
    columns: usize,
    ys: (f64, f64),
    ticks: Vec<(f64, String)>,
    height: f64,
}

impl<'a> Plan<'a> {
    fn new(multiples: &'a Multiples, sheet: &Sheet<'a>) -> Self {
        let width = sheet.width;
        let lines = lines(multiples);
        let names: Vec<&str> = lines.iter().map(|(_, name)| *name).collect();
        let key = Key::new(if names.len() > 1 { &names } else { &[] }, width);
        let (tall, most_ticks) = match multiples.draws_members() {
            true => (TALLER, 4.0),
            false => (TALL, 2.0),
        };
        let held = widened(extent(multiples.extent, multiples.numbers()).unwrap_or_default());
        let (ys, ticks) = rounded(held, most_ticks);
        let decimals = tick_decimals(&ticks);
        let figures = ticks
            .iter()
            .map(|tick| (*tick, tick_figure(*tick, decimals, false)));
        let ticks: Vec<_> = figures.collect();
        let figures = ticks.iter().map(|(_, figure)| text_width(figure, SMALL));
        let left = PAD + figures.fold(0.0, f64::max) + 6.0;
        let room = width - PAD - left;
        let count = multiples.panels.len();
        let columns = columns(count, room);
        let wide = (room - BETWEEN * (columns - 1) as f64) / columns as f64;
        let mut cells = Vec::with_capacity(count);
        let mut top = key.height;
        for row in multiples.panels.chunks(columns) {
            let set = |(column, panel): (usize, &'a Panel)| {
                let last = match panel.last() {
                    Some(value) => figure(value, multiples.decimals, false),
                    None => multiples.missing.clone(),
                };
                let last = shorten(&last, TEXT, wide * 0.6);
                let beside = wide - text_width(&last, TEXT) * 1.05 - 6.0;
                Cell {
                    name: wrap(&panel.title, TEXT * 1.03, beside, MOST_LINES),
                    panel,
                    last,
                    left: left + (wide + BETWEEN) * column as f64,
                    top,
                    course: 0.0,
                }
            };
            let first = cells.len();
            cells.extend(row.iter().enumerate().map(set));
            let lines = cells[first..].iter().map(|cell| cell.name.len().max(1));
            let head = PITCH * lines.max().unwrap_or(1) as f64 + 6.0;
            for cell in &mut cells[first..] {
                cell.course = top + head;
            }
            top += head + tall + FOOT + BELOW;
        }
        Self {
            frame: sheet.frame,
            multiples,
            key,
            cells,
            wide,
            tall,
            columns,
            ys,
            ticks,
            height: top - BELOW,
        }
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let emphasis = self.multiples.panels.first().map(|panel| panel.emphasis);
        let main = emphasis.unwrap_or_default().colour(theme);
        let lines = lines(self.multiples);
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            let pen = lines[entry].0.pen(theme, main);
            canvas.path(&[(left, middle), (left + 14.0, middle)], pen);
        });
        for (at, cell) in self.cells.iter().enumerate() {
            self.draw_axes(canvas, top, cell, at % self.columns == 0);
        }
        for cell in &self.cells {
            let panel = cell.panel;
            let colour = panel.emphasis.colour(theme);
            let draw = |line: Line, values: &[Option<f64>]| {
                self.draw_course(canvas, top, cell, values, line.pen(theme, colour));
            };
            if self.multiples.draws_members() {
                for member in &panel.members {
                    draw(Line::Member, member);
                }
            }
            draw(Line::Reference, &panel.references);
            draw(Line::Value, &panel.values);
            draw(Line::Marked, &panel.marked);
            self.draw_head(canvas, top, cell, colour);
        }
    }

    fn y(&self, cell: &Cell<'_>, top: f64) -> Scale {
        let course = top + cell.course;
        Scale::new(self.ys, (course + self.tall, course))
    }

    /// The place of a month; one alone stands at the left.
    fn x(&self, cell: &Cell<'_>, at: usize) -> f64 {
        let steps = self.multiples.places.len().saturating_sub(1).max(1);
        let room = self.wide - 2.0 * DOT;
        cell.left + DOT + room * at as f64 / steps as f64
    }

    fn draw_axes(&self, canvas: &Canvas<'_>, top: f64, cell: &Cell<'_>, is_first: bool) {
        let theme = &self.frame.theme;
        let y = self.y(cell, top);
        let right = cell.left + self.wide;
        let ink = Ink::new(SMALL, theme.muted, Align::End);
        for (tick, figure) in &self.ticks {
            let height = y.at(*tick);
            canvas.path(&[(cell.left, height), (right, height)], (theme.grid, 1.0));
            if is_first {
                canvas.text(figure, (cell.left - 6.0, height), ink);
            }
        }
        let places = &self.multiples.places;
        let foot = top + cell.course + self.tall + FOOT / 2.0 + 2.0;
        let place = |text: &str, x: f64, align| {
            canvas.text(text, (x, foot), Ink { align, ..ink });
        };
        let Some(first) = places.first() else { return };
        place(first, cell.left, Align::Start);
        let both = places.last().map_or(0.0, |last| {
            text_width(first, SMALL) + text_width(last, SMALL) + 6.0
        });
        if let Some(last) = places
            .last()
            .filter(|_| places.len() > 1 && both <= self.wide)
        {
            place(last, right, Align::End);
        }
    }

    fn draw_head(&self, canvas: &Canvas<'_>, top: f64, cell: &Cell<'_>, colour: Rgb) {
        let theme = &self.frame.theme;
        let ink = Ink {
            bold: cell.panel.is_whole,
            ..Ink::new(TEXT, theme.ink, Align::Start)
        };
        let lines = cell.name.len().max(1) as f64;
        let middle = top + cell.top + PITCH * lines / 2.0;
        canvas.block(&cell.name, (cell.left, middle), PITCH, ink);
        let colour = match cell.panel.last() {
            Some(_) => colour,
            None => theme.muted,
        };
        let value = Ink {
            bold: cell.panel.last().is_some(),
            ..Ink::new(TEXT, colour, Align::End)
        };
        let right = cell.left + self.wide;
        canvas.text(&cell.last, (right, top + cell.top + PITCH / 2.0), value);
    }

    fn draw_course(
        &self,
        canvas: &Canvas<'_>,
        top: f64,
        cell: &Cell<'_>,
        values: &[Option<f64>],
        pen: (Rgb, f64),
    ) {
        let y = self.y(cell, top);
        let place = |(at, value): (usize, &Option<f64>)| {
            present(*value).map(|value| (self.x(cell, at), y.at(value)))
        };
        let points = values.iter().take(self.multiples.places.len());
        let points: Vec<_> = points.enumerate().map(place).collect();
        for run in points.split(Option::is_none) {
            let run: Vec<_> = run.iter().copied().flatten().collect();
            match run.as_slice() {
                [] => {}
                [point] => canvas.dot(*point, 2.0, pen.0),
                points => canvas.path(points, pen),
            }
        }
        let last = points.last().copied().flatten();
        if let Some(last) = last.filter(|_| pen.1 > 2.0) {
            canvas.dot(last, 3.5, pen.0);
        }
    }
}

/// As many panels in a row as there is room for, and no more than fill the rows evenly.
fn columns(count: usize, room: f64) -> usize {
    let fit = ((room + BETWEEN) / (LEAST + BETWEEN))
        .floor()
        .clamp(1.0, MOST);
    let fit = (1..=4).rev().find(|columns| f64::from(*columns) <= fit);
    let fit = fit.map_or(1, |columns: u8| usize::from(columns));
    let rows = count.div_ceil(fit).max(1);
    count.div_ceil(rows).max(1)
}
