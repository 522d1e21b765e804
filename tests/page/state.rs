//! What the other actions do: data, drafts, months, optional rows, what is said.

use std::rc::Rc;

use xingfu::app::state::{
    Appearance, Change, Column, DataEdit, Edit, Intent, Message, Place, State, toggle,
};
use xingfu::data::demonstration::{on_show, own_unit};
use xingfu::data::{Adjustment, Dataset, Record, Remarks, Status, Unit, UnitId};
use xingfu::index::{Activation, Index};
use xingfu::month::Month;
use xingfu::rule::Value;
use xingfu::text::Language;

use crate::support::{
    act, assert_near, edit, enter, first, in_percent, key, lock, node, reported, score, set, shown,
};

fn month(month: u8) -> Month {
    Month::new(2024, month).unwrap_or_else(|| panic!("no month {month}"))
}

pub(crate) fn clear(state: &State) -> State {
    let units = vec![own_unit(&state.choices.index)];
    act(
        state,
        Intent::ReplaceData {
            data: Rc::new(Dataset::empty(units)),
            message: None,
        },
    )
}

fn draft(state: &State, text: &str) -> State {
    let change = Change::Draft(Column::Value, text.into());
    act(state, edit(state, "new-jobs", None, change))
}

#[test]
fn cleared_data_leave_no_score_and_come_back() {
    let before = set(&first(), "employment", 9.0);
    let cleared = clear(&before);
    assert_eq!(score(&cleared), None);
    assert!(!cleared.choices.data.is_demonstration());
    assert_eq!(cleared.choices.month, before.choices.month);
    assert_eq!(cleared.choices.weights, before.choices.weights);
    let back = act(&cleared, Intent::Undo);
    assert!(back.choices.data.is_demonstration());
    assert_eq!(score(&back), score(&before));
}

/// A node's position in the profiles.
fn placed(state: &State, id: &str) -> usize {
    let index = &state.choices.index;
    index.place(node(state, id)).unwrap_or(usize::MAX)
}

#[test]
fn a_record_is_written_and_taken_away() {
    let state = clear(&first());
    let entered = enter(&state, "new-jobs", 18_000.0);
    let place = key(&entered, "new-jobs", None);
    assert_eq!(
        entered.choices.data.get(&place),
        Some(reported(Value::Number(18_000.0)))
    );
    assert_eq!(shown(&entered).counts.reported, 1);
    let position = placed(&entered, "new-jobs");
    // 27,000 are due by September.
    let points = 100.0 * (18_000.0 / 27_000.0);
    assert_eq!(shown(&entered).mine.nodes[position].score, Some(points));
    let taken = act(&entered, edit(&entered, "new-jobs", None, Change::Clear));
    assert_eq!(taken.choices.data.get(&place), None);
}

#[test]
fn what_does_not_apply_leaves_the_coverage() {
    let state = first();
    let before = shown(&state).counts;
    let change = Change::Status(Status::NotApplicable);
    let after = act(&state, edit(&state, "new-jobs", None, change));
    assert_eq!(
        shown(&after).counts.not_applicable,
        before.not_applicable + 1
    );
}

#[test]
fn the_month_says_which_records_count() {
    let state = enter(&clear(&first()), "new-jobs", 18_000.0);
    let earlier = act(&state, Intent::SetMonth(month(8)));
    assert_eq!(shown(&earlier).counts.reported, 0);
    // The latest record stands for the months after, and counts as a record of its own alone; what
    // has none at the close of the year scores 0.
    for (later, points) in [(10, 60.0), (12, 0.0)] {
        let later = act(&state, Intent::SetMonth(month(later)));
        let position = placed(&later, "new-jobs");
        let found = shown(&later).mine.nodes[position].score;
        assert_near(found.unwrap_or(f64::NAN), points, "new jobs");
        assert_eq!(shown(&later).counts.reported, 0);
    }
}

#[test]
fn a_draft_stays_until_it_is_put_right_and_changes_no_score() {
    let before = first();
    let state = draft(&before, "三万");
    assert_eq!(state.choices.drafts.len(), 1);
    assert_eq!(score(&state), score(&before));
    let weighed = set(&state, "care", 9.0);
    assert_eq!(weighed.choices.drafts.len(), 1, "weights leave it");
    assert_eq!(enter(&state, "new-jobs", 5.0).choices.drafts.len(), 0);
    let cleared = act(&state, edit(&state, "new-jobs", None, Change::Clear));
    assert_eq!(cleared.choices.drafts.len(), 0);
}

