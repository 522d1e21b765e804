//! The records of one place, packed.

use super::cells::Cells;
use super::record::{Record, Status, UnitId};
use super::remarks::Remarks;
use crate::month::Month;
use std::ops::Range;
use std::sync::Arc;

/// Every record of an indicator, or of one of its items, by unit and month.
///
/// One list for each part of a record, 21 bytes for a number; remarks apart, and shared among
/// copies and neighbours. Of columns with the same rows, as in a table without gaps, the others
/// take nine.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Column {
    /// Rising.
    rows: Arc<Vec<Row>>,
    /// By row.
    cells: Cells,
    /// Of the rows that have any, rising.
    remarks: Vec<(Row, Arc<Remarks>)>,
    /// The rows that repeat an earlier month, rising.
    carried: Vec<Row>,
}

/// A record's place in a column. Records of no period are the oldest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) unit: UnitId,
    pub(super) period: Option<Month>,
}

impl Column {
    /// Records without remarks, of rising rows and a cell for each, of which none is carried.
    pub(super) fn new(rows: Vec<Row>, mut cells: Cells) -> Self {
        cells.shrink_to_fit();
        Self {
            rows: Arc::new(rows),
            cells,
            ..Self::default()
        }
    }

    /// Has its rows in common with another column where they are the same.
    pub(super) fn share_rows(&mut self, other: &Self) {
        if self.rows == other.rows {
            self.rows = Arc::clone(&other.rows);
        }
    }

    /// Apart from those of other columns from now on.
    fn rows_mut(&mut self) -> &mut Vec<Row> {
        Arc::make_mut(&mut self.rows)
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Unit, month and status of every unit's latest record up to a month, by unit, and whether it is
    /// carried.
    pub(crate) fn all_latest(
        &self,
        as_of: Option<Month>,
    ) -> impl Iterator<Item = (UnitId, Option<Month>, Status, bool)> {
        let counts = move |row: &Row| as_of.is_none() || row.period <= as_of;
        self.rows.iter().enumerate().filter_map(move |(at, row)| {
            let next = self.rows.get(at + 1);
            let is_last = next.is_none_or(|next| next.unit != row.unit || !counts(next));
            if !is_last || !counts(row) {
                return None;
            }
            let status = self.cells.get(at)?;
            Some((row.unit, row.period, status, self.is_carried(row)))
        })
    }

    /// The latest month and status of a unit up to a month, and whether it is carried.
    pub(crate) fn latest(
        &self,
        unit: UnitId,
        as_of: Option<Month>,
    ) -> Option<(Option<Month>, Status, bool)> {
        let at = self.of_unit(unit, as_of).next_back()?;
        let row = &self.rows[at];
        Some((row.period, self.cells.get(at)?, self.is_carried(row)))
    }

    fn is_carried(&self, row: &Row) -> bool {
        !self.carried.is_empty() && self.carried.binary_search(row).is_ok()
    }

    /// The record of a position.
    pub(super) fn record(&self, position: usize) -> Option<Record> {
        let row = self.rows.get(position)?;
        Some(Record {
            status: self.cells.get(position)?,
            carried: self.is_carried(row),
            remarks: match self.remarks_of(row) {
                Ok(at) => Remarks::clone(&self.remarks[at].1),
                Err(_) => Remarks::default(),
            },
        })
    }

    pub(super) fn find(&self, row: &Row) -> Result<usize, usize> {
        self.rows.binary_search(row)
    }

    /// The positions of a unit's records up to a month; of all of them where `None`.
    pub(super) fn of_unit(&self, unit: UnitId, as_of: Option<Month>) -> Range<usize> {
        let start = self.rows.partition_point(|row| row.unit < unit);
        let counts = |row: &Row| {
            row.unit < unit || (row.unit == unit && (as_of.is_none() || row.period <= as_of))
        };
        start..self.rows.partition_point(counts)
    }

    fn remarks_of(&self, row: &Row) -> Result<usize, usize> {
        self.remarks.binary_search_by(|(there, _)| there.cmp(row))
    }

    /// A list of its own, or that of the row before where it says the same: of many rows entered
    /// by one person on one day there is one.
    fn shared(&self, at: usize, remarks: &Remarks) -> Arc<Remarks> {
        let before = at.checked_sub(1).map(|before| &self.remarks[before].1);
        match before.filter(|before| ***before == *remarks) {
            Some(same) => Arc::clone(same),
            None => Arc::new(remarks.clone()),
        }
    }

    /// Puts a record in its place, or takes what is there away.
    pub(super) fn set(&mut self, row: Row, record: Option<Record>) {
        let found = self.find(&row);
        let remarks = record.as_ref().map(|record| &record.remarks);
        match (self.remarks_of(&row), remarks.filter(|one| !one.is_empty())) {
            (Ok(at), Some(remarks)) => self.remarks[at].1 = self.shared(at, remarks),
            (Ok(at), None) => drop(self.remarks.remove(at)),
            (Err(at), Some(remarks)) => {
                let remarks = self.shared(at, remarks);
                self.remarks.insert(at, (row, remarks));
            }
            (Err(_), None) => {}
        }
        let carried = record.as_ref().is_some_and(|record| record.carried);
        match (self.carried.binary_search(&row), carried) {
            (Ok(at), false) => drop(self.carried.remove(at)),
            (Err(at), true) => self.carried.insert(at, row),
            (Ok(_), true) | (Err(_), false) => {}
        }
        match (found, record) {
            (Ok(at), Some(record)) => self.cells.replace(at, record.status),
            (Ok(at), None) => {
                self.rows_mut().remove(at);
                self.cells.remove(at);
            }
            (Err(at), Some(record)) => {
                self.rows_mut().insert(at, row);
                self.cells.insert(at, record.status);
            }
            (Err(_), None) => {}
        }
    }

    /// This with records of rising rows, each in the place of what is there. O(records of both).
    pub(super) fn merged(&self, records: Vec<(Row, Record)>) -> Self {
        let mut merged = Self::default();
        let mut at = 0;
        for (row, record) in records {
            while self.rows.get(at).is_some_and(|there| *there < row) {
                merged.set(self.rows[at], self.record(at));
                at += 1;
            }
            at += usize::from(self.rows.get(at) == Some(&row));
            merged.set(row, Some(record));
        }
        for (at, row) in self.rows.iter().enumerate().skip(at) {
            merged.set(*row, self.record(at));
        }
        merged
    }

    /// Room for one more record, and no more.
    pub(super) fn reserve_one(&mut self) {
        self.rows_mut().reserve_exact(1);
        self.cells.reserve_one();
    }
}
