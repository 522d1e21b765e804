//! Units' parts of targets that are split: 目标分解.

use super::record::UnitId;
use crate::index::IndicatorId;
use std::sync::Arc;

/// Whose part of which target.
pub(super) type Place = (IndicatorId, UnitId);

/// Each unit's part of each target that is split, shared among copies.
///
/// # Guarantees
/// Places rise, and every part is above 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts(Arc<[(Place, f64)]>);

impl Parts {
    /// Parts of places each of which is there once. O(n log n).
    pub(super) fn new(mut parts: Vec<(Place, f64)>) -> Self {
        parts.sort_by_key(|(place, _)| *place);
        Self(parts.into())
    }

    fn find(&self, place: Place) -> Result<usize, usize> {
        self.0.binary_search_by(|(there, _)| there.cmp(&place))
    }

    pub(super) fn get(&self, place: Place) -> Option<f64> {
        self.find(place).ok().map(|at| self.0[at].1)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (IndicatorId, UnitId, f64)> {
        let parts = self.0.iter();
        parts.map(|((indicator, unit), part)| (*indicator, *unit, *part))
    }

    /// Puts a part in its place, or takes what is there away. O(n).
    pub(super) fn set(&mut self, place: Place, part: Option<f64>) {
        self.set_all(part.map(|part| (place, part)).into_iter().collect());
        if let (None, Ok(at)) = (part, self.find(place)) {
            let mut parts = self.0.to_vec();
            parts.remove(at);
            self.0 = parts.into();
        }
    }

    /// Puts parts of places each of which is there once in the place of what is there.
    pub(super) fn set_all(&mut self, parts: Vec<(Place, f64)>) {
        if parts.is_empty() {
            return;
        }
        let new = Self::new(parts);
        let kept = self.0.iter().filter(|(place, _)| new.find(*place).is_err());
        *self = Self::new(kept.chain(new.0.iter()).copied().collect());
    }
}
