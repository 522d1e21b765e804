//! Scores as they are handed out.

mod columns;
#[cfg(feature = "chart")]
pub mod ranking;
mod read;
#[cfg(feature = "chart")]
pub mod sheets;
#[cfg(feature = "chart")]
pub mod table;
#[cfg(feature = "chart")]
pub mod values;
mod written;

pub use columns::{Series, compare, coverage, ranks, ranks_within, scores, series};
pub use read::profile;
pub use written::{Outcome, change, report, unit};
