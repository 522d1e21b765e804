//! Workbooks: read and written by the script that the page was given for it.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The type of a workbook's bytes.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

thread_local! {
    static SCRIPT: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Keeps the function that loads the script.
pub fn provide(script: Function) {
    SCRIPT.with(|there| there.replace(Some(script)));
}

/// Whether there is such a function.
pub fn are_provided() -> bool {
    cfg!(target_family = "wasm") && SCRIPT.with(|script| script.borrow().is_some())
}

/// Why a file cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is no workbook and no table in text.
    NoTable,
    /// Only a password opens it.
    Locked,
    /// It is damaged.
    Damaged,
    /// It is too large.
    TooLarge,
    /// It is a text in an encoding that is not known.
    Encoding,
    /// What reads and writes could not be loaded.
    NotLoaded,
    /// The user has cancelled it.
    Cancelled,
    /// Something else, as it is told.
    Other(String),
}

impl From<JsValue> for Trouble {
    fn from(thrown: JsValue) -> Self {
        let message = thrown
            .dyn_ref::<js_sys::Error>()
            .map(js_sys::Error::message);
        let message = message.map(String::from).unwrap_or_default();
        match message.split(':').next().unwrap_or_default() {
            "no-table" => Self::NoTable,
            "locked" => Self::Locked,
            "damaged" => Self::Damaged,
            "too-large" => Self::TooLarge,
            "encoding" => Self::Encoding,
            "cancelled" => Self::Cancelled,
            "load" | "worker" | "Failed to fetch" | "Load failed" => Self::NotLoaded,
            _ if thrown.is_instance_of::<js_sys::TypeError>() => Self::NotLoaded,
            _ => Self::Other(message),
        }
    }
}

/// The way to end something before it is done.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Rc<Ending>);

#[derive(Debug, Default)]
struct Ending {
    is_wanted: Cell<bool>,
    /// What ends a reading that has begun.
    reading: RefCell<Option<Function>>,
}

impl Cancel {
    /// Ends it.
    pub fn cancel(&self) {
        self.0.is_wanted.set(true);
        if let Some(cancel) = self.0.reading.take() {
            let _ = cancel.call0(&JsValue::NULL);
        }
    }

    /// Whether the end is wanted.
    pub fn is_cancelled(&self) -> bool {
        self.0.is_wanted.get()
    }
}

impl PartialEq for Cancel {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Loads all that reading and writing need.
pub async fn prepare() -> Result<(), Trouble> {
    called("prepare", &js_sys::Array::new()).await.map(drop)
}

/// Reads a file, and gives each of its parts with the share that is read by then, in percent.
pub async fn read(
    file: web_sys::File,
    cancel: Cancel,
    mut give: impl FnMut(Vec<u8>, u8) + 'static,
) -> Result<(), Trouble> {
    let begun = Closure::<dyn FnMut(Function)>::new(move |function: Function| {
        cancel.0.reading.replace(Some(function));
    });
    let give = Closure::<dyn FnMut(Uint8Array, u8)>::new(move |part: Uint8Array, share: u8| {
        give(part.to_vec(), share);
    });
    let given = js_sys::Array::of3(&file, begun.as_ref(), give.as_ref());
    called("read", &given).await.map(drop)
}

/// The bytes of a workbook with the sheets in these parts.
pub async fn write(parts: &[u8]) -> Result<Vec<u8>, Trouble> {
    let given = js_sys::Array::of1(&Uint8Array::from(parts));
    let written = called("write", &given).await?;
    Ok(Uint8Array::new(&written).to_vec())
}

/// What a function of the script gives in the end.
async fn called(name: &str, given: &js_sys::Array) -> Result<JsValue, Trouble> {
    let script = SCRIPT.with(|script| script.borrow().clone());
    let script = script.ok_or(Trouble::NotLoaded)?;
    let script = script.call0(&JsValue::NULL)?;
    let script = JsFuture::from(Promise::resolve(&script)).await?;
    let function: Function = Reflect::get(&script, &name.into())?.dyn_into()?;
    let promise = function.apply(&JsValue::NULL, given)?;
    Ok(JsFuture::from(Promise::resolve(&promise)).await?)
}
