//! Months as people write them.

use crate::data::typed::fold;
use crate::month::{Month, is_day};

/// The month that a text names; in a year, where it names none: `2024-09`, `2024/9`, `202409`,
/// `2024年9月`, `2024年1-9月`, `9月`, `2024-09-30`.
pub fn month(text: &str, year: Option<u16>) -> Option<Month> {
    let text = fold(text);
    let numbers = numbers(&text);
    let is_year = |(digits, _): &(&str, Option<char>)| digits.len() == 4;
    if let Some(at) = numbers.iter().rposition(|(_, next)| *next == Some('月')) {
        let named = numbers[..at].iter().rev().find(|number| is_year(number));
        let year = named.map_or(year, |(digits, _)| digits.parse().ok())?;
        return of(year, numbers[at].0);
    }
    if !text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '日' | ':' | 't'))
    {
        return None;
    }
    match numbers.as_slice() {
        [(digits, _)] if digits.len() == 6 => of(digits[..4].parse().ok()?, &digits[4..]),
        [first, (month, _), ..] if is_year(first) => of(first.0.parse().ok()?, month),
        _ => None,
    }
}

/// The day that a text names, or else its month: `2024-10-31`, `2024年10月31日`, `2024/10/31`, `10月`.
pub(super) fn time(text: &str, year: Option<u16>) -> Option<String> {
    let folded = fold(text);
    let numbers = numbers(&folded);
    let month = month(text, year)?;
    let day = match numbers.as_slice() {
        [(y, _), _, (day, next)] if y.len() == 4 && *next != Some('月') => Some(*day),
        [(y, _), _, (day, Some('t')), ..] if y.len() == 4 => Some(*day),
        [(_, Some('月')), (day, Some('日'))] => Some(*day),
        _ => None,
    };
    let Some(day) = day else {
        return Some(month.to_string());
    };
    let day = format!("{month}-{day:0>2}");
    is_day(&day).then_some(day)
}

fn of(year: u16, month: &str) -> Option<Month> {
    (month.len() <= 2).then(|| Month::new(year, month.parse().ok()?))?
}

/// The runs of digits, each with the character behind it.
fn numbers(text: &str) -> Vec<(&str, Option<char>)> {
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = &rest[start..];
        let end = from
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(from.len());
        rest = &from[end..];
        numbers.push((&from[..end], rest.chars().next()));
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::{month, time};

    #[test]
    fn a_time_is_a_day_or_a_month() {
        for (text, read) in [
            ("2024-10", Some("2024-10")),
            ("2024年10月底前", Some("2024-10")),
            ("10月", Some("2024-10")),
            ("2024-10-31", Some("2024-10-31")),
            ("2024/10/31", Some("2024-10-31")),
            ("2024年10月5日前", Some("2024-10-05")),
            ("10月5日", Some("2024-10-05")),
            ("2024-10-31T00:00:00", Some("2024-10-31")),
            ("2024年1-9月", Some("2024-09")),
            ("2024-10-32", None),
            ("年底", None),
            ("2024", None),
        ] {
            let found = time(text, Some(2024));
            assert_eq!(found.as_deref(), read, "{text}");
        }
    }

    #[test]
    fn one_month_in_many_hands() {
        for text in [
            "2024-09",
            "2024-9",
            "2024/09",
            "2024.9",
            "202409",
            "2024年9月",
            "２０２４年９月",
            "2024年1-9月",
            "2024年1—9月",
            "截至2024年9月底",
            "2024-09-30",
            "2024-09-30T00:00:00",
            "9月",
            "09月",
            "1-9月",
            "2024年09月30日",
        ] {
            let read = month(text, Some(2024)).map(|month| month.to_string());
            assert_eq!(read.as_deref(), Some("2024-09"), "{text}");
        }
        for text in [
            "",
            "9",
            "2024",
            "新增就业",
            "13月",
            "2024-13",
            "3.6",
            "36000",
            "4所",
            "0月",
            "20249月",
        ] {
            assert_eq!(month(text, Some(2024)), None, "{text}");
        }
        assert_eq!(month("9月", None), None);
    }
}
