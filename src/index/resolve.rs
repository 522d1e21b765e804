//! From a definition as written to an index as meant.
//!
//! `CHECKED` says whether the definition still has to be judged. One that the build has judged
//! already is resolved without: the page then has no code for it before the first interaction.

mod head;
mod ledger;
mod red_line;
mod rule;

use super::head::Head;
use super::ledger::{LedgerRow, Waiting};
use super::node::{Indicator, IndicatorId, Item, Node, NodeId, NodeKind};
use super::resolved::Resolved;
use crate::error::Error;
use crate::map::Map;
use crate::rule::LARGEST;
use crate::schema::{self, Definition};
use crate::score::aggregate::Aggregation;
use crate::text::Text;
use crate::text::format::shortest;
use rule::{Ladders, Stage};
use std::fmt;

pub(super) fn resolve<const CHECKED: bool>(definition: &Definition) -> Result<Resolved, Error> {
    if CHECKED {
        head::check(definition)?;
    }
    let ladders = rule::ladders::<CHECKED>(definition)?;
    let mut tree = Tree {
        ladders: &ladders,
        nodes: Vec::new(),
        indicators: Vec::new(),
        by_id: Map::new(),
    };
    let aggregation = aggregation::<CHECKED>("aggregation", definition.aggregation)?;
    let aggregation = aggregation.unwrap_or_default();
    let root = tree.add::<CHECKED>(
        "id",
        None,
        &definition.id,
        &definition.title,
        1.0,
        NodeKind::Branch {
            aggregation,
            inherits: false,
            rationale: None,
        },
    )?;
    tree.add_dimensions::<CHECKED>("dimensions", root, &definition.dimensions, aggregation)?;
    if CHECKED {
        check_siblings("dimensions", definition.dimensions.iter().map(|d| d.weight))?;
        if tree.indicators.is_empty() {
            return Err(Error::new("dimensions", "no indicator", "at least one"));
        }
    }
    let red_lines = red_line::resolve::<CHECKED>(definition, &tree)?;
    if CHECKED {
        ledger::check(definition, &tree)?;
    }
    let published = (tree.nodes.len(), tree.indicators.len());
    let mut ledger = Vec::with_capacity(definition.ledger.len());
    for row in &definition.ledger {
        ledger.push(LedgerRow::new(row, tree.add_optional::<CHECKED>(row)?));
    }
    let Tree {
        nodes,
        indicators,
        by_id,
        ..
    } = tree;
    Ok(Resolved {
        head: Head::new(definition),
        ledger,
        nodes,
        indicators,
        published,
        by_id,
        red_lines,
    })
}

struct Tree<'a> {
    ladders: &'a Ladders,
    nodes: Vec<Node>,
    indicators: Vec<Indicator>,
    by_id: Map<NodeId>,
}

impl Tree<'_> {
    fn add<const CHECKED: bool>(
        &mut self,
        place: &str,
        parent: Option<NodeId>,
        id: &str,
        title: &Text,
        weight: f64,
        kind: NodeKind,
    ) -> Result<NodeId, Error> {
        if CHECKED {
            check_kebab(place, id)?;
        }
        let node = NodeId(self.nodes.len() as u32);
        if self.by_id.insert(id.to_owned(), node).is_some() && CHECKED {
            return Err(Error::new(
                place,
                format!("`{id}` again"),
                "an id that no other node has",
            ));
        }
        self.nodes.push(Node {
            id: id.to_owned(),
            title: title.clone(),
            parent,
            weight,
            kind,
        });
        Ok(node)
    }

    fn add_dimensions<const CHECKED: bool>(
        &mut self,
        path: &str,
        parent: NodeId,
        dimensions: &[schema::Dimension],
        inherited: Aggregation,
    ) -> Result<(), Error> {
        for (position, dimension) in dimensions.iter().enumerate() {
            let path = trail::<CHECKED>(format_args!("{path}[{position}]"));
            if CHECKED {
                check_title(&path, &dimension.title)?;
                check_weight(&format!("{path}.weight"), dimension.weight)?;
            }
            let place = trail::<CHECKED>(format_args!("{path}.aggregation"));
            let own = self::aggregation::<CHECKED>(&place, dimension.aggregation)?;
            let aggregation = own.unwrap_or(inherited);
            let kind = NodeKind::Branch {
                aggregation,
                inherits: own.is_none(),
                rationale: dimension.rationale.clone(),
            };
            let id_path = trail::<CHECKED>(format_args!("{path}.id"));
            let node = self.add::<CHECKED>(
                &id_path,
                Some(parent),
                &dimension.id,
                &dimension.title,
                dimension.weight,
                kind,
            )?;
            let below = trail::<CHECKED>(format_args!("{path}.dimensions"));
            self.add_dimensions::<CHECKED>(&below, node, &dimension.dimensions, aggregation)?;
            let below = trail::<CHECKED>(format_args!("{path}.indicators"));
            for (position, indicator) in dimension.indicators.iter().enumerate() {
                let path = trail::<CHECKED>(format_args!("{below}[{position}]"));
                self.add_indicator::<CHECKED>(&path, node, indicator, Stage::Complete)?;
            }
            if !CHECKED {
                continue;
            }
            let weights = dimension.dimensions.iter().map(|d| d.weight);
            check_siblings(
                &path,
                weights.chain(dimension.indicators.iter().map(|i| i.weight)),
            )?;
        }
        Ok(())
    }

    fn add_indicator<const CHECKED: bool>(
        &mut self,
        path: &str,
        parent: NodeId,
        written: &schema::Indicator,
        stage: Stage,
    ) -> Result<IndicatorId, Error> {
        let (rule, items) = indicator::<CHECKED>(path, written, self.ladders, stage)?;
        let column = IndicatorId(self.indicators.len() as u32);
        let node = self.add::<CHECKED>(
            &trail::<CHECKED>(format_args!("{path}.id")),
            Some(parent),
            &written.id,
            &written.title,
            written.weight,
            NodeKind::Leaf(column),
        )?;
        self.indicators.push(Indicator {
            node,
            measure: written.measure.clone(),
            rule,
            items,
            sources: written.sources.clone(),
            method: written.method.clone(),
            note: written.note.clone(),
        });
        Ok(column)
    }

    /// The indicator of an optional row, which quotes the row; `None` for another row.
    fn add_optional<const CHECKED: bool>(
        &mut self,
        row: &schema::LedgerRow,
    ) -> Result<Option<Waiting>, Error> {
        let parent = row.dimension.as_ref().and_then(|id| self.by_id.get(id));
        let (Some(&dimension), Some(written)) = (parent, &row.indicator) else {
            return Ok(None);
        };
        let stage = Stage::AwaitingTarget;
        let indicator = self.add_indicator::<CHECKED>("", dimension, written, stage)?;
        let sources = &mut self.indicators[indicator.position()].sources;
        if !sources.iter().any(|source| source.row == row.row) {
            sources.push(schema::Source {
                row: row.row.clone(),
                section: row.section.clone().unwrap_or_default(),
                quote: row.quote.clone(),
            });
        }
        Ok(Some(Waiting {
            dimension,
            indicator,
        }))
    }
}

