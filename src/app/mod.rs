//! The page: state holds choices only, selectors derive the rest, each panel answers a question.

pub mod action;
pub mod arithmetic;
pub mod choices;
pub mod derived;
pub mod dom;
pub mod entry;
pub mod explain;
pub mod later;
pub mod link;
pub mod reading;
pub mod saved;
pub mod speech;
pub mod state;
pub mod view;
pub mod weights;

pub mod effects;
mod panels;
mod ui;

use crate::index::Index;
use crate::text::Language;
use crate::words::Words;
use derived::{Cache, Derived, derive};
use state::State;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

pub use crate::demonstration::{on_show as demonstration, own_unit};
pub use ui::{Dispatch, Ui};

/// What the page is opened with.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The choices that it starts from.
    pub initial: State,
    /// Distinguishes the ids of several on one document.
    #[prop_or_default]
    pub id: AttrValue,
    /// Whether it is a page of its own: links, storage, shortcuts and the document's language.
    #[prop_or_default]
    pub page: bool,
    /// Hands the dispatcher out to whoever mounted it.
    #[prop_or_default]
    pub on_mount: Callback<Dispatch>,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let initial = props.initial.clone();
    let state = use_reducer_eq(move || initial);
    let cache = use_mut_ref(Cache::default);
    let latest: state::Latest = use_mut_ref(|| Rc::clone(&state.choices));
    latest.replace(Rc::clone(&state.choices));
    let surroundings = effects::use_surroundings();
    let headline = use_memo((), |()| Cell::new(None));
    let elder = state.view.elder;
    let dark = state.view.theme.is_dark(surroundings.dark);
    let (later, again) = effects::use_later(&state);
    effects::use_page(&state, props, later, dark);
    let ui = Ui {
        words: Words::of(state.view.language),
        dispatch: state.dispatcher(),
        id: props.id.clone(),
        narrow: surroundings.narrow,
        stacked: surroundings.narrow || elder,
        dark,
        elder,
        headline: Rc::clone(&headline),
        later,
        again,
    };
    let shown = derive(&state, &mut cache.borrow_mut());
    headline.set(shown.as_ref().and_then(Derived::headline));
    let class = classes!(
        "xingfu",
        dark.then_some("dark"),
        elder.then_some("elder"),
        surroundings.printing.then_some("printing"),
    );
    html! {
        <div {class} lang={ui.words.language.tag()}>
            { panels::page(&ui, &state, &latest, shown, props.page, surroundings.printing) }
        </div>
    }
}

/// The state of a first visit: the published weights upon demonstration data.
pub fn first_visit(index: Rc<Index>, language: Language) -> State {
    let data = demonstration(&index, vec![own_unit(&index)]);
    State::new(index, Rc::new(data), language)
}
