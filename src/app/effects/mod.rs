//! Effects: they observe the state and tell the browser, or the other way round.

mod address;
pub(in crate::app) mod change;
pub(in crate::app) mod deferred;
pub(in crate::app) mod environment;
pub mod own_page;
pub mod preferences;
mod storage;
