//! Made-up data that show the program: always marked, never to be mistaken for results.

use super::dataset::Dataset;
use super::record::{Key, Record, Status, Unit, UnitId};
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;
use crate::rule::{Completion, Observation, Rule, Value};
use crate::schema::Direction;
use crate::text::{Language, Text};
use rand_core::Rng;
use rand_pcg::Pcg64Mcg;

/// Generated values of an index for some units, month by month.
///
/// Every indicator gets values that its rule can take, on a plausible course: what is counted
/// towards a target only rises, and is whole where the target is; rungs and checklists never go
/// back; rates stay near their target or baseline; occurrences are few and become fewer; what
/// others award is pending until they decide. About one indicator in ten is not reported, and one
/// whose items have only numbers for names is left to whoever can name them. The result is marked
/// as a demonstration.
///
/// # Guarantees
/// The same seed, unit position, indicator id and item give the same values on every platform,
/// whatever else the index holds; further months leave the earlier ones as they are.
pub fn demonstrate(index: &Index, units: Vec<Unit>, months: &[Month], seed: u64) -> Dataset {
    let count = units.len();
    let mut dataset = Dataset::empty(units).marked_as_demonstration(true);
    for unit in 0..count {
        for (id, indicator) in index.indicators() {
            let name = &index.node(indicator.node).id;
            let mut random = Random::new(&[seed, unit as u64, fingerprint(name)]);
            let outlook = Outlook::new(indicator, &mut random);
            if outlook.silent || unnamed(indicator) {
                continue;
            }
            let place = (UnitId::at(unit), id);
            if indicator.items.is_empty() {
                fill(&mut dataset, index, place, None, &outlook, months, random);
            }
            for item in 0..indicator.items.len() as u32 {
                let seeds = [seed, unit as u64, fingerprint(name), u64::from(item) + 1];
                let mut random = Random::new(&seeds);
                if random.share() < 0.95 {
                    fill(
                        &mut dataset,
                        index,
                        place,
                        Some(item),
                        &outlook,
                        months,
                        random,
                    );
                }
            }
        }
    }
    dataset
}

/// The data that a page shows at first: nine months, always the same.
pub fn on_show(index: &Index, units: Vec<Unit>) -> Dataset {
    let year = index.last_month().map_or(2024, Month::year);
    let last = index.last_month().map_or(9, |month| month.month().min(9));
    let months: Vec<Month> = (1..=last)
        .filter_map(|month| Month::new(year, month))
        .collect();
    demonstrate(index, units, &months, 2024)
}

/// The one unit of an index that is not given others: what the index is about.
pub fn own_unit(index: &Index) -> Unit {
    Unit {
        id: index.id().to_owned(),
        title: index.title().clone(),
        group: None,
    }
}

/// How an indicator fares over the year.
struct Outlook {
    /// Whether nobody reports it.
    silent: bool,
    /// The share of the target that a year brings, about 1.
    level: f64,
}

impl Outlook {
    fn new(indicator: &Indicator, random: &mut Random) -> Self {
        let awaits_others = matches!(indicator.rule, Rule::Pass);
        let silent = random.share() < if awaits_others { 0.03 } else { 0.1 };
        let level = 0.78 + 0.44 * random.share();
        Self { silent, level }
    }
}

/// Items whose names differ in nothing but digits are places for names.
fn unnamed(indicator: &Indicator) -> bool {
    let without_digits = |title: &Text| {
        let title = title.get(Language::Chinese);
        title.replace(|c: char| c.is_ascii_digit(), "")
    };
    let mut names = indicator
        .items
        .iter()
        .map(|item| without_digits(&item.title));
    let first = names.next();
    indicator.items.len() > 1 && names.all(|name| Some(&name) == first.as_ref())
}

fn fill(
    dataset: &mut Dataset,
    index: &Index,
    (unit, id): (UnitId, IndicatorId),
    item: Option<u32>,
    outlook: &Outlook,
    months: &[Month],
    mut random: Random,
) {
    let level = outlook.level * (0.86 + 0.28 * random.share());
    let course = Course {
        level,
        // What makes this place differ from others: sizes, baselines, dates.
        lot: random.share(),
        other_lot: random.share(),
        rate: is_rate(index.indicator(id)),
    };
    let mut done = 0.0_f64;
    for (position, &month) in months.iter().enumerate() {
        let gone = match index.period() {
            Some(period) => period.gone(month),
            None => (position + 1) as f64 / months.len() as f64,
        };
        let noise = random.share() - 0.5;
        done = done.max(level * gone * (1.0 + 0.12 * noise));
        let status = course.status(&index.indicator(id).rule, done, gone, noise);
        let key = Key {
            unit,
            indicator: id,
            item,
            period: Some(month),
        };
        let evidence = None;
        dataset.set(key, Some(Record { status, evidence }));
    }
}

/// Whether a value is measured in per cent, and so is a state and no running total.
fn is_rate(indicator: &Indicator) -> bool {
    let measure = indicator.measure.as_ref();
    measure.is_some_and(|measure| measure.get(Language::Chinese).contains(['%', '％']))
}

struct Course {
    level: f64,
    lot: f64,
    other_lot: f64,
    rate: bool,
}

