//! What figures over months, or of several units, are drawn from.

use super::units::{Difference, Groups, Places, Spread};
use crate::month::Month;
use crate::process::Progress;
use crate::text::Text;
use crate::text::words::Words;

/// What a figure over the months, or of several units, is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub enum Timeline {
    /// The change from one month to another.
    Change(Comparison),
    /// The scores of the months.
    Scores(Courses),
    /// What one indicator has reached of its plan.
    Plan(Pursuit),
    /// The ranks of some units.
    Ranks(Ranks),
    /// What makes the difference between two units.
    Difference(Difference),
    /// All units at some nodes.
    Spread(Spread),
    /// All units at two nodes, or at one in two months.
    Scatter(Spread),
    /// Groups of units over the months.
    Groups(Groups),
    /// All units with their scores.
    Places(Places),
}

/// The place of a month on an axis of time.
pub(super) fn place(month: Month) -> f64 {
    f64::from(month.ordinal())
}

/// What months are called in a figure: without their year, where they are of one.
pub(super) fn labels(months: &[Month], words: &Words) -> Vec<String> {
    let first = months.first().map(|month| month.year());
    let is_one = months.iter().all(|month| Some(month.year()) == first);
    let label = |month: &Month| match is_one {
        true => words.month_short(*month),
        false => month.label(),
    };
    months.iter().map(label).collect()
}

/// Months with their names on an axis of time.
pub(super) fn names(months: &[Month], words: &Words) -> Vec<(f64, String)> {
    let places = months.iter().map(|month| place(*month));
    places.zip(labels(months, words)).collect()
}

/// How far apart named months may be: as a calendar is read.
pub(super) fn steps(months: &[Month]) -> &'static [u32] {
    match months.iter().any(|month| month.is_year()) {
        true => &[1, 2, 5, 10, 20, 50, 100],
        false => &[1, 2, 3, 6, 12],
    }
}

/// The change of a score between two months, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The month before, where it is known.
    pub before: Option<Month>,
    /// The month after, where it is known.
    pub after: Option<Month>,
    /// The score before.
    pub from: f64,
    /// The score after.
    pub to: f64,
    /// The points due to each indicator, by its id, in the order of the index; they sum to the
    /// difference.
    pub parts: Vec<(String, f64)>,
}

/// The scores of the whole and its dimensions, month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Courses {
    /// The months, rising.
    pub months: Vec<Month>,
    /// The whole first.
    pub courses: Vec<Course>,
}

/// The scores of one node.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Its id.
    pub id: String,
    /// A score a month; `None` where there is none.
    pub scores: Vec<Option<f64>>,
    /// Under the default weights; empty where the scores are of these.
    pub default: Vec<Option<f64>>,
}

/// The ranks of some units, month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranks {
    /// The months, rising.
    pub months: Vec<Month>,
    /// The unit that is looked at first.
    pub courses: Vec<RankCourse>,
}

/// The ranks of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct RankCourse {
    /// Its name.
    pub title: Text,
    /// A rank a month; `None` where it has none.
    pub ranks: Vec<Option<u32>>,
}

/// What one indicator has reached of its plan, month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Pursuit {
    /// Its id.
    pub id: String,
    /// The months of the period, rising.
    pub months: Vec<Month>,
    /// What is due by the end of each month.
    pub due: Vec<f64>,
    /// What was reached by each month that is known, from the first; `None` where nothing is
    /// reported.
    pub reached: Vec<Option<f64>>,
    /// What both are measured in.
    pub scale: Scale,
    /// Whether what is due holds until it rises at once.
    pub is_stepped: bool,
    /// The light of the last known month; `None` without one.
    pub progress: Option<Progress>,
}

/// What plan and attainment are measured in.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// The indicator's own number, in its unit of measurement.
    Number(Option<Text>),
    /// Points of a milestone, with the name of each rung, rising.
    Rungs(Vec<(f64, Text)>),
    /// Points against the whole.
    Points,
}
