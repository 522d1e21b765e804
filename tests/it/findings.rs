//! What figures say in their titles: ties, gaps, single values, three languages.

use std::rc::Rc;

use serde_json::{Value, json};
use xingfu::chart::Frame;
use xingfu::figure::{
    Comparison, Course, Courses, Drawing, Figure, Kind, Pursuit, RankCourse, Ranks, Scale, Subject,
    Timeline, Told, neighbours, sentence,
};
use xingfu::month::Month;
use xingfu::process::Progress;
use xingfu::report;
use xingfu::score::profile::Profile;
use xingfu::text::Language;
use xingfu::text::words::Words;

use crate::support::scored_with;

/// An index of four dimensions with one indicator each.
fn town() -> Value {
    let dimension = |(id, title): (&str, &str)| {
        json!({"id": format!("d-{id}"), "title": title, "indicators": [
            {"id": id, "title": title,
             "rule": {"kind": "target", "direction": "at_least", "target": 100}}]})
    };
    let all = [
        ("work", "就业"),
        ("school", "教育"),
        ("health", "医疗"),
        ("care", "养老"),
    ];
    json!({"id": "town", "version": "1", "title": "A town", "minimum_coverage": 0,
           "dimensions": all.map(dimension)})
}

/// The profile of four values, under weights.
fn profile(values: [Option<f64>; 4], weights: &Value) -> Profile {
    let ids = ["work", "school", "health", "care"];
    let values = ids.iter().zip(values).filter_map(|(id, value)| {
        let value = value?;
        Some(json!({"unit": "east", "indicator": id, "value": value}))
    });
    let values: Vec<_> = values.collect();
    let data = json!({"units": [{"id": "east"}], "values": values});
    let report = scored_with(&town(), &data, &json!({"weights": weights})).report;
    report::profile(&report, 0).unwrap_or_else(|error| panic!("{error}"))
}

fn told(kind: Kind, mine: &Profile, default: Option<&Profile>, language: Language) -> Told {
    let figure = Figure {
        kind,
        subject: Subject::new(mine, default, Words::of(language)).focus(Some(1)),
        most: usize::MAX,
    };
    figure.told()
}

#[track_caller]
fn says(kind: Kind, values: [Option<f64>; 4], expected: &str) {
    let profile = profile(values, &json!({}));
    let told = told(kind, &profile, None, Language::Chinese);
    assert_eq!(told.finding.as_deref().unwrap_or_default(), expected);
}

fn all(values: [f64; 4]) -> [Option<f64>; 4] {
    values.map(Some)
}

#[test]
fn contributions_name_the_most_ties_and_a_single_one() {
    let kind = Kind::Contributions;
    says(kind, all([80.0, 60.0, 40.0, 20.0]), "就业贡献最多，20.0 分");
    says(
        kind,
        all([80.0, 80.0, 40.0, 20.0]),
        "就业、教育贡献最多，各 20.0 分",
    );
    says(kind, all([50.0; 4]), "4 项贡献相同，各 12.5 分");
    says(
        kind,
        [Some(50.0), None, None, None],
        "得分全部来自就业：50.0 分",
    );
    says(kind, [None; 4], "");
}

#[test]
fn lost_points_name_the_most_their_share_and_none() {
    let kind = Kind::LostPoints;
    says(
        kind,
        all([80.0, 60.0, 40.0, 20.0]),
        "养老失分最多，20.0 分，占全部失分的 40%",
    );
    says(
        kind,
        all([60.0, 100.0, 60.0, 100.0]),
        "就业、医疗失分最多，各 10.0 分",
    );
    says(kind, all([100.0; 4]), "没有失分");
    says(kind, [None; 4], "");
}

#[test]
fn scores_name_both_ends_ties_and_gaps() {
    for kind in [Kind::Dimensions, Kind::Radar] {
        says(
            kind,
            all([80.0, 60.0, 40.0, 20.0]),
            "就业得分最高（80.0），养老最低（20.0）",
        );
        says(
            kind,
            all([80.0, 80.0, 20.0, 20.0]),
            "就业、教育得分最高（80.0），医疗、养老最低（20.0）",
        );
        says(kind, all([70.0; 4]), "4 个领域得分相同，都是 70.0");
        says(
            kind,
            [Some(70.0), None, None, None],
            "就业得分 70.0；3 个领域尚无得分",
        );
        says(kind, [None; 4], "");
    }
}

