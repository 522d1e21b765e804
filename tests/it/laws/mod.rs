//! Laws that hold for every index, every data set and every choice of weights.

mod cases;
mod change;
mod formulas;
mod influence;
mod kernel;
mod rules;
mod schedule;

use crate::support::{self, Scored, given, points_rule, scored, scored_with};
use proptest::prelude::*;
use serde_json::{Value, json};
use xingfu::data::UnitId;
use xingfu::score::aggregate::Aggregation;
use xingfu::score::profile::{Profile, ProfileNode};
use xingfu::score::rank::{TIE, competition};

const NAMES: [&str; 6] = ["a", "b", "c", "d1", "e", "f"];

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn aggregations() -> impl Strategy<Value = Aggregation> {
    prop_oneof![
        Just(Aggregation::Arithmetic),
        Just(Aggregation::Geometric),
        Just(Aggregation::Harmonic),
        Just(Aggregation::Minimum),
        prop_oneof![-50.0..-0.001, 0.001..50.0].prop_map(Aggregation::Power),
    ]
}

/// Scores with their weights, at least one of them above 0.
fn pairs() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let weight = prop_oneof![1 => Just(0.0), 6 => 0.01..10.0];
    proptest::collection::vec((0.01..100.0, weight), 1..8)
        .prop_filter("all weights are 0", |pairs| {
            pairs.iter().any(|(_, w)| *w > 0.0)
        })
}

fn mean(aggregation: Aggregation, pairs: &[(f64, f64)]) -> f64 {
    aggregation.mean(pairs.iter().copied()).unwrap_or(f64::NAN)
}

/// A tree of six indicators in nested dimensions, an aggregation at each, values or none.
#[derive(Clone, Debug)]
struct World {
    aggregations: Vec<Aggregation>,
    weights: Vec<f64>,
    values: Vec<Option<f64>>,
}

fn worlds() -> impl Strategy<Value = World> {
    (
        proptest::collection::vec(aggregations(), 4),
        proptest::collection::vec(0.1..10.0, 9),
        proptest::collection::vec(proptest::option::weighted(0.8, 0.01..100.0), 6),
    )
        .prop_map(|(aggregations, weights, values)| World {
            aggregations,
            weights,
            values,
        })
}

impl World {
    fn definition(&self, scale: f64) -> Value {
        let leaf = |i: usize, scale: f64| json!({"id": NAMES[i], "title": "T", "weight": scale * self.weights[i], "rule": points_rule()});
        let w = &self.weights;
        json!({
            "id": "index", "version": "1", "title": "I", "minimum_coverage": 0,
            "aggregation": self.aggregations[0],
            "dimensions": [
                {"id": "x", "title": "X", "weight": w[6], "aggregation": self.aggregations[1],
                 "indicators": [leaf(0, scale), leaf(1, scale), leaf(2, scale)]},
                {"id": "y", "title": "Y", "weight": w[7], "aggregation": self.aggregations[2],
                 "indicators": [leaf(3, 1.0)],
                 "dimensions": [{"id": "z", "title": "Z", "weight": w[8],
                    "aggregation": self.aggregations[3], "indicators": [leaf(4, 1.0), leaf(5, 1.0)]}]},
            ],
        })
    }

    fn data(&self) -> Value {
        let values = NAMES.iter().zip(&self.values);
        let reported: Vec<_> = values
            .filter_map(|(id, value)| {
                Some(json!({"unit": "u", "indicator": id, "value": (*value)?}))
            })
            .collect();
        json!({"units": [{"id": "u"}], "values": reported})
    }

    fn scored(&self) -> Scored {
        scored(&self.definition(1.0), &self.data())
    }
}

fn profile(scored: &Scored) -> Profile {
    Profile::new(
        &scored.index,
        &scored.scores,
        scored.methodology.weighting(),
        UnitId::at(0),
    )
}

