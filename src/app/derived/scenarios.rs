//! Scenarios side by side: the score of the unit on show under each.

use super::Derived;
use super::scenario::weights_on;
use crate::app::state::{Choices, State, scale};
use crate::data::UnitId;
use crate::methodology::Weighting;
use crate::score::grade::grade;
use crate::score::{Plan, Scratch};
use crate::text::Text;
use std::sync::Arc;

/// Weights that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// The default ones.
    Default,
    /// Those of the sliders.
    Present,
    /// All siblings equal.
    Equal,
    /// Those of the sliders, combined by geometric means; by the index's own aggregation where they are
    /// combined so already.
    OtherMean,
    /// Those of a scenario, by its position.
    Saved(usize),
}

/// What weights make of the present month.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The weights.
    pub of: Compared,
    /// Whether branches combine by geometric means.
    pub geometric: bool,
    /// Shares of the nodes below the root, in order, 0–1.
    pub shares: Vec<f64>,
    /// The score; `None` where they give none.
    pub score: Option<f64>,
    /// Its grade.
    pub grade: Option<Text>,
}

/// The outcome of each: default, present, equal, the other mean, then the scenarios.
pub fn outcomes(state: &State, shown: &Derived) -> Vec<Outcome> {
    let choices = &*state.choices;
    let index = &choices.index;
    let points = shown.points.only(shown.unit);
    let plan = Plan::new(index, Arc::new(points));
    let mut scratch = Scratch::new(&plan);
    let saved = (0..choices.scenarios.len()).map(Compared::Saved);
    let all = [
        Compared::Default,
        Compared::Present,
        Compared::Equal,
        Compared::OtherMean,
    ];
    let each = all.into_iter().chain(saved).map(|of| {
        let (weights, geometric) = weights(choices, of);
        let weighed = Choices {
            weights,
            geometric,
            ..choices.clone()
        };
        let weighting = weighed.weighting().ok();
        let weighting = weighting.filter(|weighting| plan.rescore(&mut scratch, weighting).is_ok());
        let one = UnitId::at(0);
        let score = weighting
            .as_ref()
            .and_then(|_| scratch.scores().headline(one));
        let graded = |weighting: Weighting| {
            let weighting = weighting.with_red_lines(choices.red_lines.clone());
            let graded = grade(index, scratch.scores(), &weighting, one);
            graded.band.map(|band| band.label.clone())
        };
        let children = index.children(crate::index::NodeId::ROOT).iter();
        let share =
            |&child| scale::shown(index, &weighed.weights, scale::Mode::Percent, child) / 100.0;
        Outcome {
            of,
            geometric,
            shares: children.map(share).collect(),
            score,
            grade: weighting.and_then(graded),
        }
    });
    each.collect()
}

/// The weights, and whether they are combined by geometric means.
fn weights(choices: &Choices, of: Compared) -> (Vec<f64>, bool) {
    let Choices {
        index,
        weights,
        geometric,
        scenarios,
        ..
    } = choices;
    match of {
        Compared::Default => (index.weights(), false),
        Compared::Present => (weights.clone(), *geometric),
        Compared::Equal => (scale::equal(index), *geometric),
        Compared::OtherMean => (weights.clone(), !geometric),
        Compared::Saved(position) => match scenarios.get(position) {
            Some(scenario) => (weights_on(scenario, index), scenario.geometric),
            None => (weights.clone(), *geometric),
        },
    }
}
