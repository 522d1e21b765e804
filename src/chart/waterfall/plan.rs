//! Layout and drawing of a waterfall.

use super::steps::Waterfall;
use crate::chart::area::Area;
use crate::chart::canvas::{Align, Canvas, Ink};
use crate::chart::frame::Frame;
use crate::chart::key::Key;
use crate::chart::number::{figure, present, tick_figure};
use crate::chart::scale::{Scale, extent, rounded, tick_decimals, widened};
use crate::chart::sheet::{PAD, Sheet};
use crate::chart::text::{text_width, wrap};
use crate::chart::units::{SMALL, TEXT};

/// The narrowest chart whose labels stand left of the steps.
const WIDE: f64 = 560.0;
/// Height of the figures below the steps.
const AXIS: f64 = 22.0;
/// Gap between a step and the texts beside it.
const GAP: f64 = 8.0;
/// Distance from one line of a label to the next.
const PITCH: f64 = 18.0;
/// Height of a step.
const THICK: f64 = 16.0;
/// Height of a level.
const TALL: f64 = 22.0;
/// The least length of a step that can be seen.
const LEAST: f64 = 2.0;

/// Draws the waterfall as one SVG document: what adds is solid, what takes away is hollow.
pub fn waterfall(waterfall: &Waterfall, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    let ends = present(waterfall.from).zip(waterfall.last());
    let Some((from, to)) = ends else {
        return sheet.empty();
    };
    let plan = Plan::new(waterfall, &sheet, from, to);
    sheet.render(plan.height, |canvas, top| plan.draw(canvas, top))
}

impl Waterfall {
    /// Every step in the document that [`waterfall`] draws.
    pub fn areas(&self, frame: &Frame) -> Vec<Area> {
        let sheet = Sheet::new(frame);
        let Some((from, to)) = present(self.from).zip(self.last()) else {
            return Vec::new();
        };
        let plan = Plan::new(self, &sheet, from, to);
        let top = sheet.top();
        let rows = plan.rows.windows(2).skip(1);
        let band = |pair: &[Row]| match pair {
            [row, next] => (top + row.top, top + next.top),
            _ => (top, top),
        };
        Area::rows(rows.map(band), sheet.width)
    }
}

/// The mark of a row.
enum Mark {
    Level(f64),
    Step { from: f64, to: f64 },
}

/// A row with its texts set.
struct Row {
    label: Vec<String>,
    value: String,
    mark: Mark,
    top: f64,
    middle: f64,
}

/// The layout, complete before anything is drawn.
struct Plan<'a> {
    frame: &'a Frame,
    key: Key,
    wide: bool,
    column: f64,
    rows: Vec<Row>,
    scale: Scale,
    ticks: Vec<(f64, String)>,
    height: f64,
}

