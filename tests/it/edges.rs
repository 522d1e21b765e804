//! What is valid at the edge of what can be computed.

use crate::support::{self, assert_close, index_of, of_unit, scored, try_methodology};
use proptest::prelude::*;
use serde_json::json;
use xingfu::index::Index;
use xingfu::schema::{self, MethodologyFile};

const AGGREGATIONS: [&str; 4] = ["arithmetic", "geometric", "harmonic", "minimum"];

#[test]
fn a_full_data_set_has_a_score_at_every_node() {
    // 90 is worth nothing on inverse goalposts: a difference of 0 over a negative span.
    let rule = json!({"kind": "goalposts", "lower": 90, "upper": 10});
    let indicators = json!([{"id": "a", "title": "A", "rule": rule}, {"id": "b", "title": "B", "rule": support::points_rule()}]);
    let powers = [-50.0, -3.0, -1.0, -0.001, 0.001, 3.0, 50.0].map(|p| json!({"power": p}));
    for aggregation in AGGREGATIONS
        .map(|name| json!(name))
        .into_iter()
        .chain(powers)
    {
        for b in [0.0, 80.0] {
            let mut definition = index_of(&indicators);
            definition["aggregation"] = aggregation.clone();
            let found = scored(&definition, &of_unit(&[("a", 90.0), ("b", b)]));
            assert_eq!(
                found.points("a").map(f64::to_bits),
                Some(0),
                "{aggregation}"
            );
            for node in ["d", "index"] {
                let points = found.points(node).unwrap_or(f64::NAN);
                assert!(
                    (0.0..=b).contains(&points),
                    "{aggregation} {node}: {points}"
                );
                assert!(points.is_sign_positive(), "{aggregation} {node}");
            }
        }
    }
}

#[test]
fn means_of_powers_lie_between_scores_of_every_size() {
    let target = |target: f64| json!({"kind": "target", "direction": "at_least", "target": target});
    for (a, b) in [
        (1e-7, 2e-7),
        (9e-10, 9e-10),
        (1e-30, 100.0),
        (0.5, 100.0),
        (1e-85, 1e-80),
    ] {
        for p in [-50.0, -1.0, -0.001, 0.001, 1.0, 50.0] {
            let mut definition = index_of(&json!([
                {"id": "a", "title": "A", "rule": target(100.0)}, {"id": "b", "title": "B", "rule": target(100.0)}]));
            definition["aggregation"] = json!({"power": p});
            let found = scored(&definition, &of_unit(&[("a", a), ("b", b)]));
            let points = found.score().unwrap_or(f64::NAN);
            assert!(
                a * (1.0 - 1e-9) <= points && points <= b * (1.0 + 1e-9),
                "{a} {b} {p}: {points}"
            );
            let sum: f64 = ["a", "b"]
                .iter()
                .filter_map(|id| found.node("u", id).contribution)
                .sum();
            assert_close(sum / points, 1.0);
        }
    }
}

#[test]
fn points_that_no_measure_tells_from_none_are_none() {
    let rule = json!({"kind": "target", "direction": "at_least", "target": 1e15});
    for value in [5e-324, 1e-300, 1e-80] {
        let found = support::points(&rule, &json!(value));
        assert_eq!(found, Some(0.0), "{value}");
    }
    assert_eq!(support::points(&rule, &json!(1e-70)), Some(1e-83));
}

#[test]
fn weights_have_a_range() {
    let weighted = |weight: f64| {
        let definition = support::given(&[("a", weight), ("b", 1.0)]);
        Index::from_json(&definition.to_string()).map_err(|error| error.to_string())
    };
    for (weight, message) in [
        (
            5e-324,
            "found 4.94065645841247e-324, expected 0, or at least 1e-100",
        ),
        (9e-101, "found 9e-101, expected 0, or at least 1e-100"),
        (1e300, "found 1e300, expected at most 1e15"),
    ] {
        let place = "dimensions[0].indicators[0].weight";
        assert_eq!(weighted(weight).err(), Some(format!("{place}: {message}")));
        let index = support::index(&support::given(&[("a", 1.0), ("b", 1.0)]));
        let given = try_methodology(&index, &json!({"weights": {"a": weight}}));
        let found = given.err().map(|error| error.to_string());
        assert_eq!(found, Some(format!("weights.a: {message}")));
    }
    for [a, b] in [
        [1e-100, 1e-100],
        [1e-100, 1e15],
        [1e15, 1e15],
        [0.0, 1e-100],
    ] {
        let definition = support::given(&[("a", a), ("b", b)]);
        let found = scored(&definition, &of_unit(&[("a", 40.0), ("b", 80.0)]));
        let weight = |id| found.node("u", id).effective_weight;
        assert_close(weight("a") + weight("b"), 1.0);
        assert_close(found.score(), weight("a") * 40.0 + weight("b") * 80.0);
    }
}

#[test]
fn a_bound_that_is_exceeded_by_little_is_told_from_the_number() {
    for (target, found) in [
        (1_000_000_000_000_000.1, "1000000000000000.1"),
        (1e15 + 1.0, "1000000000000001"),
    ] {
        let definition =
            support::single(&json!({"kind": "target", "direction": "at_least", "target": target}));
        let error = Index::from_json(&definition.to_string())
            .err()
            .map(|error| error.to_string());
        let place = "dimensions[0].indicators[0].rule.target";
        assert_eq!(
            error,
            Some(format!("{place}: found {found}, expected at most 1e15"))
        );
    }
}

proptest! {
    #[test]
    fn a_number_in_a_text_is_the_nearest_to_its_decimals(bits in any::<u64>(), plain in -1e6..1e6_f64, large in 1e12..1e15_f64) {
        for x in [f64::from_bits(bits), plain, large].into_iter().filter(|x| x.is_finite()) {
            let text = format!(r#"{{"weights": {{"a": {x:?}}}}}"#);
            let read = schema::read::<MethodologyFile>(&text);
            prop_assert_eq!(read.ok().and_then(|file| file.weights.get("a").copied()), Some(x));
        }
    }
}
