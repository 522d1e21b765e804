//! Bar charts.

mod axis;
mod line;
mod plan;
mod rows;
mod value;

pub use plan::bars;
pub use rows::{Bars, Row};
