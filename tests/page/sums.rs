//! Every sum that is shown, done again by hand: the figures in it give the points behind it.

use std::rc::Rc;
use std::sync::Arc;

use xingfu::app::read::arithmetic::{of_branch, of_items, of_place, of_rule};
use xingfu::index::Index;
use xingfu::rule::{
    Band, Checklist, Combine, Compared, Completion, Coverage, Direction, Efficacy, Goalposts, Hold,
    Milestone, Observation, Pass, Peers, Relative, Rule, Rung, Satisfaction, Split, Target, Tiered,
    Transform, Value, WrittenRelative, WrittenRule, Zero,
};
use xingfu::schema::Normalisation;
use xingfu::text::Language;
use xingfu::text::words::{CHINESE, ENGLISH};

use crate::calculator::{assert_sum, value};
use crate::support::{first, shown, visit};

/// Every rule, with an observation that it scores.
pub(crate) fn rules() -> Vec<(&'static str, Rule, Observation)> {
    let rung = |id: &str, title: &str, points: f64| Rung {
        id: id.into(),
        title: title.into(),
        points,
        formerly: Vec::new(),
    };
    let ladder: Arc<[Rung]> = [
        rung("not-started", "未开工 (0 期)", 0.0),
        rung("under-way", "在建", 45.0),
        rung("built", "建成", 90.0),
    ]
    .into();
    let target = |direction, target, cap| {
        Rule::Target(Target {
            direction,
            target,
            cap,
            split: Split::None,
        })
    };
    let at = |x: f64| Observation::from(Value::Number(x));
    let efficacy = |clamp| {
        Rule::Efficacy(Efficacy {
            unacceptable: 60.0,
            satisfactory: 90.0,
            clamp,
        })
    };
    let tiers: Arc<[(f64, f64)]> = [(5.0, 0.6), (7.5, 0.8), (10.0, 1.0)].into();
    let falling: Arc<[(f64, f64)]> = [(10.0, 0.6), (8.0, 0.8), (5.0, 1.0)].into();
    let goalposts = |lower, upper, transform| {
        Rule::Goalposts(Goalposts {
            lower,
            upper,
            transform,
        })
    };
    let band = Rule::Band(Band {
        from: 18.0,
        to: 26.0,
        lower: 8.0,
        upper: 40.0,
    });
    let with = |x: f64, baseline: Option<f64>, denominator: Option<f64>| Observation {
        baseline,
        denominator,
        ..at(x)
    };
    let milestone = |promised| {
        Rule::Milestone(Milestone {
            ladder: Arc::clone(&ladder),
            promised,
        })
    };
    let satisfaction = Rule::Satisfaction(Satisfaction {
        points: [100.0, 80.0, 60.0, 40.0, 0.0],
    });
    vec![
        (
            "at least",
            target(Direction::AtLeast, 36_000.0, 100.0),
            at(28_900.0),
        ),
        (
            "at least, beyond",
            target(Direction::AtLeast, 36_000.0, 100.0),
            at(40_000.0),
        ),
        (
            "at least, far beyond",
            target(Direction::AtLeast, 36_000.0, 120.0),
            at(50_000.0),
        ),
        ("at most", target(Direction::AtMost, 50.0, 100.0), at(62.5)),
        (
            "at most, kept",
            target(Direction::AtMost, 50.0, 100.0),
            at(40.0),
        ),
        (
            "at most, none",
            target(Direction::AtMost, 50.0, 100.0),
            at(0.0),
        ),
        ("zero", Rule::Zero(Zero { penalty: 10.0 }), at(3.0)),
        ("zero, floor", Rule::Zero(Zero { penalty: 40.0 }), at(3.0)),
        ("hold", held(100.0), with(98.5, Some(99.2), None)),
        ("hold, floor", held(100.0), with(80.0, Some(99.2), None)),
        ("hold, capped", held(59.0), with(98.5, Some(99.2), None)),
        ("hold, held", held(100.0), with(99.5, Some(99.2), None)),
        ("milestone", milestone(2), Value::Rung(1).into()),
        ("milestone, beyond", milestone(1), Value::Rung(2).into()),
        ("pass", Rule::Pass(Pass {}), Value::Verdict(true).into()),
        (
            "pass, failed",
            Rule::Pass(Pass {}),
            Value::Verdict(false).into(),
        ),
        (
            "checklist",
            Rule::Checklist(Checklist {}),
            Value::Completion(Completion::Partial).into(),
        ),
        (
            "coverage",
            Rule::Coverage(Coverage {}),
            with(31.0, None, Some(40.0)),
        ),
        (
            "coverage, beyond",
            Rule::Coverage(Coverage {}),
            with(50.0, None, Some(40.0)),
        ),
        ("efficacy", efficacy(true), at(72.0)),
        ("efficacy, clamped", efficacy(true), at(5.0)),
        ("efficacy, below", efficacy(false), at(5.0)),
        (
            "tiered",
            Rule::Tiered(Tiered {
                tiers: Arc::clone(&tiers),
            }),
            at(6.0),
        ),
        ("tiered, below", Rule::Tiered(Tiered { tiers }), at(2.0)),
        (
            "tiered, falling",
            Rule::Tiered(Tiered { tiers: falling }),
            at(9.0),
        ),
        (
            "goalposts",
            goalposts(20.0, 85.0, Transform::Identity),
            at(71.3),
        ),
        (
            "goalposts, inverted",
            goalposts(85.0, 20.0, Transform::Identity),
            at(71.3),
        ),
        (
            "goalposts, beyond",
            goalposts(20.0, 85.0, Transform::Identity),
            at(90.0),
        ),
        (
            "goalposts, logarithm",
            goalposts(100.0, 75_000.0, Transform::Ln),
            at(12_345.0),
        ),
        ("band", band.clone(), at(33.0)),
        ("band, below", band.clone(), at(16.0)),
        ("band, within", band.clone(), at(20.0)),
        ("band, outside", band, at(90.0)),
        (
            "satisfaction",
            satisfaction.clone(),
            Value::Shares([0.4, 0.3, 0.2, 0.05, 0.05]).into(),
        ),
        (
            "satisfaction, rounded up",
            satisfaction,
            Value::Shares([1.0, 0.005, 0.0, 0.0, 0.0]).into(),
        ),
    ]
}

