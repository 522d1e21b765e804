//! From values to points.

mod assessment;
mod judge;
mod points;
mod progress;
mod values;
mod warnings;

pub use assessment::{Assessment, assess};
pub use judge::{Terms, points_of};
pub use points::Points;
pub(crate) use points::{Column, Gaps};
pub use progress::Progress;
pub use values::{Latest, Values};
pub use warnings::{Warned, Warning, warnings, warnings_at};
