//! Optional rows, turned on and off.

use crate::support::{self, Scored, given, of_unit};
use serde_json::json;
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
    let methodology = Methodology::default_of(&index);
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
fn ids_stay_and_data_count_while_their_row_is_on() {
    let off = with_optional_row();
    let on = activate(&off, 40.0);
    assert_eq!(on.size(), off.size());
    for (id, node) in off.nodes() {
        assert_eq!(on.find(&node.id), Some(id));
    }
    assert_eq!(
        (off.find("late"), off.nodes().len(), on.nodes().len()),
        (None, 3, 4)
    );
    let Some(late) = on.find_indicator("late") else {
        panic!("no indicator `late`")
    };
    assert!(on.is_on(late) && !off.is_on(late));
    let order: Vec<_> = on.nodes().map(|(id, _)| on.place(id)).collect();
    assert_eq!(order, [Some(0), Some(1), Some(2), Some(3)]);
    assert_eq!(off.place(on.indicator(late).node), None);

    let data = support::dataset(&on, &of_unit(&[("a", 60.0), ("late", 20.0)]));
    assert_eq!(data.to_file(&off).values.len(), 1);
    let headline = |index: &Index| {
        let scored = Scored::new(index.clone(), data.clone(), Methodology::default_of(index));
        scored.unit("u").score
    };
    assert_eq!((headline(&off), headline(&on)), (Some(60.0), Some(55.0)));
    let scored = Scored::new(off.clone(), data.clone(), Methodology::default_of(&off));
    assert_eq!(scored.report.tree.len(), 3);
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
            "ledger row R1: found 0, expected a number above 0",
        ),
        (
            "R1",
            Activation::Target(f64::NAN),
            "ledger row R1: found NaN, expected a number above 0",
        ),
        (
            "R2",
            Activation::Target(5.0),
            "ledger row R2: found no promised rung, expected a rung of its ladder",
        ),
        (
            "R2",
            rung("gone"),
            "ledger row R2: found `gone`, expected a rung of its ladder",
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
