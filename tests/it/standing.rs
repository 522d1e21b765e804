//! Where a unit stands: grades, adjustments, red lines, ranks, the schedule.

use crate::support::{
    self, Scored, assert_close, given, of_unit, points_rule, scored, scored_with,
};
use serde_json::{Value, json};
use xingfu::data::UnitId;
use xingfu::map::Map;
use xingfu::methodology::Weighting;
use xingfu::process::{Progress, assess};

fn graded(score: f64) -> Option<String> {
    let mut definition = given(&[("a", 1.0)]);
    definition["grades"] = json!([
        {"from": 90, "label": "优秀"}, {"from": 80, "label": "良好"}, {"from": 60, "label": "合格"},
    ]);
    scored(&definition, &of_unit(&[("a", score)]))
        .unit("u")
        .grade
        .clone()
}

#[test]
fn a_grade_begins_at_its_bound_and_not_just_below() {
    for (score, grade) in [
        (100.0, Some("优秀")),
        (90.0, Some("优秀")),
        (90.0 - 1e-10, Some("优秀")),
        (90.0 - 1e-8, Some("良好")),
        (89.99, Some("良好")),
        (79.999_999, Some("合格")),
        (60.0, Some("合格")),
        (59.0, None),
    ] {
        assert_eq!(graded(score).as_deref(), grade, "{score}");
    }
}

fn adjusted(points: &[f64]) -> Scored {
    let mut definition = given(&[("a", 1.0)]);
    definition["adjustments"] = json!({"cap": 5});
    let mut data = of_unit(&[("a", 70.0)]);
    let entries: Vec<_> = points
        .iter()
        .map(|x| json!({"unit": "u", "points": x, "basis": "文件", "date": "2024-06-30"}))
        .collect();
    data["adjustments"] = entries.into();
    scored(&definition, &data)
}

#[test]
fn adjustments_are_capped_in_sum_and_stay_apart_from_the_score() {
    for (points, expected) in [
        (vec![], 0.0),
        (vec![2.0, 1.5], 3.5),
        (vec![4.0, 4.0], 5.0),
        (vec![-9.0], -5.0),
        (vec![9.0, -6.0], 3.0),
    ] {
        let scored = adjusted(&points);
        assert_eq!(scored.unit("u").adjustment, expected, "{points:?}");
        assert_close(scored.score(), 70.0);
    }
}

fn red_lined(accidents: f64, choices: &Value) -> Scored {
    let mut definition = support::index_of(&json!([
        {"id": "a", "title": "A", "weight": 99, "rule": points_rule()},
        {"id": "accidents", "title": "B", "rule": {"kind": "zero", "penalty": 100}},
    ]));
    definition["grades"] = json!([{"from": 90, "label": "优秀"}, {"from": 60, "label": "合格"}, {"from": 0, "label": "差"}]);
    definition["red_lines"] = json!([{
        "id": "accident", "title": "R", "indicator": "accidents", "below": 100, "grade_cap": 60,
    }]);
    scored_with(
        &definition,
        &of_unit(&[("a", 100.0), ("accidents", accidents)]),
        choices,
    )
}

#[test]
fn a_red_line_is_off_until_a_document_turns_it_on_and_then_caps_the_grade_alone() {
    let on = json!({"redLines": {"accident": "津政办发〔2024〕1号"}});
    let off = red_lined(1.0, &json!({}));
    assert_eq!(off.unit("u").grade.as_deref(), Some("优秀"));
    assert!(off.unit("u").red_lines.is_empty());
    let crossed = red_lined(1.0, &on);
    assert_eq!(crossed.unit("u").grade.as_deref(), Some("合格"));
    assert_eq!(crossed.unit("u").red_lines, ["accident"]);
    assert_eq!(crossed.score(), off.score());
    let kept = red_lined(0.0, &on);
    assert_eq!(kept.unit("u").grade.as_deref(), Some("优秀"));
    assert!(kept.unit("u").red_lines.is_empty());
}

