//! What the mouse and the finger do in the grid.

use super::acts;
use super::cursor::{Cursor, Spot};
use super::events::{Bench, Look, Wish, element};
use super::keys::{Mode, Takes};
use web_sys::FocusOptions;
use yew::prelude::*;

impl Bench {
    /// The mouse goes down on a cell or a choice.
    pub(super) fn press(&self, event: &MouseEvent) {
        if event.button() != 0 {
            return;
        }
        if let Some(at) = near(event, "data-choice").and_then(|at| at.parse::<usize>().ok()) {
            event.prevent_default();
            let chosen = self.choices().get(at).map(|choice| choice.title.clone());
            let edit = self
                .row()
                .zip(chosen)
                .and_then(|(row, title)| acts::enter(&self.ground(), row, self.column(), &title));
            self.edit(edit.into_iter().collect());
            return self.show(self.at_rest());
        }
        let Some(spot) = near(event, "data-cell").and_then(|at| spot(&at)) else {
            return;
        };
        let is_here = spot == self.cursor().at;
        if is_here && matches!(self.look.mode, Mode::Typing | Mode::Editing) {
            return;
        }
        event.prevent_default();
        self.take_focus();
        if is_here && self.takes() == Takes::Choice && !event.shift_key() {
            return match self.look.mode {
                Mode::Choosing => self.show(self.at_rest()),
                Mode::Ready | Mode::Typing | Mode::Editing => self.open(),
            };
        }
        self.finish(None);
        self.let_go();
        let cursor = match event.shift_key() {
            true => Cursor::between(self.cursor().anchor, spot),
            false => Cursor::at(spot),
        };
        self.hands.borrow_mut().drags = true;
        self.show(Look {
            cursor,
            ..self.at_rest()
        });
    }

    /// The mouse is over a cell: while it is down, the selection reaches there.
    pub(super) fn drag(&self, event: &MouseEvent) {
        if event.buttons() & 1 == 0 {
            self.hands.borrow_mut().drags = false;
            return;
        }
        let spot = near(event, "data-cell").and_then(|at| spot(&at));
        let Some(spot) = spot.filter(|spot| *spot != self.look.cursor.at) else {
            return;
        };
        if self.hands.borrow().drags {
            self.let_go();
            self.show(Look {
                cursor: Cursor::between(self.cursor().anchor, spot),
                ..self.at_rest()
            });
        }
    }

    /// The focus leaves a field within a detail, which tells what was typed there, before that is drawn anew.
    fn take_focus(&self) {
        if let Some(field) = self.field() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = field.focus_with_options(&options);
        }
    }

    /// The focus leaves the field before that moves to another cell, and comes back in place: `WebKit` scrolls
    /// to a field that is moved with the focus in it, so that the page jumps away from under the mouse.
    fn let_go(&self) {
        self.blur();
        self.hands.borrow_mut().wish = Wish::FocusInPlace;
    }

    /// A click on the name of a row opens its detail; the mouse is up.
    pub(super) fn click(&self, event: &MouseEvent) {
        self.hands.borrow_mut().drags = false;
        let on_title = element(event).and_then(|there| there.closest(".grid-title").ok().flatten());
        let spot = near(event, "data-cell").and_then(|at| spot(&at));
        if let Some(spot) = spot.filter(|_| on_title.is_some()) {
            self.toggle_detail(spot.row);
        }
    }

    /// A double click opens the cell.
    pub(super) fn double_click(&self, event: &MouseEvent) {
        let on_cell = near(event, "data-cell").is_some();
        if on_cell && self.look.mode == Mode::Ready && self.takes() == Takes::Text {
            self.open();
        }
    }
}

/// An attribute of the nearest element around an event that has it.
fn near(event: &web_sys::Event, name: &str) -> Option<String> {
    let around = element(event)?.closest(&format!("[{name}]")).ok()??;
    around.get_attribute(name)
}

fn spot(at: &str) -> Option<Spot> {
    let (row, column) = at.split_once(':')?;
    Some(Spot {
        row: row.parse().ok()?,
        column: column.parse().ok()?,
    })
}
