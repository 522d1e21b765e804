//! What an index is: resolved, validated, immutable.

mod head;
mod ledger;
mod optional;
mod resolve;

pub use head::{Period, Schedule};
pub use ledger::{Asks, LedgerRow, Waiting};
pub(crate) use resolve::check_weight;

use head::Head;

use crate::error::Error;
use crate::map::Map;
use crate::month::Month;
use crate::rule::Rule;
use crate::schema::{self, Definition};
use crate::score::aggregate::Aggregation;
use crate::text::Text;

/// The text of `index.json`.
pub(crate) const BUILTIN: &str = include_str!("../../index.json");

/// The same without what is only read, which the build leaves out.
const OUTLINE: &str = include_str!(concat!(env!("OUT_DIR"), "/outline.json"));

/// A node's place in the tree; the root is 0 and parents come before their children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

/// An indicator's column, in the order of the definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub(crate) u32);

impl NodeId {
    /// The index itself.
    pub const ROOT: Self = Self(0);

    /// Its position among all nodes.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

impl IndicatorId {
    /// Its position among the indicators.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// An index: a tree of dimensions with indicators as leaves, and what is said of it.
///
/// # Guarantees
/// There is at least one indicator; ids are kebab-case and unique among all nodes; weights are
/// finite, not negative and not all zero among siblings; every rule's parameters are in its
/// domain; ladders rise; grades fall; every red line names an indicator and a grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    definition: Definition,
    head: Head,
    ledger: Vec<LedgerRow>,
    nodes: Vec<Node>,
    indicators: Vec<Indicator>,
    by_id: Map<NodeId>,
    red_lines: Vec<RedLine>,
}

/// The index itself, a dimension or an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Kebab-case, unique.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// None for the root.
    pub parent: Option<NodeId>,
    /// In the order of the definition.
    pub children: Vec<NodeId>,
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
    /// Parts that are reported one by one; the score is their mean, weighted by count.
    pub items: Vec<Item>,
    /// Where the promise stands.
    pub sources: Vec<schema::Source>,
    /// The honest way to measure it.
    pub method: Option<Text>,
    /// What is easily misread.
    pub note: Option<Text>,
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
}

