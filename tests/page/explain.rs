//! The sentence that says why the score is another than the published one.

use xingfu::app::read::explain;
use xingfu::app::state::State;
use xingfu::text::Language;
use xingfu::text::format::points;
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

#[test]
fn as_published_there_is_nothing_to_explain() {
    assert_eq!(sentence(&first(), &CHINESE), None);
    let back = set(&set(&first(), "employment", 10.0), "employment", 7.0);
    assert_eq!(sentence(&back, &ENGLISH), None);
}

/// The points by which the score departs from the default, with one decimal.
fn by(state: &State) -> String {
    let change = score(state).unwrap_or(f64::NAN) - score(&first()).unwrap_or(f64::NAN);
    points(change.abs())
}

/// The score of a node under the default weights.
fn own(state: &State, id: &str) -> f64 {
    let index = &state.choices.index;
    let at = index.place(node(state, id)).unwrap_or(usize::MAX);
    shown(state).published.nodes[at].score.unwrap_or(f64::NAN)
}

#[test]
fn a_weight_that_moved_is_the_reason_and_an_indicator_is_none() {
    let default = score(&first()).unwrap_or(f64::NAN);
    for id in [
        "employment",
        "education",
        "health",
        "care",
        "safety",
        "ecology",
        "overall",
    ] {
        for (to, heavier) in [(10.0, true), (1.0, false)] {
            let state = set(&first(), id, to);
            let rises = score(&state).unwrap_or(f64::NAN) > default;
            let is_high = own(&state, id) > default;
            let chinese = sentence(&state, &CHINESE).unwrap_or_default();
            let title = state.choices.index.node(node(&state, id)).title.clone();
            let name = title.get(CHINESE.language);
            if by(&state) == "0.0" {
                assert_holds(&chinese, &[&format!("您把{name}看"), "总分几乎不变"]);
                continue;
            }
            let high = if is_high { "高" } else { "低" };
            let weighed = if heavier { "重" } else { "轻" };
            let more = if rises { "多" } else { "少" };
            let points = points(own(&state, id));
            assert_holds(
                &chinese,
                &[
                    &format!("{name}得分{high}（{points}），您把它看{weighed}了（"),
                    &format!("），所以总分{more} {} 分。", by(&state)),
                ],
            );
            assert_eq!(is_high == heavier, rises, "{chinese}");
            assert!(
                !chinese.contains("来自") && !chinese.contains("另有"),
                "{chinese}"
            );
            let english = sentence(&state, &ENGLISH).unwrap_or_default();
            assert_holds(
                &english,
                &[
                    &format!(
                        "and you gave it {} weight",
                        if heavier { "more" } else { "less" }
                    ),
                    &by(&state),
                ],
            );
        }
    }
}

#[test]
fn shares_are_told_from_and_to() {
    // 7 of 37 is 18.9%, 1 of 31 is 3.2%: the dimension without indicators has no share.
    let chinese = sentence(&set(&first(), "education", 1.0), &CHINESE).unwrap_or_default();
    assert_holds(&chinese, &["（19% → 3%）"]);
}

#[test]
fn others_that_moved_are_counted() {
    let state = set(&set(&in_percent(), "health", 30.0), "new-jobs", 80.0);
    let chinese = sentence(&state, &CHINESE).unwrap_or_default();
    assert_holds(&chinese, &["；另有 1 项权重也不同。"]);
    let english = sentence(&state, &ENGLISH).unwrap_or_default();
    assert_holds(&english, &["; 1 more weight differ"]);
}

#[test]
fn traditional_characters_say_the_same() {
    let words = Words::of(Language::Traditional);
    let state = set(&first(), "safety", 1.0);
    let sentence = sentence(&state, words).unwrap_or_default();
    assert_holds(&sentence, &["您把它看輕了", "總分"]);
}

#[test]
fn english_begins_with_a_capital_and_both_end_in_a_full_stop() {
    for id in ["care", "safety"] {
        let state = set(&first(), id, 10.0);
        let english = sentence(&state, &ENGLISH).unwrap_or_default();
        assert!(
            english.starts_with(char::is_uppercase) && english.ends_with('.'),
            "{english}"
        );
        let chinese = sentence(&state, &CHINESE).unwrap_or_default();
        assert!(chinese.ends_with('。'), "{chinese}");
    }
}
