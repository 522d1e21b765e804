//! Statuses, coverage, periods, items, grades, adjustments, red lines, ranks, other indices.

use crate::support::{assert_close, given, of_unit, points_rule, scored, scored_with};
use serde_json::{Value, json};
use xingfu::data::UnitId;
use xingfu::month::Month;

#[test]
fn what_is_not_reported_leaves_the_denominator_and_only_the_inapplicable_the_coverage() {
    for (status, coverage) in [
        ("not_reported", 0.75),
        ("pending", 0.75),
        ("not_applicable", 1.0),
    ] {
        let data = json!({"values": [
            {"unit": "u", "indicator": "a", "value": 80},
            {"unit": "u", "indicator": "b", "status": status},
        ]});
        let scored = scored(&given(&[("a", 3.0), ("b", 1.0)]), &data);
        assert_close(scored.score(), 80.0);
        assert_close(scored.unit("u").coverage, coverage);
        assert_eq!(scored.node("u", "b").effective_weight, 0.0, "{status}");
    }
}

#[test]
fn an_indicator_without_any_record_counts_as_not_reported() {
    let scored = scored(&given(&[("a", 3.0), ("b", 1.0)]), &of_unit(&[("a", 80.0)]));
    assert_close(scored.score(), 80.0);
    assert_close(scored.unit("u").coverage, 0.75);
}

#[test]
fn below_the_minimum_coverage_the_headline_is_withheld_and_at_it_given() {
    let mut definition = given(&[("a", 1.0), ("b", 1.0), ("c", 2.0)]);
    definition["minimum_coverage"] = json!(0.5);
    let half = scored(&definition, &of_unit(&[("c", 80.0)]));
    assert_close(half.score(), 80.0);
    let less = scored(&definition, &of_unit(&[("a", 80.0)]));
    assert_eq!(less.score(), None);
    let unit = less.unit("u");
    assert_eq!(
        (unit.score, unit.rank, unit.grade.as_deref()),
        (None, None, None)
    );
    assert_eq!(unit.coverage, Some(0.25));
    assert_eq!(
        less.node("u", "a").score,
        Some(80.0),
        "its parts are still shown"
    );
    assert_eq!(less.node("u", "index").score, None);
    let choices = json!({"minimumCoverage": 0.25});
    assert_close(
        scored_with(&definition, &of_unit(&[("a", 80.0)]), &choices).score(),
        80.0,
    );
}

#[test]
fn a_unit_to_which_nothing_applies_has_no_coverage_and_no_score() {
    let data = json!({"values": [{"unit": "u", "indicator": "a", "status": "not_applicable"}]});
    let scored = scored(&given(&[("a", 1.0)]), &data);
    assert_eq!((scored.score(), scored.unit("u").coverage), (None, None));
}

#[test]
fn scores_with_missing_values_equal_themselves() {
    let (definition, data) = (given(&[("a", 3.0), ("b", 1.0)]), of_unit(&[("a", 80.0)]));
    let (once, again) = (scored(&definition, &data), scored(&definition, &data));
    assert_eq!(once.scores, again.scores);
    let other = scored(&definition, &of_unit(&[("a", 80.0), ("b", 80.0)]));
    assert_ne!(once.scores, other.scores);
}

fn two_levels() -> Value {
    json!({
        "id": "index", "version": "1", "title": "Index", "minimum_coverage": 0,
        "dimensions": [
            {"id": "work", "title": "W", "weight": 3, "indicators": [
                {"id": "jobs", "title": "J", "weight": 1, "rule": points_rule()},
                {"id": "wage", "title": "G", "weight": 3, "rule": points_rule()},
            ]},
            {"id": "life", "title": "L", "weight": 1, "dimensions": [
                {"id": "home", "title": "H", "indicators": [
                    {"id": "rent", "title": "R", "rule": points_rule()},
                ]},
                {"id": "empty", "title": "E", "weight": 5},
            ]},
        ],
    })
}

