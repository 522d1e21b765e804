//! Radar: the dimensions' scores around a centre, in the order of the index.

use super::drawing::{Drawing, Told};
use super::findings;
use super::ranking::{listed, row};
use super::subject::Subject;
use crate::chart::{Axis, Radar};
use crate::text::format::points;
use crate::text::words::Words;

pub(super) const NAME: &str = "radar";

pub(super) fn title(words: &Words) -> &'static str {
    words.dimension_scores
}

/// A polygon of the scores on axes to 100.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let words = subject.words();
    let axes = subject.mine().children(0).map(|position| Axis {
        label: subject.title(position).to_owned(),
        value: subject.mine().nodes[position].score,
        reference: None,
    });
    let radar = Radar {
        axes: axes.collect(),
        extent: Some((0.0, 100.0)),
        decimals: 1,
        label_name: words.name.into(),
        value_name: words.score.into(),
        reference_name: words.default.into(),
        missing: words.not_reported_short.into(),
        ..Radar::default()
    };
    let values = radar.axes.iter();
    let values = values.map(|axis| (axis.label.as_str(), axis.value));
    let description = listed(words, values, &radar.missing, points);
    let rows = subject.mine().children(0);
    let rows: Vec<_> = rows.map(|at| row(subject, at, |node| node.score)).collect();
    Told {
        finding: findings::scores(subject, &rows),
        drawing: Drawing::Radar(radar),
        description,
    }
}
