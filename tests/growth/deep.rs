//! Dimensions within each other, as many as JSON is read with: two levels of it each, of 128.

use serde_json::json;
use std::rc::Rc;
use xingfu::data::{Dataset, UnitId};
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::schema::{self, Definition, Dimension};
use xingfu::score::profile::Profile;
use xingfu::score::score;

use crate::made::{LEAST, dataset, run, sure};
use crate::{MOST, QUADRATIC, Run, Work};

pub(crate) const WORKS: &[Work] = &[
    // The place of a node, which a fault would name, is as long as the node lies deep.
    Work {
        most: QUADRATIC,
        ..work("an index is checked and resolved", |n| {
            let definition = definition(n);
            run(move || sure(Index::new(&definition)))
        })
    },
    work("a deep index is scored", |n| {
        let (index, data) = both(n);
        let methodology = Methodology::default_of(&index);
        run(move || sure(score(&index, &data, &methodology)))
    }),
    work("contributions are traced", |n| {
        let (index, data) = both(n);
        let methodology = Methodology::default_of(&index);
        let scores = sure(score(&index, &data, &methodology));
        run(move || Profile::new(&index, &scores, methodology.weighting(), UnitId::at(0)))
    }),
    work("what a percent moves is found", |n| {
        let (index, data) = both(n);
        let methodology = Methodology::default_of(&index);
        let scores = sure(score(&index, &data, &methodology));
        let profile = Profile::new(&index, &scores, methodology.weighting(), UnitId::at(0));
        run(move || profile.points_per_percent())
    }),
];

const fn work(what: &'static str, ready: fn(usize) -> Run) -> Work {
    Work {
        what,
        of: "levels",
        timed: 31,
        counted: 31,
        most: MOST,
        ready,
    }
}

/// A dimension within a dimension, so many times, with an indicator in each.
fn definition(levels: usize) -> Definition {
    let mut whole: Definition = sure(schema::read(&LEAST.definition().to_string()));
    let [one] = whole.dimensions.as_slice() else {
        return whole;
    };
    let one = Dimension {
        dimensions: Vec::new(),
        ..one.clone()
    };
    let mut within = Vec::new();
    for at in 0..levels {
        let mut level = one.clone();
        level.id = format!("d{at}");
        level.dimensions = within;
        for indicator in &mut level.indicators {
            indicator.id = format!("i{at}");
        }
        within = vec![level];
    }
    whole.dimensions = within;
    whole
}

fn both(levels: usize) -> (Rc<Index>, Dataset) {
    let index = Rc::new(sure(Index::new(&definition(levels))));
    let values = (0..levels)
        .map(|at| json!({"unit": "u", "indicator": format!("i{at}"), "value": at % 120}));
    let data = dataset(&index, &json!({"values": values.collect::<Vec<_>>()}));
    (index, data)
}
