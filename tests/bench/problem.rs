//! Made-up indices and data of any size, the same at every run: those of `generate.mjs`, and some
//! with gaps.

use serde_json::{Value, json};
use xingfu::data::{Dataset, Key, Record, Status, Unit, UnitId};
use xingfu::error::Error;
use xingfu::index::{Index, NodeId};
use xingfu::methodology::Weighting;
use xingfu::month::Month;
use xingfu::process::Points;
use xingfu::rule::Value::Number;
use xingfu::schema::{self, DatasetFile};
use xingfu::score::{Plan, Scratch, Undefined};
use xingfu::text::Text;

use std::sync::Arc;

/// An index with points for every unit, and weights that are moved from one rescoring to the next.
#[derive(Debug)]
pub(crate) struct Problem {
    index: Index,
    plan: Plan,
    scratch: Scratch,
    weightings: Vec<Weighting>,
    /// The first weighting with the weight of one indicator moved.
    moved: [Weighting; 2],
    touched: Vec<NodeId>,
}

impl Problem {
    /// `gaps`: of every hundred values so many are not there.
    pub(crate) fn new(units: usize, indicators: usize, gaps: u32) -> Result<Self, Error> {
        let mut random = Generator(20_240_101);
        let (definition, leaves) = definition(indicators, &mut random);
        let index = Index::from_json(&definition.to_string())?;
        let mut values = Vec::with_capacity(units * indicators);
        for unit in 0..units {
            for leaf in &leaves {
                let target = leaf["rule"]["target"].as_f64().unwrap_or(1.0);
                let value = target * (0.5 + random.next());
                if gaps == 0 || random.next() * 100.0 >= f64::from(gaps) {
                    values.push(json!({ "unit": format!("unit-{unit}"), "indicator": leaf["id"], "value": value }));
                }
            }
        }
        let units: Vec<Value> = (0..units)
            .map(|unit| json!({ "id": format!("unit-{unit}") }))
            .collect();
        let file: DatasetFile =
            schema::read(&json!({ "units": units, "values": values }).to_string())?;
        let points = Points::new(&index, &Dataset::from_file(&file, &index)?, None);
        let default = Weighting::default_of(&index);
        let moved = (0..8).map(|_| {
            let weights: Vec<f64> = (0..index.size())
                .map(|_| 1.0 + 9.0 * random.next())
                .collect();
            default.clone().with_weights(&index, &weights)
        });
        let weightings = moved.collect::<Result<Vec<_>, _>>()?;
        let mut weights = default.weights().to_vec();
        if let Some(last) = weights.last_mut() {
            *last += 1.0;
        }
        let moved = [default.clone(), default.with_weights(&index, &weights)?];
        let touched = moved[1].moved_from(&moved[0]).collect();
        let plan = Plan::new(&index, Arc::new(points));
        Ok(Self {
            scratch: Scratch::new(&plan),
            plan,
            index,
            weightings,
            moved,
            touched,
        })
    }

    /// Scores every unit under the next weights; the sum of the scores, so that none is left out.
    pub(crate) fn rescore(&mut self, round: usize) -> Result<f64, Error> {
        let weighting = &self.weightings[round % self.weightings.len()];
        let result = self.plan.rescore(&mut self.scratch, weighting);
        self.sum(result)
    }

    /// Scores what one indicator's weight touches, the other weights having been there before.
    pub(crate) fn move_one(&mut self, round: usize) -> Result<f64, Error> {
        let weighting = &self.moved[round % 2];
        let result = self
            .plan
            .rescore_touched(&mut self.scratch, weighting, &self.touched);
        self.sum(result)
    }

    fn sum(&self, result: Result<(), Undefined>) -> Result<f64, Error> {
        result.map_err(|undefined| undefined.error(&self.index))?;
        Ok(self.scratch.scores().headlines().iter().flatten().sum())
    }
}

