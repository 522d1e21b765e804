//! What keys, the mouse and the clipboard do in the grid.

use super::acts::{self, Ground};
use super::choice::{Choice, Sought};
use super::cursor::{Cursor, Spot, Step};
use super::filter::Filter;
use super::keys::{Command, Mode, Stroke, Takes, command};
use super::line::{choices, opened_with, takes};
use super::rows::{Column, Row, Sheet};
use super::signer::signed_today;
use super::{block, markup};
use crate::app::browser::sound;
use crate::app::state::{DataEdit, Edit, Intent, State, toggle};
use crate::app::ui::Ui;
use crate::text::words::DeskWords;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, HtmlInputElement};
use yew::prelude::*;

/// How the grid is looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) cursor: Cursor,
    pub(super) mode: Mode,
    pub(super) sought: Sought,
    /// Whether the next Tab leaves the grid.
    pub(super) released: bool,
    pub(super) filter: Filter,
    /// How often a filter was chosen: rows stay while they are worked on.
    pub(super) round: u32,
    /// What was done last, in words.
    pub(super) told: String,
    /// Who answers for the rows that are shown; all where `None`.
    pub(super) responsible: Option<String>,
    /// Rows whose detail is open, by id.
    pub(super) opened: Vec<String>,
}

/// The column of values, where a month is begun.
const FIRST: usize = 4;

impl Default for Look {
    fn default() -> Self {
        Self {
            cursor: Cursor::at(Spot {
                row: 0,
                column: FIRST,
            }),
            mode: Mode::Ready,
            sought: Sought::default(),
            released: false,
            filter: Filter::All,
            responsible: None,
            round: 0,
            told: String::new(),
            opened: Vec::new(),
        }
    }
}

/// What is to be done to the field once it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Wish {
    #[default]
    Nothing,
    /// The focus, in sight.
    Focus,
    /// The focus, without a move of the page under the mouse.
    FocusInPlace,
    /// The focus, with a text to be edited.
    Fill(String),
}

/// What holds from one event to the next, drawn or not.
#[derive(Debug, Default)]
pub(super) struct Hands {
    pub(super) wish: Wish,
    mode: Mode,
    pub(super) drags: bool,
}

/// The grid at hand when something happens.
#[derive(Clone)]
pub(super) struct Bench {
    pub(super) ui: Ui,
    pub(super) state: State,
    pub(super) sheet: Rc<Sheet>,
    pub(super) look: UseStateHandle<Look>,
    pub(super) field: NodeRef,
    pub(super) hands: Rc<RefCell<Hands>>,
}

impl Bench {
    fn size(&self) -> [usize; 2] {
        [self.sheet.rows.len(), Column::ALL.len()]
    }

