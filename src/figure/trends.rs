//! Trends: the scores of the whole and its dimensions over the months, as small multiples.

use super::drawing::{Drawing, LEAST, Told};
use super::subject::Subject;
use super::timeline::{Course, Courses, Timeline, labels};
use crate::chart::{Emphasis, Multiples, Panel};
use crate::text::format::{points, signed};
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "trends";

pub(super) fn title(words: &Words) -> &'static str {
    words.trends_chart
}

/// A panel for the whole and one for each dimension, on common axes that hold 0–100; empty without
/// scores.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let Some(Timeline::Scores(courses)) = subject.timeline() else {
        return Told::new(Drawing::Multiples(Multiples::default()));
    };
    let words = subject.words();
    let emphasis = match courses.courses.iter().any(|one| !one.default.is_empty()) {
        true => Emphasis::Mine,
        false => Emphasis::Normal,
    };
    let panel = |(at, course): (usize, &Course)| Panel {
        title: match at {
            0 => words.whole.to_owned(),
            _ => subject.title_of(&course.id).to_owned(),
        },
        values: course.scores.clone(),
        references: course.default.clone(),
        emphasis,
        is_whole: at == 0,
        ..Panel::default()
    };
    let multiples = Multiples {
        panels: courses.courses.iter().enumerate().map(panel).collect(),
        places: labels(&courses.months, words),
        extent: Some((0.0, 100.0)),
        decimals: 1,
        place_name: DeskWords::of(words.language).period(&courses.months).into(),
        value_name: words.mine.into(),
        reference_name: words.default.into(),
        missing: "—".into(),
        ..Multiples::default()
    };
    Told {
        finding: finding(subject, courses),
        description: description(courses, &multiples, words),
        drawing: Drawing::Multiples(multiples),
    }
}

/// The first score and the last of a course, with their places.
fn ends(scores: &[Option<f64>]) -> Option<((usize, f64), (usize, f64))> {
    let mut known = scores
        .iter()
        .enumerate()
        .filter_map(|(at, score)| Some((at, (*score)?)));
    let first = known.next()?;
    Some((first, known.next_back().unwrap_or(first)))
}

/// How the whole went from its first score to its last, and which dimension went furthest that way.
fn finding(subject: &Subject<'_>, courses: &Courses) -> Option<String> {
    let words = subject.words();
    let whole = courses.courses.first()?;
    let month = |at: usize| courses.months.get(at).map(|month| words.month_name(*month));
    let Some(((first, from), (last, to))) = ends(&whole.scores) else {
        return Some(words.pick(
            "各月都没有总分".into(),
            "No month has a score of the whole".into(),
        ));
    };
    let (since, until) = (month(first)?, month(last)?);
    if first == last {
        let score = points(to);
        return Some(words.pick(
            format!("目前只有{until}有总分：{score}"),
            format!("{until} alone has a score: {score}"),
        ));
    }
    let delta = to - from;
    let (then, now) = (points(from), points(to));
    if delta.abs() < LEAST {
        return Some(words.pick(
            format!("{until}的总分与{since}持平：{now}"),
            format!("The score of {until} is about that of {since}: {now}"),
        ));
    }
    let is_up = delta > 0.0;
    let (way, ways) = if is_up {
        ("升", "up")
    } else {
        ("降", "down")
    };
    let most = furthest(subject, courses, is_up);
    Some(words.pick(
        format!("总分从{since}的 {then} {way}到{until}的 {now}{most}"),
        format!("{now} in {until}, {ways} from {then} in {since}{most}"),
    ))
}

/// `，其中安全降得最多（−20.1）`; empty where no dimension moved that way, or three and more did by
/// the same.
fn furthest(subject: &Subject<'_>, courses: &Courses, is_up: bool) -> String {
    let words = subject.words();
    let sign = if is_up { 1.0 } else { -1.0 };
    let moved = |course: &Course| {
        let ((_, from), (_, to)) = ends(&course.scores)?;
        Some(libm::round(sign * (to - from) * 10.0) / 10.0)
    };
    let dimensions = courses.courses.iter().skip(1);
    let moves: Vec<_> = dimensions
        .filter_map(|course| Some((course.id.as_str(), moved(course)?)))
        .collect();
    let most = moves.iter().map(|(_, by)| *by).fold(0.0, f64::max);
    if most < LEAST {
        return String::new();
    }
    let moves = moves.iter().filter(|(_, by)| *by >= most);
    let names: Vec<&str> = moves.map(|(id, _)| subject.title_of(id)).collect();
    let by = signed(sign * most);
    let names = match names.len() {
        1 | 2 => words.list(&names),
        _ => return String::new(),
    };
    let (way, ways) = if is_up {
        ("升", "rose")
    } else {
        ("降", "fell")
    };
    words.pick(
        format!("，其中{names}{way}得最多（{by}）"),
        format!("; {names} {ways} most ({by})"),
    )
}

/// Every course in words: its name, and each month with its score.
fn description(courses: &Courses, multiples: &Multiples, words: &Words) -> String {
    let told = courses.courses.iter().zip(&multiples.panels);
    let told = told.map(|(course, panel)| {
        let scores = course.scores.iter().zip(&multiples.places);
        let scores = scores.map(|(score, month)| {
            let score = score.map_or_else(|| "—".to_owned(), points);
            format!("{month} {score}")
        });
        let scores: Vec<_> = scores.collect();
        [
            panel.title.as_str(),
            words.colon,
            &scores.join(words.list_comma),
        ]
        .concat()
    });
    let told: Vec<_> = told.collect();
    match told.is_empty() {
        true => String::new(),
        false => told.join(words.semicolon) + words.full_stop,
    }
}
