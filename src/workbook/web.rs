//! The boundary to JavaScript.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

/// Reads a file: calls back with each of its parts and the share of the file that is read by then.
///
/// Throws an `Error` whose message begins with a name for programs: `no-table`, `locked`, `damaged`,
/// `too-large`, `encoding`.
#[wasm_bindgen]
pub fn read(bytes: &[u8], give: &Function) -> Result<(), JsValue> {
    let mut fault = None;
    let read = crate::read(bytes, &mut |part, share| {
        let part = Uint8Array::from(part.as_slice());
        let given = give.call2(&JsValue::NULL, &part, &share.into());
        fault = fault.take().or(given.err());
    });
    match fault {
        Some(fault) => Err(fault),
        None => read.map_err(|error| thrown(&error)),
    }
}

/// The bytes of a workbook with the sheets in these parts.
#[wasm_bindgen]
pub fn write(parts: &[u8]) -> Result<Uint8Array, JsValue> {
    let written = crate::write(parts).map_err(|error| thrown(&error))?;
    Ok(Uint8Array::from(written.as_slice()))
}

fn thrown(error: &crate::Error) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}
