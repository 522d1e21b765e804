//! Units of the drawing, and sizes that every chart shares.

/// Units of the view box to a CSS pixel: plotters draws on whole coordinates.
pub(crate) const UNITS: f64 = 4.0;

/// Size of labels and values, in CSS pixels.
pub(crate) const TEXT: f64 = 15.0;
/// Size of axis figures, keys, notes and captions, in CSS pixels.
pub(crate) const SMALL: f64 = 14.0;

/// The nearest whole coordinate; what is out of range goes to its edge.
#[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
pub(crate) fn whole(value: f64) -> i32 {
    value.round() as i32
}
