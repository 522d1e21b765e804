//! The columns of a ranking, and what their cells hold.

use super::order::Column;
use super::scene::Scene;
use crate::app::derived::board::Series;
use crate::data::UnitId;
use crate::text::format::{fixed, points};
use crate::text::words::DeskWords;
use std::fmt::Write as _;
use yew::prelude::*;

/// The name of a column.
pub(super) fn name(scene: &Scene<'_>, column: Column, words: &DeskWords) -> String {
    let fixed = match column {
        Column::Rank => words.rank,
        Column::GroupRank => words.in_group,
        Column::Name => words.unit_name,
        Column::Score => words.score,
        Column::Change => return scene.since.to_string(),
        Column::ByWeights => words.by_my_weights,
        Column::Coverage => words.covered,
        Column::Course => words.course,
        Column::Dimension(position) => {
            let node = scene.board.dimensions().get(position);
            let title = node.map(|node| &scene.index().node(*node).title);
            return title.map_or_else(String::new, |title| title.get(words.language).to_owned());
        }
    };
    fixed.to_owned()
}

/// The class of a column's cells.
pub(super) fn class(column: Column) -> &'static str {
    match column {
        Column::Rank => "b-rank",
        Column::GroupRank => "b-group",
        Column::Name => "b-name",
        Column::Score => "b-score",
        Column::Change => "b-change",
        Column::ByWeights => "b-weights",
        Column::Coverage => "b-coverage",
        Column::Dimension(_) => "b-dimension",
        Column::Course => "b-course",
    }
}

/// In the place of a figure that there is not.
pub(super) fn none() -> String {
    "—".to_owned()
}

/// A figure on a bar of its length.
pub(super) fn bar(value: Option<f64>, most: f64) -> Html {
    let Some(value) = value else {
        return html! { { none() } };
    };
    let share = (100.0 * value / most).clamp(0.0, 100.0);
    let length = fixed(share, 1);
    html! {
        <span class="b-bar">
            <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none"><path d={format!("M0 0H{length}V1H0Z")} /></svg>
            { points(value) }
        </span>
    }
}

/// `▲2`, `▼1`; a dash where a side has no rank.
pub(super) fn moved(ranks: Option<i64>, words: &DeskWords) -> Html {
    let Some(ranks) = ranks else {
        return html! { { none() } };
    };
    let by = ranks.unsigned_abs();
    let (class, mark, said) = match ranks {
        1.. => (
            "b-up",
            format!("▲{by}"),
            words.pick(format!("升 {by} 位"), format!("up {by}")),
        ),
        0 => (
            "b-same",
            "＝".to_owned(),
            words.pick("名次不变".into(), "same rank".into()),
        ),
        _ => (
            "b-down",
            format!("▼{by}"),
            words.pick(format!("降 {by} 位"), format!("down {by}")),
        ),
    };
    // A label is not laid out, as hidden words would be.
    html! { <span {class} role="img" aria-label={said}>{ mark }</span> }
}

/// In CSS pixels.
const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 24.0;
const MARGIN: f64 = 3.0;

/// The least span of points from bottom to top, so that a small change looks small.
const LEAST_SPAN: f64 = 10.0;

/// The course of a unit's score over the months: a line that a month without a score parts.
pub(super) fn course(series: &Series, unit: UnitId) -> Html {
    let scores: Vec<Option<f64>> = series
        .scores
        .iter()
        .map(|scores| scores.get(unit.position()).copied().flatten())
        .collect();
    let known = || scores.iter().flatten().copied();
    let (Some(first), Some(last)) = (known().next(), known().last()) else {
        return html! { { none() } };
    };
    let (least, most) = (
        known().fold(f64::INFINITY, f64::min),
        known().fold(f64::NEG_INFINITY, f64::max),
    );
    let span = (most - least).max(LEAST_SPAN);
    let top = (most + least + span) / 2.0;
    let steps = (scores.len().max(2) - 1) as f64;
    let x = |at: usize| fixed(MARGIN + (WIDTH - 2.0 * MARGIN) * at as f64 / steps, 1);
    let y = |score: f64| fixed(MARGIN + (HEIGHT - 2.0 * MARGIN) * (top - score) / span, 1);
    let mut path = String::new();
    let mut is_drawing = false;
    for (at, score) in scores.iter().enumerate() {
        if let Some(score) = score {
            let command = if is_drawing { 'L' } else { 'M' };
            let _ = write!(path, "{command}{} {}", x(at), y(*score));
        }
        is_drawing = score.is_some();
    }
    let end = scores.iter().rposition(Option::is_some).unwrap_or(0);
    html! {
        <>
            <svg aria-hidden="true" width={WIDTH.to_string()} height={HEIGHT.to_string()} viewBox={format!("0 0 {WIDTH} {HEIGHT}")}>
                <path d={path} /><circle cx={x(end)} cy={y(last)} r="2.5" />
            </svg>
            <span class="visually-hidden">{ format!("{} → {}", points(first), points(last)) }</span>
        </>
    }
}
