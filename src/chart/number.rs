//! Numbers in charts: grouped for people, plain for machines.

use crate::text::format::{fixed, power};

/// The figure as drawn: thousands grouped, a true minus sign, and a plus sign where `signed`.
///
/// A value that rounds to zero has no sign.
pub(crate) fn figure(value: f64, decimals: u8, signed: bool) -> String {
    let plain = match value.abs() >= HUGE {
        true => power(value, 2),
        false => plain(value, decimals),
    };
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, plain.as_str()),
    };
    let zero = !digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let sign = match (negative, signed && !zero) {
        (true, _) => "\u{2212}",
        (false, true) => "+",
        (false, false) => "",
    };
    format!("{sign}{}", grouped(digits))
}

/// The figure of a tick: as [`figure`], with a bare zero.
pub(crate) fn tick_figure(value: f64, decimals: u8, signed: bool) -> String {
    let text = figure(value, decimals, signed);
    if text.bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        "0".to_owned()
    } else {
        text
    }
}

/// The figure for a machine: no grouping, an ASCII minus, no negative zero.
pub(crate) fn plain(value: f64, decimals: u8) -> String {
    let decimals = if value.abs() >= HUGE { 0 } else { decimals };
    let text = fixed(value, usize::from(decimals));
    match text.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|byte| matches!(byte, b'0' | b'.')) => digits.to_owned(),
        _ => text,
    }
}

/// Figures of this size and above are drawn as powers of ten.
const HUGE: f64 = 1e15;

/// `None` for a value that is missing or not finite: charts treat both alike.
pub(crate) fn present(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

fn grouped(digits: &str) -> String {
    let whole = digits.find('.').unwrap_or(digits.len());
    if whole < 4 || digits.contains('e') {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(digits.len() + whole / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