#[test]
fn effective_weights_contributions_and_lost_points_go_down_the_tree() {
    let data = of_unit(&[("jobs", 60.0), ("wage", 80.0), ("rent", 40.0)]);
    let scored = scored(&two_levels(), &data);
    for (node, weight, score, contribution) in [
        ("index", 1.0, 66.25, 66.25),
        ("work", 0.75, 75.0, 56.25),
        ("jobs", 0.1875, 60.0, 11.25),
        ("wage", 0.5625, 80.0, 45.0),
        ("life", 0.25, 40.0, 10.0),
        ("home", 0.25, 40.0, 10.0),
        ("rent", 0.25, 40.0, 10.0),
    ] {
        let found = scored.node("u", node);
        assert_close(found.score, score);
        assert_close(found.effective_weight, weight);
        assert_close(found.index_contribution, contribution);
        assert_close(found.lost_points, weight * (100.0 - score));
    }
}

#[test]
fn a_dimension_without_indicators_leaves_the_denominator_and_the_coverage() {
    let data = of_unit(&[("jobs", 60.0), ("wage", 80.0), ("rent", 40.0)]);
    let scored = scored(&two_levels(), &data);
    let empty = scored.node("u", "empty");
    assert_eq!(
        (empty.score, empty.coverage, empty.effective_weight),
        (None, None, 0.0)
    );
    assert_close(empty.weight, 5.0 / 6.0);
    assert_close(scored.unit("u").coverage, 1.0);
}

#[test]
fn a_missing_value_gives_its_weight_to_its_siblings_only() {
    let scored = scored(&two_levels(), &of_unit(&[("jobs", 60.0), ("rent", 40.0)]));
    assert_close(scored.score(), 0.75 * 60.0 + 0.25 * 40.0);
    assert_close(scored.node("u", "jobs").effective_weight, 0.75);
    assert_close(scored.unit("u").coverage, 0.75 * 0.25 + 0.25);
}

#[test]
fn an_aggregation_holds_below_its_node_until_another_is_named() {
    let mut definition = two_levels();
    definition["aggregation"] = json!("geometric");
    definition["dimensions"][0]["aggregation"] = json!({"power": 2});
    let scored = scored(
        &definition,
        &of_unit(&[("jobs", 60.0), ("wage", 80.0), ("rent", 40.0)]),
    );
    let work = (0.25 * 3600.0 + 0.75 * 6400.0_f64).sqrt();
    assert_close(scored.points("work"), work);
    assert_close(scored.score(), work.powf(0.75) * 40.0_f64.powf(0.25));
}

#[test]
fn the_minimum_passes_over_what_weighs_nothing() {
    let mut definition = given(&[("a", 0.0), ("b", 1.0), ("c", 9.0)]);
    definition["aggregation"] = json!("minimum");
    let scored = scored(
        &definition,
        &of_unit(&[("a", 10.0), ("b", 40.0), ("c", 90.0)]),
    );
    assert_close(scored.score(), 40.0);
    assert_close(scored.node("u", "b").contribution, 40.0);
}

#[test]
fn weights_of_ones_own_are_ratios_among_siblings() {
    let data = of_unit(&[("a", 60.0), ("b", 90.0)]);
    let mine = json!({"weights": {"a": 2, "b": 4}});
    let scored = scored_with(&given(&[("a", 1.0), ("b", 1.0)]), &data, &mine);
    assert_close(scored.score(), 80.0);
    assert!(!scored.report.published);
    let same = json!({"weights": {"a": 7, "b": 7}});
    assert!(
        scored_with(&given(&[("a", 1.0), ("b", 1.0)]), &data, &same)
            .report
            .published
    );
}

fn schools() -> Value {
    json!({
        "id": "index", "version": "1", "title": "I", "minimum_coverage": 0,
        "ladders": {"l": [
            {"id": "none", "title": "N", "points": 0},
            {"id": "half", "title": "H", "points": 50},
            {"id": "done", "title": "D", "points": 100},
        ]},
        "dimensions": [{"id": "d", "title": "D", "indicators": [{
            "id": "schools", "title": "S",
            "rule": {"kind": "milestone", "ladder": "l", "promised": "done"},
            "items": [
                {"id": "primary", "title": "杨村第四小学"},
                {"id": "middle", "title": "杨村第二中学"},
                {"id": "peninsula", "title": "翡翠半岛中小学", "count": 2},
            ],
        }]}],
    })
}

