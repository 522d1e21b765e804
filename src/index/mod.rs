//! What an index is: resolved, validated, immutable.

mod active;
mod check;
mod head;
mod ledger;
mod node;
mod optional;
mod plan;
mod resolve;
mod resolved;

pub use crate::rule::Activation;
pub use check::check;
pub(crate) use check::check_weight;
pub use head::{Period, Schedule};
pub use ledger::{LedgerRow, Waiting};
pub use node::{Indicator, IndicatorId, Item, Node, NodeId, NodeKind, RedLine};
pub use plan::MonthlyPlan;
pub(crate) use plan::PlanCheck;

use crate::error::Error;
use crate::map::Map;
use crate::month::Month;
use crate::rule::Split;
use crate::schema::{self, Definition};
use crate::text::Text;
use active::Active;
use check::Checked;
use resolved::Resolved;
use std::sync::Arc;

/// The text of `index.json`.
pub(crate) const BUILTIN: &str = include_str!("../../index.json");

/// An index: a tree of dimensions with indicators as leaves, and what is said of it.
///
/// # Guarantees
/// There is at least one indicator; ids are kebab-case and unique among all nodes; weights are
/// finite, not negative and not all zero among siblings; every rule's parameters are in its
/// domain; ladders rise; grades fall; every red line names an indicator and a grade, every
/// highlight an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    all: Arc<Resolved>,
    active: Arc<Active>,
}

