//! Loading the deferred part of the module.

use crate::app::browser::dom;
use crate::app::state::{Intent, Section, State};
use crate::app::ui::{Deferred, Loader};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The deferred part, once it has been loaded; after a failure, the way to try again; and how many of
/// the sections that stand one below the other are drawn.
#[hook]
pub fn use_deferred(
    state: &UseReducerHandle<State>,
    there: Option<&'static Deferred>,
    loader: Loader,
    gauge: &NodeRef,
) -> (Option<&'static Deferred>, Option<Callback<()>>, usize) {
    let deferred = use_state_eq(move || there);
    let sections = use_state_eq(move || there.map_or(1, |_| Section::ALL.len()));
    let failed = use_state_eq(|| false);
    let is_wanted = use_mut_ref(|| true);
    let load = {
        let gauge = gauge.clone();
        let (deferred, failed) = (deferred.setter(), failed.setter());
        let (sections, dispatch) = (sections.setter(), state.dispatcher());
        let is_wanted = Rc::clone(&is_wanted);
        move || {
            let (deferred, failed, dispatch) = (deferred.clone(), failed.clone(), dispatch.clone());
            let (sections, is_wanted) = (sections.clone(), Rc::clone(&is_wanted));
            let gauge = gauge.clone();
            spawn_local(async move {
                // What is drawn already is seen first.
                dom::shown().await;
                if !*is_wanted.borrow() {
                    return;
                }
                let Ok(there) = (loader.0)().await else {
                    return failed.set(true);
                };
                // What it draws moves nothing when its styles come.
                if let Some(gauge) = gauge.get() {
                    dom::styled(&gauge).await;
                }
                // Piece by piece, so that the page answers in between; it may be gone by then.
                let goes_on = async || {
                    dom::pause().await;
                    *is_wanted.borrow()
                };
                if !goes_on().await {
                    return;
                }
                let whole = (there.whole)();
                if !goes_on().await {
                    return;
                }
                if let Ok(whole) = whole {
                    dispatch.dispatch(Intent::Complete(whole));
                }
                if !goes_on().await {
                    return;
                }
                deferred.set(Some(there));
                for number in 2..=Section::ALL.len() {
                    if !goes_on().await {
                        return;
                    }
                    sections.set(number);
                }
            });
        }
    };
    {
        let (is_there, load) = (deferred.is_some(), load.clone());
        use_effect_with((), move |()| {
            if !is_there {
                load();
            }
            move || *is_wanted.borrow_mut() = false
        });
    }
    let setter = failed.setter();
    let again = (*failed).then(|| {
        Callback::from(move |()| {
            setter.set(false);
            load();
        })
    });
    (*deferred, again, *sections)
}
