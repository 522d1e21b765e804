//! Rows that keep their places in the document while a slider moves, and are shifted to where they belong:
//! taking a row out and putting it back elsewhere makes the browser lay out all of its cells anew.

use super::order::Entry;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// A row of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it shows.
    pub entry: Entry,
    /// Its place among the drawn rows on the screen, from 0.
    pub place: usize,
}

/// The rows in the order of the document. At rest that is the order of the screen; while a slider moves
/// every row that was there `before` stays, and what comes into sight takes the places of what goes.
/// O(n²) in the rows that are drawn.
pub fn slots(before: &[Slot], now: &[Entry], is_moving: bool) -> Vec<Slot> {
    let slot = |place: usize| Slot {
        entry: now[place].clone(),
        place,
    };
    if !is_moving || before.len() != now.len() {
        return (0..now.len()).map(slot).collect();
    }
    let place = |slot: &Slot| now.iter().position(|entry| *entry == slot.entry);
    let kept: Vec<Option<usize>> = before.iter().map(place).collect();
    let mut coming = (0..now.len()).filter(|place| !kept.contains(&Some(*place)));
    let places = kept
        .iter()
        .filter_map(|kept| kept.or_else(|| coming.next()));
    places.map(slot).collect()
}

/// How far below its place in the document a row stands, in rows.
type Shift = (Entry, isize);

fn shifts(slots: &[Slot]) -> Vec<Shift> {
    let slots = slots.iter().enumerate();
    let shift = |(at, slot): (usize, &Slot)| slot.place.cast_signed() - at.cast_signed();
    slots.map(|one| (one.1.entry.clone(), shift(one))).collect()
}

/// Shifts the rows below the spacer in the last body of a table, once they are drawn.
#[hook]
pub(super) fn use_shifting(place: &NodeRef) -> Rc<Shifting> {
    let shifting = use_memo((), |()| Shifting::default());
    let (place, drawn) = (place.clone(), Rc::clone(&shifting));
    use_effect(move || {
        if let Some(place) = place.cast::<HtmlElement>() {
            drawn.shift(&place);
        }
    });
    shifting
}

/// The rows that were drawn last, and how far they are shifted.
#[derive(Debug, Default)]
pub(super) struct Shifting {
    slots: RefCell<Vec<Slot>>,
    /// In CSS pixels.
    height: Cell<u16>,
    present: RefCell<Vec<Shift>>,
}

impl Shifting {
    /// The rows to draw now, each of such a height.
    pub(super) fn slots(&self, now: &[Entry], is_moving: bool, height: u16) -> Vec<Slot> {
        self.height.set(height);
        let next = slots(&self.slots.borrow(), now, is_moving);
        self.slots.replace(next.clone());
        next
    }

    fn shift(&self, place: &HtmlElement) {
        let wanted = shifts(&self.slots.borrow());
        let before = self.present.replace(wanted.clone());
        let is_still = |shifts: &[Shift]| shifts.iter().all(|(_, rows)| *rows == 0);
        if is_still(&before) && is_still(&wanted) {
            return;
        }
        let body = place.query_selector("tbody:last-child").ok().flatten();
        let Some(rows) = body.map(|body| body.children()) else {
            return;
        };
        for (at, (entry, by)) in wanted.iter().enumerate() {
            let had = before.iter().find(|(there, _)| there == entry);
            if had.map_or(0, |(_, by)| *by) == *by {
                continue;
            }
            // The spacer is the first.
            let row = u32::try_from(at + 1).ok().and_then(|at| rows.item(at));
            let Some(row) = row.map(JsCast::unchecked_into::<HtmlElement>) else {
                continue;
            };
            let pixels = *by * isize::from(self.height.get().cast_signed());
            let _ = match pixels {
                0 => row.style().remove_property("transform").map(drop),
                _ => row
                    .style()
                    .set_property("transform", &format!("translateY({pixels}px)")),
            };
        }
    }
}
