//! Layout and drawing of a line chart.

use super::flag::{Flag, flags, inside};
use super::series::{Lines, Marker, Series};
use crate::chart::canvas::{Align, Canvas, Ink};
use crate::chart::frame::{Emphasis, Frame};
use crate::chart::labels::spread;
use crate::chart::number::{present, tick_figure};
use crate::chart::scale::{Scale, extent, rounded, tick_decimals, widened};
use crate::chart::sheet::{PAD, Sheet};
use crate::chart::text::{shorten, text_width, wrap};
use crate::chart::theme::{Rgb, Theme};
use crate::chart::units::{SMALL, TEXT};

const PITCH: f64 = 17.0;
const BAND: f64 = 20.0;
const GAP: f64 = 8.0;
/// Room for a leader between the end of a line and its name.
const LEADER: f64 = 16.0;
const WARNING: f64 = 14.0;

/// Draws the lines as one SVG document.
pub fn lines(lines: &Lines, frame: &Frame) -> String {
    let sheet = Sheet::new(frame);
    match Plan::of(lines, &sheet) {
        Some(plan) => sheet.render(plan.height, |canvas, top| plan.draw(canvas, top)),
        None => sheet.empty(),
    }
}

/// The layout, complete before anything is drawn.
pub(super) struct Plan<'a> {
    lines: &'a Lines,
    frame: &'a Frame,
    width: f64,
    names: Vec<Vec<String>>,
    pub(super) x: Scale,
    y: Scale,
    flags: Vec<Flag<'a>>,
    x_ticks: Vec<(f64, String)>,
    y_ticks: Vec<(f64, String)>,
    /// The plot: left, top, right, bottom.
    pub(super) plot: (f64, f64, f64, f64),
    height: f64,
}

impl<'a> Plan<'a> {
    /// `None` without a point.
    pub(super) fn of(lines: &'a Lines, sheet: &Sheet<'a>) -> Option<Self> {
        let known = lines.points().filter(|(_, y)| present(*y).is_some());
        let mut known = known.map(|(x, _)| x).peekable();
        known.peek()?;
        // A place with a name is on the axis, whether or not anything is known of it.
        let named = lines.x_names.iter().map(|(x, _)| *x);
        let marked = lines.markers().map(|marker| marker.x);
        let xs = known.chain(marked).chain(named);
        let xs = widened(extent(lines.x_extent, xs).unwrap_or_default());
        let ys = lines.extent().unwrap_or_default();
        Some(Self::new(lines, sheet, xs, ys))
    }

    fn new(lines: &'a Lines, sheet: &Sheet<'a>, xs: (f64, f64), ys: (f64, f64)) -> Self {
        let width = sheet.width;
        let limit = (width * 0.28).clamp(92.0, 180.0);
        let names: Vec<_> = lines
            .series
            .iter()
            .map(|s| wrap(&s.label(), TEXT, limit, 2))
            .collect();
        let widest = names
            .iter()
            .flatten()
            .map(|name| text_width(name, TEXT))
            .fold(0.0, f64::max);
        let warned = lines
            .series
            .iter()
            .any(|series| series.emphasis == Emphasis::Alert);
        let warning = if warned { WARNING } else { 0.0 };
        let right = width - PAD - widest - LEADER - warning;

        let stack: usize = names.iter().map(|lines| lines.len().max(1)).sum();
        let tall = (width * 0.45)
            .clamp(220.0, 340.0)
            .max(PITCH * stack as f64 + GAP);
        let head = if lines.y_name.is_empty() {
            0.0
        } else {
            BAND + 2.0
        };
        let top = head + BAND * lines.markers().count() as f64 + GAP;
        let bottom = top + tall;
        let ends = match lines.falls {
            true => (top, bottom),
            false => (bottom, top),
        };
        let (ys, y_ticks) = y_axis(lines, ys, ends, width);
        let figures = y_ticks.iter().map(|(_, figure)| text_width(figure, SMALL));
        let left = PAD + figures.fold(0.0, f64::max) + GAP;
        let x = Scale::new(xs, (left, right));
        let foot = match lines.draws_x_name() {
            true => 24.0 + BAND,
            false => 24.0,
        };
        Self {
            lines,
            frame: sheet.frame,
            width,
            names,
            x,
            y: Scale::new(ys, ends),
            flags: flags(lines.markers(), x, width),
            x_ticks: x_axis(lines, x),
            y_ticks,
            plot: (left, top, right, bottom),
            height: bottom + foot,
        }
    }

