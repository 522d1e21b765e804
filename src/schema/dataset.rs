//! A data set, as files and JavaScript give it.

use super::months::PlanNode;
use super::remarks::{DetailsEntry, EvidenceForm};
use crate::map::Map;
use crate::text::Text;
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// What was achieved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatasetFile {
    /// What is ranked; where absent, the units that the values name, in their order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Vec<UnitEntry>>,
    /// One entry per unit, indicator, item and period.
    pub values: Vec<ValueEntry>,
    /// Bonus and penalty points, each with its basis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<AdjustmentEntry>,
    /// Who is responsible for what, by indicator.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub details: Map<DetailsEntry>,
    /// Plans by indicator, in the place of the index's own.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub plans: Map<Vec<PlanNode>>,
    /// Units' parts of targets that are split.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetEntry>,
    /// Whether the values are made up to show the program.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub demonstration: bool,
}

/// A unit: a district, a town, a school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// What the values call it.
    pub id: String,
    /// Its name; its id where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Units are also ranked within their group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// One value, or the reason why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueEntry {
    /// A unit's id.
    pub unit: String,
    /// An indicator's id.
    pub indicator: String,
    /// The value, of the kind that the indicator's rule takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Raw>,
    /// `reported` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusName>,
    /// An item's id, where the indicator has items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// `hold`: the value that must not fall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
    /// `coverage`: the number to be covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<f64>,
    /// `YYYY-MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// What proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceForm>,
    /// Whether it repeats the value of an earlier month, which stands for this one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carried: bool,
    /// The answer to a warning, or why a result is awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// `pending`: who decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// Who entered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_by: Option<String>,
    /// When: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_at: Option<String>,
}

/// A unit's part of a target that is split.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetEntry {
    /// A unit's id.
    pub unit: String,
    /// The id of an indicator whose rule has a target that is `split`.
    pub indicator: String,
    /// The part, above 0, in the indicator's own unit of measurement.
    pub target: f64,
}

/// A value before its rule has read it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Raw {
    /// A number.
    Number(f64),
    /// A rung, a verdict or a state of completion.
    Name(String),
    /// Shares of answers.
    Numbers(Vec<f64>),
}

/// Bonus or penalty points of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentEntry {
    /// A unit's id.
    pub unit: String,
    /// More than 0 for a bonus, less for a penalty.
    pub points: f64,
    /// The document or rule that they rest on.
    pub basis: String,
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// Why there is a value, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusName {
    /// There is one.
    Reported,
    /// Nobody has said.
    NotReported,
    /// Others have yet to decide, or it is not due.
    Pending,
    /// The question does not arise.
    NotApplicable,
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a text or five shares")
    }

    fn visit_u64<E>(self, number: u64) -> Result<Raw, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Raw, E> {
        Ok(Raw::Number(number))
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Raw, E> {
        Ok(Raw::Name(name.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut numbers = Vec::new();
        while let Some(number) = seq.next_element()? {
            numbers.push(number);
        }
        Ok(Raw::Numbers(numbers))
    }
}
