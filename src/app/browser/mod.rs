//! All that the page asks of the browser.

pub(in crate::app) mod database;
pub mod dom;
pub(in crate::app) mod drawing;
pub mod files;
pub(in crate::app) mod motion;
pub mod others;
pub(in crate::app) mod sound;
pub mod speech;
