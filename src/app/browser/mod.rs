//! All that the page asks of the browser.

pub mod dom;
pub mod speech;
