//! Line charts.

mod flag;
mod places;
mod plan;
mod series;

pub use plan::lines;
pub use series::{Lines, Marker, Series};
