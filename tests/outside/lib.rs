//! What holds of every text and file from outside, whatever it says: it is refused in words, or taken
//! and written as what reads back the same.
//!
//! `fuzz/` runs each of [`TARGETS`] under the guidance of coverage; `tests.rs` runs them over the corpus
//! that is kept there, and over cases that `tests/generate` makes.

mod choices;
mod data;
mod shapes;
mod tables;
mod words;

pub use choices::{published, saved, shared, snapshot};
pub use data::{definition, records};
pub use tables::{drawn, sheets};

use std::cell::OnceCell;
use std::fmt::Display;
use std::rc::Rc;
use xingfu::app::state::State;
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::index::Index;
use xingfu::text::Language;

/// A text or file from outside, by name, and what takes it. It panics where something does not hold.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 14] = [
    ("definition", |bytes| text(bytes, data::definition)),
    ("data", |bytes| {
        text(bytes, |text| data::records(&builtin(), text));
    }),
    ("methodology", |bytes| {
        text(bytes, |text| data::methodology(&builtin(), text));
    }),
    ("table", |bytes| tables::read(&builtin(), bytes)),
    ("workbook", |bytes| tables::read(&builtin(), bytes)),
    ("pasted", |bytes| text(bytes, tables::pasted)),
    ("report", |bytes| text(bytes, tables::chart)),
    ("shapes", |bytes| text(bytes, shapes::shapes)),
    ("link", |bytes| {
        text(bytes, |text| choices::link(&first(), text));
    }),
    ("saved", |bytes| {
        text(bytes, |text| choices::saved(&first(), text));
    }),
    ("snapshot", |bytes| {
        text(bytes, |text| choices::snapshot(&first(), text));
    }),
    ("published", |bytes| {
        text(bytes, |text| choices::published(&builtin(), text));
    }),
    ("number", |bytes| {
        text(bytes, |text| words::number(&builtin(), text));
    }),
    ("month", |bytes| text(bytes, words::month)),
];

/// Runs the target of that name.
///
/// # Panics
/// Where there is none, or something does not hold.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|(there, _)| *there == name);
    let (_, take) = target.unwrap_or_else(|| panic!("no target {name}"));
    take(bytes);
}

fn text(bytes: &[u8], take: impl FnOnce(&str)) {
    take(&String::from_utf8_lossy(bytes));
}

thread_local! {
    static FIRST: OnceCell<State> = const { OnceCell::new() };
}

/// The page on a first visit.
fn first() -> State {
    let make = || {
        let index = Rc::new(sure(Index::builtin()));
        let data = on_show(&index, vec![own_unit(&index)]);
        State::new(index, Rc::new(data), Language::Chinese)
    };
    FIRST.with(|first| first.get_or_init(make).clone())
}

fn builtin() -> Rc<Index> {
    first().base.0
}

/// The longest message, in characters.
const LONGEST: usize = 4_000;

/// A refusal says where and what, and does not repeat a whole file.
#[track_caller]
fn told(refusal: &impl Display) {
    let message = refusal.to_string();
    let is_told = message.contains(": ") && message.chars().count() <= LONGEST;
    assert!(is_told, "{}", message.chars().take(500).collect::<String>());
}

#[track_caller]
fn sure<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error:?}"))
}
