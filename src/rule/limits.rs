//! Bounds within which no formula overflows.

/// The largest number of a definition or of data, by absolute value: far above anything measured.
pub const LARGEST: f64 = 1e15;
