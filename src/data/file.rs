//! Data files, read.

use super::beside;
use super::dataset::Dataset;
use super::former;
use super::items::Items;
use super::record::{Adjustment, Key, Record, Status, Unit, UnitId};
use super::targets;
use crate::error::{Error, LONGEST_PART, brief};
use crate::index::{Index, Indicator, IndicatorId, MonthlyPlan, PlanCheck};
use crate::map::Map;
use crate::month::is_day;
use crate::order;
use crate::rule::{Beside, Observation, Rule, Takes};
use crate::schema::{AdjustmentEntry, DatasetFile, Raw, StatusName, UnitEntry, ValueEntry};
use crate::text::Text;
use crate::text::format::shortest;
use std::fmt::{self, Write};

impl Dataset {
    /// Reads a data file, or names the first unit and indicator at fault.
    pub fn from_file(file: &DatasetFile, index: &Index) -> Result<Self, Error> {
        read(file, index)
    }
}

fn read(file: &DatasetFile, index: &Index) -> Result<Dataset, Error> {
    let units = units(file)?;
    let by_id = units
        .iter()
        .enumerate()
        .map(|(position, unit)| (unit.id.as_str(), UnitId(position as u32)))
        .collect();
    let records = records(file, index, &by_id)?;
    let adjustments = file.adjustments.iter().enumerate();
    let adjustments: Result<Vec<_>, _> = adjustments
        .map(|(position, entry)| adjustment(position, entry, &by_id))
        .collect();
    let targets = targets::read(&file.targets, index, &by_id)?;
    let mut dataset = Dataset::empty(units)
        .marked_as_demonstration(file.demonstration)
        .with_adjustments(adjustments?)
        .with_plans(plans(file, index)?)
        .with_targets(targets);
    for (key, record) in records {
        dataset.set(key, Some(record));
    }
    dataset.share_rows();
    Ok(dataset.with_details(beside::read_details(&file.details, index)?))
}

/// The plans, each checked against its indicator's rule.
fn plans(file: &DatasetFile, index: &Index) -> Result<Vec<(IndicatorId, MonthlyPlan)>, Error> {
    let plans = file.plans.iter().map(|(name, written)| {
        let place = format!("plans.{name}");
        let Some(id) = index.find_indicator(name) else {
            let found = format!("the indicator `{name}`");
            return Err(Error::new(place, found, "an indicator of the index"));
        };
        let indicator = index.indicator(id);
        let check = PlanCheck {
            rule: &indicator.rule,
            months: index.period().map(|period| period.months),
            is_waiting: false,
            items: indicator.count(),
        };
        Ok((id, MonthlyPlan::read(&place, written, &check)?))
    });
    plans.collect()
}

/// Every record, place by place. What is wrong with an entry comes before what is wrong with a later one.
fn records(
    file: &DatasetFile,
    index: &Index,
    units: &Map<UnitId, &str>,
) -> Result<Vec<(Key, Record)>, Error> {
    let rewritten = former::rewritten(&file.values, index);
    let values = rewritten.as_deref().unwrap_or(&file.values);
    let known = (index, units, &Items::new(index));
    let mut read = Vec::with_capacity(values.len());
    let mut fault = None;
    for (position, entry) in values.iter().enumerate() {
        match record(position, entry, known) {
            Ok((key, record)) => read.push((key, Some(record))),
            Err(error) => {
                fault = Some(error);
                break;
            }
        }
    }
    let place = |key: &Key| (key.indicator, key.item, key.unit, key.period);
    let sorted = order::positions(read.len(), &|a, b| {
        place(&read[a].0).cmp(&place(&read[b].0))
    });
    let second = sorted
        .windows(2)
        .filter(|pair| read[pair[0]].0 == read[pair[1]].0)
        .map(|pair| pair[1])
        .min();
    if let Some(position) = second {
        let found = "a second entry of the same unit, indicator, item and period";
        let place = self::place(position, &values[position]);
        return Err(Error::new(place, found, "one"));
    }
    match fault {
        Some(fault) => Err(fault),
        None => Ok(sorted
            .into_iter()
            .filter_map(|position| Some((read[position].0, read[position].1.take()?)))
            .collect()),
    }
}

