//! Records from tables: workbooks and CSV files that people filled in.
//!
//! A sheet has a row for each unit, indicator, item and month, or a row for each unit and a column
//! for each indicator; which, its heads say. Nothing is guessed: what cannot be read is named with
//! sheet, row, column, text and reason, and what can be is kept apart until somebody says that it
//! is to be taken.

mod layout;
mod merges;
mod names;
mod period;
mod reason;
mod role;
mod row;
mod rows;
mod told;
#[cfg(feature = "chart")]
mod words;

pub use layout::{Chosen, Column};
pub use names::{By, Names};
pub use period::month;
pub use reason::{Problem, Reason};
pub use role::Role;

use super::dataset::Dataset;
use super::details::Details;
use super::record::{Key, Record, Unit, UnitId};
use super::remarks::Signature;
use super::sheet::{Merge, Part, Parts};
use crate::index::{Index, IndicatorId};
use crate::month::Month;
use layout::{Filled, Layout, shown};
use merges::Merges;
use role::Heads;
use row::Table;
use rows::Rows;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the rows of a file are read for.
#[derive(Clone, Debug)]
pub struct Target {
    /// The units that are there already.
    pub units: Vec<Unit>,
    /// Whose figures they are where a file names no unit.
    pub fallback: Unit,
    /// Of which month they are where a file names none.
    pub month: Option<Month>,
    /// What the user said of columns.
    pub chosen: Chosen,
}

/// Reads the parts of a file, one after another.
#[derive(Debug)]
pub struct Import {
    rows: Rows,
    heads: Heads,
    month: Option<Month>,
    chosen: Chosen,
    columns: Vec<Column>,
    open: Option<(Option<Table>, Merges)>,
    /// How many sheets had heads.
    tables: usize,
    first_sheet: String,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The units that were there, and those that came with the file.
    pub units: Vec<Unit>,
    /// What can be taken, in the order of the keys.
    pub records: Vec<(Key, Record)>,
    /// Who is responsible for an indicator or an item, and by when; indicators before their items.
    pub details: Vec<(IndicatorId, Option<u32>, Details)>,
    /// Units' parts of targets that are split.
    pub targets: Vec<(IndicatorId, UnitId, f64)>,
    /// What each column was taken for.
    pub columns: Vec<Column>,
    /// What cannot be taken.
    pub problems: Vec<Problem>,
    /// What was passed over, and what is new.
    pub notes: Vec<Problem>,
}

/// The rows of a sheet among which its heads are looked for, and by which its columns are told apart.
const AHEAD: usize = 200;

impl Import {
    /// Nothing read yet.
    pub fn new(index: Rc<Index>, target: Target) -> Self {
        let Target {
            units,
            fallback,
            month,
            chosen,
        } = target;
        Self {
            rows: Rows::new(index, units, fallback),
            heads: Heads::new(),
            month,
            chosen,
            columns: Vec::new(),
            open: None,
            tables: 0,
            first_sheet: String::new(),
        }
    }

    /// Reads some parts of a file. The first rows of a sheet come with its beginning.
    pub fn read(&mut self, bytes: &[u8]) {
        let mut parts = Parts::new(bytes);
        while let Some(part) = parts.next() {
            match part {
                Part::Sheet { name, merges } => self.sheet(name, merges, parts.clone()),
                Part::Row { number, cells } => {
                    let Some((Some(table), merges)) = &mut self.open else {
                        continue;
                    };
                    merges.enter(number, &cells);
                    merges.forget(number);
                    self.rows.row(table, &merges.filled(number, &cells));
                }
                Part::Widths(_)
                | Part::Freeze { .. }
                | Part::Choices { .. }
                | Part::Note { .. } => {}
            }
        }
    }

    fn sheet(&mut self, name: &str, merges: Vec<Merge>, ahead: Parts<'_>) {
        if self.first_sheet.is_empty() {
            name.clone_into(&mut self.first_sheet);
        }
        let mut looking = Merges::new(merges.clone());
        let rows = ahead.map_while(|part| match part {
            Part::Row { number, cells } => Some((number, cells)),
            _ => None,
        });
        let rows: Vec<_> = rows.take(AHEAD).collect();
        for (number, cells) in &rows {
            looking.enter(*number, cells);
        }
        let rows: Vec<Filled<'_>> = rows
            .iter()
            .map(|(number, cells)| looking.filled(*number, cells))
            .collect();
        let layout = Layout::find(
            &rows,
            name,
            (&self.heads, &self.rows.names),
            self.rows.index(),
            &self.chosen,
        );
        let table = layout.map(|layout| {
            self.tables += 1;
            self.columns.extend(layout.columns(name));
            Table {
                month: self.month_of(name, &rows, &layout),
                sheet: name.to_owned(),
                is_of_targets: self.heads.is_of_targets(name),
                layout,
            }
        });
        self.open = Some((table, Merges::new(merges)));
    }

