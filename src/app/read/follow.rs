//! What is looked at in a drawing, a row, a month or a dot: its figures below it, and the way to what it
//! shows.
//!
//! A pointer, a finger or the arrow keys choose it. Its place is found from the drawing's own layout when
//! it is asked for, so that nothing is prepared while a slider moves.

use super::plot::PlotProps;
use super::pointed::{Pointed, Pointing};
use crate::app::browser::dom;
use crate::app::state::Intent;
use crate::app::ui::Ui;
use crate::figure::{Kind, Seen};
use crate::text::number::decimal;
use crate::text::words::DeskWords;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FollowProps {
    pub(super) plot: PlotProps,
    /// The place of the drawing.
    pub(super) place: NodeRef,
}

impl PlotProps {
    /// What can be looked at in the drawing on the screen.
    fn seen(&self) -> Vec<Seen> {
        let drawing = self.figure().told().drawing;
        drawing.seen(&self.frame("", String::new()), self.ui.words)
    }

    /// What the arrow keys go through, in a few words; `None` where nothing can be looked at.
    fn hint(&self) -> Option<&'static str> {
        let words = DeskWords::of(self.ui.words.language);
        match self.plotted.kind {
            Kind::Contributions
            | Kind::Dimensions
            | Kind::LostPoints
            | Kind::Coverage
            | Kind::Waterfall
            | Kind::Difference
            | Kind::Spread => Some(match self.plotted.opens {
                true => words.rows_hint,
                false => words.rows_hint_elder,
            }),
            Kind::Sensitivity | Kind::Trends | Kind::Plan | Kind::Ranks | Kind::Groups => {
                Some(words.columns_hint)
            }
            Kind::Scatter => Some(words.dots_hint),
            Kind::Radar | Kind::Tiles | Kind::Map => None,
        }
    }

    /// Whether what is looked at opens the details of a node, as its hint says.
    fn has_nodes(&self) -> bool {
        let words = DeskWords::of(self.ui.words.language);
        self.hint() == Some(words.rows_hint)
    }
}

/// Opens the details of a node, and takes the reader there.
pub(super) fn open(ui: &Ui, id: &str, is_indicator: bool, from: &Element) {
    let place = match is_indicator {
        true => ui.element(&format!("row-{id}")),
        false => ui.element(&format!("dimension-{id}")),
    };
    // The chart may be gone by then: where sections are tabs, another one takes its place.
    let tree = from.get_root_node();
    ui.dispatch.dispatch(Intent::OpenNode(id.to_owned()));
    spawn_local(async move {
        dom::go_to(&tree, &place).await;
    });
}

/// Follows what is pointed at.
#[component]
pub(super) fn Follow(props: &FollowProps) -> Html {
    let seen = use_state_eq(|| None::<Seen>);
    let latest = use_mut_ref(|| props.plot.clone());
    latest.replace(props.plot.clone());
    {
        let (seen, latest) = (seen.setter(), Rc::clone(&latest));
        use_effect_with(
            (props.place.clone(), props.plot.hint()),
            move |(place, hint)| {
                let place = place.cast::<HtmlElement>().zip(*hint);
                let follower = place.map(|(place, hint)| follow(place, hint, latest, seen));
                move || drop(follower)
            },
        );
    }
    let shown = seen.as_ref().filter(|_| !props.plot.plotted.is_moving);
    let node = shown
        .and_then(|seen| seen.node)
        .filter(|_| props.plot.plotted.opens)
        .and_then(|node| props.plot.plotted.mine.nodes.get(node));
    let button = node.map(|node| {
        let (ui, place) = (props.plot.ui.clone(), props.place.clone());
        let (id, is_indicator) = (node.id.clone(), node.aggregation.is_none());
        let onclick = move |_| {
            if let Some(place) = place.cast::<Element>() {
                open(&ui, &id, is_indicator, &place);
            }
        };
        // For a finger; the keyboard has Enter, and what goes with the focus is no place to stop at.
        html! { <button type="button" class="quiet" tabindex="-1" {onclick}>{ DeskWords::of(props.plot.ui.words.language).open_node }</button> }
    });
    html! {
        <p class="row-told" role="status" hidden={shown.is_none()}>
            if let Some(seen) = shown { <span>{ seen.told.clone() }</span> }
            { for button }
        </p>
    }
}

/// What can be looked at in a drawing.
type Known = (PlotProps, Rc<Vec<Seen>>);

/// What the listeners share.
#[derive(Clone)]
struct Hand {
    place: HtmlElement,
    latest: Rc<RefCell<PlotProps>>,
    seen: UseStateSetter<Option<Seen>>,
    /// What there was in the drawing that they were last asked for.
    known: Rc<RefCell<Option<Known>>>,
    at: Rc<Cell<Option<usize>>>,
    /// Whether the pointer is one that cannot hover.
    touches: Rc<Cell<bool>>,
}

/// Listens to what is done with a drawing.
fn follow(
    place: HtmlElement,
    hint: &str,
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
    Pointed::new(place, &hand.name(hint), &hand)
}

