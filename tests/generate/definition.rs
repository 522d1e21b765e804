//! Definitions: trees deep and wide, every rule, months, red lines.

use super::dice::Dice;
use super::rules::{Ruled, Takes, ladders, rule};
use serde_json::{Value, json};

/// An indicator with what its data are made of.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) id: String,
    pub(crate) ruled: Ruled,
    pub(crate) items: usize,
}

/// A definition with what goes by it.
#[derive(Clone, Debug)]
pub(crate) struct Defined {
    pub(crate) json: Value,
    pub(crate) leaves: Vec<Leaf>,
    /// The ids of all nodes but the root.
    pub(crate) nodes: Vec<String>,
    pub(crate) has_period: bool,
}

/// A dimension while the tree is made.
struct Branch {
    id: String,
    weight: f64,
    aggregation: Option<Value>,
    parent: Option<usize>,
    indicators: Vec<Value>,
}

pub(crate) fn aggregation(dice: &mut Dice) -> Value {
    match dice.below(7) {
        0 => json!("arithmetic"),
        1 => json!("geometric"),
        2 => json!("harmonic"),
        3 => json!("minimum"),
        4 => json!({"power": dice.of(&[50.0, -50.0, 0.001, -0.001])}),
        _ => json!({"power": (0.5 + 4.0 * dice.share()) * dice.of(&[1.0, -1.0])}),
    }
}

pub(crate) fn definition(dice: &mut Dice) -> Defined {
    let has_period = dice.once_in(2);
    let months = dice.of(&[12, 12, 6, 1]);
    let branches = match dice.below(60) {
        0..=40 => 1 + dice.below(4),
        41..=58 => 1 + dice.below(9),
        // As deep as JSON is read, two levels a dimension.
        _ => 55,
    };
    let is_chain = branches > 40 || dice.once_in(6);
    let mut tree: Vec<Branch> = Vec::new();
    for at in 0..branches {
        let parent = match is_chain {
            true => at.checked_sub(1),
            false => dice.below(at + 1).checked_sub(1),
        };
        tree.push(Branch {
            id: format!("d{at}"),
            weight: dice.weight(),
            aggregation: dice.once_in(3).then(|| aggregation(dice)),
            parent,
            indicators: Vec::new(),
        });
    }
    let count = if dice.once_in(30) {
        60
    } else {
        1 + dice.below(7)
    };
    let mut leaves = Vec::new();
    for at in 0..count {
        let below = if is_chain && dice.below(3) == 0 {
            branches - 1
        } else {
            dice.below(branches)
        };
        let (leaf, written) = leaf(dice, at, has_period.then_some(months));
        tree[below].indicators.push(written);
        leaves.push(leaf);
    }
    let nodes = tree.iter().map(|branch| branch.id.clone());
    let nodes = nodes
        .chain(leaves.iter().map(|leaf| leaf.id.clone()))
        .collect();
    let mut json = json!({
        "id": dice.of(&["i", "an-index-0"]), "version": dice.of(&["1", " 1.0 测试&k=~:%\u{1f600}"]), "title": title(dice),
        "minimum_coverage": dice.of(&[0.0, 0.5, 1.0]), "aggregation": aggregation(dice), "ladders": ladders(dice),
        "dimensions": dimensions(&mut tree),
        "grades": [{"from": 90, "label": "优秀"}, {"from": 60, "label": {"zh": "合格", "en": "good"}}, {"from": -1e300, "label": "差"}],
        "adjustments": {"cap": dice.of(&[5.0, 0.0, 1e300])},
    });
    if has_period {
        json["period"] = json!({"year": 2024, "months": months});
        json["reading"] = json!(dice.of(&["schedule", "annual"]));
        json["missing_at_close"] = json!(dice.of(&["exclude", "zero"]));
        json["minimum_coverage_at_close"] = json!(dice.of(&[0.9, 0.0]));
        json["schedule"] = json!({"ahead": 1.05, "behind": dice.of(&[0.95, 1e-300])});
    }
    if dice.once_in(3) {
        json["rank_decimals"] = json!(dice.below(10));
    }
    if dice.once_in(3) {
        let indicator = &leaves[dice.below(leaves.len())].id;
        let below = dice.number();
        json["red_lines"] = json!([{"id": "line", "title": "L", "indicator": indicator, "below": below, "grade_cap": 60}]);
    }
    Defined {
        json,
        leaves,
        nodes,
        has_period,
    }
}

fn title(dice: &mut Dice) -> Value {
    match dice.below(5) {
        0 => json!("T"),
        1 => json!({"zh": "标题，“全”", "en": "A title"}),
        2 => json!("<script>alert(1)</script>&amp;\"'"),
        3 => json!("\u{202e}\u{0}\u{7f}\u{1f468}\u{200d}\u{1f469}"),
        _ => json!("x".repeat(dice.below(400) + 1)),
    }
}

/// An indicator, and the plan that it may have where there are months.
fn leaf(dice: &mut Dice, at: usize, months: Option<u8>) -> (Leaf, Value) {
    let id = format!("l{at}");
    let ruled = rule(dice);
    let items = match ruled.takes {
        Takes::Completion => 1 + dice.below(4),
        _ if dice.once_in(4) => 1 + dice.below(3),
        _ => 0,
    };
    let mut json =
        json!({"id": id, "title": title(dice), "weight": dice.weight(), "rule": ruled.rule});
    if items > 0 {
        let items = (0..items).map(|at| {
            let count = dice.of(&[1.0, 2.0, 1e15, 1e-100, 0.5]);
            json!({"id": format!("i{at}"), "title": "I", "count": count})
        });
        json["items"] = items.collect();
    }
    if dice.once_in(3) {
        json["frequency"] = json!(dice.of(&["monthly", "quarterly", "yearly", "once"]));
    }
    if dice.once_in(3) {
        json["measure"] = json!(dice.of(&["万人", "%", "=1+1", "元"]));
    }
    if let (Some(months @ 2..), Some(target), true) = (months, ruled.target, dice.once_in(2)) {
        let first = 1 + dice.below(usize::from(months) - 1);
        let value = target * dice.of(&[0.5, 0.0, 1.0, 0.1]);
        json["plan"] = json!([{"month": first, "value": value}]);
    }
    (Leaf { id, ruled, items }, json)
}

/// The tree of dimensions, leaves first; of siblings one has weight.
fn dimensions(tree: &mut Vec<Branch>) -> Value {
    let mut below: Vec<Vec<Value>> = tree.iter().map(|_| Vec::new()).collect();
    let mut top = Vec::new();
    while let Some(branch) = tree.pop() {
        let at = tree.len();
        let mut dimensions = std::mem::take(&mut below[at]);
        let mut indicators = branch.indicators;
        let siblings = dimensions.iter_mut().chain(&mut indicators);
        weigh(siblings.collect());
        let mut json = json!({"id": branch.id, "title": "D", "weight": branch.weight,
            "dimensions": dimensions, "indicators": indicators});
        if let Some(aggregation) = branch.aggregation {
            json["aggregation"] = aggregation;
        }
        match branch.parent {
            Some(parent) => below[parent].insert(0, json),
            None => top.insert(0, json),
        }
    }
    weigh(top.iter_mut().collect());
    top.into()
}

fn weigh(mut siblings: Vec<&mut Value>) {
    let all_zero = siblings.iter().all(|one| one["weight"] == json!(0.0));
    if let (true, Some(first)) = (all_zero, siblings.first_mut()) {
        first["weight"] = json!(1);
    }
}
