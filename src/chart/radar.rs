use super::bars::{Bars, Row, bars};
use super::canvas::{Align, Canvas, Ink, SMALL, TEXT};
use super::frame::{Emphasis, Frame};
use super::key::Key;
use super::number::{figure, present, tick_figure};
use super::scale::{Scale, extent, tick_decimals, widened};
use super::sheet::{PAD, Sheet};
use super::table::Table;
use super::text::{shorten, text_width, wrap};
use super::theme::Rgb;

/// Values on axes around a centre, in the order given: an option beside [`Bars`], for up to a
/// dozen axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Radar {
    /// The axes, clockwise from the top.
    pub axes: Vec<Axis>,
    /// What every axis spans at least, from the centre outwards; it always holds zero and every
    /// value.
    pub extent: Option<(f64, f64)>,
    /// Digits after the point.
    pub decimals: u8,
    /// Follows every value.
    pub suffix: String,
    /// What a value is.
    pub value_name: String,
    /// What a reference is.
    pub reference_name: String,
    /// Stands where a value is missing.
    pub missing: String,
    /// How the polygon of the values stands out.
    pub emphasis: Emphasis,
}

/// One axis of a [`Radar`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// What the axis measures.
    pub label: String,
    /// The corner of the main polygon; a missing one breaks it.
    pub value: Option<f64>,
    /// The corner of the polygon to compare with.
    pub reference: Option<f64>,
}

impl Radar {
    /// The figures that the chart shows.
    pub fn table(&self) -> Table {
        self.as_bars().table()
    }

    fn as_bars(&self) -> Bars {
        let row = |axis: &Axis| Row {
            label: axis.label.clone(),
            value: axis.value,
            reference: axis.reference,
            emphasis: self.emphasis,
            ..Row::default()
        };
        Bars {
            rows: self.axes.iter().map(row).collect(),
            suffix: self.suffix.clone(),
            decimals: self.decimals,
            extent: self.extent,
            value_name: self.value_name.clone(),
            reference_name: self.reference_name.clone(),
            missing: self.missing.clone(),
            signed: false,
        }
    }
}

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

const PITCH: f64 = 17.0;
const GAP: f64 = 10.0;
const LARGEST: f64 = 180.0;
const SMALLEST: f64 = 48.0;
const REFERENCE: f64 = 1.5;
const MAIN: f64 = 2.5;

struct Plan<'a> {
    radar: &'a Radar,
    frame: &'a Frame,
    key: Key,
    labels: Vec<(Vec<String>, String)>,
    scale: Scale,
    radius: f64,
    centre: (f64, f64),
    height: f64,
}

impl<'a> Plan<'a> {
    fn new(radar: &'a Radar, sheet: &Sheet<'a>) -> Self {
        let references = radar
            .axes
            .iter()
            .any(|axis| present(axis.reference).is_some());
        let names = [radar.value_name.as_str(), radar.reference_name.as_str()];
        let key = Key::new(if references { &names } else { &[] }, sheet.width);

        let limit = (sheet.width * 0.26).min(150.0);
        let labels: Vec<_> = radar
            .axes
            .iter()
            .map(|axis| label(radar, axis, limit))
            .collect();
        let texts = labels
            .iter()
            .flat_map(|(lines, value)| lines.iter().chain([value]));
        let room = texts.map(|text| text_width(text, TEXT)).fold(0.0, f64::max);
        let radius = (sheet.width / 2.0 - PAD - room - GAP).clamp(SMALLEST, LARGEST);

        let values = radar
            .axes
            .iter()
            .flat_map(|axis| [axis.value, axis.reference]);
        let values = values.filter_map(present).chain([0.0]);
        let extent = widened(extent(radar.extent, values).unwrap_or_default());
        let lines = labels
            .iter()
            .map(|(lines, _)| lines.len() + 1)
            .max()
            .unwrap_or(0);
        let margin = GAP + PITCH * lines as f64;
        Self {
            radar,
            frame: sheet.frame,
            labels,
            scale: Scale::new(extent, (0.0, radius)),
            radius,
            centre: (sheet.width / 2.0, key.height + margin + radius),
            height: key.height + 2.0 * (margin + radius),
            key,
        }
    }

