//! Bar charts.

mod line;
mod plan;
mod rows;

pub use plan::bars;
pub use rows::{Bars, Row};
