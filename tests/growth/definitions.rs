//! Reading, checking and resolving what is written of an index.

use serde_json::{Value, json};
use xingfu::index::{Activation, Index};
use xingfu::map::Map;

use crate::made::{LEAST, Size, index, run, sure};
use crate::{MOST, Run, Work};

pub(crate) const WORKS: &[Work] = &[
    work("an index is read", "indicators", 8_000, |n| {
        read(
            &Size {
                indicators: n,
                ..LEAST
            }
            .definition(),
        )
    }),
    work("an index is read", "dimensions", 8_000, |n| {
        read(
            &Size {
                dimensions: n,
                ..LEAST
            }
            .definition(),
        )
    }),
    work("an index is read", "items", 20_000, |n| {
        read(&Size { items: n, ..LEAST }.definition())
    }),
    work("an index is read", "optional promises", 8_000, |n| {
        read(
            &Size {
                optional: n,
                ..LEAST
            }
            .definition(),
        )
    }),
    work("an index is read", "rungs", 20_000, |n| {
        let rung = |at: usize| json!({"id": format!("r{at}"), "title": "R", "points": 100.0 * at as f64 / n as f64});
        let rungs: Vec<_> = (0..=n).map(rung).collect();
        read(&with("ladders", json!({"l": rungs})))
    }),
    work("an index is read", "ladders", 8_000, |n| {
        let ladder = json!([{"id": "a", "title": "A", "points": 0}, {"id": "b", "title": "B", "points": 100}]);
        let ladders = (0..n).map(|at| (format!("l{at}"), ladder.clone()));
        read(&with("ladders", ladders.collect()))
    }),
    work("an index is read", "grades", 20_000, |n| {
        let grade = |at: usize| json!({"from": 2 * n - at, "label": "G"});
        read(&with("grades", (0..n).map(grade).collect()))
    }),
    work("an index is read", "red lines", 8_000, |n| {
        let line = |at: usize| json!({"id": format!("l{at}"), "title": "L", "indicator": "i0", "below": 1, "grade_cap": 60});
        let mut whole = with("red_lines", (0..n).map(line).collect());
        whole["grades"] = json!([{"from": 90, "label": "A"}, {"from": 60, "label": "B"}, {"from": 0, "label": "C"}]);
        read(&whole)
    }),
    work("an index is read", "highlights", 8_000, |n| {
        let mut whole = Size {
            indicators: n,
            ..LEAST
        }
        .definition();
        whole["highlights"] = (0..n).map(crate::made::indicator).collect();
        read(&whole)
    }),
    work("an index is read", "tiers", 20_000, |n| {
        let tier = |at: usize| json!({"value": at, "share": at as f64 / n as f64});
        let tiers: Vec<_> = (0..=n).map(tier).collect();
        read(&ruled(&json!({"kind": "tiered", "tiers": tiers})))
    }),
    work("an index is read", "sources", 20_000, |n| {
        let mut whole = LEAST.definition();
        let sources = (0..n).map(|_| json!({"section": "S", "quote": "Q"}));
        whole["dimensions"][0]["indicators"][0]["sources"] = sources.collect();
        read(&whole)
    }),
    work("an index is read", "former versions", 40_000, |n| {
        read(&with(
            "formerly",
            (0..n).map(|at| format!("0.{at}")).collect(),
        ))
    }),
    work(
        "an index is read",
        "characters of a title",
        4_000_000,
        |n| read(&with("title", "题".repeat(n).into())),
    ),
    work("an index is refused", "faults", 8_000, |n| {
        let mut whole = Size {
            indicators: n,
            ..LEAST
        }
        .definition();
        for one in whole["dimensions"][0]["indicators"]
            .as_array_mut()
            .into_iter()
            .flatten()
        {
            one["id"] = "Not kebab".into();
        }
        let text = whole.to_string();
        run(move || Index::from_json(&text).is_err())
    }),
    work("optional promises are turned on", "of them", 1_000, |n| {
        let index = Size {
            optional: n,
            ..LEAST
        }
        .index();
        let on: Map<Activation> = (0..n)
            .map(|at| (format!("o{at}"), Activation::Plain))
            .collect();
        run(move || sure(index.with_optional(&on)))
    }),
    work("every node of an index is found", "nodes", 5_000, |n| {
        let index = Size {
            indicators: n,
            ..LEAST
        }
        .index();
        run(move || {
            let nodes = index.nodes();
            nodes
                .filter(|(_, node)| index.find(&node.id).is_some())
                .count()
        })
    }),
];

const fn work(what: &'static str, of: &'static str, timed: usize, ready: fn(usize) -> Run) -> Work {
    Work {
        what,
        of,
        timed,
        counted: timed / 200 + 30,
        most: MOST,
        ready,
    }
}

fn read(definition: &Value) -> Run {
    let text = definition.to_string();
    index(definition);
    run(move || sure(Index::from_json(&text)))
}

fn with(field: &str, value: Value) -> Value {
    let mut whole = LEAST.definition();
    whole[field] = value;
    whole
}

/// An index of one indicator of that rule.
fn ruled(rule: &Value) -> Value {
    let mut whole = LEAST.definition();
    whole["dimensions"][0]["indicators"][0]["rule"] = rule.clone();
    whole
}
