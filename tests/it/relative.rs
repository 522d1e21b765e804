//! Units beside each other: every method, its direction, and where it would divide by nothing.

use crate::support;
use serde_json::{Value, json};
use xingfu::index::Index;

/// The points of units a, b, c, … of those values; the first two are of group `x`, the others of `y`.
fn points(rule: &Value, numbers: &[Option<f64>]) -> Vec<Option<f64>> {
    let definition = json!({
        "id": "index", "version": "1", "title": "Index", "minimum_coverage": 0,
        "dimensions": [{"id": "d", "title": "D", "indicators": [
            {"id": "i", "title": "I", "rule": rule},
            {"id": "other", "title": "O", "rule": {"kind": "band", "from": 0, "to": 1, "lower": 0, "upper": 2}},
        ]}],
    });
    let name = |at: usize| char::from(b'a' + at as u8).to_string();
    let units: Vec<_> = (0..numbers.len())
        .map(|at| json!({"id": name(at), "title": name(at), "group": if at < 2 { "x" } else { "y" }}))
        .collect();
    let values = numbers.iter().enumerate();
    let values: Vec<_> = values
        .filter_map(|(at, x)| Some(json!({"unit": name(at), "indicator": "i", "value": (*x)?})))
        .collect();
    let scored = support::scored(&definition, &json!({"units": units, "values": values}));
    (0..numbers.len())
        .map(|at| scored.node(&name(at), "i").score)
        .collect()
}

fn relative(polarity: &str, method: &Value) -> Value {
    json!({"kind": "relative", "polarity": polarity, "method": method})
}

#[track_caller]
fn assert_points(rule: &Value, numbers: &[f64], expected: &[f64]) {
    let numbers: Vec<_> = numbers.iter().copied().map(Some).collect();
    let found: Vec<f64> = points(rule, &numbers)
        .into_iter()
        .map(|points| points.unwrap_or(f64::NAN))
        .collect();
    let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-9;
    let is_near = found.iter().zip(expected).all(near) && found.len() == expected.len();
    assert!(is_near, "{rule}: found {found:?}, expected {expected:?}");
}

const FOUR: [f64; 4] = [40.0, 10.0, 20.0, 20.0];

#[test]
fn each_method_in_either_direction_with_a_tie() {
    let cases = [
        (
            json!("min_max"),
            [100.0, 0.0, 100.0 / 3.0, 100.0 / 3.0],
            [0.0, 100.0, 200.0 / 3.0, 200.0 / 3.0],
        ),
        (
            json!({"min_max": [1, 4]}),
            [4.0, 1.0, 2.0, 2.0],
            [1.0, 4.0, 3.0, 3.0],
        ),
        (json!("rank"), [4.0, 1.0, 2.0, 2.0], [1.0, 4.0, 2.0, 2.0]),
        (json!("borda"), [3.0, 0.0, 1.0, 1.0], [0.0, 3.0, 1.0, 1.0]),
        (
            json!("percentile_rank"),
            [100.0, 0.0, 100.0 / 3.0, 100.0 / 3.0],
            [0.0, 100.0, 100.0 / 3.0, 100.0 / 3.0],
        ),
        (
            json!("distance_to_best"),
            [100.0, 25.0, 50.0, 50.0],
            [25.0, 100.0, 50.0, 50.0],
        ),
        (
            json!({"distance_to": "c"}),
            [300.0, 0.0, 100.0, 100.0],
            [0.0, 150.0, 100.0, 100.0],
        ),
        (
            json!({"benchmark": "c"}),
            [200.0, 50.0, 100.0, 100.0],
            [50.0, 200.0, 100.0, 100.0],
        ),
        (
            json!("benchmark"),
            [4000.0 / 22.5, 1000.0 / 22.5, 2000.0 / 22.5, 2000.0 / 22.5],
            [56.25, 225.0, 112.5, 112.5],
        ),
    ];
    for (method, positive, negative) in cases {
        assert_points(&relative("positive", &method), &FOUR, &positive);
        assert_points(&relative("negative", &method), &FOUR, &negative);
    }
}

