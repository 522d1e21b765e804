//! The document, the window, storage, files and the clipboard.

use crate::text::Language;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Element, EventTarget, File, HtmlAnchorElement, Storage, Url};

thread_local! {
    static RETIRED: Cell<bool> = const { Cell::new(false) };
}

/// Disables every listener of this module: another module takes its place.
pub fn retire() {
    RETIRED.set(true);
}

/// A listener that is taken off when dropped.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    /// Listens to an event of a target.
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        mut callback: impl FnMut(web_sys::Event) + 'static,
    ) -> Self {
        let callback = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| {
            if !RETIRED.get() {
                callback(event);
            }
        });
        let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, callback);
    }
}

/// The window; `None` outside a browser's page.
pub fn window() -> Option<web_sys::Window> {
    // `web_sys::window` asks for a global of that type, which natively is not there to be asked.
    if cfg!(target_family = "wasm") {
        web_sys::window()
    } else {
        None
    }
}

/// Whether a media query holds; `otherwise` where it cannot be asked.
pub fn media(query: &str, otherwise: bool) -> bool {
    let list = window().and_then(|window| window.match_media(query).ok().flatten());
    list.map_or(otherwise, |list| list.matches())
}

/// Tells whenever the answer to a media query may have changed.
pub fn watch_media(query: &str, mut changed: impl FnMut(bool) + 'static) -> Option<Listener> {
    let list = window()?.match_media(query).ok().flatten()?;
    let listened = list.clone();
    Some(Listener::new(&list, "change", move |_| {
        changed(listened.matches());
    }))
}

/// Watches the width of an element, until it is dropped.
#[derive(Debug)]
pub struct WidthWatch {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl WidthWatch {
    /// Tells the width at first, and whenever it is another.
    ///
    /// The callback runs in a later task: it may change the width again, which an observer must not do
    /// while it reports.
    pub fn new(element: &web_sys::HtmlElement, changed: impl Fn(i32) + 'static) -> Option<Self> {
        let (watched, changed) = (element.clone(), Rc::new(changed));
        let callback = Closure::<dyn FnMut()>::new(move || {
            let (watched, changed) = (watched.clone(), Rc::clone(&changed));
            spawn_local(async move {
                pause().await;
                changed(watched.client_width());
            });
        });
        let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back before the next frame, whose number it gives.
pub fn at_next_frame(callback: &Closure<dyn FnMut()>) -> Option<i32> {
    let callback = callback.as_ref().unchecked_ref();
    window()?.request_animation_frame(callback).ok()
}

/// Does not call back before that frame.
pub fn no_longer_at_frame(number: i32) {
    if let Some(window) = window() {
        let _ = window.cancel_animation_frame(number);
    }
}

/// The value of a flag in the query of the address.
pub fn asked_for(flag: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    let parameters = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    parameters.get(flag)
}

/// Whether the ground around the page is dark.
pub fn set_document_dark(dark: bool) {
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.class_list().toggle_with_force("xingfu-dark", dark);
    }
}

/// The hash of the address, with its `#`.
pub fn hash() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// The address with another hash.
pub fn address(hash: &str) -> String {
    let href = window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default();
    let base = href.split('#').next().unwrap_or_default();
    match hash {
        "" => base.to_owned(),
        hash => format!("{base}#{hash}"),
    }
}

/// Puts a hash into the address without a step in the browser's history.
pub fn set_hash(hash: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address(hash)));
    }
}

/// Names the language of the document.
pub fn set_document_language(language: Language, title: &str) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language.tag());
    }
}

/// The start of every name in the storage.
pub const PREFIX: &str = "xingfu:";

/// A reason for which a browser does not store a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It stores nothing for this page.
    Denied,
    /// There is no room for it.
    Full,
}

fn storage() -> Result<Storage, Refusal> {
    let storage = window().and_then(|window| window.local_storage().ok().flatten());
    storage.ok_or(Refusal::Denied)
}

/// The text stored under a name; an error where the browser stores nothing.
pub fn stored(name: &str) -> Result<Option<String>, Refusal> {
    storage()?.get_item(name).map_err(|_| Refusal::Denied)
}

/// The names in the storage that begin with `prefix`.
pub fn stored_names(prefix: &str) -> Vec<String> {
    let Ok(storage) = storage() else {
        return Vec::new();
    };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(prefix)).collect()
}

/// Whether anything of this program is stored.
pub fn keeps_anything() -> bool {
    !stored_names(PREFIX).is_empty()
}

/// Stores a text under a name.
pub fn store(name: &str, text: &str) -> Result<(), Refusal> {
    storage()?.set_item(name, text).map_err(|_| Refusal::Full)
}

/// Removes the text stored under a name.
pub fn forget(name: &str) {
    if let Ok(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// Today, `YYYY-MM-DD`, by the browser's clock.
pub fn today() -> String {
    if !cfg!(target_family = "wasm") {
        return String::new();
    }
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// The browser's clock: milliseconds since the beginning of 1970 in universal time, and the minutes
/// by which the place is ahead of it.
#[allow(
    clippy::cast_sign_loss,
    reason = "a clock before 1970 is set to its beginning"
)]
pub fn now() -> (u64, i32) {
    if !cfg!(target_family = "wasm") {
        return (0, 0);
    }
    let now = js_sys::Date::new_0();
    (now.get_time() as u64, -now.get_timezone_offset() as i32)
}

/// A number at random, to tell what is written at the same moment apart.
#[expect(clippy::cast_sign_loss, reason = "at least 0")]
pub fn token() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Puts a text on the clipboard.
pub async fn copy(text: String) -> Result<(), JsValue> {
    let navigator = window().ok_or(JsValue::NULL)?.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())?;
    let clipboard: web_sys::Clipboard = clipboard.dyn_into()?;
    JsFuture::from(clipboard.write_text(&text))
        .await
        .map(|_| ())
}

