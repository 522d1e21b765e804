//! Languages and scripts, texts in several of them, numbers as people read and type them, and the
//! words of the page.

pub mod format;
mod language;
mod localised;
pub mod number;
pub mod script;
#[cfg(feature = "chart")]
pub mod words;

pub use language::Language;
pub use localised::{Chinese, Text};
