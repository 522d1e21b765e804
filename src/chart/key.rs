//! The key above a chart with two kinds of marks.

use super::canvas::{Align, Canvas, Ink};
use super::sheet::PAD;
use super::text::{shorten, text_width};
use super::theme::Theme;
use super::units::SMALL;

const MARK: f64 = 14.0;
const GAP: f64 = 6.0;
const BETWEEN: f64 = 20.0;
const PITCH: f64 = 20.0;

/// A key: its names on one line where they fit, otherwise each on a line of its own.
pub(crate) struct Key {
    names: Vec<String>,
    places: Vec<(f64, f64)>,
    pub(crate) height: f64,
}

impl Key {
    pub(crate) fn new(names: &[&str], width: f64) -> Self {
        let room = width - 2.0 * PAD - MARK - GAP;
        let names: Vec<_> = names
            .iter()
            .map(|name| shorten(name, SMALL, room))
            .collect();
        let (mut x, mut y) = (PAD, 0.0);
        let mut places = Vec::new();
        for name in &names {
            let wide = MARK + GAP + text_width(name, SMALL);
            if x > PAD && x + wide > width - PAD {
                (x, y) = (PAD, y + PITCH);
            }
            places.push((x, y + PITCH / 2.0));
            x += wide + BETWEEN;
        }
        let height = if names.is_empty() {
            0.0
        } else {
            y + PITCH + 6.0
        };
        Self {
            names,
            places,
            height,
        }
    }

    /// Draws the names; `mark(entry, left, middle)` draws the mark before each.
    pub(crate) fn draw(
        &self,
        canvas: &Canvas<'_>,
        top: f64,
        theme: &Theme,
        mark: impl Fn(usize, f64, f64),
    ) {
        let ink = Ink::new(SMALL, theme.ink, Align::Start);
        for (entry, (name, &(x, y))) in self.names.iter().zip(&self.places).enumerate() {
            mark(entry, x, top + y);
            canvas.text(name, (x + MARK + GAP, top + y), ink);
        }
    }
}
