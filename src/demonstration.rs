//! Made-up data that show the program: always marked, never to be mistaken for results.

use crate::data::{Dataset, Key, Record, Status, Unit, UnitId};
use crate::index::{Index, Indicator};
use crate::month::Month;
use crate::rule::{Completion, Observation, Rule, Value};
use crate::schema::Direction;
use rand_core::Rng;
use rand_pcg::Pcg64Mcg;

/// Generated values of an index for some units, month by month, the same for the same seed.
///
/// Every indicator gets values that its rule can take, spread about a plausible course; about one
/// in seven is left unreported or pending, so that the page shows what missing values do. The
/// result is marked as a demonstration.
pub fn demonstrate(index: &Index, units: Vec<Unit>, months: &[Month], seed: u64) -> Dataset {
    let mut random = Random(Pcg64Mcg::new(
        u128::from(seed) << 64 | 0x9e37_79b9_7f4a_7c15,
    ));
    let count = units.len();
    let mut dataset = Dataset::empty(units).marked_as_demonstration();
    for unit in 0..count {
        for (id, indicator) in index.indicators() {
            let lot = random.share();
            let level = 0.55 + 0.55 * random.share();
            let unnamed = indicator.items.len() > 5;
            let slots: Vec<Option<u32>> = match indicator.items.len() {
                0 => vec![None],
                items => (0..items as u32).map(Some).collect(),
            };
            for item in slots {
                let level = level * (0.85 + 0.3 * random.share());
                for (position, &month) in months.iter().enumerate() {
                    let gone = (position + 1) as f64 / 12.0;
                    let last = position + 1 == months.len();
                    let status = match lot {
                        lot if lot < 0.08 || unnamed => continue,
                        lot if lot < 0.14 && awaits_others(indicator) && !last => continue,
                        lot if lot < 0.14 && awaits_others(indicator) => Status::Pending,
                        _ => Status::Reported(invent(indicator, level, gone, &mut random)),
                    };
                    let key = Key {
                        unit: UnitId::at(unit),
                        indicator: id,
                        item,
                        period: Some(month),
                    };
                    dataset.set(
                        key,
                        Some(Record {
                            status,
                            evidence: None,
                        }),
                    );
                }
            }
        }
    }
    dataset
}

fn awaits_others(indicator: &Indicator) -> bool {
    matches!(indicator.rule, Rule::Pass)
}

/// A value that the indicator's rule takes, `gone` (0–1) of the year gone, at a level around 1.
fn invent(indicator: &Indicator, level: f64, gone: f64, random: &mut Random) -> Observation {
    let jitter = 0.96 + 0.08 * random.share();
    let course = level * gone * 1.15 * jitter;
    let plain = |value| Observation {
        value,
        baseline: None,
        denominator: None,
    };
    match &indicator.rule {
        Rule::Target {
            direction: Direction::AtLeast,
            target,
            ..
        } => plain(Value::Number(libm::round(target * course))),
        Rule::Target { target, .. } => plain(Value::Number(target * (2.0 - level) * jitter)),
        Rule::Zero { .. } => plain(Value::Number(libm::floor(
            1.4 * random.share() * (1.6 - level),
        ))),
        Rule::Hold { .. } => {
            let baseline = libm::round(850.0 + 80.0 * level) / 10.0;
            let value = baseline + libm::round(20.0 * (level - 0.7)) / 10.0;
            Observation {
                value: Value::Number(value),
                baseline: Some(baseline),
                denominator: None,
            }
        }
        Rule::Milestone { ladder, promised } => {
            let height = libm::round(course * 1.25 * *promised as f64);
            let reach = (0..ladder.len()).rev().find(|&rung| rung as f64 <= height);
            plain(Value::Rung(reach.unwrap_or(0)))
        }
        Rule::Pass => plain(Value::Verdict(course > 0.3)),
        Rule::Checklist => plain(Value::Completion(match course {
            c if c > 0.5 => Completion::Done,
            c if c > 0.25 => Completion::Partial,
            _ => Completion::NotDone,
        })),
        Rule::Coverage => Observation {
            value: Value::Number(libm::round(40.0 * course).min(40.0)),
            baseline: None,
            denominator: Some(40.0),
        },
        Rule::Efficacy {
            unacceptable,
            satisfactory,
            ..
        } => plain(Value::Number(
            unacceptable + (satisfactory - unacceptable) * (level - 0.4),
        )),
        Rule::Tiered { tiers } => {
            let (first, last) = (tiers[0].0, tiers[tiers.len() - 1].0);
            plain(Value::Number(first + (last - first) * (level - 0.4)))
        }
        Rule::Goalposts { lower, upper, .. } => {
            plain(Value::Number(lower + (upper - lower) * level.min(1.0)))
        }
        Rule::Band {
            from, to, upper, ..
        } => plain(Value::Number(to + (upper - from) * 0.5 * (1.0 - level))),
        Rule::Satisfaction { .. } => {
            let best = 0.3 * level;
            plain(Value::Shares([best, 0.4, 0.5 - best, 0.06, 0.04]))
        }
    }
}

struct Random(Pcg64Mcg);

impl Random {
    /// Uniform in 0–1, 53 bits.
    fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
