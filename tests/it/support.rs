//! The whole pipeline in a call: JSON in, scores and a report out.

use serde_json::{Value, json};
use xingfu::data::{Dataset, UnitId};
use xingfu::error::Error;
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::report::{Outcome, report};
use xingfu::schema::{self, DatasetFile, MethodologyFile, NodeReport, Report, UnitReport};
use xingfu::score::{Scores, Scoring};

pub(crate) struct Scored {
    pub(crate) index: Index,
    pub(crate) dataset: Dataset,
    pub(crate) methodology: Methodology,
    pub(crate) scores: Scores,
    pub(crate) scoring: Scoring,
    pub(crate) report: Report,
}

#[track_caller]
pub(crate) fn index(definition: &Value) -> Index {
    Index::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
pub(crate) fn dataset(index: &Index, data: &Value) -> Dataset {
    try_dataset(index, data).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn try_dataset(index: &Index, data: &Value) -> Result<Dataset, Error> {
    let file: DatasetFile = schema::read(&data.to_string())?;
    Dataset::from_file(&file, index)
}

pub(crate) fn try_methodology(index: &Index, choices: &Value) -> Result<Methodology, Error> {
    let file: MethodologyFile = schema::read(&choices.to_string())?;
    Methodology::from_file(&file, index)
}

#[track_caller]
pub(crate) fn scored(definition: &Value, data: &Value) -> Scored {
    scored_with(definition, data, &json!({}))
}

#[track_caller]
pub(crate) fn scored_with(definition: &Value, data: &Value, choices: &Value) -> Scored {
    let index = index(definition);
    let dataset = dataset(&index, data);
    let methodology = try_methodology(&index, choices).unwrap_or_else(|error| panic!("{error}"));
    Scored::new(index, dataset, methodology)
}

impl Scored {
    #[track_caller]
    pub(crate) fn new(index: Index, dataset: Dataset, methodology: Methodology) -> Self {
        let values = methodology.processing().values(&index, &dataset);
        let scoring = Scoring::new(&index, values, &methodology);
        let scoring = scoring.unwrap_or_else(|error| panic!("{error}"));
        let outcome = Outcome {
            index: &index,
            dataset: &dataset,
            methodology: &methodology,
            scoring: &scoring,
        };
        let report = report(&outcome, None);
        Self {
            index,
            dataset,
            methodology,
            scores: scoring.scores().clone(),
            scoring,
            report,
        }
    }

    #[track_caller]
    pub(crate) fn unit(&self, id: &str) -> &UnitReport {
        let unit = self.report.units.iter().find(|unit| unit.id == id);
        unit.unwrap_or_else(|| panic!("no unit {id}"))
    }

    #[track_caller]
    pub(crate) fn node(&self, unit: &str, node: &str) -> NodeReport {
        self.unit(unit).nodes[node]
    }

    /// The score of the whole of the first unit.
    pub(crate) fn score(&self) -> Option<f64> {
        self.scores.headline(UnitId::at(0))
    }

    /// The points of the first unit at a node.
    #[track_caller]
    pub(crate) fn points(&self, node: &str) -> Option<f64> {
        let node = self
            .index
            .find(node)
            .unwrap_or_else(|| panic!("no node {node}"));
        self.scores.node(&self.index, UnitId::at(0), node)
    }
}

/// An index of the dimension `d` with the given indicators.
pub(crate) fn index_of(indicators: &Value) -> Value {
    json!({
        "id": "index", "version": "1", "title": "Index", "minimum_coverage": 0,
        "dimensions": [{"id": "d", "title": "D", "indicators": indicators}],
    })
}

/// An index of the one indicator `x`.
pub(crate) fn single(rule: &Value) -> Value {
    index_of(&json!([{"id": "x", "title": "X", "rule": rule}]))
}

/// An index of indicators named by letters whose values are their points, each with its weight.
pub(crate) fn given(weights: &[(&str, f64)]) -> Value {
    let indicators: Vec<_> = weights
        .iter()
        .map(|(id, weight)| json!({"id": id, "title": id, "weight": weight, "rule": points_rule()}))
        .collect();
    index_of(&indicators.into())
}

/// The rule under which a value of 0–100 is its own points.
pub(crate) fn points_rule() -> Value {
    json!({"kind": "goalposts", "lower": 0, "upper": 100})
}

/// A data set of the unit `u` with the given values.
pub(crate) fn of_unit(values: &[(&str, f64)]) -> Value {
    let values: Vec<_> = values
        .iter()
        .map(|(indicator, value)| json!({"unit": "u", "indicator": indicator, "value": value}))
        .collect();
    json!({"units": [{"id": "u"}], "values": values})
}

/// The points that a rule gives a value, by way of the whole pipeline.
#[track_caller]
pub(crate) fn points(rule: &Value, value: &Value) -> Option<f64> {
    let data = json!({"values": [{"unit": "u", "indicator": "x", "value": value}]});
    scored(&single(rule), &data).score()
}

#[track_caller]
pub(crate) fn assert_close(found: impl Into<Option<f64>>, expected: f64) {
    let found = found.into().unwrap_or(f64::NAN);
    assert!(
        (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "found {found}, expected {expected}"
    );
}