#[test]
fn coverage_names_the_least() {
    let kind = Kind::Coverage;
    says(kind, all([1.0; 4]), "各领域数据均已填报");
    says(
        kind,
        [Some(1.0), Some(1.0), Some(1.0), None],
        "养老填报最少，数据覆盖率 0%",
    );
    says(kind, [None; 4], "各领域数据覆盖率相同，都是 0%");
}

#[test]
fn a_weight_is_spoken_of_without_an_event() {
    let values = all([80.0, 60.0, 40.0, 20.0]);
    let (mine, default) = (
        profile(values, &json!({"d-work": 0.1})),
        profile(values, &json!({})),
    );
    let found = |kind| told(kind, &mine, Some(&default), Language::Chinese).finding;
    assert_eq!(
        found(Kind::Contributions).as_deref(),
        Some("按我的权重，教育贡献最多，19.4 分")
    );
    let sensitivity = found(Kind::Sensitivity).unwrap_or_default();
    assert_eq!(
        sensitivity,
        "就业的权重从 0 升到 100%，总分从 40.0 升到 80.0"
    );
    for kind in Kind::ALL {
        let finding = found(*kind).unwrap_or_default();
        for event in ["主要来自", "发生", "由于", "导致"] {
            assert!(!finding.contains(event), "{finding}");
        }
    }
    let even = profile(all([50.0; 4]), &json!({}));
    let told = told(Kind::Sensitivity, &even, None, Language::Chinese);
    assert_eq!(
        told.finding.as_deref(),
        Some("就业的权重大小不影响总分：50.0")
    );
}

#[test]
fn every_finding_is_in_its_own_language() {
    let profile = profile(all([80.0, 60.0, 40.0, 20.0]), &json!({}));
    for kind in Kind::ALL {
        for timeline in timelines() {
            let figure = |language| Figure {
                kind: *kind,
                subject: Subject::new(&profile, None, Words::of(language))
                    .focus(Some(1))
                    .over(Some(&timeline)),
                most: 8,
            };
            let english = figure(Language::English).told().finding.unwrap_or_default();
            let titles = ["就业", "教育", "医疗", "养老", "人"];
            let stripped = titles
                .iter()
                .fold(english.clone(), |text, title| text.replace(title, ""));
            assert!(stripped.chars().all(|c| c < '\u{2E80}'), "{english}");
            let chinese = figure(Language::Chinese).told();
            let traditional = figure(Language::Traditional).told();
            assert_eq!(chinese.finding.is_some(), traditional.finding.is_some());
            for text in [chinese.finding.unwrap_or_default(), chinese.description] {
                let half_width = [", ", ";", ": ", "("];
                assert!(!half_width.iter().any(|mark| text.contains(mark)), "{text}");
            }
        }
    }
}

fn month(number: u8) -> Month {
    Month::new(2024, number).unwrap_or_else(|| panic!("{number}"))
}

fn comparison(to: f64, parts: &[(&str, f64)]) -> Comparison {
    let sum: f64 = parts.iter().map(|(_, points)| points).sum();
    let parts = parts.iter().map(|(id, points)| ((*id).to_owned(), *points));
    Comparison {
        before: Some(month(8)),
        after: Some(month(9)),
        from: to - sum,
        to,
        parts: parts.collect(),
    }
}

fn timelines() -> [Timeline; 3] {
    [
        Timeline::Change(comparison(70.0, &[("work", -3.0), ("care", 1.0)])),
        Timeline::Scores(courses(&[
            &[Some(90.0), Some(80.0)],
            &[Some(90.0), Some(60.0)],
            &[Some(90.0), Some(90.0)],
        ])),
        Timeline::Plan(pursuit(&[Some(10.0), Some(20.0)], Progress::Behind)),
    ]
}

fn courses(scores: &[&[Option<f64>]]) -> Courses {
    let ids = ["town", "d-work", "d-school", "d-health", "d-care"];
    let months = scores.first().map_or(0, |scores| scores.len());
    let courses = ids.iter().zip(scores).map(|(id, scores)| Course {
        id: (*id).to_owned(),
        scores: scores.to_vec(),
        default: Vec::new(),
    });
    Courses {
        months: (1..).map(month).take(months).collect(),
        courses: courses.collect(),
    }
}

