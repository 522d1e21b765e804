//! Own data and the browser: kept when they change, looked at when another window keeps others, and
//! not left behind unsaved without a question.

use crate::app::browser::dom;
use crate::app::io::keeping::Keeper;
use crate::app::state::{ByPtr, Holdings, State};
use crate::app::ui::Deferred;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Own data are kept in the browser; what the site shows is not.
#[hook]
pub(super) fn use_storage(
    state: &UseReducerHandle<State>,
    keeper: &Keeper,
    page: bool,
    deferred: Option<&'static Deferred>,
) {
    let latest = use_mut_ref(|| state.clone());
    latest.replace(state.clone());
    let scenarios = ByPtr(Rc::clone(&state.choices.scenarios));
    let depends = state.own().map(|own| {
        (
            ByPtr(Rc::clone(&own.data)),
            ByPtr(Rc::clone(&own.index)),
            own.month,
            own.red_lines.clone(),
        )
    });
    {
        let (state, keeper) = (state.clone(), keeper.clone());
        let depends = (page, depends, scenarios, deferred);
        use_effect_with(depends, move |(page, _, _, deferred)| {
            if let Some(deferred) = deferred.filter(|_| *page) {
                let dispatch = state.dispatcher();
                (deferred.begin_keeping)(&keeper, &state, &dispatch);
                (deferred.keep)(&keeper, &state, &dispatch);
            }
        });
    }
    let keeper = keeper.clone();
    use_effect_with((page, deferred), move |&(page, deferred)| {
        let window = dom::window().filter(|_| page).zip(deferred);
        let listeners = window.and_then(|(window, deferred)| {
            let document = window.document()?;
            let look = {
                let (latest, keeper) = (Rc::clone(&latest), keeper.clone());
                move |_| {
                    let state = latest.borrow().clone();
                    (deferred.look)(&keeper, &state, &state.dispatcher());
                }
            };
            let (shown, thawed) = (look.clone(), look.clone());
            let leave = move |event: web_sys::Event| {
                let state = latest.borrow().clone();
                let has_own = state.own().is_some_and(|own| !Holdings::of(own).is_empty());
                let is_lost = has_own && (deferred.is_unsaved)(&keeper, &state.base.0);
                let has_drafts = state.own().is_some_and(|own| !own.drafts.is_empty());
                if is_lost || has_drafts {
                    ask(&event);
                }
            };
            Some([
                dom::Listener::new(&window, "storage", look),
                dom::Listener::new(&window, "beforeunload", leave),
                // A page that the browser had put away, or frozen, was told nothing meanwhile.
                dom::Listener::new(&window, "pageshow", shown),
                dom::Listener::new(&document, "resume", thawed),
            ])
        });
        move || drop(listeners)
    });
}

/// The browser asks in its own words; older ones only where a value is given.
fn ask(event: &web_sys::Event) {
    event.prevent_default();
    if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
        event.set_return_value("unsaved");
    }
}
