//! Indices and data of any size.

use serde_json::{Value, json};
use std::rc::Rc;
use xingfu::data::Dataset;
use xingfu::index::Index;
use xingfu::schema::{self, DatasetFile};

use crate::Run;

/// How much there is of what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) dimensions: usize,
    /// In each dimension.
    pub(crate) indicators: usize,
    /// Of each indicator; none where 0.
    pub(crate) items: usize,
    /// Promises that can be turned on.
    pub(crate) optional: usize,
    pub(crate) units: usize,
    /// Of each value.
    pub(crate) months: usize,
}

/// One of each.
pub(crate) const LEAST: Size = Size {
    dimensions: 1,
    indicators: 1,
    items: 0,
    optional: 0,
    units: 1,
    months: 1,
};

/// A work that is made ready with what it is done to.
pub(crate) fn run<T>(mut work: impl FnMut() -> T + 'static) -> Run {
    Box::new(move || drop(std::hint::black_box(work())))
}

/// What cannot fail with what is made here.
#[track_caller]
pub(crate) fn sure<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error:?}"))
}

/// The id of an indicator, counted over all dimensions.
pub(crate) fn indicator(at: usize) -> String {
    format!("i{at}")
}

pub(crate) fn unit(at: usize) -> String {
    format!("u{at}")
}

/// The month of a year from 1900 on.
pub(crate) fn month(at: usize) -> String {
    format!("{}-{:02}", 1900 + at / 12, 1 + at % 12)
}

pub(crate) fn rule() -> Value {
    json!({"kind": "target", "direction": "at_least", "target": 100})
}

impl Size {
    pub(crate) fn definition(self) -> Value {
        let indicator = |at: usize| {
            let mut one = json!({"id": indicator(at), "title": format!("Indicator {at}"),
                "weight": 1 + at % 3, "measure": "km", "rule": rule(),
                "sources": [{"row": format!("r{at}"), "section": "S", "quote": "Q"}]});
            if self.items > 0 {
                let items = (0..self.items)
                    .map(|item| json!({"id": format!("t{item}"), "title": format!("Item {item}")}));
                one["items"] = items.collect();
            }
            one
        };
        let dimension = |at: usize| {
            let own = (at * self.indicators..(at + 1) * self.indicators).map(indicator);
            json!({"id": format!("d{at}"), "title": format!("Dimension {at}"), "weight": 1 + at % 2,
                "indicators": own.collect::<Vec<_>>()})
        };
        let optional = (0..self.optional).map(|at| {
            json!({"row": format!("o{at}"), "theme": "T", "quote": "Q", "use": "optional",
                "dimension": "d0", "indicator": {"id": format!("x{at}"), "title": format!("Extra {at}"),
                    "rule": {"kind": "pass"}, "sources": [{"row": format!("o{at}"), "section": "S", "quote": "Q"}]}})
        });
        let scored = (0..self.dimensions * self.indicators)
            .map(|at| json!({"row": format!("r{at}"), "theme": "T", "quote": "Q", "use": "score"}));
        json!({
            "id": "large", "version": "1", "title": "Large", "minimum_coverage": 0,
            "dimensions": (0..self.dimensions).map(dimension).collect::<Vec<_>>(),
            "ledger": scored.chain(optional).collect::<Vec<_>>(),
        })
    }

    /// Values of all; of every indicator the same.
    pub(crate) fn data(self) -> Value {
        let units =
            (0..self.units).map(|at| json!({"id": unit(at), "group": format!("g{}", at % 7)}));
        let mut values = Vec::new();
        for at in 0..self.units {
            for number in 0..self.dimensions * self.indicators {
                for period in 0..self.months {
                    let mut value = json!({"unit": unit(at), "indicator": indicator(number),
                        "value": (at * 7 + number * 3 + period) % 120});
                    if self.months > 1 {
                        value["period"] = json!(month(period));
                    }
                    for item in 0..self.items.max(1) {
                        let mut value = value.clone();
                        if self.items > 0 {
                            value["item"] = json!(format!("t{item}"));
                        }
                        values.push(value);
                    }
                }
            }
        }
        json!({"units": units.collect::<Vec<_>>(), "values": values})
    }

    #[track_caller]
    pub(crate) fn index(self) -> Rc<Index> {
        index(&self.definition())
    }

    /// The index with data of it.
    #[track_caller]
    pub(crate) fn both(self) -> (Rc<Index>, Dataset) {
        let index = self.index();
        let data = dataset(&index, &self.data());
        (index, data)
    }
}

#[track_caller]
pub(crate) fn index(definition: &Value) -> Rc<Index> {
    Rc::new(sure(Index::from_json(&definition.to_string())))
}

#[track_caller]
pub(crate) fn file(data: &Value) -> DatasetFile {
    sure(schema::read(&data.to_string()))
}

#[track_caller]
pub(crate) fn dataset(index: &Index, data: &Value) -> Dataset {
    sure(Dataset::from_file(&file(data), index))
}
