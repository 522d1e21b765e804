//! Ledger rows that are scored once the user gives a target.

use super::Activation;
use crate::error::Error;
use crate::map::Map;
use crate::schema::{Definition, Dimension, Indicator, LedgerRow, RuleKind, Source, Use};

/// The definition with each chosen row's indicator in its dimension, in the order of the ledger;
/// a row that is on already takes the new target in its place.
pub(super) fn activate(
    definition: &Definition,
    chosen: &Map<Activation>,
) -> Result<Definition, Error> {
    if let Some(unknown) = chosen
        .keys()
        .find(|row| !definition.ledger.iter().any(|entry| &entry.row == *row))
    {
        return Err(Error::new(
            "optional rows",
            format!("`{unknown}`"),
            "a row of the ledger",
        ));
    }
    let mut activated = definition.clone();
    for row in &definition.ledger {
        let Some(activation) = chosen.get(&row.row) else {
            continue;
        };
        let (target, indicator) = indicator_of(row, activation)?;
        let Some(dimension) = find(&mut activated.dimensions, target) else {
            return Err(Error::new(
                format!("ledger row {}", row.row),
                format!("the dimension `{target}`"),
                "a dimension of the index",
            ));
        };
        let mut there = dimension.indicators.iter_mut();
        match there.find(|there| there.id == indicator.id) {
            Some(there) => *there = indicator,
            None => dimension.indicators.push(indicator),
        }
    }
    Ok(activated)
}

fn indicator_of<'a>(
    row: &'a LedgerRow,
    activation: &Activation,
) -> Result<(&'a str, Indicator), Error> {
    let place = || format!("ledger row {}", row.row);
    let (Use::Optional, Some(dimension), Some(indicator)) =
        (row.used, &row.dimension, &row.indicator)
    else {
        return Err(Error::new(
            place(),
            "a row that cannot be turned on",
            "one of use `optional`",
        ));
    };
    let mut indicator = indicator.clone();
    match (indicator.rule.kind, activation) {
        (RuleKind::Target, Activation::Target(target)) => indicator.rule.target = Some(*target),
        (RuleKind::Milestone, Activation::Promised(rung)) => {
            indicator.rule.promised = Some(rung.clone());
        }
        (RuleKind::Target, _) => return Err(Error::new(place(), "no target", "a number above 0")),
        (RuleKind::Milestone, _) => {
            return Err(Error::new(
                place(),
                "no promised rung",
                "a rung of its ladder",
            ));
        }
        (_, Activation::Plain) => {}
        _ => return Err(Error::new(place(), "a target", "none: its rule takes none")),
    }
    if !indicator.sources.iter().any(|source| source.row == row.row) {
        indicator.sources.push(Source {
            row: row.row.clone(),
            section: row.section.clone().unwrap_or_default(),
            quote: row.quote.clone(),
        });
    }
    Ok((dimension, indicator))
}

fn find<'a>(dimensions: &'a mut [Dimension], id: &str) -> Option<&'a mut Dimension> {
    for dimension in dimensions {
        if dimension.id == id {
            return Some(dimension);
        }
        if let Some(found) = find(&mut dimension.dimensions, id) {
            return Some(found);
        }
    }
    None
}
