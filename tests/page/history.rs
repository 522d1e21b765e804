//! Undo and redo.

use xingfu::app::state::{Intent, State};
use xingfu::index::Activation;
use xingfu::month::Month;

use crate::support::{act, drag, enter, first, lock, score, set};

fn undo(state: &State) -> State {
    act(state, Intent::Undo)
}

fn redo(state: &State) -> State {
    act(state, Intent::Redo)
}

#[test]
fn a_drag_is_one_step_however_many_places_it_passes() {
    let before = first();
    let mut state = before.clone();
    for value in [6.0, 5.0, 4.0, 8.0] {
        state = drag(&state, "employment", value);
        assert!(state.is_dragging() && !state.can_undo());
    }
    let state = set(&state, "employment", 9.0);
    assert!(!state.is_dragging() && state.can_undo());
    let undone = undo(&state);
    assert_eq!(undone.choices, before.choices);
    assert!(!undone.can_undo() && undone.can_redo());
    assert_eq!(redo(&undone).choices, state.choices);
}

#[test]
fn a_drag_that_ends_where_it_began_is_no_step() {
    let before = first();
    let state = drag(&before, "employment", 2.0);
    let state = set(&state, "employment", 7.0);
    assert_eq!(state.choices, before.choices);
    assert!(!state.can_undo() && !state.is_dragging());
}

#[test]
fn a_drag_that_was_never_let_go_of_is_a_step_once_something_else_is_done() {
    let before = first();
    let dragged = drag(&before, "employment", 2.0);
    let other = set(&dragged, "education", 3.0);
    assert_eq!(undo(&other).choices, dragged.choices);
    assert_eq!(undo(&undo(&other)).choices, before.choices);
    let undone = undo(&dragged);
    assert_eq!(undone.choices, before.choices);
    assert!(undone.can_redo() && !undone.is_dragging());
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let state = undo(&set(&first(), "care", 1.0));
    assert!(state.can_redo());
    let state = set(&state, "care", 2.0);
    assert!(!state.can_redo());
}

#[test]
fn nothing_to_undo_or_redo_changes_nothing() {
    let state = first();
    assert_eq!(undo(&state), state);
    assert_eq!(redo(&state), state);
}

#[test]
fn entered_data_can_be_undone_and_redone() {
    let before = first();
    let after = enter(&before, "new-jobs", 36_000.0);
    assert_ne!(score(&after), score(&before));
    assert_eq!(undo(&after).choices.data, before.choices.data);
    assert_eq!(score(&undo(&after)), score(&before));
    assert_eq!(redo(&undo(&after)).choices.data, after.choices.data);
}

#[test]
fn every_kind_of_choice_can_be_undone() {
    let start = first();
    let month = Month::new(2024, 3).unwrap_or_else(|| panic!("no month"));
    let optional = Intent::SetOptional {
        row: "C008".into(),
        activation: Some(Activation::Target(250.0)),
    };
    let red_line = Intent::SetRedLine {
        id: "serious-accident".into(),
        document: Some("文件".into()),
    };
    let steps = [
        set(&start, "ecology", 9.0),
        lock(&start, "ecology"),
        act(&start, Intent::EqualWeights),
        act(&start, Intent::SetMonth(month)),
        act(&start, optional),
        act(&start, red_line),
        enter(&start, "new-jobs", 1.0),
    ];
    for after in steps {
        assert_ne!(after.choices, start.choices);
        assert_eq!(undo(&after).choices, start.choices);
    }
}

#[test]
fn a_look_is_no_step() {
    let state = first();
    assert!(!act(&state, Intent::ShowByIndicator(true)).can_undo());
    assert!(!act(&state, Intent::Say(None)).can_undo());
}

#[test]
fn the_past_is_bounded() {
    let mut state = first();
    for step in 0..250 {
        state = set(&state, "care", f64::from(step % 10));
    }
    let mut steps = 0;
    while state.can_undo() {
        state = undo(&state);
        steps += 1;
    }
    assert_eq!(steps, 200);
}
