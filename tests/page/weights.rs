//! Moving weights: by importance, by percent with locks, and the laws of both.

use proptest::prelude::*;
use xingfu::app::state::scale::{self, Mode, siblings};
use xingfu::app::state::{Intent, State};
use xingfu::index::{Activation, NodeId};

use crate::support::{act, assert_near, drag, first, in_percent, lock, node, score, set, shown};

#[track_caller]
fn percent(state: &State, id: &str) -> f64 {
    at(state, node(state, id))
}

fn at(state: &State, node: NodeId) -> f64 {
    let choices = &state.choices;
    scale::shown(&choices.index, &choices.weights, Mode::Percent, node)
}

#[test]
fn an_importance_is_the_weight_and_moves_no_other() {
    let before = first();
    let after = set(&before, "employment", 10.0);
    for (id, node) in before.choices.index.nodes() {
        let (was, is) = (
            before.choices.weights[id.position()],
            after.choices.weights[id.position()],
        );
        let expected = if node.id == "employment" { 10.0 } else { was };
        assert_eq!(is, expected, "{}", node.id);
    }
}

#[test]
fn an_importance_stays_on_its_scale() {
    let after = set(&first(), "employment", 25.0);
    let employment = node(&after, "employment").position();
    assert_eq!(after.choices.weights[employment], 10.0);
    assert_eq!(
        set(&after, "employment", -3.0).choices.weights[employment],
        0.0
    );
}

#[test]
fn percentages_seen_as_importance_are_scaled_to_a_greatest_of_10() {
    let state = set(&in_percent(), "employment", 60.0);
    let choices = &state.choices;
    let shown = |id| {
        scale::shown(
            &choices.index,
            &choices.weights,
            Mode::Importance,
            node(&state, id),
        )
    };
    assert_near(shown("employment"), 10.0, "the greatest");
    let ratio = percent(&state, "education") / 60.0;
    assert_near(shown("education"), 10.0 * ratio, "another");
}

#[test]
fn a_percentage_is_given_by_the_free_siblings_in_proportion() {
    let before = lock(&in_percent(), "safety");
    let after = set(&before, "employment", 40.0);
    assert_near(percent(&after, "employment"), 40.0, "employment");
    assert_near(
        percent(&after, "safety"),
        percent(&before, "safety"),
        "the locked one",
    );
    let ratio = |state: &State| percent(state, "education") / percent(state, "health");
    assert_near(ratio(&after), ratio(&before), "two free ones");
}

#[test]
fn a_percentage_takes_no_more_than_the_locked_ones_leave() {
    let before = lock(&in_percent(), "education");
    let after = set(&before, "employment", 100.0);
    let left = 100.0 - percent(&before, "education");
    assert_near(percent(&after, "employment"), left, "employment");
    assert_near(percent(&after, "health"), 0.0, "a free one");
}

#[test]
fn a_locked_percentage_does_not_move_and_neither_does_the_last_free_one() {
    let state = lock(&in_percent(), "employment");
    assert!(!state.can_move(node(&state, "employment")));
    let after = set(&state, "employment", 50.0);
    assert_eq!(after.choices, state.choices);

    let siblings = siblings(&state.choices.index, node(&state, "employment")).to_vec();
    let mut state = in_percent();
    for sibling in siblings {
        if sibling != node(&state, "health") {
            state = act(&state, Intent::ToggleLock(sibling));
        }
    }
    assert!(!state.can_move(node(&state, "health")));
    assert_eq!(set(&state, "health", 1.0).choices, state.choices);
}

#[test]
fn one_that_takes_everything_gives_it_back_as_it_was() {
    let free = set(&in_percent(), "care", 31.0);
    let locked = lock(&free, "safety");
    let typed = set(&locked, "education", 0.0);
    for before in [free, locked, typed] {
        let was = percent(&before, "employment");
        let all = set(&before, "employment", 100.0);
        assert_near(
            percent(&all, "employment"),
            all.room(node(&all, "employment")),
            "what the locked one leaves",
        );
        assert_near(percent(&all, "care"), 0.0, "a free one");
        assert!(all.can_move(node(&all, "employment")), "it is no trap");
        let half = set(&all, "employment", 40.0);
        let ratio = |state: &State| percent(state, "care") / percent(state, "health");
        assert_near(ratio(&half), ratio(&before), "two free ones");
        let back = set(&half, "employment", was);
        let undone = act(&all, Intent::Undo);
        assert_eq!(undone.choices, before.choices);
        for (id, node) in before.choices.index.nodes() {
            assert_near(at(&back, id), at(&before, id), &node.id);
        }
    }
}

