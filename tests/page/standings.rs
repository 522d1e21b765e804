//! What a ranking says of itself, and of one unit of it: ties, single ones, none, three languages.

use xingfu::data::UnitId;
use xingfu::figure::{apart, standing, standings, why};
use xingfu::methodology::Weighting;
use xingfu::process::Points;
use xingfu::score::change::of_units;
use xingfu::score::median::medians;
use xingfu::score::profile::Profile;
use xingfu::score::{Board, rescore};
use xingfu::text::Language;
use xingfu::text::words::Words;

use crate::ranking::{both, small};

type Values<'a> = &'a [(&'a str, Option<&'a str>, [Option<f64>; 2])];

fn said(values: Values<'_>, language: Language) -> String {
    let (_, data, board) = small(values);
    standings(&board, &data, Words::of(language)).unwrap_or_default()
}

#[track_caller]
fn says(values: Values<'_>, expected: &str) {
    assert_eq!(said(values, Language::Chinese), expected);
}

#[test]
fn the_first_is_named_with_its_lead() {
    says(
        &[
            ("甲", None, both(92.3)),
            ("乙", None, both(91.9)),
            ("丙", None, both(50.0)),
        ],
        "甲第 1（92.3 分），与第 2 名相差 0.4 分",
    );
    says(
        &[("甲", None, both(92.3)), ("乙", None, both(92.28))],
        "甲第 1（92.3 分），与第 2 名相差不到 0.1 分",
    );
}

#[test]
fn those_that_share_the_first_place_are_named_together() {
    says(
        &[
            ("甲", None, both(80.0)),
            ("乙", None, both(80.0)),
            ("丙", None, both(50.0)),
        ],
        "甲、乙并列第 1（80.0 分）",
    );
    let four = ["甲", "乙", "丙", "丁"].map(|id| (id, None, both(80.0)));
    says(&four, "4 个单位并列第 1（80.0 分）");
}

#[test]
fn those_without_enough_data_are_counted() {
    let half = [Some(80.0), None];
    says(
        &[
            ("甲", None, both(80.0)),
            ("乙", None, half),
            ("丙", None, [None, None]),
        ],
        "甲第 1（80.0 分）；2 个单位数据不足，不排名",
    );
    says(
        &[("甲", None, half), ("乙", None, half)],
        "2 个单位都还没有得分",
    );
    says(&[("甲", None, both(80.0))], "");
    let english = said(
        &[
            ("A", None, both(80.0)),
            ("B", None, both(70.0)),
            ("C", None, half),
        ],
        Language::English,
    );
    assert_eq!(
        english,
        "A is first (80.0), 10.0 ahead of the next; 1 not ranked for want of data"
    );
}

#[test]
fn those_that_rise_or_fall_far_are_counted() {
    let ids = ["a", "b", "c", "d", "e", "f", "g"];
    let of = |score: fn(usize) -> f64| {
        let values: Vec<_> = ids
            .iter()
            .enumerate()
            .map(|(at, id)| (*id, None, both(score(at))))
            .collect();
        small(&values)
    };
    let (index, data, _) = of(|at| 90.0 - at as f64);
    // The last of them was the first.
    let (_, earlier, _) = of(|at| if at == 6 { 99.0 } else { 90.0 - at as f64 });
    let scores = |data| {
        let points = std::sync::Arc::new(Points::new(&index, data, None));
        let scores = rescore(&index, &points, &Weighting::default_of(&index));
        scores.unwrap_or_else(|error| panic!("{error}"))
    };
    let told = |now, before| {
        let board = Board::new(&index, &data, &scores(now), None, Some(&scores(before)));
        standings(&board, &data, Words::of(Language::Traditional)).unwrap_or_default()
    };
    assert_eq!(
        told(&data, &earlier),
        "a第 1（90.0 分），與第 2 名相差 1.0 分；1 個單位名次降 5 位以上"
    );
    assert_eq!(
        told(&earlier, &data),
        "g第 1（99.0 分），與第 2 名相差 9.0 分；1 個單位名次升 5 位以上"
    );
}

#[test]
fn a_unit_is_told_its_place_among_all_and_in_its_group() {
    let (index, data, board) = small(&[
        ("甲", Some("镇"), both(90.0)),
        ("乙", Some("街道"), both(80.0)),
        ("丙", Some("镇"), both(70.0)),
        ("丁", None, both(50.0)),
        ("戊", None, [Some(99.0), None]),
    ]);
    let told =
        |at: usize, language| standing(&index, &board, &data, UnitId::at(at), Words::of(language));
    let chinese = |at| told(at, Language::Chinese).unwrap_or_default();
    assert_eq!(chinese(0), "第 1 名（共 5 个），镇第 1，比中位数高 15.0 分");
    assert_eq!(
        chinese(2),
        "第 3 名（共 5 个），镇第 2；离第 1 名差 20.0 分，比中位数低 5.0 分"
    );
    assert_eq!(
        chinese(3),
        "第 4 名（共 5 个）；离第 1 名差 40.0 分，比中位数低 25.0 分"
    );
    assert_eq!(chinese(4), "");
    assert_eq!(
        told(1, Language::English).as_deref(),
        Some(
            "Rank 2 of 5, 1 in its group (Subdistricts); 10.0 behind the first, 5.0 above the median"
        )
    );
}

#[test]
fn a_unit_is_set_apart_from_the_medians_and_from_another_unit() {
    let values = [
        ("甲", None, [Some(90.0), Some(40.0)]),
        ("乙", None, [Some(60.0), Some(50.0)]),
        ("丙", None, [Some(70.0), Some(60.0)]),
    ];
    let (index, data, _) = small(&values);
    let points = std::sync::Arc::new(Points::new(&index, &data, None));
    let weighting = Weighting::default_of(&index);
    let scores = rescore(&index, &points, &weighting).unwrap_or_else(|error| panic!("{error}"));
    let profile = Profile::new(&index, &scores, &weighting, UnitId::at(0));
    let words = Words::of(Language::Chinese);
    let [more, less] = apart(&index, &profile, &medians(&index, &points), words);
    assert_eq!(
        (more.join("、"), less.join("、")),
        ("a +10.0".into(), "b −5.0".into())
    );
    let told = |from: usize, to: usize| {
        let change = of_units(
            &index,
            &points,
            &weighting,
            UnitId::at(from),
            UnitId::at(to),
        );
        let change = change.unwrap_or_else(|error| panic!("{error}"));
        let names = [to, from].map(|at| values[at].0);
        why(&index, &change, names, words).unwrap_or_default()
    };
    assert_eq!(told(1, 0), "甲比乙高 10.0 分：a +15.0；但b −5.0");
    assert_eq!(told(0, 1), "乙比甲低 10.0 分：a −15.0；但b +5.0");
    assert_eq!(told(0, 2), "丙与甲得分相当：b +10.0；但a −10.0");
}
