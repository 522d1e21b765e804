//! Saved files: what is written is read back, and what is at fault is refused with its reason.

use std::rc::Rc;

use xingfu::app::io::file::{self, Refused};
use xingfu::app::state::{Change, Choices, DataEdit, Intent, State, Store};
use xingfu::data::{Adjustment, Dataset, Key, Status, Unit, UnitId};
use xingfu::index::Activation;
use xingfu::month::Month;
use xingfu::rule::{Completion, Observation, Value};

use crate::support::{act, edit, enter, first, in_percent, key, reported, score, set, shown};

fn unit(id: &str) -> Unit {
    Unit {
        id: id.to_owned(),
        title: id.into(),
        group: None,
    }
}

fn write(state: &State) -> String {
    file::write(&state.base.0, &state.choices)
}

fn read(text: &str) -> Result<Choices, Refused> {
    let there = first();
    file::read(text, &there.base.0, &there.choices)
}

#[track_caller]
fn load(text: &str) -> State {
    let choices = read(text).unwrap_or_else(|refused| panic!("{refused:?}"));
    let choices = Box::new(choices);
    act(
        &first(),
        Intent::Adopt {
            choices,
            message: None,
        },
    )
}

#[track_caller]
fn record(
    state: &State,
    indicator: &str,
    item: Option<u32>,
    status: Status,
    evidence: &str,
) -> State {
    let evidence = Some(evidence.to_owned()).filter(|text| !text.is_empty());
    let reported = edit(state, indicator, item, Change::Status(status));
    let proved = edit(state, indicator, item, Change::Evidence(evidence));
    act(&act(state, reported), proved)
}

/// Something of everything that a file holds.
pub(crate) fn filled() -> State {
    let mut state = set(&in_percent(), "employment", 33.3);
    for (row, activation) in [
        ("C008", Activation::Target(250.0)),
        ("C018", Activation::Plain),
        ("C033", Activation::Promised("awarded".into())),
    ] {
        let row = row.to_owned();
        let activation = Some(activation);
        state = act(&state, Intent::SetOptional { row, activation });
    }
    let units = state.choices.data.units().to_vec();
    let data = std::rc::Rc::new(xingfu::data::Dataset::empty(units));
    state = act(
        &state,
        Intent::ReplaceData {
            data,
            message: None,
        },
    );
    let hold = Status::Reported(Observation {
        baseline: Some(99.2),
        ..Value::Number(98.7).into()
    });
    let covered = Status::Reported(Observation {
        denominator: Some(40.0),
        ..Value::Number(31.0).into()
    });
    state = enter(&state, "new-jobs", 28_900.5);
    state = enter(&state, "bird-species", 200.0);
    state = record(
        &state,
        "preschool-rates",
        Some(1),
        hold,
        "教育局\"月报\"\n第 3 号",
    );
    state = record(&state, "smart-vaccination-clinics", None, covered, "");
    state = record(
        &state,
        "food-safety-city",
        None,
        Status::Pending,
        "待国家公布",
    );
    state = record(&state, "columbarium", None, Status::NotApplicable, "");
    state = record(
        &state,
        "zero-employment-households",
        None,
        Status::NotReported,
        "",
    );
    let partial = reported(Value::Completion(Completion::Partial)).status;
    state = record(&state, "livelihood-projects", Some(9), partial, "");
    let passed = reported(Value::Verdict(true)).status;
    state = record(&state, "food-safety-city", None, passed, "");
    state = record(
        &state,
        "cemetery",
        None,
        reported(Value::Rung(1)).status,
        "",
    );
    let unit = UnitId::at(0);
    let adjustment = Adjustment {
        unit,
        points: -1.5,
        basis: "津政办〔2024〕9号".into(),
        date: "2024-09-30".into(),
    };
    state = act(&state, DataEdit::AddAdjustment(adjustment));
    let document = Some("授权文件".into());
    let id = "serious-accident".into();
    act(&state, Intent::SetRedLine { id, document })
}

#[test]
fn a_saved_file_brings_everything_back() {
    let state = filled();
    let back = load(&write(&state));
    let (was, is) = (&state.choices, &back.choices);
    assert_eq!(is.data, was.data);
    assert_eq!(is.weights, was.weights);
    assert_eq!(is.optional, was.optional);
    assert_eq!(is.month, was.month);
    assert_eq!(is.red_lines, was.red_lines);
    assert_eq!(shown(&back).counts, shown(&state).counts);
    assert_eq!(shown(&back).mine, shown(&state).mine);
    assert_eq!(write(&back), write(&state));
}

#[test]
fn demonstration_data_are_saved_as_such() {
    let back = load(&write(&first()));
    assert!(back.choices.data.is_demonstration());
    assert_eq!(score(&back), score(&first()));
    assert!(
        !write(&first()).contains("\"weights\""),
        "published weights are not written"
    );
}

