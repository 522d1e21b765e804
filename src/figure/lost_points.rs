//! Lost points: what each dimension or indicator lacks for 100, in points of the index, ranked.

use super::drawing::{Drawing, Told};
use super::findings;
use super::ranking::{listed_bars, parts, ranked, row};
use super::subject::Subject;
use crate::text::format::points;
use crate::text::words::Words;

pub(super) const NAME: &str = "lost-points";

pub(super) fn title(words: &Words) -> &'static str {
    words.lost_chart
}

/// Bars of the lost points, most first.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let rows = subject.rows().into_iter();
    let rows = rows.map(|position| row(subject, position, |node| node.lost_points));
    let bars = parts(subject, ranked(rows.collect()), subject.words().lost_points);
    let description = listed_bars(subject.words(), &bars, points);
    Told {
        finding: findings::lost_points(subject, &bars.rows),
        drawing: Drawing::Bars(bars),
        description,
    }
}
