//! The callbacks of whoever mounted a page.

use crate::app::Change;
use crate::app::browser::{dom, files};
use crate::app::state::{ByPtr, Choices, View};
use crate::data::{Dataset, UnitId};
use crate::index::NodeId;
use js_sys::{Function, JsString, Object, Reflect};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;

/// What a change is told by.
#[derive(Debug)]
struct Told {
    score: Option<f64>,
    choices: Rc<Choices>,
    unit: UnitId,
}

/// The callbacks, and what they were told last.
#[derive(Debug)]
pub(super) struct HostCallbacks {
    this: Weak<HostCallbacks>,
    on_ready: RefCell<Option<Function>>,
    on_change: Option<Function>,
    on_state: Option<Function>,
    latest: RefCell<Option<Change>>,
    changed: RefCell<Option<Told>>,
    kept: RefCell<Option<Kept>>,
    data: RefCell<Rc<Dataset>>,
    given: RefCell<Option<Rc<Dataset>>>,
    /// The frame before which a change will be told.
    awaited: Cell<Option<i32>>,
    frame: OnceCell<Closure<dyn FnMut()>>,
}

/// What a snapshot is made of: choices and view.
type Kept = (ByPtr<Choices>, View);

impl HostCallbacks {
    /// The callbacks of the options; `data` are those that the page begins with by itself.
    pub(super) fn new(options: &JsValue, data: Rc<Dataset>) -> Rc<Self> {
        let callback = |name: &str| {
            let callback = Reflect::get(options, &name.into()).ok()?;
            callback.dyn_into().ok()
        };
        if let Some(script) = callback("files") {
            files::provide(script);
        }
        Rc::new_cyclic(|this| Self {
            this: this.clone(),
            on_ready: RefCell::new(callback("onReady")),
            on_change: callback("onChange"),
            on_state: callback("onState"),
            latest: RefCell::default(),
            changed: RefCell::default(),
            kept: RefCell::default(),
            data: RefCell::new(data),
            given: RefCell::default(),
            awaited: Cell::new(None),
            frame: OnceCell::new(),
        })
    }

    /// Tells a change: at once when it is settled, once a frame while a slider is dragged.
    pub(super) fn tell(&self, change: Change) {
        let is_dragging = change.state.is_dragging();
        self.latest.replace(Some(change));
        self.given.replace(None);
        if let Some(on_ready) = self.on_ready.take() {
            call(&on_ready, &self.value());
        }
        if !is_dragging {
            self.tell_change();
            self.tell_state();
        } else if self.on_change.is_some() && self.awaited.get().is_none() {
            let this = self.this.clone();
            let frame = self.frame.get_or_init(|| {
                Closure::new(move || {
                    if let Some(this) = this.upgrade() {
                        this.awaited.set(None);
                        this.tell_change();
                    }
                })
            });
            self.awaited.set(dom::at_next_frame(frame));
        }
    }

    /// The latest change.
    pub(super) fn latest(&self) -> Option<Change> {
        self.latest.borrow().clone()
    }

    /// The data that are there now, also where the page has been given them, or begins with them, but
    /// has not shown them yet.
    pub(super) fn present_data(&self) -> Option<Rc<Dataset>> {
        let latest = self.latest.borrow();
        let shown = || {
            let change = latest.as_ref()?;
            Some(Rc::clone(&change.state.choices.data))
        };
        let begun_with = || Some(Rc::clone(&self.data.borrow()));
        self.given
            .borrow()
            .clone()
            .or_else(shown)
            .or_else(begun_with)
    }

    /// The page has been given data.
    pub(super) fn give(&self, data: Rc<Dataset>) {
        self.given.replace(Some(data));
    }

    /// The score and the weights; undefined before the page is there.
    pub(super) fn value(&self) -> JsValue {
        self.latest()
            .map_or(JsValue::UNDEFINED, |change| detail(&change))
    }

    fn tell_change(&self) {
        let (Some(on_change), Some(change)) = (&self.on_change, self.latest()) else {
            return;
        };
        let now = Told {
            score: change.score,
            choices: Rc::clone(&change.state.choices),
            unit: change.state.unit(),
        };
        let is_same = |before: &Told| {
            let weighs = weights(&before.choices).eq(weights(&change.state.choices));
            weighs && before.score == change.score && before.unit == change.state.unit()
        };
        // What the page begins with is no change.
        if self
            .changed
            .replace(Some(now))
            .is_some_and(|before| !is_same(&before))
        {
            call(on_change, &detail(&change));
        }
    }

    /// The data go along only when they are others than before: they may be large.
    fn tell_state(&self) {
        let (Some(on_state), Some(change)) = (&self.on_state, self.latest()) else {
            return;
        };
        let Some(deferred) = change.deferred else {
            return;
        };
        let state = &change.state;
        let now = (ByPtr(Rc::clone(&state.choices)), state.view.clone());
        if self.kept.borrow().as_ref() == Some(&now) {
            return;
        }
        self.kept.replace(Some(now));
        let parts = Object::new();
        set(&parts, "choices", &(deferred.write_state)(state).into());
        let data = Rc::clone(&state.choices.data);
        if !Rc::ptr_eq(&self.data.replace(Rc::clone(&data)), &data) {
            let this = self.this.clone();
            let later = move |text| {
                let this = this.upgrade();
                if let Some(this) = this.filter(|this| Rc::ptr_eq(&this.data.borrow(), &data)) {
                    this.tell_data(&text);
                }
            };
            if let Some(text) = (deferred.write_data)(state, later.into()) {
                set(&parts, "data", &text.into());
            }
        }
        call(on_state, &parts);
    }

    /// Tells data that took a while to write.
    fn tell_data(&self, text: &JsString) {
        if let Some(on_state) = &self.on_state {
            let parts = Object::new();
            set(&parts, "data", text);
            call(on_state, &parts);
        }
    }
}

impl Drop for HostCallbacks {
    fn drop(&mut self) {
        if let Some(frame) = self.awaited.get() {
            dom::no_longer_at_frame(frame);
        }
    }
}

/// The weights that count: the whole index, once it is there, has places for more.
fn weights(choices: &Choices) -> impl Iterator<Item = (NodeId, Option<&f64>)> {
    let nodes = choices.index.nodes();
    nodes.map(|(id, _)| (id, choices.weights.get(id.position())))
}

fn detail(change: &Change) -> JsValue {
    let choices = &change.state.choices;
    let weights = Object::new();
    for (id, node) in choices.index.nodes().skip(1) {
        set(&weights, &node.id, &choices.weights[id.position()].into());
    }
    let detail = Object::new();
    set(
        &detail,
        "score",
        &change.score.map_or(JsValue::NULL, JsValue::from),
    );
    set(&detail, "weights", &weights);
    // The one that is looked at, of several.
    let units = choices.data.units();
    if let Some(unit) = units
        .get(change.state.unit().position())
        .filter(|_| units.len() > 1)
    {
        set(&detail, "unit", &unit.id.as_str().into());
    }
    detail.into()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a field of a plain object does not fail.
    let _ = Reflect::set(object, &name.into(), value);
}

/// Calls back; what is thrown there is reported as any other error of that script.
fn call(callback: &Function, value: &JsValue) {
    if let Err(error) = callback.call1(&JsValue::NULL, value) {
        let _ = js_sys::Promise::reject(&error);
    }
}
