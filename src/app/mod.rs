//! The page. Each line uses those above it:
//!
//! | | |
//! |---|---|
//! | [`browser`] | what is asked of the browser |
//! | [`state`] | what was chosen, and what each intent makes of it |
//! | [`derived`] | what is computed from it |
//! | [`io`] | choices as they are written: links, files, snapshots |
//! | [`ui`] | what panels are handed, the deferred part among it |
//! | [`read`], `weigh`, [`desk`] | the panels of three rooms |
//! | `page`, [`effects`] | the whole page, and what observes its state |
//! | `deferred`, [`loader`] | the parts that are loaded once the page has been seen |

pub mod browser;
mod deferred;
pub mod derived;
pub mod desk;
pub mod effects;
pub mod io;
pub mod loader;
mod page;
pub mod read;
pub mod state;
pub mod ui;
mod weigh;

use crate::text::words::CHINESE;
use derived::{Cache, Derived, derive};
use effects::environment::{Breakpoint, use_environment};
use effects::{change, own_page};
use io::keeping::Keeper;
use state::State;
use std::cell::Cell;
use std::rc::Rc;
use ui::{Deferred, Dispatch, Loader, Still, Ui};
use yew::prelude::*;

pub use effects::change::Change;

/// The properties of a page.
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
    /// The deferred part, where the choices that it starts from were made with it: another place may
    /// bring it in between, and these still have to be completed.
    pub deferred: Option<&'static Deferred>,
    /// The way to the deferred part.
    pub loader: Loader,
    /// The published result as it stands in its place before it.
    #[prop_or_default]
    pub still: Still,
    /// Hands the dispatcher to the caller that mounted it.
    #[prop_or_default]
    pub on_mount: Callback<Dispatch>,
    /// Tells the caller that mounted it of every change.
    #[prop_or_default]
    pub on_change: Callback<Change>,
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
    let environment = use_environment(&gauge, props.width);
    let keeper = use_mut_ref(Keeper::default);
    let headline = use_memo((), |()| Cell::new(None));
    let elder = state.view.elder;
    let dark = state.view.theme.is_dark(environment.dark);
    let (deferred, again, sections) =
        effects::deferred::use_deferred(&state, props.deferred, props.loader, &gauge);
    own_page::use_page(
        &state,
        &keeper.borrow(),
        props.page,
        &props.on_mount,
        deferred,
        dark,
    );
    let ui = Ui {
        words: deferred.map_or(&CHINESE, |deferred| (deferred.words)(state.view.language)),
        dispatch: state.dispatcher(),
        id: props.id.clone(),
        narrow: environment.breakpoint < Breakpoint::Wide,
        chart_width: environment.chart_width,
        stacked: environment.breakpoint == Breakpoint::Narrow || elder,
        dark,
        elder,
        still: props.still.clone(),
        headline: Rc::clone(&headline),
        own_page: props.page,
        home: props.home.clone(),
        keeper: keeper.borrow().clone(),
        deferred,
        again,
        sections,
    };
    let shown = derive(&state, &mut cache.borrow_mut());
    change::use_changes(&state, shown.as_ref(), &props.on_change, deferred);
    headline.set(shown.as_ref().and_then(Derived::headline));
    let class = classes!(
        "xingfu",
        environment.breakpoint.class(),
        format!("view-{}", state.view.extent.name()),
        dark.then_some("dark"),
        elder.then_some("elder"),
        state.is_at_desk().then_some("at-desk"),
        page::is_sheet(&ui, &state).then_some("weighing"),
        environment.printing.then_some("printing"),
    );
    html! {
        <div {class} lang={ui.words.language.tag()}>
            <div class="gauge" ref={gauge}></div>
            { page::page(&ui, &state, &latest, shown, environment.printing) }
        </div>
    }
}
