//! A report: what scoring gives to JavaScript, to files and to charts.

use super::aggregation::Aggregation;
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
    /// Points; none below the minimum coverage.
    pub score: Option<f64>,
    /// Among all units, 1 is best.
    pub rank: Option<u32>,
    /// Among its group's.
    pub group_rank: Option<u32>,
    /// The band's name.
    pub grade: Option<String>,
    /// Share of the weight that is reported, 0–1; none where nothing is applicable.
    pub coverage: Option<f64>,
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
}
