//! What stands before the tree.

use super::faults::Faults;
use crate::schema::Definition;

pub(super) fn check(definition: &Definition, faults: &mut Faults) {
    if definition.version.trim().is_empty() {
        faults.note("version", "an empty text", "a version such as `2024.1.0`");
    }
    if definition.title.is_blank() {
        faults.note("title", "an empty text", "a name");
    }
    if let Some(period) = definition.period {
        if !(1..=9999).contains(&period.year) {
            faults.note("period.year", period.year, "a year from 1 to 9999");
        }
        if !(1..=12).contains(&period.months) {
            faults.note("period.months", period.months, "1 to 12");
        }
    }
    if let Some(coverage) = definition.minimum_coverage
        && !(0.0..=1.0).contains(&coverage)
    {
        faults.note("minimum_coverage", coverage, "a share of 0–1");
    }
    if let Some(coverage) = definition.minimum_coverage_at_close
        && !(0.0..=1.0).contains(&coverage)
    {
        faults.note("minimum_coverage_at_close", coverage, "a share of 0–1");
    }
    if let Some(decimals) = definition.rank_decimals
        && decimals > 9
    {
        faults.note("rank_decimals", decimals, "0 to 9, or null");
    }
    for (position, pair) in definition.grades.windows(2).enumerate() {
        if pair[1].from >= pair[0].from {
            let place = format!("grades[{}].from", position + 1);
            faults.note(place, pair[1].from, format!("less than {}", pair[0].from));
        }
    }
    if let Some(grade) = definition
        .grades
        .iter()
        .position(|grade| !grade.from.is_finite())
    {
        let found = definition.grades[grade].from;
        faults.note(format!("grades[{grade}].from"), found, "a finite number");
    }
    if let Some(adjustments) = definition.adjustments
        && !(adjustments.cap.is_finite() && adjustments.cap >= 0.0)
    {
        faults.note("adjustments.cap", adjustments.cap, "0 or more");
    }
    if let Some(schedule) = definition.schedule {
        if !(schedule.behind.is_finite() && schedule.behind > 0.0) {
            faults.note("schedule.behind", schedule.behind, "a number above 0");
        }
        if !(schedule.ahead.is_finite() && schedule.ahead >= schedule.behind) {
            let expected = format!("{} or more", schedule.behind);
            faults.note("schedule.ahead", schedule.ahead, expected);
        }
    }
}
