//! The page, mounted into an element.

use super::host::HostCallbacks;
use super::options::{Kept, MountOptions, UpdateOptions, check_unit};
use super::place::Place;
use crate::app::browser::dom;
use crate::app::effects::own_page;
use crate::app::effects::preferences;
use crate::app::io::keeping;
use crate::app::io::portable::{self, Refused};
use crate::app::state::{Intent, State};
use crate::app::ui::{Dispatch, Still};
use crate::app::{AppProps, loader};
use crate::data::Dataset;
use crate::error::Error;
use crate::index::Index;
use crate::text::Language;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::Callback;

/// Where actions go.
enum Dispatching {
    /// To the page, once it is drawn.
    Waiting(Vec<Intent>),
    /// To the page.
    Now(Dispatch),
    /// Nowhere: the page is gone.
    Never,
}

/// A mounted page.
#[wasm_bindgen(skip_typescript)]
pub struct Mounted {
    place: RefCell<Option<Place>>,
    dispatch: Rc<RefCell<Dispatching>>,
    index: Rc<Index>,
    /// None once the page is gone: it holds the latest change.
    host: RefCell<Option<Rc<HostCallbacks>>>,
}

impl std::fmt::Debug for Mounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mounted").finish_non_exhaustive()
    }
}

thread_local! {
    static MOUNTED: Cell<u32> = const { Cell::new(0) };
}

/// Mounts the page into an element, in place of what is there.
#[wasm_bindgen(skip_typescript)]
#[allow(
    clippy::needless_pass_by_value,
    reason = "JavaScript hands the element over"
)]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Result<Mounted, JsValue> {
    let callbacks = options;
    let options = MountOptions::read(options)?;
    let state = options.state;
    let host = HostCallbacks::new(callbacks, Rc::clone(&state.choices.data));
    let state = match &options.kept {
        Some(kept) => restored(kept, state).map_err(|error| super::thrown(&error))?,
        None if options.page => own_page::arrive(state, loader::loaded()),
        None => state,
    };
    let number = MOUNTED.with(|mounted| mounted.replace(mounted.get() + 1));
    let dispatch = Rc::new(RefCell::new(Dispatching::Waiting(Vec::new())));
    let on_mount = {
        let dispatch = Rc::clone(&dispatch);
        Callback::from(move |given: Dispatch| {
            let before = dispatch.replace(Dispatching::Now(given.clone()));
            if let Dispatching::Waiting(actions) = before {
                for action in actions {
                    given.dispatch(action);
                }
            }
        })
    };
    let on_change = {
        let host = Rc::clone(&host);
        Callback::from(move |latest| host.tell(latest))
    };
    let props = AppProps {
        initial: state,
        id: format!("xf{number}-").into(),
        page: options.page,
        width: root.client_width(),
        home: options.home.into(),
        deferred: loader::loaded(),
        loader: loader::LOADER,
        still: still(&root).unwrap_or_default(),
        on_mount,
        on_change,
    };
    let index = Rc::clone(&props.initial.base.0);
    let place = Place::draw(&root, props)?;
    Ok(Mounted {
        place: RefCell::new(Some(place)),
        dispatch,
        index,
        host: RefCell::new(Some(host)),
    })
}

/// What is seen of the published result beside the page's place.
fn still(root: &web_sys::Element) -> Option<Still> {
    let around = root.parent_element()?;
    let found = |selector: &str| around.query_selector(selector).ok().flatten();
    let chart = ["wide", "narrow"].into_iter().find_map(|screen| {
        let drawing = found(&format!(".still .{screen}-only"))?;
        (drawing.client_width() > 0).then(|| drawing.inner_html().into())
    });
    let glance = found(".still .glance").map(|glance| glance.inner_html().into());
    Some(Still {
        chart: chart.unwrap_or_default(),
        glance: glance.unwrap_or_default(),
    })
}

/// Disables the listeners of this module, when another module takes its place.
#[wasm_bindgen(skip_typescript)]
pub fn retire() {
    dom::retire();
}

