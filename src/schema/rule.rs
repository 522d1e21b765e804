//! Rules of index.json.

use super::{At, Form, form, names};
use serde::Serialize;

/// A rule as written: its kind, and the fields that the kind takes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = json::one_variant_per_kind))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Which formula.
    pub kind: RuleKind,
    /// `target`: the value that was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// `target`: whether to reach it or to stay under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// `target`: the most points there are; 100 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<f64>,
    /// `zero`: points lost per occurrence. `hold`: per unit of decline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalty: Option<f64>,
    /// `milestone`: a key of `ladders`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ladder: Option<String>,
    /// `milestone`: the rung that keeps the promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
    /// `efficacy`: the value of 60 points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unacceptable: Option<f64>,
    /// `efficacy`: the value of 100 points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfactory: Option<f64>,
    /// `efficacy`: whether points stay within 0–100; no where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clamp: Option<bool>,
    /// `tiered`: in ascending merit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<Tier>>,
    /// `goalposts`: the value of 0 points. `band`: the value of 0 points below the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lower: Option<f64>,
    /// `goalposts`: the value of 100 points. `band`: the value of 0 points above the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    /// `goalposts`: the scale on which distance is measured; `identity` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transform: Option<Transform>,
    /// `band`: where 100 points begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// `band`: where 100 points end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// `satisfaction`: points of the five answers, best first; 100, 80, 60, 40, 0 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Vec<f64>>,
}

/// The absolute rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(
    missing_docs,
    reason = "each is described at the rule of the same name"
)]
pub enum RuleKind {
    Target,
    Zero,
    Hold,
    Milestone,
    Pass,
    Checklist,
    Coverage,
    Efficacy,
    Tiered,
    Goalposts,
    Band,
    Satisfaction,
}

impl RuleKind {
    /// In the order of their documentation.
    pub const ALL: [Self; 12] = [
        Self::Target,
        Self::Zero,
        Self::Hold,
        Self::Milestone,
        Self::Pass,
        Self::Checklist,
        Self::Coverage,
        Self::Efficacy,
        Self::Tiered,
        Self::Goalposts,
        Self::Band,
        Self::Satisfaction,
    ];

    /// What a definition calls it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Zero => "zero",
            Self::Hold => "hold",
            Self::Milestone => "milestone",
            Self::Pass => "pass",
            Self::Checklist => "checklist",
            Self::Coverage => "coverage",
            Self::Efficacy => "efficacy",
            Self::Tiered => "tiered",
            Self::Goalposts => "goalposts",
            Self::Band => "band",
            Self::Satisfaction => "satisfaction",
        }
    }

    /// The fields that it needs, and those that it takes besides. An optional ledger row waits for
    /// its `target` or `promised`; elsewhere they are needed too.
    pub fn fields(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Target => (&["direction"], &["target", "cap"]),
            Self::Zero | Self::Hold => (&["penalty"], &[]),
            Self::Milestone => (&["ladder"], &["promised"]),
            Self::Pass | Self::Checklist | Self::Coverage => (&[], &[]),
            Self::Efficacy => (&["unacceptable", "satisfactory"], &["clamp"]),
            Self::Tiered => (&["tiers"], &[]),
            Self::Goalposts => (&["lower", "upper"], &["transform"]),
            Self::Band => (&["from", "to", "lower", "upper"], &[]),
            Self::Satisfaction => (&[], &["points"]),
        }
    }
}

/// Which side of a target keeps the promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The target or more.
    AtLeast,
    /// The target or less.
    AtMost,
}

/// The scale of `goalposts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Transform {
    /// The value itself.
    Identity,
    /// Its natural logarithm.
    Ln,
}

/// A tier: reaching `value` earns `share` of the full points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// The value at which the tier begins.
    pub value: f64,
    /// Share of the full points, 0–1.
    pub share: f64,
}

form!(Rule {
    kind,
    target = None,
    direction = None,
    cap = None,
    penalty = None,
    ladder = None,
    promised = None,
    unacceptable = None,
    satisfactory = None,
    clamp = None,
    tiers = None,
    lower = None,
    upper = None,
    transform = None,
    from = None,
    to = None,
    points = None,
});

impl Form for RuleKind {
    fn read(at: &At<'_>) -> Self {
        Self::ALL[at.choice(&Self::ALL.map(Self::id))]
    }
}

names!(Direction {
    "at_least" => AtLeast,
    "at_most" => AtMost,
});

names!(Transform {
    "identity" => Identity,
    "ln" => Ln,
});

form!(Tier { value, share });

#[cfg(feature = "schema")]
mod json {
    use super::RuleKind;
    use schemars::Schema;
    use serde_json::{Map, Value, json};

    /// Parts the one object with every field into one per kind with the fields of the kind.
    pub(super) fn one_variant_per_kind(schema: &mut Schema) {
        for word in ["type", "required", "additionalProperties"] {
            schema.remove(word);
        }
        let Some(Value::Object(fields)) = schema.remove("properties") else {
            return;
        };
        let variants: Vec<_> = RuleKind::ALL
            .into_iter()
            .map(|kind| variant(kind, &fields))
            .collect();
        schema.insert("oneOf".to_owned(), variants.into());
    }

    fn variant(kind: RuleKind, fields: &Map<String, Value>) -> Value {
        let (required, optional) = kind.fields();
        let mut properties = Map::new();
        properties.insert("kind".to_owned(), json!({"const": kind.id()}));
        for &name in required.iter().chain(optional) {
            if let Some(field) = fields.get(name) {
                properties.insert(name.to_owned(), field.clone());
            }
        }
        let required: Vec<_> = std::iter::once(&"kind").chain(required).collect();
        json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }
}
