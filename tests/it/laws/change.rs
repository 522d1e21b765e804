//! The change of a score between two months: its parts sum to it, whatever the aggregation.

use super::aggregations;
use crate::support::{dataset, index, index_of};
use proptest::prelude::*;
use serde_json::{Value, json};
use xingfu::data::{Dataset, UnitId};
use xingfu::index::Index;
use xingfu::methodology::{Processing, Weighting};
use xingfu::month::Month;
use xingfu::process::Values;
use xingfu::schema::Reading;
use xingfu::score::aggregate::Aggregation;
use xingfu::score::change::{Change, Part, Side, between};

const NAMES: [&str; 5] = ["a", "b", "c", "e", "f"];

/// Values of two months, some missing in one of them.
type Months = [Vec<Option<f64>>; 2];

fn months() -> impl Strategy<Value = Months> {
    let month = || proptest::collection::vec(proptest::option::weighted(0.7, 0.0..50.0_f64), 5);
    [month(), month()]
}

fn definition(aggregations: &[Aggregation], reading: &str) -> Value {
    let leaf = |at: usize| {
        let rule = json!({"kind": "target", "direction": "at_least", "target": 36});
        json!({"id": NAMES[at], "title": "T", "weight": 1 + at, "rule": rule})
    };
    let mut definition = index_of(&json!([leaf(0), leaf(1)]));
    definition["dimensions"][0]["aggregation"] = json!(aggregations[1]);
    definition["dimensions"][0]["dimensions"] = json!([{"id": "within", "title": "W",
        "aggregation": aggregations[2], "indicators": [leaf(2), leaf(3)]}]);
    let other = json!({"id": "other", "title": "O", "weight": 2, "indicators": [leaf(4)]});
    if let Some(dimensions) = definition["dimensions"].as_array_mut() {
        dimensions.push(other);
    }
    definition["aggregation"] = json!(aggregations[0]);
    definition["reading"] = json!(reading);
    definition["period"] = json!({"year": 2024});
    definition
}

/// Values of the first month, then of the second; a value that goes missing is said to be.
fn data(months: &Months) -> Value {
    let entries = months.iter().zip([3, 9]).flat_map(|(values, month)| {
        let values = NAMES.iter().zip(values);
        values.map(move |(id, value)| match value {
            Some(value) => json!({"unit": "u", "indicator": id, "value": value, "period": format!("2024-{month:02}")}),
            None => json!({"unit": "u", "indicator": id, "status": "not_reported", "period": format!("2024-{month:02}")}),
        })
    });
    json!({"units": [{"id": "u"}], "values": entries.collect::<Vec<_>>()})
}

fn change(index: &Index, data: &Dataset, weightings: [&Weighting; 2]) -> Change {
    let terms = Processing::default_of(index).terms();
    let values = [3, 9].map(|month| Values::new(index, data, Month::new(2024, month)));
    let side = |at: usize| Side {
        values: &values[at],
        terms,
        weighting: weightings[at],
    };
    let change = between(index, &side(0), &side(1), UnitId::at(0));
    change.unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #[test]
    fn parts_sum_to_the_change(
        aggregations in proptest::collection::vec(aggregations(), 3), months in months(),
        weights in proptest::option::of(proptest::collection::vec(0.1..9.0_f64, 8)), annual in any::<bool>(),
    ) {
        let reading = if annual { "annual" } else { "schedule" };
        let index = index(&definition(&aggregations, reading));
        let data = dataset(&index, &data(&months));
        let default = Weighting::default_of(&index);
        let other = weights.and_then(|weights| default.clone().with_weights(&index, &weights).ok());
        let other = other.as_ref().unwrap_or(&default);
        let change = change(&index, &data, [&default, other]);
        prop_assert_eq!(change.delta, change.from.zip(change.to).map(|(from, to)| to - from));
        let Some(delta) = change.delta else {
            prop_assert!(change.parts.is_empty());
            return Ok(());
        };
        let sum: f64 = change.parts.iter().map(xingfu::score::change::Part::sum).sum();
        prop_assert!((sum - delta).abs() < 1e-12 * delta.abs().max(1.0), "{sum} {delta}");
        if index.reading() == Reading::Annual {
            prop_assert!(change.parts.iter().all(|part| part.plan == 0.0));
        }
        if std::ptr::eq(other, &raw const default) {
            prop_assert!(change.parts.iter().all(|part| part.weight.abs() < 1e-9), "{change:?}");
        }
        for part in &change.parts {
            let id = &index.node(index.indicator(part.indicator).node).id;
            let at = NAMES.iter().position(|name| name == id).unwrap_or(0);
            let (before, after) = (months[0][at], months[1][at]);
            if before.is_some() == after.is_some() {
                prop_assert!(part.coverage.abs() < 1e-9, "{part:?}");
            }
            if before == after {
                prop_assert!(part.value.abs() < 1e-9, "{part:?}");
            }
        }
    }

    #[test]
    fn under_arithmetic_aggregation_a_part_is_the_effective_weight_of_its_points(before in 0.0..9.0_f64, after in 0.0..27.0_f64) {
        let index = index(&definition(&[Aggregation::Arithmetic; 3], "schedule"));
        let months = [vec![Some(before), Some(9.0), Some(9.0), Some(9.0), Some(9.0)], vec![Some(after), Some(27.0), Some(27.0), Some(27.0), Some(27.0)]];
        let data = dataset(&index, &data(&months));
        let default = Weighting::default_of(&index);
        let change = change(&index, &data, [&default, &default]);
        // `a` weighs 1 of 4 in `d`, which weighs 1 of 3: by the schedule of March, then of September.
        let weight = 1.0 / 12.0;
        let (march, september) = (|x: f64| (100.0 * x / 9.0).min(100.0), |x: f64| (100.0 * x / 27.0).min(100.0));
        let is_a = |part: &&Part| Some(part.indicator) == index.find_indicator("a");
        let part = change.parts.iter().find(is_a).ok_or_else(|| TestCaseError::fail("no part"))?;
        prop_assert!((part.value - weight * (march(after) - march(before))).abs() < 1e-9, "{part:?}");
        prop_assert!((part.plan - weight * (september(after) - march(after))).abs() < 1e-9, "{part:?}");
        prop_assert!(change.parts.iter().filter(|part| !is_a(part)).all(|part| part.sum().abs() < 1e-9), "{change:?}");
    }
}