impl Course {
    /// The status of a month: `done` is the share of the target reached, which never falls; `gone`
    /// the share of the year; `noise` is within ±0.5.
    fn status(&self, rule: &Rule, done: f64, gone: f64, noise: f64) -> Status {
        let value = match rule {
            Rule::Target {
                direction: Direction::AtLeast,
                target,
                ..
            } => Value::Number(if self.rate {
                let near = target * (0.9 + 0.1 * self.level + 0.02 * noise);
                like(*target, near.min(target.max(100.0)))
            } else {
                like(*target, target * done)
            }),
            Rule::Target { target, .. } => {
                Value::Number(tenths(target * (1.9 - 0.9 * self.level + 0.04 * noise)))
            }
            Rule::Zero { penalty } => {
                let first = 45.0 * self.lot / penalty;
                Value::Number(libm::floor(first * (1.0 - 0.9 * gone)))
            }
            Rule::Hold { .. } => return self.held(gone, noise),
            Rule::Milestone { ladder, promised } => {
                let height = libm::round(1.2 * done * *promised as f64);
                let highest = (0..ladder.len()).rev().find(|&rung| rung as f64 <= height);
                Value::Rung(highest.unwrap_or(0))
            }
            Rule::Pass => return self.verdict(gone),
            Rule::Checklist => Value::Completion(match done * (0.9 + 0.5 * self.lot) {
                share if share > 0.65 => Completion::Done,
                share if share > 0.25 => Completion::Partial,
                _ => Completion::NotDone,
            }),
            Rule::Coverage => {
                let all = libm::round(20.0 + 30.0 * self.lot);
                return Status::Reported(Observation {
                    value: Value::Number(libm::round(all * done).min(all)),
                    baseline: None,
                    denominator: Some(all),
                });
            }
            other => self.state(other, noise),
        };
        Status::Reported(value.into())
    }

    /// A rate against last year's, which is the same in every month.
    fn held(&self, gone: f64, noise: f64) -> Status {
        let baseline = tenths(82.0 + 14.0 * self.lot);
        let change = 6.0 * (self.level - 0.9) * gone + 0.4 * noise;
        Status::Reported(Observation {
            value: Value::Number(tenths(baseline + change).min(100.0)),
            baseline: Some(baseline),
            denominator: None,
        })
    }

    /// Decided well in some month of the year, or not yet; where nothing is due, not applicable.
    fn verdict(&self, gone: f64) -> Status {
        if self.other_lot < 0.08 {
            Status::NotApplicable
        } else if gone < 0.2 + 0.7 * self.lot {
            Status::Pending
        } else {
            Status::Reported(Value::Verdict(true).into())
        }
    }

    /// Rules of a state: no running total, a little different every month.
    fn state(&self, rule: &Rule, noise: f64) -> Value {
        let merit = 1.6 * (self.level - 0.7) + 0.06 * noise;
        let between = |worst: f64, best: f64| {
            let digits = places((best - worst).abs());
            decimals(worst + (best - worst) * merit, digits)
        };
        match rule {
            Rule::Efficacy {
                unacceptable,
                satisfactory,
                ..
            } => Value::Number(between(*unacceptable, *satisfactory)),
            Rule::Tiered { tiers } => match (tiers.first(), tiers.last()) {
                (Some(first), Some(last)) => Value::Number(between(first.0, last.0)),
                _ => Value::Number(0.0),
            },
            Rule::Goalposts { lower, upper, .. } => Value::Number(between(*lower, *upper)),
            Rule::Band { to, upper, .. } => Value::Number(between(*upper, *to)),
            _ => Value::Shares(answers(merit)),
        }
    }
}

/// Five shares in whole per cent, best first, that sum to 1.
fn answers(merit: f64) -> [f64; 5] {
    let very = libm::round((20.0 + 25.0 * merit).clamp(5.0, 50.0));
    let [rather, hardly, not] = [30.0, 6.0, 4.0];
    [
        very,
        rather,
        100.0 - very - rather - hardly - not,
        hardly,
        not,
    ]
    .map(|share| share / 100.0)
}

/// Rounded as the target is: whole to whole, else to a tenth.
fn like(target: f64, x: f64) -> f64 {
    if target == libm::floor(target) && target >= 1.0 {
        libm::floor(x + 1e-9)
    } else {
        decimals(x, places(target.abs()))
    }
}

fn tenths(x: f64) -> f64 {
    decimals(x, 1)
}

/// How many decimals show about three figures of a number of that size.
fn places(size: f64) -> u8 {
    match size {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 4,
    }
}

fn decimals(x: f64, digits: u8) -> f64 {
    let scale = libm::pow(10.0, f64::from(digits));
    libm::round(x * scale) / scale
}

/// FNV-1a, 64 bits.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

struct Random(Pcg64Mcg);

impl Random {
    /// A stream of its own for each list of seeds.
    fn new(seeds: &[u64]) -> Self {
        let state = seeds.iter().fold(0x9e37_79b9_7f4a_7c15_u64, |state, seed| {
            // SplitMix64 (Steele, Lea and Flood 2014).
            let z = state
                .wrapping_add(*seed)
                .wrapping_add(0x9e37_79b9_7f4a_7c15);
            let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        });
        let mut random = Pcg64Mcg::new(u128::from(state) << 64 | u128::from(!state) | 1);
        random.next_u64();
        Self(random)
    }

    /// Uniform in 0–1, 53 bits.
    fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
