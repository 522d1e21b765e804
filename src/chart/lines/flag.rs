//! Labels of markers above a line chart.

use super::series::Marker;
use crate::chart::scale::Scale;
use crate::chart::sheet::PAD;
use crate::chart::text::{shorten, text_width};
use crate::chart::units::SMALL;

/// A marker with its label set above the plot.
pub(super) struct Flag<'a> {
    pub(super) marker: &'a Marker,
    pub(super) label: String,
    /// The middle of the label.
    pub(super) middle: f64,
    /// Number of bands of labels below its own.
    pub(super) bands: u8,
}

/// One flag a marker, each in a band of its own, so that the height does not change while a
/// marker moves. No line of a higher flag runs through the label of the lower, where the width
/// allows it.
pub(super) fn flags<'a>(
    markers: impl Iterator<Item = &'a Marker>,
    x: Scale,
    width: f64,
) -> Vec<Flag<'a>> {
    let flag = |marker: &'a Marker| {
        let label = shorten(&marker.label, SMALL, width - 2.0 * PAD);
        let middle = inside(x.at(marker.x), text_width(&label, SMALL) / 2.0, width);
        Flag {
            marker,
            label,
            middle,
            bands: 0,
        }
    };
    let mut flags: Vec<_> = markers.map(flag).collect();
    if let [first, second] = flags.as_mut_slice()
        && first.marker.x > second.marker.x
    {
        std::mem::swap(first, second);
    }
    let [left, right] = flags.as_mut_slice() else {
        return flags;
    };
    let (from, to) = (x.at(left.marker.x) + CLEAR, x.at(right.marker.x) - CLEAR);
    let half = text_width(&right.label, SMALL) / 2.0;
    if from + 2.0 * half <= width - PAD {
        left.bands = 1;
        right.middle = right.middle.max(from + half);
    } else {
        right.bands = 1;
        let half = text_width(&left.label, SMALL) / 2.0;
        left.middle = left.middle.min(to - half).max(PAD + half);
    }
    flags
}

/// Gap between a label and the line beside it.
const CLEAR: f64 = 5.0;

/// The nearest middle to `middle` that keeps a label on the page.
pub(super) fn inside(middle: f64, half: f64, width: f64) -> f64 {
    middle.min(width - PAD - half).max(PAD + half)
}
