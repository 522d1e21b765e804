//! The choices that turn an index and data into scores.

mod pair;
mod processing;
mod weighting;

pub use pair::Methodology;
pub use processing::Processing;
pub use weighting::Weighting;
