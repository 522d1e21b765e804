//! The boundary to JavaScript: every export, and nothing else.

#[cfg(feature = "api")]
mod api;
mod convert;
#[cfg(feature = "api")]
mod evaluation;
mod host;
mod mount;
mod options;
mod place;

use crate::error::Error;
use wasm_bindgen::prelude::*;

#[cfg(feature = "api")]
pub use api::{Index, chart};
#[cfg(feature = "api")]
pub use evaluation::Evaluation;
pub use mount::{Mounted, mount, prepare, retire};

fn thrown(error: &Error) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}