    fn draw(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        let colour = self.radar.emphasis.colour(theme);
        self.key.draw(canvas, top, theme, |entry, left, middle| {
            let pen = if entry == 0 {
                (colour, MAIN)
            } else {
                (theme.muted, REFERENCE)
            };
            canvas.path(&[(left, middle), (left + 14.0, middle)], pen);
        });
        let rings = self.scale.ticks(34.0);
        for ring in &rings {
            let corners: Vec<_> = self.around().map(|axis| Some((axis, *ring))).collect();
            self.polygon(canvas, top, &corners, (theme.grid, 1.0));
        }
        for axis in self.around() {
            canvas.path(
                &[self.at(top, axis, 0.0), self.at(top, axis, self.radius)],
                (theme.grid, 1.0),
            );
        }
        let decimals = tick_decimals(&rings);
        let ink = Ink::new(SMALL, theme.muted, Align::End);
        for ring in rings.iter().filter(|ring| self.scale.at(**ring) > SMALL) {
            let (x, y) = self.at(top, 0, self.scale.at(*ring));
            canvas.text(
                &tick_figure(*ring, decimals, false),
                (x - 4.0, y + SMALL / 2.0 + 1.0),
                ink,
            );
        }
        let series = |pick: fn(&Axis) -> Option<f64>| -> Vec<_> {
            let axes = self.radar.axes.iter().enumerate();
            axes.map(|(axis, of)| Some((axis, present(pick(of))?)))
                .collect()
        };
        self.polygon(
            canvas,
            top,
            &series(|axis| axis.reference),
            (theme.muted, REFERENCE),
        );
        let main = series(|axis| axis.value);
        self.polygon(canvas, top, &main, (colour, MAIN));
        for (axis, value) in main.into_iter().flatten() {
            canvas.dot(self.at(top, axis, self.scale.at(value)), 3.5, colour);
        }
        self.draw_labels(canvas, top);
    }

    fn draw_labels(&self, canvas: &Canvas<'_>, top: f64) {
        let theme = &self.frame.theme;
        for (axis, (lines, value)) in self.labels.iter().enumerate() {
            let (across, down) = self.direction(axis);
            let align = match across {
                across if across > 0.1 => Align::Start,
                across if across < -0.1 => Align::End,
                _ => Align::Middle,
            };
            let height = PITCH * (lines.len() as f64 + 1.0);
            let (x, y) = self.at(top, axis, self.radius + GAP);
            let first = y + (down - 1.0) * height / 2.0;
            let block = first + (height - PITCH) / 2.0;
            canvas.block(
                lines,
                (x, block),
                PITCH,
                Ink::new(SMALL, theme.muted, align),
            );
            let missing = present(self.radar.axes[axis].value).is_none();
            let colour = if missing { theme.muted } else { theme.ink };
            canvas.text(
                value,
                (x, first + height - PITCH / 2.0),
                Ink::new(TEXT, colour, align),
            );
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
        let start = gap.unwrap_or(0);
        let mut around: Vec<_> = corners[start..].iter().chain(&corners[..start]).collect();
        if gap.is_none() {
            around.extend(corners.first());
        }
        for run in around
            .split(|corner| corner.is_none())
            .filter(|run| run.len() > 1)
        {
            let corners = run.iter().filter_map(|corner| corner.as_ref());
            let points: Vec<_> = corners
                .map(|(axis, value)| self.at(top, *axis, self.scale.at(*value)))
                .collect();
            canvas.path(&points, pen);
        }
    }

    fn around(&self) -> std::ops::Range<usize> {
        0..self.radar.axes.len()
    }

    fn at(&self, top: f64, axis: usize, distance: f64) -> (f64, f64) {
        let (across, down) = self.direction(axis);
        (
            self.centre.0 + distance * across,
            top + self.centre.1 + distance * down,
        )
    }

    /// The unit vector of an axis: the first points up, the others follow clockwise.
    fn direction(&self, axis: usize) -> (f64, f64) {
        let angle = std::f64::consts::TAU * axis as f64 / self.radar.axes.len() as f64;
        (libm::sin(angle), -libm::cos(angle))
    }
}

/// The lines of an axis's name and its value.
fn label(radar: &Radar, axis: &Axis, limit: f64) -> (Vec<String>, String) {
    let value = match present(axis.value) {
        Some(value) => figure(value, radar.decimals, false) + &radar.suffix,
        None => radar.missing.clone(),
    };
    (
        wrap(&axis.label, SMALL, limit, 2),
        shorten(&value, TEXT, limit),
    )
}
