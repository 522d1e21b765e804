//! The units that an index is meant for, and their groups.

use super::faults::Faults;
use crate::schema::Definition;
use crate::text::Text;
use std::collections::BTreeSet;

/// The most groups: the name of one is looked up among all.
const MOST_GROUPS: usize = 1_000;

pub(super) fn check(definition: &Definition, faults: &mut Faults) {
    let units = definition.units.iter().map(|unit| (&unit.id, &unit.title));
    named("units", "the id of no other unit", units, faults);
    if definition.groups.len() > MOST_GROUPS {
        let found = format!("{} groups", definition.groups.len());
        faults.note("groups", found, format!("at most {MOST_GROUPS}"));
        return;
    }
    let groups = definition.groups.iter();
    let groups = groups.map(|group| (&group.id, &group.title));
    named("groups", "the id of no other group", groups, faults);
    let known: BTreeSet<_> = definition.groups.iter().map(|group| &group.id).collect();
    for (at, unit) in definition.units.iter().enumerate() {
        let group = unit.group.as_ref().filter(|_| !known.is_empty());
        if let Some(group) = group.filter(|group| !known.contains(group)) {
            let found = format!("`{group}`");
            faults.note(format!("units[{at}].group"), found, "the id of a group");
        }
    }
}

/// What has an id of its own and a name.
fn named<'a>(
    list: &str,
    expected: &str,
    entries: impl Iterator<Item = (&'a String, &'a Text)>,
    faults: &mut Faults,
) {
    let mut seen = BTreeSet::new();
    for (at, (id, title)) in entries.enumerate() {
        let place = |field: &str| format!("{list}[{at}].{field}");
        if id.trim().is_empty() {
            faults.note(place("id"), "an empty text", "an id");
        } else if !seen.insert(id) {
            faults.note(place("id"), format!("`{id}` again"), expected);
        }
        if title.is_blank() {
            faults.note(place("title"), "an empty text", "a name");
        }
    }
}
