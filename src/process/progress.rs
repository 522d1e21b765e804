//! Where an indicator stands against the calendar.

use crate::month::Month;
use crate::rule::{Observation, Rule, Value};
use crate::schema::{Definition, Direction};

/// A ratio this close to a threshold is at it, and at a threshold is on schedule.
const TOLERANCE: f64 = 1e-9;

/// Progress against a straight line from 0 in January to the target at the end of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The target is reached.
    Completed,
    /// Above the `ahead` threshold.
    Ahead,
    /// Between the thresholds.
    OnSchedule,
    /// Below the `behind` threshold.
    Behind,
}

/// `r = (x / T) / (m / M)` for month m of a period of M months.
///
/// Months before the period count as none gone, months after it as all. None before the period
/// begins.
pub fn ratio(definition: &Definition, share: f64, as_of: Month) -> Option<f64> {
    let period = definition.period?;
    let months = f64::from(period.months);
    let gone = match as_of.year().cmp(&period.year) {
        std::cmp::Ordering::Less => return None,
        std::cmp::Ordering::Equal => f64::from(as_of.month()).min(months),
        std::cmp::Ordering::Greater => months,
    };
    Some(share / (gone / months))
}

/// The light of a value: for targets to be reached and for coverage; other rules promise no
/// straight line, and are completed or have no light.
pub fn progress(
    definition: &Definition,
    rule: &Rule,
    observation: &Observation,
    as_of: Month,
) -> Option<Progress> {
    let share = match (rule, observation.value) {
        (
            Rule::Target {
                direction: Direction::AtLeast,
                target,
                ..
            },
            Value::Number(x),
        ) => x / target,
        (Rule::Coverage, Value::Number(x)) => x / observation.denominator?,
        (Rule::Milestone { .. } | Rule::Pass | Rule::Checklist, _) => {
            let done = rule.points(observation)? >= 100.0;
            return done.then_some(Progress::Completed);
        }
        _ => return None,
    };
    if share >= 1.0 - 1e-12 {
        return Some(Progress::Completed);
    }
    let ratio = ratio(definition, share, as_of)?;
    let (ahead, behind) = thresholds(definition);
    Some(match ratio {
        r if r > ahead + TOLERANCE => Progress::Ahead,
        r if r < behind - TOLERANCE => Progress::Behind,
        _ => Progress::OnSchedule,
    })
}

/// The thresholds of a definition; 1.05 and 0.95 where it has none.
pub fn thresholds(definition: &Definition) -> (f64, f64) {
    definition
        .schedule
        .map_or((1.05, 0.95), |schedule| (schedule.ahead, schedule.behind))
}
