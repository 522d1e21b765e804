//! Rules: from a value to points; `relative` alone looks at other units.
//!
//! A kind of rule is a file: its written form and what is checked of it, what it takes, its
//! formula, what it promises, a made-up value. The one other place that knows it is the list at
//! the end of this file.

mod absent;
mod activation;
mod band;
mod check;
mod checklist;
mod combine;
mod company;
mod coverage;
mod due;
mod efficacy;
mod entry;
mod formula;
mod goalposts;
mod hold;
mod kind;
mod limits;
mod milestone;
mod pass;
mod peers;
mod promise;
mod relative;
mod rung;
mod sample;
mod satisfaction;
mod split;
mod target;
mod tiered;
mod value;
mod zero;

pub use activation::{Activation, Asks};
pub use band::Band;
pub(crate) use check::{Check, Stage};
pub use checklist::Checklist;
pub use combine::Combine;
pub use company::{Company, Comparison, Gather, Over};
pub use coverage::Coverage;
pub use due::{Due, Elapsed, PlannedBy, against};
pub use efficacy::Efficacy;
pub use entry::{Beside, Bound, Entry, Takes};
pub use formula::{Interpreter, Test, along};
pub use goalposts::{Goalposts, Transform};
pub use hold::{Hold, WrittenHold};
pub use limits::{LARGEST, SMALLEST_POINTS, SMALLEST_WEIGHT};
pub use milestone::{Milestone, WrittenMilestone};
pub use pass::Pass;
pub use peers::{Compared, Figure, Peers, Polarity};
pub use promise::{Promise, Scale};
pub use relative::{Relative, WrittenRelative};
pub use rung::Rung;
pub use sample::{Fortune, Sample};
pub use satisfaction::{Satisfaction, WrittenSatisfaction};
pub use split::{Split, check_part};
pub use target::{Direction, Target, WrittenTarget};
pub use tiered::{Tier, Tiered, WrittenTiered};
pub use value::{Completion, Observation, Refusal, Value};
pub use zero::Zero;

