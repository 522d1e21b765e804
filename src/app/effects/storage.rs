//! Data kept in the browser.

use crate::app::browser::dom;
use crate::app::state::{ByPtr, Intent, Message, State};
use crate::app::ui::Deferred;
use std::rc::Rc;
use yew::prelude::*;

/// Under which name a page keeps its data.
pub(super) fn name(state: &State) -> String {
    format!("{}{}", dom::PREFIX, state.base.0.id())
}

/// Own data are kept in the browser; demonstration data are not. Looking at the demonstration
/// leaves what is kept where it is, unless the page has just been left with nothing to keep.
#[hook]
pub(super) fn use_storage(
    state: &UseReducerHandle<State>,
    page: bool,
    deferred: Option<&'static Deferred>,
) {
    let dispatch = state.dispatcher();
    let key = name(state);
    let base = Rc::clone(&state.base.0);
    let choices = Rc::clone(&state.choices);
    let seen = use_mut_ref(|| None);
    let is_emptied = use_mut_ref(|| false);
    let changed = use_mut_ref(|| false);
    let depends = (
        ByPtr(Rc::clone(&choices.data)),
        ByPtr(Rc::clone(&choices.index)),
        choices.month,
        choices.red_lines.clone(),
    );
    use_effect_with(
        (page, depends, deferred),
        move |(page, depends, deferred)| {
            let before = seen.replace(Some(depends.clone()));
            if before.is_some_and(|before| before != *depends) {
                changed.replace(true);
            }
            let is_own = !choices.data.is_demonstration();
            if is_own {
                is_emptied.replace(choices.data.is_empty());
            }
            let Some(deferred) = deferred.filter(|_| *page && *changed.borrow()) else {
                return;
            };
            changed.replace(false);
            if !is_own {
                if is_emptied.replace(false) {
                    dom::forget(&key);
                }
            } else if dom::store(&key, &(deferred.write_file)(&base, &choices)).is_err() {
                dispatch.dispatch(Intent::Say(Some(Message::StorageDenied)));
            }
        },
    );
}
