//! Records from the rows of a sheet.

use super::layout::{Filled, shown};
use super::names::Names;
use super::period::{month, time};
use super::reason::{Problem, Reason};
use super::role::Role;
use super::row::{Fault, Row, Table, beside, problem, remarks, unguarded};
use super::told::{Told, status};
use crate::data::details::Details;
use crate::data::record::{Key, Record, Status, Unit, UnitId};
use crate::data::sheet::Cell;
use crate::data::typed::{Spelling, each, fold, is_nothing};
use crate::index::{Index, IndicatorId};
use crate::month::Month;
use crate::rule::{Beside, Observation, Split, check_part};
use crate::schema;
use crate::text::Text;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the rows have given so far.
#[derive(Debug)]
pub(super) struct Rows {
    index: Rc<Index>,
    pub(super) names: Names,
    /// The units of the index, by all their names.
    known: BTreeMap<String, usize>,
    fallback: Unit,
    pub(super) units: Vec<Unit>,
    by_name: BTreeMap<String, UnitId>,
    spellings: Vec<Option<Rc<Spelling>>>,
    /// Of each indicator that a row names an item of, the items by id and title.
    items: BTreeMap<IndicatorId, BTreeMap<String, Called>>,
    /// Each with its row, from 1.
    pub(super) records: BTreeMap<Key, (Record, u32)>,
    /// Who is responsible for what, each with its row, from 1.
    pub(super) details: BTreeMap<(IndicatorId, Option<u32>), (Details, u32)>,
    /// Units' parts of targets, each with its row, from 1.
    pub(super) targets: BTreeMap<(IndicatorId, UnitId), (f64, u32)>,
    pub(super) problems: Vec<Problem>,
    pub(super) notes: Vec<Problem>,
}

/// Which items of an indicator are called something.
#[derive(Clone, Copy, Debug)]
enum Called {
    One(u32),
    Several,
}

/// Whose figure a row holds.
#[derive(Clone, Copy)]
struct Place {
    unit: UnitId,
    indicator: IndicatorId,
    item: Option<u32>,
    period: Option<Month>,
}

