//! Units' parts of targets, from and to data files.

use super::dataset::Dataset;
use super::parts::Place;
use super::record::UnitId;
use crate::error::Error;
use crate::index::{Index, IndicatorId};
use crate::map::Map;
use crate::rule::{LARGEST, Split};
use crate::schema::TargetEntry;
use crate::text::format::shortest;
use std::collections::BTreeSet;

/// The parts of a file; an error names the first at fault.
pub(super) fn read(
    entries: &[TargetEntry],
    index: &Index,
    units: &Map<UnitId, &str>,
) -> Result<Vec<(Place, f64)>, Error> {
    let mut read = Vec::with_capacity(entries.len());
    let mut seen = BTreeSet::new();
    for (position, entry) in entries.iter().enumerate() {
        let TargetEntry {
            unit,
            indicator,
            target,
        } = entry;
        let place = format!("targets[{position}]: unit `{unit}`, indicator `{indicator}`");
        let Some(&unit) = units.get(unit.as_str()) else {
            let found = "that unit";
            return Err(Error::new(place, found, "a unit of the data set"));
        };
        let Some(id) = index.find_indicator(indicator) else {
            let found = "that indicator";
            return Err(Error::new(place, found, "an indicator of the index"));
        };
        if index.indicator(id).rule.split() == Split::None {
            let expected = "none: its target is not `split`";
            return Err(Error::new(place, "a unit’s target", expected));
        }
        if !(*target > 0.0 && *target <= LARGEST) {
            let found = format!("the target {}", shortest(*target));
            return Err(Error::new(place, found, "a number above 0, at most 1e15"));
        }
        if !seen.insert((id, unit)) {
            let found = "a second entry of the same unit and indicator";
            return Err(Error::new(place, found, "one"));
        }
        read.push(((id, unit), *target));
    }
    Ok(read)
}

/// The parts as they are written, of the indicators that are on.
pub(super) fn write(dataset: &Dataset, index: &Index) -> Vec<TargetEntry> {
    let parts = dataset.targets().filter(|(id, ..)| index.is_on(*id));
    let entry = |(id, unit, target): (IndicatorId, UnitId, f64)| TargetEntry {
        unit: dataset.units()[unit.position()].id.clone(),
        indicator: index.node(index.indicator(id).node).id.clone(),
        target,
    };
    parts.map(entry).collect()
}