use crate::map::Map;
use crate::schema::{Accrual, Raw};
use activation::Mismatch;
use formula::Evaluate;
use kind::{Kind, Written};
use serde::de::{Deserialize, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde::{Deserialize as DeriveDeserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// Makes the two enums of all kinds, each with its name in a definition, and hands every question
/// to the kind.
macro_rules! kinds {
    ($($name:ident: $kind:ident, $written:ident;)*) => {
        /// From value to points: 0–100, more only under a cap above 100, less only by `efficacy`.
        ///
        /// Constructed by [`crate::index::Index`], which guarantees what each kind says of its fields.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "each kind is described at its own type")]
        pub enum Rule {
            $($kind($kind),)*
        }

        /// A rule as written: its `kind`, and the fields that the kind takes.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(rename = "Rule"))]
        #[serde(tag = "kind", rename_all = "snake_case")]
        #[allow(missing_docs, reason = "each kind is described at its own type")]
        pub enum WrittenRule {
            $($kind($written),)*
        }

        #[derive(Clone, Copy, DeriveDeserialize)]
        #[serde(rename_all = "snake_case")]
        enum Name {
            $($kind,)*
        }

        impl<'de> Visitor<'de> for RuleVisitor {
            type Value = WrittenRule;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<WrittenRule, A::Error> {
                let (name, form) = access.variant()?;
                match name {
                    $(Name::$kind => form.newtype_variant().map(WrittenRule::$kind),)*
                }
            }
        }

        impl WrittenRule {
            /// Notes every fault.
            pub(crate) fn check(&self, check: &mut Check<'_>) {
                match self {
                    $(Self::$kind(written) => written.check(check),)*
                }
            }

            /// Whether it is scored by items alone.
            pub(crate) fn needs_items(&self) -> bool {
                match self {
                    $(Self::$kind(written) => written.needs_items(),)*
                }
            }

            /// The rule that a checked one stands for.
            pub(crate) fn resolve(&self, ladders: &Map<Arc<[Rung]>>) -> Rule {
                match self {
                    $(Self::$kind(written) => Rule::$kind(written.resolve(ladders)),)*
                }
            }
        }

        impl Rule {
            /// What definitions call the kinds, and what is given beside their values.
            const KINDS: &[(&str, Option<Beside>)] =
                &[$((stringify!($name), <$kind as Kind>::BESIDE),)*];

            /// What values it takes.
            pub fn entry(&self) -> Entry<'_> {
                match self {
                    $(Self::$kind(rule) => Entry {
                        takes: rule.takes(),
                        beside: <$kind as Kind>::BESIDE,
                    },)*
                }
            }

            /// Its formula in the hands of an interpreter; `None` where a figure is lacking, or the
            /// value is of another rule's kind.
            pub fn formula<I: Interpreter>(&self, interpreter: &I) -> Option<I::Term> {
                match self {
                    $(Self::$kind(rule) => rule.formula(interpreter),)*
                }
            }

            /// What it promises, for a reader.
            pub fn promise(&self) -> Promise<'_> {
                match self {
                    $(Self::$kind(rule) => rule.promise(),)*
                }
            }

            /// How the items of its indicator combine.
            pub fn items_combine(&self) -> Combine {
                match self {
                    $(Self::$kind(rule) => rule.items_combine(),)*
                }
            }

            /// What its points are a share of.
            pub fn scale(&self) -> Scale {
                match self {
                    $(Self::$kind(rule) => rule.scale(),)*
                }
            }

            /// How what is promised comes about, unless the index says otherwise; `None` for what
            /// can only be a state.
            pub fn accrual(&self) -> Option<Accrual> {
                match self {
                    $(Self::$kind(rule) => rule.accrual(),)*
                }
            }

            /// What is due by the end of a month where it comes about bit by bit and there is no
            /// plan.
            fn accrued(&self, elapsed: Elapsed) -> Due {
                match self {
                    $(Self::$kind(rule) => rule.due(elapsed),)*
                }
            }

            /// All that is promised, as plans write it.
            pub fn whole(&self) -> Due {
                match self {
                    $(Self::$kind(rule) => rule.whole(),)*
                }
            }

            /// How plans write what is due.
            pub fn planned_by(&self) -> PlannedBy {
                match self {
                    $(Self::$kind(rule) => rule.planned_by(),)*
                }
            }

            /// The part that is due of a whole of so many items, where a share is.
            pub fn share_due(&self, share: f64, items: f64) -> f64 {
                match self {
                    $(Self::$kind(rule) => rule.share_due(share, items),)*
                }
            }

            /// The most points there are; infinite where there is no bound.
            pub fn most(&self) -> f64 {
                match self {
                    $(Self::$kind(rule) => rule.most(),)*
                }
            }

            /// Whose target it has.
            pub fn split(&self) -> Split {
                match self {
                    $(Self::$kind(rule) => rule.split(),)*
                }
            }

            /// The rule for one unit: under its part of a target that is split, or without one; the
            /// same rule where nothing is.
            #[must_use]
            pub fn with_part(&self, part: Option<f64>) -> Self {
                let mut own = self.clone();
                match &mut own {
                    $(Self::$kind(rule) => rule.take_part(part),)*
                }
                own
            }

            /// What falls to a unit of a figure that is planned for all together.
            fn in_part(&self, x: f64) -> f64 {
                match self {
                    $(Self::$kind(rule) => rule.in_part(x),)*
                }
            }

            /// With whom it compares a unit; `None` where it looks at the value alone.
            pub fn compares(&self) -> Option<Comparison<'_>> {
                match self {
                    $(Self::$kind(rule) => rule.compares(),)*
                }
            }

            /// A made-up value for a demonstration.
            pub fn sample(&self, fortune: &Fortune) -> Sample {
                match self {
                    $(Self::$kind(rule) => rule.sample(fortune),)*
                }
            }

            /// What the user gives where it stands in an optional row of the ledger.
            pub fn asks(&self) -> Asks {
                match self {
                    $(Self::$kind(rule) => rule.asks(),)*
                }
            }

            /// The rule under what the user gives; what was found and expected where that does not
            /// fit.
            pub(crate) fn activated(&self, given: &Activation) -> Result<Self, Mismatch> {
                match self {
                    $(Self::$kind(rule) => rule.activated(given).map(Self::$kind),)*
                }
            }
        }
    };
}

