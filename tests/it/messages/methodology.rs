//! Methodologies, and weightings.
#![allow(
    clippy::needless_pass_by_value,
    reason = "each case is a literal, written once"
)]

use super::data::index;
use crate::support::{self, try_methodology};
use serde_json::{Value, json};
use xingfu::methodology::Weighting;
use xingfu::score;

#[track_caller]
fn choices(choices: Value, message: &str) {
    match try_methodology(&index(), &choices) {
        Ok(_) => panic!("no fault, expected {message}"),
        Err(error) => assert_eq!(error.to_string(), message),
    }
}

#[test]
fn methodologies_are_checked() {
    choices(
        json!({"weights": {"job": 1}}),
        "weights.job: found `job`, expected the id of a dimension or an indicator",
    );
    choices(
        json!({"weights": {"index": 1}}),
        "weights.index: found `index`, expected the id of a dimension or an indicator",
    );
    choices(
        json!({"weights": {"jobs": -1}}),
        "weights.jobs: found -1, expected 0 or more",
    );
    choices(
        json!({"weights": {"jobs": 1e16}}),
        "weights.jobs: found 1e16, expected at most 1e15",
    );
    choices(
        json!({"weights": {"jobs": "5"}}),
        "weights.jobs: found \"5\", expected a number",
    );
    choices(
        json!({"weights": {"d": 0}}),
        "weights of the children of `index`: found only 0, expected one above 0",
    );
    choices(
        json!({"aggregation": "mean"}),
        "aggregation: found \"mean\", expected `arithmetic`, `geometric`, `harmonic`, `minimum` or {\"power\": p}",
    );
    choices(
        json!({"aggregation": {"power": 0}}),
        "aggregation.power: found 0, expected an exponent of 0.001 to 50, or the same below 0",
    );
    choices(
        json!({"aggregation": {"power": -51}}),
        "aggregation.power: found -51, expected an exponent of 0.001 to 50, or the same below 0",
    );
    choices(
        json!({"minimumCoverage": 2}),
        "minimumCoverage: found 2, expected a share of 0–1",
    );
    choices(
        json!({"asOf": "2024"}),
        "asOf: found \"2024\", expected `YYYY-MM`",
    );
    choices(
        json!({"redLines": {"lines": "a"}}),
        "redLines.lines: found `lines`, expected the id of a red line",
    );
    choices(
        json!({"redLines": {"line": " "}}),
        "redLines.line: found an empty text, expected the name of the document that authorises it",
    );
    choices(
        json!({"wieghts": {}}),
        "wieghts: found the unknown field `wieghts`, expected one of `weights`, `aggregation`, `normalisation`, `minimumCoverage`, `asOf`, `reading`, `missingAtClose`, `redLines`",
    );
}

#[test]
fn weights_are_one_per_node() {
    let index = index();
    let weights = |weights: &[f64]| {
        let methodology = Weighting::default_of(&index).with_weights(&index, weights);
        methodology.map(|_| ()).map_err(|error| error.to_string())
    };
    assert_eq!(
        weights(&[1.0]),
        Err("weights: found 1, expected 11, one per node".into())
    );
    let mut all = [1.0; 11];
    assert_eq!(weights(&all), Ok(()));
    all[2] = f64::NAN;
    assert_eq!(
        weights(&all),
        Err("weights.jobs: found NaN, expected 0 or more".into())
    );
    all[2..].fill(0.0);
    let none = "weights of the children of `d`: found only 0, expected one above 0";
    assert_eq!(weights(&all), Err(none.into()));
}

#[test]
fn scores_below_zero_have_no_geometric_mean() {
    let index = index();
    let fault = |values: Value, choices: Value| {
        let dataset = support::dataset(&index, &json!({"values": values}));
        let methodology = try_methodology(&index, &choices).unwrap_or_else(|e| panic!("{e}"));
        score::score(&index, &dataset, &methodology)
            .map(|_| ())
            .map_err(|e| e.to_string())
    };
    let growth = json!([{"unit": "u", "indicator": "growth", "value": -6}]);
    assert_eq!(
        fault(growth.clone(), json!({})),
        Err(
            "node `growth`: found a score of -20 under the geometric aggregation of `d`, \
             expected scores of 0 or more, or an arithmetic or minimum aggregation"
                .into()
        )
    );
    assert_eq!(
        fault(growth.clone(), json!({"weights": {"growth": 0}})),
        Ok(())
    );
    assert_eq!(fault(growth, json!({"aggregation": "minimum"})), Ok(()));
    // However large, a power mean is a number.
    let far = json!([{"unit": "u", "indicator": "growth", "value": 1e9}]);
    let power = json!({"aggregation": {"power": 50}});
    assert_eq!(fault(far, power), Ok(()));
}

#[test]
fn comparisons_and_columns_are_checked() {
    let ahp = |rows: &[Vec<f64>]| {
        xingfu::weighting::ahp(rows)
            .map(|_| ())
            .map_err(|e| e.to_string())
    };
    assert_eq!(
        ahp(&[]),
        Err("comparisons: found none, expected a square matrix".into())
    );
    assert_eq!(
        ahp(&[vec![1.0, 2.0]]),
        Err("comparisons[0]: found 2 numbers, expected 1".into())
    );
    assert_eq!(
        ahp(&[vec![1.0, 2.0], vec![0.5]]),
        Err("comparisons[1]: found 1 number, expected 2".into())
    );
    assert_eq!(
        ahp(&[vec![1.0, 0.0], vec![0.5, 1.0]]),
        Err("comparisons[0][1]: found 0, expected a number above 0".into())
    );
    assert_eq!(
        ahp(&[vec![1.0, 2.0], vec![0.4, 1.0]]),
        Err("comparisons[0][1]: found 2, expected 1 / 0.4".into())
    );
    let entropy = |columns: &[Vec<f64>]| {
        xingfu::weighting::entropy(columns)
            .map(|_| ())
            .map_err(|e| e.to_string())
    };
    assert_eq!(
        entropy(&[vec![5.0]]),
        Err("entropy weights: found 1 unit, expected two or more: undefined for one unit".into())
    );
    assert_eq!(
        entropy(&[vec![5.0, 6.0], vec![5.0]]),
        Err("column 1: found 1 value, expected 2".into())
    );
    assert_eq!(
        entropy(&[vec![5.0, -6.0]]),
        Err("column 0: found -6, expected finite values of 0 or more".into())
    );
    assert_eq!(
        entropy(&[vec![0.0, 0.0]]),
        Err("column 0: found only zeros, expected a value above 0".into())
    );
    assert_eq!(
        entropy(&[vec![5.0, 5.0]]),
        Err("entropy weights: found columns that do not vary, expected one that does".into())
    );
}
