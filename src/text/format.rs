//! Figures as text: the same in every chart, table and sentence.

use super::number::decimal;

/// The most decimals that a figure has.
const MOST_DECIMALS: usize = 19;

/// The decimal figure nearest to the exact value, and the even one of two that are equally near, as
/// `format!("{x:.decimals$}")` has it; with at most nineteen decimals.
///
/// With `format!` in its place the first part of the page weighs 7.0 KB more (of 174.4, Brotli); the
/// standard library's tables come with the deferred part.
pub(crate) fn fixed(x: f64, decimals: usize) -> String {
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if !x.is_finite() {
        return if x.is_nan() {
            "NaN".into()
        } else {
            format!("{sign}inf")
        };
    }
    let decimals = decimals.min(MOST_DECIMALS);
    // |x| = significand · 2^exponent, exactly.
    let bits = x.abs().to_bits();
    let (significand, exponent) = match bits >> 52 {
        0 => (bits, -1074),
        biased => (bits & ((1 << 52) - 1) | 1 << 52, biased as i32 - 1075),
    };
    let (whole, fraction) = match exponent {
        0.. => (doubled(significand, exponent), 0),
        -126.. => {
            let (whole, fraction) = parted(significand, exponent.unsigned_abs(), decimals);
            (whole.to_string(), fraction)
        }
        // Less than 2^-73, which is no half at any decimal.
        _ => ("0".to_owned(), 0),
    };
    match decimals {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{fraction:0decimals$}"),
    }
}

/// A number as a message shows it: the fewest decimals that are read as this number and no other
/// (nineteen, where they do not suffice), and a power of ten where it is very large or very small:
/// from 10¹⁵ on, unless that hid what tells the number from its neighbour, up to 10¹⁷.
pub(crate) fn shortest(x: f64) -> String {
    let has_digits =
        || x.abs() < 1e17 && (x % 1.0 != 0.0 || fixed(x, 0).trim_end_matches('0').len() > 15);
    if x != 0.0
        && x.is_finite()
        && !(1e-6..1e15).contains(&x.abs())
        && !(x.abs() >= 1e15 && has_digits())
    {
        return power(x, 14);
    }
    let is_it = |text: &String| decimal(text.trim_start_matches('-'), 0) == Some(x.abs());
    let mut texts = (0..MOST_DECIMALS).map(|decimals| fixed(x, decimals));
    texts
        .find(is_it)
        .unwrap_or_else(|| shortened(fixed(x, MOST_DECIMALS)))
}

/// With at most so many decimals and a power of ten.
pub(crate) fn power(x: f64, decimals: usize) -> String {
    let exponent = libm::floor(libm::log10(x.abs()));
    // The least power of ten is 10⁻³²³, and the least number is less than ten times as great.
    let (x, scale) = match exponent < -300.0 {
        true => (1e300 * x, exponent + 300.0),
        false => (x, exponent),
    };
    let significand = shortened(fixed(x / libm::pow(10.0, scale), decimals));
    format!("{significand}e{}", fixed(exponent, 0))
}

/// significand / 2^shift with so many decimals: what stands before the point, and behind it.
fn parted(significand: u64, shift: u32, decimals: usize) -> (u64, u64) {
    let one = 10_u64.pow(decimals as u32);
    let whole = significand.checked_shr(shift).unwrap_or(0);
    let below = u128::from(significand) & ((1 << shift) - 1);
    let scaled = below * u128::from(one);
    let (fraction, rest) = ((scaled >> shift) as u64, scaled & ((1 << shift) - 1));
    let half = 1_u128 << (shift - 1);
    let is_odd = if decimals == 0 { whole } else { fraction } & 1 == 1;
    let fraction = fraction + u64::from(rest > half || rest == half && is_odd);
    match fraction == one {
        true => (whole + 1, 0),
        false => (whole, fraction),
    }
}

/// The digits of number · 2^times.
fn doubled(number: u64, times: i32) -> String {
    let mut digits: Vec<u8> = number
        .to_string()
        .bytes()
        .rev()
        .map(|digit| digit - b'0')
        .collect();
    for _ in 0..times {
        let mut carry = 0;
        for digit in &mut digits {
            let twice = 2 * *digit + carry;
            (*digit, carry) = (twice % 10, twice / 10);
        }
        if carry > 0 {
            digits.push(carry);
        }
    }
    digits
        .iter()
        .rev()
        .map(|digit| char::from(b'0' + digit))
        .collect()
}

