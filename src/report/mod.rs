//! Scores as they are handed out.

mod written;

pub use written::{Outcome, report, unit};
