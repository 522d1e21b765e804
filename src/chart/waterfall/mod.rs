//! Waterfalls.

mod plan;
mod steps;

pub use plan::waterfall;
pub use steps::{Step, Waterfall};
