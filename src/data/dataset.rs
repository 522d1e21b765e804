//! Records of units, by indicator, item and month.

use crate::index::IndicatorId;
use crate::month::Month;
use crate::rule::Observation;
use crate::text::Text;

/// A unit's position in its data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub(crate) u32);

impl UnitId {
    /// The unit at a position, whether or not a data set has it.
    pub fn at(position: usize) -> Self {
        Self(position as u32)
    }

    /// Its position among the units.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// What is ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What the values call it.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Units are also ranked within their group.
    pub group: Option<String>,
}

/// Where a record belongs. Records of no period are the oldest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Of which unit.
    pub unit: UnitId,
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Position of the item; none for the indicator as a whole.
    pub item: Option<u32>,
    /// Of which month.
    pub period: Option<Month>,
}

/// A value or the reason why there is none, and what proves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The value, or why there is none.
    pub status: Status,
    /// What proves it.
    pub evidence: Option<String>,
}

/// Only `Reported` enters a score; the other three leave the denominator. Missing is never zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Status {
    /// There is a value.
    Reported(Observation),
    /// Nobody has said.
    NotReported,
    /// Others have yet to decide, or it is not due.
    Pending,
    /// The question does not arise: it leaves the coverage too.
    NotApplicable,
}

/// Bonus or penalty points, shown apart from the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustment {
    /// Whose.
    pub unit: UnitId,
    /// More than 0 for a bonus, less for a penalty.
    pub points: f64,
    /// The document or rule that they rest on.
    pub basis: String,
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// Records of any number of units.
///
/// # Guarantees
/// Unit ids are unique; every record's unit, indicator and item exist; every value is one that
/// its rule takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    pub(super) units: Vec<Unit>,
    /// By key, each key once.
    pub(super) records: Vec<(Key, Record)>,
    pub(super) adjustments: Vec<Adjustment>,
    pub(super) demonstration: bool,
}

impl Dataset {
    /// No records of the given units yet.
    pub fn empty(units: Vec<Unit>) -> Self {
        Self {
            units,
            ..Self::default()
        }
    }

    pub(crate) fn marked_as_demonstration(mut self) -> Self {
        self.demonstration = true;
        self
    }

    /// Whether the values are made up to show the program.
    pub fn is_demonstration(&self) -> bool {
        self.demonstration
    }

    /// The units, in order.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// All records, by unit, indicator, item and month.
    pub fn records(&self) -> impl Iterator<Item = (&Key, &Record)> {
        self.records.iter().map(|(key, record)| (key, record))
    }

    /// Bonus and penalty points.
    pub fn adjustments(&self) -> &[Adjustment] {
        &self.adjustments
    }

    /// The sum of a unit's bonus and penalty points, within ± `cap`.
    pub fn adjustment(&self, unit: UnitId, cap: f64) -> f64 {
        let own = self
            .adjustments
            .iter()
            .filter(|adjustment| adjustment.unit == unit);
        own.fold(0.0, |sum, adjustment| sum + adjustment.points)
            .max(-cap)
            .min(cap)
    }

    /// The record at exactly that place.
    pub fn get(&self, key: &Key) -> Option<&Record> {
        Some(&self.records[self.find(key).ok()?].1)
    }

    /// The latest record of a place up to a month, and the month it is of.
    pub fn latest(
        &self,
        unit: UnitId,
        indicator: IndicatorId,
        item: Option<u32>,
        as_of: Option<Month>,
    ) -> Option<(Option<Month>, &Record)> {
        let last = as_of.or_else(|| Month::new(9999, 12));
        let (found, record) = self.of_place(unit, indicator, item, last).last()?;
        Some((found.period, record))
    }

    /// Every record of a place, oldest first.
    pub fn history(
        &self,
        unit: UnitId,
        indicator: IndicatorId,
        item: Option<u32>,
    ) -> impl Iterator<Item = (Option<Month>, &Record)> {
        self.of_place(unit, indicator, item, Month::new(9999, 12))
            .iter()
            .map(|(key, record)| (key.period, record))
    }

    /// The records of a place up to a month.
    fn of_place(
        &self,
        unit: UnitId,
        indicator: IndicatorId,
        item: Option<u32>,
        last: Option<Month>,
    ) -> &[(Key, Record)] {
        let key = |period| Key {
            unit,
            indicator,
            item,
            period,
        };
        let start = self.find(&key(None)).unwrap_or_else(|start| start);
        let end = self
            .find(&key(last))
            .map_or_else(|end| end, |position| position + 1);
        &self.records[start..end]
    }

    /// Where the record of a key is, or would be.
    fn find(&self, key: &Key) -> Result<usize, usize> {
        self.records.binary_search_by(|(there, _)| there.cmp(key))
    }

    /// Puts a record in its place, or takes what is there away.
    ///
    /// The status must hold a value that the indicator's rule gave by reading.
    pub fn set(&mut self, key: Key, record: Option<Record>) {
        match (self.find(&key), record) {
            (Ok(position), Some(record)) => self.records[position].1 = record,
            (Ok(position), None) => drop(self.records.remove(position)),
            (Err(position), Some(record)) => self.records.insert(position, (key, record)),
            (Err(_), None) => {}
        }
    }

    /// Replaces the bonus and penalty points of a unit.
    pub fn set_adjustments(&mut self, unit: UnitId, adjustments: Vec<Adjustment>) {
        self.adjustments
            .retain(|adjustment| adjustment.unit != unit);
        self.adjustments
            .extend(adjustments.into_iter().filter(|one| one.unit == unit));
    }

    /// The latest month of any record.
    pub fn last_month(&self) -> Option<Month> {
        self.records.iter().filter_map(|(key, _)| key.period).max()
    }
}
