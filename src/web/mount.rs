//! The page, mounted into an element.

use super::convert;
use crate::app::state::{Action, Appearance, State, View};
use crate::app::{App, AppProps, Dispatch, demonstration, dom, effects, later, own_unit};
use crate::data::Dataset;
use crate::index::Index;
use crate::map::Map;
use crate::methodology::Methodology;
#[cfg(feature = "api")]
use crate::schema::{DatasetFile, Definition};
use crate::schema::{MethodologyFile, form};
use crate::text::Language;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::{AppHandle, Callback};

/// What the page is mounted with.
#[derive(Debug, Default)]
struct MountOptions {
    #[cfg(feature = "api")]
    definition: Option<Definition>,
    #[cfg(feature = "api")]
    data: Option<DatasetFile>,
    weights: Map<f64>,
    lang: Option<String>,
    theme: Option<String>,
    elder: bool,
    unit: Option<String>,
    page: bool,
}

/// What of a mounted page can be changed.
#[derive(Debug, Default)]
struct UpdateOptions {
    #[cfg(feature = "api")]
    data: Option<DatasetFile>,
    weights: Option<Map<f64>>,
    lang: Option<String>,
    theme: Option<String>,
    elder: Option<bool>,
    unit: Option<String>,
}

form!(MountOptions {
    #[cfg(feature = "api")]
    definition = None,
    #[cfg(feature = "api")]
    data = None,
    weights = Map::new(),
    lang = None,
    theme = None,
    elder = false,
    unit = None,
    page = false,
});

form!(UpdateOptions {
    #[cfg(feature = "api")]
    data = None,
    weights = None,
    lang = None,
    theme = None,
    elder = None,
    unit = None,
});

/// A mounted page.
#[wasm_bindgen(skip_typescript)]
pub struct Mounted {
    handle: RefCell<Option<AppHandle<App>>>,
    dispatch: Rc<RefCell<Option<Dispatch>>>,
    index: Rc<Index>,
    state: RefCell<State>,
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
pub fn mount(root: web_sys::Element, options: &JsValue) -> Result<Mounted, JsValue> {
    let options: MountOptions = match options.is_null() || options.is_undefined() {
        true => MountOptions::default(),
        false => convert::read(options)?,
    };
    let state = initial(&options).map_err(|error| super::thrown(&error))?;
    let state = if options.page {
        effects::arrive(state)
    } else {
        state
    };
    let number = MOUNTED.with(|mounted| mounted.replace(mounted.get() + 1));
    let dispatch = Rc::new(RefCell::new(None));
    let on_mount = {
        let dispatch = Rc::clone(&dispatch);
        Callback::from(move |given: Dispatch| {
            dispatch.replace(Some(given));
        })
    };
    let props = AppProps {
        initial: state.clone(),
        id: format!("xf{number}-").into(),
        page: options.page,
        on_mount,
    };
    let handle = yew::Renderer::<App>::with_root_and_props(root, props).render();
    Ok(Mounted {
        handle: RefCell::new(Some(handle)),
        dispatch,
        index: Rc::clone(&state.base.0),
        state: RefCell::new(state),
    })
}

/// Loads all that a page needs at once where a link or kept data wait for it; the rest of the
/// module comes later by itself.
#[wasm_bindgen(skip_typescript)]
pub async fn prepare() -> Result<(), JsValue> {
    let wanted = effects::language_wanted();
    let other_words = wanted.is_some_and(|wanted| wanted != Language::default());
    if dom::hash().len() < 2 && !dom::keeps_anything() && !other_words {
        return Ok(());
    }
    let unavailable = |_| js_sys::Error::new("a part of the module could not be loaded");
    later::load().await.map(drop).map_err(unavailable)?;
    Ok(())
}

fn language(tag: &str) -> Result<Language, crate::error::Error> {
    Language::from_tag(tag).ok_or_else(|| {
        crate::error::Error::new("lang", format!("`{tag}`"), "`zh`, `zh-Hant` or `en`")
    })
}

fn theme(name: &str) -> Result<Appearance, crate::error::Error> {
    Appearance::from_name(name).ok_or_else(|| {
        crate::error::Error::new("theme", format!("`{name}`"), "`auto`, `light` or `dark`")
    })
}

fn initial(options: &MountOptions) -> Result<State, crate::error::Error> {
    let index = Rc::new(index(options)?);
    let data = data(options, &index)?;
    let language = options
        .lang
        .as_deref()
        .map(language)
        .transpose()?
        .unwrap_or_default();
    let mut state = State::new(Rc::clone(&index), Rc::new(data), language);
    if let Some(name) = &options.theme {
        state.view.theme = theme(name)?;
    }
    state.view.elder = options.elder;
    state.view.unit = unit(&state.choices.data, options.unit.as_deref())?;
    if !options.weights.is_empty() {
        let choices = Rc::make_mut(&mut state.choices);
        choices.weights = weights(&index, &options.weights)?;
    }
    Ok(state)
}

#[cfg(feature = "api")]
fn index(options: &MountOptions) -> Result<Index, crate::error::Error> {
    match &options.definition {
        Some(definition) => Index::new(definition.clone()),
        None => later::builtin(),
    }
}

/// The module of the page has no index but its own, and no data but what is entered.
#[cfg(not(feature = "api"))]
fn index(_options: &MountOptions) -> Result<Index, crate::error::Error> {
    later::builtin()
}

#[cfg(feature = "api")]
fn data(options: &MountOptions, index: &Index) -> Result<Dataset, crate::error::Error> {
    match &options.data {
        Some(file) => Dataset::from_file(file, index),
        None => Ok(demonstration(index, vec![own_unit(index)])),
    }
}

#[cfg(not(feature = "api"))]
#[allow(
    clippy::unnecessary_wraps,
    reason = "the other module reads data that may be at fault"
)]
fn data(_options: &MountOptions, index: &Index) -> Result<Dataset, crate::error::Error> {
    Ok(demonstration(index, vec![own_unit(index)]))
}

