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
            _ if s < NEGLIGIBLE || mean <= 0.0 => 0.0,
            Self::Geometric => a * mean / s,
            Self::Harmonic => a * (mean / s) * (mean / s),
            Self::Power(p) => a * libm::pow(s / mean, p - 1.0),
        }
    }

    /// `(φ(s) − φ(M)) / φ′(M)` of a mean `M = φ⁻¹(Σ a·φ(s))`: by this a child with score `s` moves the
    /// mean, to the first order, where its share grows by 1 and those of the others give way.
    ///
    /// 0 for `minimum`, and where the mean is 0 under one that a 0 annihilates. −∞ where a score of 0 has
    /// no weight yet in such a mean.
    pub(crate) fn pull(self, s: f64, mean: f64) -> f64 {
        match self {
            Self::Arithmetic => s - mean,
            Self::Minimum => 0.0,
            _ if mean < NEGLIGIBLE => 0.0,
            Self::Geometric => mean * libm::log(s / mean),
            Self::Harmonic => mean - mean * mean / s,
            Self::Power(p) => mean / p * (libm::pow(s / mean, p) - 1.0),
        }
    }

    /// The sum of no scores, and the score that stands out among none.
    #[inline]
    pub(crate) fn start(self) -> Running {
        let (sum, top) = match self {
            Self::Minimum => (f64::INFINITY, 0.0),
            Self::Power(p) if p < 0.0 => (0.0, f64::INFINITY),
            Self::Arithmetic | Self::Geometric | Self::Harmonic | Self::Power(_) => (0.0, 0.0),
        };
        Running { sum, top }
    }

    /// Adds a score of a weight above 0 to a sum.
    #[inline]
    pub(crate) fn add(self, sum: &mut f64, top: &mut f64, s: f64, weight: f64) {
        let told = if s < NEGLIGIBLE { 0.0 } else { s };
        match self {
            Self::Arithmetic => *sum += weight * s,
            Self::Minimum => *sum = sum.min(s),
            Self::Geometric => *sum += weight * libm::log(told),
            Self::Harmonic => *sum += weight * (1.0 / told),
            Self::Power(p) => raise(p, sum, top, told, weight),
        }
    }

    /// The mean of a sum of scores whose weights sum to `weight` above 0.
    #[inline]
    pub(crate) fn mean_of(self, sum: f64, top: f64, weight: f64) -> f64 {
        match self {
            Self::Arithmetic => sum / weight,
            Self::Minimum => sum,
            Self::Geometric => libm::exp(sum / weight),
            Self::Harmonic => 1.0 / (sum / weight),
            Self::Power(_) if top == 0.0 => 0.0,
            Self::Power(p) => {
                let mean = top * libm::pow(sum / weight, 1.0 / p);
                if mean < NEGLIGIBLE { 0.0 } else { mean }
            }
        }
    }
}

/// A sum over scores.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Running {
    /// Of what the aggregation makes of them.
    pub(crate) sum: f64,
    /// Under `power(p)` the score in whose units the sum is: the greatest where p > 0, else the least.
    pub(crate) top: f64,
}

/// Below this a score is 0 to a mean that divides by it or raises it to a power, and such a mean of a
/// power is 0. Points of an indicator are 0 or far above it
/// ([`SMALLEST_POINTS`](crate::rule::SMALLEST_POINTS)); weights that differ by a hundred orders of
/// magnitude may lead below it, and so may an exponent near 0 beside a score of 0.
const NEGLIGIBLE: f64 = 1e-100;

/// Adds `weight·(s / top)ᵖ`, of which no term is above its weight, to a sum of such terms; `weight` may be
/// such a sum itself, in units of `s`. Where `s` is beyond `top`, the sum is brought to its units. So neither 10⁻⁷ nor 10²⁰ to the power of ±50
/// leaves the range of numbers.
#[inline]
fn raise(p: f64, sum: &mut f64, top: &mut f64, s: f64, weight: f64) {
    let stands_out = if p > 0.0 { s > *top } else { s < *top };
    if s == *top {
        *sum += weight;
    } else if stands_out {
        *sum = *sum * libm::pow(*top / s, p) + weight;
        *top = s;
    } else {
        *sum += weight * libm::pow(s / *top, p);
    }
}

/// A sum over `(score, weight)` pairs, on the way to their mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fold {
    aggregation: Aggregation,
    running: Running,
    weight: f64,
    undefined: bool,
}

impl Fold {
    /// Of none.
    pub(super) fn new(aggregation: Aggregation) -> Self {
        Self {
            aggregation,
            running: aggregation.start(),
            weight: 0.0,
            undefined: false,
        }
    }

    /// Of one, where there is one.
    pub(super) fn of(aggregation: Aggregation, pair: Option<(f64, f64)>) -> Self {
        let mut fold = Self::new(aggregation);
        if let Some((score, weight)) = pair {
            fold.add(score, weight);
        }
        fold
    }

    fn add(&mut self, score: f64, weight: f64) {
        if weight > 0.0 {
            self.undefined |= score < 0.0 && self.aggregation.needs_non_negative();
            let Running { sum, top } = &mut self.running;
            self.aggregation.add(sum, top, score, weight);
            self.weight += weight;
        }
    }

    /// Adds what another of the same aggregation has summed.
    pub(super) fn join(&mut self, other: &Self) {
        let Running { sum, top } = &mut self.running;
        match self.aggregation {
            Aggregation::Minimum => *sum = sum.min(other.running.sum),
            Aggregation::Power(p) => raise(p, sum, top, other.running.top, other.running.sum),
            Aggregation::Arithmetic | Aggregation::Geometric | Aggregation::Harmonic => {
                *sum += other.running.sum;
            }
        }
        self.weight += other.weight;
        self.undefined |= other.undefined;
    }

    /// The mean.
    pub(super) fn finish(&self) -> Option<f64> {
        if self.weight <= 0.0 || self.undefined {
            return None;
        }
        let Running { sum, top } = self.running;
        Some(self.aggregation.mean_of(sum, top, self.weight))
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

    #[test]
    fn a_power_of_50_neither_overflows_nor_underflows() {
        let near = |p: f64, scores: [f64; 2], expected: f64| {
            let found = mean(Aggregation::Power(p), &scores.map(|s| (s, 1.0)));
            let found = found.unwrap_or(f64::NAN);
            assert!((found / expected - 1.0).abs() < 1e-12, "{found} {expected}");
        };
        for scale in [1e-80, 1e-7, 1.0, 1e20] {
            // 2^(-1/50) times the greater, 2^(1/50) times the lesser; the other is lost beside it.
            near(
                50.0,
                [scale, 2.0 * scale],
                2.0 * scale * 0.986_232_704_493_359_2,
            );
            near(-50.0, [2.0 * scale, scale], scale * 1.013_959_479_790_029);
            near(-50.0, [scale, scale], scale);
        }
        for p in [-50.0, -0.001] {
            assert_eq!(
                mean(
                    Aggregation::Power(p),
                    &[(0.0, 1.0), (0.0, 1.0), (80.0, 1.0)]
                ),
                Some(0.0)
            );
            assert_eq!(
                mean(Aggregation::Power(p), &[(80.0, 1.0), (0.0, 1.0)]),
                Some(0.0)
            );
        }
        assert_eq!(
            mean(Aggregation::Power(0.001), &[(80.0, 1.0), (0.0, 1.0)]),
            Some(0.0)
        );
        assert_eq!(
            mean(Aggregation::Power(50.0), &[(0.0, 2.0), (0.0, 1.0)]),
            Some(0.0)
        );
    }
}
