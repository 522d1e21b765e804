//! Optional promises, turned on.

use super::active::Active;
use super::ledger::LedgerRow;
use super::node::Indicator;
use super::resolved::Resolved;
use crate::error::Error;
use crate::map::Map;
use crate::rule::Activation;
use std::sync::Arc;

/// What is on with each chosen row; a row that is on already takes the new target.
pub(super) fn activate(
    all: &Resolved,
    active: &Active,
    chosen: &Map<Activation>,
) -> Result<Active, Error> {
    if let Some(unknown) = chosen.keys().find(|row| !all.by_row.contains_key(row)) {
        let found = format!("`{unknown}`");
        return Err(Error::new("optional rows", found, "a row of the ledger"));
    }
    let mut given = active.given.clone();
    for row in &all.ledger {
        let Some(activation) = chosen.get(&row.row) else {
            continue;
        };
        let Some(waiting) = &row.waiting else {
            let found = "a row that cannot be turned on";
            return Err(Error::new(place(row), found, "one of use `optional`"));
        };
        let column = waiting.indicator.position();
        let indicator = &all.indicators[column];
        let rule = indicator.rule.activated(activation);
        given[column] = Some(Arc::new(Indicator {
            rule: rule.map_err(|(found, expected)| Error::new(place(row), found, expected))?,
            ..indicator.clone()
        }));
    }
    Ok(Active::new(all, given))
}

fn place(row: &LedgerRow) -> String {
    format!("ledger row {}", row.row)
}
