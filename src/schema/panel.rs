//! Numbers of many units over many periods, in one table.

use super::dataset::UnitEntry;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Values of units, period by period: the most compact form of a panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelFile {
    /// The units, a row each.
    pub units: Vec<UnitEntry>,
    /// The indicators, by id.
    pub indicators: Vec<String>,
    /// `YYYY-MM`, rising.
    pub periods: Vec<String>,
    /// A row for each unit: period by period a number for each indicator, null where there is none.
    pub values: Vec<Numbers>,
}

/// A list of numbers some of which may be null, here not a number: eight bytes each, where an
/// optional one takes sixteen.
#[derive(Clone, Debug)]
pub struct Numbers(pub(crate) Vec<f64>);

impl Numbers {
    fn optional(&self) -> impl Iterator<Item = Option<f64>> {
        self.0.iter().map(|x| (!x.is_nan()).then_some(*x))
    }
}

impl FromIterator<Option<f64>> for Numbers {
    fn from_iter<I: IntoIterator<Item = Option<f64>>>(numbers: I) -> Self {
        let numbers = numbers.into_iter();
        Self(numbers.map(|x| x.unwrap_or(f64::NAN)).collect())
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.optional().eq(other.optional())
    }
}

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.optional())
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(NumbersVisitor)
    }
}

struct NumbersVisitor;

impl<'de> Visitor<'de> for NumbersVisitor {
    type Value = Numbers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Numbers, A::Error> {
        let mut numbers = Vec::new();
        while let Some(x) = seq.next_element::<Option<f64>>()? {
            numbers.push(x.unwrap_or(f64::NAN));
        }
        numbers.shrink_to_fit();
        Ok(Numbers(numbers))
    }
}
