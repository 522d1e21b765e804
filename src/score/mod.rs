//! From points to scores, ranks and grades.

pub mod aggregate;
pub mod grade;
pub mod profile;
pub mod rank;
mod scores;

pub use scores::{Scores, rescore, score};
