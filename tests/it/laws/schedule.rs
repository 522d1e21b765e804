//! Laws of the schedule: for every kind of rule, and for plans of any shape.

use crate::support::{self, Scored, scored_with};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use xingfu::data::UnitId;
use xingfu::process::{Progress, assess};
use xingfu::rule::{Due, Rule};

const LADDER: [&str; 5] = ["none", "begun", "half", "built", "used"];

/// A rule of each kind with a value per step of merit, worst first, and what stands beside values.
fn rules(k: f64) -> Vec<(Value, Vec<Value>, Value)> {
    let numbers = |from: f64, to: f64| {
        let steps = (0..=24).map(|step| json!(k * (from + (to - from) * f64::from(step) / 24.0)));
        steps.collect::<Vec<_>>()
    };
    let beside = |name: &str, x: f64| json!({name: k * x});
    let none = || json!({});
    vec![
        (
            json!({"kind": "target", "direction": "at_least", "target": 36.0 * k}),
            numbers(0.0, 48.0),
            none(),
        ),
        (
            json!({"kind": "target", "direction": "at_least", "target": 36.0 * k, "cap": 120}),
            numbers(0.0, 48.0),
            none(),
        ),
        (
            json!({"kind": "target", "direction": "at_most", "target": 36.0 * k}),
            numbers(80.0, 0.0),
            none(),
        ),
        (
            json!({"kind": "zero", "penalty": 2.0 / k}),
            numbers(48.0, 0.0),
            none(),
        ),
        (
            json!({"kind": "hold", "penalty": 3.0 / k}),
            numbers(0.0, 48.0),
            beside("baseline", 36.0),
        ),
        (
            json!({"kind": "milestone", "ladder": "ladder", "promised": "built"}),
            LADDER.map(|id| json!(id)).to_vec(),
            none(),
        ),
        (
            json!({"kind": "pass"}),
            vec![json!("fail"), json!("pass")],
            none(),
        ),
        (
            json!({"kind": "coverage"}),
            numbers(0.0, 48.0),
            beside("denominator", 36.0),
        ),
        (
            json!({"kind": "efficacy", "unacceptable": 12.0 * k, "satisfactory": 36.0 * k}),
            numbers(0.0, 48.0),
            none(),
        ),
        (
            json!({"kind": "tiered", "tiers": [{"value": 12.0 * k, "share": 0.6}, {"value": 36.0 * k, "share": 1}]}),
            numbers(0.0, 48.0),
            none(),
        ),
        (
            json!({"kind": "goalposts", "lower": 0, "upper": 36.0 * k}),
            numbers(0.0, 48.0),
            none(),
        ),
        (
            json!({"kind": "band", "from": 36.0 * k, "to": 40.0 * k, "lower": 0, "upper": 50.0 * k}),
            numbers(0.0, 38.0),
            none(),
        ),
        (
            json!({"kind": "satisfaction"}),
            vec![
                json!([0, 0, 0, 0, 1]),
                json!([0, 0.5, 0, 0.5, 0]),
                json!([1, 0, 0, 0, 0]),
            ],
            none(),
        ),
        // A step is how many halves of the items are done.
        (
            json!({"kind": "checklist"}),
            (0..=2 * ITEMS).map(|halves| json!(halves)).collect(),
            none(),
        ),
        // Another unit has 36.
        (
            json!({"kind": "relative", "polarity": "positive", "method": "distance_to_best"}),
            numbers(0.0, 48.0),
            beside("k", 1.0),
        ),
        (
            json!({"kind": "relative", "polarity": "negative", "method": "min_max"}),
            numbers(80.0, 0.0),
            beside("k", 1.0),
        ),
    ]
}

/// How many rules there are.
const RULES: usize = 16;

/// How many items a checklist has.
const ITEMS: usize = 5;

#[test]
fn every_kind_of_rule_is_among_them() {
    let rules = rules(1.0);
    assert_eq!(rules.len(), RULES);
    let found: BTreeSet<_> = rules
        .iter()
        .map(|(rule, ..)| rule["kind"].as_str())
        .collect();
    let schema: Value = serde_json::from_str(include_str!("../../../www/index.schema.json"))
        .unwrap_or_else(|error| panic!("{error}"));
    let kinds = schema["$defs"]["Rule"]["oneOf"]
        .as_array()
        .into_iter()
        .flatten();
    let kinds: BTreeSet<_> = kinds
        .map(|kind| kind["properties"]["kind"]["const"].as_str())
        .collect();
    assert_eq!(found, kinds);
}

fn definition(rule: &Value, plan: &Value, months: u8) -> Value {
    let points = [0, 20, 50, 80, 100];
    let rungs = LADDER.iter().zip(points);
    let rungs = rungs.map(|(id, points)| json!({"id": id, "title": id, "points": points}));
    let mut indicator = json!({"id": "x", "title": "X", "rule": rule});
    if plan.as_array().is_some_and(|nodes| !nodes.is_empty()) {
        indicator["plan"] = plan.clone();
    }
    if rule["kind"] == "checklist" {
        let items = (0..ITEMS).map(|at| json!({"id": format!("i{at}"), "title": "I"}));
        indicator["items"] = items.collect();
    }
    let mut definition = support::index_of(&json!([indicator]));
    definition["reading"] = json!("schedule");
    definition["period"] = json!({"year": 2024, "months": months});
    definition["ladders"] = json!({"ladder": rungs.collect::<Vec<_>>()});
    definition
}