#[test]
fn siblings_that_are_all_zero_take_what_is_left_in_their_default_proportions() {
    let mut state = first();
    for id in [
        "education",
        "health",
        "care",
        "safety",
        "ecology",
        "overall",
    ] {
        state = set(&state, id, 0.0);
    }
    let state = act(&state, Intent::SetMode(Mode::Percent));
    assert_near(percent(&state, "employment"), 100.0, "all of it");
    let state = set(&state, "employment", 50.0);
    assert_near(
        percent(&state, "education") / percent(&state, "care"),
        7.0 / 5.0,
        "default weights 7 and 5",
    );
    assert_whole(&state);
}

#[test]
fn a_dimension_without_indicators_takes_no_share_and_keeps_its_proportion() {
    let before = in_percent();
    let governance = node(&before, "governance");
    assert!(!scale::matters(&before.choices.index, governance));
    assert!(!before.can_move(governance));
    assert_near(at(&before, governance), 0.0, "its share");
    assert_near(percent(&before, "employment"), 700.0 / 37.0, "7 of 37");
    let ratio = |state: &State| {
        let weight = |id| state.choices.weights[node(state, id).position()];
        weight("governance") / (weight("safety") + weight("health"))
    };
    let moved = set(&before, "safety", percent(&before, "safety"));
    assert_near(ratio(&moved), ratio(&before), "weights 3 and 12");
    assert!(shown(&set(&before, "safety", 30.0)).fault.is_none());
}

#[test]
fn an_only_child_has_nothing_to_weigh_against() {
    let state = first();
    let index = &state.choices.index;
    let only = node(&state, "livelihood-projects");
    assert_eq!(siblings(index, only).len(), 1);
    assert!(!scale::matters(index, only));
    assert!(scale::matters(index, node(&state, "overall")));
}

#[test]
fn a_drag_to_the_end_and_back_leaves_all_as_it_was() {
    for before in [first(), in_percent()] {
        let was = scale::shown(
            &before.choices.index,
            &before.choices.weights,
            before.view.mode,
            node(&before, "education"),
        );
        let end = drag(&before, "education", before.view.mode.most());
        assert!(end.can_move(node(&end, "education")), "held at the end");
        let zero = drag(&end, "education", 0.0);
        let back = drag(&zero, "education", was);
        for (was, is) in before
            .choices
            .index
            .nodes()
            .map(|(id, _)| (at(&before, id), at(&back, id)))
        {
            assert_near(is, was, "a share");
        }
        assert_near(
            score(&back).unwrap_or(0.0),
            score(&before).unwrap_or(0.0),
            "score",
        );
    }
}

#[test]
fn equal_weights_are_equal_and_published_ones_come_back() {
    let equal = act(&lock(&first(), "care"), Intent::EqualWeights);
    let weight = |id: NodeId| equal.choices.weights[id.position()];
    assert!(equal.choices.index.nodes().all(|(id, _)| weight(id) == 1.0));
    assert_eq!(equal.choices.locks, [], "locks are released");
    let published = act(&equal, Intent::PublishedWeights);
    assert_eq!(published.choices.weights, first().choices.weights);
    assert_eq!(score(&published), score(&first()));
}

#[test]
fn a_row_that_is_turned_on_comes_at_its_published_proportion() {
    let weigh = |state: &State| percent(state, "wetland-water");
    let activation = Some(Activation::Target(3.0));
    let on = |state: &State| {
        let row = "C007".to_owned();
        act(
            state,
            Intent::SetOptional {
                row,
                activation: activation.clone(),
            },
        )
    };
    let expected = weigh(&on(&first()));
    // The siblings are on a scale of 0 to 100 now.
    let moved = set(&in_percent(), "village-relocation", 50.0);
    assert_near(weigh(&on(&moved)), expected, "its share");
}

/// One of the moves that a person can make in percent.
#[derive(Clone, Debug)]
enum Move {
    To(usize, f64),
    Through(usize, f64, f64),
    Lock(usize),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let value = || {
        prop_oneof![
            3 => 0.0..=100.0_f64,
            1 => Just(0.0),
            1 => Just(100.0),
            1 => (0..=100_u8).prop_map(f64::from),
        ]
    };
    let one = prop_oneof![
        4 => (1..48_usize, value()).prop_map(|(node, to)| Move::To(node, to)),
        2 => (1..48_usize, value(), value()).prop_map(|(node, by, to)| Move::Through(node, by, to)),
        2 => (1..48_usize).prop_map(Move::Lock),
    ];
    prop::collection::vec(one, 1..20)
}

