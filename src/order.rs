//! Sorting and collecting, compiled once rather than once for every type.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Positions 0..n in the order that `compare` gives them; equals keep their order.
pub(crate) fn positions(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// Filling a map entry by entry: collecting one would sort its entries first, with a sort of its
/// own for every type.
pub(crate) trait Extended<K, V> {
    /// With further entries.
    fn extended(self, entries: impl IntoIterator<Item = (K, V)>) -> Self;
}

impl<K: Ord, V> Extended<K, V> for BTreeMap<K, V> {
    fn extended(mut self, entries: impl IntoIterator<Item = (K, V)>) -> Self {
        for (key, value) in entries {
            self.insert(key, value);
        }
        self
    }
}
