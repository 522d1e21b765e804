//! Choices as they are written: one portable form, and its codecs.

pub mod file;
pub mod keeping;
pub mod kept;
pub mod link;
pub mod naming;
pub mod opened;
pub mod portable;
pub mod publication;
pub mod received;
pub mod scenarios;
pub mod snapshot;
pub mod versions;
