//! The boundary to JavaScript: every export, and nothing else.

#[cfg(feature = "api")]
mod api;
#[cfg(not(feature = "api"))]
mod builtin;
#[cfg(feature = "api")]
mod convert;
#[cfg(feature = "api")]
mod evaluation;
mod fields;
#[cfg(feature = "api")]
mod given;
mod host;
mod mount;
mod options;
mod place;
#[cfg(feature = "api")]
mod tables;

use crate::error::Error;
use wasm_bindgen::prelude::*;

#[cfg(feature = "api")]
pub use api::{Index, chart};
#[cfg(feature = "api")]
pub use evaluation::Evaluation;
pub use mount::{Mounted, mount, prepare, retire};

// Where a page has its index and its data from.
#[cfg(not(feature = "api"))]
use builtin as source;
#[cfg(feature = "api")]
use given as source;

fn thrown(error: &Error) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}
