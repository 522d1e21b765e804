//! Medians: what half of the units reach.

use crate::data::UnitId;
use crate::index::Index;
use crate::process::Points;

/// The middle of some values, the mean of the two in the middle of an even number; `None` without any.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        1 => values.get(middle).copied(),
        _ => Some(f64::midpoint(
            *values.get(middle.checked_sub(1)?)?,
            *values.get(middle)?,
        )),
    }
}

/// The median points of the units that have any, by [`crate::index::IndicatorId::position`]. O(units ×
/// indicators), and their logarithm.
pub fn medians(index: &Index, points: &Points) -> Vec<Option<f64>> {
    let mut medians = vec![None; index.columns()];
    for (id, _) in index.indicators() {
        let units = (0..points.units()).map(UnitId::at);
        medians[id.position()] = median(units.filter_map(|unit| points.get(unit, id)));
    }
    medians
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median([3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median([7.0]), Some(7.0));
        assert_eq!(median([]), None);
    }
}