impl Index {
    /// Reads index.json.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        Self::new(&schema::read(json)?)
    }

    /// Resolves a definition, or says where it is at fault.
    pub fn new(definition: &Definition) -> Result<Self, Error> {
        let checked = Checked::new(definition)?;
        Ok(resolve::resolve(checked).into())
    }

    /// The index of `index.json`: 幸福武清.
    pub fn builtin() -> Result<Self, Error> {
        Self::from_json(BUILTIN)
    }

    /// The index of an outline, which the build has checked.
    pub(crate) fn from_outline(outline: &Definition) -> Self {
        resolve::resolve(Checked::by_the_build(outline)).into()
    }

    /// Kebab-case and stable.
    pub fn id(&self) -> &str {
        &self.node(NodeId::ROOT).id
    }

    /// Changes whenever a score could.
    pub fn version(&self) -> &str {
        &self.all.head.version
    }

    /// Whether a link of that version means what it did.
    pub fn opens(&self, version: &str) -> bool {
        self.version() == version || self.all.head.formerly.iter().any(|one| one == version)
    }

    /// Whether there is a node of that id, on or not.
    pub fn knows(&self, id: &str) -> bool {
        self.all.by_id.get(id).is_some()
    }

    /// Its name.
    pub fn title(&self) -> &Text {
        &self.node(NodeId::ROOT).title
    }

    /// What it measures, in a line.
    pub fn about(&self) -> Option<&Text> {
        self.all.head.about.as_ref()
    }

    /// What may not be claimed of it.
    pub fn notice(&self) -> Option<&Text> {
        self.all.head.notice.as_ref()
    }

    /// The document that it is drawn from.
    pub fn source(&self) -> Option<&schema::WorkSource> {
        self.all.head.source.as_ref()
    }

    /// The time that the targets are for.
    pub fn period(&self) -> Option<Period> {
        self.all.head.period
    }

    /// When progress counts as ahead or behind.
    pub fn schedule(&self) -> Schedule {
        self.all.head.schedule
    }

    /// Ranks are of scores rounded to so many decimals; of unrounded ones where `None`.
    pub fn rank_decimals(&self) -> Option<u8> {
        self.all.head.rank_decimals
    }

    /// Bonus and penalty points stay within ± this in sum; `None` where there are none.
    pub fn adjustment_cap(&self) -> Option<f64> {
        self.all.head.adjustment_cap
    }

    /// Every promise of the source, scored or not.
    pub fn ledger(&self) -> &[LedgerRow] {
        &self.all.ledger
    }

    /// The promise with that number.
    pub fn ledger_row(&self, row: &str) -> Option<&LedgerRow> {
        Some(&self.all.ledger[*self.all.by_row.get(row)?])
    }

    /// The indicator that quotes a row of the ledger.
    pub fn quoted_by(&self, row: &str) -> Option<IndicatorId> {
        let quotes = |indicator: &Indicator| {
            let mut rows = indicator.sources.iter().map(|one| one.row.as_deref());
            rows.any(|there| there == Some(row))
        };
        let mut indicators = self.indicators();
        indicators.find_map(|(id, indicator)| quotes(indicator).then_some(id))
    }

    /// Those that are on, depth first: parents before their children, an optional promise after its
    /// siblings.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> + ExactSizeIterator {
        self.active.order.iter().map(|&id| (id, self.node(id)))
    }

    /// A node, on or not.
    ///
    /// # Panics
    /// For an id of another, larger index.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.all.nodes[id.position()]
    }

    /// How many nodes there are, on or not: the length of a list by [`NodeId::position`].
    pub fn size(&self) -> usize {
        self.all.nodes.len()
    }

    /// A node's children that are on, in order; none of an indicator.
    pub fn children(&self, id: NodeId) -> &[NodeId] {
        &self.active.children[id.position()]
    }

    /// A node's place among those that are on, in the order of [`Index::nodes`]; `None` for one
    /// that is off.
    pub fn place(&self, id: NodeId) -> Option<usize> {
        self.active.places[id.position()]
    }

    /// Published weights, by [`NodeId::position`].
    pub fn weights(&self) -> Vec<f64> {
        self.all.nodes.iter().map(|node| node.weight).collect()
    }

    /// The indicators that are on, in the order of [`Index::nodes`].
    pub fn indicators(
        &self,
    ) -> impl DoubleEndedIterator<Item = (IndicatorId, &Indicator)> + ExactSizeIterator {
        let leaves = self.active.leaves.iter();
        leaves.map(|&id| (id, self.indicator(id)))
    }

    /// An indicator, on or not: of an optional promise under the target that the user gives.
    ///
    /// # Panics
    /// For an id of another, larger index.
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        let given = self.active.given[id.position()].as_deref();
        given.unwrap_or(&self.all.indicators[id.position()])
    }

    /// Whether a rule compares units with each other: then none can be judged by itself.
    pub fn compares(&self) -> bool {
        let mut indicators = self.indicators();
        indicators.any(|(_, indicator)| indicator.rule.compares().is_some())
    }

    /// The indicators whose targets are split among units.
    pub fn split(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        let indicators = self.indicators();
        indicators.filter(|(_, indicator)| indicator.rule.split() == Split::Whole)
    }

    /// The index as it is for one unit: targets that are split are its parts of them.
    #[must_use]
    pub fn with_parts(&self, part: impl Fn(IndicatorId) -> Option<f64>) -> Self {
        if self.split().next().is_none() {
            return self.clone();
        }
        let mut given = self.active.given.clone();
        for (id, indicator) in self.split() {
            given[id.position()] = Some(Arc::new(indicator.with_part(part(id))));
        }
        Self {
            all: Arc::clone(&self.all),
            active: Arc::new(Active::new(&self.all, given)),
        }
    }

    /// How many indicators there are, on or not: the length of a list by
    /// [`IndicatorId::position`].
    pub fn columns(&self) -> usize {
        self.all.indicators.len()
    }

    /// Whether an indicator is on: of the index itself, or an optional promise that is turned on.
    pub fn is_on(&self, id: IndicatorId) -> bool {
        let indicator = self.all.indicators.get(id.position());
        indicator.is_some_and(|indicator| self.place(indicator.node).is_some())
    }

    /// The node of that id, if it is on.
    pub fn find(&self, id: &str) -> Option<NodeId> {
        let node = self.all.by_id.get(id).copied();
        node.filter(|&node| self.place(node).is_some())
    }

    /// The indicator of that id, if it is on.
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

    /// Whether a node is an indicator, or has one somewhere below: without one its weight decides nothing.
    pub fn holds_indicators(&self, node: NodeId) -> bool {
        match self.node(node).kind {
            NodeKind::Leaf(_) => true,
            NodeKind::Branch { .. } => {
                let mut children = self.children(node).iter();
                children.any(|&child| self.holds_indicators(child))
            }
        }
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
                for &child in self.children(node) {
                    self.collect_leaves(child, leaves);
                }
            }
        }
    }

    /// The units that it is meant for; none where it is one alone.
    pub fn units(&self) -> &[schema::UnitDefinition] {
        &self.all.head.units
    }

    /// The name of a group of units: as the index names it, or what the data call it.
    pub fn group_title(&self, id: &str) -> Text {
        let mut groups = self.all.head.groups.iter();
        let known = groups.find(|group| group.id == id);
        known.map_or_else(|| Text::from(id), |group| group.title.clone())
    }

    /// The bands of the score, best first.
    pub fn grades(&self) -> &[schema::Grade] {
        &self.all.head.grades
    }

    /// The indicators that are shown first.
    pub fn highlights(&self) -> &[IndicatorId] {
        &self.all.highlights
    }

    /// Events that cap the grade.
    pub fn red_lines(&self) -> &[RedLine] {
        &self.all.red_lines
    }

    /// Coverage below which no score is given for the whole.
    pub fn minimum_coverage(&self) -> f64 {
        self.all.head.minimum_coverage
    }

    /// The same once the period has ended.
    pub fn minimum_coverage_at_close(&self) -> f64 {
        self.all.head.minimum_coverage_at_close
    }

    /// Which reading is the headline of a month before the last.
    pub fn reading(&self) -> schema::Reading {
        self.all.head.reading
    }

    /// What becomes of missing values once the period has ended.
    pub fn missing_at_close(&self) -> schema::MissingAtClose {
        self.all.head.missing_at_close
    }

    /// Whether the period has ended with a month; not so without either.
    pub fn is_closed(&self, month: Option<Month>) -> bool {
        let last = self.last_month();
        month.zip(last).is_some_and(|(month, last)| month >= last)
    }

    /// A period of its data as written; a December is the year as a whole where every indicator is told
    /// year by year and there are no months that targets are for. `None` for what is none.
    pub fn month(&self, text: &str) -> Option<Month> {
        let month: Month = text.parse().ok()?;
        Some(self.step(month))
    }

    /// Whether any indicator has something due.
    pub fn has_lights(&self) -> bool {
        let mut indicators = self.indicators();
        indicators.any(|(id, _)| self.has_light(id))
    }

    /// The step of time that a month is: the year, where it is the last of one and the index is told year by
    /// year.
    pub fn step(&self, month: Month) -> Month {
        match self.is_yearly() && month.month() == 12 {
            true => month.whole_year(),
            false => month,
        }
    }

    /// Whether an indicator has something due to be measured by: not so what is told year by year, or
    /// compared with others alone.
    pub fn has_light(&self, id: IndicatorId) -> bool {
        !self.is_yearly() && self.indicator(id).rule.compares().is_none()
    }

    /// Whether it is told year by year.
    pub fn is_yearly(&self) -> bool {
        self.all.head.is_yearly
    }

    /// The last month of the period that the targets are for.
    pub fn last_month(&self) -> Option<Month> {
        self.period()?.last_month()
    }

    /// With optional ledger rows turned on, each under the target that the user gives; rows that
    /// are on already stay on, and take the new target where one is given. Every id stays.
    pub fn with_optional(&self, chosen: &Map<Activation>) -> Result<Self, Error> {
        let active = optional::activate(&self.all, &self.active, chosen)?;
        Ok(Self {
            all: Arc::clone(&self.all),
            active: Arc::new(active),
        })
    }
}

/// Optional promises are off.
impl From<Resolved> for Index {
    fn from(all: Resolved) -> Self {
        let active = Active::published(&all);
        Self {
            all: Arc::new(all),
            active: Arc::new(active),
        }
    }
}
