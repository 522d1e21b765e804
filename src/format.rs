//! Figures as text: the same in every chart, table and sentence.

/// With `decimals` decimals, commas between thousands and a true minus sign.
pub fn number(x: f64, decimals: usize) -> String {
    let digits = format!("{:.*}", decimals, x.abs());
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
    let text = number(x, 6);
    let text = text.trim_end_matches('0');
    text.trim_end_matches('.').to_owned()
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
}
