//! Radar: the dimensions' scores around a centre, in the order of the index.

use super::drawing::{Drawing, Told};
use super::ranking::{listed, row};
use super::subject::Subject;
use super::{dimensions, findings};
use crate::chart::{Axis, Radar};
use crate::score::profile::Profile;
use crate::text::format::points;
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "radar";

pub(super) fn title(words: &Words) -> &'static str {
    words.dimension_scores
}

/// The fewest spokes of a radar.
const FEWEST: usize = 3;

/// Whether the scores of a profile can be drawn as a radar: three dimensions or more, and a score of
/// each that holds indicators.
pub fn is_drawable(profile: &Profile) -> bool {
    let mut spokes = spokes(profile);
    spokes.clone().count() >= FEWEST && spokes.all(|at| profile.nodes[at].score.is_some())
}

/// The dimensions that hold indicators.
fn spokes(profile: &Profile) -> impl Iterator<Item = usize> + Clone {
    let children = profile.children(0);
    children.filter(|at| profile.holds_indicators(*at))
}

/// A polygon of the scores on axes to 100; bars where it is no [drawable](is_drawable) one, since a
/// gap in a polygon has no shape.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    if !is_drawable(subject.mine()) {
        return dimensions::figure(subject);
    }
    let words = DeskWords::of(subject.words().language);
    let axes = spokes(subject.mine()).map(|position| Axis {
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
    let values = values.map(|axis| {
        let value = axis.value.ok_or(radar.missing.as_str());
        (axis.label.as_str(), value)
    });
    let description = listed(words, values, points);
    let rows = subject.mine().children(0);
    let rows: Vec<_> = rows.map(|at| row(subject, at, |node| node.score)).collect();
    Told {
        finding: findings::scores(subject, &rows),
        drawing: Drawing::Radar(radar),
        description,
    }
}
