//! The months of a year, as written: readings, plans, frequencies.

use serde::{Deserialize, Serialize};

/// Which of two readings of the same figures is the headline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Against what is due by the end of the month (序时得分).
    Schedule,
    /// Against the whole of what is promised (年度完成度).
    #[default]
    Annual,
}

/// What becomes of an indicator without a value once the period has ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingAtClose {
    /// It scores 0.
    Zero,
    /// It stays out of the score.
    #[default]
    Exclude,
}

/// How what is promised comes about over the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Accrual {
    /// Bit by bit: a running total, or steps.
    Cumulative,
    /// It is a state, and all of it is due every month.
    State,
}

/// How long a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// For its month.
    Monthly,
    /// For three months, its own among them.
    Quarterly,
    /// For twelve months, its own among them.
    Yearly,
    /// Until another one is given.
    Once,
}

/// What is due by the end of a month: one of `value`, `rung` and `share`, as the rule takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanNode {
    /// The month of the period, 1–12.
    pub month: u8,
    /// For rules of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// For milestones: a rung of the ladder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rung: Option<String>,
    /// For checklists, passes and coverage: a share of the whole, 0–1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}

/// How an indicator stands in a month: exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A value of the month, or of no month, is scored.
    Reported,
    /// A value of an earlier month that still stands, or is carried into this one, is scored.
    Carried,
    /// A value older than its frequency allows is scored, and is not covered.
    Overdue,
    /// Others have yet to decide.
    Pending,
    /// There is no value, or not all that its rule needs.
    Missing,
    /// Nothing is due yet, and nothing has been reached.
    NotDue,
    /// The question does not arise.
    NotApplicable,
}

/// How many indicators stand how: the first seven exclude each other and sum to the indicators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// With a value of the month.
    pub reported: u32,
    /// With a value of an earlier month that stands.
    pub carried: u32,
    /// With a value older than its frequency allows.
    pub overdue: u32,
    /// Without a value.
    pub missing: u32,
    /// Others have yet to decide.
    pub pending: u32,
    /// Nothing is due yet.
    pub not_due: u32,
    /// The question does not arise.
    pub not_applicable: u32,
    /// All that is promised is there.
    pub done: u32,
    /// On schedule or ahead of it.
    pub on_plan: u32,
    /// Behind schedule.
    pub behind: u32,
}