fn pursuit(reached: &[Option<f64>], progress: Progress) -> Pursuit {
    Pursuit {
        id: "work".into(),
        months: (1..=12).map(month).collect(),
        due: (1..=12).map(|month| 3_000.0 * f64::from(month)).collect(),
        reached: reached.to_vec(),
        scale: Scale::Number(Some(xingfu::text::Text::Plain("人".to_owned().into()))),
        is_stepped: false,
        progress: reached.last().copied().flatten().map(|_| progress),
    }
}

fn over(kind: Kind, timeline: &Timeline, language: Language) -> Told {
    let profile = profile(all([50.0; 4]), &json!({}));
    let subject = Subject::new(&profile, None, Words::of(language));
    let figure = Figure {
        kind,
        subject: subject.over(Some(timeline)),
        most: 2,
    };
    figure.told()
}

#[track_caller]
fn change_says(to: f64, parts: &[(&str, f64)], expected: &str) {
    let timeline = Timeline::Change(comparison(to, parts));
    let told = over(Kind::Waterfall, &timeline, Language::Chinese);
    assert_eq!(told.finding.as_deref(), Some(expected));
}

#[test]
fn a_change_names_what_moved_its_way() {
    change_says(
        76.0,
        &[("work", -5.0), ("school", 1.0), ("care", -1.2)],
        "本月比上月降 5.2 分，主要是就业 −5.0、养老 −1.2",
    );
    change_says(
        76.0,
        &[("work", 2.0)],
        "本月比上月升 2.0 分，主要是就业 +2.0",
    );
    change_says(76.0, &[], "本月与上月持平：76.0 分");
    change_says(76.0, &[("work", 0.01)], "本月与上月持平：76.0 分");
    change_says(
        76.0,
        &[("work", 2.0), ("care", -2.0)],
        "本月与上月持平：76.0 分，其中就业 +2.0，养老 −2.0",
    );
    change_says(
        76.0,
        &[("work", 0.04), ("school", 0.04), ("care", 0.04)],
        "本月比上月升 0.1 分，各项变动都不大",
    );
}

#[test]
fn months_that_do_not_follow_each_other_are_named() {
    let apart = Comparison {
        before: Some(month(3)),
        ..comparison(76.0, &[("work", 2.0)])
    };
    let words = |language| Words::of(language);
    let title = |id: &str| id.to_owned();
    assert_eq!(
        sentence(&apart, &title, words(Language::Chinese)),
        "2024年9月比2024年3月升 2.0 分，主要是work +2.0"
    );
    assert_eq!(
        sentence(&apart, &title, words(Language::English)),
        "2024-09 is up by 2.0 points on 2024-03, mainly work +2.0"
    );
}

#[test]
fn a_change_sums_exactly_whatever_is_shown_of_it() {
    let parts = [
        ("work", -5.0),
        ("school", 1.0),
        ("health", 0.3),
        ("care", -0.02),
        ("parks", 0.01),
    ];
    let timeline = Timeline::Change(comparison(76.0, &parts));
    let told = over(Kind::Waterfall, &timeline, Language::Chinese);
    let Drawing::Waterfall(drawn) = told.drawing else {
        panic!("no waterfall");
    };
    let labels: Vec<_> = drawn.steps.iter().map(|step| step.label.as_str()).collect();
    assert_eq!(labels, ["就业", "教育", "其余 3 项合计"]);
    let sum: f64 = drawn.steps.iter().map(|step| step.by).sum();
    let from = drawn.from.unwrap_or(f64::NAN);
    assert!((from + sum - 76.0).abs() < 1e-9);
}

#[track_caller]
fn trend_says(scores: &[&[Option<f64>]], expected: &str) {
    let timeline = Timeline::Scores(courses(scores));
    let told = over(Kind::Trends, &timeline, Language::Chinese);
    assert_eq!(told.finding.as_deref(), Some(expected));
}

