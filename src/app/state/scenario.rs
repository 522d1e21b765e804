//! Scenarios: weights with a name, to be compared side by side.

use crate::map::Map;

/// Weights with a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// Its name: not empty, and no other's.
    pub name: String,
    /// The weights of the groups of siblings whose shares depart from the default ones, by id.
    pub weights: Map<f64>,
    /// Whether branches combine by geometric means.
    pub geometric: bool,
}
