//! All that the page asks of the browser.

pub mod dom;
pub(in crate::app) mod sound;
pub mod speech;
