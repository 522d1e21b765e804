//! Layout and drawing of a bar chart.

use super::axis::{axis, column, layout};
use super::line::{Layout, Line, PITCH, THICK};
use super::rows::{Bars, Row};
use crate::chart::area::Area;
use crate::chart::canvas::{Align, Canvas, Ink};
use crate::chart::frame::{Emphasis, Frame};
use crate::chart::key::Key;
use crate::chart::number::present;
use crate::chart::scale::Scale;
use crate::chart::sheet::Sheet;
use crate::chart::theme::Rgb;
use crate::chart::units::{SMALL, TEXT};

/// Height of the figures below the bars.
const AXIS: f64 = 22.0;
/// How far the mark of a reference stands out above and below its bar.
const RIM: f64 = 3.0;

/// Draws the bars as one SVG document.
///
/// The label stands left of its bar where the chart is at least 560 pixels wide, above it
/// otherwise. The value stands at the end of its own bar: inside it where there is room, otherwise
/// right outside, beyond a mark only that it would cover.
pub fn bars(bars: &Bars, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    if bars.rows.is_empty() {
        return sheet.empty();
    }
    let plan = Plan::new(bars, &sheet);
    sheet.render(plan.height, |canvas, top| plan.draw(canvas, top))
}

impl Bars {
    /// Every row in the document that [`bars`] draws.
    pub fn areas(&self, frame: &Frame) -> Vec<Area> {
        let sheet = Sheet::new(frame);
        if self.rows.is_empty() {
            return Vec::new();
        }
        let plan = Plan::new(self, &sheet);
        let tops = plan.lines.iter().map(|line| line.top);
        let ends = tops.clone().skip(1).chain([plan.height - AXIS]);
        let top = sheet.top();
        let bands = tops.zip(ends).map(|(from, to)| (top + from, top + to));
        Area::rows(bands, sheet.width)
    }
}

/// The layout, complete before anything is drawn.
pub(super) struct Plan<'a> {
    pub(super) frame: &'a Frame,
    key: Key,
    pub(super) layout: Layout,
    /// Width of the column of labels.
    column: f64,
    lines: Vec<Line<'a>>,
    pub(super) scale: Scale,
    /// The values that the scale reaches to on either side.
    held: (f64, f64),
    /// Places of the grid lines, with their figures.
    ticks: Vec<(f64, String)>,
    /// The marks of the key, in its order.
    entries: Vec<Entry>,
    pub(super) has_tracks: bool,
    height: f64,
}

/// A mark in the key.
#[derive(Clone, Copy)]
enum Entry {
    Bar(Emphasis),
    Reference,
    Track,
}

impl<'a> Plan<'a> {
    fn new(bars: &'a Bars, sheet: &Sheet<'a>) -> Self {
        let has_tracks = bars.has_tracks();
        let (entries, names): (Vec<_>, Vec<_>) = entries(bars, has_tracks).into_iter().unzip();
        let key = Key::new(&names, sheet.width);
        let signed = bars.signed();
        let line = |row| Line::new(bars, row, signed, sheet.width);
        let mut lines: Vec<_> = bars.rows.iter().map(line).collect();
        let layout = layout(&lines, sheet.width);
        let column = column(bars, &lines, layout, sheet.width);
        let mut top = key.height;
        for line in &mut lines {
            top = line.place(layout, column, top);
        }
        let (scale, ticks) = axis(bars, &lines, layout, column, sheet.width);
        Self {
            frame: sheet.frame,
            key,
            layout,
            column,
            lines,
            scale,
            held: bars.extent(),
            ticks,
            entries,
            has_tracks,
            height: top + AXIS,
        }
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        self.draw_key(canvas, top);
        let grid = (self.frame.theme.grid, 1.0);
        for (place, _) in &self.ticks {
            self.draw_vertical(canvas, top, *place, grid);
        }
        self.draw_tracks(canvas, top);
        self.draw_bars(canvas, top);
        self.draw_references(canvas, top);
        let baseline = (self.frame.theme.muted, 1.0);
        self.draw_vertical(canvas, top, self.scale.at(0.0), baseline);
        for line in &self.lines {
            self.draw_label(canvas, top, line);
            self.draw_value(canvas, top, line);
        }
        let ink = Ink::new(SMALL, self.frame.theme.muted, Align::Middle);
        for (place, figure) in &self.ticks {
            canvas.text(figure, (*place, top + self.height - AXIS + 12.0), ink);
        }
    }

