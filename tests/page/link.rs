//! Links: what is written is read back, and what was altered on the way is noticed.

use std::rc::Rc;

use proptest::prelude::*;
use xingfu::app::desk::refusals;
use xingfu::app::io::link;
use xingfu::app::state::Mode;
use xingfu::app::state::{Change, Choices, Intent, LinkFault, State};
use xingfu::data::{Dataset, Status};
use xingfu::index::{Activation, Index};
use xingfu::month::Month;
use xingfu::text::Language;
use xingfu::text::words::{DESK_CHINESE, DESK_ENGLISH};

use crate::support::{act, edit, first, in_percent, lock, node, score, set, shown};

fn write(state: &State) -> String {
    link::write(&state.base.0, &state.choices)
}

/// The choices of a hash, for whom has just opened the page.
fn read(hash: &str) -> Option<Result<Choices, LinkFault>> {
    let there = first();
    link::read(hash, &there.base.0, &there.choices)
}

/// The state of whom follows a hash.
#[track_caller]
fn follow(hash: &str) -> State {
    match read(hash) {
        Some(Ok(choices)) => {
            let choices = Box::new(choices);
            let message = None;
            act(&first(), Intent::Adopt { choices, message })
        }
        Some(Err(damage)) => panic!("{damage:?}: {hash}"),
        None => panic!("not ours: {hash}"),
    }
}

fn turn_on(state: &State, row: &str, activation: Activation) -> State {
    let row = row.to_owned();
    let activation = Some(activation);
    act(state, Intent::SetOptional { row, activation })
}

/// Something of everything that a link holds.
fn chosen() -> State {
    let state = set(&first(), "employment", 9.5);
    let state = turn_on(&state, "C083", Activation::Plain);
    let state = turn_on(&state, "C008", Activation::Target(312.5));
    let state = turn_on(&state, "C033", Activation::Promised("awarded".into()));
    let month = Month::new(2024, 7).unwrap_or_else(|| panic!("no month"));
    act(&state, Intent::SetMonth(month))
}

#[test]
fn what_is_published_needs_no_link() {
    assert_eq!(write(&first()), "");
    let back = act(&set(&first(), "care", 9.0), Intent::PublishedWeights);
    assert_eq!(write(&back), "");
}

#[test]
fn a_link_holds_weights_rows_and_the_month_and_no_data() {
    let state = chosen();
    let hash = write(&state);
    assert!(
        hash.starts_with(
            "c=1&i=xingfu-wuqing-2024&v=2024.2.0&t=2024-07&w=overall:2~employment:9.5~"
        ),
        "{hash}"
    );
    let mut units = state.choices.data.units().to_vec();
    units[0].title = "别处".into();
    let other = act(
        &state,
        Intent::ReplaceData {
            data: Rc::new(Dataset::empty(units)),
            message: None,
        },
    );
    assert_eq!(write(&other), hash);
}

#[test]
fn a_followed_link_shows_the_same() {
    let state = chosen();
    for hash in [write(&state), format!("#{}", write(&state))] {
        let there = follow(&hash);
        assert_eq!(there.choices.optional, state.choices.optional);
        assert_eq!(there.choices.month, state.choices.month);
        assert_eq!(there.choices.weights, state.choices.weights);
        assert_eq!(score(&there), score(&state));
        assert_eq!(write(&there), write(&state));
    }
}

#[test]
fn locks_are_not_part_of_a_link() {
    let state = set(&lock(&in_percent(), "care"), "employment", 33.0);
    assert_eq!(follow(&write(&state)).choices.locks, []);
}

fn no_weight(found: &str) -> LinkFault {
    let (id, found) = ("employment".to_owned(), found.to_owned());
    LinkFault::NoWeight { id, found }
}

/// A hash with the check that belongs to it.
fn sign(body: &str) -> String {
    let sum = body.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{body}&k={sum:08x}")
}

#[test]
fn other_indices_and_versions_say_so() {
    let hash = write(&chosen());
    let body = hash.split("&k=").next().unwrap_or_default();
    assert_eq!(sign(body), hash, "the test signs as the page does");
    for (was, is, expected) in [
        (
            "i=xingfu-wuqing-2024",
            "i=xingfu-elsewhere-2024",
            LinkFault::OtherIndex,
        ),
        ("v=2024.2.0", "v=2025.1.0", LinkFault::OtherVersion),
        ("c=1", "c=2", LinkFault::OtherVersion),
        ("employment:9.5", "employment:-9.5", no_weight("-9.5")),
        ("employment:9.5", "employment:inf", no_weight("inf")),
        ("employment:9.5", "employment:NaN", no_weight("NaN")),
        ("employment:9.5", "employment:", no_weight("")),
        ("employment:9.5", "employment", LinkFault::Damaged),
        (
            "employment:9.5",
            "no-such-node:9.5",
            LinkFault::Unknown("no-such-node".into()),
        ),
        ("t=2024-07", "t=2024-13", LinkFault::Damaged),
        ("C083", "C999", LinkFault::Damaged),
        ("C083", "C083:1", LinkFault::Damaged),
        ("C008:312.5", "C008:-1", LinkFault::Damaged),
        ("C033:awarded", "C033:no-such-rung", LinkFault::Damaged),
    ] {
        assert!(body.contains(was), "{body}");
        let altered = sign(&body.replace(was, is));
        assert_eq!(read(&altered), Some(Err(expected)), "{altered}");
    }
}