    fn draw(&self, canvas: &Canvas<'_>, offset: f64) {
        self.draw_axes(canvas, offset);
        for flag in &self.flags {
            self.draw_flag(canvas, offset, flag);
        }
        for emphasis in [
            Emphasis::Faint,
            Emphasis::Normal,
            Emphasis::Alert,
            Emphasis::Mine,
        ] {
            for (at, series) in self.lines.series.iter().enumerate() {
                if series.emphasis == emphasis {
                    self.draw_series(canvas, offset, at, series);
                }
            }
        }
        self.draw_names(canvas, offset);
        for marker in self.lines.markers() {
            let centre = (self.x.at(marker.x), offset + self.y.within(marker.y));
            let theme = &self.frame.theme;
            let (inner, outer) = if self.is_current(marker) {
                (theme.mine, theme.ground)
            } else {
                (theme.ground, theme.muted)
            };
            canvas.dot(centre, 6.0, outer);
            canvas.dot(centre, 4.5, inner);
        }
    }

    fn draw_axes(&self, canvas: &Canvas<'_>, offset: f64) {
        let theme = &self.frame.theme;
        let (left, _, right, bottom) = self.plot;
        let name = Ink::new(SMALL, theme.muted, Align::Start);
        let room = self.width - 2.0 * PAD;
        canvas.text(
            &shorten(&self.lines.y_name, SMALL, room),
            (PAD, offset + BAND / 2.0),
            name,
        );
        for (tick, _) in &self.y_ticks {
            let y = offset + self.y.at(*tick);
            canvas.path(&[(left, y), (right, y)], (theme.grid, 1.0));
        }
        let base = offset + bottom;
        canvas.path(&[(left, base), (right, base)], (theme.muted, 1.0));
        for (tick, _) in &self.x_ticks {
            let x = self.x.at(*tick);
            canvas.path(&[(x, base), (x, base + 4.0)], (theme.muted, 1.0));
        }
        let ink = Ink {
            align: Align::End,
            ..name
        };
        for (tick, figure) in &self.y_ticks {
            let place = (left - GAP, offset + self.y.at(*tick));
            canvas.text(figure, place, ink);
        }
        let ink = Ink {
            align: Align::Middle,
            ..name
        };
        for (tick, figure) in &self.x_ticks {
            let half = text_width(figure, SMALL) / 2.0;
            let middle = inside(self.x.at(*tick), half, self.width);
            canvas.text(figure, (middle, base + 15.0), ink);
        }
        if !self.lines.draws_x_name() {
            return;
        }
        let x_name = shorten(&self.lines.x_name, SMALL, room);
        let half = text_width(&x_name, SMALL) / 2.0;
        let middle = inside(f64::midpoint(left, right), half, self.width);
        canvas.text(&x_name, (middle, base + 24.0 + BAND / 2.0), ink);
    }

    fn draw_flag(&self, canvas: &Canvas<'_>, offset: f64, flag: &Flag<'_>) {
        let theme = &self.frame.theme;
        let current = self.is_current(flag.marker);
        let colour = if current { theme.mine } else { theme.muted };
        let (_, top, _, bottom) = self.plot;
        let start = offset + top - GAP - BAND * f64::from(flag.bands);
        let x = self.x.at(flag.marker.x);
        canvas.path(&[(x, start), (x, offset + bottom)], (colour, 1.0));
        let ink = Ink::new(SMALL, colour, Align::Middle);
        canvas.text(&flag.label, (flag.middle, start - BAND / 2.0), ink);
    }

