//! The values that those of a relative rule are compared with.

use super::latest::Latest;
use crate::data::{Status, Unit};
use crate::rule::{Comparison, Over, Peers};
use std::collections::BTreeMap;

/// The values of an indicator, of all units together or group by group.
#[derive(Clone, Debug)]
pub(super) struct Company {
    peers: Vec<Peers>,
    /// Which of them are a unit's; the first for all where `None`.
    groups: Option<Vec<usize>>,
}

impl Company {
    /// Of the latest values, by unit. O(units · log units).
    pub(super) fn new(
        comparison: Comparison<'_>,
        units: &[Unit],
        latest: impl Iterator<Item = Option<Latest>>,
    ) -> Self {
        let numbers: Vec<Option<f64>> = latest.map(|latest| number(latest?)).collect();
        let of = |id: &str| {
            let unit = units.iter().position(|unit| unit.id == id)?;
            numbers.get(unit).copied().flatten()
        };
        let reference = comparison.with.and_then(of);
        let groups = match comparison.over {
            Over::All => None,
            Over::Group => Some(groups(units)),
        };
        let group = |unit: usize| groups.as_ref().map_or(0, |groups| groups[unit]);
        let count = (0..units.len()).map(group).max().map_or(1, |last| last + 1);
        let mut members = vec![Vec::new(); count];
        for (unit, number) in numbers.iter().enumerate() {
            members[group(unit)].extend(number);
        }
        let members = members.into_iter();
        let peers = members.map(|members| Peers::new(members, reference));
        Self {
            peers: peers.collect(),
            groups,
        }
    }

    /// Those that a unit's value is compared with.
    pub(super) fn of_unit(&self, unit: usize) -> Option<&Peers> {
        self.peers.get(self.group(unit)?)
    }

    fn group(&self, unit: usize) -> Option<usize> {
        match &self.groups {
            Some(groups) => groups.get(unit).copied(),
            None => Some(0),
        }
    }

    /// What one unit is compared with, at the first place.
    pub(super) fn only(&self, unit: usize) -> Self {
        Self {
            peers: self.of_unit(unit).cloned().into_iter().collect(),
            groups: None,
        }
    }
}

fn number(latest: Latest) -> Option<f64> {
    match latest.status {
        Status::Reported(observation) => observation.value.number(),
        Status::NotReported | Status::Pending | Status::NotApplicable => None,
    }
}

/// The number of each unit's group, in the order in which groups first appear; units of no group
/// are one of their own.
fn groups(units: &[Unit]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    let number = |unit: &Unit| {
        let next = numbers.len();
        *numbers.entry(unit.group.clone()).or_insert(next)
    };
    units.iter().map(number).collect()
}
