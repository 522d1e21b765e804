//! From points to scores, ranks and grades.

pub mod aggregate;
mod board;
pub mod change;
pub mod grade;
pub mod median;
mod plan;
pub mod profile;
pub mod rank;
mod rescore;
mod rescoring;
mod scores;
mod scoring;
mod siblings;
mod sums;
mod undefined;

pub use board::{Board, Line, Place};
pub use plan::{Plan, Scratch};
pub use rescore::{rescore, score};
pub use rescoring::Rescoring;
pub use scores::Scores;
pub use scoring::Scoring;
pub use undefined::Undefined;
