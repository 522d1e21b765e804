//! The shapes of places: `GeoJSON` as it is written, and the compact form of an index with its data.

use super::dataset::Raw;
use crate::text::Text;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Shapes whose borders are written once: arcs, and rings of arcs.
///
/// Coordinates are whole numbers of 10^−`decimals` degrees.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShapesFile {
    /// Decimals of a degree, 0–7.
    pub decimals: u8,
    /// Where the borders are from, and what they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
    /// Lines between the places where borders meet: longitude and latitude of the first point, and of
    /// each later one its distance from the one before.
    pub arcs: Vec<Vec<i32>>,
    /// A shape each.
    pub features: Vec<ShapeEntry>,
}

/// A shape: rings, of which one in another is a hole, and points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShapeEntry {
    /// The id of the unit that it is of; none for ground that is no unit's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Each of arcs that follow each other, by position: n forwards, −1 − n backwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rings: Vec<Vec<i32>>,
    /// Longitude and latitude in turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<i32>,
}

/// A `FeatureCollection` of `GeoJSON` (RFC 7946); its other members are passed over.
#[derive(Clone, Debug, Deserialize)]
pub struct GeoFile {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where the borders are from: a member of this project's own.
    #[serde(default)]
    pub source: Option<Text>,
    /// A place each.
    pub features: Vec<GeoFeature>,
}

/// A place.
#[derive(Clone, Debug, Deserialize)]
pub struct GeoFeature {
    /// The id of a unit; none for ground that is no unit's.
    #[serde(default)]
    pub id: Option<Raw>,
    /// `null` for a place that has no shape.
    pub geometry: Option<GeoGeometry>,
}

/// The shape of a place.
#[derive(Clone, Debug, Deserialize)]
pub struct GeoGeometry {
    /// `Polygon`, `MultiPolygon`, `Point` or `MultiPoint`; others are a fault.
    #[serde(rename = "type")]
    pub kind: String,
    /// Nested as the type has it.
    #[serde(default)]
    pub coordinates: GeoCoordinates,
}

/// Numbers in lists of lists.
#[derive(Clone, Debug, PartialEq)]
pub enum GeoCoordinates {
    /// A number.
    Number(f64),
    /// A list.
    List(Vec<GeoCoordinates>),
}

impl Default for GeoCoordinates {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl<'de> Deserialize<'de> for GeoCoordinates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Nested;
        impl<'de> Visitor<'de> for Nested {
            type Value = GeoCoordinates;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a list")
            }

            fn visit_f64<E>(self, number: f64) -> Result<GeoCoordinates, E> {
                Ok(GeoCoordinates::Number(number))
            }

            fn visit_u64<E>(self, number: u64) -> Result<GeoCoordinates, E> {
                Ok(GeoCoordinates::Number(number as f64))
            }

            fn visit_i64<E>(self, number: i64) -> Result<GeoCoordinates, E> {
                Ok(GeoCoordinates::Number(number as f64))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<GeoCoordinates, A::Error> {
                let mut found = Vec::new();
                while let Some(element) = list.next_element()? {
                    found.push(element);
                }
                Ok(GeoCoordinates::List(found))
            }
        }
        deserializer.deserialize_any(Nested)
    }
}
