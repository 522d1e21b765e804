//! What is missing to the next better grade.

use serde_json::json;
use std::rc::Rc;
use xingfu::app::state::{Intent, State};
use xingfu::data::Dataset;
use xingfu::index::Index;
use xingfu::text::Language;

use crate::render::{draw, look};
use crate::support::{act, enter, visit};

/// One indicator from 0 to 100 points, in two bands.
fn of_score(score: f64) -> State {
    let definition = json!({
        "id": "one", "version": "1", "title": "一",
        "grades": [{"from": 90, "label": {"zh": "优秀", "en": "Excellent"}}, {"from": 60, "label": "合格"}],
        "dimensions": [{"id": "d", "title": "丁", "indicators": [
            {"id": "x", "title": "项", "rule": {"kind": "target", "direction": "at_least", "target": 100}},
        ]}],
    });
    let index = Index::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let state = visit(Rc::new(index), Language::Chinese);
    let data = Rc::new(Dataset::empty(state.choices.data.units().to_vec()));
    let message = None;
    enter(
        &act(&state, Intent::ReplaceData { data, message }),
        "x",
        score,
    )
}

fn sentence(state: &State) -> String {
    let page = draw(state);
    let found = page.find(|element| element.has_class("next-grade"));
    found.map_or_else(String::new, crate::html::Element::text)
}

#[test]
fn what_is_missing_is_never_understated() {
    assert_eq!(sentence(&of_score(80.0)), "距“优秀”还差 10.0 分");
    assert_eq!(sentence(&of_score(89.99)), "距“优秀”还差 0.1 分");
    assert_eq!(sentence(&of_score(12.345)), "距“合格”还差 47.7 分");
    let english = look(&of_score(80.0), |view| view.language = Language::English);
    assert_eq!(sentence(&english), "To reach “Excellent”: 10.0 points");
}

#[test]
fn nothing_is_missing_in_the_best_grade() {
    assert_eq!(sentence(&of_score(90.0)), "");
    assert_eq!(sentence(&of_score(100.0)), "");
}
