//! How a value among others becomes points, as written.

use crate::rule::LARGEST;
use crate::text::format::shortest;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// Normalisation over units; formulas at [`crate::rule::Relative`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Normalisation {
    /// Between the worst, a, and the best, b.
    MinMax(f64, f64),
    /// Mean and standard deviation as given.
    ZScore(f64, f64),
    /// 1 for the worst, n for the best.
    Rank,
    /// The share of the others that are worse, 0–100.
    PercentileRank,
    /// How many are worse.
    Borda,
    /// The ratio to the best, 0–100.
    DistanceToBest,
}

impl Default for Normalisation {
    fn default() -> Self {
        Self::MinMax(0.0, 100.0)
    }
}

/// What a rule may ask for: a normalisation, or a comparison with one unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Method {
    /// Over all that are compared.
    Normalised(Normalisation),
    /// Against a unit, or the mean where `None`.
    Benchmark(Option<Arc<str>>),
    /// The way from the worst to that unit.
    DistanceTo(Arc<str>),
}

/// The methods, as messages list them.
const METHODS: &str = "`min_max`, `z_score`, `rank`, `percentile_rank`, `borda`, `distance_to_best`, `benchmark`, {\"min_max\": [from, to]}, {\"z_score\": [mean, sd]}, {\"distance_to\": unit} or {\"benchmark\": unit}";

/// Those that any index takes.
const NORMALISATIONS: &str = "`min_max`, `z_score`, `rank`, `percentile_rank`, `borda`, `distance_to_best`, {\"min_max\": [from, to]} or {\"z_score\": [mean, sd]}";

impl Method {
    /// Whether its figures can be; else what was found and expected.
    pub(crate) fn check(&self) -> Result<(), (String, &'static str)> {
        let found = |a: f64, b: f64| format!("[{}, {}]", shortest(a), shortest(b));
        match self {
            Self::Normalised(Normalisation::MinMax(from, to)) => {
                if from < to && within(*from) && within(*to) {
                    return Ok(());
                }
                let expected = "two points within ±1e15, the second above the first";
                Err((found(*from, *to), expected))
            }
            Self::Normalised(Normalisation::ZScore(mean, deviation)) => {
                if *deviation > 0.0 && within(*mean) && within(*deviation) {
                    return Ok(());
                }
                let expected = "a mean within ±1e15 and a standard deviation above 0";
                Err((found(*mean, *deviation), expected))
            }
            Self::Normalised(
                Normalisation::Rank
                | Normalisation::PercentileRank
                | Normalisation::Borda
                | Normalisation::DistanceToBest,
            )
            | Self::Benchmark(_)
            | Self::DistanceTo(_) => Ok(()),
        }
    }

    /// What it means for a whole methodology; else what was found and expected.
    pub(crate) fn normalisation(&self) -> Result<Normalisation, (String, &'static str)> {
        self.check()?;
        match self {
            Self::Normalised(method) => Ok(*method),
            Self::Benchmark(_) => Err(("`benchmark`".to_owned(), NORMALISATIONS)),
            Self::DistanceTo(_) => Err(("`distance_to`".to_owned(), NORMALISATIONS)),
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Some(Self::Normalised(match name {
            "min_max" => Normalisation::default(),
            "z_score" => Normalisation::ZScore(50.0, 10.0),
            "rank" => Normalisation::Rank,
            "percentile_rank" => Normalisation::PercentileRank,
            "borda" => Normalisation::Borda,
            "distance_to_best" => Normalisation::DistanceToBest,
            "benchmark" => return Some(Self::Benchmark(None)),
            _ => return None,
        }))
    }
}

fn within(x: f64) -> bool {
    x.abs() <= LARGEST
}

/// As short as it can be.
impl Serialize for Method {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Normalised(method) if *method == Normalisation::default() => {
                serializer.serialize_str("min_max")
            }
            Self::Normalised(Normalisation::MinMax(a, b)) => {
                serializer.collect_map([("min_max", [a, b])])
            }
            Self::Normalised(Normalisation::ZScore(50.0, 10.0)) => {
                serializer.serialize_str("z_score")
            }
            Self::Normalised(Normalisation::ZScore(a, b)) => {
                serializer.collect_map([("z_score", [a, b])])
            }
            Self::Normalised(Normalisation::Rank) => serializer.serialize_str("rank"),
            Self::Normalised(Normalisation::PercentileRank) => {
                serializer.serialize_str("percentile_rank")
            }
            Self::Normalised(Normalisation::Borda) => serializer.serialize_str("borda"),
            Self::Normalised(Normalisation::DistanceToBest) => {
                serializer.serialize_str("distance_to_best")
            }
            Self::Benchmark(None) => serializer.serialize_str("benchmark"),
            Self::Benchmark(Some(unit)) => serializer.collect_map([("benchmark", unit)]),
            Self::DistanceTo(unit) => serializer.collect_map([("distance_to", unit)]),
        }
    }
}

impl<'de> Deserialize<'de> for Method {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MethodVisitor)
    }
}

struct MethodVisitor;

/// The methods that are objects: one field alone.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OfObject {
    MinMax([f64; 2]),
    ZScore([f64; 2]),
    DistanceTo(String),
    Benchmark(String),
}

impl<'de> Visitor<'de> for MethodVisitor {
    type Value = Method;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(METHODS)
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Method, E> {
        let unknown = || E::invalid_value(de::Unexpected::Str(name), &self);
        Method::of_name(name).ok_or_else(unknown)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Method, A::Error> {
        let object = OfObject::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(match object {
            OfObject::MinMax([from, to]) => Method::Normalised(Normalisation::MinMax(from, to)),
            OfObject::ZScore([mean, deviation]) => {
                Method::Normalised(Normalisation::ZScore(mean, deviation))
            }
            OfObject::DistanceTo(unit) => Method::DistanceTo(unit.into()),
            OfObject::Benchmark(unit) => Method::Benchmark(Some(unit.into())),
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Method {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Method".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let pair = schemars::json_schema!({
            "type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2
        });
        let one = |name: &str, schema: &schemars::Schema| {
            schemars::json_schema!({
                "type": "object", "properties": {name: schema}, "required": [name], "additionalProperties": false
            })
        };
        let unit = schemars::json_schema!({"type": "string"});
        schemars::json_schema!({
            "description": "How a value among those of other units becomes points.",
            "oneOf": [
                {"type": "string", "enum": ["min_max", "z_score", "rank", "percentile_rank", "borda", "distance_to_best", "benchmark"]},
                one("min_max", &pair), one("z_score", &pair), one("distance_to", &unit), one("benchmark", &unit),
            ]
        })
    }
}
