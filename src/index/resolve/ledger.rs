//! The ledger, checked.

use super::{Stage, Tree, check_kebab, indicator as resolve_indicator};
use crate::error::Error;
use crate::map::Map;
use crate::schema::{Definition, Use};

pub(super) fn check(definition: &Definition, tree: &Tree<'_>) -> Result<(), Error> {
    let mut seen = Map::new();
    let mut ids = Map::new();
    for (position, row) in definition.ledger.iter().enumerate() {
        let path = format!("ledger[{position}]");
        if seen.insert(row.row.as_str(), ()).is_some() {
            let found = format!("`{}` again", row.row);
            return Err(Error::new(
                format!("{path}.row"),
                found,
                "a row that no other entry has",
            ));
        }
        match (row.used, &row.dimension, &row.indicator) {
            (Use::Optional, Some(dimension), Some(indicator)) => {
                let node = tree.by_id.get(dimension);
                if node.is_none_or(|id| tree.nodes[id.position()].indicator().is_some()) {
                    let found = format!("`{dimension}`");
                    let expected = "the id of a dimension";
                    return Err(Error::new(format!("{path}.dimension"), found, expected));
                }
                let path = format!("{path}.indicator");
                check_kebab(&format!("{path}.id"), &indicator.id)?;
                let taken = tree.by_id.contains_key(&indicator.id);
                if taken || ids.insert(indicator.id.as_str(), ()).is_some() {
                    let found = format!("`{}` again", indicator.id);
                    let expected = "an id that no other node has";
                    return Err(Error::new(format!("{path}.id"), found, expected));
                }
                resolve_indicator::<true>(&path, indicator, tree.ladders, Stage::AwaitingTarget)?;
            }
            (Use::Optional, None, _) => {
                return Err(Error::new(
                    format!("{path}.dimension"),
                    "none",
                    "the dimension it joins",
                ));
            }
            (Use::Optional, _, None) => {
                let expected = "the indicator that it becomes";
                return Err(Error::new(format!("{path}.indicator"), "none", expected));
            }
            (_, None, None) => {}
            (_, Some(_), _) => {
                let expected = "none unless `use` is `optional`";
                return Err(Error::new(
                    format!("{path}.dimension"),
                    "a dimension",
                    expected,
                ));
            }
            (_, _, Some(_)) => {
                let expected = "none unless `use` is `optional`";
                return Err(Error::new(
                    format!("{path}.indicator"),
                    "an indicator",
                    expected,
                ));
            }
        }
    }
    Ok(())
}