/// Loads all that a page needs at once where a link, kept data or another language wait for it, or
/// where it goes on from what was kept of another; the deferred part comes by itself after that.
#[wasm_bindgen(skip_typescript)]
pub async fn prepare(is_restored: Option<bool>) -> Result<(), JsValue> {
    let is_restored = is_restored.unwrap_or_default();
    let wanted = preferences::language_wanted();
    let other_words = wanted.is_some_and(|wanted| wanted != Language::default());
    let waits = is_restored || dom::hash().len() >= 2 || dom::keeps_anything() || other_words;
    if !waits {
        return Ok(());
    }
    let unavailable = |_| js_sys::Error::new("a part of the module could not be loaded");
    let deferred = loader::load().await.map_err(unavailable)?;
    if let Ok(index) = loader::builtin() {
        (deferred.fetch_kept)(keeping::name(&index)).await;
    }
    Ok(())
}

fn restored(kept: &Kept, state: State) -> Result<State, Error> {
    let Some(deferred) = loader::loaded() else {
        return Err(Error::new(
            "state",
            "a module without its deferred part",
            "`prepare(true)` before",
        ));
    };
    let read = (deferred.read_state)(&kept.choices, kept.data.as_deref(), state);
    read.map_err(|refused| match refused {
        Refused::Fault(error) => error,
        Refused::OtherIndex => Error::new("state", "another index", "this one"),
    })
}

#[wasm_bindgen]
impl Mounted {
    /// Changes what is given and leaves the rest; throws, and changes nothing, where it is at fault.
    pub fn update(&self, options: &JsValue) -> Result<(), JsValue> {
        let host = self.host.borrow().clone();
        let latest = host.as_ref().and_then(|host| host.latest());
        let index = match &latest {
            Some(latest) => &latest.state.choices.index,
            None => &self.index,
        };
        let options = UpdateOptions::read(options, index)?;
        let present = || host.as_ref()?.present_data();
        let data = options.data.clone().or_else(present);
        let given = options.data.clone();
        let actions = actions(options, index, data.as_deref());
        let actions = actions.map_err(|error| super::thrown(&error))?;
        if let (Some(data), Some(host)) = (given, &host) {
            host.give(data);
        }
        match &mut *self.dispatch.borrow_mut() {
            Dispatching::Waiting(waiting) => waiting.extend(actions),
            Dispatching::Now(dispatch) => {
                for action in actions {
                    dispatch.dispatch(action);
                }
            }
            Dispatching::Never => {}
        }
        Ok(())
    }

    /// The score and the weights at this moment.
    pub fn value(&self) -> JsValue {
        let host = self.host.borrow();
        host.as_ref()
            .map_or(JsValue::UNDEFINED, |host| host.value())
    }

    /// Takes the page out of its element; a second call does nothing.
    pub fn destroy(&self) {
        if let Some(place) = self.place.borrow_mut().take() {
            place.clear();
        }
        self.dispatch.replace(Dispatching::Never);
        self.host.replace(None);
    }
}

/// The actions of an update; `data` are those that the page shows after it.
fn actions(
    options: UpdateOptions,
    index: &Index,
    data: Option<&Dataset>,
) -> Result<Vec<Intent>, Error> {
    let UpdateOptions {
        data: given,
        settings,
    } = options;
    let mut actions = Vec::new();
    if let Some(data) = given {
        actions.push(Intent::ReplaceData {
            data,
            message: None,
        });
    }
    if let Some(given) = settings.weights {
        actions.push(Intent::SetWeights(portable::weights(index, given)?));
    }
    actions.extend(settings.language.map(Intent::SetLanguage));
    actions.extend(settings.theme.map(Intent::SetTheme));
    actions.extend(settings.elder.map(Intent::SetElder));
    actions.extend(settings.extent.map(Intent::SetExtent));
    if let (Some(id), Some(data)) = (settings.unit, data) {
        check_unit(data, &id)?;
        actions.push(Intent::SelectUnit(id));
    }
    Ok(actions)
}
