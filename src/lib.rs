//! A composite-index calculator.

#[cfg(feature = "chart")]
pub mod chart;
