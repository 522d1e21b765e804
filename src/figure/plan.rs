//! Plan: what is due of an indicator month by month, and what it has reached.

use super::drawing::{Drawing, Told};
use super::subject::Subject;
use super::timeline::{Pursuit, Scale, Timeline, names, place, steps};
use crate::chart::{Emphasis, Lines, Series};
use crate::process::Progress;
use crate::text::format::{plain, points};
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "plan";

pub(super) fn title(words: &Words) -> &'static str {
    words.plan_chart
}

/// The line of the plan over all months and the one of what is reached so far; rungs are steps.
/// Empty without a plan.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let Some(Timeline::Plan(pursuit)) = subject.timeline() else {
        return Told::new(Drawing::Lines(Lines::default()));
    };
    let words = DeskWords::of(subject.words().language);
    let name = subject.title_of(&pursuit.id);
    Told {
        finding: Some(finding(pursuit, name, words)),
        description: description(pursuit, name, words),
        drawing: Drawing::Lines(lines(pursuit, name, words)),
    }
}

fn lines(pursuit: &Pursuit, name: &str, words: &DeskWords) -> Lines {
    let is_stepped = pursuit.is_stepped;
    let due = pursuit.months.iter().zip(&pursuit.due);
    let plan = Series {
        name: words.planned.into(),
        points: due
            .map(|(month, due)| (place(*month), Some(*due)))
            .collect(),
        emphasis: Emphasis::Faint,
        is_stepped,
        ..Series::default()
    };
    let reached = pursuit.months.iter().zip(&pursuit.reached);
    let reached = Series {
        name: words.achieved.into(),
        points: reached
            .map(|(month, value)| (place(*month), *value))
            .collect(),
        emphasis: match pursuit.progress {
            Some(Progress::Behind) => Emphasis::Alert,
            Some(Progress::Completed | Progress::Ahead | Progress::OnSchedule) | None => {
                Emphasis::Normal
            }
        },
        is_stepped,
        ..Series::default()
    };
    let measure = match &pursuit.scale {
        Scale::Number(Some(measure)) => measure.get(words.language),
        Scale::Number(None) | Scale::Rungs(_) => "",
        Scale::Points => words.points_of_whole,
    };
    let y_name = match measure.is_empty() {
        true => name.to_owned(),
        false => words.pick(
            format!("{name}（{measure}）"),
            format!("{name} ({measure})"),
        ),
    };
    let y_names = match &pursuit.scale {
        Scale::Rungs(rungs) => rungs.iter(),
        Scale::Number(_) | Scale::Points => [].iter(),
    };
    Lines {
        // The first is drawn below the second.
        series: vec![plan, reached],
        x_name: words.period(&pursuit.months).into(),
        y_name,
        x_extent: None,
        y_extent: match pursuit.scale {
            Scale::Number(_) => Some((0.0, 0.0)),
            Scale::Rungs(_) | Scale::Points => Some((0.0, 100.0)),
        },
        x_names: names(&pursuit.months, words),
        x_steps: steps(&pursuit.months),
        y_names: y_names
            .map(|(points, title)| (*points, title.get(words.language).to_owned()))
            .collect(),
        decimals: match &pursuit.scale {
            Scale::Number(_) => decimals(pursuit),
            Scale::Rungs(_) | Scale::Points => 1,
        },
        ..Lines::default()
    }
}

/// Decimals for the table: none for counts.
fn decimals(pursuit: &Pursuit) -> u8 {
    let reached = pursuit.reached.iter().flatten();
    let is_whole = |value: &f64| *value == libm::floor(*value);
    match pursuit.due.iter().chain(reached).all(is_whole) {
        true => 0,
        false => 2,
    }
}

