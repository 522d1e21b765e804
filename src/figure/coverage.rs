//! Coverage: the share of each dimension's weight that is reported, in the order of the index.

use super::drawing::{Drawing, Told};
use super::findings;
use super::ranking::{alone, bars, listed_bars, row};
use super::subject::Subject;
use crate::chart::Bars;
use crate::text::format::percent;
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "coverage";

pub(super) fn title(words: &Words) -> &'static str {
    words.coverage_chart
}

/// Bars of whole percents on an axis from 0 to 100 %; missing where nothing of a dimension applies.
///
/// What is reported is the same under all weights but for its share, so there is nothing to compare
/// with.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let words = DeskWords::of(subject.words().language);
    let rows = subject.mine().children(0).map(|position| {
        alone(row(subject, position, |node| {
            node.coverage.map(|share| 100.0 * share)
        }))
    });
    let bars = Bars {
        suffix: "%".into(),
        decimals: 0,
        extent: Some((0.0, 100.0)),
        value_name: words.coverage.into(),
        missing: words.not_applicable.into(),
        ..bars(subject, rows.collect())
    };
    let description = listed_bars(words, &bars, |value| percent(value / 100.0, 0));
    Told {
        finding: findings::coverage(subject, &bars.rows),
        drawing: Drawing::Bars(bars),
        description,
    }
}
