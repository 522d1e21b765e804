//! The schedule on the page: the reading, the counts as filters, and the sums behind the points.

use std::rc::Rc;

use serde_json::{Value, json};
use xingfu::app::read::schedule::of_value;
use xingfu::app::state::{Extent, Filter, Intent, Section, State};
use xingfu::data::Dataset;
use xingfu::index::Index;
use xingfu::month::Month;
use xingfu::rule::{Due, Elapsed, Observation};
use xingfu::schema::{self, Reading};
use xingfu::text::Language;
use xingfu::text::words::{CHINESE, ENGLISH};

use crate::html::Element;
use crate::render::{draw, look};
use crate::support::{act, shown};

fn town() -> Rc<Index> {
    let target = |target: f64| json!({"kind": "target", "direction": "at_least", "target": target});
    let ladder = json!([{"id": "none", "title": "未开工", "points": 0}, {"id": "begun", "title": "开工", "points": 40},
        {"id": "built", "title": "竣工", "points": 100}]);
    let definition = json!({
        "id": "town", "version": "1", "title": "小镇", "reading": "schedule", "minimum_coverage": 0,
        "period": {"year": 2024}, "ladders": {"works": ladder},
        "grades": [{"from": 90, "label": "优秀"}, {"from": 0, "label": "不合格"}],
        "dimensions": [{"id": "d", "title": "D", "indicators": [
            {"id": "jobs", "title": "就业", "rule": target(36_000.0)},
            {"id": "canteens", "title": "食堂", "rule": target(12.0)},
            {"id": "school", "title": "学校", "rule": {"kind": "milestone", "ladder": "works", "promised": "built"}},
            {"id": "title", "title": "称号", "rule": {"kind": "pass"}},
            {"id": "homes", "title": "养老", "rule": {"kind": "coverage"}, "progress": "cumulative"},
            {"id": "list", "title": "清单", "rule": {"kind": "checklist"}, "items": [
                {"id": "a", "title": "A"}, {"id": "b", "title": "B"}, {"id": "c", "title": "C"}, {"id": "e", "title": "E"}]}]}]
    });
    let index = Index::from_json(&definition.to_string());
    Rc::new(index.unwrap_or_else(|error| panic!("{error}")))
}

