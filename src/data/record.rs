//! What is said of one place: a unit, an indicator or one of its items, a month.

use super::remarks::Remarks;
use crate::index::{Index, IndicatorId};
use crate::month::Month;
use crate::rule::Observation;
use crate::schema::UnitDefinition;
use crate::text::Text;

/// A unit's position in its data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub(crate) u32);

impl UnitId {
    /// The unit at a position, whether or not a data set has it.
    pub fn at(position: usize) -> Self {
        Self(position as u32)
    }

    /// Its position among the units.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// What is ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What the values call it.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Units are also ranked within their group.
    pub group: Option<String>,
}

impl Unit {
    /// The name of its group; `None` without one.
    pub fn group_title(&self, index: &Index) -> Option<Text> {
        Some(index.group_title(self.group.as_deref()?))
    }
}

impl From<&UnitDefinition> for Unit {
    fn from(unit: &UnitDefinition) -> Self {
        Self {
            id: unit.id.clone(),
            title: unit.title.clone(),
            group: unit.group.clone(),
        }
    }
}

/// Where a record belongs. Records of no period are the oldest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Of which unit.
    pub unit: UnitId,
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Position of the item; `None` for the indicator as a whole.
    pub item: Option<u32>,
    /// Of which month.
    pub period: Option<Month>,
}

/// A value or the reason why there is none, and what stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The value, or why there is none.
    pub status: Status,
    /// Whether it repeats the value of an earlier month, which stands for this one (沿用).
    pub carried: bool,
    /// What proves it, and who says so.
    pub remarks: Remarks,
}

/// With nothing beside it.
impl From<Status> for Record {
    fn from(status: Status) -> Self {
        Self {
            status,
            carried: false,
            remarks: Remarks::default(),
        }
    }
}

/// Only `Reported` enters a score; the other three leave the denominator. Missing is never zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Status {
    /// There is a value.
    Reported(Observation),
    /// Nobody has said.
    NotReported,
    /// Others have yet to decide, or it is not due.
    Pending,
    /// The question does not arise: it leaves the coverage too.
    NotApplicable,
}

/// Bonus or penalty points, shown apart from the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustment {
    /// Whose.
    pub unit: UnitId,
    /// More than 0 for a bonus, less for a penalty.
    pub points: f64,
    /// The document or rule that they rest on.
    pub basis: String,
    /// `YYYY-MM-DD`.
    pub date: String,
}
