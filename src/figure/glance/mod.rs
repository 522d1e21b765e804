//! The first screen beside the score: the course of the months, the indicators shown first, the best
//! and those furthest behind, in words.
//!
//! The build writes it into the page, and the page shows it in the same place and in the same
//! form, so that nothing moves when the calculator takes over.

mod basis;
mod cards;
mod html;
mod ranked;
mod spark;

use crate::data::UnitId;
use crate::methodology::Processing;
use crate::month::Month;
use crate::process::{Points, Values};
use crate::schema::Counts;
use crate::score::rescore;
use crate::text::words::Words;
use std::sync::Arc;

pub use basis::Basis;
pub use cards::Card;
pub use html::Ways;
pub use ranked::{Line, Ranked};

/// The first screen beside the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// How many indicators stand how.
    pub counts: Counts,
    /// The score of each month from the first of the period; empty without a month.
    pub course: Vec<(Month, Option<f64>)>,
    /// The indicators shown first.
    pub cards: Vec<Card>,
    /// Whether any indicator has something due to be counted by.
    pub has_lights: bool,
    /// Those that stand best, and those furthest behind; `None` where nothing is reported.
    pub ranked: Option<(Ranked, Ranked)>,
}

impl Glance {
    /// What a unit's figures come to, O(months × indicators).
    pub fn new(basis: &Basis<'_>, words: &Words) -> Self {
        let Basis {
            index, data, month, ..
        } = *basis;
        let values = Values::of_unit(index, data, month, basis.unit);
        let highlights = index.highlights().iter().copied();
        let highlights = highlights.filter(|id| basis.assessment(*id).is_some());
        let assessments = basis.assessments.iter().copied().flatten();
        Self {
            has_lights: index.has_lights(),
            counts: Counts::of(assessments),
            course: course(basis),
            cards: highlights
                .map(|id| Card::new(basis, &values, id, words))
                .collect(),
            ranked: ranked::ranked(basis, &values, words),
        }
    }

    /// The score of the month before the last; `None` where there is none.
    pub fn before(&self) -> Option<f64> {
        let (_, before) = self.course.len().checked_sub(2).map(|at| self.course[at])?;
        before
    }
}

/// The score of each month up to the present one.
fn course(basis: &Basis<'_>) -> Vec<(Month, Option<f64>)> {
    let Some((month, weighting)) = basis.month.zip(basis.weighting) else {
        return Vec::new();
    };
    let index = basis.index;
    let months = month.course(basis.data.first_month());
    let score = |month| {
        let terms = Processing::default_of(index).as_of(Some(month)).terms();
        let values = Values::of_unit(index, basis.data, Some(month), basis.unit);
        let points = Arc::new(Points::of_values(index, &values, terms));
        rescore(index, &points, weighting)
            .ok()?
            .headline(UnitId::at(0))
    };
    let months = months.into_iter();
    months.map(|month| (month, score(month))).collect()
}
