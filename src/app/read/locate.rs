//! The place of a map that is looked at: its outline, its figures, and the way to choose it.
//!
//! A pointer, a finger or the arrow keys, which go from rank to rank, choose the place. It is found from
//! the drawing's own layout when it is asked for.

use super::follow::FollowProps;
use super::plot::PlotProps;
use super::pointed::{Pointed, Pointing};
use crate::app::state::Intent;
use crate::chart::{Finder, Map};
use crate::figure::{Drawing, Timeline, place_in_words};
use crate::text::number::decimal;
use crate::text::words::DeskWords;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// A place with its figures in words.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    at: usize,
    told: AttrValue,
    outline: AttrValue,
    /// The box of the drawing.
    view: AttrValue,
}

/// What is known of a drawing.
struct Known {
    plot: PlotProps,
    map: Option<Map>,
    finder: Option<Finder>,
    /// The places that have a shape, in the order of their ranks.
    ranked: Vec<usize>,
}

impl Known {
    fn new(plot: PlotProps) -> Self {
        let map = match plot.figure().told().drawing {
            Drawing::Map(map) => Some(map),
            _ => None,
        };
        let frame = plot.frame("", String::new());
        Self {
            finder: map.as_ref().and_then(|map| map.finder(&frame)),
            ranked: map.as_ref().map_or(Vec::new(), on_map),
            plot,
            map,
        }
    }
}

fn on_map(map: &Map) -> Vec<usize> {
    let mut ranked = map.ranked();
    ranked.retain(|at| map.marks[*at].shape.is_some());
    ranked
}

/// Follows the place that is pointed at.
#[component]
pub(super) fn Locate(props: &FollowProps) -> Html {
    let seen = use_state_eq(|| None::<Seen>);
    let latest = use_mut_ref(|| props.plot.clone());
    latest.replace(props.plot.clone());
    {
        let (seen, latest) = (seen.setter(), Rc::clone(&latest));
        use_effect_with(
            (props.place.clone(), props.plot.ui.words.language),
            move |(place, _)| {
                let place = place.cast::<HtmlElement>();
                let locator = place.map(|place| locate(place, latest, seen));
                move || drop(locator)
            },
        );
    }
    let button = seen.as_ref().map(|seen| {
        let (plot, at) = (props.plot.clone(), seen.at);
        let onclick = move |_| choose(&plot, at);
        let words = DeskWords::of(props.plot.ui.words.language);
        // For a finger; the keyboard has Enter, and what goes with the focus is no place to stop at.
        html! { <button type="button" class="quiet" tabindex="-1" {onclick}>{ words.choose_place }</button> }
    });
    html! {
        <>
            <svg class="place-outline" viewBox={seen.as_ref().map(|seen| seen.view.clone())} aria-hidden="true">
                { for seen.as_ref().map(|seen| html! { <path d={seen.outline.clone()} /> }) }
            </svg>
            <p class="row-told place-told" role="status" hidden={seen.is_none()}>
                if let Some(seen) = &*seen { <span>{ seen.told.clone() }</span> }
                { for button }
            </p>
        </>
    }
}

/// Chooses the unit at a place.
fn choose(plot: &PlotProps, at: usize) {
    let timeline = plot.plotted.timeline.as_ref();
    if let Some(Timeline::Places(places)) = timeline.map(|timeline| &*timeline.0)
        && let Some(unit) = places.units.get(at)
    {
        let intent = Intent::SelectUnit(unit.id.clone());
        plot.ui.dispatch.dispatch(intent);
    }
}

/// What the listeners share.
#[derive(Clone)]
struct Hand {
    place: HtmlElement,
    latest: Rc<RefCell<PlotProps>>,
    seen: UseStateSetter<Option<Seen>>,
    known: Rc<RefCell<Option<Rc<Known>>>>,
    at: Rc<Cell<Option<usize>>>,
    /// Whether the pointer is one that cannot hover.
    touches: Rc<Cell<bool>>,
}

/// Listens to what is done with a map.
fn locate(
    place: HtmlElement,
    latest: Rc<RefCell<PlotProps>>,
    seen: UseStateSetter<Option<Seen>>,
) -> Pointed {
    let hand = Hand {
        place: place.clone(),
        latest,
        seen,
        known: Rc::default(),
        at: Rc::default(),
        touches: Rc::default(),
    };
    Pointed::new(place, &hand.name(), &hand)
}

