//! Acts on cells: typed, pasted, emptied and carried over, each as edits of the data.

use super::block::Block;
use super::cell::{self, Entered, StatusText};
use super::cursor::{Cursor, Spot};
use super::filled::observed;
use super::rows::{Column, Row};
use crate::app::state::{Change, Choices, Column as Kept, Edit, Place};
use crate::data::{Status, UnitId};
use crate::month::Month;
use crate::schema::Standing;
use crate::text::words::Words;
use std::rc::Rc;

/// The data that acts are read against.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The choices.
    pub choices: &'a Choices,
    /// The unit that is looked at.
    pub unit: UnitId,
    /// The reader's words.
    pub words: &'a Words,
}

/// A text is entered in a cell. A column that takes none gives no edit.
pub fn enter(ground: &Ground<'_>, row: &Row, column: Column, text: &str) -> Option<Edit> {
    let change = match column {
        Column::Title | Column::Target | Column::Due | Column::Last => return None,
        Column::Value => value(ground, row, text),
        Column::Status => status(row, text, ground.words)?,
        Column::Evidence => {
            let text = text.trim();
            Change::Evidence((!text.is_empty()).then(|| text.to_owned()))
        }
        Column::Responsible => {
            let text = text.trim();
            if text == row.responsible {
                return None;
            }
            Change::Responsible((!text.is_empty()).then(|| text.to_owned()))
        }
    };
    Some(Edit {
        place: row.place,
        change,
    })
}

fn value(ground: &Ground<'_>, row: &Row, text: &str) -> Change {
    let Ground {
        choices,
        unit,
        words,
    } = *ground;
    let place = row.place;
    let indicator = choices.index.indicator(place.indicator);
    let latest = choices
        .data
        .latest(unit, place.indicator, place.item, choices.month);
    let before = latest.and_then(|(_, record)| observed(&record));
    let measure = indicator.measure.as_ref();
    match cell::read(&indicator.rule, measure, text, before.as_ref(), words) {
        Ok(Entered::Nothing) => Change::Clear,
        Ok(Entered::Value(observation)) => Change::Status(Status::Reported(observation)),
        Ok(Entered::Status(status)) => Change::Status(status),
        Err(_) => Change::Draft(Kept::Value, text.trim().to_owned()),
    }
}

/// `None` for a status that follows from the value.
fn status(row: &Row, text: &str, words: &Words) -> Option<Change> {
    match cell::status(text, words) {
        Ok(StatusText::Derived) => row.status.is_some().then_some(Change::Clear),
        Ok(StatusText::Carried) => Some(Change::Carry),
        Ok(StatusText::NotReported) => Some(Change::Status(Status::NotReported)),
        Ok(StatusText::Pending) => Some(Change::Status(Status::Pending)),
        Ok(StatusText::NotApplicable) => Some(Change::Status(Status::NotApplicable)),
        Err(_) => Some(Change::Draft(Kept::Status, text.trim().to_owned())),
    }
}

/// The selected rows.
fn selected<'a>(rows: &'a [Rc<Row>], cursor: &Cursor) -> impl Iterator<Item = &'a Rc<Row>> {
    let range = cursor.rows();
    let count = range.end() + 1 - range.start();
    rows.iter().skip(*range.start()).take(count)
}

/// The selection is emptied, cell by cell.
pub fn clear(ground: &Ground<'_>, rows: &[Rc<Row>], cursor: &Cursor) -> Vec<Edit> {
    let columns = cursor.columns();
    let mut edits = Vec::new();
    for row in selected(rows, cursor) {
        let emptied = |column: &Column| match column {
            Column::Status => Some(Edit {
                place: row.place,
                change: Change::Clear,
            }),
            column => enter(ground, row, *column, ""),
        };
        edits.extend(
            columns
                .clone()
                .map(Column::at)
                .filter_map(|column| emptied(&column)),
        );
    }
    edits
}

/// Values of an earlier month stand for this one: for a single row in any case, for several as far
/// as they have no value of their own.
pub fn carry(rows: &[Rc<Row>], cursor: &Cursor) -> Vec<Edit> {
    let single = cursor.rows().count() == 1;
    let carried = selected(rows, cursor)
        .filter(|row| !row.last.is_empty() && (single || row.value.text.is_empty()));
    carried
        .map(|row| Edit {
            place: row.place,
            change: Change::Carry,
        })
        .collect()
}

/// The selection as it goes to the clipboard.
pub fn copied(rows: &[Rc<Row>], cursor: &Cursor, words: &Words) -> Vec<Vec<String>> {
    let columns = cursor.columns();
    let cells = |row: &Rc<Row>| {
        let columns = columns.clone().map(Column::at);
        columns.map(|column| row.text(column, words)).collect()
    };
    selected(rows, cursor).map(cells).collect()
}

