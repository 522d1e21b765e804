//! What is typed, pasted, emptied and carried over in the grid, as edits of the data.

use xingfu::app::desk::grid::acts::{Ground, Pasted, carry, clear, copied, enter, paste};
use xingfu::app::desk::grid::block::{self, Block};
use xingfu::app::desk::grid::cursor::{Cursor, Spot};
use xingfu::app::desk::grid::filled::sheet;
use xingfu::app::desk::grid::markup;
use xingfu::app::desk::grid::rows::{Column, Sheet};
use xingfu::app::desk::grid::signer;
use xingfu::app::state::{Change, DataEdit, Edit, Intent, Place, State};
use xingfu::data::{Signature, Status};
use xingfu::month::Month;
use xingfu::rule::{Observation, Value};
use xingfu::text::words::{CHINESE, DESK_CHINESE};

use crate::support::{act, first, key, shown};

fn rows(state: &State) -> Sheet {
    sheet(&state.choices, state.unit(), &shown(state), &CHINESE)
}

fn ground(state: &State) -> Ground<'_> {
    Ground {
        choices: &state.choices,
        unit: state.unit(),
        words: &CHINESE,
    }
}

/// Own data of no value, in October.
fn october() -> State {
    let state = act(&first(), Intent::SetMonth(month(10)));
    crate::state::clear(&state)
}

fn month(number: u8) -> Month {
    Month::new(2024, number).unwrap_or_else(|| panic!("no month {number}"))
}

#[track_caller]
fn at(sheet: &Sheet, id: &str, column: Column) -> Cursor {
    let row = sheet.rows.iter().position(|row| row.id == id);
    Cursor::at(Spot {
        row: row.unwrap_or_else(|| panic!("no row {id}")),
        column: Column::ALL
            .iter()
            .position(|there| *there == column)
            .unwrap_or(0),
    })
}

#[track_caller]
fn text(state: &State, id: &str, column: Column) -> String {
    let sheet = rows(state);
    let row = sheet.rows.iter().find(|row| row.id == id);
    row.unwrap_or_else(|| panic!("no row {id}"))
        .text(column, &CHINESE)
}

#[track_caller]
fn fault(state: &State, id: &str, column: Column) -> Option<String> {
    let sheet = rows(state);
    let row = sheet.rows.iter().find(|row| row.id == id);
    let row = row.unwrap_or_else(|| panic!("no row {id}"));
    row.fault(column).map(str::to_owned)
}

/// A text is typed in a cell.
#[track_caller]
fn typed(state: &State, id: &str, column: Column, text: &str) -> State {
    let sheet = rows(state);
    let row = &sheet.rows[at(&sheet, id, column).at.row];
    let edit = enter(&ground(state), row, column, text);
    act(state, DataEdit::Month(edit.into_iter().collect()))
}

/// A block is pasted at a cell.
fn pasted(state: &State, id: &str, column: Column, block: &Block) -> (State, Pasted) {
    let sheet = rows(state);
    let done = paste(&ground(state), &sheet.rows, &at(&sheet, id, column), block);
    (act(state, DataEdit::Month(done.edits.clone())), done)
}

#[test]
fn every_indicator_or_item_has_a_row_of_its_own() {
    let state = first();
    let index = &state.choices.index;
    let expected: usize = index
        .indicators()
        .map(|(_, one)| one.items.len().max(1))
        .sum();
    let sheet = rows(&state);
    assert_eq!(sheet.rows.len(), expected);
    let mut ids: Vec<_> = sheet.rows.iter().map(|row| &row.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), expected, "each by a name of its own");
}

#[test]
fn what_cannot_be_read_stays_in_its_cell_with_its_reason_and_leaves_the_score() {
    let before = october();
    let state = typed(&before, "new-jobs", Column::Value, "三万");
    assert_eq!(text(&state, "new-jobs", Column::Value), "三万");
    let reason = fault(&state, "new-jobs", Column::Value);
    assert_eq!(reason.as_deref(), Some(DESK_CHINESE.number_unreadable));
    assert!(state.choices.data.is_empty());
    let state = typed(&state, "new-jobs", Column::Value, "3万");
    assert_eq!(text(&state, "new-jobs", Column::Value), "30,000");
    assert_eq!(fault(&state, "new-jobs", Column::Value), None);
    let state = typed(&state, "new-jobs", Column::Status, "差不多");
    assert_eq!(text(&state, "new-jobs", Column::Status), "差不多");
    assert!(fault(&state, "new-jobs", Column::Status).is_some());
    assert_eq!(text(&state, "new-jobs", Column::Value), "30,000");
}

