//! Other indices: optional rows turned on, and data carried over.

use crate::support::{self, Scored, given, of_unit, points_rule};
use serde_json::json;
use xingfu::data::Dataset;
use xingfu::index::{Activation, Index};
use xingfu::map::Map;
use xingfu::methodology::Methodology;

fn with_optional_row() -> Index {
    let mut definition = given(&[("a", 1.0)]);
    definition["ledger"] = json!([{
        "row": "R1", "theme": "T", "section": "S", "quote": "Q", "use": "optional",
        "dimension": "d", "indicator": {
            "id": "late", "title": "L", "rule": {"kind": "target", "direction": "at_least"},
        },
    }]);
    support::index(&definition)
}

fn activate(index: &Index, target: f64) -> Index {
    let chosen = Map::from([("R1".to_owned(), Activation::Target(target))]);
    index
        .with_optional(&chosen)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn late(index: Index) -> Option<f64> {
    let dataset = support::dataset(&index, &of_unit(&[("late", 20.0)]));
    let methodology = Methodology::published(&index);
    Scored::new(index, dataset, methodology).points("late")
}

#[test]
fn an_optional_row_can_be_turned_on_again_with_another_target() {
    let once = activate(&with_optional_row(), 40.0);
    let twice = activate(&once, 80.0);
    assert_eq!(twice, activate(&with_optional_row(), 80.0));
    assert_eq!(late(once), Some(50.0));
    assert_eq!(late(twice), Some(25.0));
    let same = activate(&with_optional_row(), 40.0).with_optional(&Map::new());
    assert_eq!(same.map(late), Ok(Some(50.0)), "what is on stays on");
}

#[test]
fn data_are_carried_over_to_another_index_and_read_back_there() {
    let hold = json!({"kind": "hold", "penalty": 1});
    let from = support::index(&support::index_of(&json!([
        {"id": "a", "title": "A", "rule": hold},
        {"id": "b", "title": "B", "rule": points_rule()},
        {"id": "c", "title": "C", "rule": points_rule()},
        {"id": "d2", "title": "D", "rule": points_rule()},
    ])));
    let to = support::index(&support::index_of(&json!([
        {"id": "c", "title": "C", "rule": points_rule(), "items": [{"id": "i", "title": "I"}]},
        {"id": "b", "title": "B", "rule": {"kind": "pass"}},
        {"id": "a", "title": "A", "rule": points_rule()},
    ])));
    let data = support::dataset(
        &from,
        &json!({"values": [
            {"unit": "u", "indicator": "a", "value": 80, "baseline": 90},
            {"unit": "u", "indicator": "b", "value": 80},
            {"unit": "u", "indicator": "c", "value": 80},
            {"unit": "u", "indicator": "d2", "value": 80},
        ]}),
    );
    let (carried, left) = data.carried_over(&from, &to);
    assert_eq!((carried.records().count(), left), (1, 3));
    assert_eq!(Dataset::from_file(&carried.to_file(&to), &to), Ok(carried));
}

#[test]
fn what_cannot_be_turned_on_is_refused() {
    let mut definition = given(&[("a", 1.0)]);
    definition["ladders"] = json!({"l": [
        {"id": "none", "title": "N", "points": 0}, {"id": "done", "title": "D", "points": 100},
    ]});
    let waiting = |row: &str, id: &str, rule: serde_json::Value| {
        json!({
            "row": row, "theme": "T", "quote": "Q", "use": "optional", "dimension": "d",
            "indicator": {"id": id, "title": "L", "rule": rule},
        })
    };
    definition["ledger"] = json!([
        {"row": "R0", "theme": "T", "quote": "Q", "use": "record"},
        waiting("R1", "count", json!({"kind": "target", "direction": "at_least"})),
        waiting("R2", "stage", json!({"kind": "milestone", "ladder": "l"})),
        waiting("R3", "title", json!({"kind": "pass"})),
    ]);
    let index = support::index(&definition);
    let rung = |id: &str| Activation::Promised(id.to_owned());
    for (row, activation, message) in [
        (
            "R9",
            Activation::Plain,
            "optional rows: found `R9`, expected a row of the ledger",
        ),
        (
            "R0",
            Activation::Plain,
            "ledger row R0: found a row that cannot be turned on, expected one of use `optional`",
        ),
        (
            "R1",
            Activation::Plain,
            "ledger row R1: found no target, expected a number above 0",
        ),
        (
            "R1",
            rung("done"),
            "ledger row R1: found no target, expected a number above 0",
        ),
        (
            "R1",
            Activation::Target(0.0),
            "dimensions[0].indicators[1].rule.target: found 0, expected a number above 0",
        ),
        (
            "R1",
            Activation::Target(f64::NAN),
            "dimensions[0].indicators[1].rule.target: found NaN, expected a number above 0",
        ),
        (
            "R2",
            Activation::Target(5.0),
            "ledger row R2: found no promised rung, expected a rung of its ladder",
        ),
        (
            "R2",
            rung("gone"),
            "dimensions[0].indicators[1].rule.promised: found `gone`, expected a rung of the ladder `l`",
        ),
        (
            "R3",
            Activation::Target(5.0),
            "ledger row R3: found a target, expected none: its rule takes none",
        ),
    ] {
        let chosen = Map::from([(row.to_owned(), activation)]);
        let fault = index
            .with_optional(&chosen)
            .map_err(|error| error.to_string());
        assert_eq!(fault.err().as_deref(), Some(message));
    }
}
