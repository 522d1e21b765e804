//! From values to points.

mod points;
pub mod progress;
mod values;

pub use points::Points;
pub(crate) use points::{Column, Gaps};
pub use values::{Latest, Values};
