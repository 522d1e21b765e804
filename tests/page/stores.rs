//! Two stores of data, and the way back from an act.

use std::rc::Rc;

use xingfu::app::derived::difference::difference;
use xingfu::app::io::file;
use xingfu::app::state::{
    Change, Holdings, Intent, Keeping, Message, Moment, State, Store, Trouble,
};
use xingfu::data::Dataset;
use xingfu::data::demonstration::own_unit;
use xingfu::index::Index;
use xingfu::text::Language;

use crate::saved::filled;
use crate::support::{act, edit, enter, first, score, set, visit};

fn own(state: &State) -> State {
    act(state, Intent::ShowStore(Store::Own))
}

fn site(state: &State) -> State {
    act(state, Intent::ShowStore(Store::Site))
}

/// A file of one value is loaded.
fn load(state: &State, value: f64) -> State {
    let text = format!(
        r#"{{"values": [{{"unit": "a", "indicator": "new-jobs", "value": {value}, "period": "2024-05"}}]}}"#
    );
    let choices = file::read(&text, &state.base.0, &state.choices);
    let choices = Box::new(choices.unwrap_or_else(|refused| panic!("{refused:?}")));
    let message = Some(Message::FileLoaded);
    act(state, Intent::Adopt { choices, message })
}

#[test]
fn own_data_survive_a_look_at_the_demonstration() {
    let entered = enter(&own(&first()), "new-jobs", 18_000.0);
    let back = site(&entered);
    assert!(back.choices.data.is_demonstration());
    assert_eq!(score(&back), score(&first()));
    assert_eq!(own(&back).choices, entered.choices);
    // And what was tried out on the demonstration stays there.
    let tried = enter(&back, "new-jobs", 1.0);
    assert_eq!(own(&tried).choices, entered.choices);
    assert_eq!(site(&own(&tried)).choices, tried.choices);
}

#[test]
fn the_switch_leaves_the_readers_weights() {
    let weighed = set(&first(), "employment", 9.0);
    let own_there = own(&weighed);
    assert_eq!(own_there.choices.weights, weighed.choices.weights);
    let weighed = set(&own_there, "education", 2.0);
    assert_eq!(site(&weighed).choices.weights, weighed.choices.weights);
}

#[test]
fn undo_does_not_cross_from_one_store_to_the_other() {
    let tried = enter(&first(), "new-jobs", 1.0);
    let entered = enter(&own(&tried), "new-jobs", 18_000.0);
    let undone = act(&act(&entered, Intent::Undo), Intent::Undo);
    assert_eq!(undone.store, Store::Own);
    assert!(undone.choices.data.is_empty());
    let back = act(&site(&entered), Intent::Undo);
    assert_eq!(back.store, Store::Site);
    assert_eq!(back.choices.data, first().choices.data);
    assert_eq!(own(&back).choices, entered.choices);
}

#[test]
fn the_undo_of_a_message_takes_back_its_act_and_nothing_else() {
    let entered = enter(&own(&first()), "new-jobs", 18_000.0);
    let loaded = load(&entered, 5.0);
    assert!(loaded.offers_way_back());
    // Looking elsewhere is nothing that undo knows of.
    let looked = act(&loaded, Intent::ShowByIndicator(true));
    let back = act(&looked, Intent::TakeBack);
    assert_eq!(back.choices, entered.choices);
    assert_eq!(back.message, None);
    assert!(
        back.can_undo(),
        "what was done before it can still be undone"
    );
    assert_eq!(
        act(&back, Intent::Undo).choices.data,
        own(&first()).choices.data
    );
    assert_eq!(act(&back, Intent::Redo).choices, loaded.choices);
}

#[test]
fn the_offer_goes_when_something_else_is_done() {
    let loaded = load(&first(), 5.0);
    for next in [
        set(&loaded, "employment", 9.0),
        enter(&loaded, "digital-village-clinics", 7.0),
        site(&loaded),
        act(&loaded, Intent::Undo),
        act(&loaded, Intent::Say(None)),
    ] {
        assert!(!next.offers_way_back());
        assert_eq!(next.message, None);
        let not_taken = act(&next, Intent::TakeBack);
        assert_eq!(not_taken.choices, next.choices);
        assert_eq!(not_taken.store, next.store);
    }
}

#[test]
fn a_file_loaded_beside_the_demonstration_goes_back_to_it() {
    let loaded = load(&first(), 5.0);
    assert_eq!(loaded.store, Store::Own);
    let back = act(&loaded, Intent::TakeBack);
    assert_eq!(back.store, Store::Site);
    assert_eq!(score(&back), score(&first()));
    assert!(back.own().is_none());
}

