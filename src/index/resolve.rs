//! From a definition as written to an index as meant.

mod rule;

use super::{Index, Indicator, IndicatorId, Item, Node, NodeId, NodeKind, RedLine};
use crate::aggregate::Aggregation;
use crate::error::{Error, figure};
use crate::rule::LARGEST;
use crate::schema::{self, Definition, Use};
use crate::text::Text;
use rule::{Ladders, Stage};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn resolve(definition: Definition) -> Result<Index, Error> {
    check_head(&definition)?;
    let ladders = rule::ladders(&definition)?;
    let mut tree = Tree {
        ladders: &ladders,
        nodes: Vec::new(),
        indicators: Vec::new(),
        by_id: BTreeMap::new(),
    };
    let aggregation = checked_aggregation("aggregation", definition.aggregation)?;
    let aggregation = aggregation.unwrap_or_default();
    let root = tree.add(
        "id",
        None,
        &definition.id,
        &definition.title,
        1.0,
        NodeKind::Branch {
            aggregation,
            rationale: None,
        },
    )?;
    tree.add_dimensions("dimensions", root, &definition.dimensions, aggregation)?;
    check_siblings("dimensions", definition.dimensions.iter().map(|d| d.weight))?;
    if tree.indicators.is_empty() {
        return Err(Error::new("dimensions", "no indicator", "at least one"));
    }
    let red_lines = red_lines(&definition, &tree)?;
    check_ledger(&definition, &tree)?;
    let Tree {
        nodes,
        indicators,
        by_id,
        ..
    } = tree;
    Ok(Index {
        definition,
        nodes,
        indicators,
        by_id,
        red_lines,
    })
}

struct Tree<'a> {
    ladders: &'a Ladders,
    nodes: Vec<Node>,
    indicators: Vec<Indicator>,
    by_id: BTreeMap<String, NodeId>,
}

impl Tree<'_> {
    fn add(
        &mut self,
        place: &str,
        parent: Option<NodeId>,
        id: &str,
        title: &Text,
        weight: f64,
        kind: NodeKind,
    ) -> Result<NodeId, Error> {
        check_kebab(place, id)?;
        let node = NodeId(self.nodes.len() as u32);
        if self.by_id.insert(id.to_owned(), node).is_some() {
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
            children: Vec::new(),
            weight,
            kind,
        });
        if let Some(parent) = parent {
            self.nodes[parent.position()].children.push(node);
        }
        Ok(node)
    }

    fn add_dimensions(
        &mut self,
        path: &str,
        parent: NodeId,
        dimensions: &[schema::Dimension],
        inherited: Aggregation,
    ) -> Result<(), Error> {
        for (position, dimension) in dimensions.iter().enumerate() {
            let path = format!("{path}[{position}]");
            check_title(&path, &dimension.title)?;
            check_weight(&format!("{path}.weight"), dimension.weight)?;
            let own = checked_aggregation(&format!("{path}.aggregation"), dimension.aggregation)?;
            let aggregation = own.unwrap_or(inherited);
            let kind = NodeKind::Branch {
                aggregation,
                rationale: dimension.rationale.clone(),
            };
            let id_path = format!("{path}.id");
            let node = self.add(
                &id_path,
                Some(parent),
                &dimension.id,
                &dimension.title,
                dimension.weight,
                kind,
            )?;
            let below = format!("{path}.dimensions");
            self.add_dimensions(&below, node, &dimension.dimensions, aggregation)?;
            let below = format!("{path}.indicators");
            for (position, indicator) in dimension.indicators.iter().enumerate() {
                self.add_indicator(&format!("{below}[{position}]"), node, indicator)?;
            }
            let weights = dimension.dimensions.iter().map(|d| d.weight);
            check_siblings(
                &path,
                weights.chain(dimension.indicators.iter().map(|i| i.weight)),
            )?;
        }
        Ok(())
    }

    fn add_indicator(
        &mut self,
        path: &str,
        parent: NodeId,
        written: &schema::Indicator,
    ) -> Result<(), Error> {
        let (rule, items) = check_indicator(path, written, self.ladders, Stage::Complete)?;
        let Some(rule) = rule else { return Ok(()) };
        let column = IndicatorId(self.indicators.len() as u32);
        let node = self.add(
            &format!("{path}.id"),
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
        Ok(())
    }
}