/// With `decimals` decimals, commas between thousands and a true minus sign.
pub fn number(x: f64, decimals: usize) -> String {
    let digits = fixed(x.abs(), decimals);
    let negative = x < 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() + 4);
    if negative {
        text.push('−');
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A value as it was reported: up to six decimals, no trailing zeros.
pub fn plain(x: f64) -> String {
    shortened(number(x, 6))
}

/// Without zeros at the end of the decimals.
pub(crate) fn shortened(mut text: String) -> String {
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    text
}

/// Points, one decimal.
pub fn points(x: f64) -> String {
    number(x, 1)
}

/// A difference in points: one decimal and a sign, `±0.0` for none.
pub fn signed(x: f64) -> String {
    let text = number(x, 1);
    if text == "0.0" {
        "±0.0".into()
    } else if x > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

/// A share of 0–1 in percent.
pub fn percent(share: f64, decimals: usize) -> String {
    format!("{}%", number(100.0 * share, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_figures() {
        assert_eq!(number(36_000.0, 0), "36,000");
        assert_eq!(number(-1_234_567.891, 2), "−1,234,567.89");
        assert_eq!(number(-0.04, 1), "0.0");
        assert_eq!(plain(28_900.0), "28,900");
        assert_eq!(plain(91.5), "91.5");
        assert_eq!(plain(0.0), "0");
        assert_eq!(signed(1.52), "+1.5");
        assert_eq!(signed(-0.01), "±0.0");
        assert_eq!(percent(0.0615, 1), "6.2%");
    }

    #[test]
    fn a_figure_is_rounded_from_the_exact_value() {
        assert_eq!(fixed(0.05, 1), "0.1");
        assert_eq!(fixed(0.25, 1), "0.2");
        assert_eq!(fixed(0.5, 0), "0");
        assert_eq!(fixed(1.5, 0), "2");
        assert_eq!(fixed(-0.04, 1), "-0.0");
        assert_eq!(fixed(9.9999, 2), "10.00");
        assert_eq!(fixed(5e-324, 3), "0.000");
    }

    #[test]
    fn a_message_is_true_to_the_number() {
        assert_eq!(shortest(0.0), "0");
        assert_eq!(shortest(-0.5), "-0.5");
        assert_eq!(shortest(1.000_000_000_1), "1.0000000001");
        assert_eq!(shortest(1.0 + f64::EPSILON), "1.0000000000000002");
        assert_eq!(shortest(-1e-20), "-1e-20");
        assert_eq!(shortest(2.5e16), "2.5e16");
        assert_eq!(shortest(1e15 + 0.125), "1000000000000000.1");
        assert_eq!(shortest(-1e15 - 1.0), "-1000000000000001");
        assert_eq!(shortest(2e16 + 4.0), "20000000000000004");
        assert_eq!(shortest(5e-324), "4.94065645841247e-324");
        assert_eq!(shortest(f64::MIN_POSITIVE), "2.2250738585072e-308");
        assert_eq!(shortest(f64::MAX), "1.79769313486232e308");
        assert_eq!(shortest(f64::NAN), "NaN");
        assert_eq!(shortest(f64::NEG_INFINITY), "-inf");
    }

    proptest::proptest! {
        #[test]
        fn every_figure_is_that_of_the_standard_library(bits: u64, places in 0..=19_usize, plain in -1e6..1e6_f64, cents in -100_000..100_000_i32) {
            for x in [f64::from_bits(bits), plain, f64::from(cents) / 1000.0, f64::from(cents) / 1024.0] {
                proptest::prop_assert_eq!(fixed(x, places), format!("{x:.places$}"));
            }
        }

        #[test]
        fn a_message_shows_a_number_as_shortly_as_can_be_and_truly(x in -1e6..1e6_f64, cents in -100_000..100_000_i32, large in 1e6..1e15_f64) {
            for x in [x, f64::from(cents) / 100.0, 1.0 + f64::from(cents) * f64::EPSILON, large] {
                if x == 0.0 || x.abs() >= 0.001 {
                    let text = shortest(x);
                    proptest::prop_assert_eq!(text.parse(), Ok(x));
                    proptest::prop_assert_eq!(text.len(), format!("{x}").len());
                }
            }
        }
    }
}
