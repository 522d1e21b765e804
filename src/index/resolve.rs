//! From a checked definition to an index as meant: nothing can go wrong any more.

use super::check::Checked;
use super::head::Head;
use super::ledger::{LedgerRow, Waiting};
use super::node::{Indicator, IndicatorId, Item, Node, NodeId, NodeKind, RedLine};
use super::plan::MonthlyPlan;
use super::resolved::Resolved;
use crate::map::Map;
use crate::rule::{Rung, Takes};
use crate::schema::{self, Accrual, Aggregation, Definition, Frequency, Reading};
use std::sync::Arc;

pub(super) fn resolve(checked: Checked<'_>) -> Resolved {
    let definition = checked.definition();
    let ladders = definition.ladders.iter();
    let mut tree = Tree {
        ladders: ladders
            .map(|(name, rungs)| (name.clone(), rungs.as_slice().into()))
            .collect(),
        reading: definition.reading.unwrap_or_default(),
        nodes: Vec::new(),
        indicators: Vec::new(),
        by_id: Map::new(),
    };
    tree.root(definition);
    tree.by_id = tree.ids(0).collect();
    let published = (tree.nodes.len(), tree.indicators.len());
    let red_lines = tree.red_lines(definition);
    let highlights = tree.highlights(definition);
    let ledger = definition.ledger.iter();
    let ledger: Vec<_> = ledger
        .map(|row| LedgerRow::new(row, tree.optional(row)))
        .collect();
    let optional: Vec<_> = tree.ids(published.0).collect();
    tree.by_id.extend(optional);
    let rows = ledger.iter().enumerate();
    Resolved {
        head: Head::new(definition, &tree.indicators),
        by_row: rows.map(|(at, row)| (row.row.clone(), at)).collect(),
        ledger,
        nodes: tree.nodes,
        indicators: tree.indicators,
        published,
        by_id: tree.by_id,
        red_lines,
        highlights,
    }
}

struct Tree {
    ladders: Map<Arc<[Rung]>>,
    /// Of the period.
    reading: Reading,
    nodes: Vec<Node>,
    indicators: Vec<Indicator>,
    /// Of the index itself.
    by_id: Map<NodeId>,
}

impl Tree {
    fn root(&mut self, definition: &Definition) {
        let aggregation = definition.aggregation.unwrap_or_default();
        let root = self.add(Node {
            id: definition.id.clone(),
            title: definition.title.clone(),
            parent: None,
            weight: 1.0,
            kind: NodeKind::Branch {
                aggregation,
                inherits: false,
                rationale: None,
            },
        });
        self.dimensions(root, &definition.dimensions, aggregation);
    }

    fn add(&mut self, node: Node) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(node);
        id
    }

    /// The ids of the nodes from a position on.
    fn ids(&self, from: usize) -> impl Iterator<Item = (String, NodeId)> {
        let nodes = self.nodes.iter().enumerate().skip(from);
        nodes.map(|(position, node)| (node.id.clone(), NodeId(position as u32)))
    }

    fn dimensions(
        &mut self,
        parent: NodeId,
        dimensions: &[schema::Dimension],
        inherited: Aggregation,
    ) {
        for dimension in dimensions {
            let aggregation = dimension.aggregation.unwrap_or(inherited);
            let node = self.add(Node {
                id: dimension.id.clone(),
                title: dimension.title.clone(),
                parent: Some(parent),
                weight: dimension.weight,
                kind: NodeKind::Branch {
                    aggregation,
                    inherits: dimension.aggregation.is_none(),
                    rationale: dimension.rationale.clone(),
                },
            });
            self.dimensions(node, &dimension.dimensions, aggregation);
            for indicator in &dimension.indicators {
                self.indicator(node, indicator);
            }
        }
    }

    fn indicator(&mut self, parent: NodeId, written: &schema::Indicator) -> IndicatorId {
        let column = IndicatorId(self.indicators.len() as u32);
        let node = self.add(Node {
            id: written.id.clone(),
            title: written.title.clone(),
            parent: Some(parent),
            weight: written.weight,
            kind: NodeKind::Leaf(column),
        });
        let items = written.items.iter().map(|item| Item {
            id: item.id.clone(),
            title: item.title.clone(),
            count: item.count,
        });
        let items: Vec<Item> = items.collect();
        let rule = written.rule.resolve(&self.ladders);
        let standing = match (self.reading, rule.entry().takes) {
            (Reading::Annual, _) => Frequency::Once,
            (Reading::Schedule, Takes::Rung(_) | Takes::Verdict | Takes::Completion) => {
                Frequency::Once
            }
            (Reading::Schedule, Takes::Number(_) | Takes::Shares) => Frequency::Monthly,
        };
        let accrual = written.progress.or(rule.accrual());
        self.indicators.push(Indicator {
            node,
            measure: written.measure.clone(),
            plan: MonthlyPlan::of_checked(&written.plan, &rule),
            accrual: accrual.unwrap_or(Accrual::State),
            frequency: written.frequency.unwrap_or(standing),
            rule,
            items,
            sources: written.sources.clone(),
            method: written.method.clone(),
            note: written.note.clone(),
        });
        column
    }

    fn highlights(&self, definition: &Definition) -> Vec<IndicatorId> {
        let nodes = definition.highlights.iter();
        let nodes = nodes.filter_map(|id| self.by_id.get(id));
        nodes
            .filter_map(|node| self.nodes[node.position()].indicator())
            .collect()
    }

    fn red_lines(&self, definition: &Definition) -> Vec<RedLine> {
        let lines = definition.red_lines.iter().filter_map(|line| {
            let node = *self.by_id.get(&line.indicator)?;
            let mut grades = definition.grades.iter();
            Some(RedLine {
                id: line.id.clone(),
                title: line.title.clone(),
                indicator: self.nodes[node.position()].indicator()?,
                below: line.below,
                grade: grades.position(|grade| grade.from == line.grade_cap)?,
                basis: line.basis.clone().filter(|_| line.in_force),
            })
        });
        lines.collect()
    }

    /// The indicator of an optional row, which quotes the row; `None` for another row.
    fn optional(&mut self, row: &schema::LedgerRow) -> Option<Waiting> {
        let dimension = *self.by_id.get(row.dimension.as_ref()?)?;
        let indicator = self.indicator(dimension, row.indicator.as_ref()?);
        let sources = &mut self.indicators[indicator.position()].sources;
        if !sources
            .iter()
            .any(|source| source.row.as_ref() == Some(&row.row))
        {
            sources.push(schema::Source {
                row: Some(row.row.clone()),
                section: row.section.clone().unwrap_or_default(),
                quote: row.quote.clone(),
                context: None,
            });
        }
        Some(Waiting {
            dimension,
            indicator,
        })
    }
}
