//! Where an indicator stands against the calendar.

use super::judge::Judged;
use crate::index::Schedule;
use crate::schema::{Accrual, Standing};

/// A ratio this close to a threshold is at it, and at a threshold is on schedule.
const TOLERANCE: f64 = 1e-9;

/// The light of the schedule; it says the same as the points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// All that is promised is there.
    Completed,
    /// More than is due, above the `ahead` threshold.
    Ahead,
    /// Between the thresholds.
    OnSchedule,
    /// Less than is due, below the `behind` threshold.
    Behind,
}

/// The light of what was reached over what is due.
///
/// A state, of which all is due every month, is completed only once the period has ended. `None`
/// where no value is scored.
pub(super) fn progress(
    schedule: Schedule,
    accrual: Accrual,
    is_open: bool,
    annual: &Judged,
    scheduled: &Judged,
) -> Option<Progress> {
    match scheduled.standing {
        Standing::Reported | Standing::Carried | Standing::Overdue => {}
        Standing::Pending | Standing::Missing | Standing::NotDue | Standing::NotApplicable => {
            return None;
        }
    }
    let (attained, points) = (annual.points?, scheduled.points?);
    let can_be_done = accrual == Accrual::Cumulative || !is_open;
    if can_be_done && attained >= 100.0 - TOLERANCE {
        return Some(Progress::Completed);
    }
    // Capped points hide by how much more was reached; below 100 they are what counts, item by item.
    let ratio = match scheduled.required {
        _ if points < 100.0 => points / 100.0,
        required if required > 0.0 => attained / required,
        _ => f64::INFINITY,
    };
    Some(match ratio {
        r if r > schedule.ahead + TOLERANCE => Progress::Ahead,
        r if r < schedule.behind - TOLERANCE => Progress::Behind,
        _ => Progress::OnSchedule,
    })
}