fn check_indicator(
    path: &str,
    written: &schema::Indicator,
    ladders: &Ladders,
    stage: Stage,
) -> Result<(Option<crate::rule::Rule>, Vec<Item>), Error> {
    check_title(path, &written.title)?;
    check_weight(&format!("{path}.weight"), written.weight)?;
    let rule = rule::resolve(&format!("{path}.rule"), &written.rule, ladders, stage)?;
    let items = items(path, &written.items)?;
    if written.rule.kind == schema::RuleKind::Checklist && items.is_empty() {
        return Err(Error::new(
            format!("{path}.items"),
            "none",
            "the items of the checklist",
        ));
    }
    Ok((rule, items))
}

fn items(path: &str, written: &[schema::Item]) -> Result<Vec<Item>, Error> {
    let mut seen = BTreeSet::new();
    let mut items = Vec::with_capacity(written.len());
    for (position, item) in written.iter().enumerate() {
        let path = format!("{path}.items[{position}]");
        check_kebab(&format!("{path}.id"), &item.id)?;
        check_title(&path, &item.title)?;
        if !seen.insert(&item.id) {
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
            return Err(Error::new(place, figure(item.count), expected));
        }
        items.push(Item {
            id: item.id.clone(),
            title: item.title.clone(),
            count: item.count,
        });
    }
    Ok(items)
}

fn red_lines(definition: &Definition, tree: &Tree<'_>) -> Result<Vec<RedLine>, Error> {
    let mut seen = BTreeSet::new();
    let mut red_lines = Vec::with_capacity(definition.red_lines.len());
    for (position, line) in definition.red_lines.iter().enumerate() {
        let path = format!("red_lines[{position}]");
        check_kebab(&format!("{path}.id"), &line.id)?;
        if !seen.insert(&line.id) {
            let found = format!("`{}` again", line.id);
            return Err(Error::new(
                format!("{path}.id"),
                found,
                "an id that no other red line has",
            ));
        }
        let node = tree.by_id.get(&line.indicator);
        let indicator = node.and_then(|id| tree.nodes[id.position()].indicator());
        let Some(indicator) = indicator else {
            let found = format!("`{}`", line.indicator);
            return Err(Error::new(
                format!("{path}.indicator"),
                found,
                "the id of an indicator",
            ));
        };
        if !line.below.is_finite() {
            return Err(Error::new(
                format!("{path}.below"),
                line.below,
                "a finite number",
            ));
        }
        let grade = definition
            .grades
            .iter()
            .position(|grade| grade.from == line.grade_cap);
        let Some(grade) = grade else {
            let expected = "the `from` of a grade";
            return Err(Error::new(
                format!("{path}.grade_cap"),
                line.grade_cap,
                expected,
            ));
        };
        red_lines.push(RedLine {
            id: line.id.clone(),
            title: line.title.clone(),
            indicator,
            below: line.below,
            grade,
        });
    }
    Ok(red_lines)
}