fn school(item: &str, value: &str) -> Value {
    json!({"unit": "u", "indicator": "schools", "item": item, "value": value})
}

#[test]
fn the_school_of_two_counts_twice() {
    let data = json!({"values": [
        school("primary", "done"), school("middle", "none"), school("peninsula", "half"),
    ]});
    assert_close(scored(&schools(), &data).score(), 50.0);
    let data = json!({"values": [
        school("primary", "none"), school("middle", "none"), school("peninsula", "done"),
    ]});
    assert_close(scored(&schools(), &data).score(), 50.0);
}

#[test]
fn items_without_a_value_leave_the_mean_and_lower_the_coverage() {
    let scored = scored(
        &schools(),
        &json!({"values": [school("peninsula", "half")]}),
    );
    assert_close(scored.score(), 50.0);
    assert_close(scored.node("u", "schools").coverage, 0.5);
    assert_close(scored.unit("u").coverage, 0.5);
}

#[test]
fn a_status_of_the_whole_stands_for_its_items_until_they_have_their_own() {
    let whole = |status: &str, period: &str| {
        json!({
            "unit": "u", "indicator": "schools", "status": status, "period": period,
        })
    };
    let item = |period: &str| {
        json!({
            "unit": "u", "indicator": "schools", "item": "peninsula", "value": "half",
            "period": period,
        })
    };
    let of = |values: Value| {
        let node = scored(&schools(), &json!({"values": values})).node("u", "schools");
        (node.score, node.coverage)
    };
    assert_eq!(
        of(json!([whole("not_applicable", "2024-03")])),
        (None, None)
    );
    let later = of(json!([whole("not_applicable", "2024-03"), item("2024-04")]));
    assert_eq!(later, (Some(50.0), Some(1.0)));
    let same = of(json!([whole("pending", "2024-03"), item("2024-03")]));
    assert_eq!(same, (Some(50.0), Some(0.5)));
    let earlier = of(json!([item("2024-03"), whole("not_reported", "2024-06")]));
    assert_eq!(earlier, (None, Some(0.0)));
}

fn monthly(as_of: &Value) -> Option<f64> {
    let month = |period: &str, value: f64| {
        json!({
            "unit": "u", "indicator": "a", "value": value, "period": period,
        })
    };
    let data = json!({"values": [
        month("2024-03", 30.0), month("2024-11", 90.0), month("2023-12", 10.0),
        {"unit": "u", "indicator": "a", "value": 5},
    ]});
    let choices = json!({"asOf": as_of});
    scored_with(&given(&[("a", 1.0)]), &data, &choices).score()
}

#[test]
fn a_score_takes_the_latest_record_up_to_its_month() {
    assert_eq!(monthly(&json!("2024-02")), Some(10.0));
    assert_eq!(monthly(&json!("2024-03")), Some(30.0));
    assert_eq!(monthly(&json!("2024-10")), Some(30.0));
    assert_eq!(monthly(&json!("2025-01")), Some(90.0));
    assert_eq!(monthly(&Value::Null), Some(90.0));
    assert_eq!(
        monthly(&json!("2020-01")),
        Some(5.0),
        "records of no period are the oldest"
    );
}

#[test]
fn before_any_record_nothing_is_covered() {
    let data =
        json!({"values": [{"unit": "u", "indicator": "a", "value": 5, "period": "2024-05"}]});
    let scored = scored_with(&given(&[("a", 1.0)]), &data, &json!({"asOf": "2024-04"}));
    assert_eq!(
        (scored.score(), scored.unit("u").coverage),
        (None, Some(0.0))
    );
    let indicator = scored.index.find_indicator("a").expect("an indicator");
    let before = Month::new(2024, 4);
    assert_eq!(
        scored
            .dataset
            .latest(UnitId::at(0), indicator, None, before),
        None
    );
}
