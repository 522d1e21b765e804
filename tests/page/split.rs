//! Targets that are split among units, on the page: everything is said in the unit's own figures.

use std::rc::Rc;

use xingfu::app::derived::gaps::gaps;
use xingfu::app::derived::months::pursuit;
use xingfu::app::desk::grid::filled::sheet;
use xingfu::app::desk::grid::rows::Row;
use xingfu::app::desk::grid::target;
use xingfu::app::io::file;
use xingfu::app::state::{DataEdit, Intent, State};
use xingfu::data::UnitId;
use xingfu::data::bundle;
use xingfu::index::IndicatorId;
use xingfu::month::Month;
use xingfu::text::Language;
use xingfu::text::words::CHINESE;

use crate::render::draw;
use crate::support::{act, enter, shown};

const TOWNS: &str = include_str!("../../indices/towns.json");

/// The towns in September; 下朱庄 has reached 1,200 of the 2,000 new jobs that are its part.
fn towns() -> State {
    let bundle = bundle::read(TOWNS).unwrap_or_else(|error| panic!("{error}"));
    let state = State::new(
        Rc::new(bundle.index),
        Rc::new(bundle.data),
        Language::Chinese,
    );
    let state = act(&state, Intent::SelectUnit("120114002".into()));
    let state = act(
        &state,
        Intent::SetMonth(
            "2024-09"
                .parse::<Month>()
                .unwrap_or_else(|()| panic!("no month")),
        ),
    );
    let split = part(&state, Some(2000.0));
    enter(&split, "new-jobs", 1200.0)
}

fn jobs(state: &State) -> IndicatorId {
    let found = state.choices.index.find_indicator("new-jobs");
    found.unwrap_or_else(|| panic!("no new jobs"))
}

fn part(state: &State, target: Option<f64>) -> State {
    let indicator = jobs(state);
    act(state, DataEdit::Target { indicator, target })
}

fn row(state: &State) -> Rc<Row> {
    let shown = shown(state);
    let sheet = sheet(&state.choices, shown.unit, &shown, &CHINESE);
    let mut rows = sheet.rows.into_iter();
    rows.find(|row| row.id == "new-jobs")
        .unwrap_or_else(|| panic!("no row"))
}

#[test]
fn what_is_due_missing_and_explained_is_in_the_units_own_figures() {
    let state = act(&towns(), Intent::OpenNode("new-jobs".into()));
    let row = row(&state);
    assert_eq!((&*row.target, &*row.due), ("≥ 2,000 人", "1,500"));
    let shown = shown(&state);
    let gaps = gaps(&state, &shown);
    let gap = gaps.iter().find(|gap| gap.indicator == jobs(&state));
    let gap = gap.map(|gap| (gap.missing, gap.pace));
    assert_eq!(gap, Some((Some(800.0), Some(267.0))));
    let pursued = pursuit(&state, &shown, jobs(&state)).unwrap_or_else(|| panic!("no plan"));
    assert_eq!((pursued.due[8], pursued.due[11]), (1500.0, 2000.0));
    let page = draw(&state).text();
    for told in [
        "100 × 1,200 ÷ 2,000 = 60.00",
        "截至9月应达 1,500，完成 1,200",
        "100 × min(1, 1,200 ÷ 1,500) = 80.00",
    ] {
        assert!(page.contains(told), "{told}");
    }
    assert!(!page.contains("36,000"), "the district’s own target");
}

#[test]
fn a_unit_without_its_part_is_told_why_it_has_no_points() {
    let state = act(&part(&towns(), None), Intent::OpenNode("new-jobs".into()));
    let id = jobs(&state);
    assert_eq!(shown(&state).points.get(UnitId::at(1), id), None);
    let row = row(&state);
    assert_eq!(row.target, "未分解");
    let missing = "总目标未分解到本单位，不计分";
    assert!(row.hints.iter().any(|hint| hint == missing));
    assert!(draw(&state).text().contains(missing));
    assert_eq!(
        shown(&act(&state, Intent::Undo)).points,
        shown(&towns()).points
    );
}

#[test]
fn parts_that_do_not_come_to_the_whole_are_a_warning_in_the_grid() {
    let state = towns();
    let given: f64 = state
        .choices
        .data
        .targets()
        .filter(|(id, ..)| *id == jobs(&state))
        .map(|(.., part)| part)
        .sum();
    let rest = 36000.0 - given;
    let warned = |state: &State| {
        row(state)
            .hints
            .iter()
            .any(|hint| hint.starts_with("分解合计"))
    };
    assert!(warned(&state), "{given}");
    assert!(!warned(&part(&state, Some(2000.0 + rest))));
}

#[test]
fn a_part_that_is_typed_is_taken_or_refused_in_words() {
    let told = |text: &str| match target::read(text, Some("人")) {
        Ok(part) => format!("{part:?}"),
        Err(fault) => fault.words(&CHINESE, &[]),
    };
    for (text, expected) in [
        ("2000", "Some(2000.0)"),
        ("0.2万人", "Some(2000.0)"),
        ("  ", "None"),
        ("0", "必须大于 0"),
        ("-3", "必须大于 0"),
        ("2000000000000000", "数字过大，请检查"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
    for text in ["很多", "约5", "2000万元"] {
        assert!(target::read(text, Some("人")).is_err(), "{text}");
    }
}

#[test]
fn parts_are_kept_in_the_file() {
    let state = towns();
    let base = &state.base.0;
    let text = file::write(base, &state.choices);
    let read = file::read(&text, base, &state.choices);
    let read = read.unwrap_or_else(|refused| panic!("{refused:?}"));
    assert_eq!(read.data.target(UnitId::at(1), jobs(&state)), Some(2000.0));
    assert_eq!(read.data, state.choices.data);
}
