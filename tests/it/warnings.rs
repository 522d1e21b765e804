//! The five warnings about a month's figures, and their answer by a note.

use crate::support::{dataset, index};
use serde_json::{Value, json};
use xingfu::data::UnitId;
use xingfu::month::Month;
use xingfu::process::{Warned, Warning, warnings};

/// The warnings of March about values of January or February and of March.
fn of(indicator: &str, before: Value, now: Value) -> Vec<Warned> {
    let index = index(&json!({"id": "index", "version": "1", "title": "Index",
    "period": {"year": 2024}, "dimensions": [{"id": "d", "title": "D", "indicators": [
        {"id": "jobs", "title": "J", "measure": "人",
         "rule": {"kind": "target", "direction": "at_least", "target": 36_000}},
        {"id": "water", "title": "W", "measure": "万立方米",
         "rule": {"kind": "target", "direction": "at_least", "target": 120}},
        {"id": "rate", "title": "R", "measure": "%", "rule": {"kind": "hold", "penalty": 10}},
        {"id": "households", "title": "H", "measure": "户", "rule": {"kind": "zero", "penalty": 10}},
    ]}]}));
    let mut values = vec![now];
    if !before.is_null() {
        values.push(before);
    }
    for (value, month) in values.iter_mut().zip(["2024-03", "2024-02"]) {
        value["unit"] = json!("u");
        value["indicator"] = json!(indicator);
        value["period"] = json!(month);
    }
    let data = dataset(&index, &json!({"units": [{"id": "u"}], "values": values}));
    let march = Month::new(2024, 3).unwrap_or_else(|| panic!("no March"));
    warnings(&index, &data, UnitId::at(0), march)
}

#[track_caller]
fn assert_warned(indicator: &str, before: f64, now: f64, expected: &[Warning]) {
    let found = of(indicator, json!({"value": before}), json!({"value": now}));
    let found: Vec<_> = found.iter().map(|one| one.warning).collect();
    assert_eq!(found, expected, "{indicator}: {before} → {now}");
}

#[test]
fn a_running_total_that_falls_is_doubted_and_a_state_may_fall() {
    assert_warned("jobs", 6_000.0, 5_999.0, &[Warning::Falls(6_000.0)]);
    assert_warned("jobs", 6_000.0, 6_000.0, &[]);
    assert_warned("rate", 92.0, 90.5, &[]);
    assert_warned("households", 3.0, 1.0, &[]);
}

#[test]
fn more_than_half_as_much_again_as_the_target_is_doubted() {
    assert_warned("jobs", 53_000.0, 54_001.0, &[Warning::Exceeds(36_000.0)]);
    assert_warned("jobs", 53_000.0, 54_000.0, &[]);
}

#[test]
fn a_jump_of_more_than_five_times_the_monthly_pace_is_doubted() {
    assert_warned("jobs", 8_000.0, 28_001.0, &[Warning::Jumps(4_000.0)]);
    assert_warned("jobs", 8_000.0, 28_000.0, &[]);
    // Before anything has come, the pace is the one that the target needs.
    assert_warned("jobs", 0.0, 15_001.0, &[Warning::Jumps(3_000.0)]);
}

#[test]
fn decimals_in_a_count_are_doubted_and_others_are_not() {
    assert_warned("jobs", 6_000.0, 6_000.5, &[Warning::Decimals]);
    assert_warned("households", 1.0, 0.5, &[Warning::Decimals]);
    assert_warned("water", 10.0, 20.5, &[]);
    assert_warned("rate", 92.0, 92.3, &[]);
}

#[test]
fn a_figure_of_another_unit_of_measurement_is_doubted() {
    assert_warned(
        "jobs",
        25_000.0,
        2.89,
        &[Warning::OtherUnit(25_000.0), Warning::Decimals],
    );
    assert_warned("rate", 0.92, 92.5, &[Warning::OtherUnit(0.92)]);
    assert_warned("rate", 92.0, 0.92, &[Warning::OtherUnit(92.0)]);
}

#[test]
fn a_note_answers_and_what_is_carried_was_judged_before() {
    let before = || json!({"value": 6_000});
    let open = of("jobs", before(), json!({"value": 5_000}));
    assert!(open.iter().all(|one| !one.is_answered) && open.len() == 1);
    let answered = of(
        "jobs",
        before(),
        json!({"value": 5_000, "note": "核减重复登记"}),
    );
    assert!(answered.iter().all(|one| one.is_answered) && answered.len() == 1);
    let carried = of("jobs", before(), json!({"value": 5_000, "carried": true}));
    assert_eq!(carried, []);
    assert_eq!(of("jobs", Value::Null, json!({"value": 5_000})), []);
}
