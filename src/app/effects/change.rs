//! Changes of the page, for the caller that mounted it.

use crate::app::derived::Derived;
use crate::app::state::{ByPtr, State};
use crate::app::ui::Deferred;
use std::rc::Rc;
use yew::prelude::*;

/// The state of the page after a change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The choices.
    pub state: State,
    /// The score, where there is one.
    pub score: Option<f64>,
    /// The deferred part, where it has been loaded.
    pub deferred: Option<&'static Deferred>,
}

/// Tells the caller of every change.
#[hook]
pub fn use_changes(
    state: &UseReducerHandle<State>,
    shown: Option<&Derived>,
    on_change: &Callback<Change>,
    deferred: Option<&'static Deferred>,
) {
    let score = shown.and_then(Derived::headline);
    let depends = (
        ByPtr(Rc::clone(&state.choices)),
        state.is_dragging(),
        state.view.clone(),
        score,
        deferred,
    );
    let (state, on_change) = (State::clone(state), on_change.clone());
    use_effect_with(depends, move |_| {
        on_change.emit(Change {
            state,
            score,
            deferred,
        });
    });
}
