//! Bands of the score, and the events that cap them.

use crate::data::UnitId;
use crate::index::{Index, RedLine};
use crate::methodology::Weighting;
use crate::process::Points;
use crate::schema::Grade;
use crate::score::rank::TIE;
use crate::score::scores::Scores;

/// A unit's band.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded<'a> {
    /// The band of the unrounded score, no better than crossed red lines allow; none without a
    /// score, or below the lowest band.
    pub band: Option<&'a Grade>,
    /// Red lines that were crossed, of those that the index or a document puts in force.
    pub crossed: Vec<&'a RedLine>,
}

/// The band of a unit's score. Red lines cap the band only: the score stays as it is.
pub fn grade<'a>(
    index: &'a Index,
    scores: &Scores,
    weighting: &Weighting,
    unit: UnitId,
) -> Graded<'a> {
    let crossed = crossed(index, scores.points(), weighting, unit);
    let headline = scores.headline(unit);
    let band = headline.and_then(|score| band(index, &crossed, score));
    Graded { band, crossed }
}

/// The red lines in force that a unit's points cross.
pub fn crossed<'a>(
    index: &'a Index,
    points: &Points,
    weighting: &Weighting,
    unit: UnitId,
) -> Vec<&'a RedLine> {
    let in_force = index
        .red_lines()
        .iter()
        .filter(|line| line.basis.is_some() || weighting.red_line(&line.id).is_some());
    let is_crossed = |line: &&RedLine| {
        let points = points.told(unit, line.indicator);
        points.is_some_and(|points| points < line.below)
    };
    in_force.filter(is_crossed).collect()
}

/// The band of a score, no better than crossed red lines allow; none below the lowest.
pub fn band<'a>(index: &'a Index, crossed: &[&RedLine], score: f64) -> Option<&'a Grade> {
    let cap = crossed.iter().map(|line| line.grade).max().unwrap_or(0);
    let reached = position(index.grades(), score)?;
    index.grades().get(reached.max(cap))
}

/// The position of the band that a score falls in; bands begin 1e-9 early, as ranks tie.
pub fn position(grades: &[Grade], score: f64) -> Option<usize> {
    grades.iter().position(|grade| score >= grade.from - TIE)
}
