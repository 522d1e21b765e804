//! Choices as they are written: in links, in files, and for a module that takes this one's place.

pub mod file;
pub mod link;
pub mod snapshot;
