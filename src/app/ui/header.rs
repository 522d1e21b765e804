//! What is shown, of when, under which reservations; what can be changed of that is in
//! [`crate::app::desk::about`], what can be done with the whole in [`crate::app::desk::toolbar`].

use super::context::Ui;
use crate::app::state::{Extent, Latest, State};
use std::rc::Rc;
use yew::prelude::*;

/// What the header is drawn from. It is drawn again when what it shows changes, and not while a
/// weight moves: what its buttons take along, they take from `latest`.
#[derive(Clone, Properties)]
pub(in crate::app) struct HeaderProps {
    pub(in crate::app) ui: Ui,
    pub(in crate::app) state: State,
    pub(in crate::app) latest: Latest,
}

impl PartialEq for HeaderProps {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.state, &other.state);
        self.ui == other.ui
            && a.base == b.base
            && a.view == b.view
            && a.message == b.message
            && a.store == b.store
            && a.keeping == b.keeping
            && a.offers_way_back() == b.offers_way_back()
            && is_same_own(a, b)
            && a.choices.month == b.choices.month
            && Rc::ptr_eq(&a.choices.data, &b.choices.data)
            && Rc::ptr_eq(&a.choices.index, &b.choices.index)
    }
}

/// Whether the same own data wait behind what is shown.
fn is_same_own(a: &State, b: &State) -> bool {
    match (a.own(), b.own()) {
        (Some(a), Some(b)) => Rc::ptr_eq(&a.data, &b.data),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

#[component]
pub(in crate::app) fn Header(props: &HeaderProps) -> Html {
    let HeaderProps { ui, state, latest } = props;
    let full = state.view.extent == Extent::Full;
    let words = ui.words;
    let index = &state.base.0;
    let notice = index
        .notice()
        .map(|notice| notice.get(words.language).to_owned());
    html! {
        <header class="head">
            <div class="head-row">
                <h1>{ index.title().get(words.language).to_owned() }</h1>
                <div class="head-what">
                    { match ui.deferred.filter(|_| full) {
                        Some(deferred) => (deferred.months)(ui, state),
                        None => month(ui, state),
                    } }
                    { for ui.deferred.map(|deferred| (deferred.units)(ui, state)) }
                </div>
                <div class="tools" role="group" aria-label={words.tools} hidden={!full}>
                    { for ui.deferred.filter(|_| full).map(|deferred| (deferred.tools)(ui, state, latest)) }
                </div>
            </div>
            <div class="notice">
                if let Some(notice) = notice { <p class="notice-text">{ notice }</p> }
                { match ui.deferred {
                    Some(deferred) => (deferred.stores)(ui, state),
                    None => demonstration(ui, state),
                } }
            </div>
            <div class="message-place">
                { for ui.deferred.map(|deferred| (deferred.message)(ui, state)) }
            </div>
        </header>
    }
}

fn month(ui: &Ui, state: &State) -> Html {
    let month = state.choices.month;
    let month = month.map(|month| ui.words.month_name(month));
    html! { <span class="as-of">{ ui.words.as_of }{ " " }{ month }</span> }
}

/// The mark, and the button as it will stand.
fn demonstration(ui: &Ui, state: &State) -> Html {
    let clears = state.view.extent == Extent::Full && !ui.elder;
    html! {
        <p class="data-source">
            if state.choices.data.is_demonstration() {
                <strong class="mark">{ ui.words.demonstration }</strong>
                <span>{ ui.words.demonstration_long }</span>
                <button type="button" class="quiet primary" disabled=true hidden={!clears}>{ ui.words.enter_real }</button>
            }
        </p>
    }
}
