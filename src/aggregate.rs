//! How children combine into their parent.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How a node's children combine.
///
/// With scores `s` and weights `w` of the children that have a score, `W = Σw` and shares
/// `a = w / W`:
///
/// | aggregation | formula | compensability |
/// |---|---|---|
/// | `arithmetic` | Σ a·s | full |
/// | `geometric` | Π sᵃ | partial; 0 if any s = 0 with a > 0 |
/// | `harmonic` | 1 / Σ(a / s) | less; 0 if any s = 0 with a > 0 |
/// | `power(p)` | (Σ a·sᵖ)^(1/p) | full at p = 1, less below, more than full above |
/// | `minimum` | min s over a > 0 | none |
///
/// All of them lie between the least and the greatest score, and are homogeneous of degree 1, so
/// that `Σ s·∂M/∂s = M` (Euler). Scores below 0 are defined for `arithmetic` and `minimum` only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Aggregation {
    /// The weighted mean.
    #[default]
    Arithmetic,
    /// The weighted geometric mean.
    Geometric,
    /// The weighted harmonic mean.
    Harmonic,
    /// The least score, whatever the weights.
    Minimum,
    /// The weighted power mean of a finite exponent other than 0, |p| ≤ 50.
    Power(f64),
}

/// The largest exponent of a power mean, by absolute value: beyond it 0–100 points overflow.
pub const LARGEST_EXPONENT: f64 = 50.0;

impl Aggregation {
    /// Whether scores below 0 have no meaning under this aggregation.
    pub fn needs_non_negative(self) -> bool {
        !matches!(self, Self::Arithmetic | Self::Minimum)
    }

    /// What keeps the exponent from being used, if anything.
    pub(crate) fn fault(self) -> Option<f64> {
        match self {
            Self::Power(p) if !p.is_finite() || p == 0.0 || p.abs() > LARGEST_EXPONENT => Some(p),
            _ => None,
        }
    }

    /// The mean of `(score, weight)` pairs; none where the weights sum to 0.
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

/// `arithmetic`, `geometric`, …, `power(2)`.
impl fmt::Display for Aggregation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arithmetic => f.write_str("arithmetic"),
            Self::Geometric => f.write_str("geometric"),
            Self::Harmonic => f.write_str("harmonic"),
            Self::Minimum => f.write_str("minimum"),
            Self::Power(p) => write!(f, "power({p})"),
        }
    }
}

struct Fold {
    aggregation: Aggregation,
    sum: f64,
    weight: f64,
    least: f64,
}

impl Fold {
    fn new(aggregation: Aggregation) -> Self {
        Self {
            aggregation,
            sum: 0.0,
            weight: 0.0,
            least: f64::INFINITY,
        }
    }

    fn add(&mut self, score: f64, weight: f64) {
        if weight > 0.0 {
            self.sum += weight * self.aggregation.forward(score);
            self.weight += weight;
            self.least = self.least.min(score);
        }
    }

    fn finish(&self) -> Option<f64> {
        if self.weight <= 0.0 {
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
    fn a_power_of_one_is_arithmetic() {
        let pairs = [(40.0, 1.0), (90.0, 3.0)];
        let power = mean(Aggregation::Power(1.0), &pairs);
        assert!(power.is_some_and(|m| (m - 77.5).abs() < 1e-9));
    }
}
