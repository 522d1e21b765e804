//! Scenarios: weights with names, compared, applied, linked and kept.

use proptest::prelude::*;
use xingfu::app::derived::scenario::{self, LONGEST_NAME, MOST_SCENARIOS, are_alike, joined};
use xingfu::app::derived::scenarios::{Compared, Outcome, outcomes};
use xingfu::app::io::{link, scenarios};
use xingfu::app::state::{Intent, LinkFault, Message, Scenario, State};
use xingfu::index::Activation;

use crate::support::{act, assert_near, first, in_percent, lock, node, score, set, shown};

/// The state after an act that may have nothing to do.
fn after(state: &State, intent: Option<Intent>) -> State {
    intent.map_or_else(|| state.clone(), |intent| act(state, intent))
}

fn add(state: &State, name: &str) -> State {
    after(state, scenario::add(&state.choices, name))
}

fn apply(state: &State, position: usize) -> State {
    after(state, scenario::apply(&state.choices, position))
}

fn remove(state: &State, position: usize) -> State {
    after(state, scenario::remove(&state.choices, position))
}

fn names(state: &State) -> Vec<&str> {
    let scenarios = state.choices.scenarios.iter();
    scenarios.map(|one| one.name.as_str()).collect()
}

/// Two scenarios beside the default weights.
fn two() -> State {
    let jobs = add(&set(&first(), "employment", 10.0), "就业优先");
    let schools = act(&jobs, Intent::PublishedWeights);
    add(&set(&schools, "education", 10.0), "教育优先")
}

#[test]
fn what_is_saved_is_applied_again_and_undone() {
    let state = two();
    assert_eq!(names(&state), ["就业优先", "教育优先"]);
    let applied = apply(&state, 0);
    assert_eq!(score(&applied), score(&set(&first(), "employment", 10.0)));
    assert_eq!(names(&applied), names(&state));
    let back = act(&applied, Intent::Undo);
    assert_eq!(back.choices, state.choices);
    let none = act(&act(&back, Intent::Undo), Intent::Undo);
    assert_eq!(names(&none), ["就业优先"]);
}

#[test]
fn one_that_is_deleted_can_be_brought_back_by_its_message_and_by_undo() {
    let state = two();
    let deleted = remove(&state, 0);
    assert_eq!(names(&deleted), ["教育优先"]);
    assert_eq!(
        deleted.message,
        Some(Message::ScenarioRemoved("就业优先".into()))
    );
    assert!(deleted.offers_way_back());
    for back in [Intent::TakeBack, Intent::Undo] {
        let back = act(&deleted, back);
        assert_eq!(names(&back), ["就业优先", "教育优先"]);
        assert_eq!(back.choices.weights, state.choices.weights);
    }
    assert_eq!(names(&remove(&state, 9)), names(&state));
}

#[test]
fn names_are_never_empty_long_or_twice_the_same() {
    let state = add(&add(&two(), "就业优先"), "  ");
    assert_eq!(names(&state)[2], "就业优先 2");
    assert_eq!(names(&state)[3], "2");
    let long = add(&state, &"长".repeat(100));
    assert_eq!(names(&long)[4].chars().count(), LONGEST_NAME);
    let renamed = |name: &str| after(&state, scenario::rename(&state.choices, 1, name));
    assert_eq!(names(&renamed("学校"))[1], "学校");
    assert_eq!(names(&renamed("教育优先"))[1], "教育优先", "its own");
    assert_eq!(names(&renamed("就业优先"))[1], "就业优先 3");
}

#[test]
fn there_are_no_more_than_can_be_compared() {
    let mut state = first();
    for number in 0..30 {
        state = add(&state, &format!("方案{number}"));
    }
    assert_eq!(state.choices.scenarios.len(), MOST_SCENARIOS);
}

fn outcome(state: &State, of: Compared) -> Outcome {
    let outcomes = outcomes(state, &shown(state));
    let found = outcomes.into_iter().find(|outcome| outcome.of == of);
    found.unwrap_or_else(|| panic!("{of:?} is not compared"))
}