#[test]
fn a_trend_names_its_ends_and_what_went_furthest() {
    let some = |scores: [f64; 3]| scores.map(Some);
    trend_says(
        &[
            &some([95.2, 90.0, 79.2]),
            &some([90.0, 80.0, 60.0]),
            &some([90.0, 90.0, 95.0]),
        ],
        "总分从2024年1月的 95.2 降到2024年3月的 79.2，其中就业降得最多（−30.0）",
    );
    trend_says(
        &[
            &some([70.0, 71.0, 72.0]),
            &some([60.0, 60.0, 61.0]),
            &some([60.0, 60.0, 61.0]),
        ],
        "总分从2024年1月的 70.0 升到2024年3月的 72.0，其中就业、教育升得最多（+1.0）",
    );
    trend_says(
        &[&some([70.0, 60.0, 70.02])],
        "2024年3月的总分与2024年1月持平：70.0",
    );
    trend_says(
        &[&[None, Some(70.0), None], &[Some(1.0), None, None]],
        "目前只有2024年2月有总分：70.0",
    );
    trend_says(&[&[None, None]], "各月都没有总分");
}

fn ranked(ranks: &[Option<u32>]) -> Told {
    let course = |title: &str, ranks: &[Option<u32>]| RankCourse {
        title: title.into(),
        ranks: ranks.to_vec(),
    };
    let months = (1..).take(ranks.len()).map(month);
    let timeline = Timeline::Ranks(Ranks {
        months: months.collect(),
        courses: vec![course("甲", ranks), course("乙", &[Some(12), None])],
    });
    over(Kind::Ranks, &timeline, Language::Chinese)
}

#[test]
fn ranks_name_the_first_units_way() {
    let says = |ranks: &[Option<u32>], expected: &str| {
        assert_eq!(ranked(ranks).finding.as_deref(), Some(expected));
    };
    says(
        &[Some(8), None, Some(3)],
        "甲从2024年1月的第 8 升到2024年3月的第 3，升 5 位",
    );
    says(
        &[Some(2), Some(4)],
        "甲从2024年1月的第 2 降到2024年2月的第 4，降 2 位",
    );
    says(
        &[Some(2), Some(9), Some(2)],
        "甲2024年3月与2024年1月名次相同：第 2",
    );
    says(&[None, Some(4)], "甲目前只有2024年2月有名次：第 4");
    says(&[None, None], "甲各期都没有名次");
}

#[test]
fn the_first_rank_is_drawn_at_the_top_and_tabled_as_it_is() {
    let told = ranked(&[Some(1), Some(12)]);
    let table = told.drawing.table();
    assert_eq!(table.columns, ["月份", "甲", "乙"]);
    assert_eq!(table.rows, [["1月", "1", "12"], ["2月", "12", ""]]);
    assert_eq!(told.description, "甲：1月 1、2月 12；乙：1月 12、2月 —。");
    let seen = told
        .drawing
        .seen(&Frame::default(), Words::of(Language::Chinese));
    let seen: Vec<_> = seen.into_iter().map(|one| one.told).collect();
    assert_eq!(seen, ["1月：甲 1、乙 12", "2月：甲 12"]);
    let Drawing::Lines(lines) = &told.drawing else {
        panic!("no lines");
    };
    let named: Vec<_> = lines
        .y_names
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    assert_eq!(named, ["10", "5", "1"]);
    let svg = told.drawing.svg(&xingfu::chart::Frame::default());
    let height = |name: &str| {
        let (before, _) = svg.split_once(&format!(">{name}</text>"))?;
        let (_, tag) = before.rsplit_once(" y=\"")?;
        tag.split('"').next()?.parse::<f64>().ok()
    };
    let heights = ["1", "5", "10"].map(|name| height(name).unwrap_or_else(|| panic!("{svg}")));
    assert!(heights.is_sorted(), "{heights:?}");
}

#[test]
fn months_of_several_years_are_named_with_their_year() {
    let months = [(2023, 11), (2023, 12), (2024, 1)];
    let months = months.map(|(year, month)| Month::new(year, month).expect("a month"));
    let course = RankCourse {
        title: "甲".into(),
        ranks: vec![Some(2), Some(1), Some(1)],
    };
    let timeline = Timeline::Ranks(Ranks {
        months: months.into(),
        courses: vec![course],
    });
    let told = over(Kind::Ranks, &timeline, Language::Chinese);
    assert_eq!(told.description, "甲：2023-11 2、2023-12 1、2024-01 1。");
    let rows = told.drawing.table().rows;
    assert_eq!(rows, [["2023-11", "2"], ["2023-12", "1"], ["2024-01", "1"]]);
}

