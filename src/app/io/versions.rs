//! Saved versions of own data: their names in a store, when one is due, and which are dropped.
//!
//! Each is kept under a name that tells what it is of, so that no list of them can be lost or be wrong
//! when two windows write at once.

/// Why a version was put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Single values were about to be changed.
    Edited,
    /// Many values were about to be changed at once, by a file, a pasted block or a deletion.
    Replaced,
    /// Another window's data took the place of this window's.
    Elsewhere,
    /// It could not be read.
    Unreadable,
}

impl Reason {
    const ALL: [Self; 4] = [
        Self::Edited,
        Self::Replaced,
        Self::Elsewhere,
        Self::Unreadable,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Replaced => "replaced",
            Self::Elsewhere => "elsewhere",
            Self::Unreadable => "unreadable",
        }
    }
}

/// A saved version, without its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// Milliseconds since the beginning of 1970.
    pub at: u64,
    /// Why it was put aside.
    pub reason: Reason,
    /// The number of indicators with at least one value.
    pub indicators: usize,
    /// The number of records.
    pub records: usize,
}

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// While single values are changed, a version is put aside once in so long.
const PACE: u64 = 10 * MINUTE;

/// The age after which none is kept but the latest.
const OLDEST: u64 = 30 * DAY;

/// So many of the latest are kept, whatever their distance.
const LATEST: usize = 10;

impl Version {
    /// The name of a version of the data kept as `own`.
    pub fn name(&self, own: &str) -> String {
        let Self {
            at,
            reason,
            indicators,
            records,
        } = self;
        let reason = reason.name();
        format!("{}{at:015}:{reason}:{indicators}:{records}", prefix(own))
    }

    /// The version of that name; `None` for a name of something else.
    pub fn from_name(name: &str, own: &str) -> Option<Self> {
        let mut parts = name.strip_prefix(&prefix(own))?.split(':');
        let at = parts.next()?.parse().ok()?;
        let reason = parts.next()?;
        let reason = Reason::ALL.into_iter().find(|one| one.name() == reason)?;
        let indicators = parts.next()?.parse().ok()?;
        let records = parts.next()?.parse().ok()?;
        Some(Self {
            at,
            reason,
            indicators,
            records,
        })
    }
}

/// The start of the names of all versions of the data kept as `own`.
pub fn prefix(own: &str) -> String {
    format!("{own}:version:")
}

/// Whether what is kept is put aside before a change of so many columns takes its place, and why. A
/// clock that was set in between, either way, is as good as a while.
pub fn due(latest: Option<u64>, now: u64, columns: usize) -> Option<Reason> {
    if columns > 1 {
        return Some(Reason::Replaced);
    }
    let is_due = latest.is_none_or(|latest| now.abs_diff(latest) >= PACE);
    is_due.then_some(Reason::Edited)
}

/// The versions to be dropped, so that at most `most` are left.
///
/// The latest ten stay, then the latest of each hour of a day, then the latest of each day of
/// thirty. Those of later than now are of before the clock was set back: they age no more, and make
/// room for what has been put aside since.
pub fn outdated(versions: &[Version], now: u64, most: usize) -> Vec<Version> {
    let mut sorted = versions.to_vec();
    sorted.sort_by_key(|version| (version.at > now, std::cmp::Reverse(version.at)));
    let (mut hour, mut day) = (None, None);
    let mut kept = 0;
    let mut outdated = Vec::new();
    for (position, version) in sorted.into_iter().enumerate() {
        let age = now.saturating_sub(version.at);
        let opens_hour = hour.replace(version.at / HOUR) != Some(version.at / HOUR);
        let opens_day = day.replace(version.at / DAY) != Some(version.at / DAY);
        let stays = position < LATEST || age <= DAY && opens_hour || age <= OLDEST && opens_day;
        if stays && kept < most {
            kept += 1;
        } else {
            outdated.push(version);
        }
    }
    outdated
}
