//! Data sets and methodologies for a definition.

use super::definition::{Defined, Leaf, aggregation};
use super::dice::Dice;
use super::rules::{LADDERS, Takes};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const UNITS: [&str; 6] = [
    "u",
    "武清区",
    "__proto__",
    "=1+1",
    "a,\"b\"\n",
    "\u{1f600} ",
];

/// Entries in any order, no cell twice; every status, several months, ties.
pub(crate) fn data(dice: &mut Dice, of: &Defined) -> Value {
    let units = 1 + dice.below(UNITS.len());
    let listed: Vec<_> = UNITS[..units]
        .iter()
        .map(|id| match dice.below(3) {
            0 => json!({"id": id}),
            1 => json!({"id": id, "title": {"zh": "名", "en": "Name"}, "group": "g"}),
            _ => json!({"id": id, "group": "h"}),
        })
        .collect();
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    // Full data, or any number of entries.
    let is_full = dice.once_in(3);
    let tied = dice.once_in(4).then(|| dice.clone());
    let places = of.leaves.iter().enumerate().flat_map(|(at, leaf)| {
        let items = (0..leaf.items.max(1)).map(move |item| (at, item));
        (0..units).flat_map(move |unit| items.clone().map(move |(at, item)| (unit, at, item)))
    });
    for (unit, at, item) in places {
        if !is_full && dice.below(3) == 2 {
            continue;
        }
        let leaf = &of.leaves[at];
        let months = if of.has_period { 1 + dice.below(3) } else { 1 };
        for _ in 0..months {
            let period = dice.of(&[
                None,
                Some("2024-03"),
                Some("2024-12"),
                Some("2023-12"),
                Some("2024-01"),
            ]);
            if !seen.insert((unit, at, item, period)) {
                continue;
            }
            let mut same = tied.clone();
            let mut entry = value(same.as_mut().unwrap_or(dice), leaf, is_full);
            entry["unit"] = json!(UNITS[unit]);
            entry["indicator"] = json!(leaf.id);
            if leaf.items > 0 {
                entry["item"] = json!(format!("i{item}"));
            }
            if let Some(period) = period {
                entry["period"] = json!(period);
            }
            values.push(entry);
        }
    }
    let turned = dice.below(values.len());
    values.rotate_left(turned);
    let adjustments: Vec<_> = (0..dice.below(3))
        .map(|_| json!({"unit": "u", "points": dice.number(), "basis": "B", "date": "2024-02-29"}))
        .collect();
    let mut data = json!({"units": listed, "values": values, "adjustments": adjustments});
    let targets = targets(dice, of, units);
    if !targets.is_empty() {
        data["targets"] = targets.into();
    }
    data
}

/// Parts of targets that are split; some units have none.
fn targets(dice: &mut Dice, of: &Defined, units: usize) -> Vec<Value> {
    let mut targets = Vec::new();
    for leaf in of
        .leaves
        .iter()
        .filter(|leaf| leaf.ruled.rule["split"] == true)
    {
        for unit in &UNITS[..units] {
            if !dice.once_in(4) {
                targets
                    .push(json!({"unit": unit, "indicator": leaf.id, "target": dice.positive()}));
            }
        }
    }
    targets
}

fn value(dice: &mut Dice, leaf: &Leaf, is_full: bool) -> Value {
    if !is_full && dice.once_in(6) {
        return json!({"status": dice.of(&["pending", "not_reported", "not_applicable"])});
    }
    let value = match leaf.ruled.takes {
        Takes::Amount => json!(dice.amount()),
        Takes::Positive => json!(dice.positive()),
        Takes::Number => json!(dice.number()),
        Takes::Rung => {
            let ladder = LADDERS[usize::from(leaf.ruled.rule["ladder"] == "long")];
            json!(dice.of(ladder))
        }
        Takes::Verdict => json!(dice.of(&["pass", "fail"])),
        Takes::Completion => json!(dice.of(&["done", "partial", "not_done"])),
        Takes::Shares => json!(dice.of(&[
            [1.0, 0.0, 0.0, 0.0, 0.0],
            [0.2; 5],
            [0.0, 0.0, 0.0, 0.0, 1.0],
            [0.333, 0.333, 0.333, 5e-324, 0.0]
        ])),
    };
    let mut entry = json!({"value": value});
    if let Some(beside) = leaf.ruled.beside {
        entry[beside] = json!(match beside {
            "denominator" => dice.positive(),
            _ => dice.number(),
        });
    }
    if dice.once_in(4) {
        entry["evidence"] = dice.of(&[
            json!("津政办〔2024〕1号"),
            json!([{"ref": "=HYPERLINK(\"x\")", "date": "2024-03-31"}]),
        ]);
    }
    entry
}

/// Weights, aggregation, reading, month and thresholds, each given or not.
pub(crate) fn methodology(dice: &mut Dice, of: &Defined) -> Value {
    let mut json = json!({});
    if dice.once_in(2) {
        let mut weights = Map::new();
        for _ in 0..dice.below(4) {
            weights.insert(dice.of(&of.nodes), json!(dice.weight().max(1e-100)));
        }
        json["weights"] = weights.into();
    }
    if dice.once_in(3) {
        json["aggregation"] = aggregation(dice);
    }
    if dice.once_in(3) {
        json["minimumCoverage"] = json!(dice.of(&[0.0, 1.0, 0.3]));
    }
    if dice.once_in(2) {
        json["asOf"] = json!(dice.of(&["2024-03", "2024-12", "2023-12", "2025-01", "2024-02"]));
    }
    if of.has_period && dice.once_in(3) {
        json["reading"] = json!(dice.of(&["schedule", "annual"]));
        json["missingAtClose"] = json!(dice.of(&["exclude", "zero"]));
    }
    if of.json.get("red_lines").is_some() && dice.once_in(2) {
        json["redLines"] = json!({"line": "No. 1"});
    }
    json
}
