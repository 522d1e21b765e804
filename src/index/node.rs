//! What an index consists of.

use super::plan::MonthlyPlan;
use crate::rule::{Due, Elapsed, Rule, Split};
use crate::schema::{self, Accrual, Aggregation, Frequency};
use crate::text::Text;

/// A node: the root is 0 and parents come before their children; optional promises come after all
/// others, so that ids stay when one is turned on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

/// An indicator, in the order of the definition; those of optional promises come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub(crate) u32);

impl NodeId {
    /// The index itself.
    pub const ROOT: Self = Self(0);

    /// Its position in a list with an entry for each node, on or not.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

impl IndicatorId {
    /// Its position in a list with an entry for each indicator, on or not.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// The index itself, a dimension or an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Kebab-case, unique.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// `None` for the root.
    pub parent: Option<NodeId>,
    /// Published weight among its siblings.
    pub weight: f64,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// The index itself or a dimension.
    Branch {
        /// How its children combine.
        aggregation: Aggregation,
        /// Whether it has that from its parent.
        inherits: bool,
        /// Why it weighs what it does.
        rationale: Option<Text>,
    },
    /// A leaf.
    Leaf(IndicatorId),
}

impl Node {
    /// The indicator, if it is a leaf.
    pub fn indicator(&self) -> Option<IndicatorId> {
        match self.kind {
            NodeKind::Leaf(indicator) => Some(indicator),
            NodeKind::Branch { .. } => None,
        }
    }
}

/// What is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its place in the tree.
    pub node: NodeId,
    /// The unit of measurement.
    pub measure: Option<Text>,
    /// From value to points.
    pub rule: Rule,
    /// What is due by the end of months; `None` where it follows from the rule.
    pub plan: Option<MonthlyPlan>,
    /// How what is promised comes about.
    pub accrual: Accrual,
    /// How long a value stands.
    pub frequency: Frequency,
    /// Parts that are reported one by one; [`Rule::items_combine`] says how they combine.
    pub items: Vec<Item>,
    /// Where the promise stands.
    pub sources: Vec<schema::Source>,
    /// The honest way to measure it.
    pub method: Option<Text>,
    /// What is easily misread.
    pub note: Option<Text>,
}

impl Indicator {
    /// The indicator for one unit: under its part of a target that is split, or without one.
    #[must_use]
    pub fn with_part(&self, part: Option<f64>) -> Self {
        Self {
            rule: self.rule.with_part(part),
            ..self.clone()
        }
    }

    /// What is due by the end of a month: by a plan of the data, by the index's own, or by the rule.
    pub fn due(&self, given: Option<&MonthlyPlan>, elapsed: Elapsed) -> Due {
        self.due_under(&self.rule, given, elapsed)
    }

    /// The same under a unit's own rule.
    pub(crate) fn due_under(
        &self,
        rule: &Rule,
        given: Option<&MonthlyPlan>,
        elapsed: Elapsed,
    ) -> Due {
        match given.or(self.plan.as_ref()) {
            _ if rule.split() == Split::Lacking => Due::Whole,
            Some(plan) => plan.due(rule, elapsed),
            None => rule.due(self.accrual, elapsed),
        }
    }

    /// How many items there are, by count; 1 for an indicator without any.
    pub fn count(&self) -> f64 {
        match self.items.as_slice() {
            [] => 1.0,
            items => items.iter().map(|item| item.count).sum(),
        }
    }
}

/// A named part of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Unique within the indicator.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// How many it stands for, above 0.
    pub count: f64,
}

/// An event that caps the grade.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLine {
    /// Unique among the red lines.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The indicator that tells.
    pub indicator: IndicatorId,
    /// Crossed when that indicator's score is below this.
    pub below: f64,
    /// Position of the best grade that remains.
    pub grade: usize,
    /// What the index puts it in force by; `None` where that is left to a document.
    pub basis: Option<Text>,
}
