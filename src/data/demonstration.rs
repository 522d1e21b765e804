//! Made-up data that show the program: always marked, never to be mistaken for results.

use super::dataset::Dataset;
use super::record::{Key, Record, Status, Unit, UnitId};
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;
use crate::rule::{Fortune, Sample, Takes};
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
        let awaits_others = indicator.rule.entry().takes == Takes::Verdict;
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
    let mut fortune = Fortune {
        level,
        // What makes this place differ from others: sizes, baselines, dates.
        lot: random.share(),
        other_lot: random.share(),
        is_rate: is_rate(index.indicator(id)),
        done: 0.0,
        gone: 0.0,
        noise: 0.0,
    };
    for (position, &month) in months.iter().enumerate() {
        fortune.gone = match index.period() {
            Some(period) => period.gone(month),
            None => (position + 1) as f64 / months.len() as f64,
        };
        fortune.noise = random.share() - 0.5;
        let done = level * fortune.gone * (1.0 + 0.12 * fortune.noise);
        fortune.done = fortune.done.max(done);
        let status = status(index.indicator(id).rule.sample(&fortune));
        let key = Key {
            unit,
            indicator: id,
            item,
            period: Some(month),
        };
        dataset.set(key, Some(Record::from(status)));
    }
}

/// Whether a value is measured in per cent, and so is a state and no running total.
fn is_rate(indicator: &Indicator) -> bool {
    let measure = indicator.measure.as_ref();
    measure.is_some_and(|measure| measure.get(Language::Chinese).contains(['%', '％']))
}

fn status(sample: Sample) -> Status {
    match sample {
        Sample::Reported(observation) => Status::Reported(observation),
        Sample::Pending => Status::Pending,
        Sample::NotApplicable => Status::NotApplicable,
    }
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
