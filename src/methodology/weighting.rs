//! All the choices that turn an index and data into scores.

use crate::error::Error;
use crate::index::{Index, NodeId, NodeKind};
use crate::map::Map;
use crate::month::Month;
use crate::schema::MethodologyFile;
use crate::score::aggregate::Aggregation;
use crate::text::format::shortest;

/// Weights, aggregations and thresholds: what an index publishes, or what a user prefers.
///
/// # Guarantees
/// One weight per node, finite, not negative and not all zero among siblings; one aggregation per
/// branch; the minimum coverage is within 0–1.
#[derive(Clone, Debug, PartialEq)]
pub struct Methodology {
    weights: Vec<f64>,
    aggregations: Vec<Option<Aggregation>>,
    minimum_coverage: f64,
    as_of: Option<Month>,
    red_lines: Map<String>,
}

impl Methodology {
    /// As the index publishes it.
    pub fn published(index: &Index) -> Self {
        let mut aggregations = vec![None; index.size()];
        for (id, node) in index.nodes() {
            if let NodeKind::Branch { aggregation, .. } = node.kind {
                aggregations[id.position()] = Some(aggregation);
            }
        }
        Self {
            weights: index.weights(),
            aggregations,
            minimum_coverage: index.minimum_coverage(),
            as_of: None,
            red_lines: Map::new(),
        }
    }

    /// The published methodology with the departures of a file.
    pub fn from_file(file: &MethodologyFile, index: &Index) -> Result<Self, Error> {
        let mut methodology = Self::published(index);
        for (id, &weight) in &file.weights {
            match index.find(id) {
                Some(node) if node != NodeId::ROOT => {
                    methodology.weights[node.position()] = weight;
                }
                _ => {
                    let expected = "the id of a dimension or an indicator";
                    return Err(Error::new(
                        format!("weights.{id}"),
                        format!("`{id}`"),
                        expected,
                    ));
                }
            }
            check_weight(id, weight)?;
        }
        methodology.check_siblings(index)?;
        if let Some(aggregation) = file.aggregation {
            let aggregation = aggregation.check("aggregation")?;
            methodology.replace_aggregation(index, aggregation);
        }
        if let Some(coverage) = file.minimum_coverage {
            if !(0.0..=1.0).contains(&coverage) {
                return Err(Error::new(
                    "minimumCoverage",
                    shortest(coverage),
                    "a share of 0–1",
                ));
            }
            methodology.minimum_coverage = coverage;
        }
        if let Some(month) = &file.as_of {
            let parsed = month.parse();
            let fault = |()| Error::new("asOf", format!("{month:?}"), "`YYYY-MM`");
            methodology.as_of = Some(parsed.map_err(fault)?);
        }
        for (id, document) in &file.red_lines {
            let place = format!("redLines.{id}");
            if !index.red_lines().iter().any(|line| &line.id == id) {
                return Err(Error::new(place, format!("`{id}`"), "the id of a red line"));
            }
            if document.trim().is_empty() {
                let expected = "the name of the document that authorises it";
                return Err(Error::new(place, "an empty text", expected));
            }
        }
        methodology.red_lines.clone_from(&file.red_lines);
        Ok(methodology)
    }

    /// With other weights, by [`NodeId::position`].
    pub fn with_weights(mut self, index: &Index, weights: &[f64]) -> Result<Self, Error> {
        if weights.len() != index.size() {
            let expected = format!("{}, one per node", index.size());
            return Err(Error::new("weights", weights.len(), expected));
        }
        self.weights.copy_from_slice(weights);
        for (id, node) in index.nodes() {
            let weight = self.weights[id.position()];
            check_weight(&node.id, weight)?;
        }
        self.check_siblings(index)?;
        Ok(self)
    }

    /// As of another month; none takes every record.
    #[must_use]
    pub fn as_of(mut self, month: Option<Month>) -> Self {
        self.as_of = month;
        self
    }

    /// With red lines in force: the id of each, and the document that authorises it. One without
    /// a document stays off.
    #[must_use]
    pub fn with_red_lines(mut self, red_lines: Map<String>) -> Self {
        self.red_lines = red_lines;
        self
    }

    /// Puts an aggregation in the place of the index's own: branches without one of their own
    /// inherit it.
    fn replace_aggregation(&mut self, index: &Index, aggregation: Aggregation) {
        for (id, node) in index.nodes() {
            let inherited = match (&node.kind, node.parent) {
                (NodeKind::Branch { .. }, None) => Some(aggregation),
                (NodeKind::Branch { inherits: true, .. }, Some(parent)) => {
                    self.aggregations[parent.position()]
                }
                _ => continue,
            };
            self.aggregations[id.position()] = inherited;
        }
    }

    fn check_siblings(&self, index: &Index) -> Result<(), Error> {
        for (id, node) in index.nodes() {
            let children = index.children(id);
            let sum: f64 = children.iter().map(|&child| self.weight(child)).sum();
            if !children.is_empty() && sum <= 0.0 {
                let place = format!("weights of the children of `{}`", node.id);
                return Err(Error::new(place, "only 0", "one above 0"));
            }
        }
        Ok(())
    }

    /// Weight among siblings.
    pub fn weight(&self, node: NodeId) -> f64 {
        self.weights[node.position()]
    }

    /// Every node's weight among its siblings, by [`NodeId::position`].
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Weight over the sum of the siblings' weights, 0–1; 1 for the root.
    pub fn share(&self, index: &Index, node: NodeId) -> f64 {
        let Some(parent) = index.node(node).parent else {
            return 1.0;
        };
        let siblings = index.children(parent);
        self.weight(node)
            / siblings
                .iter()
                .map(|&sibling| self.weight(sibling))
                .sum::<f64>()
    }

    /// How a branch's children combine; none for an indicator.
    pub fn aggregation(&self, node: NodeId) -> Option<Aggregation> {
        self.aggregations[node.position()]
    }

    /// Coverage below which no score is given for the whole.
    pub fn minimum_coverage(&self) -> f64 {
        self.minimum_coverage
    }

    /// Records of later months are left out.
    pub fn month(&self) -> Option<Month> {
        self.as_of
    }

    /// The document that puts a red line in force, if one does.
    pub fn red_line(&self, id: &str) -> Option<&str> {
        let document = self.red_lines.get(id).map(|document| document.trim())?;
        (!document.is_empty()).then_some(document)
    }

    /// Whether weights have the published ratios and aggregations are the published ones.
    pub fn is_published(&self, index: &Index) -> bool {
        let published = Self::published(index);
        self.aggregations == published.aggregations
            && self.minimum_coverage == published.minimum_coverage
            && index
                .nodes()
                .all(|(id, _)| (self.share(index, id) - published.share(index, id)).abs() < 1e-12)
    }
}

fn check_weight(id: &str, weight: f64) -> Result<(), Error> {
    crate::index::check_weight(&format!("weights.{id}"), weight)
}
