//! Scores of all units at once.

use super::written::Outcome;
use crate::data::{Unit, UnitId};
use crate::error::Error;
use crate::index::NodeId;
use crate::month::Month;
use crate::process::{Points, Values};
use crate::schema::ChangeReport;
use crate::score::{change, rescore};
use std::sync::Arc;

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

/// The same within one group; 0 for units of others. `None` where no unit is of that group.
pub fn ranks_within(outcome: &Outcome<'_>, group: &str) -> Option<Vec<u32>> {
    let units = outcome.dataset.units();
    let is_of = |unit: &Unit| unit.group.as_deref() == Some(group);
    if !units.iter().any(is_of) {
        return None;
    }
    let ranks = outcome.scoring.scores();
    let ranks = ranks.group_ranks(outcome.index, outcome.dataset);
    let ranks = ranks.into_iter().zip(units);
    let within = ranks.map(|(rank, unit)| rank.filter(|_| is_of(unit)).unwrap_or(0));
    Some(within.collect())
}

/// One unit's points at a node over the months.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The months of the year up to that of the scores, or the years that the data reach; rising.
    pub periods: Vec<Month>,
    /// By period; NaN where there are none.
    pub scores: Vec<f64>,
}

/// A unit's points at a node, each as of its period under the same methodology: empty where nothing
/// has a period. O(periods × indicators), of all units where their values are compared.
pub fn series(outcome: &Outcome<'_>, unit: UnitId, node: NodeId) -> Series {
    let Outcome {
        index,
        dataset,
        methodology,
        ..
    } = *outcome;
    let last = methodology.month().or_else(|| dataset.last_month());
    let periods = last.map_or_else(Vec::new, |last| last.course(dataset.first_month()));
    let score = |&month: &Month| {
        let values = Values::of_unit(index, dataset, Some(month), unit);
        let points = Points::of_values(index, &values, methodology.processing().terms());
        let scores = rescore(index, &Arc::new(points), methodology.weighting()).ok()?;
        match node {
            NodeId::ROOT => scores.headline(UnitId::at(0)),
            node => scores.node(index, UnitId::at(0), node),
        }
    };
    let scores = periods.iter().map(|month| score(month).unwrap_or(f64::NAN));
    Series {
        scores: scores.collect(),
        periods,
    }
}

/// What the second unit has more than the first, taken apart by indicator: the parts sum to the
/// difference.
pub fn compare(
    outcome: &Outcome<'_>,
    first: UnitId,
    second: UnitId,
) -> Result<ChangeReport, Error> {
    let index = outcome.index;
    let points = outcome.scoring.scores().points();
    let weighting = outcome.methodology.weighting();
    let difference = change::of_units(index, points, weighting, first, second)?;
    Ok(super::change(index, &difference))
}

fn by_unit(outcome: &Outcome<'_>, of: impl Fn(UnitId) -> Option<f64>) -> Vec<f64> {
    let units = (0..outcome.scoring.scores().units()).map(UnitId::at);
    units.map(|unit| of(unit).unwrap_or(f64::NAN)).collect()
}
