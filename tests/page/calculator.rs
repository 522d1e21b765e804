//! Does the sums that the page shows, from nothing but their text.

/// Does the sum before the first `=` or `→`, and compares it with the figure behind that; after
/// an arrow the figure may be cut to 0 or 100.
#[track_caller]
pub(crate) fn assert_sum(sum: &str, tolerance: f64, name: &str) {
    let at = sum
        .find(['=', '→'])
        .unwrap_or_else(|| panic!("{name}: no result in {sum}"));
    let figures: String = without_names(&sum[..at].replace(", ", ";"))
        .chars()
        .filter(|c| *c != ' ')
        .collect();
    let mut rest = figures.as_str();
    let done = terms(&mut rest).filter(|_| rest.is_empty());
    let done = done.unwrap_or_else(|| panic!("{name}: cannot do {figures}, left with {rest}"));
    let cut = sum[at..].starts_with('→');
    let result = sum[at..].trim_start_matches(['=', '→', ' ']);
    let result = result.split(' ').next().and_then(value);
    let result = result.unwrap_or_else(|| panic!("{name}: no figure behind {sum}"));
    let done = if cut {
        done.clamp(0.0, 100.0).max(result.min(0.0))
    } else {
        done
    };
    let done = if cut && result < 0.0 { result } else { done };
    assert!(
        (done - result).abs() <= tolerance,
        "{name}: {sum} gives {done}"
    );
}

/// `100 × 45 (在建) ÷ 90 (建成)` without what is in brackets and no figure.
fn without_names(text: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        let named = text[at..]
            .split_once(')')
            .is_some_and(|(inner, _)| inner.chars().any(|c| c.is_alphabetic() && c > '\u{2fff}'));
        match c {
            '(' if depth > 0 || named => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            c => kept.push(c),
        }
    }
    kept
}

/// A figure as it is written.
pub(crate) fn value(text: &str) -> Option<f64> {
    let plain = text.trim().replace(',', "").replace('−', "-");
    plain.trim_end_matches(['。', '分']).trim().parse().ok()
}

/// `a + b − c`.
fn terms(rest: &mut &str) -> Option<f64> {
    let mut sum = factors(rest)?;
    loop {
        if take(rest, "+") {
            sum += factors(rest)?;
        } else if take(rest, "−") {
            sum -= factors(rest)?;
        } else {
            return Some(sum);
        }
    }
}

/// `a × b ÷ c`.
fn factors(rest: &mut &str) -> Option<f64> {
    let mut product = power(rest)?;
    loop {
        if take(rest, "×") {
            product *= power(rest)?;
        } else if take(rest, "÷") {
            product /= power(rest)?;
        } else {
            return Some(product);
        }
    }
}

/// `a^b`.
fn power(rest: &mut &str) -> Option<f64> {
    let base = single(rest)?;
    match take(rest, "^") {
        true => Some(base.powf(single(rest)?)),
        false => Some(base),
    }
}

/// A figure, a logarithm, the least of a list, or a sum in brackets.
fn single(rest: &mut &str) -> Option<f64> {
    if take(rest, "ln") {
        return single(rest).map(f64::ln);
    }
    if take(rest, "min(") {
        let mut least = terms(rest)?;
        while take(rest, ";") {
            least = least.min(terms(rest)?);
        }
        return take(rest, ")").then_some(least);
    }
    if take(rest, "(") {
        let inner = terms(rest)?;
        return take(rest, ")").then_some(inner);
    }
    let negative = take(rest, "−") || take(rest, "-");
    let mut digits = String::new();
    while let Some(c) = rest.chars().next() {
        let behind = &rest.as_bytes()[c.len_utf8()..];
        let groups = c == ',' && behind.len() >= 3 && behind[..3].iter().all(u8::is_ascii_digit);
        if !(c.is_ascii_digit() || c == '.' || groups) {
            break;
        }
        if c != ',' {
            digits.push(c);
        }
        *rest = &rest[c.len_utf8()..];
    }
    let number: f64 = digits.parse().ok()?;
    let scale = if take(rest, "%") { 0.01 } else { 1.0 };
    Some(if negative { -number } else { number } * scale)
}

fn take(rest: &mut &str, start: &str) -> bool {
    match rest.strip_prefix(start) {
        Some(behind) => {
            *rest = behind;
            true
        }
        None => false,
    }
}