/// A figure in the unit of the plan: a number with its unit, the name of a rung, or points.
fn figure_of(scale: &Scale, value: f64, words: &Words) -> String {
    match scale {
        Scale::Number(measure) => {
            let measure = measure.as_ref().map(|one| one.get(words.language));
            let number = plain(libm::round(value * 100.0) / 100.0);
            match measure {
                Some(measure) => format!("{number} {measure}"),
                None => number,
            }
        }
        Scale::Rungs(rungs) => {
            let named = rungs
                .iter()
                .find(|(points, _)| (points - value).abs() < 1e-6);
            named.map_or_else(
                || score(value, words),
                |(_, title)| {
                    let title = title.get(words.language);
                    words.pick(format!("“{title}”"), format!("“{title}”"))
                },
            )
        }
        Scale::Points => score(value, words),
    }
}

fn score(value: f64, words: &Words) -> String {
    let value = points(value);
    words.pick(format!("{value} 分"), format!("{value} points"))
}

/// How far the last known month is from what was due by then.
fn finding(pursuit: &Pursuit, name: &str, words: &Words) -> String {
    let now = pursuit.reached.len().checked_sub(1);
    let due = now.and_then(|now| pursuit.due.get(now));
    let reached = now.and_then(|now| pursuit.reached[now]);
    let told = |value: f64| figure_of(&pursuit.scale, value, words);
    let (due, reached) = match (due, reached) {
        (Some(due), Some(reached)) => (*due, reached),
        (Some(due), None) if *due > 0.0 => {
            let due = told(*due);
            return words.pick(
                format!("{name}尚未填报，应达 {due}"),
                format!("{name} is not reported; {due} due"),
            );
        }
        _ => {
            return words.pick(format!("{name}尚未填报"), format!("{name} is not reported"));
        }
    };
    let (told_due, told_reached) = (told(due), told(reached));
    if due <= 0.0 && pursuit.progress != Some(Progress::Completed) {
        return words.pick(
            format!("{name}目前没有应达的数，已达 {told_reached}"),
            format!("{name}: nothing is due yet, {told_reached} reached"),
        );
    }
    match pursuit.progress {
        Some(Progress::Completed) => words.pick(
            format!("{name}已完成：{told_reached}"),
            format!("{name} is done: {told_reached}"),
        ),
        Some(Progress::Ahead) => words.pick(
            format!("{name}超序时：应达 {told_due}，完成 {told_reached}"),
            format!("{name} is ahead of plan: {told_due} due, {told_reached} reached"),
        ),
        Some(Progress::OnSchedule) => words.pick(
            format!("{name}达序时：应达 {told_due}，完成 {told_reached}"),
            format!("{name} is on plan: {told_due} due, {told_reached} reached"),
        ),
        Some(Progress::Behind) => words.pick(
            format!("{name}滞后于序时进度：应达 {told_due}，完成 {told_reached}"),
            format!("{name} is behind plan: {told_due} due, {told_reached} reached"),
        ),
        None => words.pick(
            format!("{name}应达 {told_due}，完成 {told_reached}"),
            format!("{name}: {told_due} due, {told_reached} reached"),
        ),
    }
}

/// Every month with what is due and what is reached.
fn description(pursuit: &Pursuit, name: &str, words: &Words) -> String {
    let told = |value: f64| figure_of(&pursuit.scale, value, words);
    let months = pursuit.months.iter().zip(&pursuit.due).enumerate();
    let months = months.map(|(at, (month, due))| {
        let (month, due) = (words.month_short(*month), told(*due));
        let reached = pursuit.reached.get(at).copied().flatten();
        match reached.map(told) {
            Some(reached) => words.pick(
                format!("{month}应达 {due}，完成 {reached}"),
                format!("{month} {due} due, {reached} reached"),
            ),
            None => words.pick(format!("{month}应达 {due}"), format!("{month} {due} due")),
        }
    });
    let months: Vec<_> = months.collect();
    [
        name,
        words.colon,
        &months.join(words.semicolon),
        words.full_stop,
    ]
    .concat()
}
