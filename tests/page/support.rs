//! A page's state, what one does to it, and what it then shows.

use std::rc::Rc;

use xingfu::app::derived::{Cache, Derived, derive};
use xingfu::app::state::Mode;
use xingfu::app::state::{Change, DataEdit, Edit, Intent, Place, State};
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::data::{Key, Record, Status};
use xingfu::index::{Index, NodeId};
use xingfu::rule::{Observation, Value};
use xingfu::text::Language;
use yew::Reducible;

/// The built-in index on a first visit.
#[track_caller]
pub(crate) fn first() -> State {
    let index = Index::builtin().unwrap_or_else(|error| panic!("{error}"));
    visit(Rc::new(index), Language::Chinese)
}

/// An index on a first visit.
pub(crate) fn visit(index: Rc<Index>, language: Language) -> State {
    let data = on_show(&index, vec![own_unit(&index)]);
    State::new(index, Rc::new(data), language)
}

/// The same, with weights set in percent.
pub(crate) fn in_percent() -> State {
    let state = first();
    act(&state, Intent::SetMode(Mode::Percent))
}

pub(crate) fn act(state: &State, action: impl Into<Intent>) -> State {
    State::clone(&Rc::new(state.clone()).reduce(action.into()))
}

#[track_caller]
pub(crate) fn node(state: &State, id: &str) -> NodeId {
    let found = state.choices.index.find(id);
    found.unwrap_or_else(|| panic!("no node {id}"))
}

/// A weight is let go of at a value.
#[track_caller]
pub(crate) fn set(state: &State, id: &str, value: f64) -> State {
    let node = node(state, id);
    act(
        state,
        Intent::SetWeight {
            node,
            value,
            live: false,
        },
    )
}

/// A weight is at a value on its way.
#[track_caller]
pub(crate) fn drag(state: &State, id: &str, value: f64) -> State {
    let node = node(state, id);
    act(
        state,
        Intent::SetWeight {
            node,
            value,
            live: true,
        },
    )
}

#[track_caller]
pub(crate) fn lock(state: &State, id: &str) -> State {
    act(state, Intent::ToggleLock(node(state, id)))
}

#[track_caller]
pub(crate) fn shown(state: &State) -> Derived {
    derive(state, &mut Cache::default()).unwrap_or_else(|| panic!("nothing is shown"))
}

pub(crate) fn score(state: &State) -> Option<f64> {
    let shown = shown(state);
    shown.mine.headline.filter(|_| shown.fault.is_none())
}

/// Where the present month's record of an indicator is.
#[track_caller]
pub(crate) fn key(state: &State, indicator: &str, item: Option<u32>) -> Key {
    let found = state.choices.index.find_indicator(indicator);
    Key {
        unit: state.unit(),
        indicator: found.unwrap_or_else(|| panic!("no indicator {indicator}")),
        item,
        period: state.choices.month,
    }
}

pub(crate) fn reported(value: Value) -> Record {
    Status::Reported(Observation::from(value)).into()
}

/// A number is entered for the present month.
#[track_caller]
pub(crate) fn enter(state: &State, indicator: &str, number: f64) -> State {
    let value = Observation::from(Value::Number(number));
    let change = Change::Status(Status::Reported(value));
    act(state, edit(state, indicator, None, change))
}

/// An edit of one place in the present month.
#[track_caller]
pub(crate) fn edit(state: &State, indicator: &str, item: Option<u32>, change: Change) -> Intent {
    let key = key(state, indicator, item);
    let place = Place {
        indicator: key.indicator,
        item,
    };
    DataEdit::Month(vec![Edit { place, change }]).into()
}

#[track_caller]
pub(crate) fn assert_near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() < 1e-9,
        "{what}: {found} instead of {expected}"
    );
}
