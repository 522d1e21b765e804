//! The row of a drawing that is looked at: its figures below it, and the way to what it shows.
//!
//! A pointer, a finger or the arrow keys choose the row. Its place is found from the drawing's own
//! layout when it is asked for, so that nothing is prepared while a slider moves.

use super::plot::PlotProps;
use super::pointed::{Pointed, Pointing};
use crate::app::browser::dom;
use crate::app::state::Intent;
use crate::app::ui::Ui;
use crate::figure::{Band, Kind};
use crate::text::number::decimal;
use crate::text::words::DeskWords;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

/// A row with its figures in words.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    band: Band,
    told: AttrValue,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FollowProps {
    pub(super) plot: PlotProps,
    /// The place of the drawing.
    pub(super) place: NodeRef,
}

impl PlotProps {
    /// The rows of the drawing on the screen.
    fn rows(&self) -> Vec<Row> {
        let drawing = self.figure().told().drawing;
        let bands = drawing.bands(&self.frame("", String::new()));
        let rows = bands.into_iter().enumerate().filter_map(|(at, band)| {
            let told = drawing.row_in_words(at, self.ui.words)?;
            Some(Row {
                band,
                told: told.into(),
            })
        });
        rows.collect()
    }

    fn has_rows(&self) -> bool {
        match self.plotted.kind {
            Kind::Contributions
            | Kind::Dimensions
            | Kind::LostPoints
            | Kind::Coverage
            | Kind::Waterfall
            | Kind::Difference
            | Kind::Spread => true,
            Kind::Radar
            | Kind::Sensitivity
            | Kind::Trends
            | Kind::Plan
            | Kind::Ranks
            | Kind::Scatter
            | Kind::Groups
            | Kind::Tiles
            | Kind::Map => false,
        }
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

/// Follows the row that is pointed at.
#[component]
pub(super) fn Follow(props: &FollowProps) -> Html {
    let row = use_state_eq(|| None::<Row>);
    let latest = use_mut_ref(|| props.plot.clone());
    latest.replace(props.plot.clone());
    {
        let (row, latest) = (row.setter(), Rc::clone(&latest));
        let has_rows = props.plot.has_rows();
        use_effect_with(
            (props.place.clone(), has_rows, props.plot.ui.words.language),
            move |(place, has_rows, _)| {
                let place = place.cast::<HtmlElement>().filter(|_| *has_rows);
                let follower = place.map(|place| follow(place, latest, row));
                move || drop(follower)
            },
        );
    }
    let shown = row.as_ref().filter(|_| !props.plot.plotted.is_moving);
    let node = shown
        .and_then(|row| row.band.node)
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
            if let Some(row) = shown { <span>{ row.told.clone() }</span> }
            { for button }
        </p>
    }
}

/// The rows of a drawing.
type Known = (PlotProps, Rc<Vec<Row>>);

/// What the listeners share.
#[derive(Clone)]
struct Hand {
    place: HtmlElement,
    latest: Rc<RefCell<PlotProps>>,
    row: UseStateSetter<Option<Row>>,
    /// The rows of the drawing that they were last asked for.
    known: Rc<RefCell<Option<Known>>>,
    at: Rc<Cell<Option<usize>>>,
    /// Whether the pointer is one that cannot hover.
    touches: Rc<Cell<bool>>,
}

/// Listens to what is done with a drawing of rows.
fn follow(
    place: HtmlElement,
    latest: Rc<RefCell<PlotProps>>,
    row: UseStateSetter<Option<Row>>,
) -> Pointed {
    let hand = Hand {
        place: place.clone(),
        latest,
        row,
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
        let (ratio, top) = self.measure()?;
        let height = (f64::from(pointer.client_y()) - top) / ratio;
        let rows = self.rows();
        rows.iter()
            .position(|row| row.band.top <= height && height < row.band.bottom)
    }

    fn look_at(&self, at: Option<usize>) {
        let rows = self.rows();
        let row = at.and_then(|at| rows.get(at));
        self.at.set(at.filter(|_| row.is_some()));
        self.row.set(row.cloned());
        let _ = self
            .place
            .class_list()
            .toggle_with_force("followed", row.is_some());
        let Some((row, (ratio, _))) = row.zip(self.measure()) else {
            return;
        };
        let Some(figure) = self.place.closest("figure").ok().flatten() else {
            return;
        };
        let figure: HtmlElement = figure.unchecked_into();
        let from = f64::from(self.place.offset_top());
        for (name, pixels) in [
            ("--row-top", row.band.top * ratio),
            ("--row-height", (row.band.bottom - row.band.top) * ratio),
            ("--row-end", from + row.band.bottom * ratio),
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
        let last = self.rows().len().saturating_sub(1);
        let at = self.at.get();
        let next = match key.key().as_str() {
            "ArrowDown" => Some(at.map_or(0, |at| (at + 1).min(last))),
            "ArrowUp" => Some(at.map_or(last, |at| at.saturating_sub(1))),
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
    fn name(&self) -> String {
        let latest = self.latest.borrow();
        let plotted = &latest.plotted;
        let words = DeskWords::of(latest.ui.words.language);
        let hint = match plotted.opens {
            true => words.rows_hint,
            false => words.rows_hint_elder,
        };
        let opens = plotted.opens;
        let _ = self.place.class_list().toggle_with_force("opens", opens);
        [plotted.kind.title(words), words.colon, hint].concat()
    }

    fn rows(&self) -> Rc<Vec<Row>> {
        let latest = self.latest.borrow();
        let mut known = self.known.borrow_mut();
        match &*known {
            Some((plot, rows)) if *plot == *latest => Rc::clone(rows),
            _ => {
                let rows = Rc::new(latest.rows());
                *known = Some((latest.clone(), Rc::clone(&rows)));
                rows
            }
        }
    }

    /// Screen pixels to one of the drawing's, and the top of the drawing.
    fn measure(&self) -> Option<(f64, f64)> {
        let svg = self.place.query_selector("svg").ok().flatten()?;
        let drawn = decimal(&svg.get_attribute("height")?, 0)?;
        let seen = svg.get_bounding_client_rect();
        Some((seen.height() / drawn, seen.top()))
    }

    /// Opens what a row shows, where there are details.
    fn open(&self, at: Option<usize>) {
        let rows = self.rows();
        let node = at.and_then(|at| rows.get(at)?.band.node);
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