/// What pasting a block does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// The edits, as one step.
    pub edits: Vec<Edit>,
    /// The cells that it covers.
    pub covered: Cursor,
    /// How many of these were filled.
    pub filled: usize,
    /// How many of these cannot be read.
    pub unread: usize,
    /// How many cells of the block lie outside the grid.
    pub outside: usize,
}

impl Pasted {
    /// The outcome in words.
    pub fn told(&self, words: &Words) -> String {
        let filled = self.filled;
        let mut told = words.pick(
            format!("已粘贴 {filled} 格"),
            format!("{filled} cells pasted"),
        );
        if self.unread > 0 {
            let unread = self.unread;
            told += &words.pick(
                format!("，{unread} 格无法识别，原样留在格内待改"),
                format!("; {unread} cannot be read and stay as they are, to be corrected"),
            );
        }
        if self.outside > 0 {
            let outside = self.outside;
            told += &words.pick(
                format!("，{outside} 格超出表格，未粘贴"),
                format!("; {outside} lie outside the table and were left out"),
            );
        }
        told + words.full_stop
    }
}

/// Whether an edit reports what the latest record of an earlier month holds.
fn repeats(ground: &Ground<'_>, edit: &Edit) -> bool {
    let choices = ground.choices;
    let Place { indicator, item } = edit.place;
    let before = choices.month.and_then(Month::before);
    let latest = before.and_then(|month| {
        let data = &choices.data;
        data.latest(ground.unit, indicator, item, Some(month))
    });
    latest.is_some_and(|(_, record)| edit.change == Change::Status(record.status))
}

/// A block is pasted with its upper left corner at that of the selection; a single cell fills the
/// selection. Columns that cannot be entered, and cells that a merged one covers, stay as they are.
pub fn paste(ground: &Ground<'_>, rows: &[Rc<Row>], cursor: &Cursor, block: &Block) -> Pasted {
    let corner = Spot {
        row: *cursor.rows().start(),
        column: *cursor.columns().start(),
    };
    let spread;
    let block = match block.single().filter(|_| cursor.is_range()) {
        Some(cell) => {
            let row = vec![Some(cell.to_owned()); cursor.columns().count()];
            spread = Block {
                rows: vec![row; cursor.rows().count()],
            };
            &spread
        }
        None => block,
    };
    let mut pasted = Pasted::default();
    let mut last = corner;
    for (down, cells) in block.rows.iter().enumerate() {
        let Some(row) = rows.get(corner.row + down) else {
            pasted.outside += cells
                .iter()
                .flatten()
                .filter(|cell| !cell.is_empty())
                .count();
            continue;
        };
        let mut value_at: Option<usize> = None;
        let has_value_column = (corner.column..corner.column + cells.len())
            .any(|at| at < Column::ALL.len() && Column::at(at) == Column::Value);
        for (right, cell) in cells.iter().enumerate() {
            let at = corner.column + right;
            let Some(text) = cell else { continue };
            if at >= Column::ALL.len() {
                pasted.outside += usize::from(!text.is_empty());
                continue;
            }
            last = Spot {
                row: corner.row + down,
                column: last.column.max(at),
            };
            let column = Column::at(at);
            let Some(edit) = enter(ground, row, column, text) else {
                continue;
            };
            match &edit.change {
                // The act says it of the value that stands beside the word, where that is the one of
                // the month before; of another one it says nothing.
                Change::Carry if value_at.is_some() => {
                    if let Some(at) = value_at.filter(|at| repeats(ground, &pasted.edits[*at])) {
                        pasted.edits[at].change = Change::Carry;
                    }
                    continue;
                }
                // The word alone tells that an earlier value still stands, and is no act.
                Change::Carry if has_value_column || row.standing == Standing::Carried => continue,
                Change::Draft(..) => pasted.unread += 1,
                Change::Clear
                | Change::Evidence(None)
                | Change::Note(None)
                | Change::Signed(_)
                | Change::Responsible(None) => {}
                Change::Status(_)
                | Change::Carry
                | Change::Evidence(Some(_))
                | Change::Note(Some(_))
                | Change::Responsible(Some(_)) => {
                    pasted.filled += 1;
                }
            }
            if column == Column::Value && matches!(edit.change, Change::Status(_)) {
                value_at = Some(pasted.edits.len());
            }
            pasted.edits.push(edit);
        }
    }
    pasted.covered = Cursor::between(last, corner);
    pasted
}
