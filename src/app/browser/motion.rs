//! Movement, where it is welcome.

use super::dom;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// How long a movement takes, in milliseconds.
const DURATION: f64 = 150.0;

/// Whether the reader has not asked for less of it.
pub(in crate::app) fn is_welcome() -> bool {
    dom::media("(prefers-reduced-motion: no-preference)", false)
}

/// Lets an element glide to its place from so many CSS pixels below it.
pub(in crate::app) fn glide(element: &Element, by: f64) {
    let frames = Object::new();
    let steps = Array::of2(&format!("translateY({by}px)").into(), &"none".into());
    let _ = Reflect::set(&frames, &"transform".into(), &steps);
    let animate = Reflect::get(element, &"animate".into());
    if let Ok(animate) = animate.and_then(JsValue::dyn_into::<Function>) {
        let _ = animate.call2(element, &frames, &DURATION.into());
    }
}
