//! The whole page: header, score, weights, sections and foot.

use crate::app::derived::Derived;
use crate::app::read::{score, sections};
use crate::app::state::{Extent, Latest, State};
use crate::app::ui::Ui;
use crate::app::ui::header::Header;
use crate::app::weigh::sliders;
use std::rc::Rc;
use yew::prelude::*;

/// The whole page.
pub(in crate::app) fn page(
    ui: &Ui,
    state: &State,
    latest: &Latest,
    shown: Option<Derived>,
    printing: bool,
) -> Html {
    let header = html! {
        <Header ui={ui.clone()} state={state.clone()} latest={Rc::clone(latest)} />
    };
    let Some(shown) = shown else {
        return html! {
            <>
                { header }
                <p class="withheld">{ ui.words.withheld_weights }</p>
            </>
        };
    };
    html! {
        <>
            { header }
            <div class="embed-place" id={ui.element("embed-codes")} hidden={!state.view.embedding}>
                { for ui.deferred.filter(|_| state.view.embedding).map(|deferred| (deferred.codes)(ui, state, &shown)) }
            </div>
            <div class="files-place" id={ui.element("files")} hidden={!(state.view.files && state.is_at_desk())}>
                { for ui.deferred.filter(|_| state.view.files && state.is_at_desk()).map(|deferred| (deferred.files)(ui, state, &shown)) }
            </div>
            { match ui.deferred.filter(|_| state.is_at_desk()) {
                Some(deferred) => (deferred.desk)(ui, state, &shown),
                None => columns(ui, state, &shown),
            } }
            <div class="foot-place">{ for ui.deferred.map(|deferred| (deferred.footer)(ui, state)) }</div>
            <div class="report-place">
                { for ui.deferred.filter(|_| printing).map(|deferred| (deferred.report)(ui, state, &shown)) }
            </div>
            <div class="visually-hidden" role="status" aria-live="polite">
                { if state.is_dragging() { AttrValue::default() } else { score::announcement(ui, &shown).into() } }
            </div>
        </>
    }
}

/// Score, weights and sections.
fn columns(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <div class="columns">
            { score::score(ui, state, shown) }
            { match state.view.extent {
                Extent::Summary => html! { <section class="weights" hidden=true></section> },
                Extent::Weights | Extent::Full => sliders::weights(ui, state, shown),
            } }
            { match state.view.extent {
                Extent::Full => sections::sections(ui, state, shown),
                Extent::Weights | Extent::Summary => sections::in_short(ui, state, shown),
            } }
        </div>
    }
}
