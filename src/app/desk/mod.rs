//! The desk of the office: entering, saving, handing on.

pub(in crate::app) mod about;
pub(in crate::app) mod embed;
pub mod embed_code;
pub mod entry;
pub(in crate::app) mod extras;
pub(in crate::app) mod fields;
pub(in crate::app) mod toolbar;
