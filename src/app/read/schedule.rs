//! The sum behind the points of the schedule: what was reached over what is due by the month.

use super::arithmetic;
use crate::index::Indicator;
use crate::month::Month;
use crate::process::Assessment;
use crate::rule::{Beside, Due, Observation, Promise, Rule, Takes, against};
use crate::text::format::{number, plain};
use crate::text::words::Words;

/// The sum of one value: `截至9月应达 27,000，完成 28,900：100 × min(1, 28,900 ÷ 27,000) = 100.00`.
///
/// `None` where all is due: the points are those against the whole.
pub fn of_value(
    rule: &Rule,
    due: Due,
    observation: &Observation,
    month: Month,
    words: &Words,
) -> Option<String> {
    let points = rule.points(observation)?;
    let required = rule.required(due, 1.0);
    match due {
        Due::Whole => None,
        _ if required >= 100.0 => None,
        _ if required <= 0.0 => Some(not_due(month, points > 0.0, words)),
        due => {
            let pair = reached(rule, due, observation, words).unwrap_or(Pair {
                due: format!("{} {}", number(required, 2), words.points),
                reached: format!("{} {}", number(points, 2), words.points),
                figures: (required, points),
            });
            Some(sum(month, &pair, rule.most(), words))
        }
    }
}

/// The sum of items that are due together: `截至9月应达 7，完成 6.5：100 × min(1, 6.5 ÷ 7) = 92.86`.
///
/// Items of which each has something due: the mean of theirs, `(100 + 62.5) ÷ 2 = 81.25`.
pub fn of_items(
    indicator: &Indicator,
    one: &Assessment,
    observed: &[(f64, Observation)],
    month: Month,
    words: &Words,
) -> Option<String> {
    let share = match one.due {
        Due::Share(share) => share,
        Due::Nothing => return Some(not_due(month, one.scheduled.is_some(), words)),
        Due::Value(_) | Due::Rung(_) => {
            return of_each(&indicator.rule, one, observed, month, words);
        }
        Due::Whole => return None,
    };
    let count = indicator.count();
    let due = count * indicator.rule.share_due(share, count);
    if due <= 0.0 {
        return Some(not_due(month, one.scheduled.is_some(), words));
    }
    let done = count * one.attained? / 100.0;
    let pair = Pair {
        due: plain(due),
        reached: plain(rounded(done)),
        figures: (due, done),
    };
    Some(sum(month, &pair, indicator.rule.most(), words))
}

fn of_each(
    rule: &Rule,
    one: &Assessment,
    observed: &[(f64, Observation)],
    month: Month,
    words: &Words,
) -> Option<String> {
    let points = |(count, observation): &(f64, Observation)| {
        let points = rule.points(observation)?;
        Some((*count, against(points, one.required, rule.most())?))
    };
    let parts: Vec<(f64, f64)> = observed.iter().filter_map(points).collect();
    let mean = arithmetic::of_items(rule.items_combine(), &parts, words)?;
    let due = match one.due {
        Due::Rung(rung) => match rule.entry().takes {
            Takes::Rung(ladder) => ladder.get(rung)?.title.get(words.language).to_owned(),
            Takes::Number(_) | Takes::Verdict | Takes::Completion | Takes::Shares => return None,
        },
        Due::Value(x) => plain(rounded(x)),
        Due::Nothing | Due::Whole | Due::Share(_) => return None,
    };
    let by = month.month();
    Some(words.pick(
        format!("截至{by}月每项应达“{due}”：{mean}"),
        format!("Each due by the end of {month}: {due}: {mean}"),
    ))
}

/// What is due and what was reached, in figures that can be divided.
struct Pair {
    due: String,
    reached: String,
    figures: (f64, f64),
}

fn reached(rule: &Rule, due: Due, observation: &Observation, words: &Words) -> Option<Pair> {
    let entry = rule.entry();
    match (due, entry.takes, rule.promise()) {
        (Due::Value(due), Takes::Number(_), Promise::AtLeast(_)) => {
            let x = observation.value.number()?;
            Some(Pair {
                due: plain(rounded(due)),
                reached: plain(x),
                figures: (rounded(due), x),
            })
        }
        (Due::Rung(due), Takes::Rung(ladder), Promise::Rung(promised)) => {
            let (due, reached) = (ladder.get(due)?, ladder.get(observation.value.rung()?)?);
            let least = reached.points.min(promised.points);
            Some(Pair {
                due: format!("“{}”", due.title.get(words.language)),
                reached: format!("“{}”", reached.title.get(words.language)),
                figures: (due.points, least),
            })
        }
        (Due::Share(share), Takes::Number(_), _) if entry.beside == Some(Beside::Denominator) => {
            let (x, all) = (observation.value.number()?, observation.denominator?);
            Some(Pair {
                due: plain(rounded(share * all)),
                reached: plain(x),
                figures: (share * all, x),
            })
        }
        (Due::Nothing | Due::Whole | Due::Value(_) | Due::Rung(_) | Due::Share(_), _, _) => None,
    }
}

/// To four decimals, where a twelfth is no whole figure.
fn rounded(x: f64) -> f64 {
    libm::round(x * 1e4) / 1e4
}

fn sum(month: Month, pair: &Pair, most: f64, words: &Words) -> String {
    let (due, reached) = pair.figures;
    let points = number((100.0 * (reached / due)).min(most), 2);
    let (due, reached) = (plain(rounded(due)), plain(rounded(reached)));
    let sum = match most.is_finite() {
        true => format!("100 × min({}, {reached} ÷ {due})", plain(most / 100.0)),
        false => format!("100 × {reached} ÷ {due}"),
    };
    let by = month.month();
    words.pick(
        format!(
            "截至{by}月应达{}，完成{}：{sum} = {points}",
            spaced(&pair.due),
            spaced(&pair.reached)
        ),
        format!(
            "Due by the end of {month}: {}; reached: {}: {sum} = {points}",
            pair.due, pair.reached
        ),
    )
}

/// A space before a figure, none before a quotation mark.
fn spaced(text: &str) -> String {
    match text.starts_with('“') {
        true => text.to_owned(),
        false => format!(" {text}"),
    }
}

fn not_due(month: Month, is_begun: bool, words: &Words) -> String {
    let by = month.month();
    match is_begun {
        true => words.pick(
            format!("截至{by}月尚无应达任务，已有进展，计 100 分"),
            format!("Nothing is due by the end of {month}, and something is reached: 100 points"),
        ),
        false => words.pick(
            format!("截至{by}月未到期，不计入得分"),
            format!("Nothing is due by the end of {month}: it stays out of the score"),
        ),
    }
}
