//! The values that count as of a month, before any rule judges them.

use super::latest::Latest;
use super::terms::Terms;
use crate::data::{Cells, Dataset, Status, Table, Unit, UnitId};
use crate::index::{Index, Indicator, IndicatorId, MonthlyPlan};
use crate::month::Month;
use crate::rule::{Company, Compared, Comparison, Due, Elapsed, Over, Rule};

/// The latest status of every unit at every indicator and item up to a month: units × indicators,
/// raw.
#[derive(Clone, Debug)]
pub struct Values {
    units: usize,
    as_of: Option<Month>,
    is_closed: bool,
    /// What is due, by indicator.
    dues: Vec<Due>,
    /// By indicator.
    columns: Vec<Column>,
    /// With what those of an indicator are compared, by indicator; empty where none are.
    company: Vec<Option<Company>>,
    /// The place of the first unit among those that are compared.
    first: usize,
    /// Of targets that are split: by indicator, then by unit; empty where none are.
    parts: Vec<Vec<Part>>,
}

/// A unit's part of a target that is split.
#[derive(Clone, Debug)]
struct Part {
    /// The rule under it.
    rule: Rule,
    /// What is due of it by the month.
    due: Due,
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
    /// By unit; empty until one is.
    carried: Vec<bool>,
}

impl Place {
    fn of(units: usize) -> Self {
        Self {
            months: vec![None; units],
            cells: Cells::absent(units),
            carried: Vec::new(),
        }
    }

    fn get(&self, unit: usize) -> Option<Latest> {
        let status = self.cells.get(unit)?;
        let month = self.months[unit];
        let carried = self.carried.get(unit).copied().unwrap_or_default();
        Some(Latest {
            month,
            status,
            carried,
        })
    }

    fn set(&mut self, unit: usize, month: Option<Month>, status: Status, carried: bool) {
        if carried && self.carried.is_empty() {
            self.carried = vec![false; self.months.len()];
        }
        if let Some(there) = self.carried.get_mut(unit) {
            *there = carried;
        }
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
        values.schedule(index, |id| dataset.plan(id));
        values.split(index, dataset, 0);
        for (indicator, item, records) in dataset.columns() {
            let place = values.place(indicator, item);
            let Some(place) = place.filter(|_| index.is_on(indicator)) else {
                continue;
            };
            *place = Place::of(units);
            for (unit, month, status, carried) in records.all_latest(as_of) {
                if unit.position() < units {
                    place.set(unit.position(), month, status, carried);
                }
            }
        }
        values.compare(index, dataset.units());
        values
    }

    /// The same of one unit alone, which stands at the first place.
    pub fn of_unit(index: &Index, dataset: &Dataset, as_of: Option<Month>, unit: UnitId) -> Self {
        let mut values = Self::of(index, 1, as_of);
        values.schedule(index, |id| dataset.plan(id));
        values.split(index, dataset, unit.position());
        for (indicator, item, records) in dataset.columns() {
            let place = values.place(indicator, item);
            let Some(place) = place.filter(|_| index.is_on(indicator)) else {
                continue;
            };
            *place = Place::of(1);
            if let Some((month, status, carried)) = records.latest(unit, as_of) {
                place.set(0, month, status, carried);
            }
        }
        if index.compares() {
            values.company = Self::new(index, dataset, as_of).company;
            values.first = unit.position();
        }
        values
    }