fn unit(data: &Dataset, id: Option<&str>) -> Result<usize, crate::error::Error> {
    let Some(id) = id else { return Ok(0) };
    let found = data.units().iter().position(|unit| unit.id == id);
    found.ok_or_else(|| crate::error::Error::new("unit", format!("`{id}`"), "a unit of the data"))
}

fn weights(index: &Index, given: &Map<f64>) -> Result<Vec<f64>, crate::error::Error> {
    let file = MethodologyFile {
        weights: given.clone(),
        ..MethodologyFile::default()
    };
    Ok(Methodology::from_file(&file, index)?.weights().to_vec())
}

#[wasm_bindgen]
impl Mounted {
    /// Changes what is given and leaves the rest; throws, and changes nothing, where it is at fault.
    pub fn update(&self, options: &JsValue) -> Result<(), JsValue> {
        let options: UpdateOptions = convert::read(options)?;
        let actions = self
            .actions(&options)
            .map_err(|error| super::thrown(&error))?;
        if let Some(dispatch) = self.dispatch.borrow().as_ref() {
            for action in actions {
                dispatch.dispatch(action);
            }
        }
        Ok(())
    }

    fn actions(&self, options: &UpdateOptions) -> Result<Vec<Action>, crate::error::Error> {
        let mut state = self.state.borrow_mut();
        let mut next = state.clone();
        let mut actions = Vec::new();
        #[cfg(feature = "api")]
        if let Some(file) = &options.data {
            let data = Rc::new(Dataset::from_file(file, &self.index)?);
            Rc::make_mut(&mut next.choices).data = Rc::clone(&data);
            actions.push(Action::ReplaceData {
                data,
                message: None,
            });
        }
        if let Some(given) = &options.weights {
            actions.push(Action::SetWeights(weights(&self.index, given)?));
        }
        let mut view: View = next.view.clone();
        if let Some(tag) = &options.lang {
            view.language = language(tag)?;
        }
        if let Some(name) = &options.theme {
            view.theme = theme(name)?;
        }
        view.elder = options.elder.unwrap_or(view.elder);
        if options.unit.is_some() {
            view.unit = unit(&next.choices.data, options.unit.as_deref())?;
        }
        if view != next.view {
            next.view = view.clone();
            actions.push(Action::LookAt {
                language: view.language,
                theme: view.theme,
                elder: view.elder,
                unit: view.unit,
            });
        }
        *state = next;
        Ok(actions)
    }

    /// Takes the page out of its element; a second call does nothing.
    pub fn destroy(&self) {
        if let Some(handle) = self.handle.borrow_mut().take() {
            handle.destroy();
        }
        self.dispatch.replace(None);
    }
}
