//! From values to points.

mod assessment;
mod judge;
mod latest;
mod points;
mod progress;
mod split;
mod terms;
mod values;
mod warnings;

pub use assessment::{Assessment, assess};
pub use judge::points_of;
pub use latest::Latest;
pub use points::Points;
pub(crate) use points::{Column, Gaps};
pub use progress::Progress;
pub use split::{SplitSum, split_sum, uneven_splits};
pub use terms::Terms;
pub use values::Values;
pub use warnings::{Warned, Warning, warnings, warnings_at};