#[test]
fn a_red_line_that_the_index_puts_in_force_needs_no_document() {
    let mut definition = support::index_of(&json!([
        {"id": "a", "title": "A", "weight": 99, "rule": points_rule()},
        {"id": "accidents", "title": "B", "rule": {"kind": "zero", "penalty": 100}},
        {"id": "rate", "title": "C", "weight": 0, "rule": points_rule()},
    ]));
    definition["grades"] = json!([{"from": 90, "label": "优秀"}, {"from": 60, "label": "合格"}, {"from": 0, "label": "差"}]);
    definition["red_lines"] = json!([
        {"id": "accident", "title": "R", "indicator": "accidents", "below": 100, "grade_cap": 60,
         "in_force": true, "basis": "本工具设定"},
        {"id": "rate", "title": "S", "indicator": "rate", "below": 50, "grade_cap": 0,
         "in_force": true, "basis": "本工具设定"},
        {"id": "off", "title": "T", "indicator": "rate", "below": 50, "grade_cap": 0},
    ]);
    for (accidents, rate, grade, crossed) in [
        (0.0, 60.0, "优秀", vec![]),
        (1.0, 60.0, "合格", vec!["accident"]),
        (0.0, 40.0, "差", vec!["rate"]),
        (2.0, 40.0, "差", vec!["accident", "rate"]),
    ] {
        let data = of_unit(&[("a", 100.0), ("accidents", accidents), ("rate", rate)]);
        let scored = scored(&definition, &data);
        let unit = scored.unit("u");
        assert_eq!(unit.grade.as_deref(), Some(grade), "{accidents} {rate}");
        assert_eq!(unit.red_lines, crossed);
        assert_close(scored.score(), if accidents > 0.0 { 99.0 } else { 100.0 });
    }
}

#[test]
fn a_red_line_without_a_document_stays_off() {
    let scored = red_lined(1.0, &json!({}));
    let blank = Map::from([("accident".to_owned(), " ".to_owned())]);
    let weighting = Weighting::default_of(&scored.index).with_red_lines(blank);
    assert_eq!(weighting.red_line("accident"), None);
}

#[test]
fn units_rank_overall_and_in_their_group_and_the_unscored_not_at_all() {
    let unit = |id: &str, group: &str| json!({"id": id, "group": group});
    let value = |id: &str, x: f64| json!({"unit": id, "indicator": "a", "value": x});
    let data = json!({
        "units": [unit("a", "镇"), unit("b", "街道"), unit("c", "镇"), unit("d", "街道"),
                  unit("e", "镇"), {"id": "f"}],
        "values": [value("a", 70.0), value("b", 90.0), value("c", 90.0), value("d", 60.0),
                   value("f", 80.0)],
    });
    let scored = scored(&given(&[("a", 1.0)]), &data);
    let ranks: Vec<_> = scored
        .report
        .units
        .iter()
        .map(|u| (u.rank, u.group_rank))
        .collect();
    assert_eq!(
        ranks,
        [
            (Some(4), Some(2)),
            (Some(1), Some(1)),
            (Some(1), Some(1)),
            (Some(5), Some(2)),
            (None, None),
            (Some(3), None),
        ]
    );
}

#[test]
fn ranks_may_be_of_rounded_scores() {
    let mut definition = given(&[("a", 1.0)]);
    let value = |id: &str, x: f64| json!({"unit": id, "indicator": "a", "value": x});
    let data = json!({"values": [value("a", 70.04), value("b", 70.01), value("c", 60.0)]});
    let ranks = |definition: &Value| {
        let scored = scored(definition, &data);
        scored
            .report
            .units
            .iter()
            .map(|unit| unit.rank)
            .collect::<Vec<_>>()
    };
    assert_eq!(ranks(&definition), [Some(1), Some(2), Some(3)]);
    definition["rank_decimals"] = json!(1);
    assert_eq!(ranks(&definition), [Some(1), Some(1), Some(3)]);
}

/// The light of a value of the indicator `x` as of a month.
fn light(definition: &Value, value: &Value, month: &str) -> Option<Progress> {
    let mut entry = value.clone();
    entry["unit"] = json!("u");
    entry["indicator"] = json!("x");
    let data = json!({"values": [entry]});
    let scored = scored_with(definition, &data, &json!({"asOf": month}));
    let (id, _) = scored.index.indicators().next()?;
    let (values, terms) = (scored.scoring.values(), scored.scoring.terms());
    assess(&scored.index, values, terms, UnitId::at(0), id).progress
}

