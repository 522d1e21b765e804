//! Layout and drawing of a bar chart.

use super::line::{GAP, Layout, Line, PITCH, THICK, WARNING};
use super::rows::{Bars, Row};
use crate::chart::canvas::{Align, Canvas, Ink};
use crate::chart::frame::{Emphasis, Frame};
use crate::chart::key::Key;
use crate::chart::number::{present, tick_figure};
use crate::chart::scale::{Scale, tick_decimals};
use crate::chart::sheet::{PAD, Sheet};
use crate::chart::text::{text_width, wrap};
use crate::chart::theme::Rgb;
use crate::chart::units::{SMALL, TEXT};

/// The narrowest chart whose labels stand left of the bars.
const WIDE: f64 = 560.0;
/// Height of the figures below the bars.
const AXIS: f64 = 22.0;
/// Width of the outline of a reference beyond the bar.
const RIM: f64 = 4.0;

/// Draws the bars as one SVG document.
///
/// The label stands left of its bar where the chart is at least 560 pixels wide, above it
/// otherwise, and the value at the outer end of the row's furthest mark.
pub fn bars(bars: &Bars, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    if bars.rows.is_empty() {
        return sheet.empty();
    }
    let plan = Plan::new(bars, &sheet);
    sheet.render(plan.height, |canvas, top| plan.draw(canvas, top))
}

/// The layout, complete before anything is drawn.
struct Plan<'a> {
    frame: &'a Frame,
    key: Key,
    layout: Layout,
    /// Width of the column of labels.
    column: f64,
    lines: Vec<Line<'a>>,
    scale: Scale,
    /// Places of the grid lines, with their figures.
    ticks: Vec<(f64, String)>,
    /// The mark in the key.
    solid: Emphasis,
    height: f64,
}