fn indicator<const CHECKED: bool>(
    path: &str,
    written: &schema::Indicator,
    ladders: &Ladders,
    stage: Stage,
) -> Result<(crate::rule::Rule, Vec<Item>), Error> {
    if CHECKED {
        check_title(path, &written.title)?;
        check_weight(&format!("{path}.weight"), written.weight)?;
    }
    let place = trail::<CHECKED>(format_args!("{path}.rule"));
    let rule = rule::resolve::<CHECKED>(&place, &written.rule, ladders, stage)?;
    if CHECKED {
        check_items(path, &written.items)?;
    }
    let item = |item: &schema::Item| Item {
        id: item.id.clone(),
        title: item.title.clone(),
        count: item.count,
    };
    let items: Vec<_> = written.items.iter().map(item).collect();
    if CHECKED && written.rule.kind == schema::RuleKind::Checklist && items.is_empty() {
        return Err(Error::new(
            format!("{path}.items"),
            "none",
            "the items of the checklist",
        ));
    }
    Ok((rule, items))
}

/// The place of a fault, where one may be found.
fn trail<const CHECKED: bool>(place: fmt::Arguments<'_>) -> String {
    match CHECKED {
        true => place.to_string(),
        false => String::new(),
    }
}

/// A fault, where one may be found.
fn fault<const CHECKED: bool>(judged: impl FnOnce() -> Error) -> Error {
    match CHECKED {
        true => judged(),
        false => Error::new("", "", ""),
    }
}

fn check_items(path: &str, written: &[schema::Item]) -> Result<(), Error> {
    let mut seen = Map::new();
    for (position, item) in written.iter().enumerate() {
        let path = format!("{path}.items[{position}]");
        check_kebab(&format!("{path}.id"), &item.id)?;
        check_title(&path, &item.title)?;
        if seen.insert(item.id.as_str(), ()).is_some() {
            let found = format!("`{}` again", item.id);
            return Err(Error::new(
                format!("{path}.id"),
                found,
                "an id that no other item has",
            ));
        }
        if !(item.count > 0.0 && item.count <= LARGEST) {
            let expected = "a number above 0, at most 1e15";
            let place = format!("{path}.count");
            return Err(Error::new(place, shortest(item.count), expected));
        }
    }
    Ok(())
}

fn aggregation<const CHECKED: bool>(
    place: &str,
    aggregation: Option<Aggregation>,
) -> Result<Option<Aggregation>, Error> {
    match aggregation {
        Some(aggregation) if CHECKED => aggregation.check(place).map(Some),
        aggregation => Ok(aggregation),
    }
}

fn check_kebab(place: &str, id: &str) -> Result<(), Error> {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if id.split('-').all(word) {
        Ok(())
    } else {
        let expected = "lower-case letters, digits and single hyphens";
        Err(Error::new(place, format!("{id:?}"), expected))
    }
}

fn check_title(path: &str, title: &Text) -> Result<(), Error> {
    if title.is_blank() {
        return Err(Error::new(
            format!("{path}.title"),
            "an empty text",
            "a name",
        ));
    }
    Ok(())
}

/// Only ratios count, and within this bound their sums and products stay finite.
pub(crate) fn check_weight(place: &str, weight: f64) -> Result<(), Error> {
    if weight < 0.0 || weight.is_nan() {
        Err(Error::new(place, shortest(weight), "0 or more"))
    } else if weight > LARGEST {
        Err(Error::new(place, shortest(weight), "at most 1e15"))
    } else {
        Ok(())
    }
}

fn check_siblings(path: &str, weights: impl Iterator<Item = f64> + Clone) -> Result<(), Error> {
    let any = weights.clone().next().is_some();
    if any && weights.sum::<f64>() <= 0.0 {
        let expected = "one above 0 among the weights of its children";
        return Err(Error::new(path, "only weights of 0", expected));
    }
    Ok(())
}
