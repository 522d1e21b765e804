//! The values that those of a relative rule are compared with, of all units.

use super::peers::Peers;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// With whom a unit is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// With all units.
    #[default]
    All,
    /// With those of its group; units of no group are one of their own.
    Group,
}

impl Over {
    pub(super) fn is_all(&self) -> bool {
        *self == Self::All
    }
}

/// With whom a rule compares a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison<'a> {
    /// With all, or with those of its group.
    pub over: Over,
    /// The unit that it names, by id.
    pub with: Option<&'a str>,
    /// How their values are gathered.
    pub gather: Gather,
}

/// The way to [`Company`]. Reading a rule alone makes one, so that a page whose index compares
/// nobody does without: 3 KB of the page's first part.
#[derive(Clone, Copy)]
pub struct Gather(Gathering);

type Gathering = fn(&[Option<f64>], &[Option<&str>], Option<f64>) -> Company;

impl Gather {
    pub(super) fn by_reading() -> Self {
        Self(gather)
    }

    /// The values by unit, their groups where these are compared apart, and the value of the unit
    /// that the rule names. O(units · log units).
    pub fn company(
        self,
        numbers: &[Option<f64>],
        groups: &[Option<&str>],
        reference: Option<f64>,
    ) -> Company {
        (self.0)(numbers, groups, reference)
    }
}

impl std::fmt::Debug for Gather {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gather")
    }
}

/// There is one way.
impl PartialEq for Gather {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The values of an indicator, of all units together or group by group.
#[derive(Clone, Debug)]
pub struct Company {
    peers: Vec<Peers>,
    /// Which of them are a unit's; the first for all where there are none.
    groups: Vec<usize>,
}

impl Company {
    /// Those that a unit's value is compared with.
    pub fn of_unit(&self, unit: usize) -> Option<&Peers> {
        self.peers.get(self.groups.get(unit).copied().unwrap_or(0))
    }
}

fn gather(numbers: &[Option<f64>], groups: &[Option<&str>], reference: Option<f64>) -> Company {
    let mut known = BTreeMap::new();
    let groups = groups.iter().copied().map(|group| {
        let next = known.len();
        *known.entry(group).or_insert(next)
    });
    let groups: Vec<usize> = groups.collect();
    let mut members = vec![Vec::new(); known.len().max(1)];
    for (unit, number) in numbers.iter().enumerate() {
        members[groups.get(unit).copied().unwrap_or(0)].extend(number);
    }
    let members = members.into_iter();
    let peers = members.map(|members| Peers::new(members, reference));
    Company {
        peers: peers.collect(),
        groups,
    }
}
