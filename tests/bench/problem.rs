//! Made-up indices and data of any size, the same at every run: those of `generate.mjs`, and some
//! with gaps.

use serde_json::{Value, json};
use xingfu::data::Dataset;
use xingfu::error::Error;
use xingfu::index::Index;
use xingfu::methodology::Methodology;
use xingfu::process::Points;
use xingfu::schema::{self, DatasetFile};

use std::sync::Arc;

/// An index with points for every unit, and weights that are moved from one rescoring to the next.
#[derive(Debug)]
pub(crate) struct Problem {
    index: Index,
    points: Arc<Points>,
    methodologies: Vec<Methodology>,
}

impl Problem {
    /// `gaps`: of every hundred values so many are not there.
    pub(crate) fn new(units: usize, indicators: usize, gaps: u32) -> Result<Self, Error> {
        let mut random = Generator(20_240_101);
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
        let index = Index::from_json(
            &json!({ "id": "made-up", "version": "1.0.0", "title": "基准", "dimensions": dimensions }).to_string(),
        )?;
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
        let published = Methodology::published(&index);
        let moved = (0..8).map(|_| {
            let weights: Vec<f64> = (0..index.size())
                .map(|_| 1.0 + 9.0 * random.next())
                .collect();
            published.clone().with_weights(&index, &weights)
        });
        let methodologies = moved.collect::<Result<_, _>>()?;
        Ok(Self {
            index,
            points: Arc::new(points),
            methodologies,
        })
    }

    /// Scores every unit under the next weights; the sum of the scores, so that none is left out.
    pub(crate) fn rescore(&self, round: usize) -> Result<f64, Error> {
        let methodology = &self.methodologies[round % self.methodologies.len()];
        let scores = xingfu::score::rescore(&self.index, &self.points, methodology)?;
        Ok(scores.headlines().iter().flatten().sum())
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
