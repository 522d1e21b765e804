//! From points to scores, ranks and grades.

pub mod aggregate;
pub mod change;
pub mod grade;
mod plan;
pub mod profile;
pub mod rank;
mod rescore;
mod scores;
mod scoring;
mod sums;
mod undefined;

pub use plan::{Plan, Scratch};
pub use rescore::{rescore, score};
pub use scores::Scores;
pub use scoring::Scoring;
pub use undefined::Undefined;
