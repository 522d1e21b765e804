//! Other indices: fetched beside the page, and opened in its place.

use super::dom;
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// The event by which a page asks to be drawn anew with another index.
const OPEN: &str = "xingfu-open";

/// The text of a file beside the page; `None` where it cannot be had.
pub async fn beside(name: &str) -> Option<String> {
    let answer = JsFuture::from(dom::window()?.fetch_with_str(name))
        .await
        .ok()?;
    let is_there = Reflect::get(&answer, &"ok".into()).ok()?.is_truthy();
    let text: Function = Reflect::get(&answer, &"text".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let text = text.call0(&answer).ok().filter(|_| is_there)?;
    JsFuture::from(js_sys::Promise::resolve(&text))
        .await
        .ok()?
        .as_string()
}

/// The text of a file, which is one or its bytes in UTF-8.
pub fn text(content: &JsValue) -> Option<String> {
    match content.dyn_ref::<Uint8Array>() {
        Some(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        None => content.as_string(),
    }
}

/// Asks for a page of an index, whose text is given; whether anybody listens.
///
/// As bytes: made into a text of JavaScript's and back, a large one takes three times the memory.
pub fn open(from: &Element, text: &str) -> bool {
    let details = web_sys::CustomEventInit::new();
    details.set_bubbles(true);
    details.set_cancelable(true);
    details.set_detail(&JsValue::from(Uint8Array::from(text.as_bytes())));
    let event = web_sys::CustomEvent::new_with_event_init_dict(OPEN, &details);
    // Who takes it over says so.
    event.is_ok_and(|event| from.dispatch_event(&event).is_ok_and(|goes_on| !goes_on))
}
