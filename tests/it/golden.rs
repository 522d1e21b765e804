//! The golden values of the rules, each by way of the public pipeline: JSON in, points out.

use crate::support::{self, assert_close, points, scored, single};
use serde_json::{Value, json};
use xingfu::weighting::{ahp, entropy};

#[track_caller]
fn assert_points(rule: &Value, cases: &[(f64, f64)]) {
    for &(value, expected) in cases {
        let found = points(rule, &json!(value)).unwrap_or(f64::NAN);
        assert!(
            (found - expected).abs() < 1e-9,
            "{rule} of {value}: found {found}, expected {expected}"
        );
    }
}

#[test]
fn efficacy_of_5_81_between_6_and_12_is_58_73() {
    let rule = json!({"kind": "efficacy", "unacceptable": 6, "satisfactory": 12});
    assert_points(
        &rule,
        &[
            (5.81, 58.0 + 11.0 / 15.0),
            (6.0, 60.0),
            (12.0, 100.0),
            (-6.0, -20.0),
        ],
    );
}

#[test]
fn efficacy_works_unchanged_for_inverse_indicators() {
    let rule = json!({"kind": "efficacy", "unacceptable": 12, "satisfactory": 6});
    assert_points(
        &rule,
        &[
            (12.0, 60.0),
            (9.0, 80.0),
            (6.0, 100.0),
            (21.0, 0.0),
            (24.0, -20.0),
        ],
    );
}

#[test]
fn clamped_efficacy_stays_within_0_and_100() {
    let rule = json!({"kind": "efficacy", "unacceptable": 6, "satisfactory": 12, "clamp": true});
    assert_points(
        &rule,
        &[(-6.0, 0.0), (5.81, 58.0 + 11.0 / 15.0), (30.0, 100.0)],
    );
}

#[test]
fn the_tier_value_6_5_earns_7_of_a_weight_of_10() {
    let tiers = json!([{"value": 5, "share": 0.6}, {"value": 8, "share": 0.8}]);
    let definition = support::index_of(&json!([
        {"id": "tier", "title": "T", "weight": 10, "rule": {"kind": "tiered", "tiers": tiers}},
        {"id": "rest", "title": "R", "weight": 90, "rule": {"kind": "pass"}},
    ]));
    let data = json!({"values": [
        {"unit": "u", "indicator": "tier", "value": 6.5},
        {"unit": "u", "indicator": "rest", "value": "fail"},
    ]});
    let scored = scored(&definition, &data);
    let tier = scored.node("u", "tier");
    assert_close(tier.score, 70.0);
    assert_close(tier.effective_weight, 0.1);
    assert_close(tier.contribution, 7.0);
    assert_close(scored.score(), 7.0);
}

#[test]
fn tiers_interpolate_between_and_below_and_end_at_the_last() {
    let tiers = json!([{"value": 5, "share": 0.6}, {"value": 8, "share": 0.8}]);
    let rule = json!({"kind": "tiered", "tiers": tiers});
    assert_points(
        &rule,
        &[
            (-1.0, 0.0),
            (0.0, 0.0),
            (2.5, 30.0),
            (5.0, 60.0),
            (8.0, 80.0),
            (99.0, 80.0),
        ],
    );
    let tiers = json!([{"value": 8, "share": 0.6}, {"value": 5, "share": 0.8}]);
    let rule = json!({"kind": "tiered", "tiers": tiers});
    assert_points(
        &rule,
        &[
            (20.0, 0.0),
            (11.0, 0.0),
            (8.0, 60.0),
            (6.5, 70.0),
            (4.0, 80.0),
        ],
    );
}

#[test]
fn satisfaction_of_40_30_20_5_5_per_cent_is_78() {
    let rule = json!({"kind": "satisfaction"});
    assert_close(points(&rule, &json!([0.4, 0.3, 0.2, 0.05, 0.05])), 78.0);
}

#[test]
fn rounded_shares_of_satisfaction_never_exceed_100() {
    let rule = json!({"kind": "satisfaction"});
    assert_close(points(&rule, &json!([1.0, 0.005, 0, 0, 0])), 100.0);
    assert_close(points(&rule, &json!([0.995, 0, 0, 0, 0])), 99.5);
    let rule = json!({"kind": "satisfaction", "points": [100, 90, 70, 20, 10]});
    assert_close(points(&rule, &json!([0.2, 0.2, 0.2, 0.2, 0.2])), 58.0);
}

