//! What every place observes: its room, the system's media, and the later part of the module.

pub mod own_page;

use crate::app::Told;
use crate::app::browser::dom;
use crate::app::derived::Derived;
use crate::app::loader::{self, Later};
use crate::app::state::{Action, ByPtr, Section, State};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// From this width in CSS pixels on there is room for tabs and two columns.
pub const WIDE: i32 = 900;

/// From this width on there is room for a chart that is drawn for a desk beside the weights.
const ROOMY: i32 = 1040;

/// Whether the system asks for light on dark.
const DARK: &str = "(prefers-color-scheme: dark)";

/// How much room the page has in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// For one thing below the other.
    Narrow,
    /// For two columns, but not for large charts.
    Middle,
    /// For all of it.
    Wide,
}

impl Room {
    /// The room of a width in CSS pixels.
    pub fn of(width: i32) -> Self {
        match width {
            ..WIDE => Self::Narrow,
            WIDE..ROOMY => Self::Middle,
            _ => Self::Wide,
        }
    }

    /// Classes for the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Middle => "wide middle",
            Self::Wide => "wide",
        }
    }
}

/// What the page is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// The room in its own place: a column of another page may be narrow on a wide screen.
    pub room: Room,
    /// The system asks for light on dark.
    pub dark: bool,
    /// Paper.
    pub printing: bool,
}

/// What the page is shown on, at present; `gauge` is as wide as its place.
#[hook]
pub fn use_surroundings(gauge: &NodeRef, width: i32) -> Surroundings {
    let room = use_state_eq(|| Room::of(width));
    let dark = use_state_eq(|| dom::media(DARK, false));
    let printing = use_state_eq(|| false);
    {
        let (room, dark, printing) = (room.setter(), dark.setter(), printing.setter());
        use_effect_with(gauge.clone(), move |gauge| {
            let gauge = gauge.cast::<web_sys::HtmlElement>();
            let widths = gauge.and_then(|gauge| {
                dom::WidthWatch::new(&gauge, move |width| {
                    // What is not shown has no width.
                    if width > 0 {
                        room.set(Room::of(width));
                    }
                })
            });
            let colours = dom::watch_media(DARK, move |is| dark.set(is));
            let prints = dom::window().map(|window| {
                let (begin, end) = (printing.clone(), printing);
                [
                    dom::Listener::new(&window, "beforeprint", move |_| begin.set(true)),
                    dom::Listener::new(&window, "afterprint", move |_| end.set(false)),
                ]
            });
            move || drop((widths, colours, prints))
        });
    }
    Surroundings {
        room: *room,
        dark: *dark,
        printing: *printing,
    }
}

/// What is loaded once the page stands; after a failure, the way to try again; and how many of the
/// sections that stand one below the other are drawn.
#[hook]
pub fn use_later(
    state: &UseReducerHandle<State>,
    there: Option<&'static Later>,
) -> (Option<&'static Later>, Option<Callback<()>>, usize) {
    let later = use_state_eq(move || there);
    let sections = use_state_eq(move || there.map_or(1, |_| Section::ALL.len()));
    let failed = use_state_eq(|| false);
    let is_wanted = use_mut_ref(|| true);
    let load = {
        let (later, failed) = (later.setter(), failed.setter());
        let (sections, dispatch) = (sections.setter(), state.dispatcher());
        let is_wanted = Rc::clone(&is_wanted);
        move || {
            let (later, failed, dispatch) = (later.clone(), failed.clone(), dispatch.clone());
            let (sections, is_wanted) = (sections.clone(), Rc::clone(&is_wanted));
            spawn_local(async move {
                // What stands already is seen first.
                dom::shown().await;
                if !*is_wanted.borrow() {
                    return;
                }
                let Ok(there) = loader::load().await else {
                    return failed.set(true);
                };
                // Piece by piece, so that the page answers in between; it may be gone by then.
                let goes_on = async || {
                    dom::pause().await;
                    *is_wanted.borrow()
                };
                if !goes_on().await {
                    return;
                }
                let whole = (there.whole)();
                if !goes_on().await {
                    return;
                }
                if let Ok(whole) = whole {
                    dispatch.dispatch(Action::Complete(whole));
                }
                if !goes_on().await {
                    return;
                }
                later.set(Some(there));
                for number in 2..=Section::ALL.len() {
                    if !goes_on().await {
                        return;
                    }
                    sections.set(number);
                }
            });
        }
    };
    {
        let (is_there, load) = (later.is_some(), load.clone());
        use_effect_with((), move |()| {
            if !is_there {
                load();
            }
            move || *is_wanted.borrow_mut() = false
        });
    }
    let setter = failed.setter();
    let again = (*failed).then(|| {
        Callback::from(move |()| {
            setter.set(false);
            load();
        })
    });
    (*later, again, *sections)
}

/// Tells whoever mounted the page of every change.
#[hook]
pub fn use_telling(
    state: &UseReducerHandle<State>,
    shown: Option<&Derived>,
    on_change: &Callback<Told>,
    later: Option<&'static Later>,
) {
    let score = shown.and_then(Derived::headline);
    let depends = (
        ByPtr(Rc::clone(&state.choices)),
        state.is_dragging(),
        state.view.clone(),
        state.drafts.clone(),
        score,
        later,
    );
    let (state, on_change) = (State::clone(state), on_change.clone());
    use_effect_with(depends, move |_| on_change.emit(Told { state, score }));
}
