//! The sums over one branch's children, kept so that a child that changes costs O(log children).

use super::aggregate::{Aggregation, Fold};

/// A binary tree of sums: the children are its leaves, and above two of them stands their sum.
///
/// A child that changes renews the sums above it. None is ever taken away from a sum, so that rounding
/// does not drift however often children change.
#[derive(Clone, Debug)]
pub(super) struct Siblings {
    aggregation: Aggregation,
    /// Below the one at `i` those at `2i` and `2i + 1`; the children are the latter half. The first is
    /// never read.
    sums: Vec<Fold>,
}

impl Siblings {
    /// Of `(score, weight)` pairs; `None` for a child without a score.
    pub(super) fn new(
        aggregation: Aggregation,
        children: impl ExactSizeIterator<Item = Option<(f64, f64)>>,
    ) -> Self {
        let leaves = children.len();
        let mut sums = vec![Fold::new(aggregation); leaves];
        sums.extend(children.map(|child| Fold::of(aggregation, child)));
        let mut siblings = Self { aggregation, sums };
        (1..leaves).rev().for_each(|at| siblings.renew(at));
        siblings
    }

    /// Puts another score and weight in the place of a child's.
    pub(super) fn put(&mut self, child: usize, pair: Option<(f64, f64)>) {
        let mut at = self.sums.len() / 2 + child;
        self.sums[at] = Fold::of(self.aggregation, pair);
        while at > 1 {
            at /= 2;
            self.renew(at);
        }
    }

    /// As [`Aggregation::mean`]; none without children.
    pub(super) fn mean(&self) -> Option<f64> {
        self.sums.get(1)?.finish()
    }

    fn renew(&mut self, at: usize) {
        let mut sum = self.sums[2 * at];
        sum.join(&self.sums[2 * at + 1]);
        self.sums[at] = sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Children with a score, a weight or neither, and those that come in the place of some.
    type Children = Vec<Option<(f64, f64)>>;

    fn aggregations() -> impl Strategy<Value = Aggregation> {
        prop_oneof![
            Just(Aggregation::Arithmetic),
            Just(Aggregation::Minimum),
            Just(Aggregation::Geometric),
            Just(Aggregation::Harmonic),
            prop_oneof![-50.0..-0.001, 0.001..50.0].prop_map(Aggregation::Power),
        ]
    }

    fn child() -> impl Strategy<Value = Option<(f64, f64)>> {
        let score = prop_oneof![4 => 0.0..100.0_f64, 1 => Just(0.0), 1 => -1.0..0.0_f64, 1 => 1e-7..1e-6_f64];
        let weight = prop_oneof![4 => 0.1..9.0_f64, 1 => Just(0.0)];
        proptest::option::weighted(0.8, (score, weight))
    }

    proptest! {
        #[test]
        fn a_mean_is_that_of_all_children_whatever_was_put(
            aggregation in aggregations(),
            children in proptest::collection::vec(child(), 0..12),
            puts in proptest::collection::vec((any::<proptest::sample::Index>(), child()), 0..20),
        ) {
            let mut children: Children = children;
            let mut siblings = Siblings::new(aggregation, children.iter().copied());
            let same = |siblings: &Siblings, children: &Children| {
                let expected = aggregation.mean(children.iter().copied().flatten());
                match (siblings.mean(), expected) {
                    (Some(found), Some(expected)) => (found - expected).abs() <= 1e-12 * expected.abs(),
                    (found, expected) => found == expected,
                }
            };
            prop_assert!(same(&siblings, &children), "{siblings:?}");
            for (at, pair) in puts {
                if children.is_empty() {
                    break;
                }
                let at = at.index(children.len());
                children[at] = pair;
                siblings.put(at, pair);
                prop_assert!(same(&siblings, &children), "{at} {pair:?} {siblings:?}");
            }
        }
    }
}
