//! The ranking of several units: its figures, its order, its rows, what it says.

use std::rc::Rc;
use std::sync::Arc;

use xingfu::app::derived::board::{Boards, previous};
use xingfu::app::io::link;
use xingfu::app::read::ranking::keys::target;
use xingfu::app::read::ranking::order::{Column, Entry, Look, Rows, rows};
use xingfu::app::read::ranking::slots::{DRAWN_ROWS, Slot, slots};
use xingfu::app::state::{Choices, Intent, MOST_PINS, State, View};
use xingfu::data::demonstration::demonstrate;
use xingfu::data::{Dataset, Unit, UnitId};
use xingfu::index::{Index, NodeId};
use xingfu::methodology::{Methodology, Processing};
use xingfu::month::Month;
use xingfu::process::Points;
use xingfu::score::{Board, score};
use xingfu::text::{Language, Text};

use crate::html::Element;
use crate::render::{draw, look as viewed};
use crate::support::{act, drag, set, shown};

/// Towns of three groups and one of none, with three months of made-up data.
#[track_caller]
fn towns(count: usize) -> State {
    let index = Index::builtin().unwrap_or_else(|error| panic!("{error}"));
    let groups = [Some("街道"), Some("镇"), Some("镇"), None];
    let units = (0..count).map(|at| Unit {
        id: format!("town-{at}"),
        title: format!("第{at}镇").as_str().into(),
        group: groups[at % groups.len()].map(str::to_owned),
    });
    let months: Vec<_> = (1..=3)
        .filter_map(|month| Month::new(2024, month))
        .collect();
    let data = demonstrate(&index, units.collect(), &months, 7);
    State::new(Rc::new(index), Rc::new(data), Language::Chinese)
}

#[track_caller]
fn board_of(state: &State, boards: &mut Boards) -> Rc<Board> {
    let board = boards.board(&state.choices, &shown(state).points);
    board.unwrap_or_else(|| panic!("no board"))
}

