//! What is still to be won: the points of each gap, and the pace that closes it.

use super::Derived;
use crate::app::state::State;
use crate::data::Status;
use crate::index::IndicatorId;
use crate::order;
use crate::rule::{Direction, Rule, Split, Target};

/// One indicator's gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Points of the whole that its full points would add under the headline's reading; `None`
    /// where it has no points yet.
    pub points: Option<f64>,
    /// What is missing to the target of the year; `None` where the rule has no such target.
    pub missing: Option<f64>,
    /// What each month that is left has to bring; `None` without a target, or without a month.
    pub pace: Option<f64>,
    /// Who is responsible.
    pub responsible: Option<String>,
}

/// The gaps of the unit that is looked at, the most points first; what has no points yet comes
/// last, in the order of the index. Gaps of less than 0.05 points, with nothing missing, are none.
pub fn gaps(state: &State, shown: &Derived) -> Vec<Gap> {
    let choices = &state.choices;
    let index = &shown.index;
    let left = choices.month.zip(index.last_month());
    let left = left.map(|(month, last)| f64::from(last.since(month)));
    let left = left.filter(|left| *left > 0.0);
    let gap = |id: IndicatorId| {
        let indicator = index.indicator(id);
        let place = index.place(indicator.node)?;
        let points = shown.mine.nodes[place].lost_points;
        let missing = match (&indicator.rule, indicator.items.is_empty()) {
            (Rule::Target(rule), true) => missing(rule, state, shown, id),
            _ => None,
        };
        let is_whole = |missing: f64| missing == libm::floor(missing);
        Some(Gap {
            indicator: id,
            points,
            missing,
            pace: missing
                .zip(left)
                .map(|(missing, left)| match is_whole(missing) {
                    true => libm::ceil(missing / left),
                    false => missing / left,
                }),
            responsible: choices.data.responsible(id, None).map(str::to_owned),
        })
    };
    let applies = |gap: &Gap| shown.points.coverage(shown.unit, gap.indicator).is_some();
    let matters = |gap: &Gap| gap.points.is_none_or(|points| points >= 0.05);
    let gaps = index.indicators().filter_map(|(id, _)| gap(id));
    let mut gaps: Vec<Gap> = gaps.filter(|gap| applies(gap) && matters(gap)).collect();
    let points = |gap: &Gap| gap.points.unwrap_or(f64::NEG_INFINITY);
    let sorted = order::positions(gaps.len(), &|a, b| {
        points(&gaps[b])
            .total_cmp(&points(&gaps[a]))
            .then(a.cmp(&b))
    });
    let mut slots: Vec<Option<Gap>> = gaps.drain(..).map(Some).collect();
    sorted
        .into_iter()
        .filter_map(|at| slots[at].take())
        .collect()
}

/// What is missing to a target that is to be reached; the whole of it where nothing is reported.
fn missing(rule: &Target, state: &State, shown: &Derived, id: IndicatorId) -> Option<f64> {
    if rule.direction == Direction::AtMost || rule.split == Split::Lacking {
        return None;
    }
    let choices = &state.choices;
    let latest = choices.data.latest(shown.unit, id, None, choices.month);
    let reached = latest.and_then(|(_, record)| match record.status {
        Status::Reported(observation) => observation.value.number(),
        Status::NotReported | Status::Pending | Status::NotApplicable => None,
    });
    let missing = rule.target - reached.unwrap_or(0.0);
    (missing > 0.0).then_some(missing)
}
