//! Dimensions: their scores as bars, in the order of the index.

use super::drawing::{Drawing, Told};
use super::findings;
use super::ranking::{alone, bars, listed_bars, row};
use super::subject::Subject;
use crate::chart::{Bars, Row};
use crate::text::format::points;
use crate::text::words::Words;

pub(super) const NAME: &str = "dimensions";

pub(super) fn title(words: &Words) -> &'static str {
    words.dimension_scores
}

/// Bars of the scores on an axis to 100, or as far as the highest score above it.
///
/// Weights do not touch the score of a dimension's indicators, so there is nothing to compare with.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let rows = subject.mine().children(0).map(|position| {
        let row = alone(row(subject, position, |node| node.score));
        Row {
            full: row.value.map(|_| 100.0),
            ..row
        }
    });
    let rows: Vec<Row> = rows.collect();
    let scores = rows.iter().filter_map(|row| row.value);
    let most = scores.fold(100.0, f64::max);
    let bars = Bars {
        value_name: subject.words().score.into(),
        full_name: subject.words().full_score.into(),
        extent: Some((0.0, most)),
        ..bars(subject, rows)
    };
    let description = listed_bars(subject.words(), &bars, points);
    Told {
        finding: findings::scores(subject, &bars.rows),
        drawing: Drawing::Bars(bars),
        description,
    }
}
