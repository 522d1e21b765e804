//! The formulas of the rules against their closed forms, written out once more.

use proptest::prelude::*;
use xingfu::rule::{
    Band, Combine, Coverage, Direction, Efficacy, Goalposts, Hold, Observation, Rule, Satisfaction,
    Split, Target, Tiered, Transform, Value, Zero,
};

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

fn target(direction: Direction, target: f64, cap: f64, x: f64) -> f64 {
    match direction {
        Direction::AtLeast => (100.0 * x / target).min(cap),
        Direction::AtMost if x == 0.0 => cap,
        Direction::AtMost => (100.0 * target / x).min(cap),
    }
}

fn hold(penalty: f64, baseline: f64, floor: f64, x: f64) -> f64 {
    if x >= baseline {
        100.0
    } else {
        (100.0 - penalty * (baseline - x)).max(0.0).min(floor)
    }
}

fn efficacy(worst: f64, best: f64, clamp: bool, x: f64) -> f64 {
    let points = 60.0 + 40.0 * (x - worst) / (best - worst);
    if clamp {
        points.clamp(0.0, 100.0)
    } else {
        points
    }
}

fn tiered(tiers: &[(f64, f64)], x: f64) -> f64 {
    let rising = tiers.len() < 2 || tiers[0].0 < tiers[1].0;
    let merit = |value: f64| if rising { value } else { -value };
    let Some(above) = tiers.iter().position(|(value, _)| merit(x) < merit(*value)) else {
        return tiers.last().map_or(0.0, |(_, share)| 100.0 * share);
    };
    let (x1, y1) = tiers[above];
    let (x0, y0) = match above.checked_sub(1) {
        Some(below) => tiers[below],
        None if rising => (0.0_f64.min(x1), 0.0),
        None => (x1 + (x1 - tiers.get(1).map_or(0.0, |tier| tier.0)), 0.0),
    };
    if x0 == x1 {
        return 0.0;
    }
    (100.0 * (y0 + (y1 - y0) * (x - x0) / (x1 - x0))).max(0.0)
}

fn goalposts(lower: f64, upper: f64, transform: Transform, x: f64) -> f64 {
    let f = |x: f64| match transform {
        Transform::Identity => x,
        Transform::Ln => libm::log(x),
    };
    (100.0 * (f(x) - f(lower)) / (f(upper) - f(lower))).clamp(0.0, 100.0)
}

fn band(from: f64, to: f64, lower: f64, upper: f64, x: f64) -> f64 {
    let outside = (from - x).max(x - to).max(0.0);
    let reach = (from - lower).max(upper - to);
    (100.0 * (1.0 - outside / reach)).max(0.0)
}

fn satisfaction(points: [f64; 5], shares: [f64; 5]) -> f64 {
    let terms = shares.iter().zip(points);
    let sum: f64 = terms.map(|(share, points)| share * points).sum();
    sum.min(points[0])
}

/// Numbers of every size, whole ones and zero among them.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1e15..1e15_f64,
        -100.0..100.0_f64,
        (-20..20_i32).prop_map(f64::from),
        (-9.0..15.0_f64).prop_map(|power| libm::pow(10.0, power)),
    ]
}

fn positive() -> impl Strategy<Value = f64> {
    number().prop_map(|x| x.abs().max(1e-9))
}

proptest! {
    #[test]
    fn targets_and_what_is_counted_have_the_bits_of_their_closed_forms(
        x in number(), t in positive(), k in positive(), cap in 1.0..1000.0_f64, base in number(),
    ) {
        let count = Value::Number(x.abs()).into();
        for direction in [Direction::AtLeast, Direction::AtMost] {
            let rule = Rule::Target(Target { direction, target: t, cap, split: Split::None });
            assert_points(&rule, &count, target(direction, t, cap, x.abs()));
        }
        assert_points(&Rule::Zero(Zero { penalty: k }), &count, (100.0 - k * x.abs()).max(0.0));
        let covered = Observation { denominator: Some(t), ..count };
        assert_points(&Rule::Coverage(Coverage {}), &covered, (100.0 * x.abs() / t).min(100.0));
        let held = Observation { baseline: Some(base), ..Value::Number(x).into() };
        for floor in [100.0, 59.0, 0.0] {
            let rule = Rule::Hold(Hold { penalty: k, floor, items_combine: Combine::Mean });
            assert_points(&rule, &held, hold(k, base, floor, x));
        }
    }

    #[test]
    fn scales_have_the_bits_of_their_closed_forms(x in number(), a in number(), b in number(), c in positive(), d in positive()) {
        prop_assume!((a - b).abs() >= 1e-9);
        for x in [x, a, b] {
            let at = Value::Number(x).into();
            for clamp in [false, true] {
                let rule = Rule::Efficacy(Efficacy { unacceptable: a, satisfactory: b, clamp });
                assert_points(&rule, &at, efficacy(a, b, clamp, x));
            }
            let (lower, upper, transform) = (a, b, Transform::Identity);
            let rule = Rule::Goalposts(Goalposts { lower, upper, transform });
            assert_points(&rule, &at, goalposts(a, b, transform, x));
            let (from, to) = (a.min(b), a.max(b));
            let (lower, upper) = (from - c, to + d);
            let rule = Rule::Band(Band { from, to, lower, upper });
            assert_points(&rule, &at, band(from, to, lower, upper, x));
        }
        let (lower, upper, transform) = (c, d + c + 1.0, Transform::Ln);
        for (lower, upper) in [(lower, upper), (upper, lower)] {
            let x = x.abs().max(1e-9);
            let rule = Rule::Goalposts(Goalposts { lower, upper, transform });
            assert_points(&rule, &Value::Number(x).into(), goalposts(lower, upper, transform, x));
        }
    }

    #[test]
    fn tiers_have_the_bits_of_their_closed_form(
        x in number(), start in number(), steps in proptest::collection::vec(positive(), 2..6), is_rising: bool,
    ) {
        let mut value = start;
        let mut tiers = Vec::new();
        for (position, step) in steps.iter().enumerate() {
            let next = if is_rising { value + step } else { value - step };
            if next != value {
                tiers.push((next, 0.1 + 0.15 * position as f64));
            }
            value = next;
        }
        prop_assume!(tiers.len() >= 2);
        let values: Vec<_> = tiers.iter().map(|tier| tier.0).collect();
        for x in values.into_iter().chain([x, 0.0]) {
            let rule = Rule::Tiered(Tiered { tiers: tiers.as_slice().into() });
            assert_points(&rule, &Value::Number(x).into(), tiered(&tiers, x));
        }
    }

    #[test]
    fn satisfaction_has_the_bits_of_its_closed_form(
        shares in proptest::array::uniform5(0.0..1.0_f64), mut points in proptest::array::uniform5(0.0..100.0_f64),
    ) {
        points.sort_by(|a, b| b.total_cmp(a));
        let sum: f64 = shares.iter().sum();
        let shares = shares.map(|share| share / sum.max(1e-9));
        assert_points(&Rule::Satisfaction(Satisfaction { points }), &Value::Shares(shares).into(), satisfaction(points, shares));
    }
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
