//! A table of the month by who is responsible, drawn while it is open.

use crate::app::derived::Derived;
use crate::app::derived::responsible::{Owner, Subtotal, subtotals};
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::text::format::points;
use crate::text::words::DeskWords;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Clone, Properties)]
pub(super) struct SubtotalsProps {
    pub(super) ui: Ui,
    pub(super) state: State,
    pub(super) shown: Derived,
    /// The rows of one office are to be shown.
    pub(super) choose: Callback<String>,
}

/// Drawn again when what it shows changes.
impl PartialEq for SubtotalsProps {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.state, &other.state);
        self.ui == other.ui
            && Rc::ptr_eq(&a.choices, &b.choices)
            && a.unit() == b.unit()
            && self.shown == other.shown
    }
}

#[component]
pub(super) fn Subtotals(props: &SubtotalsProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.setter();
        move |event: Event| {
            let details: HtmlElement = event.target_unchecked_into();
            open.set(details.has_attribute("open"));
        }
    };
    html! {
        <details class="rationale" {ontoggle}>
            <summary>{ words.subtotals }</summary>
            <div class="scrolls" role="group" tabindex="0" aria-label={words.subtotals}>
                if *open { { table(props, words) } }
            </div>
        </details>
    }
}

fn table(props: &SubtotalsProps, words: &DeskWords) -> Html {
    let all = subtotals(&props.state, &props.shown);
    let sum = Subtotal::sum(&all);
    let row = |one: &Subtotal, name: Html, class: &'static str| {
        let counts = [
            one.indicators,
            one.completed,
            one.on_plan,
            one.behind,
            one.missing,
        ];
        html! {
            <tr {class}>
                <th scope="row">{ name }</th>
                { for counts.into_iter().map(|count| html! { <td>{ count }</td> }) }
                <td>{ points(one.lost) }</td>
            </tr>
        }
    };
    let name = |owner: &Owner| match owner {
        Owner::One(name) => {
            let (choose, chosen) = (props.choose.clone(), name.clone());
            let onclick = move |_: MouseEvent| choose.emit(chosen.clone());
            html! { <button type="button" class="quiet" {onclick}>{ name.clone() }</button> }
        }
        Owner::Several => words.several_offices.into(),
        Owner::Nobody => words.nobody_named.into(),
    };
    html! {
        <table class="history since-table">
            <thead><tr>
                <th scope="col">{ words.responsible }</th>
                <th scope="col">{ words.indicator }</th>
                <th scope="col">{ words.done }</th>
                <th scope="col">{ words.on_plan }</th>
                <th scope="col">{ words.filter_behind }</th>
                <th scope="col">{ words.filter_missing }</th>
                <th scope="col">{ words.lost_points }</th>
            </tr></thead>
            <tbody>
                { for all.iter().map(|one| row(one, name(&one.owner), "")) }
                { row(&sum, words.all_together.into(), "sum-row") }
            </tbody>
        </table>
    }
}
