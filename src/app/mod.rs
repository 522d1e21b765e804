//! The page: state holds choices only, selectors derive the rest, each panel answers a question.

pub mod browser;
pub mod derived;
pub mod desk;
pub mod effects;
pub mod io;
pub mod loader;
mod page;
pub mod read;
pub mod state;
mod ui;
mod weigh;

use crate::index::Index;
use crate::text::Language;
use crate::text::words::CHINESE;
use derived::{Cache, Derived, derive};
use effects::Room;
use state::State;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

pub use crate::data::demonstration::{on_show as demonstration, own_unit};
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
    /// The width of its place in CSS pixels, as far as that is known.
    #[prop_or(i32::MAX)]
    pub width: i32,
    /// The address of a page that shows everything, for a place that shows less.
    #[prop_or_default]
    pub home: AttrValue,
    /// The later part, where the choices that it starts from were made with it: another place may
    /// bring it in between, and these still have to be completed.
    #[prop_or_else(loader::loaded)]
    pub later: Option<&'static loader::Later>,
    /// The published contributions as they stand in its place before it: SVG, or nothing.
    #[prop_or_default]
    pub still: AttrValue,
    /// Hands the dispatcher out to whoever mounted it.
    #[prop_or_default]
    pub on_mount: Callback<Dispatch>,
    /// Tells whoever mounted it what has become of it.
    #[prop_or_default]
    pub on_change: Callback<Told>,
}

/// What whoever mounted the page is told whenever it has changed.
#[derive(Clone, Debug)]
pub struct Told {
    /// The choices.
    pub state: State,
    /// What they come to.
    pub score: Option<f64>,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let initial = props.initial.clone();
    let state = use_reducer_eq(move || initial);
    let cache = use_mut_ref(Cache::default);
    let latest: state::Latest = use_mut_ref(|| Rc::clone(&state.choices));
    latest.replace(Rc::clone(&state.choices));
    let gauge = use_node_ref();
    let surroundings = effects::use_surroundings(&gauge, props.width);
    let headline = use_memo((), |()| Cell::new(None));
    let elder = state.view.elder;
    let dark = state.view.theme.is_dark(surroundings.dark);
    let (later, again, sections) = effects::use_later(&state, props.later);
    effects::own_page::use_page(&state, props, later, dark);
    let ui = Ui {
        words: later.map_or(&CHINESE, |later| (later.words)(state.view.language)),
        dispatch: state.dispatcher(),
        id: props.id.clone(),
        narrow: surroundings.room < Room::Wide,
        stacked: surroundings.room == Room::Narrow || elder,
        dark,
        elder,
        still: props.still.clone(),
        headline: Rc::clone(&headline),
        own_page: props.page,
        home: props.home.clone(),
        later,
        again,
        sections,
    };
    let shown = derive(&state, &mut cache.borrow_mut());
    effects::use_telling(&state, shown.as_ref(), &props.on_change, later);
    headline.set(shown.as_ref().and_then(Derived::headline));
    let class = classes!(
        "xingfu",
        surroundings.room.class(),
        format!("view-{}", state.view.extent.name()),
        dark.then_some("dark"),
        elder.then_some("elder"),
        surroundings.printing.then_some("printing"),
    );
    html! {
        <div {class} lang={ui.words.language.tag()}>
            <div class="gauge" ref={gauge}></div>
            { page::page(&ui, &state, &latest, shown, surroundings.printing) }
        </div>
    }
}

/// The state of a first visit: the published weights upon demonstration data.
pub fn first_visit(index: Rc<Index>, language: Language) -> State {
    let data = demonstration(&index, vec![own_unit(&index)]);
    State::new(index, Rc::new(data), language)
}
