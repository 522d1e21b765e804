//! A report: what scoring gives to JavaScript, to files and to charts.

use super::aggregation::Aggregation;
use super::months::{Counts, Reading, Standing};
use crate::map::Map;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// Every unit's scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The index's id.
    pub index: String,
    /// Its version.
    pub version: String,
    /// Its name.
    pub title: Text,
    /// What may not be claimed of it.
    pub notice: Option<Text>,
    /// `YYYY-MM`: values of later months were left out.
    pub as_of: Option<String>,
    /// Which reading the scores are of: `annual` once all is due.
    #[serde(default)]
    pub reading: Reading,
    /// Whether the weights and aggregations are the published ones.
    pub published: bool,
    /// Whether the values are made up to show the program.
    pub demonstration: bool,
    /// The nodes, parents first.
    pub tree: Vec<TreeNode>,
    /// The units, in the order of the data.
    pub units: Vec<UnitReport>,
}

/// A node of the index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TreeNode {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Its parent's id; none for the index itself.
    pub parent: Option<String>,
    /// How its children combine; none for an indicator.
    pub aggregation: Option<Aggregation>,
}

/// One unit's scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnitReport {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Its group.
    pub group: Option<String>,
    /// The name of its group, where the index gives it one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_title: Option<Text>,
    /// Points; none below the minimum coverage.
    pub score: Option<f64>,
    /// Points against the whole; none below the minimum coverage.
    #[serde(default)]
    pub attainment: Option<f64>,
    /// Points against what is due; none below the minimum coverage.
    #[serde(default)]
    pub schedule: Option<f64>,
    /// Among all units, 1 is best.
    pub rank: Option<u32>,
    /// Among its group's.
    pub group_rank: Option<u32>,
    /// The band's name.
    pub grade: Option<String>,
    /// Share of the weight that is reported, 0–1; none where nothing is applicable.
    pub coverage: Option<f64>,
    /// How many indicators stand how.
    #[serde(default)]
    pub counts: Counts,
    /// Bonus and penalty points within their cap; never part of the score.
    pub adjustment: f64,
    /// Red lines in force that were crossed, by id.
    pub red_lines: Vec<String>,
    /// By node.
    pub nodes: Map<NodeReport>,
}

/// One node's place in a unit's score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeReport {
    /// Points; none where nothing is reported.
    pub score: Option<f64>,
    /// Share among its siblings as chosen, 0–1.
    pub weight: f64,
    /// Product of the shares among scored siblings down the tree, 0–1.
    pub effective_weight: f64,
    /// Points of its parent due to it; none for the index itself.
    pub contribution: Option<f64>,
    /// Points of the index due to it.
    pub index_contribution: Option<f64>,
    /// `effective weight × (100 − score)`.
    pub lost_points: Option<f64>,
    /// Share of its weight that is reported, 0–1; none where nothing is applicable.
    pub coverage: Option<f64>,
    /// An indicator's state; absent for branches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Standing>,
    /// What is due of an indicator by the month: a value, a number of items, a share, or the points
    /// of a rung; none where its rule has no such figure.
    #[serde(default)]
    pub due: Option<f64>,
}

/// The change of a unit's score between two months.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeReport {
    /// Points before.
    pub from: Option<f64>,
    /// Points after.
    pub to: Option<f64>,
    /// The difference; none where one of them is.
    pub delta: Option<f64>,
    /// By indicator, in the order of the index; their sum is the difference.
    pub parts: Vec<ChangePart>,
}

/// Points of the change that are due to an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangePart {
    /// Its id.
    pub indicator: String,
    /// By another value.
    pub value: f64,
    /// By more that is due.
    pub plan: f64,
    /// By its coming into the score, or leaving it.
    pub coverage: f64,
    /// By other weights.
    pub weight: f64,
}
