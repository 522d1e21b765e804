//! Data sets.
#![allow(
    clippy::needless_pass_by_value,
    reason = "each case is a literal, written once"
)]

use crate::support::{self, try_dataset};
use serde_json::{Value, json};
use xingfu::index::Index;
use xingfu::schema::{DatasetFile, Raw, ValueEntry};

pub(crate) fn index() -> Index {
    support::index(&json!({
        "id": "index", "version": "1", "title": "Index", "aggregation": "geometric",
        "grades": [{"from": 0, "label": "G"}],
        "ladders": {"build": [
            {"id": "none", "title": "None", "points": 0},
            {"id": "done", "title": "Done", "points": 100},
        ]},
        "red_lines": [
            {"id": "line", "title": "L", "indicator": "jobs", "below": 50, "grade_cap": 0},
        ],
        "dimensions": [{"id": "d", "title": "D", "indicators": [
            {"id": "jobs", "title": "J",
             "rule": {"kind": "target", "direction": "at_least", "target": 10}},
            {"id": "school", "title": "S",
             "rule": {"kind": "milestone", "ladder": "build", "promised": "done"}},
            {"id": "list", "title": "L", "rule": {"kind": "checklist"},
             "items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]},
            {"id": "title", "title": "T", "rule": {"kind": "pass"}},
            {"id": "rate", "title": "R", "rule": {"kind": "hold", "penalty": 10}},
            {"id": "share", "title": "C", "rule": {"kind": "coverage"}},
            {"id": "mood", "title": "M", "rule": {"kind": "satisfaction"}},
            {"id": "income", "title": "I",
             "rule": {"kind": "goalposts", "lower": 1, "upper": 9, "transform": "ln"}},
            {"id": "growth", "title": "G",
             "rule": {"kind": "efficacy", "unacceptable": 6, "satisfactory": 12}},
        ]}],
    }))
}

#[track_caller]
fn data(data: Value, message: &str) {
    match try_dataset(&index(), &data) {
        Ok(_) => panic!("no fault, expected {message}"),
        Err(error) => assert_eq!(error.to_string(), message),
    }
}

/// One entry of the unit `u`.
#[track_caller]
fn entry(mut value: Value, message: &str) {
    value["unit"] = json!("u");
    data(json!({"units": [{"id": "u"}], "values": [value]}), message);
}

/// An entry with a value that its rule cannot take.
#[track_caller]
fn value(indicator: &str, value: Value, message: &str) {
    entry(
        json!({"indicator": indicator, "value": value}),
        &format!("values[0]: unit `u`, indicator `{indicator}`: {message}"),
    );
}

#[test]
fn the_shape_of_a_data_set_is_checked() {
    data(json!({}), "$: found no field `values`, expected one");
    data(
        json!({"values": [], "rows": []}),
        "rows: found the unknown field `rows`, expected one of `units`, `values`, `adjustments`, `details`, `plans`, `targets`, `demonstration`",
    );
    data(
        json!({"values": [{"unit": "u", "indicator": "jobs", "value": {"n": 5}}]}),
        "values[0].value: found an object, expected a number, a text or five shares",
    );
    data(
        json!({"values": [{"unit": "u", "indicator": "jobs", "value": true}]}),
        "values[0].value: found true, expected a number, a text or five shares",
    );
    data(
        json!({"values": [{"unit": "u", "indicator": "jobs", "status": "missing"}]}),
        "values[0].status: found `missing`, expected one of `reported`, `not_reported`, `pending`, `not_applicable`",
    );
    data(
        json!({"values": [{"unit": "u", "value": 5}]}),
        "values[0]: found no field `indicator`, expected one",
    );
    data(
        json!({"values": [{"unit": "u", "indicator": "rate", "value": 5, "baseline": "90%"}]}),
        "values[0].baseline: found \"90%\", expected a number",
    );
}

#[test]
fn units_are_checked() {
    data(
        json!({"units": [{"id": "u"}, {"id": "u"}], "values": []}),
        "units[1].id: found `u` again, expected an id that no other unit has",
    );
    data(
        json!({"units": [{"id": ""}], "values": []}),
        "units[0].id: found an empty text, expected an id",
    );
    data(
        json!({"values": [{"unit": "", "indicator": "jobs", "value": 5}]}),
        "values[0].unit: found an empty text, expected an id",
    );
    data(
        json!({"units": [{"id": "u"}], "values": [{"unit": "v", "indicator": "jobs", "value": 5}]}),
        "values[0]: unit `v`, indicator `jobs`: found the unit `v`, expected a unit of the data set",
    );
}

#[test]
fn places_of_values_are_checked() {
    entry(
        json!({"indicator": "job", "value": 5}),
        "values[0]: unit `u`, indicator `job`: found the indicator `job`, expected an indicator of the index",
    );
    entry(
        json!({"indicator": "d", "value": 5}),
        "values[0]: unit `u`, indicator `d`: found the indicator `d`, expected an indicator of the index",
    );
    entry(
        json!({"indicator": "jobs", "item": "a", "value": 5}),
        "values[0]: unit `u`, indicator `jobs`, item `a`: found the item `a`, expected no item: the indicator has none",
    );
    entry(
        json!({"indicator": "list", "item": "c", "value": "done"}),
        "values[0]: unit `u`, indicator `list`, item `c`: found the item `c`, expected one of its items `a`, `b`",
    );
    entry(
        json!({"indicator": "list", "value": "done"}),
        "values[0]: unit `u`, indicator `list`: found a value without an item, expected one of its items `a`, `b`",
    );
    entry(
        json!({"indicator": "jobs", "value": 5, "period": "2024-13"}),
        "values[0]: unit `u`, indicator `jobs`, period `2024-13`: found the period \"2024-13\", expected `YYYY-MM`",
    );
    entry(
        json!({"indicator": "jobs", "value": 5, "period": "2024年9月"}),
        "values[0]: unit `u`, indicator `jobs`, period `2024年9月`: found the period \"2024年9月\", expected `YYYY-MM`",
    );
    entry(
        json!({"indicator": "jobs"}),
        "values[0]: unit `u`, indicator `jobs`: found no value, expected a value, or a status other than `reported`",
    );
    entry(
        json!({"indicator": "jobs", "status": "reported"}),
        "values[0]: unit `u`, indicator `jobs`: found no value, expected a value, or a status other than `reported`",
    );
    entry(
        json!({"indicator": "jobs", "status": "pending", "value": 5}),
        "values[0]: unit `u`, indicator `jobs`: found the value 5 beside a status other than `reported`, expected no value",
    );
    entry(
        json!({"indicator": "title", "status": "not_applicable", "value": "pass"}),
        "values[0]: unit `u`, indicator `title`: found the value \"pass\" beside a status other than `reported`, expected no value",
    );
    let twice = json!({"unit": "u", "indicator": "jobs", "value": 5, "period": "2024-01"});
    data(
        json!({"values": [twice, twice]}),
        "values[1]: unit `u`, indicator `jobs`, period `2024-01`: found a second entry of the same unit, indicator, item and period, expected one",
    );
    let item = json!({"unit": "u", "indicator": "list", "item": "a", "status": "pending"});
    data(
        json!({"values": [item, item]}),
        "values[1]: unit `u`, indicator `list`, item `a`: found a second entry of the same unit, indicator, item and period, expected one",
    );
}

#[test]
fn values_are_checked_by_their_rule() {
    value("jobs", json!(-1), "found the value -1, expected 0 or more");
    value(
        "jobs",
        json!("NaN"),
        "found the value \"NaN\", expected a number",
    );
    value(
        "jobs",
        json!("many"),
        "found the value \"many\", expected a number",
    );
    value(
        "jobs",
        json!([1, 2]),
        "found the value [1.0, 2.0], expected a number",
    );
    value(
        "jobs",
        json!(1e300),
        "found the value 1e300, expected a number within ±1e15",
    );
    value(
        "share",
        json!(-0.5),
        "found the value -0.5, expected 0 or more",
    );
    value(
        "income",
        json!(0),
        "found the value 0, expected a number above 0",
    );
    value(
        "school",
        json!("opened"),
        "found the value \"opened\", expected a rung of its ladder: `none`, `done`",
    );
    value(
        "school",
        json!(1),
        "found the value 1, expected a rung of its ladder: `none`, `done`",
    );
    value(
        "title",
        json!("passed"),
        "found the value \"passed\", expected `pass` or `fail`",
    );
    value(
        "title",
        json!(1),
        "found the value 1, expected `pass` or `fail`",
    );
    value(
        "mood",
        json!([0.5, 0.5]),
        "found the value [0.5, 0.5], expected five shares of 0–1 that sum to 1 ± 0.005",
    );
    value(
        "mood",
        json!([0.5, 0.5, 0.5, 0, 0]),
        "found the value [0.5, 0.5, 0.5, 0.0, 0.0], expected five shares of 0–1 that sum to 1 ± 0.005",
    );
    value(
        "mood",
        json!([1.5, -0.5, 0, 0, 0]),
        "found the value [1.5, -0.5, 0.0, 0.0, 0.0], expected five shares of 0–1 that sum to 1 ± 0.005",
    );
    value(
        "mood",
        json!("good"),
        "found the value \"good\", expected five shares of 0–1 that sum to 1 ± 0.005",
    );
    entry(
        json!({"indicator": "list", "item": "a", "value": "half"}),
        "values[0]: unit `u`, indicator `list`, item `a`: found the value \"half\", expected `done`, `partial` or `not_done`",
    );
    entry(
        json!({"indicator": "jobs", "value": 5, "baseline": 4}),
        "values[0]: unit `u`, indicator `jobs`: found a baseline, expected none: only a `hold` rule takes one",
    );
    entry(
        json!({"indicator": "rate", "value": 5, "denominator": 4}),
        "values[0]: unit `u`, indicator `rate`: found a denominator, expected none: only a `coverage` rule takes one",
    );
    entry(
        json!({"indicator": "rate", "value": 5, "baseline": 1e16}),
        "values[0]: unit `u`, indicator `rate`: found the baseline 1e16, expected a number within ±1e15",
    );
    entry(
        json!({"indicator": "share", "value": 5, "denominator": 0}),
        "values[0]: unit `u`, indicator `share`: found the denominator 0, expected a number above 0",
    );
}

#[test]
fn a_number_that_is_none_is_refused_and_not_missing() {
    for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let entry = ValueEntry {
            unit: "u".into(),
            indicator: "growth".into(),
            value: Some(Raw::Number(x)),
            status: None,
            item: None,
            baseline: None,
            denominator: None,
            period: None,
            evidence: None,
            carried: false,
            note: None,
            decided_by: None,
            entered_by: None,
            entered_at: None,
        };
        let file = DatasetFile {
            values: vec![entry],
            ..DatasetFile::default()
        };
        let fault = xingfu::data::Dataset::from_file(&file, &index()).map_err(|e| e.to_string());
        let message = format!(
            "values[0]: unit `u`, indicator `growth`: found the value {x}, expected a finite number"
        );
        assert_eq!(fault, Err(message));
    }
}

