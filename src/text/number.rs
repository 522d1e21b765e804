//! Numbers as people type them: `36000`, `3.6万`, `３.６万人`, `36,000`, `100%`.

/// The reason why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// An empty text.
    Empty,
    /// Something that is no part of a number.
    Unreadable,
    /// Commas that do not separate thousands.
    Grouping,
    /// A unit of measurement other than the indicator's.
    Measure,
    /// Too large to be computed with.
    TooLarge,
    /// About so much, or more than that.
    Approximate,
}

/// Reads a number as people type it, in the measure.
///
/// Full-width characters count as their ASCII counterparts; `万`, `亿` and `万亿` multiply by 10⁴,
/// 10⁸ and 10¹²; commas separate thousands; the indicator's own measure may follow, and `%` where
/// that is the measure.
///
/// A bare number is in the measure. What is written with a unit is what it says: beside `万人`,
/// `3.6`, `3.6万`, `3.6万人` and `36000人` are all 3.6.
pub fn parse(text: &str, measure: Option<&str>) -> Result<f64, NumberFault> {
    let text: String = text.trim().chars().map(half_width).collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberFault::Empty);
    }
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+')))
        .unwrap_or(text.len());
    let (digits, written) = text.split_at(end);
    let own: String = measure
        .unwrap_or_default()
        .chars()
        .map(half_width)
        .collect();
    let read = match digits.is_empty() {
        true => Err(NumberFault::Unreadable),
        false => exponent(written.trim(), own.trim()).and_then(|scale| plain(digits, scale)),
    };
    match read {
        Ok(number) if number.abs() > 1e15 => Err(NumberFault::TooLarge),
        Err(NumberFault::Unreadable | NumberFault::Measure) if is_approximate(text) => {
            Err(NumberFault::Approximate)
        }
        read => read,
    }
}

/// The power of ten between what is written behind a number and the measure: 4 for `万人` beside
/// `人`, 0 beside `万人`, −4 for `人` beside `万人`.
fn exponent(written: &str, measure: &str) -> Result<i8, NumberFault> {
    if written.is_empty() || written == measure {
        return Ok(0);
    }
    let (scale, unit) = scale(written);
    let (own_scale, own_unit) = self::scale(measure);
    if unit.is_empty() || unit == own_unit {
        return Ok(scale - own_scale);
    }
    let word = unit.chars().all(is_letter) || unit == "%";
    Err(if word {
        NumberFault::Measure
    } else {
        NumberFault::Unreadable
    })
}

/// Whether a text says of a number that it is not the exact one: `约5`, `近4万`, `5000余人`.
fn is_approximate(text: &str) -> bool {
    const BEFORE: [&str; 15] = [
        "约", "约为", "大约", "近", "超", "逾", "不足", "不到", "~", "≈", ">", "<", "≥", "≤",
        "about",
    ];
    const BEHIND: [&str; 7] = ["余", "多", "左右", "上下", "以上", "以下", "+"];
    let digit = |c: char| c.is_ascii_digit();
    let Some(first) = text.find(digit) else {
        return false;
    };
    let before = text[..first].trim();
    let behind =
        text[first..].trim_start_matches(|c: char| digit(c) || matches!(c, '.' | ',' | ' '));
    let (_, behind) = scale(behind);
    BEFORE.contains(&before)
        || BEHIND
            .iter()
            .any(|mark| behind.starts_with(mark) || behind.ends_with(mark))
}

/// A full-width character's ASCII counterpart; every other character itself.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' | '\u{2009}' => ' ',
        '\u{2212}' | '\u{2013}' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        other => other,
    }
}

/// The power of ten of a leading word, and the rest.
fn scale(rest: &str) -> (i8, &str) {
    let words = [
        ("万亿", 12),
        ("萬億", 12),
        ("万", 4),
        ("萬", 4),
        ("亿", 8),
        ("億", 8),
    ];
    let found = words
        .iter()
        .find_map(|(word, scale)| Some((*scale, rest.strip_prefix(word)?.trim_start())));
    found.unwrap_or((0, rest))
}

/// Digits with a power of ten: read as one decimal, so that 1.15万 is exactly 11,500.
fn plain(digits: &str, scale: i8) -> Result<f64, NumberFault> {
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
    decimal(&text, scale)
        .map(|number| sign * number)
        .ok_or(NumberFault::Unreadable)
}

/// A letter of a measure, in any script.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && !('\u{2000}'..='\u{303f}').contains(&c)
}

