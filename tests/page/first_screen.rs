//! The first screen: what this is, the score and its months, the indicators shown first, the best and
//! those furthest behind, in whatever state the data are.

use serde_json::{Value as Json, json};
use std::rc::Rc;
use xingfu::app::state::{Extent, Intent, Section, State};
use xingfu::data::Dataset;
use xingfu::index::Index;
use xingfu::month::Month;
use xingfu::text::Language;

use crate::html::Element;
use crate::render::{draw, look};
use crate::support::{act, enter, first, reported, set, visit};

/// A year with some targets of 100, each of them shown first.
fn of_targets(ids: &[&str]) -> State {
    let indicator = |id: &&str| {
        json!({"id": id, "title": {"zh": format!("事项{id}"), "en": format!("Item {id}")},
            "measure": {"zh": "所", "en": "places"}, "frequency": "once",
            "rule": {"kind": "target", "direction": "at_least", "target": 1200}})
    };
    of_indicators(&ids.iter().map(indicator).collect::<Vec<_>>(), &json!(ids))
}

#[track_caller]
fn of_indicators(indicators: &[Json], highlights: &Json) -> State {
    let definition = json!({
        "id": "town", "version": "1", "title": {"zh": "城镇", "en": "Town"}, "reading": "schedule",
        "period": {"year": 2024}, "minimum_coverage": 0,
        "about": {"zh": "城镇承诺的完成情况", "en": "What the town has kept"},
        "highlights": highlights,
        "dimensions": [{"id": "life", "title": {"zh": "丁", "en": "D"}, "indicators": indicators}],
    });
    let index = Index::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let state = visit(Rc::new(index), Language::Chinese);
    let data = Rc::new(Dataset::empty(state.choices.data.units().to_vec()));
    let state = act(
        &state,
        Intent::ReplaceData {
            data,
            message: None,
        },
    );
    in_month(&state, 6)
}

fn in_month(state: &State, month: u8) -> State {
    let month = Month::new(2024, month).unwrap_or_else(|| panic!("no month"));
    act(state, Intent::SetMonth(month))
}

fn english(state: &State) -> State {
    look(state, |view| view.language = Language::English)
}

/// The text of each element of a class.
fn texts(state: &State, class: &str) -> Vec<String> {
    let page = draw(state);
    let all = page.all().into_iter();
    all.filter(|element| element.has_class(class))
        .map(|element| squeezed(&element.text()))
        .collect()
}

