//! The choices between points and scores.

use crate::error::Error;
use crate::index::{Index, NodeId, NodeKind};
use crate::map::Map;
use crate::schema::MethodologyFile;
use crate::score::aggregate::Aggregation;
use crate::text::format::shortest;

/// From points to scores: weights, aggregations, thresholds and red lines.
///
/// # Guarantees
/// One weight per node, finite, not negative and not all zero among siblings; one aggregation per
/// branch; both minimum coverages are within 0–1.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighting {
    weights: Vec<f64>,
    aggregations: Vec<Option<Aggregation>>,
    minimum_coverage: f64,
    minimum_coverage_at_close: f64,
    red_lines: Map<String>,
}

impl Weighting {
    /// The index's own.
    pub fn default_of(index: &Index) -> Self {
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
            minimum_coverage_at_close: index.minimum_coverage_at_close(),
            red_lines: Map::new(),
        }
    }

    /// The default with the weights, the aggregation and the minimum coverage of a file.
    pub fn from_file(file: &MethodologyFile, index: &Index) -> Result<Self, Error> {
        let mut weighting = Self::default_of(index);
        for (id, &weight) in &file.weights {
            match index.find(id) {
                Some(node) if node != NodeId::ROOT => {
                    weighting.weights[node.position()] = weight;
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
        weighting.check_siblings(index)?;
        if let Some(aggregation) = file.aggregation {
            let aggregation = aggregation.check("aggregation")?;
            weighting.replace_aggregation(index, aggregation);
        }
        if let Some(coverage) = file.minimum_coverage {
            if !(0.0..=1.0).contains(&coverage) {
                return Err(Error::new(
                    "minimumCoverage",
                    shortest(coverage),
                    "a share of 0–1",
                ));
            }
            weighting.minimum_coverage = coverage;
            weighting.minimum_coverage_at_close = coverage;
        }
        Ok(weighting)
    }

    /// With other weights, one per node in the order of the index.
    pub fn with_weights(mut self, index: &Index, weights: &[f64]) -> Result<Self, Error> {
        self.weights = weights.to_vec();
        self.check_size(index)?;
        for (id, node) in index.nodes() {
            let weight = self.weights[id.position()];
            check_weight(&node.id, weight)?;
        }
        self.check_siblings(index)?;
        Ok(self)
    }

    /// With another aggregation in the place of the index's own: branches with one of their own keep it.
    #[must_use]
    pub fn with_aggregation(mut self, index: &Index, aggregation: Aggregation) -> Self {
        self.replace_aggregation(index, aggregation);
        self
    }

    /// With red lines in force: the id of each, and the document that authorises it. One without
    /// a document stays off.
    #[must_use]
    pub fn with_red_lines(mut self, red_lines: Map<String>) -> Self {
        self.red_lines = red_lines;
        self
    }

    /// With red lines of the index in force. An error for a line that it does not have, and for one
    /// without a document.
    pub(super) fn with_checked_red_lines(
        self,
        index: &Index,
        red_lines: &Map<String>,
    ) -> Result<Self, Error> {
        for (id, document) in red_lines {
            let place = format!("redLines.{id}");
            if !index.red_lines().iter().any(|line| &line.id == id) {
                return Err(Error::new(place, format!("`{id}`"), "the id of a red line"));
            }
            if document.trim().is_empty() {
                let expected = "the name of the document that authorises it";
                return Err(Error::new(place, "an empty text", expected));
            }
        }
        Ok(self.with_red_lines(red_lines.clone()))
    }

    pub(super) fn check_size(&self, index: &Index) -> Result<(), Error> {
        let size = index.size();
        if self.weights.len() == size {
            return Ok(());
        }
        let expected = format!("{size}, one per node");
        Err(Error::new("weights", self.weights.len(), expected))
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
        self.weight(node) / self.sum_below(index, parent)
    }

    /// The share of every node that is on among its siblings, by node. O(nodes).
    pub(crate) fn shares(&self, index: &Index) -> Vec<f64> {
        let mut shares = vec![1.0; index.size()];
        for (parent, _) in index.nodes() {
            let sum = self.sum_below(index, parent);
            for &child in index.children(parent) {
                shares[child.position()] = self.weight(child) / sum;
            }
        }
        shares
    }

    /// The weights of a node's children together.
    fn sum_below(&self, index: &Index, node: NodeId) -> f64 {
        let children = index.children(node).iter();
        children.map(|&child| self.weight(child)).sum()
    }

    /// The nodes whose weight is another than before; all of them where an aggregation is.
    pub fn moved_from<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = NodeId> + 'a {
        let all = self.aggregations != before.aggregations;
        let weights = self.weights.iter().zip(&before.weights).enumerate();
        weights
            .filter(move |(_, (now, then))| all || now != then)
            .map(|(position, _)| NodeId(position as u32))
    }

    /// How a branch's children combine; `None` for an indicator.
    pub fn aggregation(&self, node: NodeId) -> Option<Aggregation> {
        self.aggregations[node.position()]
    }

    /// Coverage below which no score is given for the whole.
    pub fn minimum_coverage(&self) -> f64 {
        self.minimum_coverage
    }

    /// The same once the period has ended.
    pub fn minimum_coverage_at_close(&self) -> f64 {
        self.minimum_coverage_at_close
    }

    /// The document that puts a red line in force, if one does.
    pub fn red_line(&self, id: &str) -> Option<&str> {
        let document = self.red_lines.get(id).map(|document| document.trim())?;
        (!document.is_empty()).then_some(document)
    }

    /// Whether shares, aggregations and minimum coverage are the default ones.
    pub fn is_default(&self, index: &Index) -> bool {
        let default = Self::default_of(index);
        let mut shares = self.shares(index).into_iter().zip(default.shares(index));
        self.aggregations == default.aggregations
            && self.minimum_coverage == default.minimum_coverage
            && self.minimum_coverage_at_close == default.minimum_coverage_at_close
            && shares.all(|(own, default)| (own - default).abs() < 1e-12)
    }
}

fn check_weight(id: &str, weight: f64) -> Result<(), Error> {
    crate::index::check_weight(&format!("weights.{id}"), weight)
}