    fn draw_series(&self, canvas: &Canvas<'_>, offset: f64, at: usize, series: &Series) {
        let pen = (
            self.colour(at, series),
            match series.emphasis {
                Emphasis::Faint => 1.25,
                Emphasis::Normal if self.lines.has_faint() => 3.0,
                Emphasis::Normal => 2.0,
                Emphasis::Mine | Emphasis::Alert => 3.0,
            },
        );
        let place = |(x, y): &(f64, Option<f64>)| {
            Some((self.x.at(*x), offset + self.y.within(present(*y)?)))
        };
        let points: Vec<_> = series
            .points
            .iter()
            .filter(|(x, _)| x.is_finite())
            .map(place)
            .collect();
        for run in points.split(Option::is_none) {
            let run: Vec<_> = run.iter().copied().flatten().collect();
            match run.as_slice() {
                [] => {}
                [point] => canvas.dot(*point, 2.5, pen.0),
                points if series.is_stepped => canvas.path(&stepped(points), pen),
                points => canvas.path(points, pen),
            }
        }
        // A line that ends before the others do has a dot where it is.
        let last = points.iter().rev().find_map(|point| *point);
        if let Some(last) = last.filter(|(x, _)| x + 1.0 < self.plot.2) {
            canvas.dot(last, 4.0, pen.0);
        }
    }

    /// The names beside the ends of their lines, moved apart where they would overlap; a line that
    /// ends early has its name at its dot, away from the line that goes on.
    fn draw_names(&self, canvas: &Canvas<'_>, offset: f64) {
        let (_, top, right, bottom) = self.plot;
        let end = |series: &Series| {
            series
                .points
                .iter()
                .rev()
                .find_map(|(x, y)| x.is_finite().then_some(self.y.within(present(*y)?)))
        };
        let all = self.lines.series.iter().enumerate();
        let (early, all): (Vec<_>, Vec<_>) =
            all.partition(|(at, series)| self.early(*at, series).is_some());
        for (at, series) in early {
            self.draw_early(canvas, offset, at, series);
        }
        let ends: Vec<_> = all
            .into_iter()
            .filter_map(|(at, series)| Some((at, series, end(series)?)))
            .collect();
        let wanted: Vec<_> = ends
            .iter()
            .map(|(at, _, y)| (*y, PITCH * self.names[*at].len() as f64))
            .collect();
        let places = spread(&wanted, top - GAP, bottom + GAP);
        for ((_, _, y), place) in ends.iter().zip(&places) {
            if (y - place).abs() > 3.0 {
                let leader = [
                    (right + 3.0, offset + y),
                    (right + LEADER - 3.0, offset + place),
                ];
                canvas.path(&leader, (self.frame.theme.muted, 0.75));
            }
        }
        for ((at, series, _), place) in ends.iter().zip(&places) {
            let colour = self.colour(*at, series);
            let mut x = right + LEADER;
            if series.emphasis == Emphasis::Alert {
                canvas.warning(x, offset + place, colour);
                x += WARNING;
            }
            let ink = Ink::new(TEXT, readable(colour, &self.frame.theme), Align::Start);
            canvas.block(&self.names[*at], (x, offset + place), PITCH, ink);
        }
    }

    /// The end of a line before those of others, where there is room for its name.
    fn early(&self, at: usize, series: &Series) -> Option<(f64, f64)> {
        let known = series.points.iter().rev();
        let mut known = known.filter_map(|(x, y)| Some((*x, present(*y)?)));
        let (x, y) = known.next().filter(|(x, _)| x.is_finite())?;
        let place = self.x.at(x);
        let names = self.names[at].iter().map(|name| text_width(name, TEXT));
        let room = GAP + WARNING + names.fold(0.0, f64::max);
        (place + 1.0 < self.plot.2 && place + room < self.plot.2).then_some((x, y))
    }

    fn draw_early(&self, canvas: &Canvas<'_>, offset: f64, at: usize, series: &Series) {
        let Some((x, y)) = self.early(at, series) else {
            return;
        };
        let others = self.lines.series.iter().enumerate();
        let others = others.filter(|(other, _)| *other != at);
        let beside = others.flat_map(|(_, other)| &other.points);
        let above = beside
            .filter(|(place, _)| *place == x)
            .any(|(_, height)| present(*height).is_some_and(|height| height > y));
        let (_, top, _, bottom) = self.plot;
        let tall = PITCH * self.names[at].len() as f64;
        let shift = if above { 1.0 } else { -1.0 } * (tall / 2.0 + 6.0);
        let (least, most) = (top + tall / 2.0, bottom - tall / 2.0);
        let middle = offset + (self.y.within(y) + shift).min(most).max(least);
        let colour = self.colour(at, series);
        let mut left = self.x.at(x) + GAP;
        if series.emphasis == Emphasis::Alert {
            canvas.warning(left, middle, colour);
            left += WARNING;
        }
        let ink = Ink::new(TEXT, readable(colour, &self.frame.theme), Align::Start);
        canvas.block(&self.names[at], (left, middle), PITCH, ink);
    }

