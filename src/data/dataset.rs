//! Records of units, by indicator, item and month.

use super::column::{Column, Row};
use super::details::{AllDetails, Details};
use super::parts::Parts;
use super::record::{Adjustment, Key, Record, Unit, UnitId};
use crate::index::{Index, Indicator, IndicatorId, MonthlyPlan};
use crate::month::Month;
use crate::order;
use crate::rule::Split;
use crate::text::Language;
use std::borrow::Cow;
use std::sync::Arc;

/// Records of any number of units.
///
/// A column for each indicator and each item that has records. Copies share their columns: an edit
/// copies one.
///
/// # Guarantees
/// Unit ids are unique; every record's unit, indicator and item exist; every value is one that
/// its rule takes.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    units: Arc<[Unit]>,
    /// By place; none of them is empty.
    columns: Vec<(Place, Arc<Column>)>,
    /// By unit; of one unit as they came.
    adjustments: Arc<[Adjustment]>,
    details: AllDetails,
    /// In the place of the index's own, by indicator.
    plans: Arc<[(IndicatorId, MonthlyPlan)]>,
    parts: Parts,
    demonstration: bool,
}

/// So many records of one place are put there one by one.
const FEW: usize = 32;

/// An indicator as a whole, or one of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    indicator: IndicatorId,
    item: Option<u32>,
}

/// Shared columns are equal without a look at them.
impl PartialEq for Dataset {
    fn eq(&self, other: &Self) -> bool {
        self.columns.len() == other.columns.len()
            && self.demonstration == other.demonstration
            && self.units == other.units
            && self.adjustments == other.adjustments
            && self.details == other.details
            && self.plans == other.plans
            && self.parts == other.parts
            && self
                .columns
                .iter()
                .zip(&other.columns)
                .all(|(one, two)| one.0 == two.0 && (Arc::ptr_eq(&one.1, &two.1) || one.1 == two.1))
    }
}

impl Dataset {
    /// No records of the given units yet.
    pub fn empty(units: Vec<Unit>) -> Self {
        Self {
            units: units.into(),
            ..Self::default()
        }
    }

    pub(super) fn marked_as_demonstration(self, demonstration: bool) -> Self {
        Self {
            demonstration,
            ..self
        }
    }

    pub(super) fn with_adjustments(self, mut adjustments: Vec<Adjustment>) -> Self {
        adjustments.sort_by_key(|one| one.unit);
        Self {
            adjustments: adjustments.into(),
            ..self
        }
    }

    /// With details of places each of which is there once.
    pub(super) fn with_details(self, details: Vec<((IndicatorId, Option<u32>), Details)>) -> Self {
        Self {
            details: AllDetails::new(details),
            ..self
        }
    }

    /// With plans of indicators each of which is there once.
    pub(super) fn with_plans(self, mut plans: Vec<(IndicatorId, MonthlyPlan)>) -> Self {
        plans.sort_by_key(|(indicator, _)| *indicator);
        Self {
            plans: plans.into(),
            ..self
        }
    }

    /// The plan that takes the place of the index's own, if there is one.
    pub fn plan(&self, indicator: IndicatorId) -> Option<&MonthlyPlan> {
        let plans = &self.plans;
        let found = plans.binary_search_by_key(&indicator, |(there, _)| *there);
        found.ok().map(|at| &plans[at].1)
    }

    /// All plans, by indicator.
    pub fn plans(&self) -> &[(IndicatorId, MonthlyPlan)] {
        &self.plans
    }

    /// Puts a plan in the place of the index's own, or takes it away.
    pub fn set_plan(&mut self, indicator: IndicatorId, plan: Option<MonthlyPlan>) {
        let others = self.plans.iter().filter(|(there, _)| *there != indicator);
        let own = plan.map(|plan| (indicator, plan));
        let mut plans: Vec<_> = others.cloned().chain(own).collect();
        plans.sort_by_key(|(indicator, _)| *indicator);
        self.plans = plans.into();
    }

    /// With parts of targets, each of which is there once.
    pub(super) fn with_targets(self, targets: Vec<((IndicatorId, UnitId), f64)>) -> Self {
        Self {
            parts: Parts::new(targets),
            ..self
        }
    }

