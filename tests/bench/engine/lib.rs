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
    pub fn rescore(&mut self, round: usize) -> Result<f64, String> {
        self.0.rescore(round).map_err(|error| error.to_string())
    }

    /// Scores what one indicator's weight touches; gives the sum of the scores.
    #[wasm_bindgen(js_name = moveOne)]
    pub fn move_one(&mut self, round: usize) -> Result<f64, String> {
        self.0.move_one(round).map_err(|error| error.to_string())
    }
}

/// A made-up data set of several months, and what an undo keeps of its edits.
#[wasm_bindgen]
#[derive(Debug)]
pub struct History(problem::History);

#[wasm_bindgen]
impl History {
    /// So many units, indicators, months and edits.
    #[wasm_bindgen(constructor)]
    pub fn new(
        units: usize,
        indicators: usize,
        months: u8,
        edits: usize,
    ) -> Result<History, String> {
        let history = problem::History::new(units, indicators, months, edits);
        history.map(History).map_err(|error| error.to_string())
    }

    /// How many data sets are kept.
    #[wasm_bindgen(getter)]
    pub fn steps(&self) -> usize {
        self.0.steps()
    }
}