/// Every group of siblings sums to 100, or to 0 where all are 0.
#[track_caller]
fn assert_whole(state: &State) {
    for (id, parent) in state.choices.index.nodes() {
        let children = state.choices.index.children(id);
        if !state.choices.index.holds_indicators(id) || children.is_empty() {
            continue;
        }
        let sum: f64 = children.iter().map(|child| at(state, *child)).sum();
        assert!((sum - 100.0).abs() < 1e-9, "{}: {sum}", parent.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn percentages_sum_to_100_whatever_is_moved(moves in moves()) {
        let mut state = in_percent();
        let nodes: Vec<NodeId> = state.choices.index.nodes().map(|(id, _)| id).collect();
        for one in moves {
            let before = state.clone();
            let (moved, to) = match one {
                Move::To(node, to) => (nodes[node % (nodes.len() - 1) + 1], Some((None, to))),
                Move::Through(node, by, to) => (nodes[node % (nodes.len() - 1) + 1], Some((Some(by), to))),
                Move::Lock(node) => (nodes[node % (nodes.len() - 1) + 1], None),
            };
            let Some((by, to)) = to else {
                state = act(&state, Intent::ToggleLock(moved));
                continue;
            };
            for (value, live) in by.map(|by| (by, true)).into_iter().chain([(to, false)]) {
                state = act(&state, Intent::SetWeight { node: moved, value, live });
            }
            assert_whole(&state);
            if !before.can_move(moved) {
                prop_assert_eq!(&state.choices.weights, &before.choices.weights);
                continue;
            }
            let locked = |node: &NodeId| before.choices.locks.contains(node);
            let group = siblings(&before.choices.index, moved);
            let held: f64 = group.iter().filter(|one| **one != moved && locked(one)).map(|one| at(&before, *one)).sum();
            prop_assert!((at(&state, moved) - to.min(100.0 - held)).abs() < 1e-9);
            let free: Vec<_> = group.iter().filter(|one| **one != moved && !locked(one)).collect();
            for one in group {
                if locked(one) {
                    prop_assert!((at(&state, *one) - at(&before, *one)).abs() < 1e-9);
                }
            }
            let all = act(&before, Intent::SetWeight { node: moved, value: 100.0, live: false });
            let back = act(&all, Intent::SetWeight { node: moved, value: at(&before, moved), live: false });
            assert_whole(&all);
            for one in group {
                prop_assert!((at(&back, *one) - at(&before, *one)).abs() < 1e-9, "100 and back");
            }
            let undone = act(&state, Intent::Undo);
            assert_whole(&undone);
            for (a, b) in free.iter().zip(free.iter().skip(1)) {
                let cross = at(&state, **a) * at(&before, **b) - at(&state, **b) * at(&before, **a);
                prop_assert!(cross.abs() < 1e-7, "the ratio of free ones changed: {cross}");
            }
            for node in &nodes {
                if !group.contains(node) {
                    prop_assert_eq!(state.choices.weights[node.position()], before.choices.weights[node.position()]);
                }
            }
        }
    }
}

proptest! {
    /// Shares side by side sum to 100 as they are told, and none is a whole step from what it is.
    #[test]
    fn shares_as_told_sum_to_100(weights in prop::collection::vec(0.0..=10.0_f64, 8), decimals in 0_u8..=1) {
        let state = first();
        let index = &state.choices.index;
        let mut all = state.choices.weights.clone();
        let dimensions = index.children(NodeId::ROOT);
        for (node, weight) in dimensions.iter().zip(&weights) {
            all[node.position()] = *weight;
        }
        let counting: Vec<_> = scale::counting(index, dimensions[0]).collect();
        prop_assume!(counting.iter().any(|node| all[node.position()] > 0.0));
        let told = |node: &NodeId| scale::told(index, &all, decimals, *node);
        let sum: f64 = counting.iter().map(told).sum();
        prop_assert!((sum - 100.0).abs() < 1e-9, "{sum}");
        for node in &counting {
            let exact = scale::shown(index, &all, Mode::Percent, *node);
            let step = 0.1_f64.powi(decimals.into());
            prop_assert!((told(node) - exact).abs() < step + 1e-9, "{exact} as {}", told(node));
        }
    }
}

#[test]
fn equal_shares_are_told_as_100_together() {
    let state = act(&first(), Intent::EqualWeights);
    let choices = &state.choices;
    let dimensions: Vec<_> =
        scale::counting(&choices.index, choices.index.children(NodeId::ROOT)[0]).collect();
    let told = dimensions
        .iter()
        .map(|node| scale::told(&choices.index, &choices.weights, 0, *node));
    let told: Vec<_> = told.collect();
    assert_eq!(told, [15.0, 15.0, 14.0, 14.0, 14.0, 14.0, 14.0]);
}
