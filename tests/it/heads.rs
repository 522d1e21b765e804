//! What each section says of itself: ties, gaps, single values, three languages.

use serde_json::{Value, json};
use xingfu::figure::{Comparison, heads};
use xingfu::index::Index;
use xingfu::month::Month;
use xingfu::report;
use xingfu::schema::{Counts, Use};
use xingfu::score::profile::Profile;
use xingfu::text::Language;
use xingfu::text::words::Words;

use crate::support::scored_with;

const TITLES: [&str; 5] = ["就业", "教育", "医疗", "养老", "安全"];

/// An index of a dimension for each value, with one indicator each, of the same weight.
fn profile(values: &[Option<f64>]) -> Profile {
    let dimension = |at: usize| {
        json!({"id": format!("d-{at}"), "title": TITLES[at], "indicators": [
            {"id": format!("i-{at}"), "title": TITLES[at],
             "rule": {"kind": "target", "direction": "at_least", "target": 100}}]})
    };
    let dimensions: Vec<Value> = (0..values.len()).map(dimension).collect();
    let definition = json!({"id": "town", "version": "1", "title": "A town",
                            "minimum_coverage": 0, "dimensions": dimensions});
    let values = values.iter().enumerate().filter_map(|(at, value)| {
        Some(json!({"unit": "east", "indicator": format!("i-{at}"), "value": (*value)?}))
    });
    let values: Vec<Value> = values.collect();
    let data = json!({"units": [{"id": "east"}], "values": values});
    let report = scored_with(&definition, &data, &json!({})).report;
    report::profile(&report, 0).unwrap_or_else(|error| panic!("{error}"))
}

fn some<const N: usize>(values: [f64; N]) -> Vec<Option<f64>> {
    values.map(Some).to_vec()
}

fn chinese() -> &'static Words {
    Words::of(Language::Chinese)
}

#[track_caller]
fn contributions_say(values: &[Option<f64>], expected: &str) {
    let told = heads::contributions(&profile(values), chinese());
    assert_eq!(told.unwrap_or_default(), expected);
}

#[test]
fn contributions_name_the_first_few_and_no_tie_in_part() {
    contributions_say(
        &some([90.0, 80.0, 70.0, 40.0, 20.0]),
        "就业、教育、医疗三项合计 48.0 分，占得分的 80%",
    );
    contributions_say(
        &some([90.0, 80.0, 40.0, 40.0, 40.0]),
        "就业、教育两项合计 34.0 分，占得分的 59%",
    );
    contributions_say(
        &some([90.0, 40.0, 40.0, 40.0, 40.0]),
        "就业一项 18.0 分，占得分的 36%",
    );
    contributions_say(&some([50.0; 4]), "4 个领域合计 50.0 分");
    contributions_say(&some([50.0]), "1 个领域合计 50.0 分");
    contributions_say(&some([0.0, 0.0]), "2 个领域合计 0.0 分");
    contributions_say(
        &[Some(80.0), None, Some(20.0), None],
        "就业一项 40.0 分，占得分的 80%",
    );
    contributions_say(&[None, None], "");
}

#[track_caller]
fn lost_says(values: &[Option<f64>], expected: &str) {
    let told = heads::lost(&profile(values), chinese());
    assert_eq!(told.unwrap_or_default(), expected);
}

#[test]
fn lost_points_name_the_first_few_their_share_and_none() {
    lost_says(
        &some([100.0, 90.0, 80.0, 60.0]),
        "共失 17.5 分，养老、医疗、教育三项占 100%",
    );
    lost_says(
        &some([60.0, 60.0, 60.0, 20.0]),
        "共失 50.0 分，养老一项占 40%",
    );
    lost_says(&some([60.0; 4]), "共失 40.0 分");
    lost_says(&some([100.0; 3]), "没有失分");
    lost_says(&some([20.0]), "共失 80.0 分");
    lost_says(&[None], "");
}

#[track_caller]
fn change_says(parts: &[f64], expected: &str) {
    let parts = parts.iter().enumerate();
    let parts = parts.map(|(at, by)| (format!("i-{at}"), *by));
    let change = Comparison {
        before: Month::new(2024, 8),
        after: Month::new(2024, 9),
        from: 70.0,
        to: 70.0,
        parts: parts.collect(),
    };
    assert_eq!(heads::since(&change, chinese()), expected);
}

