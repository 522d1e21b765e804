//! The course of the score over the months, as a line without an axis.

use crate::month::Month;
use crate::text::format::{fixed, points};
use crate::text::words::Words;
use std::fmt::Write;

/// In CSS pixels.
const WIDTH: f64 = 260.0;
const HEIGHT: f64 = 64.0;

/// Room for the dots.
const MARGIN: f64 = 6.0;

/// The least span of points from bottom to top, so that a small change looks small.
const LEAST_SPAN: f64 = 20.0;

/// The line with its ends named; empty for fewer than two months with a score.
///
/// Months lie evenly, a month without a score parts the line; the middle of the scores lies in the
/// middle, and the height spans 20 points or all of them, whichever is more.
pub(super) fn spark(course: &[(Month, Option<f64>)], words: &Words) -> String {
    let known = || {
        let months = course.iter().enumerate();
        months.filter_map(|(at, (month, score))| Some((at, *month, (*score)?)))
    };
    let (Some(first), Some(last)) = (known().next(), known().next_back()) else {
        return String::new();
    };
    if first.0 == last.0 {
        return String::new();
    }
    let least = known().fold(f64::INFINITY, |least, (_, _, score)| least.min(score));
    let most = known().fold(f64::NEG_INFINITY, |most, (_, _, score)| most.max(score));
    let span = (most - least).max(LEAST_SPAN);
    let top = (most + least + span) / 2.0;
    let steps = (course.len() - 1) as f64;
    let x = |at: usize| fixed(MARGIN + (WIDTH - 2.0 * MARGIN) * at as f64 / steps, 1);
    let y = |score: f64| fixed(MARGIN + (HEIGHT - 2.0 * MARGIN) * (top - score) / span, 1);
    let mut path = String::new();
    let mut is_drawing = false;
    for (at, (_, score)) in course.iter().enumerate() {
        if let Some(score) = score {
            let command = if is_drawing { 'L' } else { 'M' };
            let _ = write!(path, "{command}{} {}", x(at), y(*score));
        }
        is_drawing = score.is_some();
    }
    let dots = known().map(|(at, _, score)| {
        let class = if at == last.0 {
            "spark-now"
        } else {
            "spark-dot"
        };
        let radius = if at == last.0 { 5 } else { 2 };
        let (x, y) = (x(at), y(score));
        format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>")
    });
    let end = |(_, month, score): (usize, Month, f64)| {
        format!(
            "<span>{} {}</span>",
            words.month_short(month),
            points(score)
        )
    };
    let told =
        known().map(|(_, month, score)| format!("{} {}", words.month_short(month), points(score)));
    let told: Vec<String> = told.collect();
    format!(
        "<div class=\"spark\"><svg width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-label=\"{}{}{}\"><path class=\"spark-line\" d=\"{path}\"/>{}</svg>\
         <p class=\"spark-ends\">{}{}</p></div>",
        words.pick("各期得分".into(), "Score over time".into()),
        words.colon,
        told.join(words.list_comma),
        dots.collect::<String>(),
        end(first),
        end(last)
    )
}