#[test]
fn a_bare_data_set_loads_and_leaves_the_weights() {
    let text = r#"{"values": [
        {"unit": "wuqing", "indicator": "new-jobs", "value": 18000, "period": "2024-05"}]}"#;
    let there = set(&first(), "employment", 9.0);
    let choices = file::read(text, &there.base.0, &there.choices)
        .unwrap_or_else(|refused| panic!("{refused:?}"));
    assert_eq!(choices.weights, there.choices.weights);
    assert_eq!(choices.data.records().count(), 1);
    assert_eq!(
        choices.month.map(|month| month.to_string()),
        Some("2024-05".into())
    );
}

#[test]
fn a_bare_data_set_loads_even_when_a_text_in_it_speaks_of_a_format() {
    let text = r#"{"values": [{"unit": "a", "indicator": "new-jobs", "value": 1, "evidence": "\"format\""}]}"#;
    assert!(read(text).is_ok());
    let text = r#"{"units": [{"id": "a", "title": "\"format\": 甲"}], "values": []}"#;
    assert!(read(text).is_ok());
    let text = r#"{"units": [{"id": "format", "title": "甲"}], "values": []}"#;
    assert!(read(text).is_ok(), "a unit of that name");
}

#[test]
fn a_saved_file_is_known_by_its_tag_however_that_is_written() {
    let escaped = write(&filled()).replacen("\"format\"", "\"\\u0066ormat\"", 1);
    assert_eq!(score(&load(&escaped)), score(&filled()));
}

#[test]
fn bad_files_are_refused_with_their_reason() {
    let good = write(&filled());
    let alter = |was: &str, is: &str| {
        assert!(good.contains(was), "{was} is not in {good}");
        good.replacen(was, is, 1)
    };
    for (text, reason) in [
        (String::new(), "$: found"),
        ("[]".to_owned(), "$: found a list, expected an object"),
        ("{\"values\": 1}".to_owned(), "values: found"),
        ("{}".to_owned(), "$: found no field `values`"),
        (good[..good.len() / 2].to_owned(), "$: found"),
        (
            alter("xingfu-data-1", "xingfu-data-9"),
            "format: found \"xingfu-data-9\", expected \"xingfu-data-1\"",
        ),
        (alter("28900.5", "\"many\""), "values["),
        (alter("28900.5", "-1"), "indicator `new-jobs`"),
        (
            alter("\"new-jobs\": ", "\"no-such-node\": "),
            "no-such-node",
        ),
        (
            alter("\"month\": \"2024-09\"", "\"month\": \"2024-19\""),
            "2024-19",
        ),
        (alter("\"C008\"", "\"C999\""), "C999"),
        (alter("\"awarded\"", "\"no-such-rung\""), "no-such-rung"),
        (
            alter("\"serious-accident\"", "\"no-such-line\""),
            "no-such-line",
        ),
        (alter("\"format\"", "\"from\": 1, \"format\""), "from"),
    ] {
        match read(&text) {
            Err(Refused::Fault(error)) => {
                let error = error.to_string();
                assert!(error.contains(reason), "{error} does not contain {reason}");
            }
            other => panic!("{reason}: {other:?}"),
        }
    }
}

#[test]
fn a_file_of_another_index_says_so() {
    let other = write(&first()).replacen("xingfu-wuqing-2024", "xingfu-elsewhere-2024", 1);
    assert_eq!(read(&other).map(drop), Err(Refused::OtherIndex));
}

#[test]
fn a_file_of_another_version_loads_where_it_still_fits() {
    let older =
        write(&filled()).replacen("\"version\": \"2024.2.0\"", "\"version\": \"2023.9.0\"", 1);
    assert_eq!(score(&load(&older)), score(&filled()));
}

#[test]
fn many_records_are_written_in_pieces_that_make_one_file() {
    let mut state = act(&first(), Intent::ShowStore(Store::Own));
    let units: Vec<_> = (0..700).map(|n| unit(&format!("镇{n}"))).collect();
    let mut data = Dataset::empty(units);
    let place = key(&state, "new-jobs", None);
    for n in 0..700 {
        for month in 1..=9 {
            let key = Key {
                unit: UnitId::at(n),
                period: Month::new(2024, month),
                ..place
            };
            data.set(key, Some(reported(Value::Number(n as f64))));
        }
    }
    state.choices = Rc::new(Choices {
        data: Rc::new(data),
        ..(*state.choices).clone()
    });
    let pieces: Vec<_> = file::pieces(&state.base.0, &state.choices).collect();
    assert!(pieces.len() > 4, "{}", pieces.len());
    let text = pieces.concat();
    assert_eq!(text, write(&state));
    let again = read(&text).unwrap_or_else(|refused| panic!("{refused:?}"));
    assert_eq!(again.data, state.choices.data);
    // As JSON that is written at once: an entry begins where every other one does.
    let begins = text.lines().filter(|line| *line == "      {").count();
    assert_eq!(begins, 6_300 + 700, "records, and units at the same depth");
}
