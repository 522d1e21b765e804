//! Bounds within which no formula overflows.

/// The largest number of a definition or of data, by absolute value: far above anything measured.
pub const LARGEST: f64 = 1e15;

/// The least points above 0; what a formula gives below it is 0. Means of scores, and what they
/// divide by them, stay within the range of numbers.
pub const SMALLEST_POINTS: f64 = 1e-90;

/// The least weight and the least count above 0. Only ratios count, and between this and
/// [`LARGEST`] their sums, quotients and products with points are numbers.
pub const SMALLEST_WEIGHT: f64 = 1e-100;