#[test]
fn a_draft_stays_with_its_item_when_the_items_are_in_another_order() {
    let state = typed(
        &october(),
        "schools-completed-yangcun-primary-4",
        Column::Value,
        "快了",
    );
    let name = state
        .choices
        .drafts
        .keys()
        .next()
        .cloned()
        .unwrap_or_default();
    assert!(
        name.contains("/schools-completed/yangcun-primary-4/"),
        "{name}"
    );
}

/// As Excel puts three columns on the clipboard: value, status, evidence.
const TEXT: &str = "2.89万\t\t武人社〔2024〕9号\r\n0\t\t\"两\n行\"\r\n已完成\t\t\r\n部分完成\t待结果\t\r\n很多\t差不多\t\r\n";

const HTML: &str = "<html><body><table><tr><td>2.89万</td><td></td><td>武人社〔2024〕9号</td></tr>\
    <tr><td>0</td><td></td><td>两<br>行</td></tr><tr><td>已完成</td><td></td><td></td></tr>\
    <tr><td>部分完成</td><td>待结果</td><td></td></tr><tr><td>很多</td><td>差不多</td><td>&nbsp;</td></tr></table></body></html>";

#[test]
fn a_block_of_three_columns_is_pasted_in_both_formats_as_one_step() {
    let before = october();
    let html = markup::read(HTML).unwrap_or_default();
    assert_eq!(block::read(TEXT), html);
    let (state, done) = pasted(&before, "new-jobs", Column::Value, &html);
    assert_eq!(
        (done.filled, done.unread, done.outside),
        (7, 2, 0),
        "{done:?}"
    );
    assert_eq!(text(&state, "new-jobs", Column::Value), "28,900");
    assert_eq!(
        text(&state, "new-jobs", Column::Evidence),
        "武人社〔2024〕9号"
    );
    assert_eq!(
        text(&state, "zero-employment-households", Column::Evidence),
        "两\n行"
    );
    let first = "employment-services-job-expansion";
    assert_eq!(text(&state, first, Column::Value), "已完成");
    let second = "employment-services-public-services";
    assert_eq!(text(&state, second, Column::Status), CHINESE.pending);
    let third = "employment-services-entrepreneurship";
    assert_eq!(text(&state, third, Column::Value), "很多");
    assert!(fault(&state, third, Column::Value).is_some());
    assert!(fault(&state, third, Column::Status).is_some());
    assert_eq!(done.covered.rows().count(), 5);
    assert_eq!(done.covered.columns().count(), 3);
    let back = act(&state, Intent::Undo);
    assert_eq!(back.choices.data, before.choices.data);
    assert!(back.choices.drafts.is_empty());
}

#[test]
fn what_is_copied_gives_the_same_block_back() {
    let state = act(&first(), Intent::SetMonth(month(9)));
    let sheet = rows(&state);
    let all = Cursor::default().all([sheet.rows.len(), Column::ALL.len()]);
    let cells = copied(&sheet.rows, &all, &CHINESE);
    assert_eq!(cells.len(), sheet.rows.len());
    for block in [
        Some(block::read(&block::write(&cells))),
        markup::read(&markup::write(&cells)),
    ] {
        let block = block.unwrap_or_default();
        let done = paste(&ground(&state), &sheet.rows, &all, &block);
        assert_eq!(done.unread, 0, "{:?}", done.edits);
        let again = act(&state, DataEdit::Month(done.edits));
        let sheet = rows(&again);
        assert_eq!(copied(&sheet.rows, &all, &CHINESE), cells);
        // What stands by its frequency alone stays so, and what was carried by an act as well.
        assert_eq!(again.choices.data, state.choices.data);
    }
}

#[test]
fn one_cell_fills_the_selection_and_what_lies_outside_is_counted() {
    let state = october();
    let sheet = rows(&state);
    let from = at(&sheet, "schools-completed-yangcun-primary-4", Column::Value).at;
    let to = Spot {
        row: from.row + 2,
        ..from
    };
    let cursor = Cursor::between(from, to);
    let done = paste(&ground(&state), &sheet.rows, &cursor, &block::read("开工"));
    assert_eq!((done.filled, done.edits.len()), (3, 3));
    let last = Cursor::at(Spot {
        row: sheet.rows.len() - 1,
        column: 6,
    });
    let done = paste(
        &ground(&state),
        &sheet.rows,
        &last,
        &block::read("a\tb\tc\nd"),
    );
    assert_eq!((done.filled, done.outside), (2, 2));
    assert!(
        done.told(&CHINESE).contains("2 格超出表格"),
        "{}",
        done.told(&CHINESE)
    );
}

