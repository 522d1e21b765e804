//! Why the score changed since last month, and what to do now.

use std::rc::Rc;

use xingfu::app::derived::gaps::gaps;
use xingfu::app::derived::months::{comparison, courses, pursuit, since_last_month};
use xingfu::app::read::sheet::proven;
use xingfu::app::read::todo;

use xingfu::app::state::{Change, DataEdit, Intent, Section, State};
use xingfu::data::{Dataset, Details, Figure, Status};
use xingfu::figure::{Course, Scale, sentence};
use xingfu::index::Index;
use xingfu::month::Month;
use xingfu::rule::{Completion, Observation, Promise, Value};
use xingfu::text::Language;
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::render::{draw, look};
use crate::support::{act, assert_near, edit, enter, first, shown, visit};

fn in_month(month: u8) -> State {
    let month = Month::new(2024, month).unwrap_or_else(|| panic!("no month"));
    act(&first(), Intent::SetMonth(month))
}

#[test]
fn the_parts_of_the_change_sum_to_it_and_the_sentence_says_which_way() {
    for month in 2..=9 {
        let state = in_month(month);
        let shown = shown(&state);
        let (before, change) =
            since_last_month(&state, &shown).unwrap_or_else(|| panic!("{month}"));
        let sum: f64 = change
            .parts
            .iter()
            .map(xingfu::score::change::Part::sum)
            .sum();
        let delta = change.delta.unwrap_or(f64::NAN);
        assert_near(sum, delta, "parts");
        assert_eq!(change.to, shown.mine.headline);
        let index = &state.choices.index;
        let months = (before, Month::new(2024, month).unwrap_or(before));
        let comparison = comparison(index, &change, months).unwrap_or_else(|| panic!("{month}"));
        let parts: f64 = comparison.parts.iter().map(|(_, points)| points).sum();
        assert_near(parts, delta, "parts of the figure");
        let sentence = sentence(&comparison, &str::to_owned, &CHINESE);
        let way = if delta > 0.0 {
            "本月比上月升"
        } else {
            "本月比上月降"
        };
        assert!(
            delta.abs() < 0.05 || sentence.starts_with(way),
            "{sentence}"
        );
    }
}

#[test]
fn january_has_nothing_to_compare_with() {
    let state = in_month(1);
    assert!(since_last_month(&state, &shown(&state)).is_none());
    let page = draw(&look(&state, |view| view.section = Section::Since));
    assert!(page.text().contains(DESK_CHINESE.no_month_before));
}

#[test]
fn the_course_of_the_months_ends_with_the_score_on_show() {
    let state = first();
    let shown = shown(&state);
    let courses = courses(&state, &shown);
    assert_eq!(courses.months.len(), 9);
    let last = |course: &Course| course.scores.last().copied().flatten();
    assert_eq!(courses.courses.first().and_then(last), shown.mine.headline);
    for course in &courses.courses {
        let node = shown
            .mine
            .find(&course.id)
            .unwrap_or_else(|| panic!("{}", course.id));
        assert_eq!(last(course), shown.mine.nodes[node].score);
    }
}

#[test]
fn a_gap_says_what_is_missing_and_the_pace_that_closes_it() {
    let state = enter(&first(), "new-jobs", 28_900.0);
    let shown = shown(&state);
    let index = &state.choices.index;
    let gaps = gaps(&state, &shown);
    let known: Vec<f64> = gaps.iter().filter_map(|gap| gap.points).collect();
    assert!(known.is_sorted_by(|a, b| a >= b), "{known:?}");
    // Those without points come last.
    assert!(
        gaps.iter()
            .skip(known.len())
            .all(|gap| gap.points.is_none())
    );
    let jobs = index.find_indicator("new-jobs");
    // On schedule, nothing can be won this month, and the year is still to be done.
    assert!(gaps.iter().all(|gap| Some(gap.indicator) != jobs));
    let behind = enter(&first(), "new-jobs", 20_000.0);
    let gaps = xingfu::app::derived::gaps::gaps(&behind, &crate::support::shown(&behind));
    let gap = gaps.iter().find(|gap| Some(gap.indicator) == jobs);
    let gap = gap.unwrap_or_else(|| panic!("no gap"));
    assert_eq!(
        todo::need(index, gap, Some(3), &CHINESE),
        "还差 16,000 人，余 3 个月，每月须 5,334"
    );
}

