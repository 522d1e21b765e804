//! Normalisation over units against `COINr` 1.1.14, of treated data.

use super::{Table, assert_near, id, number};
use crate::support::{self, Scored};
use serde_json::{Value, json};

fn definition(method: &Value) -> Value {
    let nodes = Table::read("nodes.csv");
    let leaves = nodes.rows.iter().filter(|row| row[2] == "1");
    let indicators = leaves.map(|row| {
        let polarity = if row[3] == "-1" {
            "negative"
        } else {
            "positive"
        };
        let rule = match method {
            Value::Null => json!({"kind": "relative", "polarity": polarity}),
            method => json!({"kind": "relative", "polarity": polarity, "method": method}),
        };
        json!({"id": id(&row[0]), "title": row[0], "rule": rule})
    });
    let indicators: Vec<_> = indicators.collect();
    json!({
        "id": "index", "version": "1", "title": "Index",
        "dimensions": [{"id": "all", "title": "All", "indicators": indicators}],
    })
}

fn scored(method: &Value, methodology: &Value) -> Scored {
    let table = Table::read("stage_treated.csv");
    let mut values = Vec::new();
    for row in &table.rows {
        for (indicator, value) in table.header.iter().zip(row).skip(1) {
            values.push(json!({"unit": row[0], "indicator": indicator, "value": number(value)}));
        }
    }
    support::scored_with(&definition(method), &json!({"values": values}), methodology)
}

/// Every cell of a table, at `scale` points a piece.
#[track_caller]
fn assert_normalised(found: &Scored, table: &str, scale: f64) {
    let expected = Table::read(table);
    assert_eq!(expected.rows.len(), 40);
    for row in &expected.rows {
        for (indicator, value) in expected.header.iter().zip(row).skip(1) {
            let what = format!("{indicator} of {}", row[0]);
            let points = found.node(&row[0], &id(indicator)).score;
            let points = points.unwrap_or_else(|| panic!("{what}: no points"));
            let expected = scale * number(value);
            // Near 0 a relative difference says nothing.
            if expected.abs() < 1e-9 * scale {
                assert!((points - expected).abs() < 1e-9 * scale, "{what}: {points}");
            } else {
                assert_near(points, expected, &what);
            }
        }
    }
}

#[test]
fn normalised_values_are_those_of_coinr() {
    for (method, table, scale) in [
        (json!("min_max"), "normalised_minmax_0_100.csv", 1.0),
        (
            json!({"min_max": [1, 100]}),
            "normalised_minmax_1_100.csv",
            1.0,
        ),
        (json!({"z_score": [0, 1]}), "normalised_zscore_0_1.csv", 1.0),
        (json!("rank"), "normalised_rank.csv", 1.0),
        (json!("borda"), "normalised_borda.csv", 1.0),
        (json!("percentile_rank"), "normalised_prank.csv", 100.0),
        (
            json!({"distance_to": "U01"}),
            "normalised_dist2ref_1.csv",
            100.0,
        ),
        // From the worst to the best unit.
        (json!("min_max"), "normalised_dist2max.csv", 100.0),
    ] {
        assert_normalised(&scored(&method, &json!({})), table, scale);
    }
}

#[test]
fn what_a_rule_leaves_open_the_methodology_decides() {
    let left_open = |methodology: &Value| scored(&Value::Null, methodology);
    assert_normalised(&left_open(&json!({})), "normalised_minmax_0_100.csv", 1.0);
    let ranks = left_open(&json!({"normalisation": "rank"}));
    assert_normalised(&ranks, "normalised_rank.csv", 1.0);
    let scores = left_open(&json!({"normalisation": {"z_score": [0, 1]}}));
    assert_normalised(&scores, "normalised_zscore_0_1.csv", 1.0);
}