#[test]
fn a_deletion_names_what_goes_and_is_taken_back_whole() {
    let choices = Box::new((*filled().choices).clone());
    let message = None;
    let there = act(&first(), Intent::Adopt { choices, message });
    let held = Holdings::of(&there.choices);
    assert_eq!((held.adjustments, held.red_lines, held.optional), (1, 1, 3));
    assert!(held.indicators > 5 && held.records >= held.indicators && !held.is_empty());
    let gone = act(&there, Intent::DeleteOwn);
    assert_eq!(gone.message, Some(Message::Deleted(held)));
    assert!(Holdings::of(&gone.choices).is_empty());
    assert_eq!(gone.choices.weights.len(), there.choices.weights.len());
    let back = act(&gone, Intent::TakeBack);
    assert_eq!(back.choices, there.choices);
    assert!(site(&gone).choices.data.is_demonstration());
}

#[test]
fn another_windows_data_leave_no_step_back_that_would_overwrite_them() {
    let entered = enter(&own(&first()), "new-jobs", 18_000.0);
    let theirs = enter(&entered, "digital-village-clinics", 7.0);
    let take = |state: &State| {
        let choices = Box::new((*theirs.choices).clone());
        let message = Some(Message::OtherWindow);
        act(state, Intent::TakeOver { choices, message })
    };
    let taken = take(&entered);
    assert_eq!(taken.choices.data, theirs.choices.data);
    assert_eq!(taken.message, Some(Message::OtherWindow));
    assert!(!taken.can_undo() && !taken.can_redo());
    // Where the demonstration is on show it stays so.
    let away = take(&site(&entered));
    assert_eq!((away.store, &away.message), (Store::Site, &None));
    assert_eq!(own(&away).choices.data, theirs.choices.data);
}

#[test]
fn own_data_opened_in_outline_are_of_the_whole_index_once_it_is_there() {
    let outline = Rc::new(xingfu::outline::builtin());
    let early = visit(Rc::clone(&outline), Language::Chinese).in_outline();
    let early = site(&own(&early));
    let whole = Rc::new(Index::builtin().unwrap_or_else(|error| panic!("{error}")));
    let there = own(&act(&early, Intent::Complete(Rc::clone(&whole))));
    assert!(Rc::ptr_eq(&there.choices.index, &whole));
    assert_eq!(there.choices.weights, whole.weights());
}

#[test]
fn a_program_that_brings_other_data_stays_in_its_store() {
    let index = first().base.0;
    let data = Rc::new(Dataset::empty(vec![own_unit(&index)]));
    let message = None;
    let given = act(&first(), Intent::ReplaceData { data, message });
    assert_eq!(given.store, Store::Site);
    assert!(given.own().is_none());
}

#[test]
fn a_difference_names_every_place_that_changed() {
    let before = enter(&own(&first()), "new-jobs", 1.0);
    let before = enter(&before, "digital-village-clinics", 7.0);
    let after = enter(&before, "new-jobs", 2.0);
    let clear = edit(&after, "digital-village-clinics", None, Change::Clear);
    let after = act(&after, clear);
    let after = enter(&after, "it-classrooms", 3.0);
    let found = difference(&before.choices.data, &after.choices.data);
    let kinds: Vec<_> = found
        .iter()
        .map(|one| (one.then.is_some(), one.now.is_some()))
        .collect();
    assert_eq!(kinds, [(true, true), (true, false), (false, true)]);
    assert_eq!(
        after.choices.data.differing_columns(&before.choices.data),
        3
    );
    assert!(difference(&after.choices.data, &after.choices.data).is_empty());
}

#[test]
fn what_is_not_kept_is_unsaved_until_a_file_holds_it() {
    let mut keeping = Keeping::default();
    assert!(!keeping.is_unsaved());
    keeping.is_pending = true;
    assert!(keeping.is_unsaved());
    keeping.is_pending = false;
    for trouble in [
        Trouble::Denied,
        Trouble::Full,
        Trouble::Elsewhere,
        Trouble::Gone,
        Trouble::Occupied,
    ] {
        keeping.trouble = Some(trouble);
        keeping.is_exported = false;
        assert!(keeping.is_unsaved());
        keeping.is_exported = true;
        assert!(!keeping.is_unsaved());
    }
}

#[test]
fn a_moment_is_told_by_the_clock_of_its_place() {
    let at = |millis: u64, ahead: i32| Moment { millis, ahead };
    assert_eq!(at(0, 0).to_string(), "1970-01-01 00:00");
    // 29 February 2024, 16:30 universal time.
    let leap = at(1_709_224_200_000, 480);
    assert_eq!(leap.to_string(), "2024-03-01 00:30");
    assert_eq!(at(1_709_224_200_000, -300).to_string(), "2024-02-29 11:30");
    assert_eq!(leap.beside(at(1_709_226_000_000, 480)), "00:30");
    assert_eq!(
        leap.beside(at(1_709_226_000_000 + 86_400_000, 480)),
        "2024-03-01 00:30"
    );
}
