//! Targets that are split among units: each is judged by its own part.

use crate::support::{self, Scored, dataset, index, index_of, scored_with, try_dataset};
use proptest::prelude::*;
use serde_json::{Value, json};
use xingfu::data::{Dataset, UnitId};
use xingfu::index::Index;
use xingfu::methodology::{Processing, Weighting};
use xingfu::month::Month;
use xingfu::process::{Points, Values, split_sum, uneven_splits};
use xingfu::rule::Due;
use xingfu::schema::Standing;
use xingfu::score::change::{Side, between};

/// `jobs`, whose target is split, and `rate`, whose target is every unit's.
fn definition() -> Value {
    let mut definition = index_of(&json!([
        {"id": "jobs", "title": "J", "measure": "人", "weight": 3,
            "rule": {"kind": "target", "direction": "at_least", "target": 360, "split": true}},
        {"id": "rate", "title": "R", "progress": "state",
            "rule": {"kind": "target", "direction": "at_least", "target": 80}},
    ]));
    definition["period"] = json!({"year": 2024});
    definition["reading"] = json!("schedule");
    definition["minimum_coverage"] = json!(0);
    definition
}

fn data() -> Value {
    let jobs = |unit: &str, value: f64, month: u8| json!({"unit": unit, "indicator": "jobs", "value": value, "period": format!("2024-{month:02}")});
    json!({
        "units": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
        "values": [jobs("a", 30.0, 6), jobs("b", 30.0, 6), jobs("c", 30.0, 6)],
        "targets": [
            {"unit": "a", "indicator": "jobs", "target": 60},
            {"unit": "b", "indicator": "jobs", "target": 240},
        ],
    })
}

fn as_of(month: &str) -> Value {
    json!({"asOf": month})
}

#[test]
fn each_unit_is_judged_by_its_own_part_and_one_without_has_no_points() {
    let scored = scored_with(&definition(), &data(), &as_of("2024-06"));
    let jobs = |unit: &str| scored.node(unit, "jobs");
    assert_eq!((jobs("a").score, jobs("a").due), (Some(100.0), Some(30.0)));
    assert_eq!((jobs("b").score, jobs("b").due), (Some(25.0), Some(120.0)));
    let c = jobs("c");
    assert_eq!((c.score, c.due, c.coverage), (None, None, Some(0.0)));
    assert_eq!(c.state, Some(Standing::Missing));
    assert_eq!(scored.unit("c").rank, None);
}

#[test]
fn after_the_period_what_nobody_has_split_is_not_zero() {
    let mut definition = definition();
    definition["missing_at_close"] = json!("zero");
    let scored = scored_with(&definition, &data(), &as_of("2024-12"));
    assert_eq!(scored.node("c", "jobs").score, None);
    assert_eq!(scored.node("c", "rate").score, Some(0.0));
    assert_eq!(
        scored.node("a", "jobs").score,
        Some(0.0),
        "June’s is overdue"
    );
}

#[test]
fn a_plan_of_all_is_each_units_in_proportion() {
    let mut definition = definition();
    definition["dimensions"][0]["indicators"][0]["plan"] =
        json!([{"month": 3, "value": 180}, {"month": 9, "value": 300}]);
    let index = index(&definition);
    let data = dataset(&index, &data());
    let id = index
        .find_indicator("jobs")
        .unwrap_or_else(|| panic!("jobs"));
    let dues = |unit: usize| {
        [3, 6, 9].map(|month| {
            Values::new(&index, &data, Month::new(2024, month)).due(UnitId::at(unit), id)
        })
    };
    assert_eq!(dues(0), [30.0, 40.0, 50.0].map(Due::Value));
    assert_eq!(dues(1), [120.0, 160.0, 200.0].map(Due::Value));
    assert_eq!(dues(2), [Due::Whole; 3], "nothing is planned for it");
}