/// September, after an August of which some values are left.
fn september() -> State {
    let entry = |id: &str, value: Value, month: &str| json!({"unit": "u", "indicator": id, "value": value, "period": month});
    let item = |id: &str, value: &str| json!({"unit": "u", "indicator": "list", "item": id, "value": value, "period": "2024-09"});
    let values = json!({"values": [
        entry("jobs", json!(20_000), "2024-08"), entry("jobs", json!(28_900), "2024-09"),
        entry("canteens", json!(4), "2024-08"), entry("canteens", json!(6), "2024-09"),
        entry("school", json!("begun"), "2024-08"),
        item("a", "done"), item("b", "partial"), item("c", "not_done"), item("e", "not_done"),
    ]});
    let file = schema::read(&values.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let index = town();
    let data = Dataset::from_file(&file, &index).unwrap_or_else(|error| panic!("{error}"));
    State::new(index, Rc::new(data), Language::Chinese)
}

#[test]
fn the_headline_names_its_reading_and_has_the_other_and_the_change_beside_it() {
    let state = september();
    let derived = shown(&state);
    assert_eq!(derived.reading, Reading::Schedule);
    let page = draw(&state);
    let score = |class: &str| {
        let found = page.find(|element| element.has_class(class));
        found.map(Element::text).unwrap_or_default()
    };
    assert_eq!(score("reading"), "序时得分");
    let beside = score("beside");
    assert!(
        beside.contains("年度完成度") && beside.contains("较上月"),
        "{beside}"
    );
    let december = act(&state, Intent::SetMonth(month(12)));
    assert_eq!(shown(&december).reading, Reading::Annual);
    assert!(
        !draw(&december).text().contains("序时得分"),
        "in the last month all is due"
    );
}

fn month(number: u8) -> Month {
    Month::new(2024, number).unwrap_or_else(|| panic!("no month {number}"))
}

#[test]
fn counts_beside_the_score_narrow_the_details() {
    let state = september();
    let counts = shown(&state).counts;
    assert_eq!(
        (
            counts.reported,
            counts.carried,
            counts.missing,
            counts.not_due
        ),
        (3, 1, 1, 1)
    );
    assert_eq!((counts.done, counts.on_plan, counts.behind), (0, 2, 2));
    for filter in Filter::ALL {
        let narrowed = act(&state, Intent::ShowOnly(Some(filter)));
        assert_eq!(narrowed.view.section, Section::Details);
        let page = draw(&narrowed);
        let rows = page
            .all()
            .into_iter()
            .filter(|element| element.has_class("row"));
        assert_eq!(rows.count(), filter.count(&counts) as usize, "{filter:?}");
        let all = act(&narrowed, Intent::ShowOnly(Some(filter)));
        assert_eq!(all.view.only, None, "a second time it is all again");
    }
    let summary = look(&state, |view| view.extent = Extent::Summary);
    let page = draw(&summary);
    let mut counts = page
        .all()
        .into_iter()
        .filter(|element| element.has_class("count"));
    assert!(
        counts.all(|one| one.attribute("aria-pressed").is_none()),
        "there are no details"
    );
}

#[test]
fn the_sum_of_the_schedule_is_that_of_a_pocket_calculator() {
    let index = town();
    let sum = |id: &str, observation: Observation, number: u8, words| {
        let id = index
            .find_indicator(id)
            .unwrap_or_else(|| panic!("no {id}"));
        let indicator = index.indicator(id);
        let due = indicator.due(
            None,
            Elapsed {
                months: number,
                of: 12,
            },
        );
        of_value(&indicator.rule, due, &observation, month(number), words)
    };
    let at = |x: f64| Observation::from(xingfu::rule::Value::Number(x));
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(
        sum("jobs", at(28_900.0), 9, &CHINESE),
        said("截至9月应达 27,000，完成 28,900：100 × min(1, 28,900 ÷ 27,000) = 100.00")
    );
    assert_eq!(
        sum("jobs", at(13_500.0), 9, &ENGLISH),
        said(
            "Due by the end of 2024-09: 27,000; reached: 13,500: 100 × min(1, 13,500 ÷ 27,000) = 50.00"
        )
    );
    assert_eq!(sum("jobs", at(28_900.0), 12, &CHINESE), None, "all is due");
    let rung = |rung: usize| Observation::from(xingfu::rule::Value::Rung(rung));
    assert_eq!(
        sum("school", rung(2), 9, &CHINESE),
        said("截至9月应达“开工”，完成“竣工”：100 × min(1, 100 ÷ 40) = 100.00")
    );
    assert_eq!(
        sum("school", rung(0), 3, &CHINESE),
        said("截至3月未到期，不计入得分")
    );
    assert_eq!(
        sum("school", rung(1), 3, &CHINESE),
        said("截至3月尚无应达任务，已有进展，计 100 分")
    );
    let covered = Observation {
        denominator: Some(18.0),
        ..at(6.0)
    };
    assert_eq!(
        sum("homes", covered, 8, &CHINESE),
        said("截至8月应达 12，完成 6：100 × min(1, 6 ÷ 12) = 50.00")
    );
    let whole = index
        .find_indicator("title")
        .map(|id| index.indicator(id).rule.whole());
    assert_eq!(whole, Some(Due::Share(1.0)));
}

#[test]
fn details_show_both_sums_and_tell_states_apart() {
    let open = |id: &str| {
        let state = look(&september(), |view| {
            view.section = Section::Details;
            view.open_indicator = Some(id.into());
        });
        draw(&state).text()
    };
    let jobs = open("jobs");
    assert!(
        jobs.contains("年度完成度：100 × 28,900 ÷ 36,000 = 80.28"),
        "{jobs}"
    );
    assert!(
        jobs.contains("序时得分：截至9月应达 27,000，完成 28,900"),
        "{jobs}"
    );
    let list = open("list");
    assert!(
        list.contains("序时得分：截至9月应达 3，完成 1.5：100 × min(1, 1.5 ÷ 3) = 50.00"),
        "{list}"
    );
    for state in ["已填报", "沿用", "未填报", "未到期"] {
        assert!(list.contains(state), "{state}");
    }
}
