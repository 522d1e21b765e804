//! Spread: where a unit stands among all, at the whole and at each dimension.

use super::drawing::{Drawing, LEAST, Told};
use super::subject::Subject;
use super::timeline::Timeline;
use super::units::{Scored, Spread};
use crate::chart::{Strip, Strips};
use crate::score::median::median;
use crate::text::format::{points, signed};
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "spread";

pub(super) fn title(words: &Words) -> &'static str {
    words.spread_chart
}

/// A strip for each node, a dot for each unit; empty without scores.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let Some(Timeline::Spread(spread)) = subject.timeline() else {
        return Told::new(Drawing::Strips(Strips::default()));
    };
    let words = DeskWords::of(subject.words().language);
    let own = spread.chosen.and_then(|at| spread.units.get(at));
    let own = own.map_or(words.this_unit, |own| own.get(words.language));
    let strip = |node: &Scored| {
        let others = node.scores.iter().enumerate();
        let others = others.filter(|(at, _)| Some(*at) != spread.chosen);
        Strip {
            label: name_of(subject, node),
            own: score_of(spread, node),
            others: others.filter_map(|(_, score)| *score).collect(),
            middle: median(node.scores.iter().copied().flatten()),
            key: subject.mine().find(&node.id),
        }
    };
    let strips = Strips {
        strips: spread.nodes.iter().map(strip).collect(),
        decimals: 1,
        label_name: words.files_dimension.into(),
        own_name: own.to_owned(),
        others_name: words.other_units.into(),
        middle_name: words.median.into(),
        ends_name: (words.least.into(), words.greatest.into()),
        missing: "—".into(),
    };
    let told = strips.strips.iter().map(|strip| {
        let figures = strips.in_words(strip).join(words.list_comma);
        [&strip.label, words.colon, &figures].concat()
    });
    Told {
        finding: finding(&strips, own, words),
        description: told.collect::<Vec<_>>().join(words.semicolon) + words.full_stop,
        drawing: Drawing::Strips(strips),
    }
}

/// The name of a node among the strips: the whole is called so.
fn name_of(subject: &Subject<'_>, node: &Scored) -> String {
    match subject.mine().find(&node.id) {
        Some(0) => subject.words().whole.to_owned(),
        _ => subject.title_of(&node.id).to_owned(),
    }
}

fn score_of(spread: &Spread, node: &Scored) -> Option<f64> {
    node.scores.get(spread.chosen?).copied().flatten()
}

/// `杨村街道7个领域中5个高于中位数，就业高得最多（+6.2）`; `None` without a dimension that has a score.
fn finding(strips: &Strips, own: &str, words: &Words) -> Option<String> {
    let dimensions = strips.strips.iter().filter(|strip| strip.key != Some(0));
    let by =
        dimensions.filter_map(|strip| Some((strip.label.as_str(), strip.own? - strip.middle?)));
    let by: Vec<(&str, f64)> = by.collect();
    let all = by.len();
    let above = by.iter().filter(|(_, by)| *by >= LEAST).count();
    let (name, most) = by
        .iter()
        .copied()
        .max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
    let far = match most {
        most if most.abs() < LEAST => String::new(),
        most if most > 0.0 => words.pick(
            format!("，{name}高得最多（{}）", signed(most)),
            format!(", furthest in {name} ({})", signed(most)),
        ),
        most => words.pick(
            format!("，{name}低得最多（{}）", signed(most)),
            format!("; furthest below in {name} ({})", signed(most)),
        ),
    };
    Some(words.pick(
        format!("{own}在 {all} 个领域中 {above} 个高于中位数{far}"),
        format!("{own} is above the median in {above} of {all} dimensions{far}"),
    ))
}

/// A score with one decimal, or a dash.
pub(super) fn told(score: Option<f64>) -> String {
    score.map_or_else(|| "—".to_owned(), points)
}
