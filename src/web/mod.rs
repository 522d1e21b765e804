//! The boundary to JavaScript: every export, and nothing else.

#[cfg(feature = "api")]
mod api;
mod convert;
mod mount;
mod options;
mod outside;
mod place;

use crate::error::Error;
use wasm_bindgen::prelude::*;

#[cfg(feature = "api")]
pub use api::{Index, chart};
pub use mount::{Mounted, mount, prepare, retire};

fn thrown(error: &Error) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}