/// The units of a file: those that it lists, or else those that its values name.
pub(super) fn units(file: &DatasetFile) -> Result<Vec<Unit>, Error> {
    if let Some(entries) = &file.units {
        return units_of(entries);
    }
    let ids: Vec<_> = file
        .values
        .iter()
        .map(|entry| entry.unit.as_str())
        .collect();
    if let Some(position) = ids.iter().position(|id| id.is_empty()) {
        let place = format!("values[{position}].unit");
        return Err(Error::new(place, "an empty text", "an id"));
    }
    let again = order::repeated(&ids).into_iter();
    let units = ids.iter().zip(again).filter(|(_, again)| !again);
    let units = units.map(|(id, _)| Unit {
        id: (*id).to_owned(),
        title: Text::from(*id),
        group: None,
    });
    Ok(units.collect())
}

/// The units of a file; an error for an id that is empty or there twice.
pub(super) fn units_of(entries: &[UnitEntry]) -> Result<Vec<Unit>, Error> {
    let mut units: Vec<Unit> = Vec::with_capacity(entries.len());
    let ids: Vec<_> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let again = order::repeated(&ids);
    for (position, entry) in entries.iter().enumerate() {
        if entry.id.is_empty() {
            return Err(Error::new(
                format!("units[{position}].id"),
                "an empty text",
                "an id",
            ));
        }
        if again[position] {
            let found = format!("`{}` again", entry.id);
            let expected = "an id that no other unit has";
            return Err(Error::new(format!("units[{position}].id"), found, expected));
        }
        units.push(Unit {
            id: entry.id.clone(),
            title: entry
                .title
                .clone()
                .unwrap_or_else(|| Text::from(entry.id.as_str())),
            group: entry.group.clone(),
        });
    }
    Ok(units)
}

fn place(position: usize, entry: &ValueEntry) -> String {
    let part = |name: &'_ str| brief(name, LONGEST_PART).into_owned();
    let mut place = format!(
        "values[{position}]: unit `{}`, indicator `{}`",
        part(&entry.unit),
        part(&entry.indicator)
    );
    if let Some(item) = &entry.item {
        let _ = write!(place, ", item `{}`", part(item));
    }
    if let Some(period) = &entry.period {
        let _ = write!(place, ", period `{}`", part(period));
    }
    place
}

