//! Sorting and collecting, compiled once rather than once for every type.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Positions 0..n in the order that `compare` gives them; equals keep their order.
pub(crate) fn positions(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// A step of filling a map entry by entry: collecting one would sort its entries first, with a
/// sort of its own for every type.
pub(crate) fn filled<K: Ord, V>(mut map: BTreeMap<K, V>, (key, value): (K, V)) -> BTreeMap<K, V> {
    map.insert(key, value);
    map
}