#[test]
fn each_is_compared_by_the_score_that_it_would_give() {
    let state = two();
    let applied = |intent| score(&act(&state, intent));
    for (of, expected) in [
        (Compared::Default, score(&first())),
        (Compared::Present, score(&state)),
        (Compared::Equal, applied(Intent::EqualWeights)),
        (Compared::OtherMean, applied(Intent::SetGeometric(true))),
        (Compared::Saved(0), score(&apply(&state, 0))),
        (Compared::Saved(1), score(&state)),
    ] {
        let found = outcome(&state, of);
        assert_eq!(found.score, expected, "{of:?}");
        let sum: f64 = found.shares.iter().sum();
        assert_near(sum, 1.0, "shares");
    }
    assert_eq!(
        outcome(&state, Compared::Default).grade,
        shown(&first()).grade
    );
    assert_eq!(
        outcome(&state, Compared::Present).grade,
        shown(&state).grade
    );
}

#[test]
fn a_geometric_mean_is_no_greater_is_told_and_is_undone() {
    let state = act(&first(), Intent::SetGeometric(true));
    assert!(score(&state) < score(&first()), "{:?}", score(&state));
    assert!(!shown(&state).as_published);
    let back = act(&state, Intent::Undo);
    assert_eq!(score(&back), score(&first()));
    let default = act(&state, Intent::PublishedWeights);
    assert_eq!(score(&default), score(&first()));
    // Under it a scenario is saved with it, and applied with it.
    let saved = add(&state, "几何");
    let again = apply(&act(&saved, Intent::PublishedWeights), 0);
    assert_eq!(score(&again), score(&state));
}

#[test]
fn weights_go_along_from_one_store_to_the_other_and_so_do_scenarios() {
    use xingfu::app::state::Store;
    let state = act(&two(), Intent::SetGeometric(true));
    let own = act(&state, Intent::ShowStore(Store::Own));
    assert_eq!(names(&own), names(&state));
    assert!(own.choices.geometric);
    let site = act(&remove(&own, 0), Intent::ShowStore(Store::Site));
    assert_eq!(names(&site), ["教育优先"]);
}

#[test]
fn a_promise_that_comes_on_later_weighs_its_default_proportion() {
    let state = set(&in_percent(), "village-relocation", 50.0);
    let expected = |state: &State| {
        let activation = Some(Activation::Target(3.0));
        let row = "C007".to_owned();
        act(state, Intent::SetOptional { row, activation })
    };
    let on = expected(&add(&state, "生态"));
    let applied = apply(&act(&on, Intent::PublishedWeights), 0);
    let weight = |state: &State, id| state.choices.weights[node(state, id).position()];
    let ratio =
        |state: &State| weight(state, "wetland-water") / weight(state, "village-relocation");
    assert_near(
        ratio(&applied),
        ratio(&on),
        "as where it came on after the weights",
    );
}

fn share(state: &State) -> String {
    let hash = link::write_shared(&state.base.0, &state.choices);
    hash.unwrap_or_else(|length| panic!("{length} characters"))
}

fn follow(hash: &str, present: &State) -> Result<State, LinkFault> {
    let read = link::read(hash, &present.base.0, &present.choices);
    let choices = Box::new(read.unwrap_or_else(|| panic!("not ours: {hash}"))?);
    let message = None;
    Ok(act(present, Intent::Adopt { choices, message }))
}

#[test]
fn a_shared_link_carries_them_and_the_address_does_not() {
    let state = act(&two(), Intent::SetGeometric(true));
    let hash = share(&state);
    let there = follow(&hash, &first()).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(there.choices.scenarios, state.choices.scenarios);
    assert!(there.choices.geometric);
    assert_near(
        score(&there).unwrap_or(f64::NAN),
        score(&state).unwrap_or(f64::NAN),
        "score",
    );
    assert_eq!(share(&there), hash);
    let address = link::write(&state.base.0, &state.choices);
    assert!(!address.contains("&s="), "{address}");
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "_.~:%&=-".contains(c);
    assert!(hash.chars().all(is_safe), "{hash}");
}

