//! The sentence that says why the score is another than the published one.

use xingfu::app::read::explain;
use xingfu::app::state::State;
use xingfu::text::format::{percent, signed};
use xingfu::text::words::{CHINESE, ENGLISH, Words};

use crate::support::{first, in_percent, node, score, set, shown};

fn sentence(state: &State, words: &Words) -> Option<String> {
    let shown = shown(state);
    explain::change(&shown.published, &shown.mine, words)
}

#[track_caller]
fn assert_holds(sentence: &str, parts: &[&str]) {
    for part in parts {
        assert!(
            sentence.contains(part),
            "{sentence:?} does not hold {part:?}"
        );
    }
}

/// The indicator below a node that is farthest above the published score, or farthest below it.
fn farthest(state: &State, dimension: &str) -> String {
    let profile = &shown(state).published;
    let whole = profile.headline.unwrap_or(f64::NAN);
    let index = &state.choices.index;
    let parent = index.place(node(state, dimension)).unwrap_or(usize::MAX);
    let rises = score(state) > score(&first());
    let pull = |at: usize| {
        let node = &profile.nodes[at];
        let own = node.share * (node.score.unwrap_or(whole) - whole);
        if rises { own } else { -own }
    };
    let strongest = profile
        .children(parent)
        .max_by(|&a, &b| pull(a).total_cmp(&pull(b)));
    strongest.map_or_else(String::new, |at| profile.nodes[at].id.clone())
}

#[test]
fn as_published_there_is_nothing_to_explain() {
    assert_eq!(sentence(&first(), &CHINESE), None);
    let back = set(&set(&first(), "employment", 10.0), "employment", 7.0);
    assert_eq!(sentence(&back, &ENGLISH), None);
}

#[test]
fn raised_employment_is_named_with_its_shares_the_change_and_where_it_comes_from() {
    let state = set(&first(), "employment", 10.0);
    let change = score(&state).unwrap_or(f64::NAN) - score(&first()).unwrap_or(f64::NAN);
    // 7 of 40 is 17.5%, 10 of 43 is 23.3%.
    let chinese = sentence(&state, &CHINESE).unwrap_or_default();
    assert_holds(&chinese, &["就业", "升", "18%", "23%", &signed(change)]);
    assert!(
        !chinese.contains("另有") && !chinese.contains("教育"),
        "siblings only give way: {chinese}"
    );
    let english = sentence(&state, &ENGLISH).unwrap_or_default();
    assert_holds(&english, &["Employment", "18%", "23%", &signed(change)]);
    if change.abs() >= 0.05 {
        let source = &state
            .choices
            .index
            .node(node(&state, &farthest(&state, "employment")))
            .title;
        assert_holds(&chinese, &["主要来自", source.get(CHINESE.language)]);
        assert_holds(&english, &[source.get(ENGLISH.language)]);
    }
}

#[test]
fn a_lowered_weight_falls() {
    let state = set(&first(), "education", 1.0);
    // 7 of 40 is 17.5%, 1 of 34 is 2.9%.
    let chinese = sentence(&state, &CHINESE).unwrap_or_default();
    assert_holds(&chinese, &["教育", "降", "18%", "3%"]);
}

#[test]
fn two_that_moved_are_both_named() {
    let state = set(&set(&in_percent(), "health", 30.0), "new-jobs", 80.0);
    let chinese = sentence(&state, &CHINESE).unwrap_or_default();
    let health = percent(6.0 / 40.0, 0);
    assert_holds(&chinese, &["健康", &health, "30%", "新增就业", "80%"]);
}

#[test]
fn english_begins_with_a_capital_and_both_end_in_a_full_stop() {
    let state = set(&first(), "care", 10.0);
    let english = sentence(&state, &ENGLISH).unwrap_or_default();
    assert!(
        english.starts_with(char::is_uppercase) && english.ends_with('.'),
        "{english}"
    );
    let chinese = sentence(&state, &CHINESE).unwrap_or_default();
    assert!(chinese.ends_with('。'), "{chinese}");
}