#[test]
fn a_draft_is_a_step_that_undo_takes_back() {
    let before = draft(&first(), "三万");
    let after = draft(&before, "四万");
    let texts = |state: &State| state.choices.drafts.values().cloned().collect::<Vec<_>>();
    assert_eq!(texts(&after), ["四万"]);
    let back = act(&after, Intent::Undo);
    assert_eq!(texts(&back), ["三万"]);
    assert_eq!(texts(&act(&back, Intent::Undo)), Vec::<String>::new());
    assert_eq!(texts(&act(&back, Intent::Redo)), ["四万"]);
}

#[test]
fn a_draft_waits_in_its_month_and_its_unit_and_goes_with_its_data() {
    let state = draft(&enter(&first(), "new-jobs", 5.0), "三万");
    let elsewhere = act(&state, Intent::SetMonth(month(3)));
    assert_eq!(elsewhere.choices.drafts, state.choices.drafts);
    let again = draft(&elsewhere, "三千");
    assert_eq!(again.choices.drafts.len(), 2, "each month has its own");
    let other = act(&state, Intent::SelectUnit("other".into()));
    assert_eq!(other.choices.drafts.len(), 1);
    let english = Intent::SetLanguage(Language::English);
    assert_eq!(act(&state, english).choices.drafts.len(), 1);
    assert_eq!(clear(&state).choices.drafts.len(), 0);
}

#[test]
fn several_edits_are_one_step() {
    let before = clear(&first());
    let place = |indicator: &str, item| {
        let key = key(&before, indicator, item);
        Place {
            indicator: key.indicator,
            item,
        }
    };
    let number = |x: f64| Change::Status(Status::Reported(Value::Number(x).into()));
    let jobs = place("new-jobs", None);
    let edits = vec![
        Edit {
            place: jobs,
            change: number(18_000.0),
        },
        Edit {
            place: jobs,
            change: Change::Evidence(Some("文号".into())),
        },
        Edit {
            place: place("rural-canteens", None),
            change: Change::Draft(Column::Value, "十所".into()),
        },
    ];
    let after = act(&before, DataEdit::Month(edits));
    let record = after.choices.data.get(&key(&after, "new-jobs", None));
    let expected = Remarks::evidenced("文号");
    assert_eq!(record.map(|one| one.remarks), Some(expected));
    assert_eq!(after.choices.drafts.len(), 1);
    let back = act(&after, Intent::Undo);
    assert!(back.choices.data.is_empty() && back.choices.drafts.is_empty());
    let nothing = act(&after, edit(&after, "new-jobs", None, number(18_000.0)));
    assert_eq!(nothing, after, "the same value again is no step");
}

#[test]
fn a_value_is_carried_over_as_an_act() {
    let august = act(&clear(&first()), Intent::SetMonth(month(8)));
    let august = enter(&august, "new-jobs", 18_000.0);
    let proof = Change::Evidence(Some("八月报表".into()));
    let august = act(&august, edit(&august, "new-jobs", None, proof));
    let september = act(&august, Intent::SetMonth(month(9)));
    let place = key(&september, "new-jobs", None);
    assert_eq!(september.choices.data.get(&place), None);
    let carried = act(
        &september,
        edit(&september, "new-jobs", None, Change::Carry),
    );
    let record = carried.choices.data.get(&place);
    let expected = Record {
        remarks: Remarks::evidenced("八月报表"),
        carried: true,
        ..reported(Value::Number(18_000.0))
    };
    assert_eq!(record, Some(expected));
    let entered = enter(&carried, "new-jobs", 20_000.0);
    let record = entered.choices.data.get(&place);
    assert_eq!(record.map(|record| record.carried), Some(false));
    let nothing = act(
        &september,
        edit(&september, "rural-canteens", None, Change::Carry),
    );
    assert_eq!(nothing, september, "there is nothing to carry");
    let january = act(&august, Intent::SetMonth(month(1)));
    let nothing = act(&january, edit(&january, "new-jobs", None, Change::Carry));
    assert_eq!(nothing, january, "what comes later is not carried back");
}

#[test]
fn an_emptied_value_leaves_its_evidence_and_evidence_carries_what_it_proves() {
    let state = enter(&clear(&first()), "new-jobs", 18_000.0);
    let proof = |text: Option<&str>| Change::Evidence(text.map(str::to_owned));
    let proved = act(&state, edit(&state, "new-jobs", None, proof(Some("文号"))));
    let emptied = act(&proved, edit(&proved, "new-jobs", None, Change::Clear));
    let place = key(&state, "new-jobs", None);
    let record = emptied.choices.data.get(&place);
    let expected = Record {
        remarks: Remarks::evidenced("文号"),
        ..Status::NotReported.into()
    };
    assert_eq!(record, Some(expected));
    let gone = act(&emptied, edit(&emptied, "new-jobs", None, proof(None)));
    assert!(gone.choices.data.is_empty());
    let october = act(&state, Intent::SetMonth(month(10)));
    let carried = act(
        &october,
        edit(&october, "new-jobs", None, proof(Some("文号"))),
    );
    let record = carried.choices.data.get(&key(&carried, "new-jobs", None));
    assert_eq!(record.map(|record| record.carried), Some(true));
}

