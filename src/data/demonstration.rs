//! Made-up data that show the program: always marked, never to be mistaken for results.

use super::dataset::Dataset;
use super::random::{Random, fingerprint};
use super::record::{Key, Record, Status, Unit, UnitId};
use super::remarks::Remarks;
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;
use crate::rule::{Elapsed, Fortune, Promise, Sample, Takes};
use crate::text::{Language, Text};

/// Generated values of an index for some units, month by month.
///
/// Every indicator gets values that its rule can take, on the course of a year as offices know it:
/// what is counted towards a target rises unevenly, most of it near its schedule and one indicator
/// in eight well behind; rungs and checklists never go back; rates stay near their target or
/// baseline; occurrences are few; what others award is pending until they decide. One month of a
/// unit is a bad one: what it touches stands still or falls, and says so in a note. Some values are
/// carried from the month before and some months are missing. About one indicator in fifteen is
/// never reported, and a checklist whose items have only numbers for names is left to whoever can
/// name them. A target that is split is split by lot. The result is marked as a demonstration.
///
/// # Guarantees
/// The same seed, unit position, indicator id and item give the same values on every platform,
/// whatever else the index holds; further months leave the earlier ones as they are. Parts of a target
/// sum to it: with other units they are others, and so are the values that count towards them.
pub fn demonstrate(index: &Index, units: Vec<Unit>, months: &[Month], seed: u64) -> Dataset {
    let count = units.len();
    let dataset = Dataset::empty(units).marked_as_demonstration(true);
    let mut dataset = dataset.with_targets(parts(index, count, seed));
    for unit in 0..count {
        let own = dataset.index_of(index, UnitId::at(unit));
        let index = &own;
        let bad_month = bad_month(Random::new(&[seed, unit as u64]).share());
        for (id, indicator) in index.indicators() {
            let name = &index.node(indicator.node).id;
            let mut random = Random::new(&[seed, unit as u64, fingerprint(name)]);
            let outlook = Outlook::new(indicator, bad_month, &mut random);
            if outlook.silent || unnamed(indicator) {
                continue;
            }
            let place = (UnitId::at(unit), id);
            if indicator.items.is_empty() {
                fill(&mut dataset, index, place, None, &outlook, months, random);
            }
            for item in 0..indicator.items.len() as u32 {
                let seeds = [seed, unit as u64, fingerprint(name), u64::from(item) + 1];
                let random = Random::new(&seeds);
                let item = Some(item);
                fill(&mut dataset, index, place, item, &outlook, months, random);
            }
        }
    }
    dataset
}