    /// Ordinary lines take the two tints of the hue in turn.
    fn colour(&self, at: usize, series: &Series) -> Rgb {
        let theme = &self.frame.theme;
        match series.emphasis {
            Emphasis::Normal if at % 2 == 1 => theme.main_light,
            emphasis => emphasis.colour(theme),
        }
    }

    fn is_current(&self, marker: &Marker) -> bool {
        self.lines
            .marker
            .as_ref()
            .is_some_and(|current| std::ptr::eq(current, marker))
    }
}

/// The extent of the vertical axis and its ticks: names where there are such, or round figures.
///
/// A name gives way to one above it where both would not fit.
fn y_axis(
    lines: &Lines,
    ys: (f64, f64),
    ends: (f64, f64),
    width: f64,
) -> ((f64, f64), Vec<(f64, String)>) {
    if lines.y_names.is_empty() {
        let (ys, ticks) = rounded(ys, (ends.0 - ends.1).abs() / 48.0);
        let decimals = tick_decimals(&ticks);
        let figure = |tick: f64| (tick, tick_figure(tick, decimals, false));
        return (ys, ticks.into_iter().map(figure).collect());
    }
    let names = lines.y_names.iter().map(|(y, _)| *y);
    let ys = widened(extent(Some(ys), names).unwrap_or_default());
    let y = Scale::new(ys, ends);
    let mut kept: Vec<(f64, String)> = Vec::new();
    for (value, name) in lines.y_names.iter().rev() {
        let above = kept.last().map(|(above, _)| y.at(*above));
        if above.is_none_or(|above| y.at(*value) - above >= PITCH) {
            kept.push((*value, shorten(name, SMALL, width * 0.3)));
        }
    }
    (ys, kept)
}

/// The ticks of the horizontal axis: round figures; or names, the first and the last with as many between
/// them as do not touch.
fn x_axis(lines: &Lines, x: Scale) -> Vec<(f64, String)> {
    if lines.x_names.is_empty() {
        let ticks = x.ticks(44.0);
        let decimals = tick_decimals(&ticks);
        let figure = |tick: f64| (tick, tick_figure(tick, decimals, false));
        return ticks.into_iter().map(figure).collect();
    }
    let names = &lines.x_names;
    let [first, between @ .., last] = names.as_slice() else {
        return names.clone();
    };
    let apart = |one: &(f64, String), other: &(f64, String), gap: f64| {
        let widths = text_width(&one.1, SMALL) + text_width(&other.1, SMALL);
        x.at(other.0) - x.at(one.0) >= widths / 2.0 + gap
    };
    let free = between
        .iter()
        .filter(|name| apart(first, name, 2.0 * GAP) && apart(name, last, 2.0 * GAP));
    let free: Vec<_> = free.collect();
    let named = lines.x_steps.iter().map(|step| {
        let step = f64::from(*step);
        let on_step = free.iter().filter(|name| name.0 % step == 0.0);
        on_step.copied().collect::<Vec<_>>()
    });
    let mut named = named.filter(|named| {
        let mut pairs = named.windows(2);
        pairs.all(|pair| apart(pair[0], pair[1], 3.0 * GAP))
    });
    let named = named.next().unwrap_or_default();
    let last = Some(last).filter(|last| apart(first, last, GAP));
    let named = std::iter::once(first).chain(named).chain(last);
    named.cloned().collect()
}

/// Points with a corner before each but the first.
fn stepped(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let corners = points.windows(2);
    let corners = corners.flat_map(|pair| [(pair[1].0, pair[0].1), pair[1]]);
    points.iter().take(1).copied().chain(corners).collect()
}

/// The lighter tint is for marks: its text takes the full hue.
fn readable(colour: Rgb, theme: &Theme) -> Rgb {
    if colour == theme.main_light {
        theme.main
    } else {
        colour
    }
}
