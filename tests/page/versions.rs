//! Saved versions: when one is due, and which are kept.

use proptest::prelude::*;
use xingfu::app::io::versions::{Reason, Version, due, outdated};

const MINUTE: u64 = 60_000;
const DAY: u64 = 1440 * MINUTE;
const NOW: u64 = 1_700_000_000_000;

fn version(at: u64) -> Version {
    Version {
        at,
        reason: Reason::Edited,
        indicators: 35,
        records: 312,
    }
}

#[test]
fn a_name_tells_what_a_version_is_of() {
    for reason in [
        Reason::Edited,
        Reason::Replaced,
        Reason::Elsewhere,
        Reason::Unreadable,
    ] {
        let version = Version {
            reason,
            ..version(NOW)
        };
        let name = version.name("xingfu:a");
        assert_eq!(Version::from_name(&name, "xingfu:a"), Some(version));
        assert_eq!(Version::from_name(&name, "xingfu:b"), None);
    }
    for other in [
        "xingfu:a",
        "xingfu:a:saved",
        "xingfu:a:version:x:edited:1:1",
    ] {
        assert_eq!(Version::from_name(other, "xingfu:a"), None);
    }
}

#[test]
fn many_changes_at_once_always_leave_a_version_and_single_ones_now_and_then() {
    assert_eq!(due(Some(NOW), NOW, 2), Some(Reason::Replaced));
    assert_eq!(due(None, NOW, 1), Some(Reason::Edited));
    assert_eq!(due(Some(NOW - 9 * MINUTE), NOW, 1), None);
    assert_eq!(due(Some(NOW - 10 * MINUTE), NOW, 1), Some(Reason::Edited));
    // A clock that was set back.
    assert_eq!(due(Some(NOW + DAY), NOW, 1), Some(Reason::Edited));
}

#[test]
fn a_month_of_work_leaves_recent_hours_and_every_day() {
    let all: Vec<_> = (0..40 * 144)
        .map(|step| version(NOW - step * 10 * MINUTE))
        .collect();
    let gone = outdated(&all, NOW, usize::MAX);
    let kept: Vec<_> = all.iter().filter(|one| !gone.contains(one)).collect();
    assert!(
        kept.len() >= 10 + 22 + 29 && kept.len() <= 10 + 25 + 31,
        "{}",
        kept.len()
    );
    assert!(kept.iter().all(|one| NOW - one.at <= 30 * DAY));
    for day in 2..29 {
        let of_day = |one: &&&Version| (NOW - one.at) / DAY == day;
        assert_eq!(kept.iter().filter(of_day).count(), 1, "day {day}");
    }
}

/// An office that comes once a month, or a clock that is a year ahead for a day.
#[test]
fn the_latest_ten_stay_whatever_their_age() {
    let all: Vec<_> = (1..=12)
        .map(|month| version(NOW - month * 31 * DAY))
        .collect();
    assert_eq!(outdated(&all, NOW, 40), all[10..]);
}

/// A year of versions of every hour, and then the clock is set back by that year.
#[test]
fn a_clock_that_was_set_back_costs_no_version_of_since() {
    let ahead = (24..=24 * 365).map(|hour| version(NOW + hour * 60 * MINUTE));
    let mut there: Vec<_> = ahead.collect();
    for step in 0..20 {
        there.push(version(NOW + step * 10 * MINUTE));
        let now = NOW + step * 10 * MINUTE;
        for most in [5, 40] {
            let gone = outdated(&there, now, most);
            assert!(there.len() - gone.len() <= most);
            let recent = there.iter().filter(|one| one.at >= NOW && one.at <= now);
            let recent = recent.filter(|one| now - one.at < 10 * MINUTE * most.min(10) as u64);
            for one in recent {
                assert!(!gone.contains(one), "{one:?} of {most} at step {step}");
            }
        }
    }
}

proptest! {
    #[test]
    fn the_latest_stays_and_no_more_than_fit(ages in prop::collection::vec(0..40 * DAY, 1..80), most in 1_usize..50) {
        let all: Vec<_> = ages.iter().map(|age| version(NOW - age)).collect();
        let gone = outdated(&all, NOW, most);
        prop_assert!(all.len() - gone.len() <= most);
        let latest = ages.iter().min().copied().unwrap_or_default();
        prop_assert!(!gone.iter().any(|one| one.at == NOW - latest) || ages.iter().filter(|age| **age == latest).count() > 1);
        prop_assert!(gone.iter().all(|one| all.contains(one)));
    }
}
