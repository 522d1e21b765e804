//! Scores as they are handed out.

mod columns;
mod read;
mod written;

pub use columns::{coverage, ranks, scores};
pub use read::profile;
pub use written::{Outcome, change, report, unit};