    fn draw_key(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            let (above, below) = (middle - 5.0, middle + 5.0);
            let right = left + 14.0;
            match self.entries.get(entry) {
                Some(Entry::Bar(emphasis)) => {
                    canvas.rect((left, above), (right, below), emphasis.colour(theme));
                }
                Some(Entry::Reference) => {
                    let x = f64::midpoint(left, right);
                    canvas.path(&[(x, above - 2.0), (x, below + 2.0)], (theme.ink, 2.0));
                }
                Some(Entry::Track) => {
                    canvas.rect((left, above), (right, below), theme.main_pale);
                    canvas.path(&[(right, above), (right, below)], (theme.muted, 1.0));
                }
                None => {}
            }
        });
    }

    /// A line through the whole chart, or where labels stand above the bars, through these only.
    fn draw_vertical(&self, canvas: &Canvas<'_>, top: f64, x: f64, pen: (Rgb, f64)) {
        if self.layout == Layout::Narrow {
            for line in &self.lines {
                let middle = top + line.middle;
                let half = THICK / 2.0 + 2.0;
                canvas.path(&[(x, middle - half), (x, middle + half)], pen);
            }
        } else {
            let ends = (top + self.key.height, top + self.height - AXIS);
            canvas.path(&[(x, ends.0), (x, ends.1)], pen);
        }
    }

    /// Pale tracks to the most that could be had, and ticks at their ends.
    fn draw_tracks(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let zero = self.scale.within(0.0);
        let half = THICK / 2.0;
        let ends = || {
            let lines = self.lines.iter().filter(|_| self.has_tracks);
            lines.filter_map(|line| {
                Some((
                    top + line.middle,
                    self.scale.within(present(line.row.full)?),
                ))
            })
        };
        for (middle, end) in ends() {
            canvas.rect((zero, middle - half), (end, middle + half), theme.main_pale);
        }
        for (middle, end) in ends() {
            canvas.path(
                &[(end, middle - half), (end, middle + half)],
                (theme.muted, 1.0),
            );
        }
    }

    /// The bars, with a sign at the end of one that is longer than the axis.
    fn draw_bars(&self, canvas: &Canvas<'_>, top: f64) {
        let zero = self.scale.within(0.0);
        let theme = &self.frame.theme;
        let half = THICK / 2.0;
        let values = || {
            let lines = self.lines.iter();
            lines.filter_map(|line| Some((line, present(line.row.value)?)))
        };
        for (line, value) in values() {
            let middle = top + line.middle;
            let fill = line.row.emphasis.colour(theme);
            canvas.rect(
                (zero, middle - half),
                (self.scale.within(value), middle + half),
                fill,
            );
        }
        for (line, value) in values().filter(|(_, value)| self.is_cut(*value)) {
            let middle = top + line.middle;
            let (end, back) = (
                self.scale.within(value),
                if value < 0.0 { 1.0 } else { -1.0 },
            );
            for from in [4.0, 8.0] {
                let lower = (end + back * (from + 2.0), middle + half);
                let upper = (end + back * (from - 2.0), middle - half);
                canvas.path(&[lower, upper], (theme.ground, 2.0));
            }
        }
    }

    /// Whether a value is beyond the axis.
    pub(super) fn is_cut(&self, value: f64) -> bool {
        value < self.held.0 || value > self.held.1
    }

    /// Thin marks across the bars, with a rim of the ground so that they are seen on any bar.
    fn draw_references(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        for (half, pen) in [
            (THICK / 2.0, (theme.ground, 5.0)),
            (THICK / 2.0 + RIM, (theme.ink, 2.0)),
        ] {
            for line in &self.lines {
                let Some(value) = present(line.row.reference) else {
                    continue;
                };
                let (x, middle) = (self.scale.within(value), top + line.middle);
                canvas.path(&[(x, middle - half), (x, middle + half)], pen);
            }
        }
    }

    fn draw_label(&self, canvas: &Canvas<'_>, top: f64, line: &Line<'_>) {
        let theme = &self.frame.theme;
        let rows = line.label.len() as f64;
        let narrow = self.layout == Layout::Narrow;
        let align = if narrow { Align::Start } else { Align::End };
        let x = Line::edge(self.layout, self.column);
        let all = rows + if line.note_below { 1.0 } else { 0.0 };
        let first = top
            + if narrow {
                line.top
            } else {
                line.middle - PITCH * all / 2.0
            };
        let middle = first + PITCH * rows / 2.0;
        canvas.block(
            &line.label,
            (x, middle),
            PITCH,
            Ink::new(TEXT, theme.ink, align),
        );
        if line.note_below {
            let note = Ink::new(SMALL, theme.muted, align);
            canvas.text(&line.note, (x, first + PITCH * (rows + 0.5)), note);
        } else if narrow {
            let note = Ink::new(SMALL, theme.muted, Align::End);
            canvas.text(
                &line.note,
                (x + self.column, first + PITCH * (rows - 0.5)),
                note,
            );
        }
    }
}

/// What the key names: nothing where bars stand alone.
fn entries(bars: &Bars, has_tracks: bool) -> Vec<(Entry, &str)> {
    let references = bars
        .has_references()
        .then_some((Entry::Reference, bars.reference_name.as_str()));
    let tracks = has_tracks.then_some((Entry::Track, bars.full_name.as_str()));
    let beside: Vec<_> = references.into_iter().chain(tracks).collect();
    let own = (Entry::Bar(solid(&bars.rows)), bars.value_name.as_str());
    let own = (!beside.is_empty()).then_some(own);
    let all = own.into_iter().chain(beside);
    all.filter(|(_, name)| !name.is_empty()).collect()
}

/// The key shows the accent where no bar is ordinary.
fn solid(rows: &[Row]) -> Emphasis {
    let any = |emphasis| rows.iter().any(|row| row.emphasis == emphasis);
    if any(Emphasis::Mine) && !any(Emphasis::Normal) {
        Emphasis::Mine
    } else {
        Emphasis::Normal
    }
}