fn record(
    position: usize,
    entry: &ValueEntry,
    (index, units, items): (&Index, &Map<UnitId, &str>, &Items<'_>),
) -> Result<(Key, Record), Error> {
    let fault = |found: &dyn fmt::Display, expected: &str| {
        Err(Error::new(place(position, entry), found, expected))
    };
    let Some(&unit) = units.get(entry.unit.as_str()) else {
        return fault(
            &format_args!("the unit `{}`", entry.unit),
            "a unit of the data set",
        );
    };
    let Some(id) = index.find_indicator(&entry.indicator) else {
        return fault(
            &format_args!("the indicator `{}`", entry.indicator),
            "an indicator of the index",
        );
    };
    let indicator = index.indicator(id);
    let item = match &entry.item {
        None => None,
        Some(item) => match items.find(id, item) {
            Some(position) => Some(position),
            None => return fault(&format_args!("the item `{item}`"), &items_of(indicator)),
        },
    };
    let period = match &entry.period {
        None => None,
        Some(period) => match index.month(period) {
            Some(month) => Some(month),
            None => return fault(&format_args!("the period {period:?}"), "`YYYY-MM`"),
        },
    };
    let status = match (entry.status.unwrap_or(StatusName::Reported), &entry.value) {
        (StatusName::Reported, None) => {
            return fault(&"no value", "a value, or a status other than `reported`");
        }
        (StatusName::Reported, Some(_)) if item.is_none() && !indicator.items.is_empty() => {
            return fault(&"a value without an item", &items_of(indicator));
        }
        (StatusName::Reported, Some(raw)) => match observation(&indicator.rule, raw, entry) {
            Ok(observation) => Status::Reported(observation),
            Err((found, expected)) => return fault(&found, &expected),
        },
        (_, Some(raw)) => {
            return fault(
                &format_args!(
                    "the value {} beside a status other than `reported`",
                    show(raw)
                ),
                "no value",
            );
        }
        (StatusName::NotReported, None) => Status::NotReported,
        (StatusName::Pending, None) => Status::Pending,
        (StatusName::NotApplicable, None) => Status::NotApplicable,
    };
    let carried = entry.carried;
    if carried && !matches!(status, Status::Reported(_)) {
        return fault(&"nothing that is carried", "a value beside `carried`");
    }
    if carried && period.is_none() {
        return fault(
            &"a carried value of no period",
            "the month that it is carried into",
        );
    }
    let remarks = match beside::remarks(entry) {
        Ok(remarks) => remarks,
        Err((found, expected)) => return fault(&found, &expected),
    };
    let key = Key {
        unit,
        indicator: id,
        item,
        period,
    };
    Ok((
        key,
        Record {
            status,
            carried,
            remarks,
        },
    ))
}

fn items_of(indicator: &Indicator) -> String {
    match indicator.items.as_slice() {
        [] => "no item: the indicator has none".into(),
        items => {
            let ids: Vec<_> = items.iter().map(|item| format!("`{}`", item.id)).collect();
            format!("one of its items {}", ids.join(", "))
        }
    }
}

fn observation(
    rule: &Rule,
    raw: &Raw,
    entry: &ValueEntry,
) -> Result<Observation, (String, String)> {
    let refused = |refusal: crate::rule::Refusal| {
        let rungs = match rule.entry().takes {
            Takes::Rung(ladder) => {
                let ids: Vec<_> = ladder.iter().map(|rung| format!("`{}`", rung.id)).collect();
                format!(": {}", ids.join(", "))
            }
            Takes::Number(_) | Takes::Verdict | Takes::Completion | Takes::Shares => String::new(),
        };
        (
            format!("the value {}", show(raw)),
            format!("{refusal}{rungs}"),
        )
    };
    let value = rule.read(raw).map_err(refused)?;
    Ok(Observation {
        value,
        baseline: beside(rule, Beside::Baseline, entry.baseline)?,
        denominator: beside(rule, Beside::Denominator, entry.denominator)?,
    })
}

/// A figure beside a value, which only some kinds of rule take.
fn beside(rule: &Rule, which: Beside, given: Option<f64>) -> Result<Option<f64>, (String, String)> {
    let Some(x) = given else { return Ok(None) };
    let name = which.name();
    if rule.entry().beside != Some(which) {
        let kinds: Vec<_> = Rule::kinds_with(which)
            .map(|kind| format!("`{kind}`"))
            .collect();
        let expected = format!("none: only a {} rule takes one", kinds.join(" or "));
        return Err((format!("a {name}"), expected));
    }
    which.check(x).map(Some).map_err(|refusal| {
        let found = format!("the {name} {}", shortest(x));
        (found, refusal.to_string())
    })
}

fn show(raw: &Raw) -> String {
    match raw {
        Raw::Number(x) => shortest(*x),
        Raw::Name(name) => format!("{name:?}"),
        Raw::Numbers(numbers) => format!("{numbers:?}"),
    }
}

fn adjustment(
    position: usize,
    entry: &AdjustmentEntry,
    units: &Map<UnitId, &str>,
) -> Result<Adjustment, Error> {
    let place = format!("adjustments[{position}]");
    let Some(&unit) = units.get(entry.unit.as_str()) else {
        return Err(Error::new(
            place,
            format!("the unit `{}`", entry.unit),
            "a unit of the data set",
        ));
    };
    if !entry.points.is_finite() {
        return Err(Error::new(
            format!("{place}.points"),
            entry.points,
            "a finite number",
        ));
    }
    if entry.basis.trim().is_empty() {
        let expected = "the document or rule that the points rest on";
        return Err(Error::new(
            format!("{place}.basis"),
            "an empty text",
            expected,
        ));
    }
    if !is_day(&entry.date) {
        let found = format!("{:?}", entry.date);
        return Err(Error::new(format!("{place}.date"), found, "`YYYY-MM-DD`"));
    }
    Ok(Adjustment {
        unit,
        points: entry.points,
        basis: entry.basis.clone(),
        date: entry.date.clone(),
    })
}