impl Rows {
    pub(super) fn new(index: Rc<Index>, units: Vec<Unit>, fallback: Unit) -> Self {
        let mut rows = Self {
            names: Names::new(&index),
            known: known(&index),
            spellings: vec![None; index.columns()],
            items: BTreeMap::new(),
            index,
            fallback,
            units: Vec::new(),
            by_name: BTreeMap::new(),
            records: BTreeMap::new(),
            details: BTreeMap::new(),
            targets: BTreeMap::new(),
            problems: Vec::new(),
            notes: Vec::new(),
        };
        for unit in units {
            rows.add(unit);
        }
        rows
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    fn add(&mut self, unit: Unit) -> UnitId {
        let id = UnitId::at(self.units.len());
        for name in each(&unit.title) {
            self.by_name.entry(name).or_insert(id);
        }
        let index = Rc::clone(&self.index);
        for one in index.units().iter().filter(|one| one.id == unit.id) {
            for name in names_of(one) {
                self.by_name.entry(name).or_insert(id);
            }
        }
        self.by_name.entry(fold(&unit.id)).or_insert(id);
        self.units.push(unit);
        id
    }

    pub(super) fn row(&mut self, table: &Table, cells: &Filled<'_>) {
        let row = Row { table, cells };
        if cells.number <= table.layout.head || row.is_blank() {
            return;
        }
        if let Some(column) = row.sum() {
            return self.note(&row, column, Reason::Sum);
        }
        let read = match table.layout.column(Role::Indicator) {
            Some(_) => self.long(&row),
            None => self.wide(&row),
        };
        if let Err((column, reason)) = read {
            self.fault(&row, column, reason);
        }
    }

    /// A row of one indicator or item.
    fn long(&mut self, row: &Row<'_>) -> Result<(), Fault> {
        let roles = row.table.layout.roles.iter().enumerate();
        let values: Vec<(usize, Option<Month>)> = roles
            .filter_map(|(column, (_, role, _))| match role {
                Role::Value(month) => Some((column, *month)),
                _ => None,
            })
            .collect();
        let is_said = |role: Role| row.of(role).1 != Cell::Empty;
        let has_details = Role::DETAILS.into_iter().any(is_said);
        let says_something = values
            .iter()
            .map(|(column, _)| row.cell(*column))
            .chain([Role::Status, Role::Evidence].map(|role| row.of(role).1))
            .any(|cell| cell != Cell::Empty);
        let (indicator, item) = match self.indicator(row) {
            Ok(found) => found,
            // A line between the rows of a table, or a remark below it.
            Err(_) if !says_something && !has_details => return Ok(()),
            Err(fault) => return Err(fault),
        };
        if has_details {
            self.details(row, indicator, item);
        }
        let (target, cell) = row.of(Role::Target);
        if cell != Cell::Empty && self.index.indicator(indicator).rule.split() != Split::None {
            let unit = self.unit(row)?;
            self.target(row, (unit, indicator), target)?;
        }
        if !says_something {
            return Ok(());
        }
        let place = Place {
            unit: self.unit(row)?,
            indicator,
            item,
            period: self.period(row)?,
        };
        if values.is_empty() {
            return self.entry(row, place, None);
        }
        for (column, month) in values {
            let place = Place {
                period: month.or(place.period),
                ..place
            };
            if let Err((column, reason)) = self.entry(row, place, Some(column)) {
                self.fault(row, column, reason);
            }
        }
        Ok(())
    }

    /// Who is responsible, and by when; what is at fault is told, and the rest is taken.
    fn details(&mut self, row: &Row<'_>, indicator: IndicatorId, item: Option<u32>) {
        let year = self.index.period().map(|period| period.year);
        let place = (indicator, item);
        for role in Role::DETAILS {
            let (column, text) = row.text(role);
            let text = unguarded(&text);
            if text.is_empty() || is_nothing(text) {
                continue;
            }
            let said = match role {
                Role::Deadline => time(text, year),
                _ => Some(text.to_owned()),
            };
            let Some(said) = said else {
                self.fault(row, column, Reason::NotATime);
                continue;
            };
            let new = (Details::default(), row.number());
            let (details, first) = self.details.entry(place).or_insert(new);
            let Some(field) = role.detail(details) else {
                continue;
            };
            match field {
                Some(there) if *there != said => {
                    let reason = Reason::Otherwise(*first);
                    self.fault(row, column, reason);
                }
                Some(_) => {}
                None => *field = Some(said),
            }
        }
    }

    /// A row of one unit with a column for each indicator.
    fn wide(&mut self, row: &Row<'_>) -> Result<(), Fault> {
        let unit = self.unit(row)?;
        let period = self.period(row)?;
        let roles = row.table.layout.roles.iter().enumerate();
        let figures: Vec<_> = roles
            .filter_map(|(column, (_, role, _))| match role {
                Role::Figure(indicator, item) => Some((column, *indicator, *item)),
                _ => None,
            })
            .collect();
        for (column, indicator, item) in figures {
            let place = Place {
                unit,
                indicator,
                item,
                period,
            };
            let read = match row.table.is_of_targets {
                true => self.target(row, (unit, indicator), column),
                false => self
                    .check_item(place, column)
                    .and_then(|()| self.figure(row, place, column)),
            };
            if let Err((column, reason)) = read {
                self.fault(row, column, reason);
            }
        }
        Ok(())
    }

    /// A unit's part of a target.
    fn target(
        &mut self,
        row: &Row<'_>,
        (unit, indicator): (UnitId, IndicatorId),
        column: usize,
    ) -> Result<(), Fault> {
        let spelling = self.spelling(indicator);
        let number = spelling.number(&row.cell(column));
        let Some(target) = number.map_err(|fault| (column, Reason::Value(fault)))? else {
            return Ok(());
        };
        if self.index.indicator(indicator).rule.split() == Split::None {
            return Err((column, Reason::NotSplit));
        }
        let target = check_part(target).map_err(|refusal| (column, Reason::Beside(refusal)))?;
        let new = (target, row.number());
        match self.targets.entry((indicator, unit)).or_insert(new) {
            (there, _) if *there == target => Ok(()),
            (_, first) => Err((column, Reason::Otherwise(*first))),
        }
    }

    /// The value of a cell in a table with a column for each indicator: a status may stand there.
    fn figure(&mut self, row: &Row<'_>, place: Place, column: usize) -> Result<(), Fault> {
        let cell = row.cell(column);
        if let Cell::Text(text) = cell
            && let Some(status) =
                status(text).filter(|status| !matches!(status, Told::Reported | Told::Carried))
        {
            return self.keep(row, place, column, status.without_value().into());
        }
        match self.value(row, place, column)? {
            Some(observation) => {
                self.keep(row, place, column, Status::Reported(observation).into())
            }
            None => Ok(()),
        }
    }

    /// The value, the status and the evidence of a row.
    fn entry(&mut self, row: &Row<'_>, place: Place, column: Option<usize>) -> Result<(), Fault> {
        self.check_item(place, column.unwrap_or(0))?;
        let remarks = remarks(row);
        let observation = match column {
            Some(column) => self.value(row, place, column)?,
            None => None,
        };
        let (status_column, told) = row.text(Role::Status);
        let told = match told.as_str() {
            text if text.is_empty() || is_nothing(text) => None,
            text => Some(status(text).ok_or((status_column, Reason::NoSuchStatus))?),
        };
        let at = column.unwrap_or(status_column);
        let status = match (told, observation) {
            (None | Some(Told::Reported | Told::Carried), Some(observation)) => {
                Status::Reported(observation)
            }
            (Some(Told::Reported | Told::Carried), None) => return Err((at, Reason::ValueMissing)),
            (Some(_), Some(_)) => return Err((status_column, Reason::ValueBesideStatus)),
            (Some(told), None) => told.without_value(),
            (None, None) => {
                if !remarks.evidence.is_empty() {
                    let (column, _) = row.of(Role::Evidence);
                    self.note(row, column, Reason::EvidenceAlone);
                }
                return Ok(());
            }
        };
        let record = Record {
            status,
            carried: told == Some(Told::Carried),
            remarks,
        };
        self.keep(row, place, at, record)
    }

    /// The observation of a value's cell and of the figures beside it.
    fn value(
        &mut self,
        row: &Row<'_>,
        place: Place,
        column: usize,
    ) -> Result<Option<Observation>, Fault> {
        let index = Rc::clone(&self.index);
        let indicator = index.indicator(place.indicator);
        let spelling = self.spelling(place.indicator);
        let cell = row.cell(column);
        if cell != Cell::Empty && row.cells.merged.contains(&column) {
            return Err((column, Reason::Merged));
        }
        let value = spelling.value(&indicator.rule, &cell);
        let value = value.map_err(|fault| (column, Reason::Value(fault)))?;
        if value.is_none() && cell != Cell::Empty {
            self.note(row, column, Reason::Dash);
        }
        let baseline = beside(row, indicator, &spelling, Beside::Baseline)?;
        let denominator = beside(row, indicator, &spelling, Beside::Denominator)?;
        Ok(value.map(|value| Observation {
            value,
            baseline,
            denominator,
        }))
    }

    fn keep(
        &mut self,
        row: &Row<'_>,
        place: Place,
        column: usize,
        record: Record,
    ) -> Result<(), Fault> {
        let key = Key {
            unit: place.unit,
            indicator: place.indicator,
            item: place.item,
            period: place.period,
        };
        if let Some((_, first)) = self.records.get(&key) {
            return Err((column, Reason::Twice(*first)));
        }
        self.records.insert(key, (record, row.number()));
        Ok(())
    }

    /// The indicator and item that a row names: by id or title, in one cell or in two.
    fn indicator(&mut self, row: &Row<'_>) -> Result<(IndicatorId, Option<u32>), Fault> {
        let roles = row.table.layout.roles.iter().enumerate();
        let columns = roles.filter(|(_, (_, role, _))| *role == Role::Indicator);
        let (item_column, item_name) = row.text(Role::Item);
        let mut found: Option<(IndicatorId, Option<u32>)> = None;
        let mut unknown = None;
        for (column, _) in columns {
            let name = shown(&row.cell(column));
            if name.is_empty() {
                continue;
            }
            let named = self.named(&name);
            match (named, found) {
                (None, _) => unknown = unknown.or(Some(column)),
                (Some((indicator, _)), Some((before, _))) if indicator != before => {
                    return Err((column, Reason::Contradiction));
                }
                (Some((_, None)), Some(_)) => {}
                (Some(place), _) => found = Some(place),
            }
        }
        let Some((indicator, item)) = found else {
            return Err((unknown.unwrap_or(0), Reason::NoSuchIndicator));
        };
        if item_name.is_empty() || is_nothing(&item_name) {
            return Ok((indicator, item));
        }
        match (item, self.item(indicator, &item_name)) {
            (Some(item), Some(Called::One(own))) if item != own => {
                Err((item_column, Reason::Contradiction))
            }
            (Some(item), Some(_)) | (None, Some(Called::One(item))) => Ok((indicator, Some(item))),
            (None, Some(Called::Several)) | (_, None) => Err((item_column, Reason::NoSuchItem)),
        }
    }

    fn named(&self, name: &str) -> Option<(IndicatorId, Option<u32>)> {
        let name = fold(name);
        let found = self.names.find(&name).or_else(|| {
            let (before, _) = name.strip_suffix(')')?.rsplit_once('(')?;
            self.names.find(before)
        });
        found.map(|(indicator, item, _)| (indicator, item))
    }

    /// The item of that id or title, or several of that title.
    fn item(&mut self, indicator: IndicatorId, name: &str) -> Option<Called> {
        let index = &self.index;
        let names = self.items.entry(indicator).or_insert_with(|| {
            let items = || index.indicator(indicator).items.iter().zip(0..);
            let mut names = BTreeMap::new();
            for (item, at) in items() {
                for title in each(&item.title) {
                    let there = names.entry(title);
                    there
                        .and_modify(|there| *there = Called::Several)
                        .or_insert(Called::One(at));
                }
            }
            names.extend(items().map(|(item, at)| (fold(&item.id), Called::One(at))));
            names
        });
        names.get(&fold(name)).copied()
    }

    /// An indicator is reported by item exactly where it has items.
    fn check_item(&self, place: Place, column: usize) -> Result<(), Fault> {
        let items = &self.index.indicator(place.indicator).items;
        match place.item {
            None if !items.is_empty() => Err((column, Reason::ItemMissing)),
            _ => Ok(()),
        }
    }

    fn unit(&mut self, row: &Row<'_>) -> Result<UnitId, Fault> {
        let (column, name) = row.text(Role::Unit);
        if row.table.layout.column(Role::Unit).is_none() {
            let fallback = self.by_name.get(&fold(&self.fallback.id)).copied();
            return Ok(match fallback {
                Some(unit) => unit,
                None => self.add(self.fallback.clone()),
            });
        }
        if name.is_empty() || is_nothing(&name) {
            return Err((column, Reason::UnitMissing));
        }
        if let Some(unit) = self.by_name.get(&fold(&name)) {
            return Ok(*unit);
        }
        if let Some(known) = self.known.get(&fold(&name)) {
            let known = Unit::from(&self.index.units()[*known]);
            return Ok(self.add(known));
        }
        if !self.known.is_empty() {
            return Err((column, Reason::NoSuchUnit));
        }
        self.note(row, column, Reason::NewUnit);
        let (_, title) = row.text(Role::UnitTitle);
        let (_, group) = row.text(Role::Group);
        let text = |text: String| Some(unguarded(&text).to_owned()).filter(|text| !text.is_empty());
        Ok(self.add(Unit {
            title: Text::from(text(title).as_deref().unwrap_or(unguarded(&name))),
            id: unguarded(&name).to_owned(),
            group: text(group),
        }))
    }

    fn period(&self, row: &Row<'_>) -> Result<Option<Month>, Fault> {
        let (column, text) = row.text(Role::Period);
        if text.is_empty() {
            return Ok(row.table.month);
        }
        let year = self.index.period().map(|period| period.year);
        let month = month(&text, year).or_else(|| self.year(&text));
        let month = month.ok_or((column, Reason::NotAMonth))?;
        Ok(Some(self.index.step(month)))
    }

    /// A year, where the index is told by years.
    fn year(&self, text: &str) -> Option<Month> {
        let text = fold(text);
        let digits = text.strip_suffix('年').unwrap_or(&text);
        let is_year = digits.len() == 4 && self.index.is_yearly();
        Month::new(digits.parse().ok().filter(|_| is_year)?, 12)
    }

    fn spelling(&mut self, indicator: IndicatorId) -> Rc<Spelling> {
        let index = &self.index;
        match self.spellings.get_mut(indicator.position()) {
            Some(there) => {
                let spelling =
                    there.get_or_insert_with(|| Rc::new(Spelling::of(index.indicator(indicator))));
                Rc::clone(spelling)
            }
            None => Rc::new(Spelling::of(index.indicator(indicator))),
        }
    }

    fn fault(&mut self, row: &Row<'_>, column: usize, reason: Reason) {
        self.problems.push(problem(row, column, reason));
    }

    fn note(&mut self, row: &Row<'_>, column: usize, reason: Reason) {
        self.notes.push(problem(row, column, reason));
    }
}

/// What a unit of the index is called: its id, its titles, its other names.
fn names_of(unit: &schema::UnitDefinition) -> Vec<String> {
    let aliases = unit.aliases.iter().map(|alias| fold(alias));
    let mut names = each(&unit.title);
    names.push(fold(&unit.id));
    names.extend(aliases);
    names
}

/// The units of an index by all their names; a name of two is that of neither.
fn known(index: &Index) -> BTreeMap<String, usize> {
    let mut known: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (at, unit) in index.units().iter().enumerate() {
        for name in names_of(unit) {
            let there = known.entry(name).or_insert(Some(at));
            *there = there.filter(|other| *other == at);
        }
    }
    let known = known.into_iter();
    known.filter_map(|(name, at)| Some((name, at?))).collect()
}
