//! The values that count as of a month, before any rule judges them.

use crate::data::{Cells, Dataset, Status, Table, UnitId};
use crate::index::{Index, IndicatorId};
use crate::month::Month;

/// The latest status of every unit at every indicator and item up to a month: units × indicators,
/// raw.
#[derive(Clone, Debug)]
pub struct Values {
    units: usize,
    as_of: Option<Month>,
    /// By indicator.
    columns: Vec<Column>,
}

/// The latest that is known of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latest {
    /// The month that it is of.
    pub month: Option<Month>,
    /// The value, or why there is none.
    pub status: Status,
}

/// One indicator: what is said of it as a whole, and of each item.
#[derive(Clone, Debug, Default)]
struct Column {
    whole: Place,
    items: Vec<Place>,
}

/// One place, a cell per unit; empty where no unit has a record of it.
#[derive(Clone, Debug, Default)]
struct Place {
    months: Vec<Option<Month>>,
    cells: Cells,
}

impl Place {
    fn of(units: usize) -> Self {
        Self {
            months: vec![None; units],
            cells: Cells::absent(units),
        }
    }

    fn get(&self, unit: usize) -> Option<Latest> {
        let status = self.cells.get(unit)?;
        let month = self.months[unit];
        Some(Latest { month, status })
    }

    fn set(&mut self, unit: usize, month: Option<Month>, status: Status) {
        self.months[unit] = month;
        self.cells.replace(unit, status);
    }
}

impl Values {
    /// The latest records of a data set up to a month, of all of them where `None`. Records of
    /// units, indicators or items that are not there, or off, are passed over.
    pub fn new(index: &Index, dataset: &Dataset, as_of: Option<Month>) -> Self {
        let units = dataset.units().len();
        let mut values = Self::of(index, units, as_of);
        for (indicator, item, records) in dataset.columns() {
            let place = values.place(indicator, item);
            let Some(place) = place.filter(|_| index.is_on(indicator)) else {
                continue;
            };
            *place = Place::of(units);
            // Oldest first: what is put there last is the latest.
            for (unit, month, status, _) in records.statuses() {
                if unit.position() < units && counts(month, as_of) {
                    place.set(unit.position(), month, status);
                }
            }
        }
        values
    }

    /// The numbers of a table; NaN is no record.
    pub fn of_table(index: &Index, table: &Table, as_of: Option<Month>) -> Self {
        let units = table.units().len();
        let mut values = Self::of(index, units, as_of);
        if !counts(table.period(), as_of) {
            return values;
        }
        for (indicator, numbers) in table.columns() {
            let Some(place) = values.place(indicator, None) else {
                continue;
            };
            *place = Place {
                months: vec![table.period(); units],
                cells: numbers.collect(),
            };
        }
        values
    }

    fn of(index: &Index, units: usize, as_of: Option<Month>) -> Self {
        let mut columns = vec![Column::default(); index.columns()];
        for (id, indicator) in index.indicators() {
            columns[id.position()].items = vec![Place::default(); indicator.items.len()];
        }
        Self {
            units,
            as_of,
            columns,
        }
    }

    fn place(&mut self, indicator: IndicatorId, item: Option<u32>) -> Option<&mut Place> {
        let column = self.columns.get_mut(indicator.position())?;
        match item {
            None => Some(&mut column.whole),
            Some(item) => column.items.get_mut(item as usize),
        }
    }

    /// How many units.
    pub fn units(&self) -> usize {
        self.units
    }

    /// The last month that counts; every month where `None`.
    pub fn as_of(&self) -> Option<Month> {
        self.as_of
    }

    /// The statuses of an indicator as a whole, by unit.
    pub(super) fn statuses(&self, indicator: IndicatorId) -> impl Iterator<Item = Option<Status>> {
        let cells = self.columns.get(indicator.position());
        let cells = cells.map(|column| &column.whole.cells);
        (0..self.units).map(move |unit| cells?.get(unit))
    }

    /// The latest of an indicator as a whole.
    pub fn whole(&self, unit: UnitId, indicator: IndicatorId) -> Option<Latest> {
        self.columns
            .get(indicator.position())?
            .whole
            .get(unit.position())
    }

    /// The latest of an item. What is said of the whole stands for every item, until an item's own
    /// record of the same month or a later one.
    pub fn item(&self, unit: UnitId, indicator: IndicatorId, item: u32) -> Option<Latest> {
        let column = self.columns.get(indicator.position())?;
        let own = column.items.get(item as usize)?.get(unit.position());
        let whole = column.whole.get(unit.position());
        match (own, whole) {
            (Some(own), Some(whole)) if whole.month > own.month => Some(whole),
            (own, whole) => own.or(whole),
        }
    }
}

fn counts(month: Option<Month>, as_of: Option<Month>) -> bool {
    as_of.is_none_or(|last| month.is_none_or(|month| month <= last))
}
