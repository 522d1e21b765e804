//! One unit's scores month by month, and the change of the last of them taken apart.

use super::Derived;
use crate::app::state::State;
use crate::data::UnitId;
use crate::index::NodeId;
use crate::methodology::{Processing, Weighting};
use crate::month::Month;
use crate::process::{Points, Values};
use crate::score::change::{self, Change, Side};
use crate::score::rescore;
use std::sync::Arc;

/// The scores of a node, month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The whole, or a dimension.
    pub node: NodeId,
    /// Scores; `None` where there is none.
    pub scores: Vec<Option<f64>>,
}

/// The scores of the whole and of each dimension, from the first month of the period to the one
/// that is looked at.
pub fn courses(state: &State, shown: &Derived) -> (Vec<Month>, Vec<Course>) {
    let choices = &state.choices;
    let index = &choices.index;
    let Some((weighting, month)) = weighting(state).zip(choices.month) else {
        return (Vec::new(), Vec::new());
    };
    let months = (1..=month.month()).filter_map(|number| Month::new(month.year(), number));
    let months: Vec<Month> = months.collect();
    let branches = index.children(NodeId::ROOT).iter().copied();
    let nodes = std::iter::once(NodeId::ROOT).chain(branches);
    let courses = nodes.map(|node| Course {
        node,
        scores: Vec::with_capacity(months.len()),
    });
    let mut courses: Vec<Course> = courses.collect();
    for &month in &months {
        let processing = Processing::default_of(index).as_of(Some(month));
        let values = Values::new(index, &choices.data, Some(month));
        let points = Points::of_values(index, &values, processing.terms()).only(shown.unit);
        let scores = rescore(index, &Arc::new(points), &weighting).ok();
        for course in &mut courses {
            let unit = UnitId::at(0);
            let score = scores.as_ref().and_then(|scores| match course.node {
                NodeId::ROOT => scores.headline(unit),
                node => scores.node(index, unit, node),
            });
            course.scores.push(score);
        }
    }
    courses.retain(|course| course.scores.iter().any(Option::is_some));
    (months, courses)
}

/// What changed since the month before, under the reader's weights; `None` without such a month or
/// a score.
pub fn since_last_month(state: &State, shown: &Derived) -> Option<(Month, Change)> {
    let choices = &state.choices;
    let index = &choices.index;
    let month = choices.month?;
    let before = month.before()?;
    let weighting = weighting(state)?;
    let terms = Processing::default_of(index).terms();
    let [from, to] = [before, month].map(|month| Values::new(index, &choices.data, Some(month)));
    let side = |values| Side {
        values,
        terms,
        weighting: &weighting,
    };
    let change = change::between(index, &side(&from), &side(&to), shown.unit).ok()?;
    change.delta.map(|_| (before, change))
}

/// The reader's weights; `None` where they give no score.
fn weighting(state: &State) -> Option<Weighting> {
    let index = &state.choices.index;
    let weighting = Weighting::default_of(index);
    weighting.with_weights(index, &state.choices.weights).ok()
}
