//! index.json.

use super::aggregation::Aggregation;
use super::months::{Accrual, Frequency, MissingAtClose, PlanNode, Reading};
use crate::map::Map;
use crate::rule::{Rung, WrittenRule};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An index as written in index.json.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Where the JSON Schema of this format is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Kebab-case and stable.
    pub id: String,
    /// Changes whenever a score could.
    pub version: String,
    /// Earlier versions whose links still mean what they did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    /// The name of the index.
    pub title: Text,
    /// What it measures, in a line: the first that a reader sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// What may not be claimed of it; stands on every picture, table and print.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Text>,
    /// The document that the quotes are from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<WorkSource>,
    /// The time that the targets are for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// How the dimensions combine; `arithmetic` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<Aggregation>,
    /// The coverage (0–1) below which no score is given for the whole; 0.5 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_coverage: Option<f64>,
    /// Which reading is the headline of a month before the last; `annual` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    /// What becomes of missing values once the period has ended; `exclude` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_at_close: Option<MissingAtClose>,
    /// In the place of `minimum_coverage` once the period has ended; the same where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_coverage_at_close: Option<f64>,
    /// Ranks are of scores rounded to so many decimals; of unrounded ones where absent or null.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_decimals: Option<u8>,
    /// Bands of the score, from the best down.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    /// The units that it is meant for, where it is not one alone.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub units: Arc<[UnitDefinition]>,
    /// The names of the groups that units are ranked within, at most 1,000.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub groups: Arc<[GroupDefinition]>,
    /// The indicators that are shown first, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<String>,
    /// Named ladders of milestones, each from the lowest rung up.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub ladders: Map<Vec<Rung>>,
    /// The branches of the index.
    pub dimensions: Vec<Dimension>,
    /// Every promise of the source, scored or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ledger: Vec<LedgerRow>,
    /// Bonus and penalty points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjustments: Option<Adjustments>,
    /// Events that cap the grade; each is off until the index or a document puts it in force.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub red_lines: Vec<RedLine>,
    /// When progress counts as ahead or behind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
}

/// The document that an index is drawn from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkSource {
    /// Its title.
    pub title: Text,
    /// The year that it is of.
    pub year: u16,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// What a reader must know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A unit that an index is meant for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UnitDefinition {
    /// What the data call it; unique.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The group that it is ranked within; one of `groups` where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Other names that files have for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// A group of units. Where an index names none, what the data call a group is its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupDefinition {
    /// What units call it; unique.
    pub id: String,
    /// Its name.
    pub title: Text,
}

/// The year that targets are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The calendar year.
    pub year: u16,
    /// How many months the targets span, from January; 12 where absent.
    #[serde(default = "twelve")]
    pub months: u8,
}

fn twelve() -> u8 {
    12
}

/// A band of the score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// The lowest score in the band.
    pub from: f64,
    /// Its name.
    pub label: Text,
}

/// A branch: it groups indicators, or further dimensions, or both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Kebab-case, unique among all nodes.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Weight among its siblings; only ratios count.
    #[serde(default = "one")]
    pub weight: f64,
    /// Why it weighs that much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<Text>,
    /// How its children combine; its parent's where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<Aggregation>,
    /// Dimensions within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dimensions: Vec<Dimension>,
    /// Indicators within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
}

/// A leaf: what is measured, and the rule that makes points of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Kebab-case, unique among all nodes.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The unit of measurement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Text>,
    /// Weight among its siblings; only ratios count.
    #[serde(default = "one")]
    pub weight: f64,
    /// From value to points.
    pub rule: WrittenRule,
    /// What is due by the end of months, in their order; where absent it follows from the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<PlanNode>,
    /// How what is promised comes about; where absent it follows from the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Accrual>,
    /// How long a value stands; where absent `monthly` in an index that reads by the schedule, and
    /// `once` for its milestones, passes and checklists and in any other index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Frequency>,
    /// Named parts that are reported one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// Where the promise stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The honest way to measure it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Text>,
    /// What is easily misread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A named part of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What the data call it; unique within the indicator.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// How many it stands for.
    #[serde(default = "one")]
    pub count: f64,
}

/// A promise in the source, word for word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its row in the ledger, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// The heading that it stands under.
    pub section: String,
    /// The words themselves.
    pub quote: String,
    /// The clause that they stand in, where they cannot be understood without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
}

/// What becomes of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// It is scored by an indicator.
    Score,
    /// It is scored once the user gives a target.
    Optional,
    /// It is recorded, never scored.
    Record,
}

/// A promise of the source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LedgerRow {
    /// Its number.
    pub row: String,
    /// What it is about.
    pub theme: Text,
    /// The heading that it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The words themselves.
    pub quote: String,
    /// What becomes of it.
    #[serde(rename = "use")]
    pub used: Use,
    /// How it could honestly be measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Text>,
    /// What is easily misread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// `optional`: the dimension that it joins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<String>,
    /// `optional`: the indicator that it becomes; its target is the user's to give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Indicator>,
}

/// Bonus and penalty points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Adjustments {
    /// Their sum stays within ± this.
    pub cap: f64,
}

/// An event that caps the grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RedLine {
    /// Kebab-case, unique among the red lines.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The indicator that tells.
    pub indicator: String,
    /// It is crossed when that indicator's score is below this.
    pub below: f64,
    /// The `from` of the best grade that remains.
    pub grade_cap: f64,
    /// Whether the index itself puts it in force; where it does not, a document may.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_force: bool,
    /// `in_force`: what that decision rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
}

/// Thresholds of the progress ratio.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Above this, ahead of schedule.
    pub ahead: f64,
    /// Below this, behind it.
    pub behind: f64,
}

fn one() -> f64 {
    1.0
}