    /// A unit's part of a target that is split; `None` where nobody has given it.
    pub fn target(&self, unit: UnitId, indicator: IndicatorId) -> Option<f64> {
        self.parts.get((indicator, unit))
    }

    /// Every unit's part of every target, by indicator and unit.
    pub fn targets(&self) -> impl Iterator<Item = (IndicatorId, UnitId, f64)> {
        self.parts.iter()
    }

    /// Gives a unit its part of a target, above 0, or takes it away.
    pub fn set_target(&mut self, unit: UnitId, indicator: IndicatorId, target: Option<f64>) {
        self.parts.set((indicator, unit), target);
    }

    /// Gives units their parts of targets, each of which is there once.
    pub(super) fn set_targets(&mut self, targets: Vec<((IndicatorId, UnitId), f64)>) {
        self.parts.set_all(targets);
    }

    /// An indicator as it is for one unit, under its part of a target that is split.
    pub fn indicator_of<'a>(
        &self,
        index: &'a Index,
        unit: UnitId,
        id: IndicatorId,
    ) -> Cow<'a, Indicator> {
        let indicator = index.indicator(id);
        match indicator.rule.split() {
            Split::Whole => Cow::Owned(indicator.with_part(self.target(unit, id))),
            Split::None | Split::Part(_) | Split::Lacking => Cow::Borrowed(indicator),
        }
    }

    /// The index as it is for one unit, under its parts of targets that are split.
    pub fn index_of(&self, index: &Index, unit: UnitId) -> Index {
        index.with_parts(|indicator| self.target(unit, indicator))
    }

    /// The same records with more units behind those that are there; no records, where they are
    /// made up.
    pub(super) fn with_units(&self, units: Vec<Unit>) -> Self {
        match self.demonstration {
            true => Self::empty(units),
            false => Self {
                units: units.into(),
                ..self.clone()
            },
        }
    }

    /// Whether the values are made up to show the program.
    pub fn is_demonstration(&self) -> bool {
        self.demonstration
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The units, in order.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// All records, by unit, indicator, item and month.
    pub fn records(&self) -> impl Iterator<Item = (Key, Record)> {
        let columns = self.columns.iter().enumerate();
        let rows: Vec<(UnitId, usize, usize)> = columns
            .flat_map(|(column, (_, records))| {
                let rows = records.rows().iter().enumerate();
                rows.map(move |(at, row)| (row.unit, column, at))
            })
            .collect();
        let order = order::positions(rows.len(), &|a, b| rows[a].cmp(&rows[b]));
        order.into_iter().filter_map(move |position| {
            let (unit, column, at) = rows[position];
            let (place, records) = &self.columns[column];
            let key = Key {
                unit,
                indicator: place.indicator,
                item: place.item,
                period: records.rows()[at].period,
            };
            Some((key, records.record(at)?))
        })
    }

    /// The records of each indicator and item that has any.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (IndicatorId, Option<u32>, &Column)> {
        let columns = self.columns.iter();
        columns.map(|(place, column)| (place.indicator, place.item, &**column))
    }

    /// Bonus and penalty points, by unit.
    pub fn adjustments(&self) -> &[Adjustment] {
        &self.adjustments
    }

    /// What is filled in of an indicator as a whole, or of one of its items.
    pub fn details(&self, indicator: IndicatorId, item: Option<u32>) -> Option<&Details> {
        self.details.get((indicator, item))
    }

    /// Who is responsible for an indicator or an item, which is the indicator's where it has none
    /// of its own.
    pub fn responsible(&self, indicator: IndicatorId, item: Option<u32>) -> Option<&str> {
        let own = self.details(indicator, item);
        let own = own.and_then(|details| details.responsible.as_deref());
        own.or_else(|| self.details(indicator, None)?.responsible.as_deref())
    }

    /// The name of an item: the one that is filled in, else the index's own.
    pub fn item_title<'a>(
        &'a self,
        index: &'a Index,
        place: (IndicatorId, u32),
        language: Language,
    ) -> &'a str {
        let (indicator, item) = place;
        let given = self.details(indicator, Some(item));
        let given = given.and_then(|details| details.title.as_deref());
        let own = || {
            let item = index.indicator(indicator).items.get(item as usize);
            item.map_or("", |item| item.title.get(language))
        };
        given.unwrap_or_else(own)
    }

    /// Every place with details, and these.
    pub fn all_details(&self) -> impl Iterator<Item = ((IndicatorId, Option<u32>), &Details)> {
        self.details.iter()
    }

    /// Fills in the details of an indicator or an item; empty ones take what is there away.
    pub fn set_details(&mut self, indicator: IndicatorId, item: Option<u32>, details: Details) {
        self.details.set((indicator, item), details);
    }

    /// Fills in what is said of an indicator or an item, and leaves the rest as it is. What an item
    /// would have of its indicator anyway is not said again of it.
    pub fn complete_details(&mut self, indicator: IndicatorId, item: Option<u32>, said: &Details) {
        let mut own = self.details(indicator, item).cloned().unwrap_or_default();
        let whole = item.and_then(|_| self.details(indicator, None));
        let whole = whole.cloned().unwrap_or_default();
        let fields = [
            (&mut own.responsible, &said.responsible, whole.responsible),
            (&mut own.supporting, &said.supporting, whole.supporting),
            (&mut own.due, &said.due, whole.due),
            (&mut own.contact, &said.contact, whole.contact),
        ];
        for (own, said, whole) in fields {
            if said.is_some() && (own.is_some() || *said != whole) {
                own.clone_from(said);
            }
        }
        self.set_details(indicator, item, own);
    }

    /// The sum of a unit's bonus and penalty points, within ± `cap`.
    pub fn adjustment(&self, unit: UnitId, cap: f64) -> f64 {
        let start = self.adjustments.partition_point(|one| one.unit < unit);
        let own = self.adjustments[start..].iter();
        let own = own.take_while(|adjustment| adjustment.unit == unit);
        let sum = own.fold(0.0, |sum, adjustment| sum + adjustment.points);
        // No negative zero, where the cap is 0.
        sum.max(-cap).min(cap) + 0.0
    }

    /// The record at exactly that place.
    pub fn get(&self, key: &Key) -> Option<Record> {
        let column = self.column(key.indicator, key.item)?;
        column.record(column.find(&row(key)).ok()?)
    }

    /// The latest record of a place up to a month, and the month it is of.
    pub fn latest(
        &self,
        unit: UnitId,
        indicator: IndicatorId,
        item: Option<u32>,
        as_of: Option<Month>,
    ) -> Option<(Option<Month>, Record)> {
        let column = self.column(indicator, item)?;
        let last = column.of_unit(unit, as_of).next_back()?;
        Some((column.rows()[last].period, column.record(last)?))
    }

    /// Every record of a place, oldest first.
    pub fn history(
        &self,
        unit: UnitId,
        indicator: IndicatorId,
        item: Option<u32>,
    ) -> impl Iterator<Item = (Option<Month>, Record)> {
        let column = self.column(indicator, item);
        column.into_iter().flat_map(move |column| {
            let own = column.of_unit(unit, None);
            own.filter_map(|at| Some((column.rows()[at].period, column.record(at)?)))
        })
    }

    /// Whether there are records of an indicator or of its items.
    pub fn has_records(&self, indicator: IndicatorId) -> bool {
        let start = self
            .columns
            .partition_point(|(place, _)| place.indicator < indicator);
        let next = self.columns.get(start);
        next.is_some_and(|(place, _)| place.indicator == indicator)
    }

    fn column(&self, indicator: IndicatorId, item: Option<u32>) -> Option<&Column> {
        let found = self.find(&Place { indicator, item }).ok()?;
        Some(&self.columns[found].1)
    }

    /// Where the column of a place is, or would be.
    fn find(&self, place: &Place) -> Result<usize, usize> {
        self.columns.binary_search_by(|(there, _)| there.cmp(place))
    }

    /// Puts a record in its place, or takes what is there away.
    ///
    /// The status must hold a value that the indicator's rule gave by reading.
    pub fn set(&mut self, key: Key, record: Option<Record>) {
        let place = place(&key);
        let at = match (self.find(&place), &record) {
            (Ok(at), _) => at,
            (Err(at), Some(_)) => {
                self.columns.insert(at, (place, Arc::default()));
                at
            }
            (Err(_), None) => return,
        };
        let column = &mut self.columns[at].1;
        let row = row(&key);
        if Arc::get_mut(column).is_none() {
            // A copy, so that the other keeps what it has; no larger than it must be.
            let mut copy = (**column).clone();
            if record.is_some() && copy.find(&row).is_err() {
                copy.reserve_one();
            }
            *column = Arc::new(copy);
        }
        if let Some(column) = Arc::get_mut(column) {
            column.set(row, record);
        }
        if column.is_empty() {
            self.columns.remove(at);
        }
    }

    /// Puts records of one place, in the order of their units and months, each in the place of what
    /// is there: many at once, where one by one each would move all that come behind it.
    pub(super) fn set_all(&mut self, records: Vec<(Key, Record)>) {
        let Some((first, _)) = records.first() else {
            return;
        };
        let place = place(first);
        let found = self.find(&place);
        if records.len() < FEW || found.is_err() {
            for (key, record) in records {
                self.set(key, Some(record));
            }
        } else if let Ok(at) = found {
            let rows = records.into_iter().map(|(key, record)| (row(&key), record));
            let merged = self.columns[at].1.merged(rows.collect());
            self.columns[at].1 = Arc::new(merged);
        }
    }

    /// Puts the records of an indicator, which has none so far and has no items.
    pub(super) fn put(&mut self, indicator: IndicatorId, mut column: Column) {
        let place = Place {
            indicator,
            item: None,
        };
        if let (Err(at), false) = (self.find(&place), column.is_empty()) {
            if let Some((_, other)) = self.columns.first() {
                column.share_rows(other);
            }
            self.columns.insert(at, (place, Arc::new(column)));
        }
    }

    /// Lets columns with the same rows as their neighbours have them in common.
    pub(super) fn share_rows(&mut self) {
        for at in 1..self.columns.len() {
            let (before, own) = self.columns.split_at_mut(at);
            if let Some(column) = Arc::get_mut(&mut own[0].1) {
                column.share_rows(&before[at - 1].1);
            }
        }
    }

    /// Replaces the bonus and penalty points of a unit.
    pub fn set_adjustments(&mut self, unit: UnitId, adjustments: Vec<Adjustment>) {
        let others = self.adjustments.iter().filter(|one| one.unit != unit);
        let own = adjustments.into_iter().filter(|one| one.unit == unit);
        let mut all: Vec<_> = others.cloned().chain(own).collect();
        all.sort_by_key(|one| one.unit);
        self.adjustments = all.into();
    }

    /// The latest month of any record.
    pub fn last_month(&self) -> Option<Month> {
        let rows = self.columns.iter().flat_map(|(_, column)| column.rows());
        rows.filter_map(|row| row.period).max()
    }

    /// The earliest month of any record.
    pub fn first_month(&self) -> Option<Month> {
        let rows = self.columns.iter().flat_map(|(_, column)| column.rows());
        rows.filter_map(|row| row.period).min()
    }

    /// The month before one, or of a year the year before, where the records reach it.
    pub fn before(&self, month: Month) -> Option<Month> {
        let before = month.before()?;
        (self.first_month()? <= before).then_some(before)
    }

    /// The number of indicators with records, of themselves or of their items.
    pub fn indicators(&self) -> usize {
        let mut indicators: Vec<_> = self
            .columns
            .iter()
            .map(|(place, _)| place.indicator)
            .collect();
        // Columns are in the order of their places.
        indicators.dedup();
        indicators.len()
    }

    /// The number of indicators and items whose records are others than in another data set of the
    /// same index; shared columns are equal without a look at them.
    pub fn differing_columns(&self, other: &Self) -> usize {
        let differs = |(place, column): &(Place, Arc<Column>), other: &Self| match other.find(place)
        {
            Ok(at) => {
                let there = &other.columns[at].1;
                !Arc::ptr_eq(column, there) && column != there
            }
            Err(_) => true,
        };
        let details = usize::from(self.details != other.details);
        let details = details + usize::from(self.parts != other.parts);
        let mine = self
            .columns
            .iter()
            .filter(|one| differs(one, other))
            .count();
        let gone = other.columns.iter();
        details + mine + gone.filter(|(place, _)| self.find(place).is_err()).count()
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.columns.iter().map(|(_, column)| column.len()).sum()
    }
}

fn place(key: &Key) -> Place {
    Place {
        indicator: key.indicator,
        item: key.item,
    }
}

fn row(key: &Key) -> Row {
    Row {
        unit: key.unit,
        period: key.period,
    }
}