    pub(super) fn ground(&self) -> Ground<'_> {
        Ground {
            choices: &self.state.choices,
            unit: self.state.unit(),
            words: self.ui.words,
        }
    }

    pub(super) fn cursor(&self) -> Cursor {
        self.look.cursor.within(self.size())
    }

    pub(super) fn row(&self) -> Option<&Rc<Row>> {
        self.sheet.rows.get(self.cursor().at.row)
    }

    pub(super) fn column(&self) -> Column {
        Column::at(self.cursor().at.column)
    }

    pub(super) fn takes(&self) -> Takes {
        self.row()
            .map_or(Takes::Nothing, |row| takes(row, self.column()))
    }

    pub(super) fn choices(&self) -> Rc<Vec<Choice>> {
        let row = self.row();
        row.map_or_else(Rc::default, |row| {
            choices(row, self.column(), self.ui.words)
        })
    }

    pub(super) fn field(&self) -> Option<HtmlInputElement> {
        self.field.cast()
    }

    pub(super) fn blur(&self) {
        if let Some(field) = self.field() {
            let _ = field.blur();
        }
    }

    fn typed(&self) -> String {
        self.field().map(|field| field.value()).unwrap_or_default()
    }

    /// Shows another look, with the field in the focus.
    pub(super) fn show(&self, look: Look) {
        let mut hands = self.hands.borrow_mut();
        hands.mode = look.mode;
        if hands.wish == Wish::Nothing {
            hands.wish = Wish::Focus;
        }
        self.look.set(look);
    }

    pub(super) fn edit(&self, edits: Vec<Edit>) {
        if !edits.is_empty() {
            let edits = signed_today(&self.ui, edits);
            self.ui.dispatch.dispatch(DataEdit::Month(edits).into());
        }
    }

    pub(super) fn at_rest(&self) -> Look {
        Look {
            mode: Mode::Ready,
            sought: Sought::default(),
            released: false,
            told: String::new(),
            ..(*self.look).clone()
        }
    }

    /// A key; whether it was taken.
    pub(super) fn key(&self, event: &KeyboardEvent) {
        // What an input method is still composing is its own.
        let is_composing = event.is_composing() || event.key() == "Process";
        if is_composing || !self.is_of_field(event) {
            return;
        }
        let stroke = Stroke {
            key: &event.key(),
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        let Some(command) = command(&stroke, self.look.mode, self.takes()) else {
            return;
        };
        if self.carry_out(command) {
            event.prevent_default();
        }
    }

    /// Whether the command is done; else the key is the browser's.
    fn carry_out(&self, command: Command) -> bool {
        let rest = self.at_rest();
        match command {
            Command::Move(Step::Next | Step::Before, _) if self.look.released => return false,
            Command::Move(step, extend) => {
                let Some(cursor) = self.cursor().step(step, extend, self.size()) else {
                    return false;
                };
                self.show(Look { cursor, ..rest });
            }
            Command::Finish(step) => return self.finish(Some(step)),
            Command::Cancel => {
                self.empty_field();
                self.show(rest);
            }
            Command::Open => self.open(),
            Command::Clear => {
                self.edit(acts::clear(
                    &self.ground(),
                    &self.sheet.rows,
                    &self.cursor(),
                ));
            }
            Command::Carry => self.carry(),
            Command::SelectAll => {
                let cursor = self.cursor().all(self.size());
                self.show(Look { cursor, ..rest });
            }
            Command::Copy => {
                // A browser copies nothing where nothing is selected.
                if let Some(field) = self.field() {
                    field.set_value(" ");
                    field.select();
                }
                return false;
            }
            Command::Detail => self.toggle_detail(self.cursor().at.row),
            Command::Undo => self.ui.dispatch.dispatch(Intent::Undo),
            Command::Redo => self.ui.dispatch.dispatch(Intent::Redo),
            Command::Release => self.look.set(Look {
                released: true,
                ..rest
            }),
            Command::Choose(by) => {
                let sought = self.look.sought.moved(by, &self.choices());
                self.look.set(Look {
                    sought,
                    ..(*self.look).clone()
                });
            }
            Command::Seek(c) => self.seek(&[c], &self.look.sought),
        }
        true
    }

    fn seek(&self, typed: &[char], from: &Sought) {
        let all = self.choices();
        let sought = typed.iter().fold(from.clone(), |sought, c| {
            sought.with(*c, &all, sound::initial)
        });
        self.show(Look {
            mode: Mode::Choosing,
            sought,
            ..self.at_rest()
        });
    }

    /// Opens the cell with what is in it.
    pub(super) fn open(&self) {
        let Some(row) = self.row() else { return };
        let rest = self.at_rest();
        match self.takes() {
            Takes::Text => {
                self.hands.borrow_mut().wish = Wish::Fill(opened_with(row, self.column()));
                self.show(Look {
                    mode: Mode::Editing,
                    ..rest
                });
            }
            Takes::Choice => {
                let present = row.text(self.column(), self.ui.words);
                let mut all = self
                    .choices()
                    .iter()
                    .map(|choice| choice.title == present)
                    .collect::<Vec<_>>()
                    .into_iter();
                let sought = Sought::at(all.position(|is_it| is_it));
                self.show(Look {
                    mode: Mode::Choosing,
                    sought,
                    ..rest
                });
            }
            Takes::Detail => self.toggle_detail(self.cursor().at.row),
            Takes::Nothing => {}
        }
    }

    fn empty_field(&self) {
        if let Some(field) = self.field() {
            field.set_value("");
        }
    }

    /// Takes what was entered, and moves; whether the cursor stays in the grid.
    pub(super) fn finish(&self, step: Option<Step>) -> bool {
        let Some(row) = self.row() else { return false };
        let column = self.column();
        let text = match self.hands.borrow().mode {
            Mode::Ready => None,
            Mode::Typing | Mode::Editing => Some(self.typed()),
            Mode::Choosing => {
                let found = self.look.sought.found;
                found.and_then(|at| Some(self.choices().get(at)?.title.clone()))
            }
        };
        let is_same = |text: &String| {
            row.fault(column).is_none()
                && match column {
                    Column::Value => [&row.value.edited, &row.value.text].contains(&text),
                    Column::Evidence => *text == row.evidence.text,
                    Column::Responsible => *text == row.responsible,
                    _ => false,
                }
        };
        let text = text.filter(|text| !is_same(text));
        let edit = text.and_then(|text| acts::enter(&self.ground(), row, column, &text));
        self.empty_field();
        self.edit(edit.into_iter().collect());
        let moved = match step {
            Some(step) => self.cursor().step(step, false, self.size()),
            None => Some(self.cursor()),
        };
        let stays = moved.is_some();
        let cursor = moved.unwrap_or(self.cursor());
        let look = Look {
            cursor,
            ..self.at_rest()
        };
        if step.is_some() && stays {
            self.show(look);
        } else {
            self.hands.borrow_mut().mode = Mode::Ready;
            self.look.set(look);
        }
        stays
    }

    /// Last month's values stand for the selection; a single row goes on to the next.
    pub(super) fn carry(&self) {
        let cursor = self.cursor();
        let edits = acts::carry(&self.sheet.rows, &cursor);
        let rest = self.at_rest();
        let told = match edits.len() {
            0 => DeskWords::of(self.ui.words.language)
                .nothing_to_carry
                .to_owned(),
            rows => self.ui.words.pick(
                format!("已沿用上月数据 {rows} 项。"),
                format!("Last month’s data stand for {rows} rows."),
            ),
        };
        let next = cursor.step(Step::Enter, false, self.size());
        let is_single = cursor.rows().count() == 1 && !edits.is_empty();
        let cursor = next.filter(|_| is_single).unwrap_or(cursor);
        self.edit(edits);
        self.show(Look {
            cursor,
            told,
            ..rest
        });
    }

    /// A character in the field begins a text, or seeks a choice.
    pub(super) fn input(&self, event: &InputEvent) {
        if !self.is_of_field(event) {
            return;
        }
        match (self.takes(), self.hands.borrow().mode) {
            (_, Mode::Typing | Mode::Editing) => return,
            (Takes::Choice, _) | (Takes::Text, Mode::Ready | Mode::Choosing) => {}
            (Takes::Nothing | Takes::Detail, _) => return self.empty_field(),
        }
        let typed = self.typed();
        if typed == "=" {
            self.empty_field();
            self.carry();
        } else if self.takes() == Takes::Choice {
            let typed: Vec<char> = typed.chars().collect();
            self.seek(&typed, &Sought::default());
        } else {
            self.hands.borrow_mut().mode = Mode::Typing;
            self.look.set(Look {
                mode: Mode::Typing,
                ..self.at_rest()
            });
        }
    }

    /// What was typed is taken when the focus goes elsewhere.
    pub(super) fn leave(&self, event: &FocusEvent) {
        let is_typing = matches!(self.hands.borrow().mode, Mode::Typing | Mode::Editing);
        if is_typing && self.is_of_field(event) {
            self.finish(None);
        } else if self.hands.borrow().mode == Mode::Choosing && self.is_of_field(event) {
            self.hands.borrow_mut().mode = Mode::Ready;
            self.look.set(self.at_rest());
        }
    }

    /// The selection to the clipboard; `cut` empties it.
    pub(super) fn copy(&self, event: &Event, cut: bool) {
        let is_typing = matches!(self.look.mode, Mode::Typing | Mode::Editing);
        let Some(data) = clipboard(event).filter(|_| !is_typing && self.is_of_field(event)) else {
            return;
        };
        let cursor = self.cursor();
        let cells = acts::copied(&self.sheet.rows, &cursor, self.ui.words);
        let _ = data.set_data("text/plain", &block::write(&cells));
        let _ = data.set_data("text/html", &markup::write(&cells));
        event.prevent_default();
        self.empty_field();
        if cut {
            self.edit(acts::clear(&self.ground(), &self.sheet.rows, &cursor));
        }
        let count: usize = cells.iter().map(Vec::len).sum();
        let told = self.ui.words.pick(
            format!("已复制 {count} 格。"),
            format!("{count} cells copied."),
        );
        self.show(Look {
            told,
            ..self.at_rest()
        });
    }

    /// A block from the clipboard, as one step.
    pub(super) fn paste(&self, event: &Event) {
        let is_typing = matches!(self.look.mode, Mode::Typing | Mode::Editing);
        let Some(data) = clipboard(event).filter(|_| !is_typing && self.is_of_field(event)) else {
            return;
        };
        event.prevent_default();
        let given = |format: &str| data.get_data(format).unwrap_or_default();
        let block = markup::read(&given("text/html"));
        let block = block.unwrap_or_else(|| block::read(&given("text/plain")));
        let rest = self.at_rest();
        if block.rows.is_empty() {
            let told = DeskWords::of(self.ui.words.language)
                .nothing_to_paste
                .to_owned();
            return self.show(Look { told, ..rest });
        }
        let pasted = acts::paste(&self.ground(), &self.sheet.rows, &self.cursor(), &block);
        self.show(Look {
            cursor: pasted.covered,
            told: pasted.told(self.ui.words),
            ..rest
        });
        self.edit(pasted.edits);
    }

    pub(super) fn toggle_detail(&self, row: usize) {
        let Some(row) = self.sheet.rows.get(row) else {
            return;
        };
        let mut opened = self.look.opened.clone();
        toggle(&mut opened, row.id.clone());
        self.look.set(Look {
            opened,
            ..(*self.look).clone()
        });
    }

    /// Other rows are shown.
    pub(super) fn filter(&self, filter: Filter, responsible: Option<String>) {
        self.look.set(Look {
            filter,
            responsible,
            round: self.look.round + 1,
            cursor: Look::default().cursor,
            ..self.at_rest()
        });
    }

    /// Whether an event comes from the field of the grid, and not from within a detail.
    fn is_of_field(&self, event: &web_sys::Event) -> bool {
        let target = element(event);
        let field = self.field().map(JsCast::unchecked_into);
        target.is_some() && target == field
    }
}

pub(super) fn element(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

fn clipboard(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()
}