/// The number nearest to ASCII digits, with or without a point among them, times a power of ten.
///
/// Exact to the last bit for up to 19 digits. With one `str::parse` to a float anywhere in the module the
/// first part of the page, in which all tables stand, weighs 12.8 KB more (of 174.4, Brotli).
pub(crate) fn decimal(text: &str, scale: i8) -> Option<f64> {
    let (mut significand, mut exponent, mut rest) = (0_u64, i32::from(scale), false);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.bytes().map(|digit| (digit, 0));
    for (digit, after_point) in digits.chain(fraction.bytes().map(|digit| (digit, 1))) {
        if !digit.is_ascii_digit() {
            return None;
        }
        let digit = u64::from(digit - b'0');
        if significand < 10_u64.pow(18) {
            significand = 10 * significand + digit;
            exponent -= after_point;
        } else {
            rest |= digit > 0;
            exponent += 1 - after_point;
        }
    }
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let power = |exponent: u32| (0..exponent).fold(1.0, |power, _| 10.0 * power);
    let magnitude = exponent.unsigned_abs();
    if significand == 0 || magnitude > 19 {
        let number = significand as f64;
        // No power of ten beyond 10³⁰⁸ is a number.
        let most = magnitude.min(300);
        return Some(match exponent < 0 {
            true => number / power(most) / power(magnitude - most),
            false => number * power(magnitude),
        });
    }
    if exponent >= 0 {
        return Some((u128::from(significand) * 10_u128.pow(magnitude)) as f64);
    }
    // Bit by bit, as many as there is room for, and one more for what is left: a division of 128 bits, which
    // only this would need, takes 0.5 KB of the first part.
    let divisor = 10_u64.pow(magnitude);
    let (mut quotient, mut left) = (significand / divisor, significand % divisor);
    let mut halves = 1.0;
    while quotient.leading_zeros() > 0 {
        let twice = 2 * u128::from(left);
        let is_one = twice >= u128::from(divisor);
        left = (twice - if is_one { u128::from(divisor) } else { 0 }) as u64;
        quotient = 2 * quotient + u64::from(is_one);
        halves *= 0.5;
    }
    let is_inexact = rest || left > 0;
    Some((quotient | u64::from(is_inexact)) as f64 * halves)
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
        assert_eq!(parse(&5e-324_f64.to_string(), None), Ok(5e-324));
    }

    #[test]
    fn what_is_written_with_a_unit_is_what_it_says() {
        for (measure, text, expected) in [
            ("万人", "3.6万人", 3.6),
            ("万人", "3.6 万人", 3.6),
            ("万人", "3.6万", 3.6),
            ("万人", "3.6", 3.6),
            ("万人", "36000人", 3.6),
            ("万人", "36,000 人", 3.6),
            ("万人", "1.15亿人", 11_500.0),
            ("万元", "5万元", 5.0),
            ("万元", "2亿", 20_000.0),
            ("亿元", "2亿元", 2.0),
            ("亿元", "1.2万亿元", 12_000.0),
            ("亿元", "5000万元", 0.5),
            ("亿元", "1.15万元", 0.000_115),
            ("万", "5万", 5.0),
            ("万", "5", 5.0),
            ("人", "3.6万人", 36_000.0),
            ("人", "3.6万", 36_000.0),
            ("", "5万", 50_000.0),
        ] {
            assert_eq!(
                parse(text, Some(measure)),
                Ok(expected),
                "{text} beside {measure}"
            );
        }
        for (measure, text) in [
            ("万元", "5万人"),
            ("元", "5人"),
            ("万人", "5户"),
            ("万人", "5%"),
        ] {
            let read = parse(text, Some(measure));
            assert_eq!(read, Err(NumberFault::Measure), "{text} beside {measure}");
        }
    }

    #[test]
    fn a_number_that_is_not_the_exact_one_is_told() {
        for text in [
            "约5",
            "约 5",
            "大约3.6万人",
            "近4万",
            "超3.6万",
            "5余人",
            "3.6万余人",
            "300多",
            "5左右",
            "5人以上",
            "＞100",
            "≥5",
            "~5",
            "10+人",
        ] {
            assert_eq!(
                parse(text, Some("人")),
                Err(NumberFault::Approximate),
                "{text}"
            );
        }
    }

    #[test]
    fn a_decimal_is_read_to_the_last_bit() {
        for text in [
            "0.1",
            "0.30000000000000004",
            "123456.7890123456789",
            "9007199254740993",
            "0.000001",
            "5.000000000000000001",
            "999999999999999.9",
            "4.35",
            "2.675",
            "1.005",
            "8.41",
            "0",
            "0.0",
            "100",
            "76.66666666666667",
            "0.0000000000000000000001",
        ] {
            assert_eq!(decimal(text, 0), text.parse::<f64>().ok(), "{text}");
            let scaled = format!("{text}e4").parse::<f64>().ok();
            assert_eq!(decimal(text, 4), scaled, "{text}");
        }
        let mut state = 1_u64;
        for digits in 1..=19_u32 {
            for point in 0..100 * digits {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let mut text = (state % 10_u64.pow(digits)).to_string();
                text.insert(point as usize % (text.len() + 1), '.');
                assert_eq!(decimal(&text, 0), text.parse::<f64>().ok(), "{text}");
            }
        }
        for text in ["3.6", "36000", "0.1", "123456.789", "1.15"] {
            let scaled = format!("{text}e-4").parse::<f64>().ok();
            assert_eq!(decimal(text, -4), scaled, "{text}");
        }
        for text in ["", ".", "-1", "1e5", "1.2.3", "x"] {
            assert_eq!(decimal(text, 0), None, "{text}");
        }
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