impl<'a> Plan<'a> {
    fn new(bars: &'a Bars, sheet: &Sheet<'a>) -> Self {
        let names = [bars.value_name.as_str(), bars.reference_name.as_str()];
        let key = Key::new(
            if bars.has_references() { &names } else { &[] },
            sheet.width,
        );
        let signed = bars.signed();
        let line = |row| Line::new(bars, row, signed, sheet.width);
        let mut lines: Vec<_> = bars.rows.iter().map(line).collect();
        let layout = layout(&lines, sheet.width);
        let column = column(&lines, layout, sheet.width);
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
            ticks,
            solid: solid(&bars.rows),
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
            if entry == 0 {
                let fill = self.solid.colour(theme);
                canvas.rect((left, above), (left + 14.0, below), fill);
            } else {
                let pen = (theme.muted, 1.5);
                canvas.outline((left + 0.75, above), (left + 13.25, below), pen);
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

    /// Pale tracks to the most that could be had, ticks at their ends, and outlines of references.
    fn draw_tracks(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let zero = self.scale.at(0.0);
        let half = THICK / 2.0;
        let ends = |pick: fn(&Row) -> Option<f64>| {
            let placed = |line: &Line<'_>| Some((top + line.middle, present(pick(line.row))?));
            let marks: Vec<_> = self.lines.iter().filter_map(placed).collect();
            marks
                .into_iter()
                .map(|(middle, value)| (middle, self.scale.at(value)))
        };
        for (middle, end) in ends(|row| row.full) {
            canvas.rect((zero, middle - half), (end, middle + half), theme.main_pale);
        }
        for (middle, end) in ends(|row| row.full) {
            canvas.path(
                &[(end, middle - half), (end, middle + half)],
                (theme.muted, 1.0),
            );
        }
        for (middle, end) in ends(|row| row.reference) {
            canvas.outline(
                (zero, middle - half),
                (end, middle + half),
                (theme.muted, 1.5),
            );
        }
    }

    /// The bars, slimmer than the outline behind them so that both can be seen.
    fn draw_bars(&self, canvas: &Canvas<'_>, top: f64) {
        let zero = self.scale.at(0.0);
        for line in &self.lines {
            let Some(value) = present(line.row.value) else {
                continue;
            };
            let rim = if present(line.row.reference).is_some() {
                RIM
            } else {
                0.0
            };
            let (middle, half) = (top + line.middle, THICK / 2.0 - rim);
            let fill = line.row.emphasis.colour(&self.frame.theme);
            canvas.rect(
                (zero, middle - half),
                (self.scale.at(value), middle + half),
                fill,
            );
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

    /// The value, then a warning shape and the note, outwards from the end of the row's marks.
    fn draw_value(&self, canvas: &Canvas<'_>, top: f64, line: &Line<'_>) {
        let theme = &self.frame.theme;
        let middle = top + line.middle;
        let missing = present(line.row.value).is_none();
        let colour = if missing { theme.muted } else { theme.ink };
        let left = line.leftwards();
        let (outwards, align) = if left {
            (-1.0, Align::End)
        } else {
            (1.0, Align::Start)
        };
        let ink = Ink::new(TEXT, colour, align);
        let mut x = self.scale.at(line.end()) + outwards * GAP;
        canvas.text(&line.value, (x, middle), ink);
        x += outwards * (ink.width(&line.value) + GAP);
        if line.warns() {
            canvas.warning(if left { x - WARNING } else { x }, middle, theme.alert);
            x += outwards * (WARNING + GAP);
        }
        if self.layout == Layout::Wide {
            canvas.text(&line.note, (x, middle), Ink::new(SMALL, theme.muted, align));
        }
    }
}

fn layout(lines: &[Line<'_>], width: f64) -> Layout {
    if width < WIDE {
        Layout::Narrow
    } else if lines.iter().all(|line| line.room(true) <= width * 0.3) {
        Layout::Wide
    } else {
        Layout::WideStacked
    }
}

/// The width of the widest wrapped label, at most a third of a wide chart.
fn column(lines: &[Line<'_>], layout: Layout, width: f64) -> f64 {
    if layout == Layout::Narrow {
        return width - 2.0 * PAD;
    }
    let limit = width * 0.34;
    let label = |line: &Line<'_>| {
        let wrapped = wrap(&line.row.label, TEXT, limit, 2);
        wrapped
            .iter()
            .map(|part| text_width(part, TEXT))
            .fold(0.0, f64::max)
    };
    let note = |line: &Line<'_>| match layout {
        Layout::WideStacked => text_width(&line.note, SMALL),
        _ => 0.0,
    };
    let need = lines.iter().map(|line| label(line).max(note(line)));
    // Widths are sums: half a pixel keeps what just fits from being wrapped again.
    need.fold(0.0, f64::max).min(limit) + 0.5
}

/// The scale that leaves room for the texts on either side of the bars, and its ticks.
fn axis(
    bars: &Bars,
    lines: &[Line<'_>],
    layout: Layout,
    column: f64,
    width: f64,
) -> (Scale, Vec<(f64, String)>) {
    let room = |left| {
        let rows = lines.iter().filter(move |line| line.leftwards() == left);
        rows.map(|line| line.room(layout == Layout::Wide))
            .fold(0.0, f64::max)
    };
    let (edge, apart) = match layout {
        Layout::Narrow => (PAD, 48.0),
        _ => (PAD + column + GAP, 80.0),
    };
    let (left, right) = (edge + room(true), width - PAD - room(false));
    let scale = Scale::new(bars.extent(), (left, right));
    let ticks = scale.ticks(apart);
    let decimals = tick_decimals(&ticks);
    let figure = |tick: &f64| tick_figure(*tick, decimals, bars.signed());
    let half =
        |tick: Option<&f64>| tick.map_or(0.0, |tick| text_width(&figure(tick), SMALL) / 2.0 + 2.0);
    let least = if layout == Layout::Narrow {
        0.0
    } else {
        edge - GAP
    };
    let left = left.max(least + half(ticks.first()));
    let right = right.min(width - half(ticks.last()));
    let scale = Scale::new(bars.extent(), (left, right));
    (
        scale,
        ticks
            .iter()
            .map(|tick| (scale.at(*tick), figure(tick)))
            .collect(),
    )
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
