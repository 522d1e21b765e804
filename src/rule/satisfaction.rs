//! `satisfaction`: shares of five answers.

use super::check::Check;
use super::due::PlannedBy;
use super::entry::Takes;
use super::formula::Interpreter;
use super::kind::{Kind, Written};
use super::promise::Promise;
use super::rung::Rung;
use super::sample::{Fortune, Sample};
use super::value::Value;
use crate::error::counted;
use crate::map::Map;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Points of the five answers where nothing else is written.
const USUAL: [f64; 5] = [100.0, 80.0, 60.0, 40.0, 0.0];

/// Shares of five answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenSatisfaction {
    /// Points of the five answers, best first; 100, 80, 60, 40, 0 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Vec<f64>>,
}

/// `Σ share·points` (满意度) over five answers, best first, whose shares sum to 1 ± 0.005: in 0–100,
/// and never above the best answer's points, though rounded shares may sum to more than 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Satisfaction {
    /// 0–100, falling.
    pub points: [f64; 5],
}

impl Written for WrittenSatisfaction {
    type Rule = Satisfaction;

    fn check(&self, check: &mut Check<'_>) {
        let Some(points) = &self.points else { return };
        if points.len() != USUAL.len() {
            let found = counted(points.len(), "number");
            check.fault("points", found, "five, one for each answer");
        }
        for (position, points) in points.iter().enumerate() {
            if !(0.0..=100.0).contains(points) {
                check.fault(&format!("points[{position}]"), points, "0 to 100");
            }
        }
        for (position, pair) in points.windows(2).enumerate() {
            if pair[1] > pair[0] {
                let field = format!("points[{}]", position + 1);
                check.fault(&field, pair[1], format!("{} or less", pair[0]));
            }
        }
    }

    fn resolve(&self, _ladders: &Map<Arc<[Rung]>>) -> Satisfaction {
        let points = self.points.as_deref();
        let points = points.and_then(|points| points.try_into().ok());
        Satisfaction {
            points: points.unwrap_or(USUAL),
        }
    }
}

impl Kind for Satisfaction {
    fn takes(&self) -> Takes<'_> {
        Takes::Shares
    }

    fn formula<I: Interpreter>(&self, i: &I) -> Option<I::Term> {
        Some(i.at_most(i.answers(&self.points)?, self.points[0]))
    }

    fn promise(&self) -> Promise<'_> {
        Promise::BestAnswer
    }

    fn planned_by(&self) -> PlannedBy {
        PlannedBy::Nothing
    }

    /// Five shares in whole per cent, best first, that sum to 1.
    fn sample(&self, fortune: &Fortune) -> Sample {
        let very = libm::round((20.0 + 25.0 * fortune.merit()).clamp(5.0, 50.0));
        let [rather, hardly, not] = [30.0, 6.0, 4.0];
        let middling = 100.0 - very - rather - hardly - not;
        let answers = [very, rather, middling, hardly, not];
        Value::Shares(answers.map(|share| share / 100.0)).into()
    }
}
