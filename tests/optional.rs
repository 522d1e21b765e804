//! Other indices: optional rows turned on, and data carried over.

mod support;

use serde_json::json;
use std::collections::BTreeMap;
use support::{Scored, given, of_unit, points_rule};
use xingfu::data::Dataset;
use xingfu::index::{Activation, Index};
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
    let chosen = BTreeMap::from([("R1".to_owned(), Activation::Target(target))]);
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
    let same = activate(&with_optional_row(), 40.0).with_optional(&BTreeMap::new());
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
