//! Scoring in one call.

use super::plan::{Plan, Scratch};
use super::scores::Scores;
use crate::data::Dataset;
use crate::error::Error;
use crate::index::Index;
use crate::methodology::{Methodology, Weighting};
use crate::process::Points;
use std::sync::Arc;

/// Scores a data set under a methodology.
pub fn score(index: &Index, dataset: &Dataset, methodology: &Methodology) -> Result<Scores, Error> {
    let points = methodology.processing().points(index, dataset);
    rescore(index, &Arc::new(points), methodology.weighting())
}

/// Scores points under a weighting, O(units × nodes). [`Plan`] does so again and again at less
/// cost.
pub fn rescore(
    index: &Index,
    points: &Arc<Points>,
    weighting: &Weighting,
) -> Result<Scores, Error> {
    let plan = Plan::new(index, Arc::clone(points));
    let mut scratch = Scratch::new(&plan);
    let result = plan.rescore(&mut scratch, weighting);
    result.map_err(|undefined| undefined.error(index))?;
    Ok(scratch.into_scores())
}