fn jobs(schedule: &Value) -> Value {
    let rule = json!({"kind": "target", "direction": "at_least", "target": 36_000});
    let mut definition = support::single(&rule);
    definition["period"] = json!({"year": 2024});
    definition["schedule"] = schedule.clone();
    definition
}

#[test]
fn month_m_expects_m_twelfths_of_the_target() {
    for (x, month, expected) in [
        (3_000.0, 1, Progress::OnSchedule),
        (18_000.0, 6, Progress::OnSchedule),
        (18_900.0, 6, Progress::OnSchedule), // 1.05 exactly
        (18_901.0, 6, Progress::Ahead),
        (17_100.0, 6, Progress::OnSchedule), // 0.95 exactly
        (17_099.0, 6, Progress::Behind),
        (22_050.0, 7, Progress::OnSchedule), // 1.05 up to rounding
        (28_350.0, 9, Progress::OnSchedule), // 1.05 exactly
        (0.0, 1, Progress::Behind),
        (36_000.0, 6, Progress::Completed),
        (35_999.0, 12, Progress::OnSchedule),
        (34_000.0, 12, Progress::Behind),
    ] {
        let of = jobs(&Value::Null);
        let found = light(&of, &json!({"value": x}), &format!("2024-{month:02}"));
        assert_eq!(found, Some(expected), "{x} in month {month}");
    }
}

#[test]
fn the_thresholds_are_the_definitions() {
    let of = jobs(&json!({"ahead": 1.2, "behind": 0.5}));
    let light = |x: f64| light(&of, &json!({"value": x}), "2024-06");
    assert_eq!(light(9_000.0), Some(Progress::OnSchedule));
    assert_eq!(light(8_999.0), Some(Progress::Behind));
    assert_eq!(light(21_601.0), Some(Progress::Ahead));
}

#[test]
fn after_the_period_the_whole_target_is_due_and_before_it_nothing() {
    let of = jobs(&Value::Null);
    let light = |x: f64, month: &str| light(&of, &json!({"value": x}), month);
    assert_eq!(light(18_000.0, "2025-03"), Some(Progress::Behind));
    assert_eq!(
        light(0.0, "2023-12"),
        None,
        "nothing is due, nothing reached"
    );
    assert_eq!(light(18_000.0, "2023-12"), Some(Progress::Ahead));
    assert_eq!(light(36_000.0, "2023-12"), Some(Progress::Completed));
}

#[test]
fn a_state_is_on_schedule_or_behind_and_completed_only_at_the_end() {
    let of = |rule: Value, value: Value, month: u8| {
        let mut definition = support::single(&rule);
        definition["period"] = json!({"year": 2024, "months": 6});
        light(&definition, &value, &format!("2024-{month:02}"))
    };
    let zero = || json!({"kind": "zero", "penalty": 10});
    assert_eq!(
        of(zero(), json!({"value": 0}), 3),
        Some(Progress::OnSchedule)
    );
    assert_eq!(of(zero(), json!({"value": 1}), 3), Some(Progress::Behind));
    assert_eq!(
        of(zero(), json!({"value": 0}), 6),
        Some(Progress::Completed)
    );
    let coverage = || json!({"kind": "coverage"});
    let covered = |x: f64| json!({"value": x, "denominator": 40});
    assert_eq!(of(coverage(), covered(20.0), 3), Some(Progress::Behind));
    assert_eq!(of(coverage(), covered(40.0), 3), Some(Progress::OnSchedule));
    assert_eq!(of(coverage(), json!({"value": 20}), 3), None);
}

#[test]
fn a_pass_has_no_light_until_it_is_passed_or_due() {
    let mut definition = support::single(&json!({"kind": "pass"}));
    definition["period"] = json!({"year": 2024, "months": 6});
    let of = |value: &str, month: &str| light(&definition, &json!({"value": value}), month);
    assert_eq!(of("pass", "2024-03"), Some(Progress::Completed));
    assert_eq!(of("fail", "2024-03"), None);
    assert_eq!(of("fail", "2024-06"), Some(Progress::Behind));
}
