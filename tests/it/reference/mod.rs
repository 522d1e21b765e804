//! Our results against those of other programs: `COINr` 1.1.14, and numpy with five libraries of
//! multi-criteria decision-making. To 1e-9 relative.

mod normalised;

use crate::support::{self, Scored, points_rule};
use serde_json::{Value, json};
use std::path::PathBuf;
use xingfu::weighting::{ahp, entropy};

struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/it/reference")
            .join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut rows = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect());
        let header = rows.next().unwrap_or_default();
        Self {
            header,
            rows: rows.collect(),
        }
    }

    #[track_caller]
    fn column(&self, name: &str) -> Vec<f64> {
        let at = self.header.iter().position(|own| own == name);
        let at = at.unwrap_or_else(|| panic!("no column {name}"));
        self.rows.iter().map(|row| number(&row[at])).collect()
    }
}

#[track_caller]
fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

#[track_caller]
fn assert_near(found: f64, expected: f64, what: &str) {
    let near = (found - expected).abs() <= 1e-9 * expected.abs();
    assert!(near, "{what}: found {found}, expected {expected}");
}

fn id(node: &str) -> String {
    node.to_lowercase()
}

/// The nodes below a parent, as a definition writes them; `dimensions` where they have children.
fn children(nodes: &Table, parent: &str) -> (Vec<Value>, Vec<Value>) {
    let (mut dimensions, mut indicators) = (Vec::new(), Vec::new());
    for row in nodes.rows.iter().filter(|row| row[1] == parent) {
        let mut node = json!({"id": id(&row[0]), "title": row[0], "weight": number(&row[4])});
        if row[2] == "1" {
            node["rule"] = points_rule();
            indicators.push(node);
        } else {
            let (below, leaves) = children(nodes, &row[0]);
            node["dimensions"] = below.into();
            node["indicators"] = leaves.into();
            dimensions.push(node);
        }
    }
    (dimensions, indicators)
}

fn definition(aggregation: &Value) -> Value {
    let (dimensions, _) = children(&Table::read("nodes.csv"), "Index");
    json!({
        "id": "index", "version": "1", "title": "Index",
        "aggregation": aggregation, "dimensions": dimensions,
    })
}

fn coinr(definition: &Value, points: &str) -> Scored {
    let table = Table::read(points);
    let mut values = Vec::new();
    for row in &table.rows {
        for (indicator, value) in table.header.iter().zip(row).skip(1) {
            values.push(json!({"unit": row[0], "indicator": indicator, "value": number(value)}));
        }
    }
    support::scored(definition, &json!({"values": values}))
}

#[track_caller]
fn assert_aggregated(definition: &Value, points: &str, expected: &str) {
    let scored = coinr(definition, points);
    let expected = Table::read(expected);
    assert_eq!(expected.rows.len(), 40);
    for (row, unit) in expected.rows.iter().zip(&scored.report.units) {
        assert_eq!(row[0], unit.id);
        for (name, value) in expected.header.iter().zip(row).skip(1) {
            let what = format!("{} of {}", name, unit.id);
            if name == "rank" {
                assert_eq!(unit.rank.map(f64::from), Some(number(value)), "{what}");
            } else {
                let found = unit.nodes[&id(name)].score.unwrap_or(f64::NAN);
                assert_near(found, number(value), &what);
            }
        }
    }
}

#[test]
fn arithmetic_means_are_those_of_coinr() {
    let definition = definition(&json!("arithmetic"));
    let (points, expected) = (
        "normalised_minmax_0_100.csv",
        "aggregated_arithmetic_0_100.csv",
    );
    assert_aggregated(&definition, points, expected);
    let (points, expected) = (
        "normalised_minmax_1_100.csv",
        "aggregated_arithmetic_1_100.csv",
    );
    assert_aggregated(&definition, points, expected);
}

#[test]
fn geometric_means_are_those_of_coinr() {
    let definition = definition(&json!("geometric"));
    let (points, expected) = (
        "normalised_minmax_1_100.csv",
        "aggregated_geometric_1_100.csv",
    );
    assert_aggregated(&definition, points, expected);
}

