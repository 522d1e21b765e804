//! Layout and drawing of a radar chart.

use super::axes::{Axis, Radar};
use crate::chart::bars::bars;
use crate::chart::canvas::{Align, Canvas, Ink};
use crate::chart::frame::Frame;
use crate::chart::key::Key;
use crate::chart::number::{figure, present, tick_figure};
use crate::chart::scale::{Scale, extent, tick_decimals, widened};
use crate::chart::sheet::{PAD, Sheet};
use crate::chart::text::{shorten, text_width, wrap};
use crate::chart::theme::Rgb;
use crate::chart::units::{SMALL, TEXT};

const PITCH: f64 = 17.0;
const GAP: f64 = 10.0;
const LARGEST: f64 = 170.0;
const SMALLEST: f64 = 56.0;
/// Stroke widths of the two polygons.
const MAIN: f64 = 2.5;
const REFERENCE: f64 = 1.5;

/// Draws the radar as one SVG document: unfilled polygons on a fixed square.
///
/// Fewer than three axes span no surface and are drawn as [`bars`].
pub fn radar(radar: &Radar, frame: &Frame) -> String {
    if radar.axes.len() < 3 {
        return bars(&radar.as_bars(), frame);
    }
    let sheet = Sheet::new(frame);
    let plan = Plan::new(radar, &sheet);
    sheet.render(plan.height, |canvas, top| plan.draw(canvas, top))
}

/// The layout, complete before anything is drawn.
struct Plan<'a> {
    radar: &'a Radar,
    frame: &'a Frame,
    key: Key,
    spokes: Vec<Spoke>,
    scale: Scale,
    radius: f64,
    centre: (f64, f64),
    height: f64,
}

/// An axis with its direction and the texts at its end.
struct Spoke {
    across: f64,
    down: f64,
    name: Vec<String>,
    value: String,
    reported: bool,
}

impl<'a> Plan<'a> {
    fn new(radar: &'a Radar, sheet: &Sheet<'a>) -> Self {
        let references = radar
            .axes
            .iter()
            .any(|axis| present(axis.reference).is_some());
        let names = [radar.value_name.as_str(), radar.reference_name.as_str()];
        let key = Key::new(if references { &names } else { &[] }, sheet.width);

        let limit = (sheet.width * 0.27).min(150.0);
        let axes = radar.axes.iter().enumerate();
        let spokes: Vec<_> = axes
            .map(|(at, axis)| Spoke::new(radar, at, axis, limit))
            .collect();
        let room = sheet.width / 2.0 - PAD;
        let radius = spokes
            .iter()
            .map(|spoke| spoke.radius(room))
            .fold(LARGEST, f64::min);
        let radius = radius.max(SMALLEST);
        let above = spokes
            .iter()
            .map(|spoke| spoke.top(radius))
            .fold(0.0, f64::min);
        let below = spokes
            .iter()
            .map(|spoke| spoke.top(radius) + spoke.height());
        let below = below.fold(0.0, f64::max);

        let values = radar
            .axes
            .iter()
            .flat_map(|axis| [axis.value, axis.reference]);
        let values = values.filter_map(present).chain([0.0]);
        let extent = widened(extent(radar.extent, values).unwrap_or_default());
        Self {
            radar,
            frame: sheet.frame,
            spokes,
            scale: Scale::new(extent, (0.0, radius)),
            radius,
            centre: (sheet.width / 2.0, key.height - above),
            height: key.height - above + below,
            key,
        }
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let colour = self.radar.emphasis.colour(theme);
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            let pen = [(colour, MAIN), (theme.muted, REFERENCE)][entry.min(1)];
            canvas.path(&[(left, middle), (left + 14.0, middle)], pen);
        });
        self.draw_web(canvas, top);
        let reference = self.corners(|axis| axis.reference);
        self.polygon(canvas, top, &reference, (theme.muted, REFERENCE));
        let main = self.corners(|axis| axis.value);
        self.polygon(canvas, top, &main, (colour, MAIN));
        for (axis, value) in main.into_iter().flatten() {
            canvas.dot(self.at(top, axis, self.scale.at(value)), 3.5, colour);
        }
        self.draw_labels(canvas, top);
    }

    /// Rings at round values, the axes, and the figures of the rings along the first axis.
    fn draw_web(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let pen = (theme.grid, 1.0);
        let rings = self.scale.ticks(34.0);
        for ring in &rings {
            let corners: Vec<_> = (0..self.spokes.len())
                .map(|axis| Some((axis, *ring)))
                .collect();
            self.polygon(canvas, top, &corners, pen);
        }
        for axis in 0..self.spokes.len() {
            canvas.path(
                &[self.at(top, axis, 0.0), self.at(top, axis, self.radius)],
                pen,
            );
        }
        let decimals = tick_decimals(&rings);
        let ink = Ink::new(SMALL, theme.muted, Align::End);
        for ring in rings.iter().filter(|ring| self.scale.at(**ring) > SMALL) {
            let (x, y) = self.at(top, 0, self.scale.at(*ring));
            let figure = tick_figure(*ring, decimals, false);
            canvas.text(&figure, (x - 4.0, y + SMALL / 2.0 + 1.0), ink);
        }
    }

    fn draw_labels(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        for spoke in &self.spokes {
            let x = self.centre.0 + spoke.across * (self.radius + GAP);
            let first = top + self.centre.1 + spoke.top(self.radius);
            let name = PITCH * spoke.name.len() as f64;
            let ink = Ink::new(SMALL, theme.muted, spoke.align());
            canvas.block(&spoke.name, (x, first + name / 2.0), PITCH, ink);
            let colour = if spoke.reported {
                theme.ink
            } else {
                theme.muted
            };
            let ink = Ink::new(TEXT, colour, spoke.align());
            canvas.text(&spoke.value, (x, first + name + PITCH / 2.0), ink);
        }
    }

    /// A closed line through the corners, broken where one is missing.
    fn polygon(
        &self,
        canvas: &Canvas<'_>,
        top: f64,
        corners: &[Option<(usize, f64)>],
        pen: (Rgb, f64),
    ) {
        let gap = corners.iter().position(Option::is_none);
        let (before, after) = corners.split_at(gap.unwrap_or(0));
        let mut around = [after, before].concat();
        if gap.is_none() {
            around.extend(corners.first());
        }
        for run in around.split(Option::is_none).filter(|run| run.len() > 1) {
            let corners = run.iter().flatten();
            let place = |(axis, value): &(usize, f64)| self.at(top, *axis, self.scale.at(*value));
            canvas.path(&corners.map(place).collect::<Vec<_>>(), pen);
        }
    }

    fn corners(&self, pick: fn(&Axis) -> Option<f64>) -> Vec<Option<(usize, f64)>> {
        let axes = self.radar.axes.iter().enumerate();
        axes.map(|(at, axis)| Some((at, present(pick(axis))?)))
            .collect()
    }

    fn at(&self, top: f64, axis: usize, distance: f64) -> (f64, f64) {
        let (across, down) = self
            .spokes
            .get(axis)
            .map_or((0.0, 0.0), |s| (s.across, s.down));
        (
            self.centre.0 + distance * across,
            top + self.centre.1 + distance * down,
        )
    }
}

