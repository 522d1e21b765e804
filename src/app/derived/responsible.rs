//! What each of those who are responsible has on time and behind, and the points that it costs.

use super::Derived;
use crate::app::state::State;
use crate::index::{Indicator, IndicatorId};
use crate::process::Progress;
use crate::schema::Standing;

/// Who answers for an indicator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// One office.
    One(String),
    /// An office for each item, not the same for all.
    Several,
    /// Nobody is named.
    Nobody,
}

/// The indicators of one owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Subtotal {
    /// Whose.
    pub owner: Owner,
    /// How many; those that do not apply are none.
    pub indicators: usize,
    /// Of these: all that is promised is there.
    pub completed: usize,
    /// On schedule or ahead of it.
    pub on_plan: usize,
    /// Behind their schedule.
    pub behind: usize,
    /// Without a value, or with one that is too old.
    pub missing: usize,
    /// Points of the whole that are lost under the headline's reading.
    pub lost: f64,
}

/// The indicators of the unit that is looked at by who answers for them, by name; those of several
/// offices and of nobody come last. Indicators and lost points sum to those of the whole.
pub fn subtotals(state: &State, shown: &Derived) -> Vec<Subtotal> {
    let choices = &state.choices;
    let mut all: Vec<Subtotal> = Vec::new();
    for (id, indicator) in choices.index.indicators() {
        let Some(assessment) = shown.assessment(id) else {
            continue;
        };
        if assessment.standing == Standing::NotApplicable {
            continue;
        }
        let owner = owner(state, id, indicator);
        let at = match all.binary_search_by(|there| there.owner.cmp(&owner)) {
            Ok(at) => at,
            Err(at) => {
                all.insert(at, Subtotal::of(owner));
                at
            }
        };
        let subtotal = &mut all[at];
        subtotal.indicators += 1;
        match assessment.progress {
            Some(Progress::Completed) => subtotal.completed += 1,
            Some(Progress::Ahead | Progress::OnSchedule) => subtotal.on_plan += 1,
            Some(Progress::Behind) => subtotal.behind += 1,
            None => {}
        }
        if matches!(assessment.standing, Standing::Missing | Standing::Overdue) {
            subtotal.missing += 1;
        }
        let place = choices.index.place(indicator.node);
        let lost = place.and_then(|place| shown.mine.nodes[place].lost_points);
        subtotal.lost += lost.unwrap_or(0.0);
    }
    all
}

fn owner(state: &State, id: IndicatorId, indicator: &Indicator) -> Owner {
    let data = &state.choices.data;
    let items = indicator.items.len() as u32;
    let mut names = (0..items).map(|item| data.responsible(id, Some(item)));
    let first = match items {
        0 => data.responsible(id, None),
        _ => names.next().flatten(),
    };
    match first {
        _ if names.any(|name| name != first) => Owner::Several,
        Some(name) => Owner::One(name.to_owned()),
        None => Owner::Nobody,
    }
}

impl Subtotal {
    /// None yet.
    fn of(owner: Owner) -> Self {
        Self {
            owner,
            indicators: 0,
            completed: 0,
            on_plan: 0,
            behind: 0,
            missing: 0,
            lost: 0.0,
        }
    }

    /// All of them together.
    pub fn sum(all: &[Self]) -> Self {
        all.iter().fold(Self::of(Owner::Several), |sum, one| Self {
            indicators: sum.indicators + one.indicators,
            completed: sum.completed + one.completed,
            on_plan: sum.on_plan + one.on_plan,
            behind: sum.behind + one.behind,
            missing: sum.missing + one.missing,
            lost: sum.lost + one.lost,
            ..sum
        })
    }
}