#[test]
fn harmonic_means_are_those_of_coinr() {
    let definition = definition(&json!("harmonic"));
    let (points, expected) = (
        "normalised_minmax_1_100.csv",
        "aggregated_harmonic_1_100.csv",
    );
    assert_aggregated(&definition, points, expected);
}

#[test]
fn power_means_are_those_of_coinr() {
    let definition = definition(&json!({"power": 2}));
    let (points, expected) = ("normalised_minmax_1_100.csv", "aggregated_power2_1_100.csv");
    assert_aggregated(&definition, points, expected);
}

/// Arithmetic for dimensions, geometric for sub-indices, arithmetic for the index.
#[test]
fn an_aggregation_per_level_is_that_of_coinr() {
    let mut definition = definition(&json!("arithmetic"));
    for sub_index in definition["dimensions"]
        .as_array_mut()
        .into_iter()
        .flatten()
    {
        sub_index["aggregation"] = json!("geometric");
        for dimension in sub_index["dimensions"].as_array_mut().into_iter().flatten() {
            dimension["aggregation"] = json!("arithmetic");
        }
    }
    let (points, expected) = (
        "normalised_minmax_1_100.csv",
        "aggregated_levels_a_g_a_1_100.csv",
    );
    assert_aggregated(&definition, points, expected);
}

#[test]
fn effective_weights_are_those_of_coinr() {
    let scored = coinr(
        &definition(&json!("arithmetic")),
        "normalised_minmax_0_100.csv",
    );
    let expected = Table::read("effective_weights.csv");
    assert_eq!(expected.rows.len(), 26);
    for row in &expected.rows {
        let found = scored.node("U01", &id(&row[0]));
        assert_near(found.effective_weight, number(&row[3]), &row[0]);
    }
}

/// Weights and consistency ratio of the geometric-mean method; CI by the same λmax, the mean of
/// `(A·w)ᵢ / wᵢ`. The λmax of the table is the eigenvalue, which ours exceeds a little.
#[track_caller]
fn assert_ahp(name: &str, eigenvalue_tolerance: f64) {
    let mut matrix = Table::read(&format!("{name}_matrix.csv"));
    matrix.rows.insert(0, matrix.header.clone());
    let rows: Vec<Vec<f64>> = matrix
        .rows
        .iter()
        .map(|row| row.iter().map(|text| number(text)).collect())
        .collect();
    let found = ahp(&rows).unwrap_or_else(|error| panic!("{error}"));
    let expected = Table::read(&format!("{name}.csv"));
    for column in ["w_geomean_numpy", "w_pydecision_g"] {
        for (found, expected) in found.weights.iter().zip(expected.column(column)) {
            assert_near(*found, expected, column);
        }
    }
    let ratio = expected.column("CR_pydecision_g")[0];
    let index = ratio * expected.column("RI_saaty")[0];
    assert_near(found.consistency_ratio.unwrap_or(f64::NAN), ratio, "CR");
    assert_near(found.consistency_index, index, "CI");
    assert_near(found.lambda_max, 4.0 + 3.0 * index, "λmax");
    let eigenvalue = expected.column("lambda_max")[0];
    let apart = (found.lambda_max - eigenvalue).abs() / eigenvalue;
    assert!(
        apart < eigenvalue_tolerance,
        "{} {eigenvalue}",
        found.lambda_max
    );
}

#[test]
fn a_consistent_comparison_gives_the_weights_and_ratio_of_the_libraries() {
    assert_ahp("ahp_4x4", 1e-4);
}

#[test]
fn an_inconsistent_comparison_gives_the_weights_and_ratio_of_the_libraries() {
    assert_ahp("ahp_4x4_inconsistent", 0.01);
}

#[test]
fn entropy_weights_are_those_of_the_libraries_that_agree() {
    let data = Table::read("rand30x40.csv");
    let columns: Vec<_> = data.header[1..]
        .iter()
        .map(|name| data.column(name))
        .collect();
    let found = entropy(&columns).unwrap_or_else(|error| panic!("{error}"));
    let expected = Table::read("weights_rand30x40_entropy.csv");
    for library in &expected.header[1..] {
        for (found, expected) in found.iter().zip(expected.column(library)) {
            assert_near(*found, expected, library);
        }
    }
}