/// Mean 22.5, squares 306.25 + 156.25 + 6.25 + 6.25 = 475 over 3.
#[test]
fn z_scores_are_of_n_minus_1() {
    let sd = (475.0_f64 / 3.0).sqrt();
    let z = |x: f64| (x - 22.5) / sd;
    let expected = FOUR.map(|x| 50.0 + 10.0 * z(x));
    assert_points(&relative("positive", &json!("z_score")), &FOUR, &expected);
    let expected = FOUR.map(|x| 3.0 - 2.0 * z(x));
    assert_points(
        &relative("negative", &json!({"z_score": [3, 2]})),
        &FOUR,
        &expected,
    );
}

#[test]
fn where_all_are_equal_nobody_is_better() {
    for (method, expected) in [
        (json!("min_max"), 50.0),
        (json!({"min_max": [0, 10]}), 5.0),
        (json!("z_score"), 50.0),
        (json!("rank"), 1.0),
        (json!("borda"), 0.0),
        (json!("percentile_rank"), 0.0),
        (json!("distance_to_best"), 100.0),
        (json!({"distance_to": "a"}), 100.0),
        (json!({"benchmark": "a"}), 100.0),
        (json!("benchmark"), 100.0),
    ] {
        for polarity in ["positive", "negative"] {
            let rule = relative(polarity, &method);
            assert_points(&rule, &[0.1 + 0.2; 3], &[expected; 3]);
        }
    }
}

#[test]
fn one_value_is_compared_with_itself() {
    for (method, expected) in [
        (json!("min_max"), 50.0),
        (json!("z_score"), 50.0),
        (json!("rank"), 1.0),
        (json!("borda"), 0.0),
        (json!("percentile_rank"), 50.0),
        (json!("distance_to_best"), 100.0),
        (json!("benchmark"), 100.0),
    ] {
        assert_points(&relative("positive", &method), &[7.0], &[expected]);
    }
}

#[test]
fn what_is_missing_is_compared_with_nobody() {
    let rule = relative("positive", &json!("rank"));
    let found = points(&rule, &[Some(3.0), None, Some(9.0), Some(5.0)]);
    assert_eq!(found, [Some(1.0), None, Some(3.0), Some(2.0)]);
    let to_nobody = relative("positive", &json!({"benchmark": "b"}));
    assert_eq!(points(&to_nobody, &[Some(3.0), None, Some(9.0)]), [None; 3]);
    let to_a_stranger = relative("positive", &json!({"distance_to": "nobody"}));
    assert_eq!(points(&to_a_stranger, &[Some(3.0), Some(9.0)]), [None; 2]);
}

#[test]
fn a_group_is_compared_within_itself() {
    let mut rule = relative("positive", &json!("min_max"));
    rule["over"] = "group".into();
    assert_points(
        &rule,
        &[10.0, 20.0, 1.0, 2.0, 5.0],
        &[0.0, 100.0, 0.0, 25.0, 100.0],
    );
}

#[test]
fn a_unit_of_another_group_may_be_worse_than_the_worst() {
    let cases = [
        ("positive", [0.0, 10.0, 1.0, 2.0, 5.0]),
        ("negative", [9.0, 1.0, 8.0, 7.0, 5.0]),
    ];
    for (polarity, numbers) in cases {
        let mut rule = relative(polarity, &json!({"distance_to": "a"}));
        rule["over"] = "group".into();
        assert_points(&rule, &numbers, &[100.0; 5]);
    }
}

#[test]
fn nothing_is_divided_by_nothing() {
    assert_points(
        &relative("positive", &json!("distance_to_best")),
        &[0.0, 0.0, 4.0],
        &[0.0, 0.0, 100.0],
    );
    assert_points(
        &relative("negative", &json!("distance_to_best")),
        &[0.0, 2.0, 4.0],
        &[100.0, 0.0, 0.0],
    );
    assert_points(
        &relative("positive", &json!({"benchmark": "a"})),
        &[0.0, 3.0],
        &[100.0, 100.0],
    );
    assert_points(
        &relative("positive", &json!({"distance_to": "a"})),
        &[1.0, 3.0],
        &[100.0, 100.0],
    );
    // Left open by the rule, and so open to values below 0: a ratio says nothing of them.
    let definition = json!({
        "id": "index", "version": "1", "title": "Index",
        "dimensions": [{"id": "d", "title": "D", "indicators": [
            {"id": "i", "title": "I", "rule": {"kind": "relative", "polarity": "positive"}},
        ]}],
    });
    let data = json!({"values": [
        {"unit": "a", "indicator": "i", "value": -1}, {"unit": "b", "indicator": "i", "value": 2},
    ]});
    let scored = support::scored_with(
        &definition,
        &data,
        &json!({"normalisation": "distance_to_best"}),
    );
    assert_eq!(scored.node("b", "i").score, None);
}

