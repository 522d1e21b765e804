//! From values to points.

mod assessment;
mod judge;
mod points;
mod progress;
mod values;

pub use assessment::{Assessment, assess};
pub use judge::{Terms, points_of};
pub use points::Points;
pub(crate) use points::{Column, Gaps};
pub use progress::Progress;
pub use values::{Latest, Values};