#[test]
fn new_jobs_of_39_600_are_100_points_or_110_under_a_cap_of_120() {
    let rule = json!({"kind": "target", "direction": "at_least", "target": 36_000});
    assert_points(
        &rule,
        &[
            (39_600.0, 100.0),
            (36_000.0, 100.0),
            (18_000.0, 50.0),
            (0.0, 0.0),
        ],
    );
    let rule = json!({"kind": "target", "direction": "at_least", "target": 36_000, "cap": 120});
    assert_points(&rule, &[(39_600.0, 110.0), (90_000.0, 120.0)]);
}

#[test]
fn an_upper_target_divides_the_target_by_the_value_and_gives_nothing_its_cap() {
    let rule = json!({"kind": "target", "direction": "at_most", "target": 4, "cap": 110});
    assert_points(
        &rule,
        &[(5.0, 80.0), (4.0, 100.0), (0.0, 110.0), (-0.0, 110.0)],
    );
}

#[test]
fn three_occurrences_at_20_points_each_leave_40() {
    let rule = json!({"kind": "zero", "penalty": 20});
    assert_points(&rule, &[(0.0, 100.0), (3.0, 40.0), (6.0, 0.0)]);
}

#[test]
fn a_rate_that_falls_from_92_to_91_5_at_10_a_point_keeps_95() {
    let definition = single(&json!({"kind": "hold", "penalty": 10}));
    for (value, expected) in [(91.5, 95.0), (92.0, 100.0), (97.0, 100.0), (10.0, 0.0)] {
        let data = json!({"values": [
            {"unit": "u", "indicator": "x", "value": value, "baseline": 92.0},
        ]});
        assert_close(scored(&definition, &data).score(), expected);
    }
}

#[test]
fn any_fall_of_a_bottom_line_leaves_at_most_its_floor() {
    let definition = single(&json!({"kind": "hold", "penalty": 10, "floor": 59}));
    for (value, expected) in [(92.0, 100.0), (91.9, 59.0), (91.5, 59.0), (85.0, 30.0)] {
        let data = json!({"values": [
            {"unit": "u", "indicator": "x", "value": value, "baseline": 92.0},
        ]});
        assert_close(scored(&definition, &data).score(), expected);
    }
}

#[test]
fn no_rate_makes_up_for_another_where_items_combine_by_their_minimum() {
    let of = |combine: &str| {
        let mut definition =
            single(&json!({"kind": "hold", "penalty": 10, "items_combine": combine}));
        definition["dimensions"][0]["indicators"][0]["items"] = json!([
            {"id": "a", "title": "A"}, {"id": "b", "title": "B", "count": 2},
            {"id": "c", "title": "C"},
        ]);
        let value = |item: &str, value: f64| {
            json!({"unit": "u", "indicator": "x", "item": item,
            "value": value, "baseline": 80})
        };
        let data = json!({"values": [value("a", 90.0), value("b", 77.0)]});
        scored(&definition, &data).node("u", "x")
    };
    assert_close(of("mean").score, 80.0);
    assert_close(of("minimum").score, 70.0);
    assert_eq!(of("minimum").coverage, Some(0.75));
}

#[test]
fn a_rate_without_its_baseline_is_not_scored_and_not_covered() {
    let definition = single(&json!({"kind": "hold", "penalty": 10}));
    let data = json!({"values": [{"unit": "u", "indicator": "x", "value": 91.5}]});
    let node = scored(&definition, &data).node("u", "x");
    assert_eq!((node.score, node.coverage), (None, Some(0.0)));
}

#[test]
fn coverage_needs_its_denominator() {
    let definition = single(&json!({"kind": "coverage"}));
    let of = |value: Value| scored(&definition, &json!({"values": [value]})).score();
    let with = |x: f64| json!({"unit": "u", "indicator": "x", "value": x, "denominator": 40});
    assert_close(of(with(30.0)), 75.0);
    assert_close(of(with(44.0)), 100.0);
    assert_eq!(
        of(json!({"unit": "u", "indicator": "x", "value": 30})),
        None
    );
}