fn of_month(definition: &Value, value: &Value, beside: &Value, month: u8) -> Scored {
    let rule = &definition["dimensions"][0]["indicators"][0]["rule"];
    let month = format!("2024-{month:02}");
    scored_with(
        definition,
        &json!({"values": entries(rule, value, beside)}),
        &json!({"asOf": month}),
    )
}

/// The value as data have it; that of a checklist by item, that of `relative` beside another unit's.
fn entries(rule: &Value, value: &Value, beside: &Value) -> Vec<Value> {
    let mut entry = beside.clone();
    entry["unit"] = json!("u");
    entry["indicator"] = json!("x");
    entry["value"] = value.clone();
    match rule["kind"].as_str() {
        Some("checklist") => {
            let halves = value.as_f64().unwrap_or(0.0);
            let items = (0..ITEMS as u32).map(|at| {
                let done = match halves - 2.0 * f64::from(at) {
                    2.0.. => "done",
                    1.0.. => "partial",
                    _ => "not_done",
                };
                let mut entry = entry.clone();
                entry["item"] = json!(format!("i{at}"));
                entry["value"] = json!(done);
                entry
            });
            items.collect()
        }
        Some("relative") => {
            let k = beside["k"].as_f64().unwrap_or(1.0);
            entry
                .as_object_mut()
                .into_iter()
                .for_each(|entry| drop(entry.remove("k")));
            let other = json!({"unit": "other", "indicator": "x", "value": 36.0 * k});
            vec![entry, other]
        }
        _ => vec![entry],
    }
}

fn score(definition: &Value, value: &Value, beside: &Value, month: u8) -> Option<f64> {
    of_month(definition, value, beside, month).score()
}

/// A plan that rises by steps, as its rule writes it; none for rules that take none.
fn plan(rule: &Value, k: f64, months: &[u8], steps: &[u8]) -> Value {
    let mut steps: Vec<u8> = steps.to_vec();
    steps.sort_unstable();
    let mut months = months.to_vec();
    months.sort_unstable();
    months.dedup();
    let nodes = months.iter().zip(&steps).map(|(month, step)| {
        let share = f64::from(*step) / 12.0;
        match rule["kind"].as_str() {
            Some("milestone") => {
                json!({"month": month, "rung": LADDER[usize::from(step / 4).min(3)]})
            }
            Some("pass") => json!({"month": month, "share": u8::from(*step > 8)}),
            Some("coverage" | "checklist") => json!({"month": month, "share": share}),
            Some("zero") => json!({"month": month, "value": 10.0 * k * (1.0 - share)}),
            Some("target") if rule["direction"] == "at_most" => {
                json!({"month": month, "value": k * (60.0 - 24.0 * share)})
            }
            Some("efficacy" | "tiered") => {
                json!({"month": month, "value": k * (12.0 + 24.0 * share)})
            }
            _ => json!({"month": month, "value": 36.0 * k * share}),
        }
    });
    match rule["kind"].as_str() {
        Some("hold" | "satisfaction" | "relative") => json!([]),
        _ => nodes.collect(),
    }
}

/// The value that is due itself, for rules of which one can be told.
fn due_value(scored: &Scored) -> Option<Value> {
    let (id, indicator) = scored.index.indicators().next()?;
    let due = match scored.scoring.values().due(UnitId::at(0), id) {
        Due::Whole => indicator.rule.whole(),
        due => due,
    };
    match (&indicator.rule, due) {
        (_, Due::Value(x)) => Some(json!(x)),
        (_, Due::Rung(rung)) => Some(json!(LADDER[rung])),
        (Rule::Pass(_), Due::Share(share)) => {
            Some(json!(if share > 0.0 { "pass" } else { "fail" }))
        }
        (Rule::Coverage(_), Due::Share(share)) => Some(json!(share)),
        (Rule::Checklist(_), Due::Share(share)) => {
            let whole = indicator.rule.share_due(share, ITEMS as f64) * ITEMS as f64;
            Some(json!(2.0 * libm::round(whole)))
        }
        (_, Due::Nothing | Due::Whole | Due::Share(_)) => None,
    }
}

/// The months of plans, and how far each goes.
fn plans() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let months = proptest::collection::vec(1..12_u8, 0..5);
    (months, proptest::collection::vec(0..=12_u8, 5))
}

