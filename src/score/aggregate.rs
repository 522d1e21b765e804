//! How children combine into their parent.

pub use crate::schema::{Aggregation, LARGEST_EXPONENT, SMALLEST_EXPONENT};

impl Aggregation {
    /// Whether scores below 0 have no meaning under this aggregation.
    pub fn needs_non_negative(self) -> bool {
        !matches!(self, Self::Arithmetic | Self::Minimum)
    }

    /// The mean of `(score, weight)` pairs; none where the weights sum to 0, and where a score
    /// below 0 has weight in a mean that is not defined for it.
    pub fn mean(self, children: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
        let mut fold = Fold::new(self);
        for (score, weight) in children {
            fold.add(score, weight);
        }
        fold.finish()
    }

    /// ∂M/∂s of a child with score `s` and share `a`, in a mean of value `mean`.
    ///
    /// For `minimum` it is the child's share among those at the minimum, which the caller gives
    /// as `share_at_minimum`. Where the mean is 0 under a mean that a 0 annihilates, it is 0.
    pub(crate) fn marginal(self, s: f64, a: f64, mean: f64, share_at_minimum: f64) -> f64 {
        match self {
            Self::Arithmetic => a,
            Self::Minimum => share_at_minimum,
            _ if s <= 0.0 || mean <= 0.0 => 0.0,
            Self::Geometric => a * mean / s,
            Self::Harmonic => a * (mean / s) * (mean / s),
            Self::Power(p) => a * libm::pow(s / mean, p - 1.0),
        }
    }

    #[inline]
    pub(crate) fn forward(self, s: f64) -> f64 {
        match self {
            Self::Arithmetic | Self::Minimum => s,
            Self::Geometric => libm::log(s),
            Self::Harmonic => 1.0 / s,
            Self::Power(p) => libm::pow(s, p),
        }
    }

    #[inline]
    pub(crate) fn backward(self, mean: f64) -> f64 {
        match self {
            Self::Arithmetic | Self::Minimum => mean,
            Self::Geometric => libm::exp(mean),
            Self::Harmonic => 1.0 / mean,
            Self::Power(p) => libm::pow(mean, 1.0 / p),
        }
    }
}

struct Fold {
    aggregation: Aggregation,
    sum: f64,
    weight: f64,
    least: f64,
    undefined: bool,
}

impl Fold {
    fn new(aggregation: Aggregation) -> Self {
        Self {
            aggregation,
            sum: 0.0,
            weight: 0.0,
            least: f64::INFINITY,
            undefined: false,
        }
    }

    fn add(&mut self, score: f64, weight: f64) {
        if weight > 0.0 {
            self.undefined |= score < 0.0 && self.aggregation.needs_non_negative();
            self.sum += weight * self.aggregation.forward(score);
            self.weight += weight;
            self.least = self.least.min(score);
        }
    }

    fn finish(&self) -> Option<f64> {
        if self.weight <= 0.0 || self.undefined {
            return None;
        }
        Some(match self.aggregation {
            Aggregation::Minimum => self.least,
            other => other.backward(self.sum / self.weight),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(aggregation: Aggregation, pairs: &[(f64, f64)]) -> Option<f64> {
        aggregation.mean(pairs.iter().copied())
    }

    #[test]
    fn a_zero_annihilates_geometric_and_harmonic_means_unless_it_weighs_nothing() {
        for aggregation in [Aggregation::Geometric, Aggregation::Harmonic] {
            assert_eq!(mean(aggregation, &[(0.0, 1.0), (80.0, 1.0)]), Some(0.0));
            let without = mean(aggregation, &[(0.0, 0.0), (80.0, 1.0)]);
            assert!(without.is_some_and(|m| (m - 80.0).abs() < 1e-9));
        }
    }

    #[test]
    fn no_weight_is_no_mean() {
        assert_eq!(mean(Aggregation::Arithmetic, &[(80.0, 0.0)]), None);
        assert_eq!(mean(Aggregation::Minimum, &[]), None);
    }

    #[test]
    fn a_score_below_zero_has_no_geometric_mean_unless_it_weighs_nothing() {
        for aggregation in [
            Aggregation::Geometric,
            Aggregation::Harmonic,
            Aggregation::Power(0.5),
            Aggregation::Power(2.0),
        ] {
            assert_eq!(mean(aggregation, &[(-1.0, 1.0), (80.0, 1.0)]), None);
            assert!(mean(aggregation, &[(-1.0, 0.0), (80.0, 1.0)]).is_some());
        }
        let pairs = [(-20.0, 1.0), (80.0, 1.0)];
        assert_eq!(mean(Aggregation::Arithmetic, &pairs), Some(30.0));
        assert_eq!(mean(Aggregation::Minimum, &pairs), Some(-20.0));
    }

    #[test]
    fn a_power_of_one_is_arithmetic() {
        let pairs = [(40.0, 1.0), (90.0, 3.0)];
        let power = mean(Aggregation::Power(1.0), &pairs);
        assert!(power.is_some_and(|m| (m - 77.5).abs() < 1e-9));
    }
}
