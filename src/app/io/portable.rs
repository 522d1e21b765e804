//! The portable form of choices: everything by its id, apart from any index in memory.
//!
//! Links, files, snapshots and the options of a mounted page are codecs of this one form.

use crate::app::state::{Choices, scale};
use crate::data::Dataset;
use crate::error::Error;
use crate::index::{Activation, Index, Indicator, LedgerRow, NodeId, check_weight};
use crate::map::Map;
use crate::methodology::{Methodology, Weighting};
use crate::rule::{Asks, Promise};
use crate::schema::{DatasetFile, MethodologyFile, Raw};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The version of the form, which a file names.
pub(super) const FORMAT: &str = "xingfu-data-1";

/// Choices by ids, with or without the data that they rest on.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Portable {
    pub(super) format: String,
    /// The id of the index.
    pub(super) index: String,
    pub(super) version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) month: Option<String>,
    /// By node; the default ones where absent.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(super) weights: Map<f64>,
    /// By row of the ledger: a target, a rung, or an empty text where the rule asks for nothing.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(super) optional: Map<Raw>,
    /// The documents that put red lines in force.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(super) red_lines: Map<String>,
    /// Whether branches combine by geometric means.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) geometric: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) data: Option<DatasetFile>,
}

/// Why choices are not taken over.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// They are for another index.
    OtherIndex,
    /// They are at fault.
    Fault(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Fault(error)
    }
}

impl Portable {
    /// Choices without weights and data.
    fn bare(base: &Index, choices: &Choices) -> Self {
        let optional = choices.optional.iter();
        Self {
            format: FORMAT.to_owned(),
            index: base.id().to_owned(),
            version: base.version().to_owned(),
            month: choices.month.map(|month| month.to_string()),
            optional: optional
                .map(|(row, activation)| (row.clone(), activation.into()))
                .collect(),
            red_lines: choices.red_lines.clone(),
            geometric: choices.geometric,
            ..Self::default()
        }
    }

    /// Choices with every weight, or none where all are the default ones.
    pub(super) fn new(base: &Index, choices: &Choices, data: Option<DatasetFile>) -> Self {
        let Choices { index, weights, .. } = choices;
        let weight = |id: NodeId| weights[id.position()];
        let weights = match index.nodes().all(|(id, node)| weight(id) == node.weight) {
            true => Map::new(),
            false => index
                .nodes()
                .skip(1)
                .map(|(id, node)| (node.id.clone(), weight(id)))
                .collect(),
        };
        Self {
            weights,
            data,
            ..Self::bare(base, choices)
        }
    }

    /// Choices with the weights that [`departing`] names.
    pub(super) fn of_departures(base: &Index, choices: &Choices) -> Self {
        let weights = departing(choices).into_iter();
        Self {
            weights: weights
                .map(|(id, weight)| (id.to_owned(), weight))
                .collect(),
            ..Self::bare(base, choices)
        }
    }

    /// The choices upon the data that go along, or upon the present ones.
    pub(super) fn resolve(
        self,
        data: Option<&DatasetFile>,
        base: &Rc<Index>,
        present: &Choices,
    ) -> Result<Choices, Refused> {
        if self.format != FORMAT {
            let found = format!("{:?}", self.format);
            return Err(Error::new("format", found, format!("{FORMAT:?}")).into());
        }
        if self.index != base.id() {
            return Err(Refused::OtherIndex);
        }
        let optional = self.optional.into_iter();
        let mut optional: Map<_> = optional.map(|(row, raw)| (row, raw.into())).collect();
        for (row, activation) in data
            .into_iter()
            .flat_map(|data| rows_with_values(base, data))
        {
            if !optional.contains_key(&row) {
                optional.insert(row, activation);
            }
        }
        let index = match optional.is_empty() {
            true => Rc::clone(base),
            false => Rc::new(base.with_optional(&optional)?),
        };
        let weights = chosen_weights(&index, &self.weights)?;
        let file = MethodologyFile {
            as_of: self.month,
            red_lines: self.red_lines,
            ..MethodologyFile::default()
        };
        let methodology = Methodology::from_file(&file, &index)?;
        // Texts in the cells of other data are none of these.
        let drafts = match data {
            Some(_) => Map::new(),
            None => present.drafts.clone(),
        };
        let data = match data {
            Some(file) => Rc::new(Dataset::from_file(file, &index)?),
            None => Rc::clone(&present.data),
        };
        Ok(Choices {
            weights,
            aside: Vec::new(),
            geometric: self.geometric,
            scenarios: Rc::clone(&present.scenarios),
            locks: Vec::new(),
            month: methodology.month().or(data.last_month()).or(present.month),
            optional,
            data,
            red_lines: file.red_lines,
            drafts,
            index,
        })
    }
}

/// Optional rows that a file has values of, and that ask for no target of the user's: what an
/// earlier version scored stays scored.
pub(super) fn rows_with_values(base: &Index, data: &DatasetFile) -> Vec<(String, Activation)> {
    let waiting = |row: &LedgerRow| row.waiting.map(|waiting| base.indicator(waiting.indicator));
    let id = |indicator: &Indicator| base.node(indicator.node).id.as_str();
    let all = base.ledger().iter().filter_map(waiting);
    let mut with_values: Map<bool, &str> = all.map(|indicator| (id(indicator), false)).collect();
    for entry in &data.values {
        if let Some(has_values) = with_values.get_mut(&entry.indicator) {
            *has_values = true;
        }
    }
    let rows = base.ledger().iter().filter_map(|row| {
        let indicator = waiting(row)?;
        let has_values = with_values.get(id(indicator)) == Some(&true);
        let activation = match (indicator.rule.asks(), indicator.rule.promise()) {
            (Asks::Nothing, _) => Activation::Plain,
            (Asks::Rung(_), Promise::Rung(rung)) => Activation::Promised(rung.id.clone()),
            (Asks::Rung(_) | Asks::Target, _) => return None,
        };
        has_values.then(|| (row.row.clone(), activation))
    });
    rows.collect()
}

/// Weights as they were chosen: siblings may be all zero, which a page shows as a fault. One of a
/// promise that is off is passed over.
fn chosen_weights(index: &Index, given: &Map<f64>) -> Result<Vec<f64>, Error> {
    let mut weights = index.weights();
    for (id, &weight) in given {
        let place = format!("weights.{id}");
        let Some(node) = index.find(id).filter(|node| *node != NodeId::ROOT) else {
            if index.knows(id) && id != index.id() {
                continue;
            }
            let expected = "the id of a dimension or an indicator";
            return Err(Error::new(place, format!("`{id}`"), expected));
        };
        check_weight(&place, weight)?;
        weights[node.position()] = weight;
    }
    Ok(weights)
}

/// Weights by node, of which some siblings must count; those that are not given have the default ones.
pub fn weights(index: &Index, given: Map<f64>) -> Result<Vec<f64>, Error> {
    let file = MethodologyFile {
        weights: given,
        ..MethodologyFile::default()
    };
    Ok(Weighting::from_file(&file, index)?.weights().to_vec())
}

/// The weight of every node in a group of siblings whose shares depart from the default ones, in the
/// order of the index.
pub fn departing(choices: &Choices) -> Vec<(&str, f64)> {
    let Choices { index, weights, .. } = choices;
    let nodes = scale::departing(index, weights).into_iter();
    nodes
        .map(|node| (index.node(node).id.as_str(), weights[node.position()]))
        .collect()
}
