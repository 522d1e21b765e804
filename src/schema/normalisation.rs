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

/// A method as written, with whatever figures.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenMethod {
    name: String,
    given: Given,
}

/// What stands behind the name.
#[derive(Clone, Debug, PartialEq)]
enum Given {
    Nothing,
    Pair(f64, f64),
    Unit(String),
}

/// The methods, as messages list them.
const METHODS: &str = "`min_max`, `z_score`, `rank`, `percentile_rank`, `borda`, `distance_to_best`, `benchmark`, {\"min_max\": [from, to]}, {\"z_score\": [mean, sd]}, {\"distance_to\": unit} or {\"benchmark\": unit}";

/// Those that any index takes.
const NORMALISATIONS: &str = "`min_max`, `z_score`, `rank`, `percentile_rank`, `borda`, `distance_to_best`, {\"min_max\": [from, to]} or {\"z_score\": [mean, sd]}";

impl WrittenMethod {
    /// What it means; else what was found and expected.
    pub(crate) fn checked(&self) -> Result<Method, (String, &'static str)> {
        let normalised = |method| Ok(Method::Normalised(method));
        match (self.name.as_str(), &self.given) {
            ("min_max", Given::Nothing) => normalised(Normalisation::default()),
            ("min_max", Given::Pair(from, to)) => match from < to && within(*from) && within(*to) {
                true => normalised(Normalisation::MinMax(*from, *to)),
                false => Err((
                    format!("[{}, {}]", shortest(*from), shortest(*to)),
                    "two points within ±1e15, the second above the first",
                )),
            },
            ("z_score", Given::Nothing) => normalised(Normalisation::ZScore(50.0, 10.0)),
            ("z_score", Given::Pair(mean, deviation)) => {
                match *deviation > 0.0 && within(*mean) && within(*deviation) {
                    true => normalised(Normalisation::ZScore(*mean, *deviation)),
                    false => Err((
                        format!("[{}, {}]", shortest(*mean), shortest(*deviation)),
                        "a mean within ±1e15 and a standard deviation above 0",
                    )),
                }
            }
            ("rank", Given::Nothing) => normalised(Normalisation::Rank),
            ("percentile_rank", Given::Nothing) => normalised(Normalisation::PercentileRank),
            ("borda", Given::Nothing) => normalised(Normalisation::Borda),
            ("distance_to_best", Given::Nothing) => normalised(Normalisation::DistanceToBest),
            ("benchmark", Given::Nothing) => Ok(Method::Benchmark(None)),
            ("benchmark", Given::Unit(unit)) => Ok(Method::Benchmark(Some(unit.as_str().into()))),
            ("distance_to", Given::Unit(unit)) => Ok(Method::DistanceTo(unit.as_str().into())),
            _ => Err((self.found(), METHODS)),
        }
    }

    /// What it means for a whole methodology; else what was found and expected.
    pub(crate) fn normalisation(&self) -> Result<Normalisation, (String, &'static str)> {
        match self.checked()? {
            Method::Normalised(method) => Ok(method),
            Method::Benchmark(_) | Method::DistanceTo(_) => Err((self.found(), NORMALISATIONS)),
        }
    }

    fn found(&self) -> String {
        match self.given {
            Given::Nothing => format!("`{}`", self.name),
            Given::Pair(..) => format!("`{}` of two numbers", self.name),
            Given::Unit(_) => format!("`{}` of a unit", self.name),
        }
    }
}

fn within(x: f64) -> bool {
    x.abs() <= LARGEST
}

impl Serialize for WrittenMethod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.given {
            Given::Nothing => serializer.serialize_str(&self.name),
            Given::Pair(a, b) => serializer.collect_map([(&self.name, [a, b])]),
            Given::Unit(unit) => serializer.collect_map([(&self.name, unit)]),
        }
    }
}

impl<'de> Deserialize<'de> for WrittenMethod {
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
    type Value = WrittenMethod;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(METHODS)
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<WrittenMethod, E> {
        let method = WrittenMethod {
            name: name.to_owned(),
            given: Given::Nothing,
        };
        match method.checked() {
            Ok(_) => Ok(method),
            Err(_) => Err(E::invalid_value(de::Unexpected::Str(name), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WrittenMethod, A::Error> {
        let object = OfObject::deserialize(de::value::MapAccessDeserializer::new(map))?;
        let (name, given) = match object {
            OfObject::MinMax([from, to]) => ("min_max", Given::Pair(from, to)),
            OfObject::ZScore([mean, deviation]) => ("z_score", Given::Pair(mean, deviation)),
            OfObject::DistanceTo(unit) => ("distance_to", Given::Unit(unit)),
            OfObject::Benchmark(unit) => ("benchmark", Given::Unit(unit)),
        };
        Ok(WrittenMethod {
            name: name.to_owned(),
            given,
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for WrittenMethod {
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