fn check_ledger(definition: &Definition, tree: &Tree<'_>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for (position, row) in definition.ledger.iter().enumerate() {
        let path = format!("ledger[{position}]");
        if !seen.insert(&row.row) {
            let found = format!("`{}` again", row.row);
            return Err(Error::new(
                format!("{path}.row"),
                found,
                "a row that no other entry has",
            ));
        }
        match (row.used, &row.dimension, &row.indicator) {
            (Use::Optional, Some(dimension), Some(indicator)) => {
                let node = tree.by_id.get(dimension);
                if node.is_none_or(|id| tree.nodes[id.position()].indicator().is_some()) {
                    let found = format!("`{dimension}`");
                    let expected = "the id of a dimension";
                    return Err(Error::new(format!("{path}.dimension"), found, expected));
                }
                let path = format!("{path}.indicator");
                check_kebab(&format!("{path}.id"), &indicator.id)?;
                let activated = tree.by_id.get(&indicator.id).is_some_and(|id| {
                    let leaf = tree.nodes[id.position()].indicator();
                    leaf.is_some_and(|leaf| {
                        let sources = &tree.indicators[leaf.position()].sources;
                        sources.iter().any(|source| source.row == row.row)
                    })
                });
                let taken = tree.by_id.contains_key(&indicator.id) && !activated;
                if taken || !ids.insert(&indicator.id) {
                    let found = format!("`{}` again", indicator.id);
                    let expected = "an id that no other node has";
                    return Err(Error::new(format!("{path}.id"), found, expected));
                }
                check_indicator(&path, indicator, tree.ladders, Stage::AwaitingTarget)?;
            }
            (Use::Optional, None, _) => {
                return Err(Error::new(
                    format!("{path}.dimension"),
                    "none",
                    "the dimension it joins",
                ));
            }
            (Use::Optional, _, None) => {
                let expected = "the indicator that it becomes";
                return Err(Error::new(format!("{path}.indicator"), "none", expected));
            }
            (_, None, None) => {}
            (_, Some(_), _) => {
                let expected = "none unless `use` is `optional`";
                return Err(Error::new(
                    format!("{path}.dimension"),
                    "a dimension",
                    expected,
                ));
            }
            (_, _, Some(_)) => {
                let expected = "none unless `use` is `optional`";
                return Err(Error::new(
                    format!("{path}.indicator"),
                    "an indicator",
                    expected,
                ));
            }
        }
    }
    Ok(())
}

fn check_head(definition: &Definition) -> Result<(), Error> {
    if definition.version.trim().is_empty() {
        return Err(Error::new(
            "version",
            "an empty text",
            "a version such as `2024.1.0`",
        ));
    }
    if definition.title.is_blank() {
        return Err(Error::new("title", "an empty text", "a name"));
    }
    if let Some(period) = definition.period {
        if !(1..=9999).contains(&period.year) {
            return Err(Error::new(
                "period.year",
                period.year,
                "a year from 1 to 9999",
            ));
        }
        if !(1..=12).contains(&period.months) {
            return Err(Error::new("period.months", period.months, "1 to 12"));
        }
    }
    if let Some(coverage) = definition.minimum_coverage
        && !(0.0..=1.0).contains(&coverage)
    {
        return Err(Error::new("minimum_coverage", coverage, "a share of 0–1"));
    }
    if let Some(decimals) = definition.rank_decimals
        && decimals > 9
    {
        return Err(Error::new("rank_decimals", decimals, "0 to 9, or null"));
    }
    for (position, pair) in definition.grades.windows(2).enumerate() {
        if pair[1].from >= pair[0].from {
            let place = format!("grades[{}].from", position + 1);
            return Err(Error::new(
                place,
                pair[1].from,
                format!("less than {}", pair[0].from),
            ));
        }
    }
    if let Some(grade) = definition
        .grades
        .iter()
        .position(|grade| !grade.from.is_finite())
    {
        let found = definition.grades[grade].from;
        return Err(Error::new(
            format!("grades[{grade}].from"),
            found,
            "a finite number",
        ));
    }
    if let Some(adjustments) = definition.adjustments
        && !(adjustments.cap.is_finite() && adjustments.cap >= 0.0)
    {
        return Err(Error::new("adjustments.cap", adjustments.cap, "0 or more"));
    }
    if let Some(schedule) = definition.schedule {
        if !(schedule.behind.is_finite() && schedule.behind > 0.0) {
            return Err(Error::new(
                "schedule.behind",
                schedule.behind,
                "a number above 0",
            ));
        }
        if !(schedule.ahead.is_finite() && schedule.ahead >= schedule.behind) {
            let expected = format!("{} or more", schedule.behind);
            return Err(Error::new("schedule.ahead", schedule.ahead, expected));
        }
    }
    Ok(())
}

fn checked_aggregation(
    place: &str,
    aggregation: Option<Aggregation>,
) -> Result<Option<Aggregation>, Error> {
    aggregation
        .map(|aggregation| aggregation.check(place))
        .transpose()
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
        Err(Error::new(place, figure(weight), "0 or more"))
    } else if weight > LARGEST {
        Err(Error::new(place, figure(weight), "at most 1e15"))
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
