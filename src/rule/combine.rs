//! How the items of an indicator combine.

use serde::{Deserialize, Serialize};

/// What an indicator's points are of its items’.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// Their mean, weighted by count.
    #[default]
    Mean,
    /// The least of them: no item makes up for another.
    Minimum,
}

impl Combine {
    /// The points of items of a count and points each; `None` where none has any.
    ///
    /// The mean is `Σ count·points / Σ count`, summed in the order of the items; the minimum does
    /// not ask for counts, which are above 0.
    pub fn points(self, items: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
        let (mut sum, mut counts, mut least) = (0.0, 0.0, f64::INFINITY);
        for (count, points) in items {
            sum += count * points;
            counts += count;
            least = least.min(points);
        }
        (counts > 0.0).then_some(match self {
            Self::Mean => sum / counts,
            Self::Minimum => least,
        })
    }
}