proptest! {
    #[test]
    fn on_plan_is_100_every_month(which in 0..RULES, (months, steps) in plans(), month in 1..=12_u8) {
        let (rule, values, beside) = rules(1.0).swap_remove(which);
        let definition = definition(&rule, &plan(&rule, 1.0, &months, &steps), 12);
        let scored = of_month(&definition, &values[0], &beside, month);
        let best = match rule["kind"].as_str() {
            Some("band") => json!(36.0),
            // Without a plan all is due, which more than 100 points would hide.
            Some("efficacy") => due_value(&scored).unwrap_or(json!(36.0)),
            Some("coverage") => due_value(&scored).map_or(json!(36.0), |share| json!(36.0 * share.as_f64().unwrap_or(1.0))),
            _ => due_value(&scored).unwrap_or_else(|| values[values.len() - 1].clone()),
        };
        let on_plan = of_month(&definition, &best, &beside, month);
        if let Some(score) = on_plan.score() {
            prop_assert!((score - 100.0).abs() < 1e-9, "{rule} {best}: {score}");
        } else {
            prop_assert_eq!(on_plan.unit("u").counts.not_due, 1, "{} {}", rule, best);
        }
    }

    #[test]
    fn more_never_lowers_the_schedule_score(which in 0..RULES, (months, steps) in plans(), month in 0..=12_u8, from in 0..24_usize) {
        let (rule, values, beside) = rules(1.0).swap_remove(which);
        let definition = definition(&rule, &plan(&rule, 1.0, &months, &steps), 12);
        let from = from % (values.len() - 1);
        let less = score(&definition, &values[from], &beside, month.max(1));
        let more = score(&definition, &values[from + 1], &beside, month.max(1));
        prop_assert!(more.unwrap_or(-1.0) >= less.unwrap_or(-1.0) - 1e-9, "{rule}: {less:?} {more:?}");
    }

    #[test]
    fn the_last_month_s_schedule_score_is_the_annual_one(which in 0..RULES, (months, steps) in plans(), step in 0..25_usize) {
        let (rule, values, beside) = rules(1.0).swap_remove(which);
        let definition = definition(&rule, &plan(&rule, 1.0, &months, &steps), 12);
        let scored = of_month(&definition, &values[step % values.len()], &beside, 12);
        let unit = scored.unit("u");
        prop_assert_eq!((unit.score, unit.schedule), (unit.attainment, unit.attainment));
        let all = of_month(&definition, &values[step % values.len()], &beside, 11);
        prop_assert_eq!(all.unit("u").attainment, unit.attainment, "whatever the month");
    }

    #[test]
    fn a_unit_of_measurement_changes_nothing(which in 0..RULES, (months, steps) in plans(), month in 1..=12_u8, step in 0..25_usize, k in 0.001..1000.0_f64) {
        let under = |k: f64| {
            let (rule, values, beside) = rules(k).swap_remove(which);
            let definition = definition(&rule, &plan(&rule, k, &months, &steps), 12);
            score(&definition, &values[step % values.len()], &beside, month)
        };
        match (under(1.0), under(k)) {
            (Some(a), Some(b)) => prop_assert!((a - b).abs() < 1e-6 * a.abs().max(1.0), "{a} {b}"),
            (a, b) => prop_assert_eq!(a, b),
        }
    }

    #[test]
    fn lights_say_the_same_as_points(which in 0..RULES, (months, steps) in plans(), month in 1..=12_u8, step in 0..25_usize) {
        let (rule, values, beside) = rules(1.0).swap_remove(which);
        let definition = definition(&rule, &plan(&rule, 1.0, &months, &steps), 12);
        let scored = of_month(&definition, &values[step % values.len()], &beside, month);
        let (id, _) = scored.index.indicators().next().ok_or_else(|| TestCaseError::fail("no indicator"))?;
        let one = assess(&scored.index, scored.scoring.values(), scored.scoring.terms(), UnitId::at(0), id);
        prop_assert_eq!(one.scheduled, scored.score());
        match (one.progress, one.scheduled) {
            // Nothing is promised where units are compared.
            (None, points) => prop_assert!(points.is_none() || !scored.index.has_light(id)),
            (Some(Progress::Behind), points) => prop_assert!(points < Some(95.0)),
            (Some(Progress::OnSchedule), points) => prop_assert!(points >= Some(94.999_999)),
            (Some(Progress::Ahead | Progress::Completed), points) => prop_assert!(points >= Some(100.0 - 1e-6)),
        }
    }

    #[test]
    fn a_checklist_is_due_in_whole_items(n in 1..12_usize, month in 1..=12_u8) {
        let items: Vec<_> = (0..n).map(|i| json!({"id": format!("i{i}"), "title": format!("I{i}")})).collect();
        let mut definition = definition(&json!({"kind": "checklist"}), &json!([]), 12);
        definition["dimensions"][0]["indicators"][0]["items"] = json!(items);
        let due = n * usize::from(month) / 12;
        let values: Vec<_> = (0..n).map(|i| json!({"unit": "u", "indicator": "x", "item": format!("i{i}"),
            "value": if i < due { "done" } else { "not_done" }})).collect();
        let scored = scored_with(&definition, &json!({"values": values}), &json!({"asOf": format!("2024-{month:02}")}));
        prop_assert_eq!(scored.node("u", "x").due, Some(due as f64));
        match due {
            0 => prop_assert_eq!((scored.score(), scored.unit("u").counts.not_due), (None, 1)),
            _ => prop_assert!(scored.score().is_some_and(|score| (score - 100.0).abs() < 1e-9)),
        }
    }
}
