//! Panels that wait for a slider to be let go: those that take longer than it may wait, and sentences, which
//! nobody reads while their figures run and which must not push what is below them up and down.

use crate::app::derived::Derived;
use crate::app::state::State;
use crate::app::ui::{Panel, Ui};
use yew::prelude::*;

/// A panel that stays as it is while a slider moves.
pub(in crate::app) fn settled(panel: Panel, ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! { <Settled ui={ui.clone()} state={state.clone()} shown={shown.clone()} {panel} /> }
}

#[component]
fn Settled(props: &SettledProps) -> Html {
    (props.panel)(&props.ui, &props.state, &props.shown)
}

#[derive(Clone, Properties)]
struct SettledProps {
    ui: Ui,
    state: State,
    shown: Derived,
    /// The same at every drawing of a place.
    panel: Panel,
}

/// Whether what is drawn can stay with the next properties.
impl PartialEq for SettledProps {
    fn eq(&self, next: &Self) -> bool {
        let is_same = self.ui == next.ui && self.state == next.state && self.shown == next.shown;
        is_same || next.state.is_dragging()
    }
}
