//! Rows that are scored once the user gives a target.

use super::{builtin, rows_of};
use crate::support::{self, Scored};
use serde_json::{Value, json};
use xingfu::index::{Activation, Index, LedgerRow};
use xingfu::map::Map;
use xingfu::methodology::Methodology;
use xingfu::rule::{Asks, Direction, Milestone, Rule, Target};
use xingfu::schema::Use;

fn activation(index: &Index, row: &LedgerRow) -> Activation {
    let Some(waiting) = row.waiting else {
        panic!("{} cannot be turned on", row.row)
    };
    match index.indicator(waiting.indicator).rule.asks() {
        Asks::Target => Activation::Target(50.0),
        Asks::Rung(ladder) => {
            let rung = ladder.last();
            Activation::Promised(rung.map(|rung| rung.id.clone()).unwrap_or_default())
        }
        Asks::Nothing => Activation::Plain,
    }
}

#[test]
fn every_optional_row_can_be_turned_on_and_scores() {
    let index = builtin();
    let mut all = Map::new();
    for row in rows_of(&index, Use::Optional) {
        let chosen = Map::from([(row.row.clone(), activation(&index, row))]);
        let one = index
            .with_optional(&chosen)
            .unwrap_or_else(|e| panic!("{}: {e}", row.row));
        assert_eq!(one.indicators().len(), index.indicators().len() + 1);
        assert_on(&one, row);
        all.extend(chosen);
    }
    let index = index
        .with_optional(&all)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(index.indicators().len(), 34 + 35);
    for row in rows_of(&index, Use::Optional) {
        assert_on(&index, row);
    }
}

/// Its indicator quotes it, stands in its dimension and takes the status and the score of any other.
#[track_caller]
fn assert_on(index: &Index, row: &LedgerRow) {
    let Some(joined) = row.waiting else {
        panic!("{} cannot be turned on", row.row)
    };
    let on = index.indicator(joined.indicator);
    let waiting = index.node(on.node).id.as_str();
    assert_eq!(index.find_indicator(waiting), Some(joined.indicator));
    assert_eq!(
        on.sources.last().map(|source| &source.quote),
        Some(&row.quote)
    );
    assert_eq!(index.node(on.node).parent, Some(joined.dimension));
    let (value, expected) = sample(&on.rule);
    let mut entry = json!({"unit": "u", "indicator": waiting});
    entry
        .as_object_mut()
        .into_iter()
        .for_each(|entry| entry.extend(value.clone()));
    let items = on.items.iter().map(|item| {
        let mut entry = entry.clone();
        entry["item"] = json!(item.id);
        entry
    });
    let mut values: Vec<_> = items.collect();
    if values.is_empty() {
        values.push(entry);
    }
    let dataset = support::dataset(index, &json!({"values": values}));
    let scored = Scored::new(index.clone(), dataset, Methodology::default_of(index));
    assert_eq!(scored.points(waiting), Some(expected), "{waiting}");
}

/// Fields of a value, and its points.
fn sample(rule: &Rule) -> (serde_json::Map<String, Value>, f64) {
    let (fields, points) = match rule {
        Rule::Target(Target {
            direction: Direction::AtLeast,
            ..
        }) => (json!({"value": 25}), 50.0),
        Rule::Target(_) => (json!({"value": 100}), 50.0),
        Rule::Milestone(Milestone { ladder, promised }) => {
            (json!({"value": ladder[*promised].id}), 100.0)
        }
        Rule::Pass(_) => (json!({"value": "pass"}), 100.0),
        Rule::Checklist(_) => (json!({"value": "partial"}), 50.0),
        Rule::Coverage(_) => (json!({"value": 10, "denominator": 20}), 50.0),
        Rule::Hold(_) => (json!({"value": 95, "baseline": 95}), 100.0),
        other => panic!("teach {other:?} to the test"),
    };
    (fields.as_object().cloned().unwrap_or_default(), points)
}
