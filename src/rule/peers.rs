//! The values of other units, as a relative rule looks at them.

use crate::schema::Normalisation;
use serde::{Deserialize, Serialize};

/// Which end is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// The more, the better.
    Positive,
    /// The less, the better.
    Negative,
}

/// A figure of the values that a unit is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// How many there are.
    Count,
    /// The least.
    Least,
    /// The greatest.
    Greatest,
    /// The best, for a ratio to it: none where a value is below 0.
    Best(Polarity),
    /// Their mean.
    Mean,
    /// Their standard deviation, of n − 1; 0 of one.
    Deviation,
    /// The value of the unit that the rule names.
    Reference,
    /// The place of the value among them: 1 + how many are worse.
    Rank(Polarity),
}

/// The values of the units that one is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Peers {
    /// Rising.
    values: Vec<f64>,
    mean: f64,
    deviation: f64,
    reference: Option<f64>,
}

/// What a value is compared with, and how where its rule leaves it open.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The values that it is among.
    pub peers: &'a Peers,
    /// The methodology's way.
    pub normalisation: Normalisation,
}

impl Peers {
    /// Of finite values in any order, and of that of the unit that the rule names.
    pub fn new(mut values: Vec<f64>, reference: Option<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count.max(1.0);
        let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
        // Rounding of the mean is no deviation.
        let is_flat = values.first() == values.last();
        let deviation = match is_flat {
            true => 0.0,
            false => libm::sqrt(squares / (count - 1.0)),
        };
        Self {
            values,
            mean,
            deviation,
            reference,
        }
    }

    /// A figure, as a value among them meets it.
    pub fn figure(&self, figure: Figure, x: f64) -> Option<f64> {
        let (least, greatest) = (*self.values.first()?, *self.values.last()?);
        match figure {
            Figure::Count => Some(self.values.len() as f64),
            Figure::Least => Some(least),
            Figure::Greatest => Some(greatest),
            Figure::Best(Polarity::Positive) => (least >= 0.0).then_some(greatest),
            Figure::Best(Polarity::Negative) => (least >= 0.0).then_some(least),
            Figure::Mean => Some(self.mean),
            Figure::Deviation => Some(self.deviation),
            Figure::Reference => self.reference,
            Figure::Rank(Polarity::Positive) => {
                let worse = self.values.partition_point(|other| *other < x);
                Some(1.0 + worse as f64)
            }
            Figure::Rank(Polarity::Negative) => {
                let others = self.values.partition_point(|other| *other <= x);
                Some(1.0 + (self.values.len() - others) as f64)
            }
        }
    }
}