impl Spoke {
    /// The first axis points up, the others follow clockwise.
    fn new(radar: &Radar, at: usize, axis: &Axis, limit: f64) -> Self {
        let (across, up) = sine_and_cosine(at as f64 / radar.axes.len() as f64);
        let down = -up;
        let limit = if across.abs() < UPRIGHT {
            limit * 1.5
        } else {
            limit
        };
        let value = match present(axis.value) {
            Some(value) => figure(value, radar.decimals, false) + &radar.suffix,
            None => radar.missing.clone(),
        };
        Self {
            across,
            down,
            name: wrap(&axis.label, SMALL, limit, 2),
            value: shorten(&value, TEXT, limit),
            reported: present(axis.value).is_some(),
        }
    }

    /// The longest radius that keeps the texts within half the width.
    fn radius(&self, room: f64) -> f64 {
        if self.align() == Align::Middle {
            return f64::INFINITY;
        }
        (room - self.width()) / self.across.abs() - GAP
    }

    fn width(&self) -> f64 {
        let names = self.name.iter().map(|line| text_width(line, SMALL));
        names.fold(text_width(&self.value, TEXT), f64::max)
    }

    fn height(&self) -> f64 {
        PITCH * (self.name.len() as f64 + 1.0)
    }

    /// The top of the texts, below the centre.
    fn top(&self, radius: f64) -> f64 {
        self.down * (radius + GAP) + (self.down - 1.0) * self.height() / 2.0
    }

    fn align(&self) -> Align {
        if self.across.abs() < UPRIGHT {
            Align::Middle
        } else if self.across > 0.0 {
            Align::Start
        } else {
            Align::End
        }
    }
}

/// An axis that leans less than this has its texts centred on it.
const UPRIGHT: f64 = 0.1;

/// The sine and the cosine of a share of the full turn.
///
/// Twenty terms of the series, within an eighth of a turn of an axis, differ from `libm` by less than
/// 1e-15; its reduction of angles of any size is not needed on a circle.
fn sine_and_cosine(turn: f64) -> (f64, f64) {
    let quarters = (4.0 * turn).round();
    let angle = (4.0 * turn - quarters) * std::f64::consts::FRAC_PI_2;
    let (mut sine, mut cosine, mut term) = (0.0, 0.0, 1.0);
    for power in 0..20 {
        match power % 4 {
            0 => cosine += term,
            1 => sine += term,
            2 => cosine -= term,
            _ => sine -= term,
        }
        term *= angle / f64::from(power + 1);
    }
    match quarters as i64 % 4 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

#[cfg(test)]
mod tests {
    use super::sine_and_cosine;

    #[test]
    fn sines_are_those_of_libm() {
        for step in 0..=360 {
            let turn = f64::from(step) / 360.0;
            let (sine, cosine) = sine_and_cosine(turn);
            let angle = std::f64::consts::TAU * turn;
            assert!((sine - libm::sin(angle)).abs() < 1e-15, "{step}");
            assert!((cosine - libm::cos(angle)).abs() < 1e-15, "{step}");
        }
    }
}
