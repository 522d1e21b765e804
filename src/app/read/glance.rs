//! The first screen beside the score: the course of the months, the indicators shown first, the best
//! and those furthest behind.

use crate::app::browser::dom;
use crate::app::derived::Derived;
use crate::app::state::{Extent, Filter, Intent, State};
use crate::app::ui::Ui;
use crate::figure::glance::{Basis, Glance, Ways};
use crate::methodology::Weighting;
use yew::prelude::*;

/// The first screen beside the score.
pub(in crate::app) fn glance(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let choices = &state.choices;
    let index = &shown.index;
    let weighting = Weighting::default_of(index).with_weights(index, &choices.weights);
    let basis = Basis {
        index,
        data: &choices.data,
        unit: shown.unit,
        month: choices.month,
        weighting: weighting.as_ref().ok(),
        profile: &shown.mine,
        assessments: &shown.assessments,
    };
    let is_linked = state.view.extent == Extent::Full && !ui.elder;
    let ways = is_linked.then(|| Ways {
        pressed: state.view.only.map(Filter::class),
    });
    let html = Glance::new(&basis, ui.words).html(ui.words, ways);
    let ui = ui.clone();
    let onclick = move |event: MouseEvent| {
        let named = |attribute| dom::named_by(&event, attribute);
        let filter = named("data-count");
        let filter =
            filter.and_then(|name| Filter::ALL.into_iter().find(|one| one.class() == name));
        if let Some(filter) = filter {
            ui.dispatch.dispatch(Intent::ShowOnly(Some(filter)));
            if ui.stacked {
                dom::reveal(&event, &ui.element("panel-details"));
            }
        }
        if let Some(id) = named("data-open") {
            let row = ui.element(&format!("row-{id}"));
            ui.dispatch.dispatch(Intent::OpenNode(id));
            dom::reveal(&event, &row);
        }
    };
    html! { <div class="glance" {onclick}>{ Html::from_html_unchecked(html.into()) }</div> }
}