#[test]
fn the_sum_of_every_rule_ends_in_its_points() {
    for (name, rule, observation) in rules() {
        let points = rule
            .points(&observation)
            .unwrap_or_else(|| panic!("{name} has no points"));
        for words in [&CHINESE, &ENGLISH] {
            let sum = of_rule(&rule, &observation, None, words)
                .unwrap_or_else(|| panic!("{name} has no sum"));
            let last = sum.rsplit(['=', '→']).next().unwrap_or_default();
            assert_eq!(
                value(last),
                Some((points * 100.0).round() / 100.0),
                "{name}: {sum}"
            );
        }
    }
}

#[test]
fn the_sum_of_every_rule_can_be_done_by_hand() {
    let without_formula = ["at most, none", "hold, held", "pass", "checklist", "tiered"];
    for (name, rule, observation) in rules() {
        if without_formula.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        let sum = of_rule(&rule, &observation, None, &CHINESE).unwrap_or_default();
        assert_sum(&sum, 0.006, name);
    }
}

/// A rule whose points are at most `floor` after any decline.
fn held(floor: f64) -> Rule {
    Rule::Hold(Hold {
        penalty: 10.0,
        floor,
        items_combine: Combine::Mean,
    })
}

#[test]
fn a_place_among_others_can_be_done_by_hand() {
    let rule = |written: &str, polarity: &str| -> Rule {
        let rule =
            format!(r#"{{"kind": "relative", "polarity": "{polarity}", "method": {written}}}"#);
        match xingfu::schema::read::<WrittenRule>(&rule) {
            Ok(WrittenRule::Relative(WrittenRelative {
                polarity,
                method,
                over,
                gather,
            })) => Rule::Relative(Relative {
                polarity,
                method,
                over,
                gather,
            }),
            other => panic!("{other:?}"),
        }
    };
    let peers = Peers::new(vec![31.0, 56.5, 98.0, 40.0], Some(40.0));
    let compared = Compared {
        peers: &peers,
        normalisation: Normalisation::default(),
    };
    for (written, points) in [
        (r#""min_max""#, 38.06),
        (r#"{"min_max": [1, 100]}"#, 38.68),
        (r#""z_score""#, 50.04),
        (r#""percentile_rank""#, 66.67),
        (r#""borda""#, 2.0),
        (r#""distance_to_best""#, 57.65),
        (r#""benchmark""#, 100.22),
        (r#"{"benchmark": "c"}"#, 141.25),
        (r#"{"distance_to": "c"}"#, 283.33),
    ] {
        for polarity in ["positive", "negative"] {
            let rule = rule(written, polarity);
            let at = |x: f64| Observation::from(Value::Number(x));
            for words in [&CHINESE, &ENGLISH] {
                let sum = of_rule(&rule, &at(56.5), Some(compared), words).unwrap_or_default();
                let last = sum.rsplit(['=', '→']).next().unwrap_or_default();
                let exact = rule.points_among(&at(56.5), Some(compared));
                assert_eq!(
                    value(last),
                    exact.map(|x| (x * 100.0).round() / 100.0),
                    "{sum}"
                );
                if polarity == "positive" {
                    assert_eq!(value(last), Some(points), "{sum}");
                }
            }
        }
    }
}

#[test]
fn what_is_not_scored_has_no_sum() {
    for rule in [held(100.0), Rule::Coverage(Coverage {})] {
        assert_eq!(
            of_rule(&rule, &Value::Number(1.0).into(), None, &CHINESE),
            None
        );
    }
}

#[test]
fn items_are_weighed_by_their_counts() {
    let parts = [(1.0, 100.0), (2.0, 45.5), (1.0, 0.0)];
    let sum = of_items(Combine::Mean, &parts, &CHINESE).unwrap_or_default();
    assert_eq!(sum, "(100.00 + 2 × 45.50 + 0.00) ÷ 4 = 47.75");
    assert_sum(&sum, 1e-9, "items");
    assert_eq!(of_items(Combine::Mean, &[], &CHINESE), None);
}

#[test]
fn the_least_of_the_items_is_told_where_none_makes_up_for_another() {
    let parts = [(1.0, 100.0), (2.0, 45.5)];
    let sum = of_items(Combine::Minimum, &parts, &CHINESE);
    assert_eq!(sum.as_deref(), Some("最低(100.00, 45.50) = 45.50"));
    assert_eq!(of_items(Combine::Minimum, &[], &CHINESE), None);
}

#[test]
fn the_sum_of_a_branch_can_be_done_by_hand_under_every_aggregation() {
    for aggregation in [
        r#""arithmetic""#,
        r#""geometric""#,
        r#""harmonic""#,
        r#"{"power": 2}"#,
        r#"{"power": -1}"#,
        r#""minimum""#,
    ] {
        let text = format!(
            r#"{{"id": "a", "version": "1", "title": "A", "aggregation": {aggregation}, "dimensions": [
                {{"id": "b", "title": "B", "weight": 2.5, "indicators": [
                    {{"id": "c", "title": "C", "weight": 3, "rule": {{"kind": "target", "direction": "at_least", "target": 100}}}},
                    {{"id": "d", "title": "D", "rule": {{"kind": "target", "direction": "at_least", "target": 9}}}}]}},
                {{"id": "e", "title": "E", "indicators": [
                    {{"id": "f", "title": "F", "rule": {{"kind": "target", "direction": "at_least", "target": 70}}}}]}}]}}"#
        );
        let index = Index::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
        let state = visit(Rc::new(index), Language::Chinese);
        let shown = shown(&state);
        for (position, node) in shown.mine.nodes.iter().enumerate() {
            if node.aggregation.is_none() {
                continue;
            }
            let sum = of_branch(&shown.mine, position, &shown.weights, &CHINESE);
            let sum = sum.unwrap_or_else(|| panic!("{} has no sum", node.id));
            let last = sum.rsplit('=').next().and_then(value);
            let score = node.score.unwrap_or(f64::NAN);
            assert!(
                last.is_some_and(|last| (last - score).abs() < 0.00501),
                "{score}: {sum}"
            );
            assert_sum(&sum.replace("最低", "min"), 0.02, aggregation);
        }
    }
}

#[test]
fn every_sum_of_the_first_visit_can_be_done_by_hand() {
    let state = first();
    let shown = shown(&state);
    for (position, node) in shown.mine.nodes.iter().enumerate() {
        if node.aggregation.is_some() {
            match of_branch(&shown.mine, position, &shown.weights, &CHINESE) {
                Some(sum) => assert_sum(&sum, 0.011, &node.id),
                None => assert_eq!(node.score, None, "{}", node.id),
            }
        } else if let Some(place) = of_place(&shown.mine, position, &CHINESE) {
            for part in place.split('；').skip(1) {
                let sum = part.trim_start_matches(|c: char| !c.is_ascii_digit());
                assert_sum(sum.trim_end_matches(" 分"), 0.011, &place);
            }
        }
    }
}
