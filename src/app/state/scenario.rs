//! Scenarios: weights with a name, to be compared side by side.

use super::scale::{self, siblings};
use crate::index::{Index, NodeId};
use crate::map::Map;
use std::rc::Rc;

/// The most scenarios that a page has.
pub const MOST_SCENARIOS: usize = 20;

/// The longest name of one, in characters.
pub const LONGEST_NAME: usize = 40;

/// Weights with a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// Its name: not empty, and no other's.
    pub name: String,
    /// The weights of the groups of siblings whose shares depart from the default ones, by id.
    pub weights: Map<f64>,
    /// Whether branches combine geometrically.
    pub geometric: bool,
}

impl Scenario {
    /// Weights of an index under a name.
    pub fn new(name: &str, index: &Index, weights: &[f64], geometric: bool) -> Self {
        let departing = scale::departing(index, weights).into_iter();
        Self {
            name: name.to_owned(),
            weights: departing
                .map(|node| (index.node(node).id.clone(), weights[node.position()]))
                .collect(),
            geometric,
        }
    }

    /// Whether it is the same but for its name.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.weights == other.weights && self.geometric == other.geometric
    }

    /// Its weights by node of an index.
    ///
    /// A promise that was off when it was saved weighs its default proportion to the siblings that were
    /// on; what is off now is passed over.
    pub fn weights_on(&self, index: &Index) -> Vec<f64> {
        let mut weights = index.weights();
        let given = |node: NodeId| self.weights.get(&index.node(node).id).copied();
        for (id, node) in index.nodes().skip(1) {
            weights[id.position()] = given(id).unwrap_or_else(|| {
                let group = siblings(index, id).iter();
                let sum = group.filter_map(|one| Some((index.node(*one).weight, given(*one)?)));
                let (default, now) =
                    sum.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
                let factor = if default > 0.0 && now > 0.0 {
                    now / default
                } else {
                    1.0
                };
                node.weight * factor
            });
        }
        weights
    }
}

/// A name that none of the others has: cut where it is too long, numbered where there is one such.
pub(super) fn free_name(wanted: &str, others: &[Scenario]) -> String {
    let wanted: String = wanted.trim().chars().take(LONGEST_NAME).collect();
    let is_free = |name: &str| !name.is_empty() && others.iter().all(|other| other.name != name);
    if is_free(&wanted) {
        return wanted;
    }
    let stem: String = wanted.chars().take(LONGEST_NAME - 4).collect();
    let numbered = (2..).map(|number| format!("{stem} {number}"));
    numbered
        .map(|name| name.trim().to_owned())
        .find(|name| is_free(name))
        .unwrap_or(wanted)
}

/// Scenarios and others beside them: of those that say the same under one name, one; of those that say
/// something else under the name of another, both, under two names. None beyond the most.
pub fn joined(there: &[Scenario], others: &[Scenario]) -> Rc<Vec<Scenario>> {
    let mut all = there.to_vec();
    for other in others {
        // One that had to be renamed is known by the beginning of its name.
        let is_there = |one: &Scenario| one.is_alike(other) && one.name.starts_with(&other.name);
        if all.len() < MOST_SCENARIOS && !all.iter().any(is_there) {
            let name = free_name(&other.name, &all);
            all.push(Scenario {
                name,
                ..other.clone()
            });
        }
    }
    Rc::new(all)
}