#[test]
fn both_sections_are_drawn_with_their_figures() {
    for (section, words) in [
        (
            Section::Since,
            [
                DESK_CHINESE.by_plan,
                DESK_CHINESE.all_indicators,
                DESK_CHINESE.trends_chart,
            ],
        ),
        (
            Section::Todo,
            [
                DESK_CHINESE.points_to_win,
                DESK_CHINESE.plan_chart,
                DESK_CHINESE.what_is_missing,
            ],
        ),
    ] {
        let text = draw(&look(&first(), |view| view.section = section)).text();
        for word in words {
            assert!(text.contains(word), "{word}: {text}");
        }
    }
}

#[test]
fn who_is_responsible_has_a_column_where_anybody_is_named() {
    let todo = |state: &State| draw(&look(state, |view| view.section = Section::Todo)).text();
    let unnamed = todo(&first());
    assert!(!unnamed.contains(DESK_CHINESE.who), "{unnamed}");
    let change = Change::Responsible(Some("人社局（虚构）".to_owned()));
    let named = todo(&act(&first(), edit(&first(), "new-jobs", None, change)));
    for word in [DESK_CHINESE.who, "人社局（虚构）"] {
        assert!(named.contains(word), "{word}: {named}");
    }
}

#[test]
fn every_plan_ends_with_the_whole_and_stands_beside_what_is_reached() {
    let state = first();
    let shown = shown(&state);
    let index = &state.choices.index;
    for (id, indicator) in index.indicators() {
        let name = &index.node(indicator.node).id;
        let pursuit = pursuit(&state, &shown, id).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(
            (pursuit.months.len(), pursuit.due.len()),
            (12, 12),
            "{name}"
        );
        assert_eq!(pursuit.reached.len(), 9, "{name}");
        let whole = match (&pursuit.scale, indicator.rule.promise()) {
            (Scale::Number(_), Promise::AtLeast(target)) => target,
            (Scale::Number(_) | Scale::Rungs(_) | Scale::Points, _) => 100.0,
        };
        assert_near(pursuit.due[11], whole, name);
        assert!(pursuit.due.is_sorted(), "{name}: {:?}", pursuit.due);
        let assessed = shown.assessment(id).unwrap_or_else(|| panic!("{name}"));
        let reached = pursuit.reached[8];
        match pursuit.scale {
            Scale::Number(_) => assert_eq!(reached.is_some(), assessed.told.is_some(), "{name}"),
            Scale::Rungs(_) | Scale::Points => assert_eq!(reached, assessed.told, "{name}"),
        }
    }
}

