//! `tiered`: steps of merit, linear between them.

use super::check::Check;
use super::entry::{Bound, Takes};
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::limits::LARGEST;
use super::promise::{Promise, Scale};
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::Value;
use crate::error::counted;
use crate::map::Map;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Steps of merit, linear between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenTiered {
    /// In ascending merit.
    pub tiers: Vec<Tier>,
}

/// A tier: reaching `value` earns `share` of the full points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// The value at which the tier begins.
    pub value: f64,
    /// Share of the full points, 0–1.
    pub share: f64,
}

/// Linear between tiers (分档功效), for any number; below the first from 0 at the value 0 (or at the
/// mirror image of the second tier, where merit falls with the value), from the last on its share.
/// In 0–100; 0 below a first tier of value 0 or less, where merit rises.
#[derive(Clone, Debug, PartialEq)]
pub struct Tiered {
    /// Values strictly monotone, shares rising, at least two.
    pub tiers: Arc<[(f64, f64)]>,
}

impl Written for WrittenTiered {
    type Rule = Tiered;

    fn check(&self, check: &mut Check<'_>) {
        let tiers = &self.tiers;
        if tiers.len() < 2 {
            check.fault("tiers", counted(tiers.len(), "tier"), "two or more");
            return;
        }
        let before = check.faults.len();
        for (position, tier) in tiers.iter().enumerate() {
            if tier.value.is_nan() || tier.value.abs() > LARGEST {
                let field = format!("tiers[{position}].value");
                check.fault(&field, tier.value, "a number within ±1e15");
            }
            if !(0.0..=1.0).contains(&tier.share) {
                let field = format!("tiers[{position}].share");
                check.fault(&field, tier.share, "a share of 0–1");
            }
        }
        if check.faults.len() > before {
            return;
        }
        let rising = tiers[1].value > tiers[0].value;
        for (position, pair) in tiers.windows(2).enumerate() {
            let field = format!("tiers[{}]", position + 1);
            if pair[1].share <= pair[0].share {
                let expected = format!("more than {}", pair[0].share);
                check.fault(&format!("{field}.share"), pair[1].share, expected);
            }
            if pair[1].value == pair[0].value || (pair[1].value > pair[0].value) != rising {
                let expected = "values that only rise or only fall";
                check.fault(&format!("{field}.value"), pair[1].value, expected);
            }
        }
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Tiered {
        let tiers = self.tiers.iter().map(|tier| (tier.value, tier.share));
        Tiered {
            tiers: tiers.collect(),
        }
    }
}

impl Kind for Tiered {
    fn takes(&self) -> Takes<'_> {
        Takes::Number(Bound::Any)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        Some(i.through(&self.tiers, i.value()?))
    }

    fn promise(&self) -> Promise<'_> {
        Promise::Figure(self.tiers.last().map_or(0.0, |tier| tier.0))
    }

    fn scale(&self) -> Scale {
        Scale::Standard
    }

    fn sample(&self, fortune: &Fortune) -> Sample {
        match (self.tiers.first(), self.tiers.last()) {
            (Some(first), Some(last)) => fortune.between(first.0, last.0).into(),
            (None, _) | (_, None) => Value::Number(0.0).into(),
        }
    }
}