#[test]
fn a_row_that_is_turned_on_keeps_weights_locks_and_data() {
    let before = lock(&set(&in_percent(), "employment", 30.0), "health");
    let before = enter(&before, "new-jobs", 30_000.0);
    let activation = Some(Activation::Target(250.0));
    let row = "C008".to_owned();
    let on = act(
        &before,
        Intent::SetOptional {
            row: row.clone(),
            activation,
        },
    );
    assert!(on.choices.index.find("bird-species").is_some());
    assert_eq!(on.choices.locks, [node(&on, "health")]);
    for (id, was) in before.choices.index.nodes() {
        let now = node(&on, &was.id);
        assert_eq!(
            on.choices.weights[now.position()],
            before.choices.weights[id.position()],
            "{}",
            was.id
        );
    }
    // Nothing is reported of it yet, so that the score stands.
    assert_eq!(score(&on), score(&before));
    let scored = enter(&on, "bird-species", 125.0);
    let birds = placed(&scored, "bird-species");
    // Of 250 in the year 187.5 are due by September.
    let points = 100.0 * (125.0 / 187.5);
    assert_eq!(shown(&scored).mine.nodes[birds].score, Some(points));
    let off = act(
        &scored,
        Intent::SetOptional {
            row,
            activation: None,
        },
    );
    assert_eq!(off.choices.weights, before.choices.weights);
    assert_eq!(score(&off), score(&before));
    let again = act(
        &off,
        Intent::SetOptional {
            row: "C008".to_owned(),
            activation: Some(Activation::Target(500.0)),
        },
    );
    assert_eq!(
        shown(&again).mine.nodes[birds].score,
        Some(100.0 * (125.0 / 375.0)),
        "its value stayed"
    );
}

#[test]
fn a_row_that_cannot_be_turned_on_changes_nothing() {
    let before = first();
    for (row, activation) in [
        ("C999", Activation::Plain),
        ("C016", Activation::Plain),
        ("C008", Activation::Plain),
        ("C008", Activation::Target(-1.0)),
        ("C033", Activation::Promised("no-such-rung".into())),
    ] {
        let row = row.to_owned();
        let activation = Some(activation);
        let after = act(&before, Intent::SetOptional { row, activation });
        assert_eq!(after, before);
    }
}

#[test]
fn adjustments_stand_apart_and_a_red_line_caps_the_grade_only() {
    let before = first();
    let unit = UnitId::at(0);
    let adjustment = Adjustment {
        unit,
        points: 2.0,
        basis: "文件".into(),
        date: "2024-09-01".into(),
    };
    let adjusted = act(&before, DataEdit::AddAdjustment(adjustment));
    assert_eq!(adjusted.choices.data.adjustment(unit, 5.0), 2.0);
    assert_eq!(score(&adjusted), score(&before));

    // The index puts its line in force itself; another one needs a document.
    let accident = enter(&before, "serious-accidents", 1.0);
    assert_eq!(shown(&before).crossed.len(), 0);
    assert_eq!(shown(&accident).crossed.len(), 1);
    let with_two_lines = |in_force: bool| {
        let mut state = accident.clone();
        let choices = Rc::make_mut(&mut state.choices);
        if in_force {
            let document = "津政发〔2024〕1号".to_owned();
            choices
                .red_lines
                .insert("serious-accident".into(), document);
        }
        state
    };
    assert_eq!(score(&with_two_lines(true)), score(&accident));
    assert_eq!(shown(&with_two_lines(true)).grade, shown(&accident).grade);
}

#[test]
fn weights_that_are_all_zero_are_a_fault_and_no_score() {
    let mut state = first();
    for child in state
        .choices
        .index
        .children(xingfu::index::NodeId::ROOT)
        .to_vec()
    {
        let action = Intent::SetWeight {
            node: child,
            value: 0.0,
            live: false,
        };
        state = act(&state, action);
    }
    assert!(shown(&state).fault.is_some());
    assert_eq!(score(&state), None);
    assert_eq!(
        score(&act(&state, Intent::PublishedWeights)),
        score(&first())
    );
}

#[test]
fn toggling_puts_in_and_takes_out() {
    let mut list = vec![1, 2];
    toggle(&mut list, 3);
    toggle(&mut list, 1);
    assert_eq!(list, [2, 3]);
}