impl<'a> Plan<'a> {
    fn new(waterfall: &'a Waterfall, sheet: &Sheet<'a>, from: f64, to: f64) -> Self {
        let width = sheet.width;
        let wide = width >= WIDE;
        let names = [waterfall.up_name.as_str(), waterfall.down_name.as_str()];
        let key = Key::new(
            match waterfall.steps.is_empty() {
                true => &[],
                false => &names,
            },
            width,
        );
        let levels = waterfall.levels(from);
        let mut rows = rows(waterfall, &levels, from, to);
        let limit = if wide {
            width * 0.34
        } else {
            width - 2.0 * PAD
        };
        let mut top = key.height;
        let mut column: f64 = 0.0;
        for row in &mut rows {
            row.label = wrap(&row.label.concat(), TEXT, limit, 2);
            let widths = row.label.iter().map(|line| text_width(line, TEXT));
            column = widths.fold(column, f64::max);
            let text = PITCH * row.label.len() as f64;
            row.top = top;
            row.middle = match wide {
                true => top + (text + 8.0).max(TALL + 8.0) / 2.0,
                false => top + text + 2.0 + TALL / 2.0,
            };
            top = match wide {
                true => top + 2.0 * (row.middle - top),
                false => row.middle + TALL / 2.0 + 8.0,
            };
        }
        let values = rows.iter().map(|row| text_width(&row.value, TEXT));
        let room = GAP + values.fold(0.0, f64::max);
        let left = if wide { PAD + column + 2.0 * GAP } else { PAD };
        let right = width - PAD - room;
        let all = levels.iter().copied().chain([to]);
        let held = widened(extent(None, all).unwrap_or_default());
        let (held, ticks) = rounded(held, ((right - left) / 72.0).floor());
        let scale = Scale::new(held, (left, right));
        let decimals = tick_decimals(&ticks);
        let ticks = ticks.iter();
        let ticks = ticks.map(|tick| (scale.at(*tick), tick_figure(*tick, decimals, false)));
        Self {
            frame: sheet.frame,
            key,
            wide,
            column,
            rows,
            scale,
            ticks: ticks.collect(),
            height: top + AXIS,
        }
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            self.draw_step(canvas, (left, left + 14.0), middle, 5.0, entry == 0);
        });
        self.draw_grid(canvas, top);
        if self.wide {
            self.draw_links(canvas, top);
        }
        for row in &self.rows {
            self.draw_row(canvas, top, row);
        }
        let ink = Ink::new(SMALL, theme.muted, Align::Middle);
        let widest = self.frame.width.clamp(200, 1200);
        for (place, figure) in &self.ticks {
            let half = text_width(figure, SMALL) / 2.0;
            let middle = place.min(f64::from(widest) - PAD - half).max(PAD + half);
            canvas.text(figure, (middle, top + self.height - AXIS + 12.0), ink);
        }
    }

    /// Lines through the whole chart, or where labels stand above the steps, through these only.
    fn draw_grid(&self, canvas: &Canvas<'_>, top: f64) {
        let pen = (self.frame.theme.grid, 1.0);
        for (place, _) in &self.ticks {
            if self.wide {
                let ends = (top + self.key.height, top + self.height - AXIS);
                canvas.path(&[(*place, ends.0), (*place, ends.1)], pen);
                continue;
            }
            for row in &self.rows {
                let (above, below) = (row.middle - TALL / 2.0, row.middle + TALL / 2.0);
                canvas.path(&[(*place, top + above), (*place, top + below)], pen);
            }
        }
    }

    /// A line from the end of each step to the beginning of the next.
    fn draw_links(&self, canvas: &Canvas<'_>, top: f64) {
        for pair in self.rows.windows(2) {
            let [above, below] = pair else { continue };
            let level = match above.mark {
                Mark::Level(level) => level,
                Mark::Step { to, .. } => to,
            };
            let x = self.scale.at(level);
            let ends = [(x, top + above.middle), (x, top + below.middle)];
            canvas.path(&ends, (self.frame.theme.muted, 1.0));
        }
    }

    fn draw_row(&self, canvas: &Canvas<'_>, top: f64, row: &Row) {
        let theme = &self.frame.theme;
        let middle = top + row.middle;
        let (is_level, from, to) = match row.mark {
            Mark::Level(level) => (true, level, level),
            Mark::Step { from, to } => (false, from, to),
        };
        let (start, end) = (
            self.scale.at(f64::min(from, to)),
            self.scale.at(f64::max(from, to)),
        );
        if is_level {
            let ends = [(start, middle - TALL / 2.0), (start, middle + TALL / 2.0)];
            canvas.path(&ends, (theme.ink, 3.0));
        } else {
            let end = end.max(start + LEAST);
            self.draw_step(canvas, (start, end), middle, THICK / 2.0, to >= from);
        }
        let ink = Ink {
            bold: is_level,
            ..Ink::new(TEXT, theme.ink, Align::Start)
        };
        canvas.text(&row.value, (end + GAP, middle), ink);
        let align = if self.wide { Align::End } else { Align::Start };
        let (x, centre) = match self.wide {
            true => (PAD + self.column, middle),
            false => (PAD, top + row.top + PITCH * row.label.len() as f64 / 2.0),
        };
        canvas.block(&row.label, (x, centre), PITCH, Ink { align, ..ink });
    }

    fn draw_step(
        &self,
        canvas: &Canvas<'_>,
        (start, end): (f64, f64),
        middle: f64,
        half: f64,
        is_up: bool,
    ) {
        let theme = &self.frame.theme;
        let (above, below) = (middle - half, middle + half);
        if is_up {
            canvas.rect((start, above), (end, below), theme.main);
        } else {
            canvas.rect((start, above), (end, below), theme.ground);
            let inner = (start + 0.75, end - 0.75);
            let corners = ((inner.0, above + 0.75), (inner.1, below - 0.75));
            canvas.outline(corners.0, corners.1, (theme.main, 1.5));
        }
    }
}

fn rows(waterfall: &Waterfall, levels: &[f64], from: f64, to: f64) -> Vec<Row> {
    let row = |label: &str, value: String, mark| Row {
        label: vec![label.to_owned()],
        value,
        mark,
        top: 0.0,
        middle: 0.0,
    };
    let level = |label: &str, level: f64| {
        let value = figure(level, waterfall.decimals, false);
        row(label, value, Mark::Level(level))
    };
    let steps = waterfall.steps.iter().zip(levels.windows(2));
    let steps = steps.filter_map(|(step, ends)| match ends {
        [before, after] => {
            let value = figure(step.size(), waterfall.decimals, true);
            Some(row(
                &step.label,
                value,
                Mark::Step {
                    from: *before,
                    to: *after,
                },
            ))
        }
        _ => None,
    });
    std::iter::once(level(&waterfall.before, from))
        .chain(steps)
        .chain([level(&waterfall.after, to)])
        .collect()
}