#[test]
fn what_scores_by_silence_alone_is_not_called_reported() {
    let index = Index::from_json(
        &serde_json::json!({
            "id": "one", "version": "1", "title": "一", "reading": "schedule",
            "missing_at_close": "zero", "period": {"year": 2024},
            "dimensions": [{"id": "d", "title": "丁", "indicators": [
                {"id": "whole", "title": "甲", "rule": {"kind": "target", "direction": "at_least", "target": 100}},
                {"id": "kept", "title": "乙", "rule": {"kind": "hold", "penalty": 10}},
                {"id": "items", "title": "丙", "rule": {"kind": "checklist"},
                 "items": [{"id": "a", "title": "子"}, {"id": "b", "title": "丑"}]}]}],
        })
        .to_string(),
    );
    let index = Rc::new(index.unwrap_or_else(|error| panic!("{error}")));
    let titles = ["甲", "乙", "丙"];
    let status = |state: &State, title: &str| {
        let page = draw(&look(state, |view| view.section = Section::Details));
        let cells = page.all().into_iter();
        let cells = cells.filter(|one| one.name == "span" && one.has_class("status"));
        let told: Vec<_> = cells.map(crate::html::Element::text).collect();
        assert_eq!(told.len(), titles.len(), "{told:?}");
        let at = titles.iter().position(|one| *one == title);
        told[at.unwrap_or_else(|| panic!("{title}"))].clone()
    };
    let december = Month::new(2024, 12).unwrap_or_else(|| panic!("no month"));
    let empty = visit(Rc::clone(&index), Language::Chinese);
    let data = Rc::new(Dataset::empty(empty.choices.data.units().to_vec()));
    let empty = act(
        &empty,
        Intent::ReplaceData {
            data,
            message: None,
        },
    );
    let closed = act(&empty, Intent::SetMonth(december));
    for title in titles {
        assert_eq!(status(&closed, title), DESK_CHINESE.not_reported, "{title}");
    }
    // A rate without its baseline is a value that cannot be scored: at the close it scores 0.
    let rate = enter(&closed, "kept", 90.0);
    assert_eq!(status(&rate, "乙"), DESK_CHINESE.not_reported);
    let done = Change::Status(Status::Reported(Observation::from(Value::Completion(
        Completion::Done,
    ))));
    let partly = act(&closed, edit(&closed, "items", Some(0), done));
    assert_eq!(status(&partly, "丙"), DESK_CHINESE.partly_reported);
}

#[test]
fn the_report_lists_what_proves_the_values_that_stand() {
    let state = enter(&first(), "new-jobs", 28_900.0);
    assert_eq!(proven(&state, &shown(&state), &CHINESE), [[""; 2]; 0]);
    let change = Change::Evidence(Some("津人社发〔2024〕9号".into()));
    let state = act(&state, edit(&state, "new-jobs", None, change));
    let expected = [["新增就业", "津人社发〔2024〕9号"]];
    assert_eq!(proven(&state, &shown(&state), &CHINESE), expected);
    let october = Month::new(2024, 10).unwrap_or_else(|| panic!("no month"));
    let later = act(&state, Intent::SetMonth(october));
    assert_eq!(proven(&later, &shown(&later), &CHINESE), expected);
}

#[test]
fn an_item_is_called_as_the_office_has_named_it() {
    let index = first().choices.index.clone();
    let indicator = index
        .find_indicator("employment-services")
        .unwrap_or_else(|| panic!("no services"));
    let details = Details {
        title: Some("就业岗位拓展（武清专场）".to_owned()),
        ..Details::default()
    };
    let named = DataEdit::Details {
        indicator,
        item: Some(0),
        details,
    };
    let state = act(&first(), named);
    let done = Observation::from(Value::Completion(Completion::Done));
    let done = Change::Status(Status::Reported(done));
    let state = act(&state, edit(&state, "employment-services", Some(0), done));
    let proven_by = Change::Evidence(Some("台账".into()));
    let state = act(
        &state,
        edit(&state, "employment-services", Some(0), proven_by),
    );
    let expected = [["5项公共就业服务·就业岗位拓展（武清专场）", "台账"]];
    assert_eq!(proven(&state, &shown(&state), &CHINESE), expected);
    let open = act(&state, Intent::OpenNode("employment-services".into()));
    assert!(draw(&open).text().contains("就业岗位拓展（武清专场）："));
}

#[test]
fn a_figure_that_is_never_scored_is_shown_beside_what_is() {
    let index = first().choices.index.clone();
    let indicator = index
        .find_indicator("schools-completed")
        .unwrap_or_else(|| panic!("no schools"));
    let figures = Figure::of_text("提供学位数：5400个").unwrap_or_else(|| panic!("no figure"));
    let details = Details {
        figures,
        ..Details::default()
    };
    let recorded = DataEdit::Details {
        indicator,
        item: None,
        details,
    };
    let state = act(&first(), recorded);
    assert_eq!(shown(&state).mine.headline, shown(&first()).mine.headline);
    let open = draw(&act(&state, Intent::OpenNode("schools-completed".into()))).text();
    assert!(open.contains("另记（不计分）提供学位数：5,400个"), "{open}");
}