#[test]
fn every_link_that_was_cut_short_is_noticed() {
    let hash = write(&chosen());
    for end in 0..hash.len() {
        match read(&hash[..end]) {
            None => assert!(end < 2, "taken for another hash: {}", &hash[..end]),
            found => assert_eq!(found, Some(Err(LinkFault::Damaged)), "{}", &hash[..end]),
        }
    }
}

#[test]
fn every_altered_or_lost_character_is_noticed() {
    let hash = write(&chosen());
    for at in 0..hash.len() {
        let original = hash.as_bytes()[at];
        let lost = format!("{}{}", &hash[..at], &hash[at + 1..]);
        let mut altered = vec![lost];
        for other in [
            '0', '1', '9', 'a', 'A', 'F', 'x', '&', '=', '~', ':', '.', '+', '-', '%', ' ',
        ] {
            if other as u8 != original {
                altered.push(format!("{}{other}{}", &hash[..at], &hash[at + 1..]));
            }
        }
        let changed_case = if original.is_ascii_lowercase() {
            original.to_ascii_uppercase()
        } else {
            original.to_ascii_lowercase()
        };
        if changed_case != original {
            altered.push(format!(
                "{}{}{}",
                &hash[..at],
                changed_case as char,
                &hash[at + 1..]
            ));
        }
        for altered in altered {
            match read(&altered) {
                None => assert!(at < 2, "taken for another hash: {altered}"),
                Some(Ok(_)) => panic!("not noticed: {altered}"),
                Some(Err(_)) => {}
            }
        }
    }
}

#[test]
fn a_weight_out_of_range_is_no_weight() {
    let whole = write(&set(&first(), "employment", 7.5));
    let (body, _) = whole.rsplit_once("&k=").unwrap_or_default();
    let huge = format!("1{}", "0".repeat(308));
    let numbers = [
        (&*huge, "1e308"),
        ("x7fe1ccf385ebc8a0", "1e308"),
        ("x7ff0000000000000", "inf"),
        ("x7ff8000000000000", "NaN"),
        ("xbff0000000000000", "-1"),
        ("x0000000000000001", "4.94065645841247e-324"),
        ("1000000000000001", "1000000000000001"),
    ];
    for (number, found) in numbers {
        let body = body.replace("employment:7.5", &format!("employment:{number}"));
        assert_eq!(read(&sign(&body)), Some(Err(no_weight(found))), "{number}");
    }
}

#[test]
fn weights_that_are_all_zero_are_no_weights() {
    let all = first();
    let zero = |state: &State, parent: &str| {
        let index = &state.choices.index;
        let mut weights = state.choices.weights.clone();
        for child in index.children(node(state, parent)) {
            weights[child.position()] = 0.0;
        }
        act(state, Intent::SetWeights(weights))
    };
    let root = all.base.0.id().to_owned();
    for id in [&*root, "employment", "safety"] {
        let hash = write(&zero(&all, id));
        assert_eq!(read(&hash), Some(Err(LinkFault::AllZero(id.into()))));
    }
    // That of a dimension without indicators decides nothing.
    let but_for_one = zero(&all, &root);
    let hash = write(&set(&but_for_one, "governance", 3.0));
    assert_eq!(read(&hash), Some(Err(LinkFault::AllZero(root.clone()))));
    let hash = write(&set(&set(&but_for_one, "governance", 0.0), "care", 3.0));
    assert!(matches!(read(&hash), Some(Ok(_))), "{hash}");
}

#[test]
fn a_link_that_no_page_writes_is_refused_for_its_length() {
    let hash = write(&chosen());
    let (body, _) = hash.rsplit_once("&k=").unwrap_or_default();
    let long = sign(&format!("{body}&z={}", "0".repeat(100_000)));
    assert_eq!(read(&long), Some(Err(LinkFault::TooLong)));
}

#[test]
fn a_refused_link_names_the_weight_in_both_languages() {
    let base = first().base.0;
    let told = |fault: &LinkFault| {
        let words = [&DESK_CHINESE, &DESK_ENGLISH];
        words.map(|words| refusals::link(fault, &base, words))
    };
    assert_eq!(
        told(&no_weight("1e308")),
        [
            "链接里“就业”的权重是 1e308，应为 0 到 10¹⁵ 之间的数，已改用预设权重。",
            "The link gives “Employment” the weight 1e308 instead of a number from 0 to 10¹⁵; the default weights are used instead.",
        ]
    );
    assert_eq!(
        told(&LinkFault::AllZero("safety".into())),
        [
            "链接里“安全”之下的权重全为零，无法合成得分，已改用预设权重。",
            "In the link all weights below “Safety” are zero, which gives no score; the default weights are used instead.",
        ]
    );
    assert_eq!(
        told(&LinkFault::Unknown("no-such-node".into()))[0],
        "链接里的“no-such-node”不是本指数的维度或指标，已改用预设权重。"
    );
}

