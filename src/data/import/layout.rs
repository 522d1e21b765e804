//! What the columns of a sheet hold.

use super::names::{By, Names};
use super::role::{Heads, Role};
use crate::data::sheet::{Cell, letters};
use crate::data::typed::{Spelling, fold, hundredfold};
use crate::index::Index;
use crate::text::format::shortest;
use std::collections::{BTreeMap, BTreeSet};

/// A column and what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The name of its sheet.
    pub sheet: String,
    /// `A`, `B`, …
    pub column: String,
    /// Its head as it stands there.
    pub head: String,
    /// What it holds.
    pub role: Role,
    /// How that is known.
    pub by: By,
}

/// Roles of columns that the user chose: by letters, with the sheet's name and `!` before them or
/// without, or by head.
pub type Chosen = BTreeMap<String, Role>;

/// The rows among which a sheet's heads are looked for.
const FIRST_ROWS: usize = 30;

/// What a sheet's columns hold, by their position.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    /// The row of the heads, from 0.
    pub head: u32,
    /// By position; those beyond the last are ignored.
    pub roles: Vec<(String, Role, By)>,
    /// The first column of each role.
    first: BTreeMap<Role, usize>,
}

/// A row of a sheet, with the text of merged cells in all their places.
#[derive(Clone, Debug)]
pub(super) struct Filled<'a> {
    /// From 0.
    pub(super) number: u32,
    /// By position.
    pub(super) cells: Vec<Cell<'a>>,
    /// The columns of merged cells without a text.
    pub(super) merged: Vec<usize>,
}

impl<'a> Filled<'a> {
    /// Puts a cell into its place.
    pub(super) fn put(&mut self, column: u32, cell: Cell<'a>) {
        let column = column as usize;
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
    }
}

impl Layout {
    /// The layout of a sheet by its first rows; `None` where no row is one of heads.
    ///
    /// The heads are the row with the most columns that are known. Values must be among them, and
    /// either indicators or columns of one indicator each.
    pub(super) fn find(
        rows: &[Filled<'_>],
        sheet: &str,
        known: (&Heads, &Names),
        index: &Index,
        chosen: &Chosen,
    ) -> Option<Self> {
        let mut best: Option<(usize, usize, Self)> = None;
        for at in 0..rows.len().min(FIRST_ROWS) {
            // Heads are words.
            let is_number = |cell: &Cell<'_>| {
                matches!(cell, Cell::Number(_) | Cell::Bare(_) | Cell::Percent(_))
            };
            if rows[at].cells.iter().any(is_number) {
                continue;
            }
            let mut layout = Self::of(rows, at, known, index);
            layout.choose(sheet, chosen);
            let columns = layout.known();
            if layout.is_table() && best.as_ref().is_none_or(|(most, ..)| columns > *most) {
                best = Some((columns, at, layout));
            }
        }
        best.map(|(_, at, mut layout)| {
            layout.tell_measure_from_unit(&rows[at + 1..], index);
            let roles = layout.roles.iter().enumerate().rev();
            layout.first = roles
                .map(|(column, (_, role, _))| (*role, column))
                .collect();
            layout
        })
    }

    /// The heads of a row, where a head is unknown with that of the row above before it.
    fn of(rows: &[Filled<'_>], at: usize, (heads, names): (&Heads, &Names), index: &Index) -> Self {
        let row = &rows[at];
        let year = index.period().map(|period| period.year);
        let above = at.checked_sub(1).map(|above| &rows[above]);
        let roles = row.cells.iter().enumerate().map(|(column, cell)| {
            let head = shown(cell);
            let (role, by) = heads.role(&head, names, year);
            if role != Role::Ignored || head.is_empty() {
                return (head, role, by);
            }
            let above = above.and_then(|above| above.cells.get(column)).map(shown);
            let joined = format!("{}/{head}", above.unwrap_or_default());
            match heads.role(&joined, names, year) {
                (role @ Role::Figure(..), by) => (head, role, by),
                _ => (head, Role::Ignored, By::Nothing),
            }
        });
        let mut layout = Self {
            head: row.number,
            roles: roles.collect(),
            first: BTreeMap::new(),
        };
        layout.keep_first();
        layout
    }

    /// A second column of the same is ignored; an indicator may be told by id and by title.
    fn keep_first(&mut self) {
        let mut seen = BTreeSet::new();
        for (_, role, by) in &mut self.roles {
            let is_new = seen.insert(*role);
            if !is_new && !matches!(role, Role::Indicator | Role::Known | Role::Ignored) {
                (*role, *by) = (Role::Ignored, By::Nothing);
            }
        }
    }

    fn choose(&mut self, sheet: &str, chosen: &Chosen) {
        for (column, (head, role, by)) in self.roles.iter_mut().enumerate() {
            let letters = letters(column as u32);
            let keys = [format!("{sheet}!{letters}"), letters, head.clone()];
            if let Some(given) = keys.iter().find_map(|key| chosen.get(key)) {
                (*role, *by) = (*given, By::Choice);
            }
        }
    }

    /// `单位` heads units as well as units of measurement: which, the column says.
    fn tell_measure_from_unit(&mut self, rows: &[Filled<'_>], index: &Index) {
        let ambiguous = |(head, role, by): &(String, Role, By)| {
            *role == Role::Unit
                && *by != By::Choice
                && matches!(fold(head).as_str(), "单位" | "單位")
        };
        let Some(column) = self.roles.iter().position(ambiguous) else {
            return;
        };
        let texts = rows
            .iter()
            .filter_map(|row| row.cells.get(column))
            .map(shown);
        let texts: Vec<_> = texts
            .filter(|text| !text.is_empty())
            .map(|text| fold(&text))
            .collect();
        let measures: Vec<String> = index
            .indicators()
            .flat_map(|(_, indicator)| Spelling::of(indicator).measures().to_vec())
            .collect();
        let measured = texts.iter().filter(|text| measures.contains(text)).count();
        if measured * 2 > texts.len() {
            self.roles[column].1 = Role::Known;
        }
    }

    fn known(&self) -> usize {
        let known = |(_, role, _): &&(String, Role, By)| *role != Role::Ignored;
        self.roles.iter().filter(known).count()
    }

    fn is_table(&self) -> bool {
        let has = |is: fn(&Role) -> bool| self.roles.iter().any(|(_, role, _)| is(role));
        let values = has(|role| matches!(role, Role::Value(_) | Role::Status));
        has(|role| matches!(role, Role::Figure(..)))
            || has(|role| *role == Role::Indicator) && values
    }

    /// The first column of a role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.first.get(&role).copied()
    }

    /// The columns as they are told.
    pub(super) fn columns(&self, sheet: &str) -> impl Iterator<Item = Column> {
        let columns = self.roles.iter().enumerate();
        let columns =
            columns.filter(|(_, (head, role, _))| !head.is_empty() || *role != Role::Ignored);
        columns.map(move |(column, (head, role, by))| Column {
            sheet: sheet.to_owned(),
            column: letters(column as u32),
            head: head.clone(),
            role: *role,
            by: *by,
        })
    }
}

/// A cell as a person reads it.
pub(super) fn shown(cell: &Cell<'_>) -> String {
    match *cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Date(text) | Cell::Error(text) => text.trim().to_owned(),
        Cell::Number(x) | Cell::Bare(x) => shortest(x),
        Cell::Percent(x) => format!("{}%", shortest(hundredfold(x))),
        Cell::Truth(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        Cell::Uncomputed => "=".to_owned(),
    }
}
