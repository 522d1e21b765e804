//! Rules of every kind, with parameters up to the edges of what they allow.

use super::dice::Dice;
use serde_json::{Value, json};

/// What a rule takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    Amount,
    Positive,
    Number,
    Rung,
    Verdict,
    Completion,
    Shares,
}

/// A rule with what its data are made of.
#[derive(Clone, Debug)]
pub(crate) struct Ruled {
    pub(crate) rule: Value,
    pub(crate) takes: Takes,
    /// `baseline` or `denominator`.
    pub(crate) beside: Option<&'static str>,
    /// What adds up to a target, so that a plan may be made of it.
    pub(crate) target: Option<f64>,
}

/// The rungs of the two ladders that every definition has.
pub(crate) const LADDERS: [&[&str]; 2] = [&["none", "whole"], &["none", "begun", "built", "used"]];

/// The ladders; points rise, from 0 or from more.
pub(crate) fn ladders(dice: &mut Dice) -> Value {
    let first = dice.of(&[0.0, 5e-324, 1e-9, 30.0]);
    let top = dice.of(&[100.0, 60.0]);
    json!({
        "short": [{"id": "none", "title": "N", "points": first}, {"id": "whole", "title": "W", "points": top}],
        "long": [{"id": "none", "title": "N", "points": 0}, {"id": "begun", "title": "B", "points": first + 1e-3},
            {"id": "built", "title": "B", "points": 45}, {"id": "used", "title": "U", "points": top}],
    })
}

pub(crate) fn rule(dice: &mut Dice) -> Ruled {
    let plain = |rule: Value, takes: Takes| Ruled {
        rule,
        takes,
        beside: None,
        target: None,
    };
    match dice.below(14) {
        0 => goalposts(dice),
        1 => {
            let target = dice.positive();
            let cap = dice.of(&[100.0, 1000.0, 120.0, 1e-3]);
            let mut rule =
                json!({"kind": "target", "direction": "at_least", "target": target, "cap": cap});
            if dice.once_in(3) {
                rule["split"] = json!(true);
            }
            Ruled {
                target: Some(target),
                ..plain(rule, Takes::Amount)
            }
        }
        2 => {
            let rule = json!({"kind": "target", "direction": "at_most", "target": dice.positive()});
            plain(rule, Takes::Amount)
        }
        3 => plain(
            json!({"kind": "zero", "penalty": dice.positive()}),
            Takes::Amount,
        ),
        4 => {
            let combine = dice.of(&["mean", "minimum"]);
            let floor = dice.of(&[100.0, 59.0, 0.0]);
            let rule = json!({"kind": "hold", "penalty": dice.positive(), "floor": floor, "items_combine": combine});
            Ruled {
                beside: Some("baseline"),
                ..plain(rule, Takes::Number)
            }
        }
        5 => {
            let (name, ladder) = dice.of(&[("long", LADDERS[1]), ("short", LADDERS[0])]);
            let promised = ladder[1 + dice.below(ladder.len() - 1)];
            let rule = json!({"kind": "milestone", "ladder": name, "promised": promised});
            plain(rule, Takes::Rung)
        }
        6 => plain(json!({"kind": "pass"}), Takes::Verdict),
        7 => plain(json!({"kind": "checklist"}), Takes::Completion),
        8 => Ruled {
            beside: Some("denominator"),
            ..plain(json!({"kind": "coverage"}), Takes::Amount)
        },
        9 => {
            let from = dice.number() / 2.0;
            let span = dice.of(&[6.0, -6.0, 1e-6, -1e9]);
            // Beside a large number a small one is lost.
            let to = if from + span == from {
                -from
            } else {
                from + span
            };
            let clamp = !dice.once_in(4);
            let rule = json!({"kind": "efficacy", "unacceptable": from, "satisfactory": to, "clamp": clamp});
            plain(rule, Takes::Number)
        }
        10 => {
            let (start, step) = (dice.number() / 2.0, dice.of(&[3.0, -3.0, 1e9, -1e-3]));
            let step = if start.abs() > 1e9 { 1e9 } else { step };
            let tiers = [0.0, 0.6, 0.8, 1.0].iter().enumerate();
            let tiers =
                tiers.map(|(at, share)| json!({"value": start - step * at as f64, "share": share}));
            let tiers: Vec<_> = tiers.collect();
            plain(json!({"kind": "tiered", "tiers": tiers}), Takes::Number)
        }
        12 => {
            let polarity = dice.of(&["positive", "negative"]);
            let method = dice.of(&[
                "\"min_max\"",
                "{\"min_max\": [1, 100]}",
                "\"rank\"",
                "\"borda\"",
                "\"percentile_rank\"",
                "{\"distance_to\": \"u\"}",
            ]);
            let method: Value = serde_json::from_str(method).unwrap_or_default();
            let over = dice.of(&["all", "group"]);
            let rule =
                json!({"kind": "relative", "polarity": polarity, "method": method, "over": over});
            plain(rule, Takes::Number)
        }
        11 => {
            let from = dice.number() / 4.0;
            let room = dice.of(&[1.0_f64, 1e9, 1e14]).max(from.abs());
            let rule = json!({"kind": "band", "from": from, "to": from + room, "lower": from, "upper": from + 2.0 * room});
            plain(rule, Takes::Number)
        }
        _ => {
            let points = dice.of(&[[100, 80, 60, 40, 0], [100, 0, 0, 0, 0], [0; 5]]);
            plain(
                json!({"kind": "satisfaction", "points": points}),
                Takes::Shares,
            )
        }
    }
}

fn goalposts(dice: &mut Dice) -> Ruled {
    let is_ln = dice.once_in(4);
    let (lower, upper) = match is_ln {
        true => (dice.positive(), dice.positive()),
        false => (dice.number(), dice.number()),
    };
    let is_same = lower == upper || is_ln && libm::log(lower) == libm::log(upper);
    let (lower, upper) = if is_same {
        (1.0, 100.0)
    } else {
        (lower, upper)
    };
    let transform = if is_ln { "ln" } else { "identity" };
    Ruled {
        rule: json!({"kind": "goalposts", "lower": lower, "upper": upper, "transform": transform}),
        takes: if is_ln {
            Takes::Positive
        } else {
            Takes::Number
        },
        beside: None,
        target: None,
    }
}