fn text(state: &State, class: &str) -> String {
    texts(state, class).concat()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn it_says_what_it_is_and_of_which_month() {
    assert_eq!(
        text(&first(), "about"),
        "天津市武清区2024年民生承诺的完成情况，按可核验的进度打分，截至2024年9月。"
    );
    assert_eq!(
        text(&english(&of_targets(&["a"])), "about"),
        "What the town has kept, as of 2024-06."
    );
    let without = look(&first(), |view| view.language = Language::Traditional);
    assert!(
        text(&without, "about").contains("民生承諾"),
        "{}",
        text(&without, "about")
    );
}

#[test]
fn the_four_indicators_shown_first_each_have_a_figure_and_a_light() {
    let cards = texts(&first(), "card");
    assert_eq!(cards.len(), 4, "{cards:?}");
    assert!(
        cards[0].starts_with("新增就业 ") && cards[0].contains("/ 36,000 人"),
        "{cards:?}"
    );
    assert!(
        cards[1].starts_with("建成4所学校 ") && cards[1].contains("/ 4 项竣工验收"),
        "{cards:?}"
    );
    assert!(
        cards[2].starts_with("农村老人家食堂 ") && cards[2].contains("/ 10 所"),
        "{cards:?}"
    );
    assert!(
        cards[3].starts_with("重特大事故 ") && cards[3].contains(" 起"),
        "{cards:?}"
    );
}

#[test]
fn an_accident_is_a_figure_and_none_is_one_too() {
    let card = |count: f64| texts(&enter(&first(), "serious-accidents", count), "card").remove(3);
    assert!(card(0.0).starts_with("重特大事故 0 起 "), "{}", card(0.0));
    assert!(
        card(1.0).starts_with("重特大事故 1 起 目标 0 起 ▼ 滞后"),
        "{}",
        card(1.0)
    );
}

#[test]
fn what_is_missing_says_so_and_draws_no_line() {
    let state = of_targets(&["a", "b"]);
    assert_eq!(
        texts(&state, "card"),
        [
            "事项a 未填报 目标 ≥ 1,200 所",
            "事项b 未填报 目标 ≥ 1,200 所"
        ]
    );
    assert_eq!(text(&state, "in-words"), "还没有填报，暂时无从比较。");
    assert_eq!(
        text(&english(&state), "in-words"),
        "Nothing is reported yet, so there is nothing to compare."
    );
    assert!(texts(&state, "spark").is_empty());
    assert!(texts(&state, "change").is_empty());
}

#[test]
fn one_month_alone_has_no_line_and_two_have_their_ends_named() {
    let state = enter(&of_targets(&["a"]), "a", 300.0);
    assert!(texts(&state, "spark").is_empty());
    let state = enter(&in_month(&state, 7), "a", 700.0);
    assert_eq!(texts(&state, "spark-ends"), ["6月 50.07月 100.0"]);
    assert_eq!(texts(&english(&state), "spark-ends"), ["Jun 50.0Jul 100.0"]);
    let page = draw(&state);
    let line = page.find(|element| element.has_class("spark-line"));
    let path = line
        .and_then(|line| line.attribute("d"))
        .unwrap_or_default();
    assert_eq!(path.matches(['M', 'L']).count(), 2, "{path}");
}

#[test]
fn the_best_come_before_those_behind_and_each_says_why() {
    let mut state = of_targets(&["a", "b", "c", "d", "e", "f"]);
    for (id, reached) in [
        ("a", 1200.0),
        ("b", 900.0),
        ("c", 600.0),
        ("d", 60.0),
        ("e", 300.0),
    ] {
        state = enter(&state, id, reached);
    }
    assert_eq!(
        text(&state, "in-words"),
        [
            "做得最好的三项事项a 已完成，1,200 / 1,200事项b 超序时，900 / 1,200事项c 达序时，600 / 1,200",
            "最需要追的两项事项d 现为 60，应为 600，失 18.0 分事项e 现为 300，应为 600，失 10.0 分",
        ]
        .concat()
    );
    let told = text(&english(&state), "in-words");
    assert!(
        told.starts_with("Doing bestItem a Completed, 1,200 / 1,200"),
        "{told}"
    );
    assert!(
        told.contains("Furthest behindItem d 60, due 600, 18.0 points lost"),
        "{told}"
    );
}

#[test]
fn ties_go_by_the_order_of_the_index_and_the_others_are_counted() {
    let ids = ["a", "b", "c", "d", "e"];
    let all = |reached: f64| {
        ids.iter()
            .fold(of_targets(&ids), |state, id| enter(&state, id, reached))
    };
    let told = text(&all(1200.0), "in-words");
    assert!(
        told.contains("事项a") && told.contains("事项c") && !told.contains("事项d"),
        "{told}"
    );
    assert!(told.contains("另有 2 项已完成"), "{told}");
    assert!(told.ends_with("最需要追的没有滞后的指标。"), "{told}");
    let told = text(&all(120.0), "in-words");
    assert!(
        told.starts_with("做得最好的还没有达到序时进度的指标。最需要追的三项事项a"),
        "{told}"
    );
    assert!(told.ends_with("另有 2 项滞后"), "{told}");
}

#[test]
fn silence_at_the_close_is_told_as_what_it_is() {
    let state = enter(&in_month(&first(), 12), "new-jobs", 36000.0);
    let told = text(&state, "in-words");
    assert!(told.contains("最需要追的三项"), "{told}");
}

#[test]
fn rungs_and_passes_read_sensibly() {
    let milestone = json!({"id": "hall", "title": "礼堂", "rule": {"kind": "pass"}});
    let share = json!({"id": "rate", "title": "比率", "measure": "%",
        "rule": {"kind": "target", "direction": "at_most", "target": 5}});
    let state = of_indicators(&[milestone, share], &json!(["hall", "rate"]));
    assert_eq!(
        texts(&state, "card"),
        ["礼堂 未到期 目标 通过", "比率 未填报 目标 ≤ 5%"]
    );
    let state = enter(&state, "rate", 7.0);
    assert_eq!(texts(&state, "card")[1], "比率 7% 目标 ≤ 5% ▼ 滞后");
}

#[test]
fn without_indicators_to_show_first_there_are_no_cards() {
    let state = of_indicators(
        &[json!({"id": "hall", "title": "礼堂", "rule": {"kind": "pass"}})],
        &json!([]),
    );
    assert!(texts(&state, "cards").is_empty());
}

#[test]
fn a_card_opens_its_indicator_where_there_are_details() {
    let opens = |state: &State| {
        let page = draw(state);
        let all = page.all().into_iter();
        let all = all.filter(|element| element.attribute("data-open").is_some());
        all.map(|element| element.name.clone()).collect::<Vec<_>>()
    };
    assert!(opens(&first()).iter().all(|name| name == "button"));
    assert_eq!(opens(&first()).len(), 10);
    assert!(opens(&look(&first(), |view| view.elder = true)).is_empty());
    assert!(opens(&look(&first(), |view| view.extent = Extent::Summary)).is_empty());
    let shown = act(&first(), Intent::OpenNode("new-jobs".into()));
    assert_eq!(shown.view.section, Section::Details);
    let is_open = |element: &Element| {
        element.attribute("id") == Some("xf0-row-new-jobs")
            && element.attribute("aria-expanded") == Some("true")
    };
    assert!(draw(&shown).find(is_open).is_some());
}

#[test]
fn it_stays_while_a_slider_moves_and_follows_the_weights_after() {
    let moved = set(&first(), "safety", 0.0);
    assert_ne!(text(&moved, "spark-ends"), text(&first(), "spark-ends"));
    assert_eq!(texts(&moved, "card"), texts(&first(), "card"));
}

#[test]
fn values_of_several_units_are_told_apart() {
    let state = of_targets(&["a"]);
    let units = ["x", "y"].map(|id| xingfu::data::Unit {
        id: id.into(),
        title: id.into(),
        group: None,
    });
    let mut data = Dataset::empty(units.to_vec());
    let indicator = state
        .choices
        .index
        .find_indicator("a")
        .unwrap_or_else(|| panic!("no a"));
    for (unit, reached) in [(0, 600.0), (1, 60.0)] {
        let key = xingfu::data::Key {
            unit: xingfu::data::UnitId::at(unit),
            indicator,
            item: None,
            period: Month::new(2024, 6),
        };
        data.set(key, Some(reported(xingfu::rule::Value::Number(reached))));
    }
    let state = act(
        &state,
        Intent::ReplaceData {
            data: Rc::new(data),
            message: None,
        },
    );
    assert_eq!(texts(&state, "card"), ["事项a 600 / 1,200 所 ● 达序时"]);
    let state = act(&state, Intent::SelectUnit("y".into()));
    assert_eq!(texts(&state, "card"), ["事项a 60 / 1,200 所 ▼ 滞后"]);
}
