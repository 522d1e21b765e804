//! Months of the calendar, and years.

use std::fmt;
use std::str::FromStr;

/// A month, `YYYY-MM`, or a year as a whole, which is written as its December.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    number: u8,
    is_year: bool,
}

impl Month {
    /// A month; `None` unless the year is 1–9999 and the month 1–12.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        let is_there = (1..=9999).contains(&year) && (1..=12).contains(&month);
        is_there.then_some(Self {
            year,
            number: month,
            is_year: false,
        })
    }

    /// The year that it is in, as a whole.
    #[must_use]
    pub fn whole_year(self) -> Self {
        Self {
            number: 12,
            is_year: true,
            ..self
        }
    }

    /// Whether it is a year as a whole.
    pub fn is_year(self) -> bool {
        self.is_year
    }

    /// 1–9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1–12; of a year the last.
    pub fn month(self) -> u8 {
        self.number
    }

    /// As it stands in tables and small print: `2024-09`, and a year as `2024`.
    pub fn label(self) -> String {
        match self.is_year {
            true => self.year.to_string(),
            false => self.to_string(),
        }
    }

    /// How many months it is after another one; below 0 where it is before it.
    pub fn since(self, earlier: Self) -> i32 {
        let count = |month: Self| 12 * i32::from(month.year) + i32::from(month.number);
        count(self) - count(earlier)
    }

    /// Its place on an axis of time: a year’s number, or how many months it is after January of the year 0.
    pub fn ordinal(self) -> u32 {
        let (year, number) = (u32::from(self.year), u32::from(self.number));
        match self.is_year {
            true => year,
            false => 12 * year + number - 1,
        }
    }

    /// The month before, of a year the year before; `None` before the first of all.
    pub fn before(self) -> Option<Self> {
        match self.number {
            12 if self.is_year => Self::new(self.year - 1, 12).map(Self::whole_year),
            1 => Self::new(self.year.checked_sub(1)?, 12),
            month => Self::new(self.year, month - 1),
        }
    }

    /// The months of its year up to it; of a year the years from the first one given up to it.
    pub fn course(self, first: Option<Self>) -> Vec<Self> {
        let before = |month: &Self| month.before();
        let all = std::iter::successors(Some(self), before);
        let earliest = match self.is_year {
            true => first.unwrap_or(self).year,
            false => self.year,
        };
        let mut course: Vec<_> = all.take_while(|one| one.year >= earliest).collect();
        course.reverse();
        course
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

impl FromStr for Month {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let bytes = text.as_bytes();
        let digits = |range: &[u8]| range.iter().all(u8::is_ascii_digit);
        if bytes.len() != 7 || bytes[4] != b'-' || !digits(&bytes[..4]) || !digits(&bytes[5..]) {
            return Err(());
        }
        let year = text[..4].parse().map_err(|_| ())?;
        let month = text[5..].parse().map_err(|_| ())?;
        Self::new(year, month).ok_or(())
    }
}

/// Whether a text is a day, `YYYY-MM-DD`, of at most 31 in its month.
pub fn is_day(text: &str) -> bool {
    let Some((month, day)) = text.rsplit_once('-') else {
        return false;
    };
    let digits = day.len() == 2 && day.bytes().all(|digit| digit.is_ascii_digit());
    month.parse::<Month>().is_ok() && digits && ("01"..="31").contains(&day)
}

/// Whether a text is a day, or a minute of one: `YYYY-MM-DDTHH:MM`.
pub fn is_moment(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else {
        return is_day(text);
    };
    let part = |part: &str, most: &str| {
        let digits = part.len() == 2 && part.bytes().all(|digit| digit.is_ascii_digit());
        digits && part <= most
    };
    let clock = time.split_once(':');
    is_day(day) && clock.is_some_and(|(hour, minute)| part(hour, "23") && part(minute, "59"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_or_a_minute_of_one() {
        for good in ["2024-09-30", "2024-09-30T23:59"] {
            assert!(is_moment(good), "{good}");
        }
        for bad in [
            "2024-09",
            "2024-09-30T24:00",
            "2024-09-30T9:00",
            "2024-09-30 09:00",
        ] {
            assert!(!is_moment(bad), "{bad}");
        }
    }

    #[test]
    fn a_month_reads_as_it_is_written() {
        let month: Result<Month, ()> = "2024-09".parse();
        assert_eq!(
            month.map(|month| month.to_string()),
            Ok("2024-09".to_owned())
        );
        for bad in [
            "2024-13",
            "2024-00",
            "2024-9",
            "24-09",
            "2024/09",
            "0000-01",
            "二〇二四-09",
        ] {
            assert_eq!(bad.parse::<Month>(), Err(()), "{bad}");
        }
    }

    #[test]
    fn months_are_counted_across_years() {
        let month = |text: &str| text.parse::<Month>();
        let since = |a, b| Ok::<_, ()>(month(a)?.since(month(b)?));
        assert_eq!(since("2024-03", "2023-11"), Ok(4));
        assert_eq!(since("2023-11", "2024-03"), Ok(-4));
        let before = |text| month(text).map(|month| month.before().map(|m| m.to_string()));
        assert_eq!(before("2024-01"), Ok(Some("2023-12".to_owned())));
        assert_eq!(before("0001-01"), Ok(None));
    }

    #[test]
    fn a_year_stands_behind_its_months_and_is_written_as_the_last() {
        let month = |text: &str| text.parse::<Month>();
        let year = |text: &str| month(text).map(Month::whole_year);
        assert!(month("2022-12") < year("2022-03") && year("2022-03") < month("2023-01"));
        assert_eq!(
            year("2022-03").map(|year| year.to_string()),
            Ok("2022-12".to_owned())
        );
        let names = |course: Vec<Month>| course.iter().map(ToString::to_string).collect::<Vec<_>>();
        let course = |of: Result<Month, ()>, first: &str| {
            Ok::<_, ()>(names(of?.course(Some(month(first)?))))
        };
        assert_eq!(
            course(year("2022-12"), "2020-12"),
            Ok(vec!["2020-12".into(), "2021-12".into(), "2022-12".into()])
        );
        assert_eq!(
            course(month("2022-02"), "2020-12"),
            Ok(vec!["2022-01".into(), "2022-02".into()])
        );
        assert_eq!(
            names(
                Month::new(1, 1)
                    .into_iter()
                    .flat_map(|one| one.course(None))
                    .collect()
            ),
            ["0001-01"]
        );
    }

    #[test]
    fn a_day_is_a_month_and_two_digits() {
        assert!(is_day("2024-09-30") && is_day("2024-01-01"));
        for bad in [
            "2024-09",
            "2024-09-00",
            "2024-09-32",
            "2024-13-01",
            "2024-09-+1",
            "2024/09/30",
            "",
        ] {
            assert!(!is_day(bad), "{bad}");
        }
    }
}
