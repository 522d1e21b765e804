//! How each indicator of one unit stands in a month, and how many stand how.

use super::judge::Judge;
use super::progress::{Progress, progress};
use super::terms::Terms;
use super::values::Values;
use crate::data::UnitId;
use crate::index::{Index, IndicatorId};
use crate::rule::Due;
use crate::schema::{Counts, Reading, Standing};

/// How one indicator of a unit stands in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assessment {
    /// Its state under the reading that was asked for.
    pub standing: Standing,
    /// What is due by the month.
    pub due: Due,
    /// The points that are due, 0–100.
    pub required: f64,
    /// Points against the whole; `None` where there are none.
    pub attained: Option<f64>,
    /// Points against the whole of what is reported, without the 0 of silence after the period.
    pub told: Option<f64>,
    /// Points against what is due; `None` where there are none.
    pub scheduled: Option<f64>,
    /// The light of the schedule; `None` without points of a value, and where nothing is due.
    pub progress: Option<Progress>,
}

/// How one indicator stands, under one reading and beside both.
pub fn assess(
    index: &Index,
    values: &Values,
    terms: Terms,
    unit: UnitId,
    id: IndicatorId,
) -> Assessment {
    let indicator = index.indicator(id);
    let judged = |reading| {
        let terms = Terms { reading, ..terms };
        let judge = Judge::new(indicator, (unit, id), values, values, terms);
        judge.unit(values, unit, id)
    };
    let (annual, scheduled) = (judged(Reading::Annual), judged(Reading::Schedule));
    let standing = match terms.reading {
        Reading::Annual => annual.standing,
        Reading::Schedule => scheduled.standing,
    };
    Assessment {
        standing,
        due: values.due(unit, id),
        required: scheduled.required,
        attained: annual.points,
        told: annual.told,
        scheduled: scheduled.points,
        progress: match index.has_light(id) {
            true => progress(
                index.schedule(),
                indicator.accrual,
                values.is_open(),
                &annual,
                &scheduled,
            ),
            false => None,
        },
    }
}

impl Counts {
    /// The counts of a unit.
    pub fn new(index: &Index, values: &Values, terms: Terms, unit: UnitId) -> Self {
        let ids = index.indicators();
        Self::of(ids.map(|(id, _)| assess(index, values, terms, unit, id)))
    }

    /// The counts of assessments.
    pub fn of(assessments: impl Iterator<Item = Assessment>) -> Self {
        let mut counts = Self::default();
        for one in assessments {
            *match one.standing {
                Standing::Reported => &mut counts.reported,
                Standing::Carried => &mut counts.carried,
                Standing::Overdue => &mut counts.overdue,
                Standing::Missing => &mut counts.missing,
                Standing::Pending => &mut counts.pending,
                Standing::NotDue => &mut counts.not_due,
                Standing::NotApplicable => &mut counts.not_applicable,
            } += 1;
            match one.progress {
                Some(Progress::Completed) => counts.done += 1,
                Some(Progress::Ahead | Progress::OnSchedule) => counts.on_plan += 1,
                Some(Progress::Behind) => counts.behind += 1,
                None => {}
            }
        }
        counts
    }

    /// All indicators.
    pub fn all(&self) -> u32 {
        self.reported
            + self.carried
            + self.overdue
            + self.missing
            + self.pending
            + self.not_due
            + self.not_applicable
    }
}
