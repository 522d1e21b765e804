//! Values and targets in the reader's words.

use crate::process::Progress;
use crate::rule::{Completion, Observation, Polarity, Promise, Rule, Takes, Value};
use crate::text::format;
use crate::text::words::{DeskWords, Words};

/// A value in the reader's words, with its unit of measurement.
pub fn show(
    rule: &Rule,
    measure: Option<&str>,
    observation: &Observation,
    words: &Words,
) -> String {
    let words = DeskWords::of(words.language);
    let with_measure = |text: String| match measure {
        Some("%") => format!("{text}%"),
        Some(measure) => format!("{text} {measure}"),
        None => text,
    };
    match observation.value {
        Value::Rung(rung) => {
            let ladder = match rule.entry().takes {
                Takes::Rung(ladder) => ladder,
                Takes::Number(_) | Takes::Verdict | Takes::Completion | Takes::Shares => &[],
            };
            let title = ladder.get(rung).map(|rung| rung.title.get(words.language));
            title.unwrap_or_default().to_owned()
        }
        Value::Verdict(passed) => (if passed { words.pass } else { words.fail }).to_owned(),
        Value::Completion(state) => completion(state, words).to_owned(),
        Value::Shares(shares) => shares.map(|share| format::percent(share, 0)).join(" / "),
        Value::Number(x) => match observation.denominator {
            Some(n) => with_measure(format!("{} / {}", format::plain(x), format::plain(n))),
            None => with_measure(format::plain(x)),
        },
    }
}

/// The target in the reader's words.
pub fn target(rule: &Rule, measure: Option<&str>, words: &Words) -> String {
    let words = DeskWords::of(words.language);
    let measured = |x: f64| match measure {
        Some("%") => format!("{}%", format::plain(x)),
        Some(measure) => format!("{} {measure}", format::plain(x)),
        None => format::plain(x),
    };
    let range = |a: f64, b: f64| format!("{}–{}", format::plain(a), measured(b));
    match rule.promise() {
        Promise::AtLeast(target) => format!("≥ {}", measured(target)),
        Promise::AtMost(target) => format!("≤ {}", measured(target)),
        Promise::Figure(figure) => measured(figure),
        Promise::Range(from, to) => range(from, to),
        Promise::NoDecline => words.no_decline.into(),
        Promise::Rung(rung) => rung.title.get(words.language).to_owned(),
        Promise::Passed => words.pass.into(),
        Promise::EveryItem => words.every_item.into(),
        Promise::All => words.full_coverage.into(),
        Promise::BestAnswer => words.very_satisfied.into(),
        Promise::Compared(polarity) => better(polarity, words).into(),
        Promise::NoPart => words.no_part.into(),
    }
}

/// Which end is better.
pub fn better(polarity: Polarity, words: &DeskWords) -> &'static str {
    match polarity {
        Polarity::Positive => words.more_is_better,
        Polarity::Negative => words.less_is_better,
    }
}

/// How far an item of a checklist is.
pub fn completion(state: Completion, words: &Words) -> &'static str {
    let words = DeskWords::of(words.language);
    match state {
        Completion::Done => words.done,
        Completion::Partial => words.partial,
        Completion::NotDone => words.not_done,
    }
}

/// The light of a value against the calendar, in a word.
pub fn light_name(words: &Words, progress: Progress) -> &'static str {
    let words = DeskWords::of(words.language);
    match progress {
        Progress::Completed => words.completed,
        Progress::Ahead => words.ahead,
        Progress::OnSchedule => words.on_schedule,
        Progress::Behind => words.behind,
    }
}

/// The mark of a light, and its class in the style sheet.
pub fn light_mark(progress: Progress) -> (&'static str, &'static str) {
    match progress {
        Progress::Completed => ("✓", "completed"),
        Progress::Ahead => ("▲", "ahead"),
        Progress::OnSchedule => ("●", "on-schedule"),
        Progress::Behind => ("▼", "behind"),
    }
}
