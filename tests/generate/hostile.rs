//! What is no longer valid: a case with something in the place of one of its parts.

use super::Case;
use super::dice::Dice;
use serde_json::{Map, Value, json};

/// A case of which one to three places hold something else.
pub(crate) fn spoiled(dice: &mut Dice, mut case: Case) -> Case {
    for _ in 0..=dice.below(3) {
        let text = match dice.below(3) {
            0 => &mut case.definition,
            1 => &mut case.data,
            _ => &mut case.methodology,
        };
        spoil(dice, text);
    }
    case
}

/// A case of which one object has 1 to 100,000 keys.
pub(crate) fn crowded(dice: &mut Dice, mut case: Case) -> Case {
    let count = 10_usize.pow(dice.below(6) as u32);
    let keys: Map<_, _> = (0..count)
        .map(|key| (format!("k{key}"), json!(1)))
        .collect();
    let (text, place) = match dice.below(6) {
        0 => (&mut case.methodology, "weights"),
        1 => (&mut case.methodology, "redLines"),
        2 => (&mut case.definition, "title"),
        3 => (&mut case.definition, "ladders"),
        4 => (&mut case.data, "values"),
        _ => (&mut case.data, "units"),
    };
    match text {
        Value::Object(fields) => {
            fields.insert(place.to_owned(), keys.into());
        }
        // What was spoiled before.
        text => *text = keys.into(),
    }
    case
}

fn spoil(dice: &mut Dice, value: &mut Value) {
    let goes_on = dice.below(6) > 0;
    match value {
        Value::Object(fields) if goes_on && !fields.is_empty() => {
            let at = dice.below(fields.len());
            if let Some(within) = fields.values_mut().nth(at) {
                spoil(dice, within);
            }
        }
        Value::Array(list) if goes_on && !list.is_empty() => {
            let at = dice.below(list.len());
            spoil(dice, &mut list[at]);
        }
        Value::Object(fields) if dice.once_in(2) => {
            let name = dice.of(&["", "__proto__", "constructor", "id", "weight", "kind"]);
            fields.insert(name.to_owned(), other(dice));
        }
        Value::Array(list) if dice.once_in(2) && !list.is_empty() => {
            let at = dice.below(list.len());
            let again = list[at].clone();
            list.push(again);
        }
        here => *here = other(dice),
    }
}

fn other(dice: &mut Dice) -> Value {
    match dice.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(""),
        3 => json!([]),
        4 => Map::new().into(),
        5 => json!(-1),
        6 => json!(1.797_693_134_862_315_7e308),
        7 => json!(-5e-324),
        8 => json!("\u{0}\u{202e}\u{ffff}"),
        9 => (0..40 + dice.below(40)).fold(json!(1), |within, _| json!([within])),
        10 => json!("x".repeat(1 << dice.below(14))),
        11 => json!(i64::MIN),
        12 => json!(u64::MAX),
        _ => json!([null, {"a": [0.1]}, "3.6万人"]),
    }
}
