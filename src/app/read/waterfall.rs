//! Two small drawings: a waterfall from one score to another, and the course of a score.

use crate::text::format::{points, signed};
use yew::prelude::*;

/// The height of a row.
const ROW: f64 = 26.0;

/// A step of the waterfall.
pub(super) struct Step {
    pub(super) label: String,
    /// Points, up or down.
    pub(super) by: f64,
}

/// From the first end to the second, step by step; bars share one axis.
pub(super) fn draw(ends: &[(String, f64); 2], steps: &[Step], narrow: bool, title: &str) -> Html {
    let (width, left) = if narrow {
        (360.0, 128.0)
    } else {
        (640.0, 200.0)
    };
    let right = 60.0;
    let mut levels = vec![ends[0].1];
    for step in steps {
        levels.push(levels[levels.len() - 1] + step.by);
    }
    let least = levels.iter().copied().fold(ends[1].1, f64::min);
    let most = levels.iter().copied().fold(ends[1].1, f64::max);
    let room = (most - least).max(1.0);
    let (low, high) = (least - 0.6 * room, most + 0.1 * room);
    let x = |score: f64| left + (score - low) / (high - low) * (width - left - right);
    let bar = |row: usize, from: f64, to: f64, class: &'static str, label: &str, text: String| {
        let top = row as f64 * ROW;
        let (start, end) = (x(from.min(to)), x(from.max(to)));
        let size = (end - start).max(1.0);
        let label: String = match narrow && label.chars().count() > 9 {
            true => label.chars().take(8).chain(['…']).collect(),
            false => label.to_owned(),
        };
        html! {
            <g>
                <text class="fall-label" x={(left - 8.0).to_string()} y={(top + 17.0).to_string()} text-anchor="end">{ label }</text>
                <rect class={class} x={format!("{start:.1}")} y={(top + 4.0).to_string()}
                    width={format!("{size:.1}")} height={(ROW - 8.0).to_string()} />
                <text class="fall-value" x={format!("{:.1}", end + 6.0)} y={(top + 17.0).to_string()}>{ text }</text>
            </g>
        }
    };
    let height = ROW * (steps.len() + 2) as f64 + 4.0;
    let last = steps.len() + 1;
    let rows = steps.iter().enumerate().map(|(at, step)| {
        let class = if step.by < 0.0 {
            "fall-down"
        } else {
            "fall-up"
        };
        bar(
            at + 1,
            levels[at],
            levels[at + 1],
            class,
            &step.label,
            signed(step.by),
        )
    });
    html! {
        <figure class="waterfall">
            <svg role="img" aria-label={title.to_owned()} viewBox={format!("0 0 {width} {height}")}>
                { bar(0, low, ends[0].1, "fall-end", &ends[0].0, points(ends[0].1)) }
                { for rows }
                { bar(last, low, ends[1].1, "fall-end", &ends[1].0, points(ends[1].1)) }
            </svg>
        </figure>
    }
}

/// The course of a score over the months, on an axis of its own; `told` says it in words.
pub(super) fn trend(scores: &[Option<f64>], told: &str) -> Html {
    let (width, height, pad) = (160.0, 44.0, 5.0);
    let known = || scores.iter().flatten().copied();
    let least = known().fold(f64::INFINITY, f64::min);
    let most = known().fold(f64::NEG_INFINITY, f64::max);
    let span = (most - least).max(10.0);
    let steps = (scores.len() - 1).max(1) as f64;
    let place = |(at, score): (usize, f64)| {
        let x = pad + at as f64 / steps * (width - 2.0 * pad);
        let y = height - pad - (score - least) / span * (height - 2.0 * pad);
        (x, y)
    };
    let scored = scores.iter().enumerate();
    let places: Vec<_> = scored
        .filter_map(|(at, score)| Some(place((at, (*score)?))))
        .collect();
    let line = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}"));
    let line = line.collect::<Vec<_>>().join(" ");
    html! {
        <svg class="trend" role="img" aria-label={told.to_owned()} viewBox={format!("0 0 {width} {height}")}>
            <polyline points={line} />
            if let Some((x, y)) = places.last() {
                <circle cx={format!("{x:.1}")} cy={format!("{y:.1}")} r="3" />
            }
        </svg>
    }
}
