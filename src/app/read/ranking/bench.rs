//! What the reader does in the table of a ranking.

use super::keys;
use super::order::{Column, Entry, Look, Rows};
use super::table::{STEP, window};
use crate::app::browser::dom;
use crate::app::state::{Choices, Intent};
use crate::app::ui::Dispatch;
use crate::data::UnitId;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};
use yew::prelude::*;

/// The most height of the head in CSS pixels; the style sheet has as much in English.
const HEAD: i32 = 66;

/// Where the table stands, and what it is to do once it is drawn.
#[derive(Default)]
pub(super) struct Hands {
    /// The row that the focus moves to.
    pub(super) focus: Option<UnitId>,
    /// The row at the top of the box.
    pub(super) top: usize,
}

/// Moves the focus to a row's name; whether that is drawn.
pub(super) fn focus(place: &NodeRef, unit: UnitId) -> bool {
    let place = place.cast::<HtmlElement>();
    let name = format!("[data-row='{}'] .b-name button", unit.position());
    let button = place.and_then(|place| place.query_selector(&name).ok().flatten());
    let Some(button) = button else {
        return false;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let button: &HtmlElement = button.unchecked_ref();
    let _ = button.focus_with_options(&options);
    true
}

/// What the reader does in the table.
pub(super) struct Bench {
    pub(super) dispatch: Dispatch,
    pub(super) ids: Rc<Choices>,
    pub(super) look: UseStateHandle<Look>,
    pub(super) first: UseStateHandle<usize>,
    pub(super) active: UseStateHandle<Option<UnitId>>,
    pub(super) hands: Rc<RefCell<Hands>>,
    pub(super) place: NodeRef,
    pub(super) columns: Vec<Column>,
    /// Of a row, in CSS pixels.
    pub(super) height: u16,
    pub(super) rows: Rc<Rows>,
}

impl Bench {
    /// The first row that is drawn where the box is scrolled so far.
    fn first_at(&self, top: i32) -> usize {
        self.row_at(top) / STEP * STEP
    }

    #[allow(clippy::cast_sign_loss, reason = "what is below 0 is the top")]
    fn row_at(&self, top: i32) -> usize {
        top.max(0) as usize / usize::from(self.height)
    }

    /// The box is scrolled so far. While a slider moves each row that comes into sight is drawn anew.
    pub(super) fn scrolled(&self, top: i32, is_moving: bool) {
        let row = self.row_at(top);
        self.hands.borrow_mut().top = row;
        self.first
            .set(if is_moving { row } else { self.first_at(top) });
    }

    fn id(&self, unit: UnitId) -> Option<&str> {
        let units = self.ids.data.units();
        units.get(unit.position()).map(|unit| unit.id.as_str())
    }

    fn pin(&self, unit: UnitId) {
        if let Some(id) = self.id(unit) {
            self.dispatch.dispatch(Intent::PinUnit(id.to_owned()));
        }
    }

    pub(super) fn clicked(&self, event: &MouseEvent) {
        self.hands.borrow_mut().focus = None;
        let number = |name: &str| dom::named_by(event, name)?.parse::<usize>().ok();
        if let Some(unit) = number("data-pin") {
            self.pin(UnitId::at(unit));
        } else if let Some(column) = number("data-column").and_then(|at| self.columns.get(at)) {
            self.look.set(self.look.sorted_by(*column));
        } else if let Some(unit) = number("data-row").map(UnitId::at) {
            self.active.set(Some(unit));
            if let Some(id) = self.id(unit) {
                self.dispatch.dispatch(Intent::SelectUnit(id.to_owned()));
            }
        }
    }

    pub(super) fn pressed(&self, event: &KeyboardEvent) {
        let row = dom::named_by(event, "data-row").and_then(|row| row.parse().ok());
        let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        let Some(unit) = row.map(UnitId::at).filter(|_| is_plain) else {
            return;
        };
        if event.key() == "p" {
            event.prevent_default();
            self.hands.borrow_mut().focus = Some(unit);
            self.active.set(Some(unit));
            return self.pin(unit);
        }
        let units: Vec<UnitId> = self.rows.units().collect();
        let from = units.iter().position(|there| *there == unit).unwrap_or(0);
        let Some(to) = keys::target(&event.key(), from, units.len()) else {
            return;
        };
        event.prevent_default();
        self.hands.borrow_mut().focus = Some(units[to]);
        self.active.set(Some(units[to]));
        self.bring_into_sight(units[to]);
    }

    /// Scrolls the box so that a row is in sight, and draws the rows there.
    fn bring_into_sight(&self, unit: UnitId) {
        let entries = &self.rows.entries;
        let at = entries.iter().position(|entry| *entry == Entry::Unit(unit));
        let Some((at, place)) = at.zip(self.place.cast::<HtmlElement>()) else {
            return;
        };
        let height = i32::from(self.height);
        let rows = |count: usize| height.saturating_mul(i32::try_from(count).unwrap_or(i32::MAX));
        let top = rows(at);
        // The head, and the rows at the top, lie over the others.
        let room = place.client_height() - HEAD - rows(self.rows.pins.len());
        let now = place.scroll_top();
        let to = match () {
            () if top < now => top,
            () if top + height > now + room => top + height - room,
            () => now,
        };
        place.set_scroll_top(to);
        let first = self.first_at(to);
        // A box without the page's styles does not scroll.
        let is_drawn = window(entries.len(), first).contains(&at);
        self.first
            .set(if is_drawn { first } else { at / STEP * STEP });
    }
}
