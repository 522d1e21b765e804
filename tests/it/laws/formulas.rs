//! The formulas of the rules against their closed forms, written out once more.

use xingfu::rule::{Goalposts, Observation, Rule, Transform, Value};

/// Points to the last bit; no negative zero.
#[track_caller]
fn assert_points(rule: &Rule, observation: &Observation, expected: f64) {
    let found = rule.points(observation).unwrap_or(f64::NAN);
    assert_eq!(
        found.to_bits(),
        (expected + 0.0).to_bits(),
        "{rule:?} of {observation:?}: {found}, expected {expected}"
    );
}

#[test]
fn no_points_are_a_negative_zero() {
    let inverse = Rule::Goalposts(Goalposts {
        lower: 90.0,
        upper: 10.0,
        transform: Transform::Identity,
    });
    assert_points(&inverse, &Value::Number(90.0).into(), 0.0);
}
