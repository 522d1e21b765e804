//! The plan: what it gives whatever way it is asked, and what it costs.

use super::{World, worlds};
use crate::support::{dataset, index};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;
use xingfu::data::{Dataset, UnitId};
use xingfu::index::{Index, NodeId};
use xingfu::methodology::Weighting;
use xingfu::process::Points;
use xingfu::score::{Plan, Scores, Scratch, rescore};

/// The bits of every score, coverage and rank.
fn bits(index: &Index, scores: &Scores) -> Vec<Option<u64>> {
    let units = (0..scores.units()).map(UnitId::at);
    let of_unit = |unit: UnitId| {
        let nodes = index.nodes().flat_map(move |(node, _)| {
            let score = scores.node(index, unit, node);
            [score, scores.coverage(index, unit, node)]
        });
        let whole = [scores.headline(unit), scores.rank(unit).map(f64::from)];
        nodes.chain(whole).map(|x| x.map(f64::to_bits))
    };
    units.flat_map(of_unit).collect()
}

/// Units whose values are those of a world, turned by one indicator from unit to unit.
fn units(world: &World) -> Value {
    let values = (0..world.values.len()).flat_map(|unit| {
        let cells = super::NAMES.iter().enumerate();
        cells.filter_map(move |(at, id)| {
            let value = world.values[(at + unit) % world.values.len()]?;
            Some(json!({"unit": format!("u{unit}"), "indicator": id, "value": value}))
        })
    });
    let values: Vec<_> = values.collect();
    let units = (0..world.values.len()).map(|unit| json!({"id": format!("u{unit}")}));
    json!({"units": units.collect::<Vec<_>>(), "values": values})
}

proptest! {
    #[test]
    fn what_is_touched_and_the_whole_give_the_same_bits(
        world in worlds(),
        moves in proptest::collection::vec((0_usize..16, prop_oneof![Just(0.0), 0.01..10.0]), 1..12),
    ) {
        let index = index(&world.definition(1.0));
        let data = dataset(&index, &units(&world));
        let points = Arc::new(Points::new(&index, &data, None));
        let plan = Plan::new(&index, Arc::clone(&points));
        let mut scratch = Scratch::new(&plan);
        let mut weighting = Weighting::default_of(&index);
        let first = plan.rescore(&mut scratch, &weighting);
        prop_assert_eq!(first, Ok(()));
        for (node, weight) in moves {
            let node = 1 + node % (index.nodes().len() - 1);
            let mut weights = weighting.weights().to_vec();
            weights[node] = weight;
            let Ok(moved) = weighting.clone().with_weights(&index, &weights) else {
                continue;
            };
            let touched: Vec<NodeId> = moved.moved_from(&weighting).collect();
            weighting = moved;
            let result = plan.rescore_touched(&mut scratch, &weighting, &touched);
            prop_assert_eq!(result, Ok(()));
            let whole = rescore(&index, &points, &weighting);
            let whole = whole.unwrap_or_else(|error| panic!("{error}"));
            prop_assert_eq!(bits(&index, scratch.scores()), bits(&index, &whole));
        }
    }
}

/// An index of ten dimensions of ten indicators each, and units with a gap here and there.
fn many(units: usize) -> (Index, Dataset) {
    let dimension = |d: usize| {
        let indicators = (0..10).map(|i| {
            let rule = json!({"kind": "target", "direction": "at_least", "target": 100});
            json!({"id": format!("i{d}-{i}"), "title": "I", "rule": rule})
        });
        let aggregation = ["arithmetic", "geometric", "harmonic", "minimum"][d % 4];
        json!({"id": format!("d{d}"), "title": "D", "aggregation": aggregation,
               "indicators": indicators.collect::<Vec<_>>()})
    };
    let index = index(&json!({"id": "many", "version": "1", "title": "Many",
        "dimensions": (0..10).map(dimension).collect::<Vec<_>>()}));
    let cells = (0..units).flat_map(|unit| (0..100).map(move |at| (unit, at)));
    let values = cells
        .filter(|(unit, at)| (unit + at) % 10 != 0)
        .map(|(unit, at)| {
            json!({"unit": format!("u{unit}"), "indicator": format!("i{}-{}", at / 10, at % 10),
               "value": 1 + (unit * 31 + at * 17) % 140})
        });
    let data = dataset(&index, &json!({"values": values.collect::<Vec<_>>()}));
    (index, data)
}

#[test]
fn a_rescoring_allocates_nothing() {
    let (index, data) = many(50);
    let plan = Plan::new(&index, Arc::new(Points::new(&index, &data, None)));
    let mut scratch = Scratch::new(&plan);
    let default = Weighting::default_of(&index);
    let weights: Vec<f64> = (0..111).map(|at| f64::from(1 + at % 7)).collect();
    let other = default.clone().with_weights(&index, &weights);
    let other = other.unwrap_or_else(|error| panic!("{error}"));
    let touched: Vec<NodeId> = other.moved_from(&default).collect();
    let mut results = [Ok(()); 3];
    let allocated = allocation_counter::measure(|| {
        results = [
            plan.rescore(&mut scratch, &default),
            plan.rescore_touched(&mut scratch, &other, &touched),
            plan.rescore(&mut scratch, &other),
        ];
    });
    assert_eq!(results, [Ok(()); 3]);
    assert_eq!((allocated.count_total, allocated.bytes_total), (0, 0));
    assert!(scratch.scores().headlines().iter().all(Option::is_some));
}