    /// The month that a sheet's name, or a text above its heads, tells.
    fn month_of(&self, sheet: &str, rows: &[Filled<'_>], layout: &Layout) -> Option<Month> {
        let year = self.rows.index().period().map(|period| period.year);
        let above = rows.iter().take_while(|row| row.number < layout.head);
        let texts = above.flat_map(|row| row.cells.iter().map(shown));
        let mut texts = std::iter::once(sheet.to_owned()).chain(texts);
        texts.find_map(|text| month(&text, year)).or(self.month)
    }

    /// What the file holds.
    pub fn finish(mut self) -> Imported {
        if self.tables == 0 {
            self.rows.problems.push(Problem {
                sheet: self.first_sheet,
                row: 1,
                column: "A".to_owned(),
                text: String::new(),
                reason: Reason::NoHeads,
            });
        }
        let records = self.rows.records.into_iter();
        Imported {
            units: self.rows.units,
            records: records.map(|(key, (record, _))| (key, record)).collect(),
            details: self
                .rows
                .details
                .into_iter()
                .map(|((indicator, item), (details, _))| (indicator, item, details))
                .collect(),
            targets: self
                .rows
                .targets
                .into_iter()
                .map(|((indicator, unit), (target, _))| (indicator, unit, target))
                .collect(),
            columns: self.columns,
            problems: self.rows.problems,
            notes: self.rows.notes,
        }
    }
}

impl Imported {
    /// A data set with all of it: upon what is there, or upon nothing where that is made up.
    pub fn onto(&self, present: &Dataset) -> Dataset {
        let mut merging = self.merging(present);
        merging.step(self.records.len());
        merging.finish()
    }

    /// The same, some records at a time.
    pub fn merging(&self, present: &Dataset) -> Merging<'_> {
        let mut data = present.with_units(self.units.clone());
        for (indicator, item, said) in &self.details {
            data.complete_details(*indicator, *item, said);
        }
        let targets = self.targets.iter();
        data.set_targets(
            targets
                .map(|(indicator, unit, target)| ((*indicator, *unit), *target))
                .collect(),
        );
        // Those of one place are in the order of their units and months already.
        let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, (key, _)) in self.records.iter().enumerate() {
            places
                .entry((key.indicator, key.item))
                .or_default()
                .push(at);
        }
        Merging {
            data,
            records: &self.records,
            signature: None,
            order: places.into_values().flatten().collect(),
            done: 0,
        }
    }
}

/// A data set that takes the records of a file in, some at a time.
#[derive(Debug)]
pub struct Merging<'a> {
    data: Dataset,
    records: &'a [(Key, Record)],
    /// Who enters them, and on which day.
    signature: Option<Signature>,
    /// Their positions, place by place.
    order: Vec<usize>,
    /// How many of them are in the data set.
    done: usize,
}

impl Merging<'_> {
    /// The same with who enters the records, and on which day; what was there before stays with whom
    /// entered it.
    #[must_use]
    pub fn signed(self, signature: Option<Signature>) -> Self {
        Self { signature, ..self }
    }

    /// A record as it is taken in.
    fn taken(&self, (key, record): &(Key, Record)) -> (Key, Record) {
        let signed = |record: Record, signature: Option<&Signature>| Record {
            remarks: record.remarks.signed(signature),
            ..record
        };
        let before = self.data.get(key);
        let stays = before.filter(|before| signed(before.clone(), None) == *record);
        let taken = stays.unwrap_or_else(|| signed(record.clone(), self.signature.as_ref()));
        (*key, taken)
    }

    /// Takes so many more in; how many are left.
    pub fn step(&mut self, most: usize) -> usize {
        let end = self.order.len().min(self.done.saturating_add(most));
        let place = |at: &usize| {
            let key = &self.records[*at].0;
            (key.indicator, key.item)
        };
        for one in self.order[self.done..end].chunk_by(|a, b| place(a) == place(b)) {
            let records = one.iter().map(|at| self.taken(&self.records[*at]));
            let records = records.collect();
            self.data.set_all(records);
        }
        self.done = end;
        self.order.len() - end
    }

    /// The data set; what is left is not in it.
    pub fn finish(self) -> Dataset {
        self.data
    }
}
