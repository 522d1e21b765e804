//! The ledger.

use super::faults::Faults;
use super::tree::{Ids, indicator as check_indicator};
use crate::order::repeated;
use crate::rule::Stage;
use crate::schema::{Definition, Indicator, LedgerRow, Use};

pub(super) fn check(definition: &Definition, ids: &Ids<'_>, faults: &mut Faults) {
    let rows = definition.ledger.iter();
    let again = repeated(&rows.map(|row| row.row.as_str()).collect::<Vec<_>>());
    let mut waiting = Vec::new();
    for (position, row) in definition.ledger.iter().enumerate() {
        let path = format!("ledger[{position}]");
        if again[position] {
            let found = format!("`{}` again", row.row);
            let place = format!("{path}.row");
            faults.note(place, found, "a row that no other entry has");
        }
        match row.used {
            Use::Optional => {
                if let Some(indicator) = optional(&path, row, ids, faults) {
                    waiting.push((format!("{path}.indicator"), indicator));
                }
            }
            Use::Score | Use::Record => settled(&path, row, faults),
        }
    }
    let names = waiting.iter().map(|(_, indicator)| indicator.id.as_str());
    let again = repeated(&names.collect::<Vec<_>>());
    for (position, (path, indicator)) in waiting.into_iter().enumerate() {
        let id = format!("{path}.id");
        faults.kebab(&id, &indicator.id);
        if ids.contains_key(&indicator.id) || again[position] {
            let found = format!("`{}` again", indicator.id);
            faults.note(id, found, "an id that no other node has");
        }
        let stage = Stage::Waiting;
        check_indicator(&path, indicator, stage, definition, &mut faults.0);
    }
}

/// The indicator that an optional row becomes.
fn optional<'a>(
    path: &str,
    row: &'a LedgerRow,
    ids: &Ids<'_>,
    faults: &mut Faults,
) -> Option<&'a Indicator> {
    let place = format!("{path}.dimension");
    match &row.dimension {
        None => faults.note(place, "none", "the dimension it joins"),
        Some(dimension) if ids.get(dimension) != Some(&false) => {
            faults.note(place, format!("`{dimension}`"), "the id of a dimension");
        }
        Some(_) => {}
    }
    if row.indicator.is_none() {
        let expected = "the indicator that it becomes";
        faults.note(format!("{path}.indicator"), "none", expected);
    }
    row.indicator.as_ref()
}

/// A row that becomes no indicator.
fn settled(path: &str, row: &LedgerRow, faults: &mut Faults) {
    let expected = "none unless `use` is `optional`";
    if row.dimension.is_some() {
        faults.note(format!("{path}.dimension"), "a dimension", expected);
    }
    if row.indicator.is_some() {
        faults.note(format!("{path}.indicator"), "an indicator", expected);
    }
}
