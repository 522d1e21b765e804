//! Snapshots: what is written of a page is read back, all of it.

use xingfu::app::io::file::Refused;
use xingfu::app::io::snapshot;
use xingfu::app::state::Mode;
use xingfu::app::state::{Appearance, Extent, Room, Section, State, View};
use xingfu::app::state::{Change, Column};
use xingfu::text::Language;
use yew::Callback;

use crate::saved::filled;
use crate::support::{act, edit, enter, first, in_percent, lock, score, set};

/// The state that another copy of the page makes of a snapshot.
#[track_caller]
fn again(state: &State) -> State {
    let (choices, data) = (
        snapshot::write(state),
        snapshot::write_data(state, Callback::noop()),
    );
    let read = snapshot::read(&choices, data.as_deref(), first());
    read.unwrap_or_else(|refused| panic!("{refused:?}"))
}

#[test]
fn weights_data_rows_lines_and_the_month_come_back() {
    for was in [first(), filled(), set(&first(), "employment", 7.3)] {
        let is = again(&was);
        assert_eq!(is.choices.weights, was.choices.weights);
        assert_eq!(is.choices.month, was.choices.month);
        assert_eq!(is.choices.optional, was.choices.optional);
        assert_eq!(is.choices.red_lines, was.choices.red_lines);
        assert_eq!(is.choices.data, was.choices.data);
        assert_eq!(score(&is), score(&was));
        assert!(score(&is).is_some() || score(&was).is_none());
    }
}

#[test]
fn locks_the_view_and_what_is_typed_wrongly_come_back() {
    let was = lock(&set(&in_percent(), "employment", 30.0), "health");
    let mut was = was;
    was.view = View {
        language: Language::English,
        extent: Extent::Weights,
        theme: Appearance::Dark,
        elder: true,
        room: Room::Desk,
        section: Section::Ledger,
        mode: Mode::Percent,
        opened: vec!["education".into()],
        open_indicator: Some("new-jobs".into()),
        focus: Some("care".into()),
        by_indicator: true,
        radar: true,
        unit: Some("wuqing".into()),
        ..View::default()
    };
    let change = Change::Draft(Column::Value, "三万 \"多\"".to_owned());
    let was = act(&was, edit(&was, "new-jobs", None, change));
    let is = again(&was);
    assert_eq!(is.view, was.view);
    assert_eq!(is.choices.locks, was.choices.locks);
    assert_eq!(is.choices.locks.len(), 1);
    assert_eq!(is.choices.drafts, was.choices.drafts);
    assert_eq!(is.choices.drafts.len(), 1);
}

#[test]
fn without_data_of_its_own_a_snapshot_rests_on_those_that_are_there() {
    let was = set(&first(), "employment", 9.0);
    let there = enter(&first(), "new-jobs", 12.0);
    let is = snapshot::read(&snapshot::write(&was), None, there.clone());
    let is = is.unwrap_or_else(|refused| panic!("{refused:?}"));
    assert_eq!(is.choices.data, there.choices.data);
    assert_eq!(is.choices.weights, was.choices.weights);
}

#[test]
fn what_is_no_snapshot_of_this_index_is_refused() {
    let good = snapshot::write(&first());
    let other = good.replacen("xingfu-wuqing-2024", "xingfu-elsewhere", 1);
    let read = |text: &str| snapshot::read(text, None, first()).map(drop);
    assert_eq!(read(&good), Ok(()));
    assert_eq!(read(&other), Err(Refused::OtherIndex));
    for text in ["", "{}", "[]", &good[..good.len() / 2]] {
        assert!(matches!(read(text), Err(Refused::Fault(_))), "{text}");
    }
}
