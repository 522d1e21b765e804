//! A page of its own: it follows links, keeps data and preferences, takes shortcuts.

use super::{address, preferences, storage};
use crate::app::browser::dom;
use crate::app::io::keeping::Keeper;
use crate::app::state::{Choices, Intent, Message, State};
use crate::app::ui::{Deferred, Dispatch};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// All of it, where it is such a page.
#[hook]
pub fn use_page(
    state: &UseReducerHandle<State>,
    keeper: &Keeper,
    page: bool,
    on_mount: &Callback<Dispatch>,
    deferred: Option<&'static Deferred>,
    dark: bool,
) {
    let dispatch = state.dispatcher();
    {
        let (dispatch, on_mount) = (dispatch.clone(), on_mount.clone());
        use_effect_with((), move |()| on_mount.emit(dispatch));
    }
    storage::use_storage(state, keeper, page, deferred);
    address::use_address(state, page, deferred);
    {
        let dispatch = dispatch.clone();
        use_effect_with(page, move |&page| {
            let document = dom::window()
                .and_then(|window| window.document())
                .filter(|_| page);
            let listener = document.map(|document| {
                dom::Listener::new(&document, "keydown", move |event| {
                    shortcut(&event, &dispatch);
                })
            });
            move || drop(listener)
        });
    }
    let title = state.base.0.title().get(state.view.language).to_owned();
    use_effect_with(
        (page, state.view.language, title),
        |(page, language, title)| {
            if *page {
                dom::set_document_language(*language, title);
            }
        },
    );
    preferences::use_preferences(page, &state.view, dark);
}

/// Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, but not where text is being typed.
fn shortcut(event: &web_sys::Event, dispatch: &Dispatch) {
    let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
        return;
    };
    if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || is_typing(event) {
        return;
    }
    let action = match (key.key().as_str(), key.shift_key()) {
        ("z" | "Z", false) => Intent::Undo,
        ("z" | "Z", true) | ("y" | "Y", false) => Intent::Redo,
        _ => return,
    };
    event.prevent_default();
    dispatch.dispatch(action);
}

fn is_typing(event: &web_sys::Event) -> bool {
    let target = event.target();
    if let Some(input) = target
        .as_ref()
        .and_then(|t| t.dyn_ref::<web_sys::HtmlInputElement>())
    {
        return !matches!(
            input.type_().as_str(),
            "range" | "radio" | "checkbox" | "button"
        );
    }
    target.is_some_and(|target| target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_some())
}

/// The state of a page of its own: what is kept in the browser, then what the link says.
///
/// Where there is a link or anything kept, the page is mounted with the deferred part.
pub fn arrive(mut state: State, deferred: Option<&Deferred>) -> State {
    preferences::adopt(&mut state.view);
    let Some(deferred) = deferred else {
        return state;
    };
    match (deferred.kept)(&state.base.0, &state.choices) {
        Some(Ok(choices)) => {
            let weights = choices.index.weights();
            state = state.with_own(Choices {
                weights,
                geometric: false,
                ..choices
            });
        }
        Some(Err(refused)) => {
            let reason = (deferred.refused)(&refused, (deferred.words)(state.view.language));
            let aside = false;
            state.message = Some(Message::StorageUnreadable { reason, aside });
        }
        None => {}
    }
    state = state.entered();
    let followed = (deferred.read_link)(&dom::hash(), &state.base.0, &state.choices);
    if let Some(units) = followed.units {
        state.view.look_at(units);
    }
    match followed.choices {
        Some(Ok(choices)) => state.choices = Rc::new(choices),
        Some(Err(damage)) => state.message = Some(Message::Link(damage)),
        None => {}
    }
    state
}
