//! Ranks: how some units went up and down among all.

use super::drawing::{Drawing, Told};
use super::subject::Subject;
use super::timeline::{RankCourse, Ranks, Timeline, labels, names, place, steps};
use crate::chart::{Emphasis, Lines, Series};
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "ranks";

/// The most units that are drawn.
const MOST: usize = 10;

/// Every so many ranks have a name at the axis.
const EVERY: u32 = 5;

pub(super) fn title(words: &Words) -> &'static str {
    words.ranks_chart
}

/// The units that are drawn: the chosen ones, and those whose ranks are nearest to that of the first of them;
/// without any, or where it has no rank, the best. `ranked` has the units with a rank, best first.
pub fn neighbours<T: Copy + PartialEq>(ranked: &[T], chosen: &[T]) -> Vec<T> {
    let first = chosen.first();
    let place = first.and_then(|first| ranked.iter().position(|unit| unit == first));
    let place = place.unwrap_or(0);
    let others = (0..ranked.len()).filter(|at| !chosen.contains(&ranked[*at]));
    let mut others: Vec<usize> = others.collect();
    // Of two as near the better one.
    others.sort_by_key(|at| at.abs_diff(place));
    others.truncate(MOST.saturating_sub(chosen.len()));
    others.sort_unstable();
    let chosen = chosen.iter().copied().take(MOST);
    chosen
        .chain(others.into_iter().map(|at| ranked[at]))
        .collect()
}

/// A line for each unit, the best rank at the top; empty without ranks.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let Some(Timeline::Ranks(ranks)) = subject.timeline() else {
        return Told::new(Drawing::Lines(Lines::default()));
    };
    let words = DeskWords::of(subject.words().language);
    Told {
        finding: finding(ranks, words),
        description: description(ranks, words),
        drawing: Drawing::Lines(lines(ranks, words)),
    }
}

fn lines(ranks: &Ranks, words: &DeskWords) -> Lines {
    let series = ranks.courses.iter().enumerate().map(|(at, course)| {
        let points = ranks.months.iter().zip(&course.ranks);
        let last = ends(course).map(|(_, (_, rank))| rank);
        Series {
            name: course.title.get(words.language).to_owned(),
            last: last.map_or_else(String::new, |rank| rank.to_string()),
            points: points
                .map(|(month, rank)| (place(*month), rank.map(f64::from)))
                .collect(),
            emphasis: match at {
                0 => Emphasis::Normal,
                _ => Emphasis::Faint,
            },
            is_stepped: false,
        }
    });
    let all = || ranks.courses.iter().flat_map(|course| &course.ranks);
    let first = all().flatten().min().copied().unwrap_or(1);
    let last = all().flatten().max().copied().unwrap_or(1);
    let named = (first..=last).rev();
    let named = named.filter(|rank| *rank == first || rank % EVERY == 0);
    Lines {
        series: series.collect(),
        x_name: words.period(&ranks.months).into(),
        y_name: words.rank.into(),
        y_extent: Some((f64::from(first), f64::from(last))),
        x_names: names(&ranks.months, words),
        x_steps: steps(&ranks.months),
        y_names: named
            .map(|rank| (f64::from(rank), rank.to_string()))
            .collect(),
        falls: true,
        ..Lines::default()
    }
}

/// The first rank of a course and the last, with their places.
fn ends(course: &RankCourse) -> Option<((usize, u32), (usize, u32))> {
    let known = course.ranks.iter().enumerate();
    let mut known = known.filter_map(|(at, rank)| Some((at, (*rank)?)));
    let first = known.next()?;
    Some((first, known.next_back().unwrap_or(first)))
}

/// How the first unit went from its first rank to its last.
fn finding(ranks: &Ranks, words: &Words) -> Option<String> {
    let course = ranks.courses.first()?;
    let name = course.title.get(words.language);
    let month = |at: usize| ranks.months.get(at).map(|month| words.month_name(*month));
    let Some(((first, from), (last, to))) = ends(course) else {
        return Some(words.pick(
            format!("{name}各期都没有名次"),
            format!("{name} has no rank at any time"),
        ));
    };
    let (since, until) = (month(first)?, month(last)?);
    let by = from.abs_diff(to);
    Some(match from.cmp(&to) {
        _ if first == last => words.pick(
            format!("{name}目前只有{until}有名次：第 {to}"),
            format!("{name} has a rank in {until} alone: {to}"),
        ),
        std::cmp::Ordering::Equal => words.pick(
            format!("{name}{until}与{since}名次相同：第 {to}"),
            format!("{name} ranks {to} in {until} as in {since}"),
        ),
        std::cmp::Ordering::Greater => words.pick(
            format!("{name}从{since}的第 {from} 升到{until}的第 {to}，升 {by} 位"),
            format!("{name} rose from {from} in {since} to {to} in {until}"),
        ),
        std::cmp::Ordering::Less => words.pick(
            format!("{name}从{since}的第 {from} 降到{until}的第 {to}，降 {by} 位"),
            format!("{name} fell from {from} in {since} to {to} in {until}"),
        ),
    })
}

/// Every unit with its rank of each month.
fn description(ranks: &Ranks, words: &Words) -> String {
    let labels = labels(&ranks.months, words);
    let told = ranks.courses.iter().map(|course| {
        let months = course.ranks.iter().zip(&labels);
        let months = months.map(|(rank, month)| {
            let rank = rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
            format!("{month} {rank}")
        });
        let months: Vec<_> = months.collect();
        let name = course.title.get(words.language);
        [name, words.colon, &months.join(words.list_comma)].concat()
    });
    let told: Vec<_> = told.collect();
    match told.is_empty() {
        true => String::new(),
        false => told.join(words.semicolon) + words.full_stop,
    }
}