#[test]
fn a_unit_s_ranks_stand_among_those_nearest_to_it() {
    let ranked: Vec<u32> = (1..=30).collect();
    let of = |chosen: &[u32]| neighbours(&ranked, chosen);
    assert_eq!(of(&[13]), [13, 8, 9, 10, 11, 12, 14, 15, 16, 17]);
    assert_eq!(of(&[1]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(of(&[30]), [30, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    assert_eq!(of(&[13, 2, 29]), [13, 2, 29, 9, 10, 11, 12, 14, 15, 16]);
    // One without a rank stands beside the best, and nobody stands twice.
    assert_eq!(of(&[99]), [99, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(of(&[]).len(), 10);
    assert_eq!(neighbours(&[7, 5], &[5]), [5, 7]);
}

#[test]
fn ranks_over_years_stand_at_their_years_with_the_last_one_beside_each_name() {
    let years = [2019, 2020, 2022].map(|year| Month::new(year, 12).expect("a month").whole_year());
    let course = RankCourse {
        title: "甲".into(),
        ranks: vec![Some(8), Some(3), None],
    };
    let timeline = Timeline::Ranks(Ranks {
        months: years.into(),
        courses: vec![course],
    });
    let told = over(Kind::Ranks, &timeline, Language::Chinese);
    let table = told.drawing.table();
    assert_eq!(table.columns, ["年份", "甲"]);
    assert_eq!(table.rows, [["2019", "8"], ["2020", "3"], ["2022", ""]]);
    let svg = told.drawing.svg(&xingfu::chart::Frame::default());
    assert!(svg.contains(">3 甲</text>"), "{svg}");
    let left = |name: &str| {
        let (before, _) = svg.split_once(&format!(">{name}</text>"))?;
        let (_, tag) = before.rsplit_once(" x=\"")?;
        tag.split('"').next()?.parse::<f64>().ok()
    };
    let [first, second, last] = ["2019", "2020", "2022"].map(|name| left(name).expect(name));
    let share = (second - first) / (last - first);
    assert!(
        (share - 1.0 / 3.0).abs() < 0.01,
        "a year is a year: {share}"
    );
}

#[track_caller]
fn plan_says(reached: &[Option<f64>], progress: Progress, expected: &str) {
    let timeline = Timeline::Plan(pursuit(reached, progress));
    let told = over(Kind::Plan, &timeline, Language::Chinese);
    assert_eq!(told.finding.as_deref(), Some(expected));
}

#[test]
fn a_plan_says_what_is_due_and_reached() {
    plan_says(
        &[Some(3_000.0), Some(5_000.0)],
        Progress::Behind,
        "就业滞后于序时进度：应达 6,000 人，完成 5,000 人",
    );
    plan_says(
        &[Some(3_100.0)],
        Progress::OnSchedule,
        "就业达序时：应达 3,000 人，完成 3,100 人",
    );
    plan_says(
        &[Some(9_000.0)],
        Progress::Ahead,
        "就业超序时：应达 3,000 人，完成 9,000 人",
    );
    plan_says(
        &[Some(36_000.0)],
        Progress::Completed,
        "就业已完成：36,000 人",
    );
    plan_says(
        &[Some(3_000.0), None],
        Progress::Behind,
        "就业尚未填报，应达 6,000 人",
    );
    plan_says(&[], Progress::Behind, "就业尚未填报");
}

#[test]
fn a_figure_over_the_months_without_any_is_empty() {
    let profile = Rc::new(profile(all([50.0; 4]), &json!({})));
    for kind in [
        Kind::Waterfall,
        Kind::Trends,
        Kind::Plan,
        Kind::Ranks,
        Kind::Difference,
        Kind::Spread,
        Kind::Scatter,
        Kind::Groups,
        Kind::Tiles,
        Kind::Map,
    ] {
        let told = told(kind, &profile, None, Language::Chinese);
        assert_eq!(told.finding, None);
        let frame = xingfu::chart::Frame::default();
        assert!(told.drawing.svg(&frame).contains(&frame.empty));
    }
}
