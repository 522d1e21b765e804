//! Scores of all units at once.

use super::written::Outcome;
use crate::data::UnitId;
use crate::index::NodeId;

/// The points of every unit at a node, in the order of the data; NaN where there are none. Those of
/// the index itself are withheld below the minimum coverage.
pub fn scores(outcome: &Outcome<'_>, node: NodeId) -> Vec<f64> {
    let Outcome { index, scoring, .. } = *outcome;
    let scores = scoring.scores();
    by_unit(outcome, |unit| match node {
        NodeId::ROOT => scores.headline(unit),
        node => scores.node(index, unit, node),
    })
}

/// The share of a node's weight that is reported, by unit, 0–1; NaN where nothing applies.
pub fn coverage(outcome: &Outcome<'_>, node: NodeId) -> Vec<f64> {
    let Outcome { index, scoring, .. } = *outcome;
    let scores = scoring.scores();
    by_unit(outcome, |unit| scores.coverage(index, unit, node))
}

/// The rank of every unit, in the order of the data, 1 is best; 0 for the unranked.
pub fn ranks(outcome: &Outcome<'_>) -> Vec<u32> {
    let ranks = outcome.scoring.scores().ranks().iter();
    ranks.map(|rank| rank.unwrap_or(0)).collect()
}

fn by_unit(outcome: &Outcome<'_>, of: impl Fn(UnitId) -> Option<f64>) -> Vec<f64> {
    let units = (0..outcome.scoring.scores().units()).map(UnitId::at);
    units.map(|unit| of(unit).unwrap_or(f64::NAN)).collect()
}
