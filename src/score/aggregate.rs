//! How children combine into their parent.

use crate::error::Error;
use crate::schema::{At, Form};
use crate::text::format::shortest;
use serde::Serialize;
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
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
    /// The weighted power mean of an exponent p, 0.001 ≤ |p| ≤ 50.
    Power(f64),
}

/// The largest exponent of a power mean, by absolute value: far beyond it points overflow.
pub const LARGEST_EXPONENT: f64 = 50.0;

/// The smallest, by absolute value: at 0 the mean is the geometric one, and nearer to it than this
/// rounding would be felt.
pub const SMALLEST_EXPONENT: f64 = 0.001;

impl Aggregation {
    /// Whether scores below 0 have no meaning under this aggregation.
    pub fn needs_non_negative(self) -> bool {
        !matches!(self, Self::Arithmetic | Self::Minimum)
    }

    /// Itself, unless its exponent cannot be used.
    pub(crate) fn check(self, place: &str) -> Result<Self, Error> {
        match self {
            Self::Power(p) if !(SMALLEST_EXPONENT..=LARGEST_EXPONENT).contains(&p.abs()) => {
                let expected = format!(
                    "an exponent of {} to {}, or the same below 0",
                    shortest(SMALLEST_EXPONENT),
                    shortest(LARGEST_EXPONENT)
                );
                Err(Error::new(format!("{place}.power"), shortest(p), expected))
            }
            _ => Ok(self),
        }
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

/// `arithmetic`, `geometric`, …, `power(2)`.
impl fmt::Display for Aggregation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arithmetic => f.write_str("arithmetic"),
            Self::Geometric => f.write_str("geometric"),
            Self::Harmonic => f.write_str("harmonic"),
            Self::Minimum => f.write_str("minimum"),
            Self::Power(p) => write!(f, "power({})", shortest(*p)),
        }
    }
}

impl Form for Aggregation {
    #[inline(never)]
    fn read(at: &At<'_>) -> Self {
        if at.is_object() {
            at.variants(&["power"]);
            return Self::Power(Form::read(&at.needed("power")));
        }
        match at.text() {
            Some("arithmetic") => Self::Arithmetic,
            Some("geometric") => Self::Geometric,
            Some("harmonic") => Self::Harmonic,
            Some("minimum") => Self::Minimum,
            _ => {
                at.demand("`arithmetic`, `geometric`, `harmonic`, `minimum` or {\"power\": p}");
                Self::default()
            }
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
