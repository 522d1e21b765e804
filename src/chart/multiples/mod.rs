//! Small multiples.

mod panel;
mod plan;

pub use panel::{Multiples, Panel};
pub use plan::multiples;
