//! From values to points.

mod points;
pub mod progress;

pub use points::Points;
pub(crate) use points::{Gaps, same};
