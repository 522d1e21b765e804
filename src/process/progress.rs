//! Where an indicator stands against the calendar.

use crate::index::{Index, Schedule};
use crate::month::Month;
use crate::rule::{Course, Observation, Rule};

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
/// Months before the period count as none gone, months after it as all. `None` before the period
/// begins, and without one.
pub fn ratio(index: &Index, share: f64, as_of: Month) -> Option<f64> {
    let gone = index.period()?.gone(as_of);
    (gone > 0.0).then(|| share / gone)
}

/// The light of a value: for targets to be reached and for coverage; other rules promise no
/// straight line, and are completed or have no light.
pub fn progress(
    index: &Index,
    rule: &Rule,
    observation: &Observation,
    as_of: Month,
) -> Option<Progress> {
    let share = match rule.course(observation) {
        Course::Line(share) => share,
        Course::Step(done) => return done.then_some(Progress::Completed),
        Course::Untold => return None,
    };
    if share >= 1.0 - 1e-12 {
        return Some(Progress::Completed);
    }
    let ratio = ratio(index, share, as_of)?;
    let Schedule { ahead, behind } = index.schedule();
    Some(match ratio {
        r if r > ahead + TOLERANCE => Progress::Ahead,
        r if r < behind - TOLERANCE => Progress::Behind,
        _ => Progress::OnSchedule,
    })
}
