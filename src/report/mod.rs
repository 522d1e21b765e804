//! Scores as they are handed out.

mod read;
mod written;

pub use read::profile;
pub use written::{Outcome, report, unit};
