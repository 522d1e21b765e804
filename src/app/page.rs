//! The whole page: header, score, weights, sections and foot.

use crate::app::derived::Derived;
use crate::app::read::{score, sections};
use crate::app::state::{Extent, Latest, Room, State};
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
            { for ui.deferred.map(|deferred| (deferred.above)(ui, state, &shown)) }
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

/// Whether the weights lie over the page, for the score to be seen above them.
pub(in crate::app) fn is_sheet(ui: &Ui, state: &State) -> bool {
    let view = &state.view;
    ui.own_page
        && ui.stacked
        && !ui.elder
        && view.extent == Extent::Full
        && view.room == Room::Weigh
}

/// Score, weights and sections.
fn columns(ui: &Ui, state: &State, shown: &Derived) -> Html {
    // One unit has no ranking: then it is shown in short.
    let is_ranking = state.view.extent == Extent::Ranking && state.choices.data.units().len() > 1;
    html! {
        <div class="columns" hidden={is_ranking}>
            { score::score(ui, state, shown) }
            { weigh(ui, state, shown) }
            { match state.view.extent {
                Extent::Full => sections::sections(ui, state, shown),
                Extent::Weights | Extent::Summary | Extent::Ranking => sections::in_short(ui, state, shown),
            } }
        </div>
    }
}

/// The weights: beside the score, or opened by the reader where there is no room for that.
fn weigh(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let is_beside = !ui.stacked || state.view.extent == Extent::Weights;
    let is_opened = state.view.room == Room::Weigh && !is_beside;
    let has_weights = match state.view.extent {
        Extent::Full | Extent::Weights => true,
        Extent::Summary | Extent::Ranking => false,
    };
    let is_there = has_weights && (is_beside || is_opened);
    html! {
        <div class="weigh" id={ui.element("weigh")} tabindex="-1" hidden={!is_there}>
            if is_opened {
                <p class="sheet-head">
                    { score::in_a_line(ui, shown) }
                    { for ui.deferred.map(|deferred| (deferred.weigh)(ui, state)) }
                </p>
            }
            if is_there { { sliders::weights(ui, state, shown) } }
        </div>
    }
}
