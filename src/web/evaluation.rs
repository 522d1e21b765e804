//! Scores in columns, and reports on request.

use super::{convert, thrown};
use crate::data::{Dataset, UnitId};
use crate::error::Error;
use crate::index::{Index, NodeId};
use crate::methodology::Methodology;
use crate::report::{self, Outcome};
use crate::score::Scoring;
use crate::text::Language;
use js_sys::{Array, Float64Array, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// The scores of a data set or a table.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Evaluation {
    pub(super) index: Rc<Index>,
    pub(super) dataset: Dataset,
    pub(super) methodology: Methodology,
    pub(super) scoring: Scoring,
    pub(super) language: Option<Language>,
}

#[wasm_bindgen]
impl Evaluation {
    /// The units' ids, in the order of the data.
    #[wasm_bindgen(getter)]
    pub fn units(&self) -> Vec<String> {
        let units = self.dataset.units().iter();
        units.map(|unit| unit.id.clone()).collect()
    }

    /// The nodes' ids, parents before their children.
    #[wasm_bindgen(getter)]
    pub fn nodes(&self) -> Vec<String> {
        let nodes = self.index.nodes();
        nodes.map(|(_, node)| node.id.clone()).collect()
    }

    /// Points by unit at a node, the whole where none is named; NaN where there are none.
    pub fn scores(&self, node: &JsValue) -> Result<Vec<f64>, JsValue> {
        Ok(report::scores(&self.outcome(), self.node(node)?))
    }

    /// Ranks by unit, 1 is best, among all or within a group; 0 for the unranked, and for units of
    /// other groups.
    pub fn ranks(&self, group: &JsValue) -> Result<Vec<u32>, JsValue> {
        if group.is_undefined() || group.is_null() {
            return Ok(report::ranks(&self.outcome()));
        }
        let name = group.as_string();
        let ranks = name.and_then(|name| report::ranks_within(&self.outcome(), &name));
        let fault = || thrown(&Error::new("group", shown(group), "the group of a unit"));
        ranks.ok_or_else(fault)
    }

    /// A unit's points at a node, the whole where none is named, over the months or years.
    pub fn series(&self, unit: &JsValue, node: &JsValue) -> Result<JsValue, JsValue> {
        let series = report::series(
            &self.outcome(),
            self.unit_of("unit", unit)?,
            self.node(node)?,
        );
        let periods: Array = series
            .periods
            .iter()
            .map(|month| JsValue::from(month.to_string()))
            .collect();
        let told = Object::new();
        Reflect::set(&told, &"periods".into(), &periods)?;
        let scores = Float64Array::from(series.scores.as_slice());
        Reflect::set(&told, &"scores".into(), &scores)?;
        Ok(told.into())
    }

    /// What the second unit has more than the first, by indicator.
    pub fn compare(&self, first: &JsValue, second: &JsValue) -> Result<JsValue, JsValue> {
        let units = (
            self.unit_of("first", first)?,
            self.unit_of("second", second)?,
        );
        let compared = report::compare(&self.outcome(), units.0, units.1);
        convert::write(&compared.map_err(|error| thrown(&error))?)
    }

    /// Coverage by unit at a node, the whole where none is named; NaN where nothing applies.
    pub fn coverage(&self, node: &JsValue) -> Result<Vec<f64>, JsValue> {
        Ok(report::coverage(&self.outcome(), self.node(node)?))
    }

    /// The report of one unit.
    pub fn unit(&self, id: &JsValue) -> Result<JsValue, JsValue> {
        let unit = self.unit_of("unit", id)?;
        convert::write(&report::unit(&self.outcome(), unit, self.language))
    }

    /// The report of every unit.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        convert::write(&report::report(&self.outcome(), self.language))
    }
}

impl Evaluation {
    fn outcome(&self) -> Outcome<'_> {
        Outcome {
            index: &self.index,
            dataset: &self.dataset,
            methodology: &self.methodology,
            scoring: &self.scoring,
        }
    }

    /// The unit of an id, which the place names.
    fn unit_of(&self, place: &str, id: &JsValue) -> Result<UnitId, JsValue> {
        let mut units = self.dataset.units().iter();
        let name = id.as_string();
        let position = name.and_then(|name| units.position(|unit| unit.id == name));
        let fault = || thrown(&Error::new(place, shown(id), "a unit of the data"));
        position.map(UnitId::at).ok_or_else(fault)
    }

    fn node(&self, id: &JsValue) -> Result<NodeId, JsValue> {
        if id.is_undefined() || id.is_null() {
            return Ok(NodeId::ROOT);
        }
        let node = id.as_string().and_then(|id| self.index.find(&id));
        let fault = || thrown(&Error::new("node", shown(id), "the id of a node"));
        node.ok_or_else(fault)
    }
}

fn shown(id: &JsValue) -> String {
    match id.as_string() {
        Some(id) => format!("`{id}`"),
        None => "no text".to_owned(),
    }
}