#[test]
fn cells_that_a_merged_one_covers_stay_as_they_are() {
    let state = typed(
        &october(),
        "zero-employment-households",
        Column::Evidence,
        "旧文号",
    );
    let html = "<table><tr><td>5</td><td></td><td rowspan=2>新文号</td></tr><tr><td>0</td><td></td></tr></table>";
    let block = markup::read(html).unwrap_or_default();
    let (state, _) = pasted(&state, "new-jobs", Column::Value, &block);
    assert_eq!(text(&state, "new-jobs", Column::Evidence), "新文号");
    assert_eq!(
        text(&state, "zero-employment-households", Column::Evidence),
        "旧文号"
    );
}

#[test]
fn emptying_a_selection_empties_its_cells_and_no_others() {
    let state = typed(&october(), "new-jobs", Column::Value, "5");
    let state = typed(&state, "new-jobs", Column::Evidence, "文号");
    let sheet = rows(&state);
    let cursor = at(&sheet, "new-jobs", Column::Value);
    let emptied = act(
        &state,
        DataEdit::Month(clear(&ground(&state), &sheet.rows, &cursor)),
    );
    assert_eq!(text(&emptied, "new-jobs", Column::Value), "");
    assert_eq!(text(&emptied, "new-jobs", Column::Evidence), "文号");
    let names = at(&sheet, "new-jobs", Column::Title);
    assert!(clear(&ground(&state), &sheet.rows, &names).is_empty());
}

#[test]
fn last_months_values_stand_where_there_are_none_of_this_month() {
    let state = act(&october(), Intent::SetMonth(month(9)));
    let state = typed(&state, "new-jobs", Column::Value, "100");
    let state = typed(&state, "zero-employment-households", Column::Value, "0");
    let state = act(&state, Intent::SetMonth(month(10)));
    let state = typed(&state, "zero-employment-households", Column::Value, "2");
    assert_eq!(text(&state, "new-jobs", Column::Last), "100");
    let sheet = rows(&state);
    let all = Cursor::default().all([sheet.rows.len(), Column::ALL.len()]);
    let after = act(&state, DataEdit::Month(carry(&sheet.rows, &all)));
    assert_eq!(text(&after, "new-jobs", Column::Value), "100");
    assert_eq!(text(&after, "new-jobs", Column::Status), CHINESE.carried);
    assert_eq!(
        text(&after, "zero-employment-households", Column::Value),
        "2"
    );
    let jobs = after.choices.data.get(&key(&after, "new-jobs", None));
    assert_eq!(jobs.map(|record| record.carried), Some(true));
    let one = at(&sheet, "zero-employment-households", Column::Value);
    let after = act(&after, DataEdit::Month(carry(&sheet.rows, &one)));
    assert_eq!(
        text(&after, "zero-employment-households", Column::Value),
        "0"
    );
    let record = after
        .choices
        .data
        .get(&key(&after, "zero-employment-households", None));
    let zero = Status::Reported(Value::Number(0.0).into());
    assert_eq!(record.map(|record| record.status), Some(zero));
}

#[test]
fn what_is_entered_says_who_entered_it_and_when() {
    let state = october();
    let by = |state: &State| {
        let record = state.choices.data.get(&key(state, "new-jobs", None));
        let remarks = record.map(|record| record.remarks).unwrap_or_default();
        (remarks.entered_by, remarks.entered_at)
    };
    let signature = Signature {
        by: "张三".to_owned(),
        at: "2024-10-08".to_owned(),
    };
    let signed = |state: &State, change: Change| {
        let place = Place {
            indicator: key(state, "new-jobs", None).indicator,
            item: None,
        };
        act(
            state,
            DataEdit::Month(signer::signed(vec![Edit { place, change }], &signature)),
        )
    };
    let value = Status::Reported(Observation::from(Value::Number(28_900.0)));
    let entered = signed(&state, Change::Status(value));
    assert_eq!(
        by(&entered),
        (Some("张三".into()), Some("2024-10-08".into()))
    );
    assert_eq!(by(&act(&entered, Intent::Undo)), by(&state), "one step");
    let cleared = signed(&entered, Change::Clear);
    assert_eq!(
        cleared.choices.data.get(&key(&state, "new-jobs", None)),
        None,
        "nobody entered nothing"
    );
    let drafted = signed(&cleared, Change::Responsible(Some("人社局".into())));
    assert_eq!(by(&drafted), (None, None));
}