    /// The numbers of a table; NaN is no record.
    pub fn of_table(index: &Index, table: &Table, as_of: Option<Month>) -> Self {
        let units = table.units().len();
        let mut values = Self::of(index, units, as_of);
        values.schedule(index, |_| None);
        values.split(index, table.bare(), 0);
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
                carried: Vec::new(),
            };
        }
        values.compare(index, table.units());
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
            is_closed: index.is_closed(as_of),
            dues: vec![Due::Whole; index.columns()],
            columns,
            company: Vec::new(),
            first: 0,
            parts: Vec::new(),
        }
    }

    /// Gathers what relative rules compare.
    fn compare(&mut self, index: &Index, units: &[Unit]) {
        if !index.compares() {
            return;
        }
        let mut company = vec![None; index.columns()];
        for (id, indicator) in index.indicators() {
            let comparison = indicator.rule.compares();
            company[id.position()] =
                comparison.map(|comparison| self.gather(comparison, units, id));
        }
        self.company = company;
    }

    fn gather(&self, comparison: Comparison<'_>, units: &[Unit], id: IndicatorId) -> Company {
        let number = |latest: Option<Latest>| match latest?.status {
            Status::Reported(observation) => observation.value.number(),
            Status::NotReported | Status::Pending | Status::NotApplicable => None,
        };
        let numbers: Vec<Option<f64>> = self.wholes(id).map(number).collect();
        let reference = comparison.with.and_then(|name| {
            let unit = units.iter().position(|unit| unit.id == name)?;
            numbers.get(unit).copied().flatten()
        });
        let groups: Vec<Option<&str>> = match comparison.over {
            Over::All => Vec::new(),
            Over::Group => units.iter().map(|unit| unit.group.as_deref()).collect(),
        };
        comparison.gather.company(&numbers, &groups, reference)
    }

    /// Settles what is due by the month: all, where there is no month or no period.
    fn schedule<'a>(
        &mut self,
        index: &Index,
        given: impl Fn(IndicatorId) -> Option<&'a MonthlyPlan>,
    ) {
        let Some(elapsed) = self.elapsed(index) else {
            return;
        };
        for (id, indicator) in index.indicators() {
            self.dues[id.position()] = indicator.due(given(id), elapsed);
        }
    }

    /// The months that are gone; `None` without a month or a period.
    fn elapsed(&self, index: &Index) -> Option<Elapsed> {
        let (month, period) = self.as_of.zip(index.period())?;
        Some(period.elapsed(month))
    }

    /// Gives every unit, from that position on, its parts of targets that are split.
    fn split(&mut self, index: &Index, dataset: &Dataset, first: usize) {
        for (id, indicator) in index.split() {
            if self.parts.is_empty() {
                self.parts = vec![Vec::new(); index.columns()];
            }
            let part = |unit: usize| {
                let part = dataset.target(UnitId::at(first + unit), id);
                let rule = indicator.rule.with_part(part);
                let due = self.elapsed(index).map_or(Due::Whole, |elapsed| {
                    indicator.due_under(&rule, dataset.plan(id), elapsed)
                });
                Part { rule, due }
            };
            self.parts[id.position()] = (0..self.units).map(part).collect();
        }
    }

    fn part(&self, unit: UnitId, indicator: IndicatorId) -> Option<&Part> {
        let parts = self.parts.get(indicator.position())?;
        parts.get(unit.position())
    }

    /// The rule that a unit is judged by: under its own part of a target that is split.
    pub(super) fn rule<'a>(
        &'a self,
        unit: UnitId,
        id: IndicatorId,
        indicator: &'a Indicator,
    ) -> &'a Rule {
        let part = self.part(unit, id);
        part.map_or(&indicator.rule, |part| &part.rule)
    }

    /// Whether units are judged by rules of their own.
    pub(super) fn is_split(&self, indicator: IndicatorId) -> bool {
        let parts = self.parts.get(indicator.position());
        parts.is_some_and(|parts| !parts.is_empty())
    }

    fn place(&mut self, indicator: IndicatorId, item: Option<u32>) -> Option<&mut Place> {
        let column = self.columns.get_mut(indicator.position())?;
        match item {
            None => Some(&mut column.whole),
            Some(item) => column.items.get_mut(item as usize),
        }
    }

    /// What a unit's value of an indicator is compared with; `None` where its rule compares none.
    pub fn compared(
        &self,
        unit: UnitId,
        indicator: IndicatorId,
        terms: Terms,
    ) -> Option<Compared<'_>> {
        let company = self.company.get(indicator.position())?.as_ref()?;
        Some(Compared {
            peers: company.of_unit(self.first + unit.position())?,
            normalisation: terms.normalisation,
        })
    }

    /// How many units.
    pub fn units(&self) -> usize {
        self.units
    }

    /// The last month that counts; every month where `None`.
    pub fn as_of(&self) -> Option<Month> {
        self.as_of
    }

    /// Whether the period has ended with the month.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Whether some of the period is still to come: there is a month, and the period has not ended.
    pub fn is_open(&self) -> bool {
        self.as_of.is_some() && !self.is_closed
    }

    /// Whether less than all is due of anything: the two readings differ.
    pub fn is_partly_due(&self) -> bool {
        self.dues.iter().any(|due| *due != Due::Whole)
    }

    /// What is due of a unit's indicator by the month.
    pub fn due(&self, unit: UnitId, indicator: IndicatorId) -> Due {
        let due = self.dues.get(indicator.position()).copied();
        let part = self.part(unit, indicator).map(|part| part.due);
        part.or(due).unwrap_or(Due::Whole)
    }

    /// The latest of an indicator as a whole, by unit.
    pub(super) fn wholes(&self, indicator: IndicatorId) -> impl Iterator<Item = Option<Latest>> {
        let place = self.columns.get(indicator.position());
        let place = place.map(|column| &column.whole);
        (0..self.units).map(move |unit| place?.get(unit))
    }

    /// The latest of an indicator as a whole.
    pub fn whole(&self, unit: UnitId, indicator: IndicatorId) -> Option<Latest> {
        self.columns
            .get(indicator.position())?
            .whole
            .get(unit.position())
    }

    /// Whether a unit has a record of an indicator or of any of its items.
    pub(super) fn is_told(&self, unit: UnitId, indicator: IndicatorId) -> bool {
        let column = self.columns.get(indicator.position());
        column.is_some_and(|column| {
            let mut places = std::iter::once(&column.whole).chain(&column.items);
            places.any(|place| place.get(unit.position()).is_some())
        })
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
