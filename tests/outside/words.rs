//! What people type: numbers with units, months.

use xingfu::data::import::month as named;
use xingfu::data::sheet::Cell;
use xingfu::data::typed::Spelling;
use xingfu::index::Index;
use xingfu::month::Month;
use xingfu::text::number::parse;

use xingfu::rule::Refusal;

/// A number beside each measure, and a value of each indicator.
pub(crate) fn number(index: &Index, text: &str) {
    for measure in [None, Some("%"), Some("人"), Some("万人"), Some("亿元")] {
        if let Ok(number) = parse(text, measure) {
            assert!(number.is_finite() && number.abs() <= 1e15, "{number}");
        }
    }
    if let Ok(number) = parse(text, None) {
        let again = parse(&number.to_string(), None).unwrap_or(f64::NAN);
        let apart = (again - number).abs();
        assert!(apart <= 1e-14 * number.abs(), "{number} {again}");
    }
    for (_, indicator) in index.indicators() {
        let value = Spelling::of(indicator).value(&indicator.rule, &Cell::Text(text));
        if let Ok(Some(value)) = value {
            let written: Result<_, Refusal> = indicator.rule.read(&indicator.rule.write(value));
            assert_eq!(written, Ok(value));
        }
    }
}

/// A month, in words or as it is written in files.
pub(crate) fn month(text: &str) {
    let all = [
        named(text, Some(2024)),
        named(text, None),
        text.parse().ok(),
    ];
    for month in all.into_iter().flatten() {
        assert_eq!(month.to_string().parse::<Month>(), Ok(month));
        assert_eq!(named(&month.to_string(), None), Some(month));
    }
}
