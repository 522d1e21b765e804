//! The records in which one data set differs from another of the same index.

use crate::data::{Dataset, Key, Record, UnitId};
use crate::map::Map;

/// A place whose records differ; its unit is one of the second data set, or else of the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The unit's position among those of the data set that has it, the second before the first.
    pub key: Key,
    /// The record in the first.
    pub then: Option<Record>,
    /// The record in the second.
    pub now: Option<Record>,
}

/// Every place whose records differ, in the order of the records; units are the same by their ids.
pub fn difference(then: &Dataset, now: &Dataset) -> Vec<Difference> {
    let [of_then, of_now] = [then, now].map(by_id);
    let unit_of = |from: &Dataset, to: (&Dataset, &Map<UnitId, &str>), unit: UnitId| {
        let id = &from.units()[unit.position()].id;
        // Most often the units are the same, in the same order.
        let there = to.0.units().get(unit.position());
        match there.is_some_and(|there| there.id == *id) {
            true => Some(unit),
            false => to.1.get(id).copied(),
        }
    };
    let mut differences = Vec::new();
    for (key, record) in then.records() {
        let unit = unit_of(then, (now, &of_now), key.unit);
        let there = unit.and_then(|unit| now.get(&Key { unit, ..key }));
        if there.as_ref() != Some(&record) {
            differences.push(Difference {
                key: Key {
                    unit: unit.unwrap_or(key.unit),
                    ..key
                },
                then: Some(record),
                now: there,
            });
        }
    }
    for (key, record) in now.records() {
        let unit = unit_of(now, (then, &of_then), key.unit);
        let was = unit.and_then(|unit| then.get(&Key { unit, ..key }));
        if was.is_none() {
            differences.push(Difference {
                key,
                then: None,
                now: Some(record),
            });
        }
    }
    differences
}

/// The units of a data set by their ids.
fn by_id(data: &Dataset) -> Map<UnitId, &str> {
    let units = data.units().iter().enumerate();
    units
        .map(|(at, unit)| (unit.id.as_str(), UnitId::at(at)))
        .collect()
}
