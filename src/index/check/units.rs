//! The units that an index is meant for.

use super::faults::Faults;
use crate::schema::Definition;
use std::collections::BTreeSet;

pub(super) fn check(definition: &Definition, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (at, unit) in definition.units.iter().enumerate() {
        let place = |field: &str| format!("units[{at}].{field}");
        if unit.id.trim().is_empty() {
            faults.note(place("id"), "an empty text", "an id");
        } else if !seen.insert(&unit.id) {
            let found = format!("`{}` again", unit.id);
            faults.note(place("id"), found, "the id of no other unit");
        }
        if unit.title.is_blank() {
            faults.note(place("title"), "an empty text", "a name");
        }
    }
}