#[test]
fn a_data_file_names_what_cannot_be_a_part() {
    let index = index(&definition());
    let fault = |targets: Value| {
        let mut file = data();
        file["targets"] = targets;
        try_dataset(&index, &file)
            .err()
            .map(|error| error.to_string())
    };
    let one = |unit: &str, indicator: &str, target: f64| json!({"unit": unit, "indicator": indicator, "target": target});
    for (targets, expected) in [
        (
            json!([one("z", "jobs", 1.0)]),
            "targets[0]: unit `z`, indicator `jobs`: found that unit, expected a unit of the data set",
        ),
        (
            json!([one("a", "zzz", 1.0)]),
            "targets[0]: unit `a`, indicator `zzz`: found that indicator, expected an indicator of the index",
        ),
        (
            json!([one("a", "rate", 1.0)]),
            "targets[0]: unit `a`, indicator `rate`: found a unit’s target, expected none: its target is not `split`",
        ),
        (
            json!([one("a", "jobs", 0.0)]),
            "targets[0]: unit `a`, indicator `jobs`: found the target 0, expected a number above 0, at most 1e15",
        ),
        (
            json!([
                one("a", "jobs", 1.0),
                one("b", "jobs", 1.0),
                one("a", "jobs", 2.0)
            ]),
            "targets[2]: unit `a`, indicator `jobs`: found a second entry of the same unit and indicator, expected one",
        ),
    ] {
        assert_eq!(fault(targets).as_deref(), Some(expected));
    }
}

#[test]
fn parts_come_back_from_their_file_and_copies_keep_theirs() {
    let index = index(&definition());
    let before = dataset(&index, &data());
    let file = before.to_file(&index);
    assert_eq!(file.targets.len(), 2);
    assert_eq!(Dataset::from_file(&file, &index), Ok(before.clone()));
    let id = index
        .find_indicator("jobs")
        .unwrap_or_else(|| panic!("jobs"));
    let mut after = before.clone();
    after.set_target(UnitId::at(2), id, Some(60.0));
    after.set_target(UnitId::at(0), id, None);
    let parts = |data: &Dataset| [0, 1, 2].map(|unit| data.target(UnitId::at(unit), id));
    assert_eq!(parts(&after), [None, Some(240.0), Some(60.0)]);
    assert_eq!(parts(&before), [Some(60.0), Some(240.0), None]);
    assert_ne!(before, after);
    assert_eq!(before.differing_columns(&after), 1);
}

#[test]
fn parts_are_summed_up_beside_the_whole() {
    let index = index(&definition());
    let mut data = dataset(&index, &data());
    let id = |name| {
        index
            .find_indicator(name)
            .unwrap_or_else(|| panic!("{name}"))
    };
    assert_eq!(split_sum(&index, &data, id("rate")), None);
    let uneven = uneven_splits(&index, &data);
    let told: Vec<_> = uneven
        .iter()
        .map(|sum| (sum.whole, sum.given, sum.lacking))
        .collect();
    assert_eq!(told, [(360.0, 300.0, 1)]);
    data.set_target(UnitId::at(2), id("jobs"), Some(60.0));
    assert_eq!(uneven_splits(&index, &data), []);
}

#[test]
fn a_demonstration_splits_the_whole_target() {
    let towns = include_str!("../../indices/towns.json");
    let bundle = xingfu::data::bundle::read(towns).unwrap_or_else(|error| panic!("{error}"));
    let (index, data) = (&bundle.index, &bundle.data);
    let sums: Vec<_> = index
        .split()
        .filter_map(|(id, _)| split_sum(index, data, id))
        .map(|sum| (sum.whole, sum.given, sum.lacking))
        .collect();
    assert_eq!(sums, [(36000.0, 36000.0, 0), (100.0, 100.0, 0)]);
    assert!(data.targets().all(|(.., part)| part.fract() == 0.0));
}

/// One indicator of that target, with or without a plan, and units of these parts.
fn split(whole: f64, parts: &[f64], plan: Option<f64>) -> (Index, Vec<Value>) {
    let mut definition = index_of(&json!([{"id": "x", "title": "X",
        "rule": {"kind": "target", "direction": "at_least", "target": whole, "split": true}}]));
    definition["period"] = json!({"year": 2024});
    definition["reading"] = json!("schedule");
    if let Some(share) = plan {
        definition["dimensions"][0]["indicators"][0]["plan"] =
            json!([{"month": 4, "value": share * whole}, {"month": 8, "value": share * whole}]);
    }
    let targets = parts.iter().enumerate();
    let targets =
        targets.map(|(at, part)| json!({"unit": at.to_string(), "indicator": "x", "target": part}));
    (index(&definition), targets.collect())
}

