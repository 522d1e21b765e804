//! `hold`: a value must not fall.

use super::check::Check;
use super::combine::Combine;
use super::due::PlannedBy;
use super::entry::{Beside, Bound, Takes};
use super::formula::{Interpreter, Test};
use super::kind::{Kind, Written};
use super::promise::Promise;
use super::rung::Rung;
use super::sample::{Fortune, Sample, tenths};
use super::value::{Observation, Value};
use crate::map::Map;
use crate::text::format::shortest;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What must not fall, as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenHold {
    /// k > 0, points lost per unit of decline.
    pub penalty: f64,
    /// The most points that are left after any decline, 0–100; 100 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<f64>,
    /// How the items of the indicator combine; `mean` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items_combine: Option<Combine>,
}

/// 100 while x ≥ x₀, else `min(floor, max(0, 100 − k·(x₀ − x)))` (只增不减): in 0–100, unscored
/// without the baseline x₀, which comes with the value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// k > 0, points lost per unit of decline.
    pub penalty: f64,
    /// The most points that are left after any decline, 0–100.
    pub floor: f64,
    /// How the items of the indicator combine.
    pub items_combine: Combine,
}

impl Written for WrittenHold {
    type Rule = Hold;

    fn check(&self, check: &mut Check<'_>) {
        check.positive("penalty", self.penalty);
        if let Some(floor) = self.floor
            && !(0.0..=100.0).contains(&floor)
        {
            check.fault("floor", shortest(floor), "0 to 100");
        }
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Hold {
        Hold {
            penalty: self.penalty,
            floor: self.floor.unwrap_or(100.0),
            items_combine: self.items_combine.unwrap_or_default(),
        }
    }
}

impl Kind for Hold {
    const BESIDE: Option<Beside> = Some(Beside::Baseline);

    fn takes(&self) -> Takes<'_> {
        Takes::Number(Bound::Any)
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        let decline = i.minus(i.baseline()?, i.value()?);
        let lost = i.times(i.number(self.penalty), decline);
        let fallen = i.at_least(i.minus(i.number(100.0), lost), 0.0);
        let fallen = i.at_most(fallen, self.floor);
        Some(i.either(Test::AtLeast(i.value()?, i.baseline()?), 100.0, fallen))
    }

    fn items_combine(&self) -> Combine {
        self.items_combine
    }

    fn promise(&self) -> Promise<'_> {
        Promise::NoDecline
    }

    fn planned_by(&self) -> PlannedBy {
        PlannedBy::Nothing
    }

    /// A rate against last year's, which is the same in every month.
    fn sample(&self, fortune: &Fortune) -> Sample {
        let baseline = tenths(82.0 + 14.0 * fortune.lot);
        let gained = 2.0 * fortune.other_lot * fortune.gone + 0.4 * (fortune.noise + 0.5);
        let change = if fortune.is_setback { -0.4 } else { gained };
        Sample::Reported(Observation {
            value: Value::Number(tenths(baseline + change).min(100.0)),
            baseline: Some(baseline),
            denominator: None,
        })
    }
}
