//! How children combine, as written.

use crate::error::Error;
use crate::text::format::shortest;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
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

/// The largest exponent of a power mean, by absolute value: beyond it the mean is nearly the greatest
/// score, or the least.
pub const LARGEST_EXPONENT: f64 = 50.0;

/// The smallest, by absolute value: at 0 the mean is the geometric one, and nearer to it than this
/// rounding would be felt.
pub const SMALLEST_EXPONENT: f64 = 0.001;

impl Aggregation {
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

impl<'de> Deserialize<'de> for Aggregation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AggregationVisitor)
    }
}

struct AggregationVisitor;

/// The one aggregation that is an object.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Power {
    power: f64,
}

impl<'de> Visitor<'de> for AggregationVisitor {
    type Value = Aggregation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`arithmetic`, `geometric`, `harmonic`, `minimum` or {\"power\": p}")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Aggregation, E> {
        match name {
            "arithmetic" => Ok(Aggregation::Arithmetic),
            "geometric" => Ok(Aggregation::Geometric),
            "harmonic" => Ok(Aggregation::Harmonic),
            "minimum" => Ok(Aggregation::Minimum),
            other => Err(E::invalid_value(de::Unexpected::Str(other), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Aggregation, A::Error> {
        let power = Power::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(Aggregation::Power(power.power))
    }
}