#[test]
fn what_stands_beside_a_value_is_checked() {
    let with = |name: &str, value: Value, found: &str| {
        let mut given = json!({"indicator": "jobs", "value": 1});
        given[name] = value;
        entry(given, &format!("values[0]{found}"));
    };
    with(
        "evidence",
        json!(5),
        ".evidence: found 5, expected a text or a list of evidence",
    );
    with(
        "evidence",
        json!([{"ref": "A1", "by": "Li"}]),
        ".evidence[0].by: found the unknown field `by`, expected one of `ref`, `date`, `checked_by`",
    );
    with(
        "evidence",
        json!([{"ref": " "}]),
        ": unit `u`, indicator `jobs`: found evidence with an empty `ref`, expected a document’s number or a link",
    );
    with(
        "evidence",
        json!([{"ref": "A1", "date": "30.9.2024"}]),
        ": unit `u`, indicator `jobs`: found evidence of the date \"30.9.2024\", expected `YYYY-MM-DD`",
    );
    with(
        "entered_at",
        json!("noon"),
        ": unit `u`, indicator `jobs`: found the moment of entry \"noon\", expected `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`",
    );
}

#[test]
fn details_are_checked() {
    let with = |indicator: &str, details: Value| json!({"units": [{"id": "u"}], "values": [], "details": {indicator: details}});
    data(
        with("job", json!({})),
        "details.job: found the indicator `job`, expected an indicator of the index",
    );
    data(
        with("jobs", json!({"due": "autumn"})),
        "details.jobs.due: found \"autumn\", expected `YYYY-MM` or `YYYY-MM-DD`",
    );
    data(
        with("list", json!({"items": {"c": {"title": "C"}}})),
        "details.list.items.c: found the item `c`, expected an item of the indicator",
    );
    data(
        with("jobs", json!({"figures": [{"title": "", "value": 1}]})),
        "details.jobs.figures[0].title: found an empty text, expected what the figure counts",
    );
}

#[test]
fn adjustments_are_checked() {
    let with = |entry: Value| json!({"units": [{"id": "u"}], "values": [], "adjustments": [entry]});
    data(
        with(json!({"unit": "v", "points": 1, "basis": "b", "date": "2024-06-30"})),
        "adjustments[0]: found the unit `v`, expected a unit of the data set",
    );
    data(
        with(json!({"unit": "u", "points": 1, "basis": " ", "date": "2024-06-30"})),
        "adjustments[0].basis: found an empty text, expected the document or rule that the points rest on",
    );
    data(
        with(json!({"unit": "u", "points": 1, "basis": "b", "date": "2024-06"})),
        "adjustments[0].date: found \"2024-06\", expected `YYYY-MM-DD`",
    );
    data(
        with(json!({"unit": "u", "points": 1, "basis": "b", "date": "2024-06-32"})),
        "adjustments[0].date: found \"2024-06-32\", expected `YYYY-MM-DD`",
    );
}
