//! From points to scores, ranks and grades.

pub mod aggregate;
pub mod grade;
mod plan;
pub mod profile;
pub mod rank;
mod rescore;
mod scores;
mod sums;
mod undefined;

pub use plan::{Plan, Scratch};
pub use rescore::{rescore, score};
pub use scores::Scores;
pub use undefined::Undefined;
