//! What panels share: what they are handed, the head of the page, and small pieces.

mod context;
pub(in crate::app) mod header;
pub(in crate::app) mod option;
pub(in crate::app) mod preferences;
pub mod values;

pub use context::{
    Deferred, Dispatch, Fetching, Head, Loader, Loading, Panel, Plotted, Still, Ui, Unavailable,
};
pub mod warning;
