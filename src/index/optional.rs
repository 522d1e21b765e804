//! Optional promises, turned on.

use super::active::Active;
use super::ledger::LedgerRow;
use super::node::Indicator;
use super::resolved::Resolved;
use crate::error::Error;
use crate::map::Map;
use crate::rule::{Asks, Rule};
use std::sync::Arc;

/// What the user gives to turn an optional ledger row on.
#[derive(Clone, Debug, PartialEq)]
pub enum Activation {
    /// The target of a `target` rule.
    Target(f64),
    /// The promised rung of a `milestone` rule, by id.
    Promised(String),
    /// Nothing: the rule is complete.
    Plain,
}

/// What is on with each chosen row; a row that is on already takes the new target.
pub(super) fn activate(
    all: &Resolved,
    active: &Active,
    chosen: &Map<Activation>,
) -> Result<Active, Error> {
    if let Some(unknown) = chosen
        .keys()
        .find(|row| !all.ledger.iter().any(|entry| &entry.row == *row))
    {
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
        given[column - all.published.1] = Some(Arc::new(Indicator {
            rule: rule(row, &indicator.rule, activation)?,
            ..indicator.clone()
        }));
    }
    Ok(Active::new(all, given))
}

fn place(row: &LedgerRow) -> String {
    format!("ledger row {}", row.row)
}

/// The rule under what the user gave.
fn rule(row: &LedgerRow, waiting: &Rule, activation: &Activation) -> Result<Rule, Error> {
    let fault = |found: &str, expected: &str| Err(Error::new(place(row), found, expected));
    match (waiting.asks(), activation) {
        (Asks::Target, Activation::Target(target)) => waiting
            .with_target(*target)
            .map_err(|(found, expected)| Error::new(place(row), found, expected)),
        (Asks::Target, Activation::Promised(_) | Activation::Plain) => {
            fault("no target", "a number above 0")
        }
        (Asks::Rung(_), Activation::Promised(rung)) => waiting
            .with_promised(rung)
            .map_err(|(found, expected)| Error::new(place(row), found, expected)),
        (Asks::Rung(_), Activation::Target(_) | Activation::Plain) => {
            fault("no promised rung", "a rung of its ladder")
        }
        (Asks::Nothing, Activation::Plain) => Ok(waiting.clone()),
        (Asks::Nothing, Activation::Target(_) | Activation::Promised(_)) => {
            fault("a target", "none: its rule takes none")
        }
    }
}
