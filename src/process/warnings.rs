//! What looks wrong about a month's figures: never a fault, always answered by a note or put right.

use crate::data::{Dataset, Key, Record, Status, UnitId};
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;
use crate::rule::{Direction, Rule, Split, Target};
use crate::schema::Accrual;
use crate::text::Language;

/// Above this share of the target a figure is doubted.
const MOST_OF_TARGET: f64 = 1.5;

/// More than so many times the monthly pace in a month is doubted.
const MOST_OF_PACE: f64 = 5.0;

/// A figure so many times the last one, or such a part of it, is of another unit of measurement:
/// 人 and 万人 are 10,000 apart, a share and its per cent 100.
const ANOTHER_UNIT: f64 = 80.0;

/// Something that looks wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Warning {
    /// A running total below the last one, which it gives.
    Falls(f64),
    /// More than 150 % of the target, which it gives.
    Exceeds(f64),
    /// More than five times the monthly pace, which it gives.
    Jumps(f64),
    /// Decimals in a count.
    Decimals,
    /// So far from the last figure, which it gives, that the units of measurement must differ.
    OtherUnit(f64),
}

/// A warning, where it is about, and whether a note answers it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Warned {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The item, where it has items.
    pub item: Option<u32>,
    /// What looks wrong.
    pub warning: Warning,
    /// Whether the record has a note.
    pub is_answered: bool,
}

/// The warnings about one unit's records of a month, in the order of the index. Carried values
/// were judged when they were entered.
pub fn warnings(index: &Index, dataset: &Dataset, unit: UnitId, month: Month) -> Vec<Warned> {
    let mut found = Vec::new();
    for (id, indicator) in index.indicators() {
        let items = (0..indicator.items.len() as u32).map(Some);
        for item in items.chain(indicator.items.is_empty().then_some(None)) {
            found.extend(warnings_at(index, dataset, (unit, id, item), month));
        }
    }
    found
}

/// The warnings about one place.
pub fn warnings_at(
    index: &Index,
    dataset: &Dataset,
    (unit, id, item): (UnitId, IndicatorId, Option<u32>),
    month: Month,
) -> Vec<Warned> {
    let key = Key {
        unit,
        indicator: id,
        item,
        period: Some(month),
    };
    let own = dataset.get(&key).filter(|record| !record.carried);
    let Some((x, record)) = own.and_then(|record| Some((number(&record)?, record))) else {
        return Vec::new();
    };
    let before = month.before().and_then(|before| {
        let (period, record) = dataset.latest(unit, id, item, Some(before))?;
        Some((period?, number(&record)?))
    });
    let rule = index.indicator(id).rule.with_part(dataset.target(unit, id));
    let found = judge(index, (index.indicator(id), &rule), month, x, before).into_iter();
    let warned = found.map(|warning| Warned {
        indicator: id,
        item,
        warning,
        is_answered: record.remarks.note.is_some(),
    });
    warned.collect()
}

fn number(record: &Record) -> Option<f64> {
    match record.status {
        Status::Reported(observation) => observation.value.number(),
        Status::NotReported | Status::Pending | Status::NotApplicable => None,
    }
}

fn judge(
    index: &Index,
    (indicator, rule): (&Indicator, &Rule),
    month: Month,
    x: f64,
    before: Option<(Month, f64)>,
) -> Vec<Warning> {
    let mut found = Vec::new();
    let target = match *rule {
        Rule::Target(Target {
            target,
            direction: Direction::AtLeast,
            split: Split::None | Split::Part(_),
            ..
        }) => Some(target),
        _ => None,
    };
    if let Some((then, last)) = before {
        let is_total = indicator.accrual == Accrual::Cumulative;
        if is_of_another_unit(x, last) {
            found.push(Warning::OtherUnit(last));
        } else if is_total && x < last {
            found.push(Warning::Falls(last));
        } else if let Some(pace) = pace(index, target, then, last).filter(|_| is_total) {
            let months = month.since(then);
            if x - last > MOST_OF_PACE * pace * f64::from(months) {
                found.push(Warning::Jumps(pace));
            }
        }
    }
    if let Some(target) = target.filter(|target| x > MOST_OF_TARGET * target) {
        found.push(Warning::Exceeds(target));
    }
    if is_count(indicator) && x != libm::floor(x) {
        found.push(Warning::Decimals);
    }
    found
}

fn is_of_another_unit(x: f64, last: f64) -> bool {
    x > 0.0 && last > 0.0 && (x >= ANOTHER_UNIT * last || last >= ANOTHER_UNIT * x)
}

/// What a month has brought so far, or what it has to bring where nothing has come yet.
fn pace(index: &Index, target: Option<f64>, then: Month, last: f64) -> Option<f64> {
    let period = index.period()?;
    let months = f64::from(period.months);
    let gone = period.gone(then) * months;
    let even = target.map(|target| target / months);
    let so_far = (last > 0.0 && gone > 0.0).then(|| last / gone);
    match (so_far, even) {
        (Some(so_far), Some(even)) => Some(so_far.max(even)),
        (so_far, even) => so_far.or(even),
    }
}

/// Whether things are counted one by one: by the last character of the measure, under a rule of
/// numbers that are no state.
fn is_count(indicator: &Indicator) -> bool {
    let measure = indicator.measure.as_ref();
    let measure = measure.map_or("", |measure| measure.get(Language::Chinese));
    let is_large = measure.starts_with(['万', '亿']);
    let last = measure.chars().last();
    let counts = "人户所个项起种家件处次区街村台座名";
    !is_large && last.is_some_and(|last| counts.contains(last))
}