#[test]
fn other_hashes_are_not_ours() {
    for hash in ["", "#", "section", "#section-2", "w=1", "C=1"] {
        assert!(read(hash).is_none(), "{hash}");
    }
}

#[test]
fn what_a_version_needs_to_escape_comes_back() {
    let text = r#"{"id": "a", "version": "1.0 测试&k=~:%", "title": "A", "dimensions": [
        {"id": "b", "title": "B", "indicators": [{"id": "c", "title": "C", "rule": {"kind": "pass"}}]},
        {"id": "d", "title": "D", "indicators": [{"id": "e", "title": "E", "rule": {"kind": "pass"}}]}]}"#;
    let index = Rc::new(Index::from_json(text).unwrap_or_else(|error| panic!("{error}")));
    let data = Rc::new(Dataset::empty(Vec::new()));
    let state = State::new(Rc::clone(&index), data, Language::Chinese);
    let hash = write(&set(&state, "b", 3.0));
    let back = link::read(&hash, &index, &state.choices);
    assert!(
        matches!(back, Some(Ok(choices)) if choices.weights[1] == 3.0),
        "{hash}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_weights_come_back_as_the_same_score(
        weights in prop::collection::vec(prop_oneof![5 => 0.0..10.0_f64, 1 => Just(0.0), 1 => Just(1e-7), 1 => 0.0..100.0_f64], 60),
        percents in prop::collection::vec((1..60_usize, 0.0..100.0_f64), 0..4),
        target in prop::option::of(1e-3..1e6_f64),
        month in 1..=12_u8,
        plain in any::<bool>(),
    ) {
        let mut state = first();
        if let Some(target) = target {
            state = turn_on(&state, "C008", Activation::Target(target));
        }
        if plain {
            state = turn_on(&state, "C090", Activation::Plain);
        }
        let nodes = state.choices.index.nodes().len();
        let mut moved = state.choices.weights.clone();
        for ((node, _), weight) in state.choices.index.nodes().zip(&weights) {
            moved[node.position()] = *weight;
        }
        state = act(&state, Intent::SetWeights(moved));
        state.view.mode = Mode::Percent;
        for (node, to) in percents {
            let (node, _) = state.choices.index.nodes().nth(node % nodes).ok_or(TestCaseError::reject("no node"))?;
            state = act(&state, Intent::SetWeight { node, value: to, live: false });
        }
        if let Some(month) = Month::new(2024, month) {
            state = act(&state, Intent::SetMonth(month));
        }
        if shown(&state).fault.is_some() {
            let refused = read(&write(&state));
            prop_assert!(matches!(refused, Some(Err(LinkFault::AllZero(_)))), "{:?}", refused.map(|read| read.is_ok()));
            return Ok(());
        }
        let there = follow(&write(&state));
        prop_assert_eq!(&there.choices.optional, &state.choices.optional);
        prop_assert_eq!(there.choices.month, state.choices.month);
        prop_assert_eq!(shown(&there).fault.is_some(), shown(&state).fault.is_some());
        prop_assert_eq!(score(&there).is_some(), score(&state).is_some());
        if let (Some(there), Some(here)) = (score(&there), score(&state)) {
            // Groups as published are left out of a link and come back as published, whose shares
            // are the same to the last bit but one.
            prop_assert!((there - here).abs() < 1e-10, "{} instead of {}", there, here);
        }
        let again = follow(&write(&there));
        prop_assert_eq!(&again.choices.optional, &there.choices.optional);
        if let (Some(again), Some(there)) = (score(&again), score(&there)) {
            prop_assert!((again - there).abs() < 1e-10, "{} instead of {}", again, there);
        }
    }
}

#[test]
fn a_link_takes_no_entered_data_away() {
    let id = "bird-species";
    let state = turn_on(&first(), "C008", Activation::Target(312.5));
    let pending = Change::Status(Status::Pending);
    let entered = act(&state, edit(&state, id, None, pending));
    let count = entered.choices.data.records().count();
    let hash = write(&set(&first(), "employment", 9.5));
    for (state, kept) in [(&state, false), (&entered, true)] {
        let followed = link::read(&hash, &state.base.0, &state.choices);
        let Some(Ok(choices)) = followed else {
            panic!("not followed: {hash}");
        };
        assert_eq!(choices.optional.get("C008").is_some(), kept);
        let lost = state.choices.data.records().count() - choices.data.records().count();
        assert_eq!(lost, 0);
    }
    assert_eq!(count, state.choices.data.records().count() + 1);
}

#[test]
fn links_are_written_as_in_the_first_edition() {
    let state = set(&set(&first(), "employment", 7.3), "new-jobs", 2.0);
    let expected = "c=1&i=xingfu-wuqing-2024&v=2024.2.0&t=2024-09&w=overall:2~employment:7.3~education:7~health:6~care:5~safety:6~governance:3~ecology:4~new-jobs:2~zero-employment-households:4~employment-services:3~full-employment-pilot:1&k=c8e5f37c";
    assert_eq!(write(&state), expected);
}