/// The month that counts is each unit's own latest: others are compared as of the same month.
#[test]
fn a_comparison_is_as_of_a_month() {
    let definition = json!({
        "id": "index", "version": "1", "title": "Index", "period": {"year": 2024},
        "dimensions": [{"id": "d", "title": "D", "indicators": [
            {"id": "i", "title": "I", "rule": relative("positive", &json!("rank"))},
        ]}],
    });
    let value = |unit: &str, month: &str, x: f64| json!({"unit": unit, "indicator": "i", "period": month, "value": x});
    let data = json!({"values": [
        value("a", "2024-01", 1.0), value("b", "2024-01", 2.0),
        value("a", "2024-02", 3.0), value("b", "2024-03", 4.0),
    ]});
    for (month, expected) in [
        ("2024-01", [1.0, 2.0]),
        ("2024-02", [2.0, 1.0]),
        ("2024-03", [1.0, 2.0]),
    ] {
        let scored = support::scored_with(&definition, &data, &json!({"asOf": month}));
        let found = ["a", "b"].map(|unit| scored.node(unit, "i").score);
        assert_eq!(found, expected.map(Some), "{month}");
    }
}

#[test]
fn a_method_that_is_none_is_refused_by_its_place() {
    let fault = |rule: Value| {
        let definition = json!({
            "id": "index", "version": "1", "title": "Index",
            "dimensions": [{"id": "d", "title": "D", "indicators": [{"id": "i", "title": "I", "rule": rule}]}],
        });
        Index::from_json(&definition.to_string())
            .err()
            .map(|error| error.to_string())
    };
    let place = "dimensions[0].indicators[0].rule";
    let methods = "`min_max`, `z_score`, `rank`, `percentile_rank`, `borda`, `distance_to_best`, `benchmark`, {\"min_max\": [from, to]}, {\"z_score\": [mean, sd]}, {\"distance_to\": unit} or {\"benchmark\": unit}";
    for (rule, expected) in [
        (
            json!({"kind": "relative"}),
            format!("{place}: found no field `polarity`, expected one"),
        ),
        (
            relative("up", &json!("rank")),
            format!("{place}.polarity: found `up`, expected `positive` or `negative`"),
        ),
        (
            relative("positive", &json!("best")),
            format!("{place}.method: found \"best\", expected {methods}"),
        ),
        (
            relative("positive", &json!({"min_max": [5, 5]})),
            format!(
                "{place}.method: found [5, 5], expected two points within ±1e15, the second above the first"
            ),
        ),
        (
            relative("positive", &json!({"z_score": [0, 0]})),
            format!(
                "{place}.method: found [0, 0], expected a mean within ±1e15 and a standard deviation above 0"
            ),
        ),
    ] {
        assert_eq!(
            fault(rule.clone()).as_deref(),
            Some(expected.as_str()),
            "{rule}"
        );
    }
}

#[test]
fn a_methodology_takes_what_any_index_can() {
    let index = support::index(&json!({
        "id": "index", "version": "1", "title": "Index",
        "dimensions": [{"id": "d", "title": "D", "indicators": [{"id": "i", "title": "I", "rule": relative("positive", &json!("rank"))}]}],
    }));
    let fault = support::try_methodology(&index, &json!({"normalisation": {"benchmark": "a"}}));
    let fault = fault.err().map(|error| error.to_string());
    let expected = "normalisation: found `benchmark`, expected `min_max`, `z_score`, `rank`, `percentile_rank`, `borda`, `distance_to_best`, {\"min_max\": [from, to]} or {\"z_score\": [mean, sd]}";
    assert_eq!(fault.as_deref(), Some(expected));
}
