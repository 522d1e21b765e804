//! Panels that take longer to compute than a slider may wait.

use crate::app::derived::Derived;
use crate::app::state::State;
use crate::app::ui::{Panel, Ui};
use yew::prelude::*;

/// A panel that stays as it is while a slider moves.
pub(super) fn settled(panel: Panel, ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <Settled ui={ui.clone()} state={state.clone()} shown={shown.clone()} panel={Drawn(panel)} />
    }
}

#[component]
fn Settled(props: &SettledProps) -> Html {
    let drawn = use_mut_ref(|| None);
    let kept = drawn.take().filter(|_| props.state.is_dragging());
    let html = kept.unwrap_or_else(|| (props.panel.0)(&props.ui, &props.state, &props.shown));
    drawn.replace(Some(html.clone()));
    html
}

#[derive(Clone, PartialEq, Properties)]
struct SettledProps {
    ui: Ui,
    state: State,
    shown: Derived,
    panel: Drawn,
}

#[derive(Clone, Copy)]
struct Drawn(Panel);

/// There is one table of panels.
impl PartialEq for Drawn {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}
