//! The value of a row, at the end of its own bar.

use super::line::{GAP, Layout, Line, WARNING};
use super::plan::Plan;
use crate::chart::canvas::{Align, Canvas, Ink};
use crate::chart::number::present;
use crate::chart::text::text_width;
use crate::chart::units::{SMALL, TEXT};

/// Gap between the end of a bar and the value inside it.
const INSET: f64 = 6.0;
/// Width of the sign at the end of a bar that is cut off.
const CUT: f64 = 12.0;

/// The place of a value.
struct Spot {
    x: f64,
    align: Align,
    is_inside: bool,
}

impl Plan<'_> {
    /// The value at the end of its bar, then a warning shape and the note, outwards from the end of
    /// the row's marks.
    pub(super) fn draw_value(&self, canvas: &Canvas<'_>, top: f64, line: &Line<'_>) {
        let theme = &self.frame.theme;
        let middle = top + line.middle;
        let spot = self.spot(line);
        let colour = match (present(line.row.value), spot.is_inside) {
            (None, _) => theme.muted,
            (Some(_), true) => theme.ground,
            (Some(_), false) => theme.ink,
        };
        let ink = Ink::new(TEXT, colour, spot.align);
        canvas.text(&line.value, (spot.x, middle), ink);
        let left = line.leftwards();
        let (outwards, align) = outwards(left);
        let own = match spot.is_inside {
            true => spot.x,
            false => spot.x + outwards * ink.width(&line.value),
        };
        let ends = [line.row.value, line.row.reference, self.track(line)];
        let ends = ends.into_iter().filter_map(present);
        let ends = ends.map(|value| self.scale.within(value));
        let furthest = ends.fold(own, if left { f64::min } else { f64::max });
        let mut x = furthest + outwards * GAP;
        if line.warns() {
            canvas.warning(if left { x - WARNING } else { x }, middle, theme.alert);
            x += outwards * (WARNING + GAP);
        }
        if self.layout == Layout::Wide {
            canvas.text(&line.note, (x, middle), Ink::new(SMALL, theme.muted, align));
        }
    }

    /// The most that could be had, where it is drawn.
    fn track(&self, line: &Line<'_>) -> Option<f64> {
        line.row.full.filter(|_| self.has_tracks)
    }

    /// Inside the bar where the value fits and covers no mark, otherwise right outside, beyond the
    /// marks that it would cover.
    fn spot(&self, line: &Line<'_>) -> Spot {
        let (outwards, align) = outwards(line.leftwards());
        let zero = self.scale.within(0.0);
        // Distances from zero, outwards.
        let distance = |value: f64| outwards * (self.scale.within(value) - zero);
        let value = present(line.row.value);
        let end = value.map_or(0.0, distance);
        let wide = text_width(&line.value, TEXT);
        let mark = present(line.row.reference).map(distance);
        let sign = value
            .filter(|value| self.is_cut(*value))
            .map_or(0.0, |_| CUT);
        let inner = end - INSET - sign;
        let covers = |mark: f64| mark > inner - wide - INSET && mark < inner + INSET;
        if inner - wide >= INSET && !mark.is_some_and(covers) {
            return Spot {
                x: zero + outwards * inner,
                align: match align {
                    Align::Start => Align::End,
                    Align::End | Align::Middle => Align::Start,
                },
                is_inside: true,
            };
        }
        let mut start = end + GAP;
        let marks = [mark, present(self.track(line)).map(distance)];
        let (low, high) = match marks {
            [Some(a), Some(b)] => (Some(a.min(b)), Some(a.max(b))),
            [a, b] => (a.or(b), None),
        };
        for mark in [low, high].into_iter().flatten() {
            if mark > start - GAP && mark < start + wide + INSET {
                start = mark + GAP;
            }
        }
        Spot {
            x: zero + outwards * start,
            align,
            is_inside: false,
        }
    }
}

/// The direction away from zero, and the side of a text that faces zero.
fn outwards(left: bool) -> (f64, Align) {
    match left {
        true => (-1.0, Align::End),
        false => (1.0, Align::Start),
    }
}
