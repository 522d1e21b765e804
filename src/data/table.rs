//! Numbers of many units at once.

use super::dataset::Dataset;
use super::file::units_of;
use super::record::{Unit, UnitId};
use super::targets;
use crate::error::{Error, counted};
use crate::index::{Index, IndicatorId};
use crate::month::Month;
use crate::order;
use crate::schema::{Raw, TableFile};
use crate::text::format::shortest;

/// One number per unit and indicator, unit by unit; NaN is missing.
///
/// # Guarantees
/// Unit ids are unique; every number is one that its indicator's rule takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The units, with their parts of targets that are split; no records.
    bare: Dataset,
    indicators: Vec<IndicatorId>,
    period: Option<Month>,
    values: Vec<f64>,
}

impl Table {
    /// Checks numbers against their rules; an error names the unit and the indicator at fault.
    pub fn new(index: &Index, file: &TableFile, values: Vec<f64>) -> Result<Self, Error> {
        let units = units_of(&file.units)?;
        let indicators = indicators(index, &file.indicators)?;
        let period = file.period.as_ref().map(|period| {
            let fault = || Error::new("period", format!("{period:?}"), "`YYYY-MM`");
            index.month(period).ok_or_else(fault)
        });
        let expected = units.len() * indicators.len();
        if values.len() != expected {
            let units = counted(units.len(), "unit");
            let indicators = counted(indicators.len(), "indicator");
            let expected = format!("{expected}: {units} × {indicators}");
            return Err(Error::new(
                "values",
                counted(values.len(), "number"),
                expected,
            ));
        }
        let ids = units.iter().enumerate();
        let ids = ids.map(|(at, unit)| (unit.id.as_str(), UnitId::at(at)));
        let targets = targets::read(&file.targets, index, &ids.collect())?;
        let mut table = Self {
            bare: Dataset::empty(units).with_targets(targets),
            indicators,
            period: period.transpose()?,
            values,
        };
        table.check(index)?;
        Ok(table)
    }

    fn check(&mut self, index: &Index) -> Result<(), Error> {
        let indicators = self.indicators.iter().map(|&id| index.indicator(id));
        let taken: Vec<_> = indicators
            .map(|indicator| (indicator, indicator.rule.entry()))
            .collect();
        let width = taken.len().max(1);
        let rows = self.values.chunks_mut(width).enumerate();
        for (unit, (row, numbers)) in self.bare.units().iter().zip(rows) {
            let cells = numbers.iter_mut().zip(&taken).enumerate();
            for (column, (value, (indicator, entry))) in cells {
                if value.is_nan() {
                    continue;
                }
                let fault = |found: &str, expected: &str| {
                    let position = row * width + column;
                    let (unit, id) = (&unit.id, &index.node(indicator.node).id);
                    let place = format!("values[{position}]: unit `{unit}`, indicator `{id}`");
                    Err(Error::new(place, found, expected))
                };
                if !indicator.items.is_empty() {
                    return fault(
                        "a value without an item",
                        "none: values of its items are no table",
                    );
                }
                if let Err(refusal) = entry.read(&Raw::Number(*value)) {
                    let found = format!("the value {}", shortest(*value));
                    return fault(&found, &refusal.to_string());
                }
                // No negative zero, as when a rule reads it.
                *value += 0.0;
            }
        }
        Ok(())
    }

    /// The units, in order.
    pub fn units(&self) -> &[Unit] {
        self.bare.units()
    }

    /// The units and their parts of targets, without the numbers.
    pub fn bare(&self) -> &Dataset {
        &self.bare
    }

    /// The month that all numbers are of.
    pub fn period(&self) -> Option<Month> {
        self.period
    }

    /// Each indicator with its numbers, in the order of the units.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (IndicatorId, impl Iterator<Item = f64>)> {
        let width = self.indicators.len().max(1);
        let columns = self.indicators.iter().enumerate();
        columns.map(move |(column, &id)| {
            let numbers = self.values.iter().skip(column).step_by(width);
            (id, numbers.copied())
        })
    }
}

fn indicators(index: &Index, ids: &[String]) -> Result<Vec<IndicatorId>, Error> {
    let again = order::repeated(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let mut found = Vec::with_capacity(ids.len());
    for (position, id) in ids.iter().enumerate() {
        let place = || format!("indicators[{position}]");
        let Some(indicator) = index.find_indicator(id) else {
            return Err(Error::new(
                place(),
                format!("the indicator `{id}`"),
                "an indicator of the index",
            ));
        };
        if again[position] {
            let expected = "an indicator that no other column is of";
            return Err(Error::new(place(), format!("`{id}` again"), expected));
        }
        found.push(indicator);
    }
    Ok(found)
}