#[test]
fn goalposts_are_clamped_and_invert() {
    let rule = json!({"kind": "goalposts", "lower": 20, "upper": 85});
    assert_points(
        &rule,
        &[
            (20.0, 0.0),
            (71.5, 100.0 * 51.5 / 65.0),
            (90.0, 100.0),
            (3.0, 0.0),
        ],
    );
    let rule = json!({"kind": "goalposts", "lower": 100, "upper": 0});
    assert_points(&rule, &[(25.0, 75.0), (0.0, 100.0), (120.0, 0.0)]);
}

#[test]
fn income_goalposts_are_on_the_scale_of_logarithms() {
    let rule = json!({"kind": "goalposts", "lower": 100, "upper": 75_000, "transform": "ln"});
    let expected = 100.0 * (17_000.0_f64 / 100.0).ln() / 750.0_f64.ln();
    assert_points(
        &rule,
        &[(100.0, 0.0), (17_000.0, expected), (75_000.0, 100.0)],
    );
}

#[test]
fn a_band_is_full_within_and_falls_alike_on_both_sides() {
    let rule = json!({"kind": "band", "from": 10, "to": 20, "lower": 0, "upper": 40});
    assert_points(
        &rule,
        &[
            (10.0, 100.0),
            (20.0, 100.0),
            (5.0, 75.0),
            (25.0, 75.0),
            (30.0, 50.0),
            (90.0, 0.0),
        ],
    );
}

#[test]
fn a_milestone_is_kept_at_its_own_rung() {
    let mut definition = single(&json!({"kind": "milestone", "ladder": "l", "promised": "half"}));
    definition["ladders"] = json!({"l": [
        {"id": "none", "title": "N", "points": 0},
        {"id": "begun", "title": "B", "points": 20},
        {"id": "half", "title": "H", "points": 50},
        {"id": "done", "title": "D", "points": 100},
    ]});
    for (rung, expected) in [
        ("none", 0.0),
        ("begun", 40.0),
        ("half", 100.0),
        ("done", 100.0),
    ] {
        let data = json!({"values": [{"unit": "u", "indicator": "x", "value": rung}]});
        assert_close(scored(&definition, &data).score(), expected);
    }
}

#[test]
fn a_pass_is_all_or_nothing() {
    let rule = json!({"kind": "pass"});
    assert_eq!(points(&rule, &json!("pass")), Some(100.0));
    assert_eq!(points(&rule, &json!("fail")), Some(0.0));
}

#[test]
fn a_checklist_counts_the_partly_done_by_half() {
    let definition = support::index_of(&json!([{
        "id": "x", "title": "X", "rule": {"kind": "checklist"},
        "items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}, {"id": "c", "title": "C"}],
    }]));
    let data = json!({"values": [
        {"unit": "u", "indicator": "x", "item": "a", "value": "done"},
        {"unit": "u", "indicator": "x", "item": "b", "value": "partial"},
        {"unit": "u", "indicator": "x", "item": "c", "value": "not_done"},
    ]});
    assert_close(scored(&definition, &data).score(), 50.0);
}

#[test]
fn pairwise_comparisons_of_three_give_0_6370_0_2583_0_1047() {
    let third = 1.0 / 3.0;
    let matrix = [
        vec![1.0, 3.0, 5.0],
        vec![third, 1.0, 3.0],
        vec![0.2, third, 1.0],
    ];
    let ahp = ahp(&matrix).unwrap_or_else(|error| panic!("{error}"));
    for (found, expected) in ahp.weights.iter().zip([0.6370, 0.2583, 0.1047]) {
        assert!((found - expected).abs() < 5e-5, "{found} {expected}");
    }
    assert!((ahp.lambda_max - 3.0385).abs() < 5e-5, "{}", ahp.lambda_max);
    let ratio = ahp.consistency_ratio.unwrap_or(f64::NAN);
    assert!((ratio - 0.033).abs() < 5e-4, "{ratio}");
}

#[test]
fn entropy_gives_the_varying_column_0_9976() {
    let weights = entropy(&[vec![90.0, 60.0, 30.0], vec![80.0, 78.0, 82.0]]);
    let weights = weights.unwrap_or_else(|error| panic!("{error}"));
    assert!((weights[0] - 0.9976).abs() < 5e-5, "{weights:?}");
    assert!((weights[1] - 0.0024).abs() < 5e-5, "{weights:?}");
}
