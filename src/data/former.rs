//! Values as earlier versions of an index asked for them.

use crate::index::{Index, Indicator};
use crate::rule::{Milestone, Rule};
use crate::schema::{Raw, ValueEntry};

/// The values of a file, where some are to be read in another form than they are written in.
///
/// A number of an indicator whose items stand on rungs is how many of them have reached the
/// promised one, where it was asked for as a whole: the first items have, a remainder stands on
/// the rung that is worth as much at most, and the rest on the lowest. The first item takes the
/// place of the number and the others come last, so that every other value stays where it is.
pub(super) fn rewritten(values: &[ValueEntry], index: &Index) -> Option<Vec<ValueEntry>> {
    let is_former = |entry: &ValueEntry| former(entry, index).is_some();
    if !values.iter().any(is_former) {
        return None;
    }
    let mut rewritten = values.to_vec();
    for position in 0..values.len() {
        let Some((indicator, rule, number)) = former(&values[position], index) else {
            continue;
        };
        let mut entries = spread(&values[position], indicator, rule, number).into_iter();
        if let Some(first) = entries.next() {
            rewritten[position] = first;
        }
        rewritten.extend(entries);
    }
    Some(rewritten)
}

fn former<'a>(entry: &ValueEntry, index: &'a Index) -> Option<(&'a Indicator, &'a Milestone, f64)> {
    let indicator = index.indicator(index.find_indicator(&entry.indicator)?);
    match (&indicator.rule, &entry.value) {
        (Rule::Milestone(rule), Some(Raw::Number(number)))
            if entry.item.is_none() && !indicator.items.is_empty() && *number >= 0.0 =>
        {
            Some((indicator, rule, *number))
        }
        _ => None,
    }
}

fn spread(
    entry: &ValueEntry,
    indicator: &Indicator,
    rule: &Milestone,
    number: f64,
) -> Vec<ValueEntry> {
    let promised = rule.ladder.get(rule.promised);
    let promised = promised.map_or(100.0, |rung| rung.points);
    let mut rest = number;
    let entries = indicator.items.iter().map(|item| {
        let share = (rest / item.count).clamp(0.0, 1.0);
        rest -= item.count;
        let mut rungs = rule.ladder.iter().take(rule.promised + 1).rev();
        let rung = rungs.find(|rung| rung.points <= share * promised + 1e-9);
        ValueEntry {
            value: rung.map(|rung| Raw::Name(rung.id.clone())),
            item: Some(item.id.clone()),
            ..entry.clone()
        }
    });
    entries.collect()
}