/// Scored from the data on, in one call.
#[track_caller]
fn scored(choices: &Choices, month: Option<Month>, own: bool) -> xingfu::score::Scores {
    let index = &choices.index;
    let default = xingfu::methodology::Weighting::default_of(index);
    let weighting = match own {
        true => choices
            .weighting()
            .unwrap_or_else(|error| panic!("{error}")),
        false => default,
    };
    let processing = Processing::default_of(index).as_of(month);
    let methodology = Methodology::new(index, processing, weighting);
    let methodology = methodology.unwrap_or_else(|error| panic!("{error}"));
    score(index, &choices.data, &methodology).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_board_has_what_a_scoring_from_the_data_on_gives() {
    let mut boards = Boards::default();
    let first = towns(9);
    for state in [
        first.clone(),
        set(&first, "safety", 10.0),
        drag(&first, "care", 0.0),
    ] {
        let choices = &*state.choices;
        let board = board_of(&state, &mut boards);
        let now = scored(choices, choices.month, true);
        let default = scored(choices, choices.month, false);
        let before = scored(choices, previous(choices), true);
        let is_moved = state.choices.weights != first.choices.weights;
        assert_eq!(board.lines().len(), 9);
        for line in board.lines() {
            let unit = line.unit;
            assert_eq!(line.now.score, now.headline(unit));
            assert_eq!(line.now.rank, now.rank(unit));
            let by_default = default.rank(unit).filter(|_| is_moved);
            assert_eq!(line.by_default.rank, by_default);
            assert_eq!(line.before.score, before.headline(unit));
            assert_eq!(line.before.rank, before.rank(unit));
            assert_eq!(
                line.coverage,
                now.coverage(&choices.index, unit, NodeId::ROOT)
            );
            for (at, node) in board.dimensions().iter().enumerate() {
                let expected = now.node(&choices.index, unit, *node);
                assert_eq!(board.dimension(unit, at), expected);
            }
        }
    }
}

#[test]
fn a_series_has_the_ranks_of_each_month_under_the_present_weights() {
    let mut boards = Boards::default();
    let state = towns(8);
    let points = shown(&state).points;
    board_of(&state, &mut boards);
    assert_eq!(boards.series(&state.choices), None);
    while boards.make(&state.choices, &points) {}
    for state in [state.clone(), set(&state, "employment", 10.0)] {
        board_of(&state, &mut boards);
        let series = boards.series(&state.choices);
        let series = series.unwrap_or_else(|| panic!("no series"));
        assert_eq!(series.months.len(), 3);
        for (at, month) in series.months.iter().enumerate() {
            let scores = scored(&state.choices, Some(*month), true);
            assert_eq!(series.scores[at], scores.headlines());
            assert_eq!(series.ranks[at], scores.ranks());
        }
    }
}

#[test]
fn other_data_bring_another_board() {
    let mut boards = Boards::default();
    let nine = towns(9);
    board_of(&nine, &mut boards);
    let points = Arc::clone(&shown(&nine).points);
    while boards.make(&nine.choices, &points) {}
    let three = towns(3);
    assert_eq!(board_of(&three, &mut boards).lines().len(), 3);
    assert_eq!(boards.series(&three.choices), None);
}

/// A definition of two dimensions, with what each unit has reached of 100 in them.
#[track_caller]
#[allow(clippy::type_complexity, reason = "a line of a table")]
pub(crate) fn small(values: &[(&str, Option<&str>, [Option<f64>; 2])]) -> (Index, Dataset, Board) {
    let indicator = |id: &str| {
        serde_json::json!({"id": id, "title": id, "indicators": [{"id": format!("{id}-1"), "title": id,
            "rule": {"kind": "target", "direction": "at_least", "target": 100}}]})
    };
    let definition = serde_json::json!({"id": "small", "version": "1", "title": "小",
        "groups": [{"id": "街道", "title": {"zh": "街道", "en": "Subdistricts"}}],
        "minimum_coverage": 0.6, "dimensions": [indicator("a"), indicator("b")]});
    let index = Index::from_json(&definition.to_string());
    let index = index.unwrap_or_else(|error| panic!("{error}"));
    let records = values.iter().flat_map(|(unit, _, values)| {
        let of = move |at: usize, name: &str| {
            let value = values[at]?;
            Some(serde_json::json!({"unit": unit, "indicator": name, "value": value}))
        };
        [of(0, "a-1"), of(1, "b-1")].into_iter().flatten()
    });
    let units = values
        .iter()
        .map(|(id, group, _)| serde_json::json!({"id": id, "group": group}));
    let file = serde_json::json!({"units": units.collect::<Vec<_>>(), "values": records.collect::<Vec<_>>()});
    let file = xingfu::schema::read(&file.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let data = Dataset::from_file(&file, &index).unwrap_or_else(|error| panic!("{error}"));
    let points = Arc::new(Points::new(&index, &data, None));
    let weighting = xingfu::methodology::Weighting::default_of(&index);
    let scores = xingfu::score::rescore(&index, &points, &weighting);
    let scores = scores.unwrap_or_else(|error| panic!("{error}"));
    let board = Board::new(&index, &data, &scores, None, None);
    (index, data, board)
}

pub(crate) fn both(score: f64) -> [Option<f64>; 2] {
    [Some(score), Some(score)]
}

#[track_caller]
fn ids(rows: &Rows, data: &Dataset) -> Vec<String> {
    let name = |unit: UnitId| data.units()[unit.position()].id.clone();
    let pins = rows.pins.iter().map(|unit| format!("^{}", name(*unit)));
    let entries = rows.entries.iter().map(|entry| match entry {
        Entry::Unit(unit) => name(*unit),
        Entry::Group(group, count) => format!("[{} {count}]", group.as_deref().unwrap_or("-")),
    });
    pins.chain(entries).collect()
}

#[test]
fn rows_are_sorted_searched_filtered_pinned_and_grouped() {
    let (_, data, board) = small(&[
        ("c", Some("镇"), both(70.0)),
        ("a", Some("街道"), both(90.0)),
        ("b", Some("镇"), [Some(60.0), Some(100.0)]),
        ("d", None, both(80.0)),
        ("e", Some("街道"), [Some(99.0), None]),
    ]);
    let ranks: Vec<_> = board.lines().iter().map(|line| line.now.rank).collect();
    assert_eq!(ranks, [Some(4), Some(1), Some(2), Some(2), None]);
    let group_ranks: Vec<_> = board.lines().iter().map(|line| line.group_rank).collect();
    assert_eq!(group_ranks, [Some(2), Some(1), Some(1), None, None]);
    let with = |look: &Look, pins: &[&str]| {
        let pins: Vec<String> = pins.iter().map(|pin| (*pin).to_owned()).collect();
        let rows = rows(&board, &data, None, look, &pins, Language::Chinese);
        ids(&rows, &data).join(" ")
    };
    let told = |look: &Look| with(look, &[]);
    let first = Look::default();
    assert_eq!(told(&first), "a b d c e");
    assert_eq!(told(&first.sorted_by(Column::Rank)), "c b d a e");
    let by_name = first.sorted_by(Column::Name);
    assert_eq!(told(&by_name), "a b c d e");
    assert_eq!(told(&by_name.sorted_by(Column::Name)), "e d c b a");
    let by_first = first.sorted_by(Column::Dimension(0));
    assert_eq!(told(&by_first), "e a d c b");
    assert_eq!(told(&by_first.sorted_by(Column::Dimension(0))), "b c d a e");
    assert_eq!(told(&first.sorted_by(Column::Coverage)), "a b d c e");
    assert_eq!(with(&first, &["e", "d"]), "^e ^d a b c");
    assert_eq!(with(&first, &["d", "none"]), "^d a b c e");
    let only = Look {
        group: Some("镇".into()),
        ..first.clone()
    };
    assert_eq!(with(&only, &["e", "d"]), "^e ^d b c");
    let found = Look {
        search: " C ".into(),
        ..first.clone()
    };
    assert_eq!(told(&found), "c");
    let grouped = Look {
        is_grouped: true,
        ..first.clone()
    };
    assert_eq!(told(&grouped), "[街道 2] a e [镇 2] b c [- 1] d");
    // A name in another language than the page's is found too.
    let mut units = data.units().to_vec();
    units[4].title = Text::Localised {
        zh: Some("西".to_owned().into()),
        hant: None,
        en: Some("Western".into()),
    };
    let named = Look {
        search: "west".into(),
        ..first
    };
    let data = Dataset::empty(units);
    let found = rows(&board, &data, None, &named, &[], Language::Chinese);
    assert_eq!(ids(&found, &data), ["e"]);
}

#[test]
fn a_link_carries_the_unit_that_is_looked_at_and_those_beside_it() {
    let pin = |state: &State, id: &str| act(state, Intent::PinUnit(id.into()));
    let first = towns(6);
    let follow = |hash: &str| {
        let followed = link::follow(hash, &first.base.0, &first.choices);
        let units = followed.units.map(Intent::LookAt);
        let looked = units.map_or_else(|| first.clone(), |units| act(&first, units));
        match followed.choices {
            Some(Ok(choices)) => {
                let (choices, message) = (Box::new(choices), None);
                act(&looked, Intent::Adopt { choices, message })
            }
            Some(Err(fault)) => panic!("{fault:?}: {hash}"),
            None => looked,
        }
    };
    assert_eq!(link::of(&first), "");
    assert_eq!(link::of(&pin(&first, "none")), "");
    assert_eq!(link::of(&pin(&first, "town-2")), "u=town-0~town-2");
    let pair = pin(&act(&first, Intent::SelectUnit("town-4".into())), "town-1");
    assert_eq!(link::of(&pair), "u=town-4~town-1");
    let weighed = act(&pair, Intent::EqualWeights);
    let hash = link::of(&weighed);
    assert!(
        hash.starts_with("c=1&") && hash.ends_with("&u=town-4~town-1"),
        "{hash}"
    );
    for state in [&first, &pair, &weighed] {
        let back = follow(&link::of(state));
        assert_eq!(back.unit(), state.unit());
        assert_eq!(back.view.pins, state.view.pins);
        assert_eq!(back.choices.weights, state.choices.weights);
    }
    let cut = link::follow(&hash[..hash.len() - 12], &first.base.0, &first.choices);
    assert_eq!(cut.units, Some(vec!["t".to_owned()]));
    let gone = follow("#u=town-9~town-8~town-1");
    assert_eq!(gone.unit(), first.unit());
    assert_eq!(link::of(&gone), "u=town-0~town-1");
    let twice = follow("#u=town-2~town-1~town-3~town-1");
    assert_eq!(link::of(&twice), "u=town-2~town-1~town-3");
    assert_eq!(link::of(&follow("#u=")), "");
}

#[test]
fn no_more_are_pinned_than_can_be_set_side_by_side() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let mut view = View::default();
    for name in names {
        view.pin(name.to_owned());
    }
    assert_eq!(view.pins, names[names.len() - MOST_PINS..]);
    view.pin("c".to_owned());
    assert_eq!(view.pins, ["b", "d", "e", "f"]);
}

#[test]
fn keys_lead_from_row_to_row_and_not_beyond() {
    assert_eq!(target("ArrowDown", 3, 5), Some(4));
    assert_eq!(target("ArrowDown", 4, 5), Some(4));
    assert_eq!(target("ArrowUp", 0, 5), Some(0));
    assert_eq!(target("PageDown", 1, 30), Some(11));
    assert_eq!(target("PageUp", 4, 30), Some(0));
    assert_eq!(target("End", 0, 30), Some(29));
    assert_eq!(target("Home", 9, 30), Some(0));
    assert_eq!(target("Tab", 9, 30), None);
    assert_eq!(target("End", 0, 0), None);
}

fn count(page: &Element, wanted: impl Fn(&Element) -> bool) -> usize {
    page.all()
        .into_iter()
        .filter(|element| wanted(element))
        .count()
}

fn is_row(element: &Element) -> bool {
    element.attribute("data-row").is_some()
}

#[track_caller]
fn find(page: &Element, class: &str) -> Element {
    let found = page.find(|element| element.has_class(class)).cloned();
    found.unwrap_or_else(|| panic!("no {class}"))
}

#[test]
fn one_unit_has_no_ranking() {
    let page = draw(&towns(1));
    assert!(page.find(|element| element.has_class("ranking")).is_none());
}

#[test]
fn the_page_begins_with_the_ranking_and_marks_the_unit_that_it_shows() {
    let state = act(&towns(9), Intent::SelectUnit("town-4".into()));
    let page = find(&draw(&state), "ranking");
    assert_eq!(count(&page, is_row), 9);
    let table = find(&page, "board");
    assert_eq!(table.attribute("aria-rowcount"), Some("10"));
    let chosen = find(&page, "chosen");
    assert!(chosen.text().contains("第4镇"), "{}", chosen.text());
    let current = page.find(|element| element.attribute("aria-current") == Some("true"));
    assert_eq!(current.map(Element::text), Some("第4镇".into()));
    assert!(page.text().contains("演示数据"), "{}", page.text());
    let stops =
        |element: &Element| element.name == "button" && element.attribute("tabindex") == Some("0");
    assert_eq!(count(&page, stops), 1);
    let heads = ["排名", "组内", "名称", "得分", "比2月"];
    for head in heads {
        assert!(table.text().contains(head), "{head}");
    }
    assert!(!table.text().contains("比预设"));
    let moved = find(&draw(&set(&state, "safety", 10.0)), "board");
    assert!(moved.text().contains("比预设"));
}

#[test]
fn large_text_has_rank_name_and_score_alone() {
    let page = draw(&viewed(&towns(9), |view| view.elder = true));
    let table = find(&page, "board");
    let heads = count(&table, |element| {
        element.name == "th" && element.attribute("scope") == Some("col")
    });
    assert_eq!(heads, 3);
}

#[test]
fn of_many_rows_those_near_what_can_be_seen_are_drawn() {
    let page = find(&draw(&towns(80)), "ranking");
    let drawn = count(&page, is_row);
    assert!((12..60).contains(&drawn), "{drawn}");
    let table = find(&page, "board");
    assert_eq!(table.attribute("aria-rowcount"), Some("81"));
    let heights: Vec<_> = table
        .all()
        .into_iter()
        .filter_map(|element| element.attribute("height")?.parse::<usize>().ok())
        .filter(|height| *height != 24)
        .collect();
    assert_eq!(heights, [0, 40 * (80 - drawn)]);
}

/// The rows of the document with their places on the screen.
fn stood(slots: &[Slot]) -> String {
    let told = slots.iter().map(|slot| match &slot.entry {
        Entry::Unit(unit) => format!("{}@{}", unit.position(), slot.place),
        Entry::Group(group, _) => format!("{}@{}", group.as_deref().unwrap_or("-"), slot.place),
    });
    told.collect::<Vec<_>>().join(" ")
}

fn keys(slots: &[Slot]) -> Vec<usize> {
    slots.iter().map(|slot| slot.key).collect()
}

#[test]
fn rows_keep_their_places_in_the_document_while_a_slider_moves() {
    let units = |order: &[usize]| -> Vec<Entry> {
        let units = order.iter().map(|at| Entry::Unit(UnitId::at(*at)));
        units.collect()
    };
    let first = slots(&[], &units(&[0, 1, 2, 3]), false);
    assert_eq!(stood(&first), "0@0 1@1 2@2 3@3");
    let moved = slots(&first, &units(&[2, 0, 3, 1]), true);
    assert_eq!(stood(&moved), "0@1 1@3 2@0 3@2");
    // Of a long list, rows come into sight and go.
    let others = slots(&moved, &units(&[5, 2, 4, 0]), true);
    assert_eq!(stood(&others), "0@3 5@0 2@1 4@2");
    // They are written into the rows of those, and each row stays the unit's from then on.
    assert_eq!(keys(&first), [0, 1, 2, 3]);
    assert_eq!(keys(&others), [0, 1, 2, 3]);
    let settled = slots(&others, &units(&[5, 2, 4, 0]), false);
    assert_eq!(stood(&settled), "5@0 2@1 4@2 0@3");
    let classes: Vec<String> = others
        .iter()
        .enumerate()
        .map(|(at, slot)| slot.classes(at).to_string())
        .collect();
    assert_eq!(
        classes,
        ["shift down n3", "shift up n1", "shift up n1", "shift up n1"]
    );
    let far = Slot {
        entry: Entry::Unit(UnitId::at(0)),
        place: 3,
        key: 0,
    };
    assert_eq!(far.classes(45).to_string(), "shift up t4 n2");
    assert_eq!(far.classes(3).to_string(), "");
    let styles = include_str!("../../www/later.css");
    for at in 0..DRAWN_ROWS {
        let classes = far.classes(at).to_string();
        for class in classes.split_whitespace() {
            assert!(
                styles.contains(&format!(".{class} {{")),
                "no style for {class}"
            );
        }
    }
    assert_eq!(keys(&settled), [1, 2, 3, 0]);
    let fewer = slots(&settled, &units(&[2, 4, 0]), true);
    assert_eq!(stood(&fewer), "2@0 4@1 0@2");
    assert_eq!(keys(&fewer), [2, 3, 0]);
    // What comes at rest has a row of its own: the focus stays with none but its unit.
    let scrolled = slots(&fewer, &units(&[0, 7, 8]), false);
    assert_eq!(keys(&scrolled), [0, 4, 5]);
    let with_groups = |order: &[usize]| {
        let mut entries = units(order);
        entries.insert(2, Entry::Group(Some("镇".into()), 2));
        entries
    };
    let grouped = slots(&[], &with_groups(&[0, 1, 2, 3]), false);
    let turned = slots(&grouped, &with_groups(&[1, 0, 3, 2]), true);
    assert_eq!(stood(&turned), "0@1 1@0 镇@2 2@4 3@3");
}