proptest! {
    /// Whatever its part, whatever the plan.
    #[test]
    fn a_unit_on_plan_has_a_hundred_in_every_month(
        whole in 1e-3..1e9_f64, parts in proptest::collection::vec(1e-3..1e9_f64, 1..6),
        plan in proptest::option::of(0.1..0.9_f64),
    ) {
        let (index, targets) = split(whole, &parts, plan);
        let id = index.find_indicator("x").unwrap_or_else(|| panic!("x"));
        for month in 1..=12 {
            let values: Vec<Value> = {
                let empty = dataset(&index, &json!({"values": [], "units": units(&parts), "targets": targets}));
                let values = Values::new(&index, &empty, Month::new(2024, month));
                let due = |unit: usize| match values.due(UnitId::at(unit), id) {
                    Due::Value(due) => due,
                    Due::Whole => parts[unit],
                    other => panic!("{other:?}"),
                };
                let value = |unit: usize| json!({"unit": unit.to_string(), "indicator": "x", "value": due(unit),
                    "period": format!("2024-{month:02}")});
                (0..parts.len()).map(value).collect()
            };
            let data = dataset(&index, &json!({"values": values, "units": units(&parts), "targets": targets}));
            let points = Points::new(&index, &data, Month::new(2024, month));
            for unit in 0..parts.len() {
                let found = points.get(UnitId::at(unit), id);
                // 100·T/T may be an ulp off.
                prop_assert!(found.is_some_and(|points| (points - 100.0).abs() < 1e-9), "{found:?} {month}");
                // The index of one unit says the same, to the bit.
                let own = data.index_of(&index, UnitId::at(unit));
                let alone = Values::of_unit(&own, &data, Month::new(2024, month), UnitId::at(unit));
                let terms = Processing::default_of(&index).terms();
                let alone = Points::of_values(&own, &alone, terms);
                prop_assert_eq!(alone.get(UnitId::at(0), id), found);
            }
        }
    }

    /// A part that was changed between two months is more that is due.
    #[test]
    fn another_part_is_a_change_of_plan_and_parts_still_sum(
        before in 1.0..1e6_f64, after in 1.0..1e6_f64, reached in (0.0..1e6_f64, 0.0..1e6_f64),
    ) {
        let (index, _) = split(1e6, &[before], None);
        let at = |part: f64, value: f64, month: u8| {
            let period = format!("2024-{month:02}");
            let data = dataset(&index, &json!({
                "values": [{"unit": "0", "indicator": "x", "value": value, "period": period}],
                "targets": [{"unit": "0", "indicator": "x", "target": part}]}));
            Values::new(&index, &data, Month::new(2024, month))
        };
        let (from, to) = (at(before, reached.0, 6), at(after, reached.1, 6));
        let weighting = Weighting::default_of(&index);
        let terms = Processing::default_of(&index).terms();
        let side = |values| Side { values, terms, weighting: &weighting };
        let change = between(&index, &side(&from), &side(&to), UnitId::at(0));
        let change = change.unwrap_or_else(|error| panic!("{error}"));
        let delta = change.delta.unwrap_or_else(|| panic!("{change:?}"));
        let sum: f64 = change.parts.iter().map(xingfu::score::change::Part::sum).sum();
        prop_assert!((sum - delta).abs() <= 1e-9 * delta.abs().max(1.0), "{} {}", sum, delta);
        if reached.0 == reached.1 {
            prop_assert_eq!(change.parts[0].value, 0.0);
        }
    }
}

fn units(parts: &[f64]) -> Value {
    (0..parts.len())
        .map(|at| json!({"id": at.to_string()}))
        .collect()
}

#[test]
fn a_unit_that_the_target_does_not_concern_is_not_asked() {
    let mut file = data();
    file["values"][2] =
        json!({"unit": "c", "indicator": "jobs", "status": "not_applicable", "period": "2024-06"});
    let index = index(&definition());
    let data = dataset(&index, &file);
    let methodology = support::try_methodology(&index, &as_of("2024-06"));
    let methodology = methodology.unwrap_or_else(|error| panic!("{error}"));
    let scored = Scored::new(index, data, methodology);
    assert_eq!(scored.node("c", "jobs").coverage, None);
}