/// A definition, and its indicators.
fn definition(indicators: usize, random: &mut Generator) -> (Value, Vec<Value>) {
    let mut leaves = Vec::with_capacity(indicators);
    for leaf in 0..indicators {
        let weight = 1.0 + (random.next() * 9.0).floor();
        let direction = if random.next() < 0.8 {
            "at_least"
        } else {
            "at_most"
        };
        let target = 50.0 + (random.next() * 950.0).floor();
        leaves.push(json!({
            "id": format!("indicator-{leaf}"), "title": format!("指标 {}", leaf + 1), "weight": weight,
            "rule": { "kind": "target", "direction": direction, "target": target },
        }));
    }
    let mut dimensions = Vec::new();
    for (number, leaves) in leaves.chunks(10).enumerate() {
        dimensions.push(json!({
            "id": format!("dimension-{number}"), "title": format!("维度 {}", number + 1),
            "weight": 1.0 + (random.next() * 9.0).floor(), "indicators": leaves,
        }));
    }
    let definition =
        json!({ "id": "made-up", "version": "1.0.0", "title": "基准", "dimensions": dimensions });
    (definition, leaves)
}

/// The text of an index with a value of every unit and indicator for each month.
#[allow(dead_code, reason = "only the page opens such a file")]
pub(crate) fn file(units: usize, indicators: usize, months: usize) -> String {
    let mut random = Generator(20_240_101);
    let (definition, leaves) = definition(indicators, &mut random);
    let targets: Vec<f64> = leaves
        .iter()
        .filter_map(|leaf| leaf["rule"]["target"].as_f64())
        .collect();
    let mut row = || {
        let targets = targets.iter().cycle().take(indicators * months);
        let values = targets.map(|target| (target * (0.5 + random.next())).round());
        values.collect::<Vec<_>>()
    };
    let ids = leaves.iter().map(|leaf| &leaf["id"]);
    let periods = (0..months).map(|month| format!("{}-{:02}", 2022 + month / 12, month % 12 + 1));
    let panel = json!({
        "units": (0..units).map(|unit| json!({ "id": format!("unit-{unit}"), "title": format!("单位 {}", unit + 1) })).collect::<Vec<_>>(),
        "indicators": ids.collect::<Vec<_>>(),
        "periods": periods.collect::<Vec<_>>(),
        "values": (0..units).map(|_| row()).collect::<Vec<_>>(),
    });
    json!({ "format": "xingfu-index", "version": 1, "definition": definition, "panel": panel })
        .to_string()
}

/// Months of values, and a data set for each edit that was made since.
#[derive(Debug)]
#[allow(dead_code, reason = "only the engine in wasm is asked for its memory")]
pub(crate) struct History(Vec<Dataset>);

#[allow(dead_code, reason = "only the engine in wasm is asked for its memory")]
impl History {
    pub(crate) fn new(
        units: usize,
        indicators: usize,
        months: u8,
        edits: usize,
    ) -> Result<Self, Error> {
        let rule = json!({ "kind": "target", "direction": "at_least", "target": 100 });
        let leaves: Vec<Value> = (0..indicators)
            .map(|leaf| json!({ "id": format!("i-{leaf}"), "title": "I", "rule": rule }))
            .collect();
        let index = Index::from_json(
            &json!({ "id": "made-up", "version": "1.0.0", "title": "基准", "dimensions": [
                { "id": "d", "title": "D", "indicators": leaves }] })
            .to_string(),
        )?;
        let ids: Vec<_> = index.indicators().map(|(id, _)| id).collect();
        let record = |value: usize| Record::from(Status::Reported(Number(value as f64).into()));
        let names = (0..units).map(|unit| Unit {
            id: format!("unit-{unit}"),
            title: Text::from("单位"),
            group: None,
        });
        let mut data = Dataset::empty(names.collect());
        let key = |at: usize, period: u8| Key {
            unit: UnitId::at(at % units),
            indicator: ids[at % indicators],
            item: None,
            period: Month::new(2024 + u16::from(period / 12), 1 + period % 12),
        };
        for unit in 0..units {
            for &indicator in &ids {
                for period in 0..months {
                    let place = Key {
                        indicator,
                        ..key(unit, period)
                    };
                    data.set(place, Some(record(unit)));
                }
            }
        }
        let mut kept = vec![data];
        for edit in 0..edits {
            let mut next = kept[edit].clone();
            next.set(
                key(edit, (edit % usize::from(months)) as u8),
                Some(record(edit)),
            );
            kept.push(next);
        }
        Ok(Self(kept))
    }

    pub(crate) fn steps(&self) -> usize {
        self.0.len()
    }
}

/// mulberry32: uniform numbers from 0 to 1, good enough for made-up data.
#[derive(Debug)]
struct Generator(u32);

impl Generator {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let state = self.0;
        let mut mixed = (state ^ (state >> 15)).wrapping_mul(state | 1);
        mixed ^= mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 0x3d));
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }
}
