//! The desk as HTML, drawn without a browser.

use xingfu::app::desk::grid::filled::sheet;
use xingfu::app::desk::grid::filter::Filter;
use xingfu::app::state::{Intent, Room, State};
use xingfu::month::Month;
use xingfu::text::Language;
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::html::Element;
use crate::render::{draw, look};
use crate::support::{act, edit, first, shown};

fn at_the_desk(state: &State) -> Element {
    draw(&act(state, Intent::OpenRoom(Room::Desk)))
}

fn roles<'a>(page: &'a Element, role: &str) -> Vec<&'a Element> {
    let all = page.all().into_iter();
    all.filter(|element| element.attribute("role") == Some(role))
        .collect()
}

#[test]
fn the_grid_tells_its_rows_columns_and_the_cell_under_the_cursor() {
    let page = at_the_desk(&first());
    let grids = roles(&page, "grid");
    assert_eq!(grids.len(), 1);
    assert_eq!(grids[0].attribute("aria-colcount"), Some("8"));
    let heads: Vec<_> = roles(&page, "columnheader")
        .into_iter()
        .map(Element::text)
        .collect();
    let expected = [
        "指标",
        "目标",
        "本月应达",
        "上月",
        "本月",
        "状态",
        "佐证",
        "责任单位",
    ];
    assert_eq!(heads, expected);
    let rows = roles(&page, "rowheader");
    let count = grids[0]
        .attribute("aria-rowcount")
        .and_then(|count| count.parse().ok());
    assert_eq!(count, Some(rows.len() + 1));
    let fields: Vec<_> = page
        .all()
        .into_iter()
        .filter(|one| one.has_class("grid-field"))
        .collect();
    assert_eq!(fields.len(), 1, "one field takes the keys");
    let label = fields[0].attribute("aria-label").unwrap_or_default();
    assert!(label.contains("本月"), "{label}");
}

#[test]
fn the_desk_finds_as_many_indicators_behind_as_the_page_counts() {
    for month in 1..=12 {
        let month = Month::new(2024, month).unwrap_or_else(|| panic!("{month}"));
        let state = act(&first(), Intent::SetMonth(month));
        let shown = shown(&state);
        let sheet = sheet(&state.choices, shown.unit, &shown, &CHINESE);
        let rows = || sheet.rows.iter().map(|row| &**row);
        let (behind, in_rows) = Filter::Behind.count(rows());
        assert_eq!(behind, shown.counts.behind as usize, "{month}");
        assert!(in_rows >= behind);
        let (all, _) = Filter::All.count(rows());
        assert_eq!(all, shown.counts.all() as usize);
    }
}

#[test]
fn a_filter_says_in_how_many_rows_its_indicators_are() {
    let text = at_the_desk(&first()).text();
    let state = first();
    let shown = shown(&state);
    let sheet = sheet(&state.choices, shown.unit, &shown, &CHINESE);
    let (all, rows) = Filter::All.count(sheet.rows.iter().map(|row| &**row));
    assert!(all < rows);
    assert!(text.contains(&format!("{all} 项 {rows} 行")), "{text}");
}

#[test]
fn a_text_that_cannot_be_read_is_red_with_its_reason() {
    let state = first();
    let draft = xingfu::app::state::Change::Draft(xingfu::app::state::Column::Value, "很多".into());
    let page = at_the_desk(&act(&state, edit(&state, "new-jobs", None, draft)));
    let cell = page.find(|one| one.attribute("id") == Some("xf0-cell-new-jobs-value"));
    let cell = cell.unwrap_or_else(|| panic!("no cell"));
    assert!(cell.has_class("wrong"));
    assert_eq!(cell.attribute("aria-invalid"), Some("true"));
    assert!(
        cell.text().contains(DESK_CHINESE.number_unreadable),
        "{}",
        cell.text()
    );
}

#[test]
fn the_desk_speaks_the_language_of_the_page() {
    for (language, title) in [
        (Language::Chinese, "本月应达"),
        (Language::Traditional, "本月應達"),
        (Language::English, "Due this month"),
    ] {
        let state = look(&first(), |view| view.language = language);
        let text = at_the_desk(&state).text();
        assert!(text.contains(title), "{text}");
    }
}
