//! Laws of the rules.

use crate::support::{self, points, scored};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Rules of one number, each with whether more is better, and parameters that scale with it.
fn numeric_rules(k: f64) -> Vec<(Value, bool)> {
    let tiers =
        |a: f64, b: f64| json!([{"value": a * k, "share": 0.6}, {"value": b * k, "share": 0.9}]);
    vec![
        (
            json!({"kind": "target", "direction": "at_least", "target": 40.0 * k, "cap": 120}),
            true,
        ),
        (
            json!({"kind": "target", "direction": "at_most", "target": 40.0 * k}),
            false,
        ),
        (json!({"kind": "zero", "penalty": 2.0 / k}), false),
        (
            json!({"kind": "efficacy", "unacceptable": 20.0 * k, "satisfactory": 60.0 * k}),
            true,
        ),
        (
            json!({"kind": "efficacy", "unacceptable": 60.0 * k, "satisfactory": 20.0 * k, "clamp": true}),
            false,
        ),
        (json!({"kind": "tiered", "tiers": tiers(20.0, 60.0)}), true),
        (json!({"kind": "tiered", "tiers": tiers(60.0, 20.0)}), false),
        (
            json!({"kind": "goalposts", "lower": 20.0 * k, "upper": 80.0 * k}),
            true,
        ),
        (
            json!({"kind": "goalposts", "lower": 80.0 * k, "upper": 20.0 * k, "transform": "ln"}),
            false,
        ),
    ]
}

fn band(k: f64) -> Value {
    json!({"kind": "band", "from": 30.0 * k, "to": 50.0 * k, "lower": 10.0 * k, "upper": 90.0 * k})
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_rule_is_monotone_in_its_value(x in 0.01..100.0, more in 0.0..50.0) {
        for (rule, rising) in numeric_rules(1.0) {
            let (low, high) = (points(&rule, &json!(x)), points(&rule, &json!(x + more)));
            let (worse, better) = if rising { (low, high) } else { (high, low) };
            prop_assert!(worse <= better.map(|points| points + 1e-9), "{rule}: {low:?} {high:?}");
        }
    }

    #[test]
    fn points_lie_within_0_and_the_cap_but_for_unclamped_efficacy(x in 0.01..1000.0) {
        for (rule, _) in numeric_rules(1.0).into_iter().chain([(band(1.0), true)]) {
            let most = if rule["cap"].is_null() { 100.0 } else { 120.0 };
            let open = rule["kind"] == "efficacy" && rule["clamp"].is_null();
            let found = points(&rule, &json!(x)).unwrap_or(f64::NAN);
            prop_assert!(open || (0.0..=most).contains(&found), "{rule}: {found}");
        }
    }

    #[test]
    fn another_unit_of_measurement_changes_nothing(x in 0.01..100.0, k in 0.001..1000.0) {
        let here = numeric_rules(1.0).into_iter().map(|(rule, _)| rule).chain([band(1.0)]);
        let there = numeric_rules(k).into_iter().map(|(rule, _)| rule).chain([band(k)]);
        for (here, there) in here.zip(there) {
            let found = (points(&here, &json!(x)), points(&there, &json!(k * x)));
            let (Some(a), Some(b)) = found else { panic!("{found:?}") };
            prop_assert!((a - b).abs() < 1e-6, "{here}: {a} {b}");
        }
    }

    #[test]
    fn a_mirrored_measure_under_mirrored_parameters_scores_alike(x in -100.0..100.0_f64, a in -50.0..0.0_f64, b in 1.0..50.0_f64) {
        let pairs = [
            (json!({"kind": "efficacy", "unacceptable": a, "satisfactory": b}),
             json!({"kind": "efficacy", "unacceptable": -a, "satisfactory": -b})),
            (json!({"kind": "goalposts", "lower": a, "upper": b}),
             json!({"kind": "goalposts", "lower": -a, "upper": -b})),
            (json!({"kind": "band", "from": a, "to": b, "lower": a - 9.0, "upper": b + 5.0}),
             json!({"kind": "band", "from": -b, "to": -a, "lower": -b - 5.0, "upper": -a + 9.0})),
        ];
        for (rule, mirror) in pairs {
            let found = (points(&rule, &json!(x)), points(&mirror, &json!(-x)));
            let (Some(a), Some(b)) = found else { panic!("{found:?}") };
            prop_assert!((a - b).abs() < 1e-9, "{rule}: {a} {b}");
        }
    }

    #[test]
    fn hold_and_coverage_rise_with_the_value_and_fall_with_what_it_is_held_against(
        x in 0.0..100.0, y in 1.0..100.0, more in 0.0..20.0,
    ) {
        let of = |kind: &str, x: f64, y: f64| {
            let (rule, field) = match kind {
                "hold" => (json!({"kind": "hold", "penalty": 3}), "baseline"),
                _ => (json!({"kind": "coverage"}), "denominator"),
            };
            let data = json!({"values": [{"unit": "u", "indicator": "x", "value": x, field: y}]});
            scored(&support::single(&rule), &data).score().unwrap_or(f64::NAN)
        };
        for kind in ["hold", "coverage"] {
            let points = of(kind, x, y);
            prop_assert!((0.0..=100.0).contains(&points));
            prop_assert!(of(kind, x + more, y) >= points - 1e-9);
            prop_assert!(of(kind, x, y + more) <= points + 1e-9);
        }
    }

    #[test]
    fn answers_that_move_up_never_lower_satisfaction(
        shares in proptest::array::uniform5(0.01..1.0), from in 1..5_usize, part in 0.0..1.0,
    ) {
        let sum: f64 = shares.iter().sum();
        let mut shares = shares.map(|share: f64| share / sum);
        let rule = json!({"kind": "satisfaction"});
        let before = points(&rule, &json!(shares)).unwrap_or(f64::NAN);
        let moved = shares[from] * part;
        shares[from] -= moved;
        shares[from - 1] += moved;
        let after = points(&rule, &json!(shares)).unwrap_or(f64::NAN);
        prop_assert!(0.0 <= before && before <= after + 1e-9 && after <= 100.0, "{before} {after}");
    }
}