impl Pointing for Hand {
    fn touches(&self) -> &Cell<bool> {
        &self.touches
    }

    fn under(&self, pointer: &MouseEvent) -> Option<usize> {
        let (ratio, (left, top)) = self.measure()?;
        let at = |client: i32, from: f64| (f64::from(client) - from) / ratio;
        let point = (at(pointer.client_x(), left), at(pointer.client_y(), top));
        let known = self.known();
        let under = known.iter().enumerate();
        let under = under.filter(|(_, seen)| seen.area.holds(point));
        // Dots may lie over each other: the nearest is meant.
        let away = |seen: &Seen| {
            let (x, y) = seen.area.middle();
            libm::hypot(x - point.0, y - point.1)
        };
        let nearest = under.min_by(|one, other| away(one.1).total_cmp(&away(other.1)));
        nearest.map(|(at, _)| at)
    }

    fn look_at(&self, at: Option<usize>) {
        let known = self.known();
        let seen = at.and_then(|at| known.get(at));
        self.at.set(at.filter(|_| seen.is_some()));
        self.seen.set(seen.cloned());
        let _ = self
            .place
            .class_list()
            .toggle_with_force("followed", seen.is_some());
        let Some((seen, (ratio, _))) = seen.zip(self.measure()) else {
            return;
        };
        let Some(figure) = self.place.closest("figure").ok().flatten() else {
            return;
        };
        let figure: HtmlElement = figure.unchecked_into();
        let from = (
            f64::from(self.place.offset_left()),
            f64::from(self.place.offset_top()),
        );
        let area = seen.area;
        // The words begin where it does, unless they would be cut off.
        let wide = f64::from(self.place.client_width());
        let begin = (area.left * ratio).clamp(0.0, wide * 0.45).max(8.0);
        for (name, pixels) in [
            ("--row-left", area.left * ratio),
            ("--row-top", area.top * ratio),
            ("--row-width", (area.right - area.left) * ratio),
            ("--row-height", (area.bottom - area.top) * ratio),
            ("--row-end", from.1 + area.bottom * ratio),
            ("--told-left", from.0 + begin),
        ] {
            let _ = figure.style().set_property(name, &format!("{pixels:.1}px"));
        }
    }

    fn focused(&self) {
        if self.at.get().is_none() && !self.touches.get() {
            self.look_at(Some(0));
        }
    }

    fn click(&self, event: &MouseEvent) {
        let at = self.under(event);
        let is_known = at.is_some() && at == self.at.get();
        if self.touches.get() && !is_known {
            self.look_at(at);
        } else {
            self.open(at);
        }
    }

    fn press(&self, event: &Event) {
        let key = event.unchecked_ref::<KeyboardEvent>();
        let last = self.known().len().saturating_sub(1);
        let at = self.at.get();
        let next = match key.key().as_str() {
            "ArrowDown" | "ArrowRight" => Some(at.map_or(0, |at| (at + 1).min(last))),
            "ArrowUp" | "ArrowLeft" => Some(at.map_or(last, |at| at.saturating_sub(1))),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" => None,
            "Enter" => return self.open(at),
            _ => return,
        };
        event.prevent_default();
        self.touches.set(false);
        self.look_at(next);
    }
}

impl Hand {
    /// The name of the drawing for the keyboard; whether its rows open is shown.
    fn name(&self, hint: &str) -> String {
        let latest = self.latest.borrow();
        let words = DeskWords::of(latest.ui.words.language);
        let opens = latest.has_nodes();
        let _ = self.place.class_list().toggle_with_force("opens", opens);
        [latest.plotted.kind.title(words), words.colon, hint].concat()
    }

    fn known(&self) -> Rc<Vec<Seen>> {
        let latest = self.latest.borrow();
        let mut known = self.known.borrow_mut();
        match &*known {
            Some((plot, seen)) if *plot == *latest => Rc::clone(seen),
            _ => {
                let seen = Rc::new(latest.seen());
                *known = Some((latest.clone(), Rc::clone(&seen)));
                seen
            }
        }
    }

    /// Screen pixels to one of the drawing's, and the left and the top of the drawing.
    fn measure(&self) -> Option<(f64, (f64, f64))> {
        let svg = self.place.query_selector("svg").ok().flatten()?;
        let drawn = decimal(&svg.get_attribute("height")?, 0)?;
        let seen = svg.get_bounding_client_rect();
        Some((seen.height() / drawn, (seen.left(), seen.top())))
    }

    /// Opens what a row shows, where there are details.
    fn open(&self, at: Option<usize>) {
        let known = self.known();
        let node = at.and_then(|at| known.get(at)?.node);
        let latest = self.latest.borrow().clone();
        let Some(node) = node.filter(|_| latest.plotted.opens) else {
            return;
        };
        if let Some(node) = latest.plotted.mine.nodes.get(node) {
            self.look_at(None);
            open(
                &latest.ui,
                &node.id,
                node.aggregation.is_none(),
                &self.place,
            );
        }
    }
}
