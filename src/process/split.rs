//! Targets that are split, summed up again.

use crate::data::{Dataset, UnitId};
use crate::index::{Index, IndicatorId};
use crate::rule::{Promise, Split};

/// What units have of a target that is split, beside the whole of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SplitSum {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The target of all units together.
    pub whole: f64,
    /// The sum of the parts that are given.
    pub given: f64,
    /// How many units have none.
    pub lacking: usize,
}

impl SplitSum {
    /// Whether the parts are the whole, to within 10⁻⁹ of it.
    pub fn is_even(&self) -> bool {
        (self.given - self.whole).abs() <= 1e-9 * self.whole
    }
}

/// The sum of a split target's parts; `None` for an indicator whose target is not split.
pub fn split_sum(index: &Index, dataset: &Dataset, id: IndicatorId) -> Option<SplitSum> {
    let indicator = index.is_on(id).then(|| index.indicator(id))?;
    if indicator.rule.split() != Split::Whole {
        return None;
    }
    let (Promise::AtLeast(whole) | Promise::AtMost(whole)) = indicator.rule.promise() else {
        return None;
    };
    let units = 0..dataset.units().len();
    let parts: Vec<f64> = units
        .clone()
        .filter_map(|unit| dataset.target(UnitId::at(unit), id))
        .collect();
    Some(SplitSum {
        indicator: id,
        whole,
        given: parts.iter().sum(),
        lacking: units.len() - parts.len(),
    })
}

/// The sums that are not the whole, in the order of the index.
pub fn uneven_splits(index: &Index, dataset: &Dataset) -> Vec<SplitSum> {
    let sums = index.split();
    let sums = sums.filter_map(|(id, _)| split_sum(index, dataset, id));
    sums.filter(|sum| !sum.is_even()).collect()
}
