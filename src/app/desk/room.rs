//! The desk: the month's figures in a grid, and what stands apart from the score.

use super::extras;
use super::grid::sheet::{Detail, Grid};
use crate::app::derived::Derived;
use crate::app::read::{details, score};
use crate::app::state::State;
use crate::app::ui::Ui;
use yew::prelude::*;

/// The whole room.
pub(in crate::app) fn desk(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <section class="desk" aria-labelledby={ui.element("desk-title")}>
            { bar(ui, state, shown) }
            <Grid ui={ui.clone()} state={state.clone()} shown={shown.clone()} detail={details::knowledge as Detail} />
            { extras::extras(ui, state, shown) }
        </section>
    }
}

/// The score, which stays in sight.
fn bar(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let month = state.choices.month;
    let grade = shown.grade.as_ref();
    html! {
        <div class="desk-bar">
            <h2 id={ui.element("desk-title")}>{ words.desk }{ for month.map(|month| html! { <small>{ " " }{ words.month_name(month) }</small> }) }</h2>
            <p class="desk-score">
                <strong data-score="" id={ui.element("score")}>{ score::figure(shown) }</strong>
                <span class="of">{ words.points }</span>
                { for grade.map(|grade| html! { <b class="grade">{ grade.get(words.language).to_owned() }</b> }) }
                <small>{ score::reported(words, shown) }</small>
            </p>
        </div>
    }
}
