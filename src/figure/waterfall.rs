//! Waterfall: from the score of one month to that of another, indicator by indicator.

use super::drawing::{Drawing, LEAST, Told};
use super::subject::Subject;
use super::timeline::{Comparison, Timeline};
use crate::chart::{Step, Waterfall};
use crate::map::Map;
use crate::month::Month;
use crate::order;
use crate::text::format::{points, signed};
use crate::text::words::{DeskWords, Words};

pub(super) const NAME: &str = "waterfall";

/// The most parts that are named in the sentence.
const MOST_NAMED: usize = 3;

pub(super) fn title(words: &Words) -> &'static str {
    words.waterfall_chart
}

/// Steps from one score to the other, the greatest first; empty without a change.
pub(super) fn figure(subject: &Subject<'_>) -> Told {
    let words = DeskWords::of(subject.words().language);
    let Some(Timeline::Change(change)) = subject.timeline() else {
        return Told::new(Drawing::Waterfall(Waterfall::default()));
    };
    let nodes = subject.mine().nodes.iter().enumerate().rev();
    let places: Map<usize, &str> = nodes.map(|(at, node)| (node.id.as_str(), at)).collect();
    let titled = |id: &str| match places.get(id) {
        Some(at) => subject.title(*at).to_owned(),
        None => id.to_owned(),
    };
    let parts = change.sorted().filter(|(_, points)| *points != 0.0);
    let steps = parts.map(|(id, by)| Step {
        label: titled(id),
        by,
        key: places.get(id).copied(),
    });
    let name = |month: Option<Month>, otherwise: &str| {
        month.map_or_else(|| otherwise.to_owned(), |month| words.month_name(month))
    };
    let waterfall = Waterfall {
        before: name(change.before, words.month_before),
        from: Some(change.from),
        after: name(change.after, words.this_month),
        to: Some(change.to),
        steps: steps.collect(),
        decimals: 1,
        label_name: words.indicator.into(),
        value_name: words.points.into(),
        up_name: words.adds.into(),
        down_name: words.takes.into(),
    };
    let finding = sentence(change, &titled, words);
    let steps = waterfall.steps.iter();
    let steps = steps.filter(|step| step.by.abs() >= LEAST);
    let steps = steps.map(|step| format!("{} {}", step.label, signed(step.by)));
    let description = [
        format!("{} {}", waterfall.before, points(change.from)),
        steps.collect::<Vec<_>>().join(words.list_comma),
        format!("{} {}", waterfall.after, points(change.to)),
    ];
    let description = description.into_iter().filter(|part| !part.is_empty());
    let description = description.collect::<Vec<_>>().join(words.semicolon);
    Told {
        finding: Some(finding),
        drawing: Drawing::Waterfall(waterfall),
        description: description + words.full_stop,
    }
}

impl Comparison {
    /// The parts, the greatest first; equals keep the order of the index.
    fn sorted(&self) -> impl Iterator<Item = (&str, f64)> {
        let size = |at: usize| self.parts[at].1.abs();
        let sorted = order::positions(self.parts.len(), &|a, b| {
            size(b).total_cmp(&size(a)).then(a.cmp(&b))
        });
        let parts = sorted.into_iter().map(|at| &self.parts[at]);
        parts.map(|(id, points)| (id.as_str(), *points))
    }
}

/// `本月比上月升 2.5 分，主要是新增就业 +1.2、农村老人家食堂 +0.8`
///
/// Months that do not follow each other are named. It speaks of events, and therefore only of months
/// under the same weights.
pub fn sentence(change: &Comparison, title: &impl Fn(&str) -> String, words: &Words) -> String {
    let words = DeskWords::of(words.language);
    let delta = change.to - change.from;
    let is_next = change.before.is_some() && change.after.and_then(Month::before) == change.before;
    let name = |month: Month| words.month_name(month);
    let (then, now) = match (change.before, change.after, is_next) {
        (Some(before), Some(after), false) => (name(before), name(after)),
        _ => (words.month_before.to_owned(), words.this_month.to_owned()),
    };
    let named = |is_up: bool, most: usize| {
        let parts = change.sorted();
        let parts = parts.filter(|(_, points)| points.abs() >= LEAST && (*points > 0.0) == is_up);
        let parts = parts.take(most);
        let parts = parts.map(|(id, points)| format!("{} {}", title(id), signed(points)));
        parts.collect::<Vec<_>>().join(words.list_comma)
    };
    if delta.abs() < LEAST {
        let (up, down) = (named(true, 1), named(false, 1));
        let score = points(change.to);
        return match up.is_empty() || down.is_empty() {
            true => words.pick(
                format!("{now}与{then}持平：{score} 分"),
                format!("{now} stands at {score}, the same as {then}"),
            ),
            false => words.pick(
                format!("{now}与{then}持平：{score} 分，其中{up}，{down}"),
                format!("{now} stands at {score}, the same as {then}: {up}, {down}"),
            ),
        };
    }
    let (is_up, size) = (delta > 0.0, points(delta.abs()));
    let main = named(is_up, MOST_NAMED);
    let (way, ways) = if is_up {
        ("升", "up")
    } else {
        ("降", "down")
    };
    match main.is_empty() {
        true => words.pick(
            format!("{now}比{then}{way} {size} 分，各项变动都不大"),
            format!("{now} is {ways} by {size} points on {then}, by small parts alone"),
        ),
        false => words.pick(
            format!("{now}比{then}{way} {size} 分，主要是{main}"),
            format!("{now} is {ways} by {size} points on {then}, mainly {main}"),
        ),
    }
}
