//! What is said of an index before its tree.

use super::node::Indicator;
use crate::month::Month;
use crate::rule::Elapsed;
use crate::schema::{
    Definition, Frequency, Grade, GroupDefinition, MissingAtClose, Reading, UnitDefinition,
    WorkSource,
};
use crate::text::Text;
use std::cmp::Ordering;
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    pub(super) version: String,
    pub(super) formerly: Vec<String>,
    pub(super) about: Option<Text>,
    pub(super) notice: Option<Text>,
    pub(super) source: Option<WorkSource>,
    pub(super) period: Option<Period>,
    /// Whether it is told year by year.
    pub(super) is_yearly: bool,
    pub(super) minimum_coverage: f64,
    pub(super) minimum_coverage_at_close: f64,
    pub(super) reading: Reading,
    pub(super) missing_at_close: MissingAtClose,
    pub(super) rank_decimals: Option<u8>,
    pub(super) grades: Vec<Grade>,
    pub(super) units: Arc<[UnitDefinition]>,
    pub(super) groups: Arc<[GroupDefinition]>,
    pub(super) adjustment_cap: Option<f64>,
    pub(super) schedule: Schedule,
}

impl Head {
    pub(super) fn new(definition: &Definition, indicators: &[Indicator]) -> Self {
        let minimum_coverage = definition.minimum_coverage.unwrap_or(0.5);
        let at_close = definition.minimum_coverage_at_close;
        Self {
            version: definition.version.clone(),
            formerly: definition.formerly.clone(),
            about: definition.about.clone(),
            notice: definition.notice.clone(),
            source: definition.source.clone(),
            period: definition.period.map(|period| Period {
                year: period.year,
                months: period.months,
            }),
            is_yearly: definition.period.is_none()
                && indicators
                    .iter()
                    .all(|one| one.frequency == Frequency::Yearly),
            minimum_coverage,
            minimum_coverage_at_close: at_close.unwrap_or(minimum_coverage),
            reading: definition.reading.unwrap_or_default(),
            missing_at_close: definition.missing_at_close.unwrap_or_default(),
            rank_decimals: definition.rank_decimals,
            grades: definition.grades.clone(),
            units: Arc::clone(&definition.units),
            groups: Arc::clone(&definition.groups),
            adjustment_cap: definition.adjustments.map(|adjustments| adjustments.cap),
            schedule: definition
                .schedule
                .map_or_else(Schedule::default, |schedule| Schedule {
                    ahead: schedule.ahead,
                    behind: schedule.behind,
                }),
        }
    }
}

/// The months that targets are for, from January of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// 1–9999.
    pub year: u16,
    /// 1–12.
    pub months: u8,
}

impl Period {
    /// The month that it ends with.
    pub fn last_month(self) -> Option<Month> {
        Month::new(self.year, self.months)
    }

    /// The months of it that are gone at a month's end: none before it begins, all after it.
    pub fn elapsed(self, month: Month) -> Elapsed {
        let months = match month.year().cmp(&self.year) {
            Ordering::Less => 0,
            Ordering::Equal => month.month().min(self.months),
            Ordering::Greater => self.months,
        };
        Elapsed {
            months,
            of: self.months,
        }
    }

    /// The share of it that is gone at a month's end, 0–1: 0 before it begins, 1 after it.
    pub fn gone(self, month: Month) -> f64 {
        self.elapsed(month).part(1.0)
    }
}

/// Thresholds of the progress ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schedule {
    /// Above this, ahead of schedule.
    pub ahead: f64,
    /// Below this, behind it; not above `ahead`.
    pub behind: f64,
}

/// 1.05 and 0.95.
impl Default for Schedule {
    fn default() -> Self {
        Self {
            ahead: 1.05,
            behind: 0.95,
        }
    }
}
