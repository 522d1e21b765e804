//! One unit's scores month by month, and the change of the last of them taken apart.

use super::Derived;
use crate::app::state::State;
use crate::data::{Status, UnitId};
use crate::figure::{Comparison, Course, Courses, Pursuit, Scale};
use crate::index::{Index, IndicatorId, NodeId};
use crate::methodology::{Processing, Weighting};
use crate::month::Month;
use crate::process::{Points, Values, assess};
use crate::rule::{Due, Observation, PlannedBy, Promise, Rule, Rung, Takes, Value};
use crate::score::change::{self, Change, Side};
use crate::score::rescore;
use crate::text::Text;
use std::sync::Arc;

/// The scores of the whole and of each dimension, from the first month of the period to the one
/// that is looked at, under the reader's weights, and beside them under the default ones where these
/// differ; without those that have none.
pub fn courses(state: &State, shown: &Derived) -> Courses {
    let choices = &state.choices;
    let index = &choices.index;
    let weighting = choices.weighting().ok();
    let Some((weighting, month)) = weighting.zip(choices.month) else {
        return Courses {
            months: Vec::new(),
            courses: Vec::new(),
        };
    };
    let default = (!shown.as_published).then(|| Weighting::default_of(index));
    let months = month.course(choices.data.first_month());
    let branches = index.children(NodeId::ROOT).iter().copied();
    let nodes: Vec<NodeId> = std::iter::once(NodeId::ROOT).chain(branches).collect();
    let course = |node: &NodeId| Course {
        id: index.node(*node).id.clone(),
        scores: Vec::with_capacity(months.len()),
        default: Vec::new(),
    };
    let mut courses: Vec<Course> = nodes.iter().map(course).collect();
    for &month in &months {
        let processing = Processing::default_of(index).as_of(Some(month));
        let values = Values::of_unit(index, &choices.data, Some(month), shown.unit);
        let points = Arc::new(Points::of_values(index, &values, processing.terms()));
        let scores = |weighting: &Weighting| {
            let scores = rescore(index, &points, weighting).ok();
            let of = |node: &NodeId| {
                let unit = UnitId::at(0);
                scores.as_ref().and_then(|scores| match *node {
                    NodeId::ROOT => scores.headline(unit),
                    node => scores.node(index, unit, node),
                })
            };
            nodes.iter().map(of).collect::<Vec<_>>()
        };
        for (course, score) in courses.iter_mut().zip(scores(&weighting)) {
            course.scores.push(score);
        }
        if let Some(default) = &default {
            for (course, score) in courses.iter_mut().zip(scores(default)) {
                course.default.push(score);
            }
        }
    }
    courses.retain(|course| course.scores.iter().any(Option::is_some));
    Courses { months, courses }
}

/// A change as its figure is drawn from it; `None` without a score on a side.
pub fn comparison(index: &Index, change: &Change, months: (Month, Month)) -> Option<Comparison> {
    let parts = change.parts.iter().map(|part| {
        let node = index.indicator(part.indicator).node;
        (index.node(node).id.clone(), part.sum())
    });
    Some(Comparison {
        before: Some(months.0),
        after: Some(months.1),
        from: change.from?,
        to: change.to?,
        parts: parts.collect(),
    })
}

/// What an indicator has reached of its plan: over the months of the period, or up to the present
/// month where the index has none. `None` without a month.
///
/// A number that is to be reached stands in its own unit of measurement, a milestone in points with
/// the names of its rungs, and everything else in points of the whole.
pub fn pursuit(state: &State, shown: &Derived, id: IndicatorId) -> Option<Pursuit> {
    let choices = &state.choices;
    let index = &shown.index;
    let indicator = index.indicator(id);
    let now = choices.month?;
    let last = index.last_month().map_or(now, |last| last.max(now));
    let months = last.course(choices.data.first_month());
    let target = match indicator.rule.promise() {
        Promise::AtLeast(target) if indicator.items.is_empty() => Some(target),
        Promise::AtLeast(_)
        | Promise::AtMost(_)
        | Promise::Figure(_)
        | Promise::Range(..)
        | Promise::NoDecline
        | Promise::Rung(_)
        | Promise::Passed
        | Promise::EveryItem
        | Promise::All
        | Promise::BestAnswer
        | Promise::Compared(_)
        | Promise::NoPart => None,
    };
    let scale = match (indicator.rule.entry().takes, target) {
        (Takes::Rung(ladder), _) => Scale::Rungs(rungs(&indicator.rule, ladder)),
        (_, Some(_)) => Scale::Number(indicator.measure.clone()),
        (_, None) => Scale::Points,
    };
    let terms = Processing::default_of(index).terms();
    let (mut due, mut reached) = (Vec::new(), Vec::new());
    for &month in &months {
        let values = Values::of_unit(index, &choices.data, Some(month), shown.unit);
        let assessed = assess(index, &values, terms, UnitId::at(0), id);
        due.push(match (target, assessed.due) {
            (Some(_), Due::Value(value)) => value,
            (Some(_), Due::Nothing) => 0.0,
            (Some(target), Due::Whole | Due::Rung(_)) => target,
            (Some(target), Due::Share(share)) => share * target,
            (None, _) => assessed.required,
        });
        if month > now {
            continue;
        }
        let number = || {
            let latest = values.whole(UnitId::at(0), id)?;
            match latest.status {
                Status::Reported(observation) => observation.value.number(),
                Status::NotReported | Status::Pending | Status::NotApplicable => None,
            }
        };
        reached.push(match target {
            Some(_) => number(),
            None => assessed.told,
        });
    }
    Some(Pursuit {
        id: index.node(indicator.node).id.clone(),
        months,
        due,
        reached,
        scale,
        is_stepped: matches!(
            indicator.rule.planned_by(),
            PlannedBy::Rung | PlannedBy::Step
        ),
        progress: shown.assessment(id).and_then(|one| one.progress),
    })
}

/// The points of each rung against the promised one, with its name, rising; of rungs of equal points
/// the first.
fn rungs(rule: &Rule, ladder: &[Rung]) -> Vec<(f64, Text)> {
    let points = |at: usize| rule.points(&Observation::from(Value::Rung(at)));
    let rungs = ladder.iter().enumerate();
    let mut named: Vec<(f64, Text)> = rungs
        .filter_map(|(at, rung)| Some((points(at)?, rung.title.clone())))
        .collect();
    named.dedup_by(|later, earlier| later.0 <= earlier.0);
    named
}

/// What changed since the month before, under the reader's weights; `None` without such a month or
/// a score.
pub fn since_last_month(state: &State, shown: &Derived) -> Option<(Month, Change)> {
    let choices = &state.choices;
    let index = &choices.index;
    let month = choices.month?;
    let before = month.before()?;
    let weighting = choices.weighting().ok()?;
    let terms = Processing::default_of(index).terms();
    let values = |month| Values::of_unit(index, &choices.data, Some(month), shown.unit);
    let [from, to] = [before, month].map(values);
    let side = |values| Side {
        values,
        terms,
        weighting: &weighting,
    };
    let change = change::between(index, &side(&from), &side(&to), UnitId::at(0)).ok()?;
    change.delta.map(|_| (before, change))
}
