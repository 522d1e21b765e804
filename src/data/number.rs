//! Numbers as people type them: `36000`, `3.6万`, `３.６万人`, `36,000`, `100%`.

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// There is nothing.
    Empty,
    /// It holds something that is no part of a number.
    Unreadable,
    /// Commas that do not part it into thousands.
    Grouping,
    /// A unit of measurement other than the indicator's.
    Measure,
    /// Too large to be computed with.
    TooLarge,
}

/// Reads a number as people type it.
///
/// Full-width characters count as their ASCII likes; `万` multiplies by 10⁴, `亿` by 10⁸; commas
/// part thousands; the indicator's own measure may follow, and `%` where that is the measure.
pub fn parse(text: &str, measure: Option<&str>) -> Result<f64, NumberFault> {
    let text: String = text.trim().chars().map(half_width).collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberFault::Empty);
    }
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+')))
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let (scale, rest) = scale(rest.trim_start());
    let rest = rest.trim();
    let own = measure.map(|measure| measure.chars().map(half_width).collect::<String>());
    if digits.is_empty() {
        return Err(NumberFault::Unreadable);
    }
    if !rest.is_empty() && own.as_deref() != Some(rest) {
        let word = rest.chars().all(char::is_alphabetic) || rest == "%";
        return Err(if word {
            NumberFault::Measure
        } else {
            NumberFault::Unreadable
        });
    }
    let number = plain(digits, scale)?;
    if number.abs() > 1e15 {
        return Err(NumberFault::TooLarge);
    }
    Ok(number)
}

fn half_width(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' | '\u{2009}' => ' ',
        '\u{2212}' | '\u{2013}' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        other => other,
    }
}

/// The power of ten that a word stands for, and what follows it.
fn scale(rest: &str) -> (u8, &str) {
    for (word, scale) in [("万", 4), ("萬", 4), ("亿", 8), ("億", 8)] {
        if let Some(rest) = rest.strip_prefix(word) {
            return (scale, rest);
        }
    }
    (0, rest)
}

/// Digits with a power of ten: read as one decimal, so that 1.15万 is exactly 11,500.
fn plain(digits: &str, scale: u8) -> Result<f64, NumberFault> {
    let (sign, unsigned) = match digits.strip_prefix(['-', '+']) {
        Some(rest) => (if digits.starts_with('-') { -1.0 } else { 1.0 }, rest),
        None => (1.0, digits),
    };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<_> = groups.collect();
    if !all_digits(first) || fraction.is_some_and(|fraction| !all_digits(fraction)) {
        return Err(NumberFault::Unreadable);
    }
    if !rest.is_empty()
        && (first.len() > 3
            || rest
                .iter()
                .any(|group| group.len() != 3 || !all_digits(group)))
    {
        return Err(NumberFault::Grouping);
    }
    let text: String = unsigned.chars().filter(|c| *c != ',').collect();
    format!("{text}e{scale}")
        .parse::<f64>()
        .map(|number| sign * number)
        .map_err(|_| NumberFault::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_many_hands() {
        for text in [
            "36000",
            "3.6万",
            "３.６万",
            "3.6万人",
            "36,000",
            "３６，０００",
            " 36000 人 ",
            "+36000",
        ] {
            assert_eq!(parse(text, Some("人")), Ok(36_000.0), "{text}");
        }
        assert_eq!(parse("100%", Some("%")), Ok(100.0));
        assert_eq!(parse("99.5％", Some("%")), Ok(99.5));
        assert_eq!(parse("−3", None), Ok(-3.0));
        assert_eq!(parse("1.2亿", None), Ok(120_000_000.0));
        assert_eq!(parse("0.0003万", None), Ok(3.0));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_reason() {
        for (text, fault) in [
            ("", NumberFault::Empty),
            ("   ", NumberFault::Empty),
            ("很多", NumberFault::Unreadable),
            ("3.6.1", NumberFault::Unreadable),
            ("1e5", NumberFault::Unreadable),
            ("12-3", NumberFault::Unreadable),
            ("3,6", NumberFault::Grouping),
            ("3600,000", NumberFault::Grouping),
            ("4所", NumberFault::Measure),
            ("100%", NumberFault::Measure),
            ("99999999亿", NumberFault::TooLarge),
            (".5", NumberFault::Unreadable),
            ("5.", NumberFault::Unreadable),
            ("NaN", NumberFault::Unreadable),
        ] {
            assert_eq!(parse(text, Some("人")), Err(fault), "{text}");
        }
    }
}
