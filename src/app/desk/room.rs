//! The desk: the month's figures in a grid, and what stands apart from the score.

use super::extras;
use super::grid::sheet::{Detail, Grid};
use super::plan;
use crate::app::derived::Derived;
use crate::app::read::{details, score};
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::index::IndicatorId;
use crate::schema::Counts;
use crate::text::words::DeskWords;
use yew::prelude::*;

/// The whole room.
pub(in crate::app) fn desk(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <section class="desk" aria-labelledby={ui.element("desk-title")}>
            { bar(ui, state, shown) }
            <Grid ui={ui.clone()} state={state.clone()} shown={shown.clone()} detail={detail as Detail} />
            { extras::extras(ui, state, shown) }
        </section>
    }
}

/// What is known of an indicator, and its plan.
fn detail(ui: &Ui, state: &State, shown: &Derived, id: IndicatorId) -> Html {
    html! {
        <>
            { plan::plan(ui, state, shown, id) }
            { details::knowledge(ui, state, shown, id) }
        </>
    }
}

/// The score, which stays in sight.
fn bar(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let month = state.choices.month;
    let grade = shown.grade.as_ref();
    html! {
        <div class="desk-bar">
            <h2 id={ui.element("desk-title")}>{ words.desk }{ for month.map(|month| html! { <small>{ " " }{ words.month_name(month) }</small> }) }</h2>
            <p class="desk-score">
                <strong data-score="" id={ui.element("score")}>{ score::figure(shown) }</strong>
                <span class="of">{ words.points }</span>
                { for grade.map(|grade| html! { <b class="grade">{ grade.get(words.language).to_owned() }</b> }) }
                <small>{ counted(words, shown.counts) }</small>
            </p>
        </div>
    }
}

/// How many indicators stand how, all in one line: the seven sum to the indicators.
fn counted(words: &DeskWords, counts: Counts) -> String {
    let always = [
        (words.filed, counts.reported),
        (words.carried, counts.carried),
        (words.filter_missing, counts.missing),
    ];
    let seldom = [
        (words.overdue, counts.overdue),
        (words.pending, counts.pending),
        (words.not_due, counts.not_due),
        (words.not_applicable, counts.not_applicable),
    ];
    let all = always
        .into_iter()
        .chain(seldom.into_iter().filter(|(_, count)| *count > 0));
    let all: Vec<_> = all.map(|(name, count)| format!("{name} {count}")).collect();
    all.join(words.dot)
}