/// The bytes of a file.
pub async fn read_file(file: File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The text of bytes in GB18030, and so in GBK or GB2312; `None` where they are none.
pub fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Gives a text to the user as a file.
pub fn download(name: &str, mime: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        let _ = download_blob(name, &blob);
    }
}

/// Gives bytes to the user as a file.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        let _ = download_blob(name, &blob);
    }
}

fn download_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let url = Url::create_object_url_with_blob(blob)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    let body = document.body().ok_or(JsValue::NULL)?;
    body.append_child(&anchor)?;
    anchor.click();
    anchor.remove();
    revoke_later(url);
    Ok(())
}

/// Lets the browser do whatever else there is to do.
pub async fn pause() {
    delay(0).await;
}

/// Waits for so many milliseconds.
pub async fn delay(millis: i32) {
    let waited = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis);
        }
    });
    let _ = JsFuture::from(waited).await;
}

/// Waits until the styles that come later to the tree of a node are there: until then they are for paper. Goes
/// on without them after two seconds.
pub async fn styled(node: &web_sys::Node) {
    let tree = node.get_root_node();
    // A shadow tree finds an element as a document does.
    let tree = tree.unchecked_ref::<web_sys::Document>();
    for _ in 0..100 {
        match tree.query_selector("link[media=print]") {
            Ok(Some(_)) => delay(20).await,
            Ok(None) | Err(_) => return,
        }
    }
}

/// Waits until the browser has shown what is drawn; where it shows nothing, as behind other tabs, a moment.
pub async fn shown() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.request_animation_frame(&done);
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 250);
        }
    });
    let _ = JsFuture::from(frame).await;
    pause().await;
}

/// The browser may still be reading the address when the click returns.
fn revoke_later(url: String) {
    let revoke = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    if let Some(window) = window() {
        let revoke = revoke.unchecked_ref();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke, 60_000);
    }
}

/// Gives an SVG of a size in CSS pixels to the user as a PNG of `scale` times the size.
pub async fn download_png(
    name: String,
    svg: String,
    width: u32,
    height: u32,
    scale: u32,
) -> Result<(), JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = js_sys::Array::of1(&JsValue::from_str(&svg));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let image = web_sys::HtmlImageElement::new()?;
    let loaded = js_sys::Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
    });
    image.set_src(&url);
    let outcome = JsFuture::from(loaded).await;
    let _ = Url::revoke_object_url(&url);
    outcome?;
    let canvas: web_sys::HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width * scale);
    canvas.set_height(height * scale);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: web_sys::CanvasRenderingContext2d = context.dyn_into()?;
    let (w, h) = (f64::from(width * scale), f64::from(height * scale));
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, w, h);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, w, h)?;
    let png = js_sys::Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let settle = if blob.is_null() { &reject } else { &resolve };
            let _ = settle.call1(&JsValue::NULL, &blob);
        });
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            // The promise is left to the callback, which a refusing canvas never calls.
            let _ = done
                .unchecked_ref::<js_sys::Function>()
                .call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    let png: Blob = JsFuture::from(png).await?.dyn_into()?;
    download_blob(&name, &png)
}

/// The value of an attribute of the element that an event came from, or of the next one around it that has
/// it.
pub fn named_by(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let from = event.target()?.dyn_into::<Element>().ok()?;
    let named = from.closest(&format!("[{attribute}]")).ok()??;
    named.get_attribute(attribute)
}

/// Scrolls to an element by id, once what was just sent is drawn, and moves the focus there; in the
/// document or shadow tree where an event came from.
pub fn reveal(event: &web_sys::Event, id: &str) {
    let from = event.target().and_then(|target| target.dyn_into().ok());
    let id = id.to_owned();
    spawn_local(async move {
        if let Some(from) = from {
            go_to(&from, &id).await;
        }
    });
}

/// Moves the focus to an element by id, in the document or shadow tree where an event came from.
pub fn focus(event: &web_sys::Event, id: &str) {
    let from = event.target().and_then(|target| target.dyn_into().ok());
    if let Some(element) = from.and_then(|node| beside(&node, id)) {
        let _ = element.focus();
    }
}

/// The element of an id, in the document or shadow tree of a node.
fn beside(node: &web_sys::Node, id: &str) -> Option<web_sys::HtmlElement> {
    let root = node.get_root_node();
    let element = match root.dyn_ref::<web_sys::ShadowRoot>() {
        Some(tree) => tree.get_element_by_id(id),
        None => root
            .dyn_ref::<web_sys::Document>()
            .and_then(|document| document.get_element_by_id(id)),
    };
    element?.dyn_into().ok()
}

/// Moves the focus to an element by id that is about to be drawn in the tree of a node, and it to the
/// top of the window; gives up after half a second.
pub async fn go_to(node: &web_sys::Node, id: &str) {
    for _ in 0..10 {
        shown().await;
        if let Some(element) = beside(node, id) {
            let _ = element.focus();
            element.scroll_into_view();
            return;
        }
        delay(50).await;
    }
}