#[test]
fn a_change_counts_what_adds_and_what_takes_away() {
    change_says(
        &[1.0, 2.3, -0.5, 0.01],
        "2 项加分，共 +3.3；1 项减分，共 −0.5",
    );
    change_says(&[1.0], "1 项加分，共 +1.0；没有减分的");
    change_says(&[-1.0, -2.0], "2 项减分，共 −3.0；没有加分的");
    change_says(&[0.01, -0.02], "各项得分变动都不到 0.1 分");
    change_says(&[], "各项得分变动都不到 0.1 分");
}

#[track_caller]
fn weights_say(values: &[Option<f64>], expected: &str) {
    let told = heads::sensitivity(&profile(values), chinese());
    assert_eq!(told.unwrap_or_default(), expected);
}

#[test]
fn weights_are_spoken_of_by_what_they_can_do() {
    weights_say(
        &some([80.0, 60.0, 40.0]),
        "领域权重无论怎样分配，总分都在 40.0（只看医疗）与 80.0（只看就业）之间",
    );
    weights_say(
        &[Some(80.0), None, Some(40.0), Some(40.0)],
        "领域权重无论怎样分配，总分都在 40.0 与 80.0（只看就业）之间",
    );
    weights_say(&some([70.0, 70.0]), "领域权重无论怎样分配，总分都是 70.0");
    weights_say(&some([70.0]), "领域权重无论怎样分配，总分都是 70.0");
    weights_say(&[None], "");
}

/// The sentence on weights is true: no share of any dimension leads beyond it.
#[test]
fn no_weight_leads_beyond_the_ends_that_are_told() {
    let profile = profile(&some([80.0, 61.0, 40.0, 95.5]));
    for dimension in profile.children(0) {
        for share in 0..=10 {
            let score = profile.with_share(dimension, f64::from(share) / 10.0);
            let score = score.unwrap_or_else(|| panic!("no score"));
            assert!((40.0..=95.5).contains(&score), "{score}");
        }
    }
}

#[test]
fn counts_are_told_without_those_that_are_none() {
    let counts = Counts {
        done: 5,
        on_plan: 17,
        missing: 2,
        ..Counts::default()
    };
    let told = heads::details(&counts, chinese());
    assert_eq!(
        told.as_deref(),
        Some("已完成 5 项，达序时 17 项，未填报 2 项")
    );
    assert_eq!(heads::details(&Counts::default(), chinese()), None);
}

#[test]
fn promises_are_counted_by_their_use() {
    let index = Index::builtin().unwrap_or_else(|error| panic!("{error}"));
    let rows = index.ledger();
    let count = |used| rows.iter().filter(|row| row.used == used).count();
    let [scored, optional, recorded] = [Use::Score, Use::Optional, Use::Record].map(count);
    let expected = format!(
        "共 {} 项承诺：计分 {scored}，可选计分 {optional}，只记录 {recorded}",
        scored + optional + recorded
    );
    assert_eq!(heads::ledger(rows, chinese()), Some(expected));
    assert_eq!(heads::ledger(&[], chinese()), None);
}

#[test]
fn every_sentence_is_in_its_own_language_and_none_speaks_of_an_event() {
    let sets = [
        some([90.0, 80.0, 70.0, 40.0, 20.0]),
        some([50.0; 4]),
        some([100.0; 2]),
        vec![Some(80.0), None, Some(20.0)],
        vec![None, None],
    ];
    for values in sets {
        let profile = profile(&values);
        let sentences = |language| {
            let words = Words::of(language);
            [
                heads::contributions(&profile, words),
                heads::lost(&profile, words),
                heads::sensitivity(&profile, words),
            ]
        };
        let [chinese, traditional, english] =
            [Language::Chinese, Language::Traditional, Language::English].map(sentences);
        for ((chinese, traditional), english) in chinese.iter().zip(&traditional).zip(&english) {
            assert_eq!(chinese.is_some(), traditional.is_some());
            assert_eq!(chinese.is_some(), english.is_some());
            let chinese = chinese.clone().unwrap_or_default();
            for wrong in [
                ", ",
                ";",
                ": ",
                "(",
                "主要来自",
                "发生",
                "由于",
                "导致",
                "因为",
            ] {
                assert!(!chinese.contains(wrong), "{chinese}");
            }
            let english = english.clone().unwrap_or_default();
            let stripped = TITLES
                .iter()
                .fold(english.clone(), |text, title| text.replace(title, ""));
            assert!(stripped.chars().all(|c| c < '\u{2E80}'), "{english}");
        }
    }
}
