//! One panel per question.

mod details;
mod extras;
mod figures;
mod form;
mod header;
mod ledger;
pub(super) mod parts;
mod plot;
mod reader;
mod report;
mod score;
mod sections;
pub(super) mod toolbar;
mod tools;
mod weights;

use super::derived::Derived;
use super::state::{Latest, State};
use super::ui::Ui;
use header::Header;
pub(super) use header::HeaderProps;
pub(super) use plot::PlotProps;
use std::rc::Rc;
use yew::prelude::*;

/// The whole page.
pub(super) fn page(
    ui: &Ui,
    state: &State,
    latest: &Latest,
    shown: Option<Derived>,
    own_page: bool,
    printing: bool,
) -> Html {
    let header = html! {
        <Header ui={ui.clone()} state={state.clone()} latest={Rc::clone(latest)} {own_page} />
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
            <div class="columns">
                { score::score(ui, state, &shown) }
                { weights::weights(ui, state, &shown) }
                { sections::sections(ui, state, &shown) }
            </div>
            { header::footer(ui, state) }
            <div class="report-place">
                { for ui.later.filter(|_| printing).map(|later| (later.report)(ui, state, &shown)) }
            </div>
            <div class="visually-hidden" role="status" aria-live="polite">
                { if state.is_dragging() { AttrValue::default() } else { score::announcement(ui, &shown).into() } }
            </div>
        </>
    }
}
