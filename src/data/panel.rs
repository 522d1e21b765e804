//! Data sets of numbers alone: units by periods by indicators.

use super::cells::Cells;
use super::column::{Column, Row};
use super::dataset::Dataset;
use super::file::units_of;
use super::record::{Status, UnitId};
use crate::error::{Error, counted};
use crate::index::{Index, IndicatorId};
use crate::month::Month;
use crate::rule::Observation;
use crate::schema::{Numbers, PanelFile, Raw};
use crate::text::format::shortest;

impl Dataset {
    /// The numbers of a panel, O(numbers); an error names the place at fault.
    pub fn from_panel(file: &PanelFile, index: &Index) -> Result<Self, Error> {
        let units = units_of(&file.units)?;
        let indicators = indicators(index, file)?;
        let periods = periods(index, file)?;
        if file.values.len() != units.len() {
            let expected = format!("{}, one for each unit", units.len());
            return Err(Error::new(
                "values",
                counted(file.values.len(), "row"),
                expected,
            ));
        }
        let width = indicators.len();
        for (row, Numbers(numbers)) in file.values.iter().enumerate() {
            if numbers.len() != width * periods.len() {
                let (found, row) = (counted(numbers.len(), "number"), format!("values[{row}]"));
                let expected = format!(
                    "{}: {} × {}",
                    width * periods.len(),
                    counted(periods.len(), "period"),
                    counted(width, "indicator")
                );
                return Err(Error::new(row, found, expected));
            }
        }
        let mut dataset = Self::empty(units);
        for (at, &indicator) in indicators.iter().enumerate() {
            let rule = &index.indicator(indicator).rule;
            let (mut rows, mut cells) = (Vec::new(), Cells::default());
            for (unit, Numbers(numbers)) in file.values.iter().enumerate() {
                for (number, &period) in periods.iter().enumerate() {
                    let position = number * width + at;
                    let x = numbers[position];
                    if x.is_nan() {
                        continue;
                    }
                    let value = rule.read(&Raw::Number(x)).map_err(|refusal| {
                        let place = format!("values[{unit}][{position}]");
                        Error::new(place, format!("the value {}", shortest(x)), refusal)
                    })?;
                    rows.push(Row {
                        unit: UnitId::at(unit),
                        period: Some(period),
                    });
                    cells.push(Status::Reported(Observation::from(value)));
                }
            }
            dataset.put(indicator, Column::new(rows, cells));
        }
        Ok(dataset)
    }
}

/// Each once, of the index, and without items.
fn indicators(index: &Index, file: &PanelFile) -> Result<Vec<IndicatorId>, Error> {
    let mut found = Vec::new();
    for (at, id) in file.indicators.iter().enumerate() {
        let fault = |expected| Error::new(format!("indicators[{at}]"), format!("`{id}`"), expected);
        let indicator = index.find_indicator(id);
        let indicator = indicator.ok_or_else(|| fault("the id of an indicator"))?;
        if found.contains(&indicator) {
            return Err(fault("each indicator once"));
        }
        if !index.indicator(indicator).items.is_empty() {
            return Err(fault("an indicator without items"));
        }
        found.push(indicator);
    }
    Ok(found)
}

/// Rising.
fn periods(index: &Index, file: &PanelFile) -> Result<Vec<Month>, Error> {
    let mut periods: Vec<Month> = Vec::new();
    for (at, text) in file.periods.iter().enumerate() {
        let fault = |expected| Error::new(format!("periods[{at}]"), format!("{text:?}"), expected);
        let period = index.month(text).ok_or_else(|| fault("`YYYY-MM`"))?;
        if periods.last().is_some_and(|last| *last >= period) {
            return Err(fault("a later period than the one before"));
        }
        periods.push(period);
    }
    Ok(periods)
}