impl Pointing for Hand {
    fn touches(&self) -> &Cell<bool> {
        &self.touches
    }

    fn under(&self, pointer: &MouseEvent) -> Option<usize> {
        let (ratio, [left, top, ..]) = self.measure()?;
        let at = |client: i32, from: f64| (f64::from(client) - from) / ratio;
        let point = (at(pointer.client_x(), left), at(pointer.client_y(), top));
        self.known().finder.as_ref()?.at(point)
    }

    fn look_at(&self, at: Option<usize>) {
        if at == self.at.get() && at.is_none() {
            return;
        }
        let seen = at.and_then(|at| self.see(at));
        self.at.set(at.filter(|_| seen.is_some()));
        self.seen.set(seen);
    }

    fn click(&self, event: &MouseEvent) {
        let at = self.under(event);
        match at {
            Some(place) if !self.touches.get() || self.at.get() == at => {
                choose(&self.latest.borrow(), place);
            }
            _ => self.look_at(at),
        }
    }

    fn press(&self, event: &Event) {
        let key = event.unchecked_ref::<KeyboardEvent>();
        let known = self.known();
        let last = known.ranked.len().saturating_sub(1);
        let at = self.at.get();
        let here = at.and_then(|at| known.ranked.iter().position(|there| *there == at));
        let next = match key.key().as_str() {
            "ArrowDown" | "ArrowRight" => Some(here.map_or(0, |here| (here + 1).min(last))),
            "ArrowUp" | "ArrowLeft" => Some(here.map_or(last, |here| here.saturating_sub(1))),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" => None,
            "Enter" => {
                if let Some(at) = at {
                    choose(&known.plot, at);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.touches.set(false);
        self.look_at(next.and_then(|next| known.ranked.get(next)).copied());
    }
}

impl Hand {
    /// The name of the map for the keyboard.
    fn name(&self) -> String {
        let latest = self.latest.borrow();
        let words = DeskWords::of(latest.ui.words.language);
        let kind = latest.plotted.kind.title(words);
        [kind, words.colon, words.places_hint].concat()
    }

    fn known(&self) -> Rc<Known> {
        let latest = self.latest.borrow();
        let mut known = self.known.borrow_mut();
        match &*known {
            Some(known) if known.plot == *latest => Rc::clone(known),
            _ => {
                let made = Rc::new(Known::new(latest.clone()));
                *known = Some(Rc::clone(&made));
                made
            }
        }
    }

    /// Screen pixels to one of the drawing's, and its left, top, width and height.
    fn measure(&self) -> Option<(f64, [f64; 4])> {
        let svg = self.place.query_selector("svg").ok().flatten()?;
        let size = |name: &str| decimal(&svg.get_attribute(name)?, 0);
        let (wide, tall) = (size("width")?, size("height")?);
        let seen = svg.get_bounding_client_rect();
        let ratio = seen.width() / wide;
        (ratio > 0.0).then(|| (ratio, [seen.left(), seen.top(), wide, tall]))
    }

    /// A place with its figures, whose outline and words are put where they belong.
    fn see(&self, at: usize) -> Option<Seen> {
        let known = self.known();
        let words = known.plot.ui.words;
        let finder = known.finder.as_ref()?;
        let outline = finder.outline(at)?;
        let [left, _, right, bottom] = finder.bounds(at)?;
        let (ratio, [.., wide, tall]) = self.measure()?;
        let figure: HtmlElement = self
            .place
            .closest("figure")
            .ok()
            .flatten()?
            .unchecked_into();
        let from = (
            f64::from(self.place.offset_left()),
            f64::from(self.place.offset_top()),
        );
        // The words begin where the place does, unless they would be cut off.
        let begin = f64::midpoint(left, right).min(wide * 0.45);
        for (name, pixels) in [
            ("--map-left", from.0),
            ("--map-top", from.1),
            ("--map-width", wide * ratio),
            ("--map-height", tall * ratio),
            ("--row-end", from.1 + bottom * ratio),
            ("--told-left", from.0 + begin * ratio),
        ] {
            let _ = figure.style().set_property(name, &format!("{pixels:.1}px"));
        }
        Some(Seen {
            at,
            told: place_in_words(known.map.as_ref()?, at, words)?.into(),
            outline: outline.into(),
            view: format!("0 0 {wide} {tall}").into(),
        })
    }
}
