//! Choices as they are written: one portable form, and its codecs.

pub mod file;
pub mod link;
pub mod portable;
pub mod snapshot;