struct RuleVisitor;

/// The field `kind` chooses the form of the rest.
impl<'de> Deserialize<'de> for WrittenRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("kind", &[], RuleVisitor)
    }
}

impl Rule {
    /// Reads a value as written.
    pub fn read(&self, raw: &Raw) -> Result<Value, Refusal> {
        self.entry().read(raw)
    }

    /// The value as it is written in data.
    pub fn write(&self, value: Value) -> Raw {
        self.entry().write(value)
    }

    /// Points of an observation; `None` where the baseline, the denominator or what it is compared
    /// with is lacking, or the value is of another rule's kind.
    pub fn points(&self, observation: &Observation) -> Option<f64> {
        self.points_among(observation, None)
    }

    /// The same of an observation that is compared with others.
    pub fn points_among(
        &self,
        observation: &Observation,
        compared: Option<Compared<'_>>,
    ) -> Option<f64> {
        let points = self.formula(&Evaluate {
            observation,
            compared,
        })?;
        // No negative zero, which a difference of 0 over a negative span is.
        Some(match points.abs() < SMALLEST_POINTS {
            true => 0.0,
            false => points,
        })
    }

    /// What is due by the end of a month without a plan; all of it once the period is over.
    pub fn due(&self, accrual: Accrual, elapsed: Elapsed) -> Due {
        match accrual {
            Accrual::Cumulative if !elapsed.is_over() => self.accrued(elapsed),
            Accrual::Cumulative | Accrual::State => Due::Whole,
        }
    }

    /// The points that are due, 0–100, of so many items.
    pub fn required(&self, due: Due, items: f64) -> f64 {
        let of = |value| self.points(&Observation::from(value)).unwrap_or(100.0);
        match due {
            Due::Nothing => 0.0,
            Due::Whole => 100.0,
            Due::Value(x) => of(Value::Number(x)).clamp(0.0, 100.0),
            Due::Rung(rung) => of(Value::Rung(rung)),
            Due::Share(share) => 100.0 * self.share_due(share, items),
        }
    }

    /// What falls to the unit of what is due of all together.
    pub(crate) fn part_of(&self, due: Due) -> Due {
        match due {
            Due::Value(x) => Due::Value(self.in_part(x)),
            Due::Nothing | Due::Whole | Due::Rung(_) | Due::Share(_) => due,
        }
    }

    /// What is due as a figure: a value, the points of a rung, a number of so many items.
    pub fn figure(&self, due: Due, items: f64) -> Option<f64> {
        let due = match due {
            Due::Whole => self.whole(),
            due => due,
        };
        match due {
            Due::Nothing => Some(0.0),
            Due::Value(x) => Some(x),
            Due::Rung(_) => Some(self.required(due, items)),
            Due::Share(share) => Some(items * self.share_due(share, items)),
            Due::Whole => None,
        }
    }

    /// What definitions call the kinds that take a figure beside the value.
    pub(crate) fn kinds_with(beside: Beside) -> impl Iterator<Item = &'static str> {
        let kinds = Self::KINDS.iter();
        kinds.filter_map(move |(name, its)| (*its == Some(beside)).then_some(*name))
    }
}

kinds! {
    target: Target, WrittenTarget;
    zero: Zero, Zero;
    hold: Hold, WrittenHold;
    milestone: Milestone, WrittenMilestone;
    pass: Pass, Pass;
    checklist: Checklist, Checklist;
    coverage: Coverage, Coverage;
    efficacy: Efficacy, Efficacy;
    tiered: Tiered, WrittenTiered;
    goalposts: Goalposts, Goalposts;
    band: Band, Band;
    satisfaction: Satisfaction, WrittenSatisfaction;
    relative: Relative, WrittenRelative;
}
