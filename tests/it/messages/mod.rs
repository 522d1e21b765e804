//! Every fault, word for word: place, what was found, what was expected.

mod data;
mod methodology;
mod rules;
mod text;
mod tree;

use crate::support;
use serde_json::{Value, json};
use xingfu::index::Index;
use xingfu::schema;

/// An index with a part of every kind, for each case to break in one place.
fn sound() -> Value {
    json!({
        "id": "index", "version": "1", "title": "Index",
        "period": {"year": 2024, "months": 12},
        "grades": [{"from": 90, "label": "A"}, {"from": 60, "label": "B"}],
        "ladders": {"build": [
            {"id": "none", "title": "None", "points": 0},
            {"id": "done", "title": "Done", "points": 100},
        ]},
        "dimensions": [
            {"id": "first", "title": "First", "indicators": [
                {"id": "jobs", "title": "Jobs",
                 "rule": {"kind": "target", "direction": "at_least", "target": 10}},
                {"id": "list", "title": "List", "rule": {"kind": "checklist"},
                 "items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]},
            ]},
            {"id": "second", "title": "Second", "dimensions": [
                {"id": "third", "title": "Third", "indicators": [
                    {"id": "school", "title": "School",
                     "rule": {"kind": "milestone", "ladder": "build", "promised": "done"}},
                ]},
            ]},
        ],
        "ledger": [
            {"row": "R1", "theme": "T", "quote": "Q", "use": "record"},
            {"row": "R2", "theme": "T", "quote": "Q", "use": "optional", "dimension": "first",
             "indicator": {"id": "late", "title": "Late",
                           "rule": {"kind": "target", "direction": "at_most"}}},
        ],
        "adjustments": {"cap": 5},
        "red_lines": [
            {"id": "line", "title": "L", "indicator": "jobs", "below": 50, "grade_cap": 60},
        ],
        "schedule": {"ahead": 1.05, "behind": 0.95},
    })
}

#[track_caller]
fn fault(json: &str, expected: &str) -> String {
    match Index::from_json(json) {
        Ok(_) => panic!("no fault, expected {expected}"),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn assert_message(definition: &Value, message: &str) {
    assert_eq!(fault(&definition.to_string(), message), message);
}

/// Puts `value` at a JSON pointer of the sound definition.
#[track_caller]
fn put(pointer: &str, value: Value, message: &str) {
    let mut definition = sound();
    let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
    let parent = definition
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("no {parent}"));
    match (parent, key.parse::<usize>()) {
        (Value::Array(list), Ok(position)) => list[position] = value,
        (parent, _) => parent[key] = value,
    }
    assert_message(&definition, message);
}

/// Takes away what is at a JSON pointer.
#[track_caller]
fn take(pointer: &str, message: &str) {
    let mut definition = sound();
    let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
    let parent = definition
        .pointer_mut(parent)
        .and_then(Value::as_object_mut);
    parent.unwrap_or_else(|| panic!("no {pointer}")).remove(key);
    assert_message(&definition, message);
}

#[test]
fn the_sound_definition_is_sound() {
    support::index(&sound());
}

#[test]
fn the_example_of_the_format_is_sound() {
    support::index(&json!({
        "$schema": "www/index.schema.json", "id": "xingfu-wuqing-2024", "version": "2024.1.0",
        "title": {"zh": "幸福武清评价指数", "en": "Happy Wuqing index"},
        "notice": {"zh": "本工具自拟权重,非官方评价体系"},
        "source": {"title": "…", "year": 2024}, "period": {"year": 2024, "months": 12},
        "aggregation": "arithmetic", "minimum_coverage": 0.5, "rank_decimals": null,
        "grades": [{"from": 90, "label": "优秀"}],
        "ladders": {"construction": [
            {"id": "not-started", "title": {"zh": "未开工"}, "points": 0},
            {"id": "built", "title": {"zh": "建成"}, "points": 100},
        ]},
        "dimensions": [{
            "id": "employment", "title": {"zh": "就业"}, "weight": 2, "rationale": {"zh": "…"},
            "indicators": [{
                "id": "new-jobs", "title": {"zh": "新增就业"}, "measure": "人", "weight": 3,
                "rule": {"kind": "target", "direction": "at_least", "target": 36000, "cap": 100},
                "sources": [{
                    "row": "C016", "section": "(七)提升就业服务质效", "quote": "确保新增就业3.6万人以上",
                }],
            }],
        }],
        "ledger": [{"row": "C021", "theme": "就业", "quote": "…", "use": "record"}],
        "adjustments": {"cap": 5}, "red_lines": [], "schedule": {"ahead": 1.05, "behind": 0.95},
    }));
}

#[test]
fn every_fault_of_a_definition_is_found_each_with_its_place() {
    let mut definition = sound();
    definition["version"] = json!("");
    definition["ladders"]["build"][1]["points"] = json!(101);
    definition["dimensions"][0]["weight"] = json!(-1);
    let indicators = &mut definition["dimensions"][0]["indicators"];
    indicators[0]["rule"]["cap"] = json!(0);
    indicators[0]["rule"]["target"] = json!(0);
    indicators[1]["items"] = json!([]);
    definition["red_lines"][0]["grade_cap"] = json!(50);
    definition["ledger"][1]["dimension"] = json!("jobs");
    let definition = schema::read(&definition.to_string()).unwrap_or_else(|e| panic!("{e}"));
    let faults = xingfu::index::check(&definition);
    let places: Vec<_> = faults.iter().map(xingfu::error::Error::place).collect();
    assert_eq!(
        places,
        [
            "version",
            "ladders.build[1].points",
            "dimensions[0].weight",
            "dimensions[0].indicators[0].rule.cap",
            "dimensions[0].indicators[0].rule.target",
            "dimensions[0].indicators[1].items",
            "red_lines[0].grade_cap",
            "ledger[1].dimension",
        ]
    );
    let first = Index::new(&definition).map_err(|fault| fault.to_string());
    assert_eq!(first.err(), faults.first().map(ToString::to_string));
}

#[test]
fn highlights_are_indicators_and_each_is_there_once() {
    put(
        "/highlights",
        json!(["jobs", "first"]),
        "highlights[1]: found `first`, expected the id of an indicator",
    );
    put(
        "/highlights",
        json!(["late"]),
        "highlights[0]: found `late`, expected the id of an indicator",
    );
    put(
        "/highlights",
        json!(["jobs", "jobs"]),
        "highlights[1]: found `jobs` again, expected an indicator that is not there yet",
    );
}

#[test]
fn a_red_line_in_force_says_what_it_rests_on() {
    put(
        "/red_lines/0/in_force",
        json!(true),
        "red_lines[0].basis: found none, expected what the decision rests on",
    );
    put(
        "/red_lines/0/basis",
        json!("our own"),
        "red_lines[0].basis: found a basis, expected none unless `in_force` is true",
    );
    let mut definition = sound();
    definition["red_lines"][0]["in_force"] = json!(true);
    definition["red_lines"][0]["basis"] = json!(" ");
    assert_message(
        &definition,
        "red_lines[0].basis: found an empty text, expected what the decision rests on",
    );
}

#[test]
fn a_clause_holds_the_quote_that_it_explains() {
    let source = |context: &str| json!([{"section": "S", "quote": "ten", "context": context}]);
    let mut definition = sound();
    definition["dimensions"][0]["indicators"][0]["sources"] = source("ten new ones");
    support::index(&definition);
    put(
        "/dimensions/0/indicators/0/sources",
        source("new ones"),
        "dimensions[0].indicators[0].sources[0].context: found \"new ones\", expected a clause that holds the quote \"ten\"",
    );
}

#[test]
fn the_head_is_checked() {
    put(
        "/version",
        json!(" "),
        "version: found an empty text, expected a version such as `2024.1.0`",
    );
    put(
        "/title",
        json!(""),
        "title: found an empty text, expected a name",
    );
    put(
        "/title",
        json!({"zh": " "}),
        "title: found an empty text, expected a name",
    );
    put(
        "/id",
        json!("Index"),
        "id: found \"Index\", expected lower-case letters, digits and single hyphens",
    );
    put(
        "/id",
        json!("first"),
        "dimensions[0].id: found `first` again, expected an id that no other node has",
    );
    put(
        "/period/year",
        json!(0),
        "period.year: found 0, expected a year from 1 to 9999",
    );
    put(
        "/period/months",
        json!(0),
        "period.months: found 0, expected 1 to 12",
    );
    put(
        "/period/months",
        json!(13),
        "period.months: found 13, expected 1 to 12",
    );
    put(
        "/minimum_coverage",
        json!(1.5),
        "minimum_coverage: found 1.5, expected a share of 0–1",
    );
    put(
        "/rank_decimals",
        json!(10),
        "rank_decimals: found 10, expected 0 to 9, or null",
    );
    put(
        "/grades/1/from",
        json!(90),
        "grades[1].from: found 90, expected less than 90",
    );
    put(
        "/adjustments/cap",
        json!(-1),
        "adjustments.cap: found -1, expected 0 or more",
    );
    put(
        "/schedule/behind",
        json!(0),
        "schedule.behind: found 0, expected a number above 0",
    );
    put(
        "/schedule/ahead",
        json!(0.9),
        "schedule.ahead: found 0.9, expected 0.95 or more",
    );
    put(
        "/aggregation",
        json!({"power": 0}),
        "aggregation.power: found 0, expected an exponent of 0.001 to 50, or the same below 0",
    );
    put(
        "/dimensions/1/aggregation",
        json!({"power": 51}),
        "dimensions[1].aggregation.power: found 51, expected an exponent of 0.001 to 50, or the same below 0",
    );
}
#[test]
fn ladders_are_checked() {
    put(
        "/ladders/build",
        json!([]),
        "ladders.build: found 0 rungs, expected two or more",
    );
    put(
        "/ladders/build/1/id",
        json!("none"),
        "ladders.build[1].id: found `none` again, expected an id that no other rung has",
    );
    put(
        "/ladders/build/1/id",
        json!(""),
        "ladders.build[1].id: found \"\", expected lower-case letters, digits and single hyphens",
    );
    put(
        "/ladders/build/1/points",
        json!(0),
        "ladders.build[1].points: found 0, expected more than 0",
    );
    put(
        "/ladders/build/1/points",
        json!(101),
        "ladders.build[1].points: found 101, expected 0 to 100",
    );
}
#[test]
fn the_ledger_is_checked() {
    put(
        "/ledger/1/row",
        json!("R1"),
        "ledger[1].row: found `R1` again, expected a row that no other entry has",
    );
    take(
        "/ledger/1/dimension",
        "ledger[1].dimension: found none, expected the dimension it joins",
    );
    take(
        "/ledger/1/indicator",
        "ledger[1].indicator: found none, expected the indicator that it becomes",
    );
    put(
        "/ledger/1/dimension",
        json!("jobs"),
        "ledger[1].dimension: found `jobs`, expected the id of a dimension",
    );
    put(
        "/ledger/1/indicator/id",
        json!("jobs"),
        "ledger[1].indicator.id: found `jobs` again, expected an id that no other node has",
    );
    put(
        "/ledger/1/indicator/rule/cap",
        json!(0),
        "ledger[1].indicator.rule.cap: found 0, expected a number above 0",
    );
    put(
        "/ledger/1/use",
        json!("record"),
        "ledger[1].dimension: found a dimension, expected none unless `use` is `optional`",
    );
    put(
        "/ledger/0/dimension",
        json!("first"),
        "ledger[0].dimension: found a dimension, expected none unless `use` is `optional`",
    );
    put(
        "/ledger/0/indicator",
        json!({"id": "x", "title": "X", "rule": {"kind": "pass"}}),
        "ledger[0].indicator: found an indicator, expected none unless `use` is `optional`",
    );
}
#[test]
fn red_lines_are_checked() {
    put(
        "/red_lines/0/id",
        json!("A line"),
        "red_lines[0].id: found \"A line\", expected lower-case letters, digits and single hyphens",
    );
    put(
        "/red_lines/0/indicator",
        json!("first"),
        "red_lines[0].indicator: found `first`, expected the id of an indicator",
    );
    put(
        "/red_lines/0/grade_cap",
        json!(50),
        "red_lines[0].grade_cap: found 50, expected the `from` of a grade",
    );
    put(
        "/red_lines/0/id",
        json!(""),
        "red_lines[0].id: found \"\", expected lower-case letters, digits and single hyphens",
    );
}
#[test]
fn a_second_red_line_needs_its_own_id() {
    let line = sound()["red_lines"][0].clone();
    put(
        "/red_lines",
        json!([line, line]),
        "red_lines[1].id: found `line` again, expected an id that no other red line has",
    );
}