#[test]
fn those_of_a_link_come_beside_ones_own() {
    let mine = add(&set(&first(), "care", 1.0), "就业优先");
    let there = follow(&share(&two()), &mine).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(names(&there), ["就业优先", "就业优先 2", "教育优先"]);
    let again = follow(&share(&two()), &there).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(names(&again), names(&there), "the renamed one is known");
    let same = follow(&share(&there), &there).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(names(&same), names(&there));
}

#[test]
fn a_link_that_would_be_too_long_is_not_shared() {
    let mut state = first();
    for number in 0..MOST_SCENARIOS {
        for (id, _) in [("employment", 0), ("new-jobs", 0), ("new-schools", 0)] {
            if state.choices.index.find(id).is_some() {
                state = set(&state, id, 0.1 + number as f64 / 3.0);
            }
        }
        state = add(&state, &format!("{number}{}", "很长的名称".repeat(7)));
    }
    let refused = link::write_shared(&state.base.0, &state.choices);
    assert!(matches!(refused, Err(8001..)), "{refused:?}");
    assert!(!link::write(&state.base.0, &state.choices).is_empty());
}

fn signed(body: &str) -> String {
    let sum = body.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{body}&k={sum:08x}")
}

#[test]
fn a_scenario_of_a_link_is_refused_as_its_weights_are() {
    let hash = share(&add(&set(&first(), "employment", 9.5), "一"));
    let (body, _) = hash.rsplit_once("&k=").unwrap_or_default();
    let (head, scenario) = body.split_once("&s=").unwrap_or_default();
    for (was, is) in [
        ("employment:9.5", "employment:1e308"),
        ("employment:9.5", "employment:-1"),
        ("employment:9.5", "no-such-node:1"),
    ] {
        let altered = signed(&format!("{head}&s={}", scenario.replace(was, is)));
        let refused = follow(&altered, &first()).err();
        assert!(
            matches!(
                refused,
                Some(LinkFault::NoWeight { .. } | LinkFault::Unknown(_))
            ),
            "{is}: {refused:?}"
        );
    }
}

#[test]
fn what_is_kept_is_read_back_and_what_is_no_such_text_is_not() {
    let state = act(&two(), Intent::SetGeometric(true));
    let state = add(&state, "“几何”\n&");
    let text = scenarios::write(&state.choices.scenarios);
    assert_eq!(
        scenarios::read(&text),
        Some(state.choices.scenarios.clone())
    );
    for wrong in [
        "",
        "{}",
        "[]",
        &text[..text.len() - 2],
        &text.replace("-1", "-2"),
    ] {
        assert_eq!(scenarios::read(wrong), None, "{wrong}");
    }
}

#[test]
fn those_of_the_browser_are_no_step() {
    let kept = two().choices.scenarios.clone();
    let state = set(&first(), "care", 9.0);
    let there = act(&state, Intent::BringScenarios(kept));
    assert_eq!(names(&there), ["就业优先", "教育优先"]);
    let back = act(&there, Intent::Undo);
    assert_eq!(names(&back), ["就业优先", "教育优先"]);
    assert!(!back.can_undo());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn lists_that_are_joined_keep_everything_once(
        mine in prop::collection::vec((0..4_u8, 0..3_u8), 0..6),
        theirs in prop::collection::vec((0..4_u8, 0..3_u8), 0..6),
    ) {
        let list = |list: &[(u8, u8)]| {
            let all: Vec<_> = list.iter().map(|(name, weight)| Scenario {
                name: format!("{name}"),
                weights: [("care".to_owned(), f64::from(*weight))].into_iter().collect(),
                geometric: false,
            }).collect();
            joined(&[], &all)
        };
        let (mine, theirs) = (list(&mine), list(&theirs));
        let both = joined(&mine, &theirs);
        prop_assert!(both.starts_with(&mine));
        for one in theirs.iter() {
            prop_assert!(both.iter().any(|there| are_alike(there, one)));
        }
        for (at, one) in both.iter().enumerate() {
            prop_assert!(!one.name.is_empty() && both[..at].iter().all(|other| other.name != one.name));
        }
        prop_assert_eq!(&joined(&both, &both), &both);
    }
}

#[test]
fn locks_end_where_a_scenario_is_applied() {
    let state = lock(&two(), "care");
    assert_eq!(apply(&state, 0).choices.locks, []);
}