#[test]
fn a_row_that_is_turned_on_before_the_whole_index_is_there_waits_for_it() {
    let outline = xingfu::outline::builtin();
    let outline = Rc::new(outline);
    let data = on_show(&outline, vec![own_unit(&outline)]);
    let early = State::new(outline, Rc::new(data), Language::Chinese).in_outline();
    let turn = |state: &State, row: &str, activation: Option<Activation>| {
        let row = row.to_owned();
        act(state, Intent::SetOptional { row, activation })
    };
    let early = turn(&early, "C008", Some(Activation::Target(250.0)));
    let early = turn(&early, "C083", Some(Activation::Target(95.0)));
    let early = turn(&early, "C083", None);
    let early = set(&early, "employment", 9.0);
    assert!(early.choices.index.find("bird-species").is_none());
    let whole = Index::builtin().unwrap_or_else(|error| panic!("{error}"));
    let completed = act(&early, Intent::Complete(Rc::new(whole)));
    let rows: Vec<_> = completed.choices.optional.keys().cloned().collect();
    assert_eq!(rows, ["C008"]);
    let employment = node(&completed, "employment").position();
    assert_eq!(completed.choices.weights[employment], 9.0);
    let birds = key(&completed, "bird-species", None);
    assert_eq!(completed.choices.data.get(&birds), None);
    assert!(score(&completed).is_some());
}

#[test]
fn two_events_before_a_redraw_lose_nothing() {
    // Each intent was made while the first state was on the screen.
    let state = first();
    let employment = node(&state, "employment");
    let step = Intent::StepWeight {
        node: employment,
        by: 1.0,
    };
    let key = key(&state, "new-jobs", None);
    let pending = Status::Pending;
    let document = Some("津政发〔2024〕1号".to_owned());
    let adjustment = |points: f64| Adjustment {
        unit: UnitId::at(0),
        points,
        basis: "文件".into(),
        date: "2024-09-01".into(),
    };
    let intents = [
        Intent::SetTheme(Appearance::Dark),
        Intent::SetLanguage(Language::English),
        Intent::ToggleIndicator("new-jobs".into()),
        Intent::ToggleDimension("employment".into()),
        Intent::ToggleDimension("health".into()),
        step.clone(),
        step,
        edit(&state, "new-jobs", None, Change::Status(pending)),
        edit(&state, "new-jobs", None, Change::Evidence(document.clone())),
        DataEdit::AddAdjustment(adjustment(1.0)).into(),
        DataEdit::AddAdjustment(adjustment(2.0)).into(),
    ];
    let before = state.choices.weights[employment.position()];
    let after = intents
        .into_iter()
        .fold(state, |state, one| act(&state, one));
    assert_eq!(after.view.theme, Appearance::Dark);
    assert_eq!(after.view.language, Language::English);
    assert_eq!(after.view.open_indicator.as_deref(), Some("new-jobs"));
    assert_eq!(after.view.opened, ["employment", "health"]);
    assert_eq!(
        after.choices.weights[employment.position()],
        (before + 2.0).min(10.0)
    );
    let record = after.choices.data.get(&key);
    assert_eq!(
        record,
        Some(Record {
            remarks: Remarks::evidenced(document.as_deref().unwrap_or_default()),
            ..pending.into()
        })
    );
    assert_eq!(after.choices.data.adjustment(UnitId::at(0), 5.0), 3.0);
}

fn units(ids: &[&str]) -> Rc<Dataset> {
    let unit = |id: &&str| Unit {
        id: (*id).to_owned(),
        title: format!("{id}镇").as_str().into(),
        group: None,
    };
    Rc::new(Dataset::empty(ids.iter().map(unit).collect()))
}

#[test]
fn other_data_show_the_same_unit_wherever_it_stands() {
    let replace = |state: &State, ids: &[&str]| {
        let data = units(ids);
        let message = None;
        act(state, Intent::ReplaceData { data, message })
    };
    let looked_at = |state: &State| {
        let units = state.choices.data.units();
        units[state.unit().position()].id.clone()
    };
    let three = replace(&first(), &["a", "b", "c"]);
    assert_eq!(three.message, None, "the only unit before had no name here");
    assert_eq!(looked_at(&three), "a");
    // The one looked at first, without being chosen.
    assert_eq!(looked_at(&replace(&three, &["c", "b", "a"])), "a");
    let chosen = act(&three, Intent::SelectUnit("b".into()));
    let moved = replace(&chosen, &["c", "a", "b"]);
    assert_eq!((looked_at(&moved).as_str(), &moved.message), ("b", &None));
    let gone = replace(&chosen, &["c", "a"]);
    assert_eq!(looked_at(&gone), "c");
    assert_eq!(gone.message, Some(Message::UnitGone("b镇".into())));
    let back = act(&gone, Intent::Undo);
    assert_eq!(looked_at(&back), "c");
}
