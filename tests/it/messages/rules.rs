//! Rules.

use super::put;
use serde_json::{Value, json};

/// Gives the first indicator a rule.
#[track_caller]
fn rule(rule: Value, message: &str) {
    put(
        "/dimensions/0/indicators/0/rule",
        rule,
        &format!("dimensions[0].indicators[0].rule{message}"),
    );
}

#[test]
fn rules_are_checked() {
    rule(
        json!({"kind": "target", "target": 5}),
        ": found no field `direction`, expected one",
    );
    rule(
        json!({"kind": "target", "direction": "at_least"}),
        ".target: found none, expected a number above 0",
    );
    rule(
        json!({"kind": "target", "direction": "at_least", "target": 0}),
        ".target: found 0, expected a number above 0",
    );
    rule(
        json!({"kind": "target", "direction": "at_least", "target": 1e16}),
        ".target: found 1e16, expected at most 1e15",
    );
    rule(
        json!({"kind": "target", "direction": "at_least", "target": 1, "cap": -5}),
        ".cap: found -5, expected a number above 0",
    );
    rule(
        json!({"kind": "target", "direction": "at_least", "target": 1, "cap": 1001}),
        ".cap: found 1001, expected at most 1000",
    );
    rule(
        json!({"kind": "target", "direction": "at_least", "target": 1, "penalty": 5}),
        ".penalty: found a field that `target` does not take, expected only `direction`, `target`, `cap`, `split`",
    );
    rule(
        json!({"kind": "pass", "target": 5}),
        ".target: found a field that `pass` does not take, expected no field but `kind`",
    );
    rule(
        json!({"kind": "zero"}),
        ": found no field `penalty`, expected one",
    );
    rule(
        json!({"kind": "zero", "penalty": 0}),
        ".penalty: found 0, expected a number above 0",
    );
    rule(
        json!({"kind": "hold", "penalty": -1}),
        ".penalty: found -1, expected a number above 0",
    );
    rule(
        json!({"kind": "hold", "penalty": 1, "floor": 101}),
        ".floor: found 101, expected 0 to 100",
    );
    rule(
        json!({"kind": "hold", "penalty": 1, "items_combine": "mode"}),
        ".items_combine: found `mode`, expected `mean` or `minimum`",
    );
    rule(
        json!({"kind": "milestone", "promised": "done"}),
        ": found no field `ladder`, expected one",
    );
    rule(
        json!({"kind": "milestone", "ladder": "builds", "promised": "done"}),
        ".ladder: found `builds`, expected a key of `ladders`",
    );
    rule(
        json!({"kind": "milestone", "ladder": "build"}),
        ".promised: found none, expected a rung of the ladder `build`",
    );
    rule(
        json!({"kind": "milestone", "ladder": "build", "promised": "opened"}),
        ".promised: found `opened`, expected a rung of the ladder `build`",
    );
    rule(
        json!({"kind": "milestone", "ladder": "build", "promised": "none"}),
        ".promised: found `none`, a rung of 0 points, expected a rung with points above 0",
    );
    rule(
        json!({"kind": "efficacy", "satisfactory": 5}),
        ": found no field `unacceptable`, expected one",
    );
    rule(
        json!({"kind": "efficacy", "unacceptable": 5, "satisfactory": 5}),
        ".satisfactory: found 5, expected a number other than `unacceptable`",
    );
    rule(
        json!({"kind": "tiered"}),
        ": found no field `tiers`, expected one",
    );
    rule(
        json!({"kind": "tiered", "tiers": []}),
        ".tiers: found 0 tiers, expected two or more",
    );
    rule(
        json!({"kind": "tiered", "tiers": [{"value": 1, "share": 0.1}]}),
        ".tiers: found 1 tier, expected two or more",
    );
    rule(
        json!({"kind": "tiered", "tiers": [{"value": 1, "share": 0.5}, {"value": 2, "share": 60}]}),
        ".tiers[1].share: found 60, expected a share of 0–1",
    );
    rule(
        json!({"kind": "tiered", "tiers": [{"value": 1, "share": 0.5}, {"value": 2, "share": 0.4}]}),
        ".tiers[1].share: found 0.4, expected more than 0.5",
    );
    rule(
        json!({"kind": "tiered", "tiers": [
            {"value": 1, "share": 0.4}, {"value": 2, "share": 0.5}, {"value": 1.5, "share": 0.6},
        ]}),
        ".tiers[2].value: found 1.5, expected values that only rise or only fall",
    );
    rule(
        json!({"kind": "goalposts", "lower": 5, "upper": 5}),
        ".upper: found 5, expected a number other than `lower`",
    );
    rule(
        json!({"kind": "goalposts", "lower": 0, "upper": 5, "transform": "ln"}),
        ".lower: found 0, expected a number above 0",
    );
    rule(
        json!({"kind": "goalposts", "lower": 5}),
        ": found no field `upper`, expected one",
    );
    rule(
        json!({"kind": "band", "from": 5, "to": 4, "lower": 0, "upper": 9}),
        ".to: found 4, expected 5 or more",
    );
    rule(
        json!({"kind": "band", "from": 4, "to": 5, "lower": 4.5, "upper": 9}),
        ".lower: found 4.5, expected 4 or less",
    );
    rule(
        json!({"kind": "band", "from": 4, "to": 5, "lower": 0, "upper": 4.5}),
        ".upper: found 4.5, expected 5 or more",
    );
    rule(
        json!({"kind": "band", "from": 4, "to": 5, "lower": 4, "upper": 5}),
        ".upper: found 5, expected room on one side of the band, below `from` or above `to`",
    );
    rule(
        json!({"kind": "satisfaction", "points": [100, 50, 0]}),
        ".points: found 3 numbers, expected five, one for each answer",
    );
    rule(
        json!({"kind": "satisfaction", "points": [120, 80, 60, 40, 0]}),
        ".points[0]: found 120, expected 0 to 100",
    );
    rule(
        json!({"kind": "satisfaction", "points": [100, 60, 80, 40, 0]}),
        ".points[2]: found 80, expected 60 or less",
    );
}
