//! What a weight does to the score: slopes against finite differences, and where the grade turns.

use super::{profile, worlds};
use crate::support::{self, given, scored};
use proptest::prelude::*;

/// A band of ten points.
fn band(score: f64) -> i64 {
    (score / 10.0).floor() as i64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn points_per_percent_are_the_limit_of_finite_differences(world in worlds()) {
        let profile = profile(&world.scored());
        let points = profile.points_per_percent();
        prop_assert_eq!(points[0], None, "the whole has no sibling");
        for (position, node) in profile.nodes.iter().enumerate().skip(1) {
            let step = 1e-6_f64;
            let at = |share: f64| profile.with_share(position, share);
            let Some(points) = points[position] else {
                prop_assert!(node.share > 1.0 - 1e-9 || at(node.share).is_none(), "{}", node.id);
                continue;
            };
            let (Some(more), Some(less)) = (at(node.share + step), at(node.share - step)) else {
                continue;
            };
            let found = 0.01 * (more - less) / (2.0 * step);
            let near = (found - points).abs() <= 1e-5 + 1e-3 * points.abs().max(found.abs());
            prop_assert!(near, "{}: {points} and not {found}", node.id);
        }
    }

    #[test]
    fn a_grade_turns_where_it_is_said_to_and_not_before(world in worlds()) {
        let profile = profile(&world.scored());
        for position in 1..profile.nodes.len() {
            let present = profile.nodes[position].share;
            let at = |share: f64| profile.with_share(position, share).map(band);
            let Some(now) = at(present) else { continue };
            for (turn, end) in profile.turns(position, band).into_iter().zip([0.0, 1.0]) {
                let Some((share, there)) = turn else {
                    prop_assert!(at(end).is_none_or(|there| there == now));
                    continue;
                };
                prop_assert_eq!(at(share), Some(there));
                prop_assert_ne!(there, now);
                for part in [0.25, 0.5, 0.75, 0.999] {
                    prop_assert_eq!(at(present + part * (share - present)), Some(now));
                }
            }
        }
    }
}

#[test]
fn one_percent_more_of_a_weight_is_worth_its_distance_from_the_others() {
    let data = support::of_unit(&[("a", 60.0), ("b", 90.0), ("c", 30.0)]);
    let profile = profile(&scored(
        &given(&[("a", 1.0), ("b", 1.0), ("c", 2.0)]),
        &data,
    ));
    let points = profile.points_per_percent();
    let of = |id: &str| {
        profile
            .find(id)
            .and_then(|at| points[at])
            .unwrap_or(f64::NAN)
    };
    // The others of a: 90 and 30 at 1:2, 50 together; of b: 60 and 30 at 1:2, 40; of c: 75.
    for (id, expected) in [("a", 0.1), ("b", 0.5), ("c", -0.45)] {
        assert!((of(id) - expected).abs() < 1e-12, "{id}: {}", of(id));
    }
}

#[test]
fn the_grade_turns_at_the_share_that_makes_the_mark() {
    let data = support::of_unit(&[("a", 60.0), ("b", 90.0)]);
    let profile = profile(&scored(&given(&[("a", 1.0), ("b", 1.0)]), &data));
    let b = profile.find("b").unwrap_or_default();
    let [below, above] = profile.turns(b, band);
    // 75 at a half: 70 is at a third, 80 at two thirds, and 60 at 0 is a band further still.
    let (share, there) = below.unwrap_or_default();
    assert!(
        (share - 1.0 / 3.0).abs() < 1e-6 && there == 6,
        "{share} {there}"
    );
    let (share, there) = above.unwrap_or_default();
    assert!(
        (share - 2.0 / 3.0).abs() < 1e-6 && there == 8,
        "{share} {there}"
    );
}