/// Parts of every target that is split, which sum to it: whole numbers where it is one and there is one
/// for each unit, else hundredths.
fn parts(index: &Index, units: usize, seed: u64) -> Vec<((IndicatorId, UnitId), f64)> {
    let mut parts = Vec::new();
    for (id, indicator) in index.split() {
        let (Promise::AtLeast(whole) | Promise::AtMost(whole)) = indicator.rule.promise() else {
            continue;
        };
        let name = fingerprint(&index.node(indicator.node).id);
        let size = |unit: usize| 0.4 + 1.2 * Random::new(&[seed, name, unit as u64]).share();
        let sizes: Vec<f64> = (0..units).map(size).collect();
        let sum: f64 = sizes.iter().sum();
        let is_counted = whole == libm::floor(whole) && whole >= units as f64;
        // What is left once each has one of what is counted, in the steps that are given out.
        let (each, steps) = match is_counted {
            true => (1.0, 1.0),
            false => (0.0, 100.0),
        };
        let left = whole - each * units as f64;
        let mut reached = 0.0;
        let mut given = 0.0;
        for (unit, size) in sizes.into_iter().enumerate() {
            reached += size;
            let upto = libm::round(steps * left * reached / sum);
            let part = each + (upto - given) / steps;
            given = upto;
            if part > 0.0 {
                parts.push(((id, UnitId::at(unit)), part));
            }
        }
    }
    parts
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

/// The units of an index that is not given others: those that it is meant for, or what it is about.
pub fn own_units(index: &Index) -> Vec<Unit> {
    match index.units() {
        [] => vec![own_unit(index)],
        units => units.iter().map(Unit::from).collect(),
    }
}

/// How an indicator fares over the year.
struct Outlook {
    /// Whether nobody reports it.
    silent: bool,
    /// The share of the target that a year brings, about 1.
    level: f64,
    /// The month that touches it, if one does.
    bad_month: Option<u8>,
}

impl Outlook {
    fn new(indicator: &Indicator, bad_month: u8, random: &mut Random) -> Self {
        let awaits_others = indicator.rule.entry().takes == Takes::Verdict;
        let silent = random.share() < if awaits_others { 0.03 } else { 0.06 };
        let is_behind = random.share() < 0.125;
        let level = match is_behind {
            true => 0.58 + 0.18 * random.share(),
            false => 0.82 + 0.2 * random.share(),
        };
        let is_touched = random.share() < 0.3;
        Self {
            silent,
            level,
            bad_month: is_touched.then_some(bad_month),
        }
    }
}

/// A checklist whose items differ in nothing but digits has places for names.
fn unnamed(indicator: &Indicator) -> bool {
    let without_digits = |title: &Text| {
        let title = title.get(Language::Chinese);
        title.replace(|c: char| c.is_ascii_digit(), "")
    };
    let is_checklist = indicator.rule.entry().takes == Takes::Completion;
    let mut names = indicator
        .items
        .iter()
        .map(|item| without_digits(&item.title));
    let first = names.next();
    is_checklist && indicator.items.len() > 1 && names.all(|name| Some(&name) == first.as_ref())
}

/// What each of twelve months brings, as a share of the year: half evenly, half as it happens.
fn months_shares(random: &mut Random) -> [f64; 12] {
    let drawn = [(); 12].map(|()| 0.4 + 1.2 * random.share());
    let sum: f64 = drawn.iter().sum();
    drawn.map(|share| 0.5 / 12.0 + 0.5 * share / sum)
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
    let level = outlook.level * (0.96 + 0.08 * random.share());
    let shares = months_shares(&mut random);
    let mut fortune = Fortune {
        level,
        // What makes this place differ from others: sizes, baselines, dates.
        lot: random.share(),
        other_lot: random.share(),
        is_rate: is_rate(index.indicator(id)),
        done: 0.0,
        gone: 0.0,
        noise: 0.0,
        is_setback: false,
    };
    let all_due = all_due(index, id);
    let mut before: Option<Status> = None;
    for (position, &month) in months.iter().enumerate() {
        let gone = match index.period() {
            Some(period) => period.gone(month),
            None => (position + 1) as f64 / months.len() as f64,
        };
        let is_setback = outlook.bad_month == Some(month.month());
        fortune.noise = random.share() - 0.5;
        let (is_late, is_left_out) = (random.share() < 0.12, random.share() < 0.05);
        if !is_setback {
            let brought: f64 = shares[..position_in(gone)].iter().sum();
            let share = (brought / all_due).min(1.0);
            fortune.done = fortune.done.max(level * share);
        }
        fortune.gone = gone;
        fortune.is_setback = is_setback;
        let status = status(index.indicator(id).rule.sample(&fortune));
        let carried = before.filter(|status| is_late && matches!(status, Status::Reported(_)));
        let key = Key {
            unit,
            indicator: id,
            item,
            period: Some(month),
        };
        if is_left_out && before.is_some() {
            continue;
        }
        let record = Record {
            carried: carried.is_some(),
            remarks: remarks(status, is_setback && carried.is_none()),
            status: carried.unwrap_or(status),
        };
        before = Some(record.status);
        dataset.set(key, Some(record));
    }
}

/// The share of the period by whose end all that is promised is due.
fn all_due(index: &Index, id: IndicatorId) -> f64 {
    let of = index.period().map_or(12, |period| period.months);
    let due = |months: u8| index.indicator(id).due(None, Elapsed { months, of });
    let first = (1..of).find(|&month| due(month) == due(of));
    f64::from(first.unwrap_or(of)) / f64::from(of)
}

/// One of June, July and August.
fn bad_month(lot: f64) -> u8 {
    match lot {
        lot if lot < 1.0 / 3.0 => 6,
        lot if lot < 2.0 / 3.0 => 7,
        _ => 8,
    }
}

/// How many of the twelve shares of a year are gone.
#[allow(clippy::cast_sign_loss, reason = "a share is 0 or more")]
fn position_in(gone: f64) -> usize {
    (libm::round(gone * 12.0) as usize).min(12)
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

/// A result that is awaited says why and who decides; a bad month says that it was one.
fn remarks(status: Status, is_setback: bool) -> Remarks {
    let note = |text: &str| Some(text.to_owned());
    match status {
        Status::Pending => Remarks {
            note: note("演示：结果尚未公布"),
            decided_by: note("演示：上级主管部门"),
            ..Remarks::default()
        },
        Status::Reported(_) if is_setback => Remarks {
            note: note("演示：当月进展受阻"),
            ..Remarks::default()
        },
        Status::Reported(_) | Status::NotReported | Status::NotApplicable => Remarks::default(),
    }
}
