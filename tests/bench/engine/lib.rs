//! The engine without the page and without conversion to JavaScript's values, for `cargo xtask bench`.

#[path = "../problem.rs"]
mod problem;

use wasm_bindgen::prelude::*;

/// A made-up problem, ready to be scored again and again.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine(problem::Problem);

#[wasm_bindgen]
impl Engine {
    /// So many units and indicators, and of a hundred values so many that are missing.
    #[wasm_bindgen(constructor)]
    pub fn new(units: usize, indicators: usize, gaps: u32) -> Result<Engine, String> {
        let problem = problem::Problem::new(units, indicators, gaps);
        problem.map(Engine).map_err(|error| error.to_string())
    }

    /// Scores every unit under other weights than in the round before; gives the sum of the scores.
    pub fn rescore(&self, round: usize) -> Result<f64, String> {
        self.0.rescore(round).map_err(|error| error.to_string())
    }
}
