//! The desk of the office: entering, saving, handing on.

pub(in crate::app) mod about;
pub(in crate::app) mod above;
pub mod check;
pub(in crate::app) mod embed;
pub mod embed_code;
pub(in crate::app) mod export;
pub(in crate::app) mod extras;
pub mod files;
pub mod grid;
mod others;
pub mod plan;
mod publish;
pub mod refusals;
pub(in crate::app) mod room;
pub(in crate::app) mod stores;
pub(in crate::app) mod toolbar;
mod versions;
