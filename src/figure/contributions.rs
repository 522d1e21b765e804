//! Contributions: points of the score due to each dimension or indicator, ranked.

use super::drawing::{Drawing, Told};
use super::findings;
use super::ranking::{listed_bars, parts, ranked, row};
use super::subject::Subject;
use crate::chart::Row;
use crate::text::format::points;
use crate::text::words::Words;

pub(super) const NAME: &str = "contributions";

pub(super) fn title(words: &Words) -> &'static str {
    words.contributions_chart
}

/// Bars of the contributions, each in a track as long as what a score of 100 would contribute.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let rows = subject.rows().into_iter().map(|position| {
        let node = &subject.mine().nodes[position];
        Row {
            full: node.score.map(|_| 100.0 * node.effective_weight),
            ..row(subject, position, |node| node.index_contribution)
        }
    });
    let bars = parts(subject, ranked(rows.collect()), subject.words().score);
    let description = listed_bars(subject.words(), &bars, points);
    Told {
        finding: findings::contributions(subject, &bars.rows),
        drawing: Drawing::Bars(bars),
        description,
    }
}
