//! The keeping of own data: where, since when, and what stands in the way.

use std::fmt;

/// A moment of a browser's clock, with the offset of its place from universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Milliseconds since the beginning of 1970, universal time.
    pub millis: u64,
    /// Minutes by which the place is ahead of universal time.
    pub ahead: i32,
}

impl Moment {
    /// Days since the beginning of 1970, and minutes of the day, at the place.
    fn local(self) -> (i64, i64) {
        let minutes = (self.millis / 60_000).cast_signed() + i64::from(self.ahead);
        (minutes.div_euclid(1440), minutes.rem_euclid(1440))
    }

    /// `YYYY-MM-DD` at the place.
    ///
    /// Howard Hinnant's `civil_from_days`, for the proleptic Gregorian calendar.
    pub fn day(self) -> String {
        let z = self.local().0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `HH:MM` at the place.
    pub fn time(self) -> String {
        let minutes = self.local().1;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// The time alone where it is of the same day as `now`, and the day before it where it is not.
    pub fn beside(self, now: Self) -> String {
        match self.local().0 == now.local().0 {
            true => self.time(),
            false => self.to_string(),
        }
    }
}

impl fmt::Display for Moment {
    /// `YYYY-MM-DD HH:MM`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day(), self.time())
    }
}

/// The place where own data are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// The browser's local storage.
    #[default]
    Local,
    /// The browser's database, for what is too large for the local storage.
    Database,
    /// This page alone: they go when it is closed.
    Memory,
}

/// A reason for which the latest data are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing for this page.
    Denied,
    /// There is no room for them.
    Full,
    /// Another window has kept other data since these were read.
    Elsewhere,
    /// They are no longer there: another window has deleted them, or the browser has.
    Gone,
    /// What was kept before cannot be read, and has not been put aside.
    Occupied,
}

/// The keeping of own data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// Where they are kept.
    pub place: Storage,
    /// When they were kept last, and the present day.
    pub saved: Option<(Moment, Moment)>,
    /// Whether a change is still to be kept.
    pub is_pending: bool,
    /// Why the latest change is not kept.
    pub trouble: Option<Trouble>,
    /// Whether a file has been given of what is not kept.
    pub is_exported: bool,
    /// Why scenarios are not kept.
    pub scenarios: Option<Trouble>,
}

impl Keeping {
    /// Whether closing the page loses data that are nowhere else.
    pub fn is_unsaved(&self) -> bool {
        self.is_pending || self.trouble.is_some() && !self.is_exported
    }
}