proptest! {
    #[test]
    fn a_mean_lies_between_the_least_and_the_greatest(pairs in pairs(), aggregation in aggregations()) {
        let found = mean(aggregation, &pairs);
        let scores = || pairs.iter().filter(|(_, w)| *w > 0.0).map(|(s, _)| *s);
        let (least, greatest) = (scores().fold(f64::INFINITY, f64::min), scores().fold(0.0, f64::max));
        prop_assert!(least * (1.0 - 1e-9) <= found && found <= greatest * (1.0 + 1e-9), "{found}");
    }

    #[test]
    fn minimum_harmonic_geometric_and_arithmetic_means_are_in_that_order(pairs in pairs()) {
        let order = [Aggregation::Minimum, Aggregation::Harmonic, Aggregation::Geometric, Aggregation::Arithmetic];
        for two in order.windows(2) {
            prop_assert!(mean(two[0], &pairs) <= mean(two[1], &pairs) * (1.0 + 1e-12), "{two:?}");
        }
    }

    #[test]
    fn power_means_rise_with_their_exponent(pairs in pairs(), p in -50.0..50.0_f64, q in -50.0..50.0_f64) {
        prop_assume!(p.abs() >= 0.001 && q.abs() >= 0.001);
        let (low, high) = (p.min(q), p.max(q));
        let (low, high) = (mean(Aggregation::Power(low), &pairs), mean(Aggregation::Power(high), &pairs));
        prop_assert!(low <= high * (1.0 + 1e-9), "{low} {high}");
    }

    #[test]
    fn power_means_near_0_1_and_minus_1_are_the_means_of_that_name(pairs in pairs()) {
        let power = |p| mean(Aggregation::Power(p), &pairs);
        prop_assert!(close(power(1.0), mean(Aggregation::Arithmetic, &pairs)));
        prop_assert!(close(power(-1.0), mean(Aggregation::Harmonic, &pairs)));
        let geometric = mean(Aggregation::Geometric, &pairs);
        prop_assert!(power(-0.001) <= geometric * (1.0 + 1e-9) && geometric <= power(0.001) * (1.0 + 1e-9));
    }

    #[test]
    fn a_mean_of_rescaled_scores_is_the_rescaled_mean(pairs in pairs(), aggregation in aggregations(), k in 0.1..1.0) {
        let scaled: Vec<_> = pairs.iter().map(|(s, w)| (k * s, *w)).collect();
        prop_assert!(close(mean(aggregation, &scaled), k * mean(aggregation, &pairs)));
    }

    #[test]
    fn a_better_value_never_lowers_the_score(world in worlds(), which in 0..6_usize, more in 0.0..50.0_f64) {
        let mut better = world.clone();
        better.values[which] = better.values[which].map(|value: f64| (value + more).min(100.0));
        let (before, after) = (world.scored().score(), better.scored().score());
        match (before, after) {
            (Some(before), Some(after)) => prop_assert!(after >= before - 1e-9, "{before} {after}"),
            (before, after) => prop_assert_eq!(before, after),
        }
    }

    #[test]
    fn every_node_stays_within_0_and_100(world in worlds()) {
        for node in profile(&world.scored()).nodes {
            prop_assert!(node.score.is_none_or(|score| (0.0..=100.0 + 1e-9).contains(&score)));
            prop_assert!(node.coverage.is_none_or(|coverage| (0.0..=1.0 + 1e-12).contains(&coverage)));
        }
    }

    #[test]
    fn effective_weights_of_scored_indicators_sum_to_1(world in worlds()) {
        let profile = profile(&world.scored());
        let leaves = (0..profile.nodes.len()).filter(|&node| profile.is_leaf(node));
        let sum: f64 = leaves.map(|leaf| profile.nodes[leaf].effective_weight).sum();
        let scored = world.values.iter().any(Option::is_some);
        prop_assert!(close(sum, if scored { 1.0 } else { 0.0 }), "{sum}");
    }

    #[test]
    fn contributions_of_children_sum_to_their_parent_whatever_the_aggregation(world in worlds()) {
        let profile = profile(&world.scored());
        for (position, node) in profile.nodes.iter().enumerate() {
            if profile.is_leaf(position) {
                continue;
            }
            let sum = |of: fn(&ProfileNode) -> Option<f64>| -> f64 {
                profile.children(position).filter_map(|child| of(&profile.nodes[child])).sum()
            };
            if let Some(score) = node.score {
                let found = sum(|child| child.contribution);
                prop_assert!((found - score).abs() < 1e-6, "{}: {found} {score}", node.id);
            }
            if let Some(contribution) = node.index_contribution {
                let found = sum(|child| child.index_contribution);
                prop_assert!((found - contribution).abs() < 1e-6, "{}: {found} {contribution}", node.id);
            }
        }
        prop_assert_eq!(profile.nodes[0].index_contribution, profile.nodes[0].score);
        prop_assert_eq!(profile.nodes[0].contribution, None);
    }

    #[test]
    fn arithmetic_contributions_are_effective_weight_times_score(mut world in worlds()) {
        world.aggregations.fill(Aggregation::Arithmetic);
        let profile = profile(&world.scored());
        let mut sum = 0.0;
        for (position, node) in profile.nodes.iter().enumerate() {
            if let (Some(score), Some(contribution)) = (node.score, node.index_contribution) {
                prop_assert!(close(contribution, node.effective_weight * score));
                sum += if profile.is_leaf(position) { contribution } else { 0.0 };
            }
        }
        prop_assert!(close(sum, profile.headline.unwrap_or(0.0)));
    }

    #[test]
    fn missing_is_not_zero(mut world in worlds(), which in 0..6_usize) {
        for aggregation in &mut world.aggregations {
            if let Aggregation::Power(p) = aggregation {
                *p = p.clamp(-2.0, 2.0); // beyond, small scores are lost in rounding
            }
        }
        let (mut missing, mut zero) = (world.clone(), world);
        missing.values[which] = None;
        zero.values[which] = Some(0.0);
        let (missing, zero) = (missing.scored(), zero.scored());
        let parent = ["x", "x", "x", "y", "z", "z"][which];
        match missing.points(parent) {
            None => prop_assert_eq!(zero.points(parent), Some(0.0)),
            Some(without) => prop_assert!(zero.points(parent) < Some(without), "{without}"),
        }
        prop_assert!(missing.score().is_none_or(|without| zero.score() <= Some(without + 1e-9)));
    }

    #[test]
    fn rescaling_the_weights_of_siblings_changes_nothing(world in worlds(), scale in 0.001..1000.0) {
        let rescaled = scored(&world.definition(scale), &world.data());
        match (world.scored().score(), rescaled.score()) {
            (Some(a), Some(b)) => prop_assert!(close(a, b), "{a} {b}"),
            (a, b) => prop_assert_eq!(a, b),
        }
        prop_assert!(rescaled.report.published);
    }

    #[test]
    fn at_the_present_share_the_score_is_the_present_one(world in worlds()) {
        let scored = world.scored();
        let profile = profile(&scored);
        for position in 1..profile.nodes.len() {
            let found = profile.with_share(position, profile.nodes[position].share);
            match (found, scored.score()) {
                (Some(a), Some(b)) => prop_assert!(close(a, b), "{position}: {a} {b}"),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }

    #[test]
    fn another_share_is_what_scoring_with_other_weights_gives(world in worlds(), share in 0.01..0.99) {
        let profile = profile(&world.scored());
        let rest: f64 = world.weights[1] + world.weights[2];
        let of = |i: usize| (1.0 - share) * world.weights[i] / rest;
        let choices = json!({"weights": {"a": share, "b": of(1), "c": of(2)}});
        let rescored = scored_with(&world.definition(1.0), &world.data(), &choices);
        let found = profile.with_share(profile.find("a").unwrap_or(0), share);
        match (found, rescored.score()) {
            (Some(a), Some(b)) => prop_assert!(close(a, b), "{a} {b}"),
            (a, b) => prop_assert_eq!(a, b),
        }
    }

    #[test]
    fn the_order_of_units_and_values_does_not_matter(
        values in proptest::collection::vec((0.0..100.0, 0.0..100.0), 2..7), turn in 0..7_usize,
    ) {
        let entries = values.iter().enumerate().flat_map(|(unit, (a, b))| {
            let unit = format!("u{unit}");
            [json!({"unit": unit, "indicator": "a", "value": a}), json!({"unit": unit, "indicator": "b", "value": b})]
        });
        let mut entries: Vec<_> = entries.collect();
        let definition = given(&[("a", 1.0), ("b", 2.0)]);
        let before = scored(&definition, &json!({"values": entries}));
        let turn = turn % entries.len();
        entries.rotate_left(turn);
        let after = scored(&definition, &json!({"values": entries}));
        for unit in &before.report.units {
            prop_assert_eq!(unit, after.unit(&unit.id));
        }
    }

    #[test]
    fn ranks_are_one_more_than_the_number_of_better_units(
        scores in proptest::collection::vec(proptest::option::weighted(0.9, 0..12_u8), 0..20),
    ) {
        let scores: Vec<_> = scores.into_iter().map(|score| score.map(f64::from)).collect();
        for (score, rank) in scores.iter().zip(competition(&scores, None)) {
            let better = |own: f64| scores.iter().flatten().filter(|&&other| other > own + TIE).count();
            prop_assert_eq!(rank, score.map(|own| better(own) as u32 + 1));
        }
    }
}

#[test]
fn a_share_of_a_sole_child_moves_nothing_and_others_of_no_weight_share_alike() {
    let data = support::of_unit(&[("a", 60.0), ("b", 90.0), ("c", 30.0)]);
    let all_on_a = scored(&given(&[("a", 1.0), ("b", 0.0), ("c", 0.0)]), &data);
    let profile = profile(&all_on_a);
    let at = |id: &str, share: f64| profile.with_share(profile.find(id).unwrap_or(0), share);
    assert_eq!(at("a", 1.0), Some(60.0));
    assert_eq!(at("a", 0.0), Some(60.0), "30 and 90 by halves");
    assert_eq!(at("b", 0.5), Some(75.0));
    assert_eq!(at("d", 0.3), Some(60.0));
    assert_eq!(at("d", 0.0), None);
    assert_eq!(at("index", 0.5), None);
}