impl Index {
    /// Reads index.json.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        Self::new(schema::read(json)?)
    }

    /// Resolves a definition, or says where it is at fault.
    pub fn new(definition: Definition) -> Result<Self, Error> {
        resolve::resolve::<true>(definition)
    }

    /// The index of `index.json`: 幸福武清.
    pub fn builtin() -> Result<Self, Error> {
        Self::from_json(BUILTIN)
    }

    /// The same index without the texts that stand beside the figures (quotes, methods, notes,
    /// rationales) and without the ledger: what a page shows at first.
    pub fn builtin_outline() -> Result<Self, Error> {
        resolve::resolve::<false>(schema::read(OUTLINE)?)
    }

    /// Kebab-case and stable.
    pub fn id(&self) -> &str {
        &self.node(NodeId::ROOT).id
    }

    /// Changes whenever a score could.
    pub fn version(&self) -> &str {
        &self.head.version
    }

    /// Its name.
    pub fn title(&self) -> &Text {
        &self.node(NodeId::ROOT).title
    }

    /// What may not be claimed of it.
    pub fn notice(&self) -> Option<&Text> {
        self.head.notice.as_ref()
    }

    /// The document that it is drawn from.
    pub fn source(&self) -> Option<&schema::WorkSource> {
        self.head.source.as_ref()
    }

    /// The time that the targets are for.
    pub fn period(&self) -> Option<Period> {
        self.head.period
    }

    /// When progress counts as ahead or behind.
    pub fn schedule(&self) -> Schedule {
        self.head.schedule
    }

    /// Ranks are of scores rounded to so many decimals; of unrounded ones where `None`.
    pub fn rank_decimals(&self) -> Option<u8> {
        self.head.rank_decimals
    }

    /// Bonus and penalty points stay within ± this in sum; `None` where there are none.
    pub fn adjustment_cap(&self) -> Option<f64> {
        self.head.adjustment_cap
    }

    /// Every promise of the source, scored or not.
    pub fn ledger(&self) -> &[LedgerRow] {
        &self.ledger
    }

    /// The promise with that number.
    pub fn ledger_row(&self, row: &str) -> Option<&LedgerRow> {
        self.ledger.iter().find(|there| there.row == row)
    }

    /// The indicator that quotes a row of the ledger.
    pub fn quoted_by(&self, row: &str) -> Option<IndicatorId> {
        let quotes = |indicator: &Indicator| indicator.sources.iter().any(|one| one.row == row);
        let mut indicators = self.indicators();
        indicators.find_map(|(id, indicator)| quotes(indicator).then_some(id))
    }

    /// Parents before their children.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> + ExactSizeIterator {
        self.nodes
            .iter()
            .enumerate()
            .map(|(position, node)| (NodeId(position as u32), node))
    }

    /// A node.
    ///
    /// # Panics
    /// For an id of another, larger index.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.position()]
    }

    /// The indicators, in the order of the definition.
    pub fn indicators(
        &self,
    ) -> impl DoubleEndedIterator<Item = (IndicatorId, &Indicator)> + ExactSizeIterator {
        self.indicators
            .iter()
            .enumerate()
            .map(|(position, indicator)| (IndicatorId(position as u32), indicator))
    }

    /// An indicator.
    ///
    /// # Panics
    /// For an id of another, larger index.
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[id.position()]
    }

    /// The node of that id.
    pub fn find(&self, id: &str) -> Option<NodeId> {
        self.by_id.get(id).copied()
    }

    /// The indicator of that id.
    pub fn find_indicator(&self, id: &str) -> Option<IndicatorId> {
        self.node(self.find(id)?).indicator()
    }

    /// The way from the root down to a node, both included.
    pub fn path(&self, node: NodeId) -> Vec<NodeId> {
        let mut path: Vec<_> =
            std::iter::successors(Some(node), |&id| self.node(id).parent).collect();
        path.reverse();
        path
    }

    /// The indicators below a node, itself if it is one.
    pub fn leaves(&self, node: NodeId) -> Vec<IndicatorId> {
        let mut leaves = Vec::new();
        self.collect_leaves(node, &mut leaves);
        leaves
    }

    fn collect_leaves(&self, node: NodeId, leaves: &mut Vec<IndicatorId>) {
        match self.node(node).kind {
            NodeKind::Leaf(indicator) => leaves.push(indicator),
            NodeKind::Branch { .. } => {
                for &child in &self.node(node).children {
                    self.collect_leaves(child, leaves);
                }
            }
        }
    }

    /// The bands of the score, best first.
    pub fn grades(&self) -> &[schema::Grade] {
        &self.head.grades
    }

    /// Events that cap the grade.
    pub fn red_lines(&self) -> &[RedLine] {
        &self.red_lines
    }

    /// Coverage below which no score is given for the whole.
    pub fn minimum_coverage(&self) -> f64 {
        self.head.minimum_coverage
    }

    /// The last month of the period that the targets are for.
    pub fn last_month(&self) -> Option<Month> {
        self.period()?.last_month()
    }

    /// With optional ledger rows turned on, each under the target that the user gives; rows that
    /// are on already stay on, and take the new target where one is given.
    pub fn with_optional(&self, chosen: &Map<Activation>) -> Result<Self, Error> {
        optional::activate(&self.definition, chosen).and_then(Self::new)
    }
}

/// What the user gives to turn an optional ledger row on.
#[derive(Clone, Debug, PartialEq)]
pub enum Activation {
    /// The target of a `target` rule.
    Target(f64),
    /// The promised rung of a `milestone` rule, by id.
    Promised(String),
    /// Nothing: the rule is complete.
    Plain,
}
