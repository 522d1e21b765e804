//! Radar charts.

mod axes;
mod plan;

pub use axes::{Axis, Radar};
pub use plan::radar;
