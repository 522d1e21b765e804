//! What stands before the tree.

use crate::error::Error;
use crate::schema::Definition;

pub(super) fn check(definition: &Definition) -> Result<(), Error> {
    if definition.version.trim().is_empty() {
        return Err(Error::new(
            "version",
            "an empty text",
            "a version such as `2024.1.0`",
        ));
    }
    if definition.title.is_blank() {
        return Err(Error::new("title", "an empty text", "a name"));
    }
    if let Some(period) = definition.period {
        if !(1..=9999).contains(&period.year) {
            return Err(Error::new(
                "period.year",
                period.year,
                "a year from 1 to 9999",
            ));
        }
        if !(1..=12).contains(&period.months) {
            return Err(Error::new("period.months", period.months, "1 to 12"));
        }
    }
    if let Some(coverage) = definition.minimum_coverage
        && !(0.0..=1.0).contains(&coverage)
    {
        return Err(Error::new("minimum_coverage", coverage, "a share of 0–1"));
    }
    if let Some(decimals) = definition.rank_decimals
        && decimals > 9
    {
        return Err(Error::new("rank_decimals", decimals, "0 to 9, or null"));
    }
    for (position, pair) in definition.grades.windows(2).enumerate() {
        if pair[1].from >= pair[0].from {
            let place = format!("grades[{}].from", position + 1);
            return Err(Error::new(
                place,
                pair[1].from,
                format!("less than {}", pair[0].from),
            ));
        }
    }
    if let Some(grade) = definition
        .grades
        .iter()
        .position(|grade| !grade.from.is_finite())
    {
        let found = definition.grades[grade].from;
        return Err(Error::new(
            format!("grades[{grade}].from"),
            found,
            "a finite number",
        ));
    }
    if let Some(adjustments) = definition.adjustments
        && !(adjustments.cap.is_finite() && adjustments.cap >= 0.0)
    {
        return Err(Error::new("adjustments.cap", adjustments.cap, "0 or more"));
    }
    if let Some(schedule) = definition.schedule {
        if !(schedule.behind.is_finite() && schedule.behind > 0.0) {
            return Err(Error::new(
                "schedule.behind",
                schedule.behind,
                "a number above 0",
            ));
        }
        if !(schedule.ahead.is_finite() && schedule.ahead >= schedule.behind) {
            let expected = format!("{} or more", schedule.behind);
            return Err(Error::new("schedule.ahead", schedule.ahead, expected));
        }
    }
    Ok(())
}
