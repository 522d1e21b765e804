//! Rows that glide to their new places where a weight has moved them.

use super::order::{Entry, Look, Rows};
use crate::app::browser::motion;
use crate::app::state::ByPtr;
use crate::score::Board;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Rows beyond so many glide from no farther.
const FARTHEST: f64 = 12.0;

/// Where the rows stood, and under which order.
#[derive(Default)]
struct Stood {
    board: Option<ByPtr<Board>>,
    look: Look,
    /// By unit: its place among the rows that are not pinned.
    places: Vec<Option<usize>>,
}

/// Lets rows glide where another board has put them elsewhere, under the same order. While a slider moves
/// they follow it at once, as bars do: gliding took half of its event. The height of a row is set by whoever
/// draws them.
#[hook]
pub(super) fn use_gliding(
    place: &NodeRef,
    board: Option<&ByPtr<Board>>,
    rows: &Rc<Rows>,
    look: &Look,
    is_moving: bool,
) -> Rc<Cell<f64>> {
    let height = use_memo((), |()| Cell::new(0.0));
    let stood = use_mut_ref(Stood::default);
    let depends = (board.cloned(), ByPtr(Rc::clone(rows)));
    let (place, look, height_of_row) = (place.clone(), look.clone(), Rc::clone(&height));
    use_effect_with(depends, move |(board, rows)| {
        let places = places(
            &rows.0,
            board.as_ref().map_or(0, |board| board.0.lines().len()),
        );
        let next = Stood {
            board: board.clone(),
            look,
            places,
        };
        let before = stood.replace(next);
        let stood = stood.borrow();
        let is_other = before.board.is_some() && before.board != *board;
        if !is_other || before.look != stood.look || before.places.len() != stood.places.len() {
            return;
        }
        let moved = before.places.iter().zip(&stood.places);
        if is_moving || moved.clone().all(|(from, to)| from == to) || !motion::is_welcome() {
            return;
        }
        if let Some(place) = place.cast::<HtmlElement>() {
            glide(&place, &before.places, &stood.places, height_of_row.get());
        }
    });
    height
}

fn places(rows: &Rows, units: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; units];
    for (at, entry) in rows.entries.iter().enumerate() {
        if let Entry::Unit(unit) = entry {
            places[unit.position()] = Some(at);
        }
    }
    places
}

fn glide(place: &HtmlElement, from: &[Option<usize>], to: &[Option<usize>], height: f64) {
    let Ok(drawn) = place.query_selector_all("tr[data-row]") else {
        return;
    };
    for at in 0..drawn.length() {
        let row = drawn.item(at).map(JsCast::unchecked_into::<Element>);
        let unit = row
            .as_ref()
            .and_then(|row| row.get_attribute("data-row")?.parse::<usize>().ok());
        let moved =
            unit.and_then(|unit| Some((from.get(unit).copied()??, to.get(unit).copied()??)));
        if let (Some(row), Some((from, to))) = (row, moved)
            && from != to
        {
            let by = (from as f64 - to as f64).clamp(-FARTHEST, FARTHEST);
            motion::glide(&row, by * height);
        }
    }
}
