//! The indicators that stand best, and those furthest behind.

use super::basis::Basis;
use super::cards::observed;
use crate::index::IndicatorId;
use crate::order;
use crate::process::{Assessment, Progress, Values};
use crate::report::values::light_name;
use crate::rule::{Due, Promise, Takes};
use crate::text::format::{plain, points};
use crate::text::words::Words;
use std::cmp::Ordering;

/// The most that are named.
const MOST: usize = 3;

/// Lost points of less than this are shown as none.
const LEAST: f64 = 0.05;

/// A few indicators at one end.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// What they have in common.
    pub title: String,
    /// The first of them, at most three.
    pub lines: Vec<Line>,
    /// In their place where there are none, or what is said of the others that are alike.
    pub remark: Option<String>,
}

/// One indicator in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The indicator's id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How it stands.
    pub detail: String,
}

/// The best and those furthest behind; `None` where no indicator has a light.
///
/// Best are those completed, then those ahead of the plan, then those on it; among these the
/// weightiest first, then in the order of the index. Furthest behind is what loses most points of
/// the whole, among those behind the plan and those that silence has cost their points.
pub(super) fn ranked(
    basis: &Basis<'_>,
    values: &Values,
    words: &Words,
) -> Option<(Ranked, Ranked)> {
    let all = basis.index.indicators().map(|(id, _)| id);
    let assessed = all.filter_map(|id| Some((id, basis.assessment(id)?)));
    let assessed: Vec<(IndicatorId, Assessment)> = assessed.collect();
    if !basis.index.has_lights() {
        return by_points(basis, &assessed, words);
    }
    let is_silent = |one: &Assessment| one.attained.is_some() && one.told.is_none();
    if !assessed
        .iter()
        .any(|(_, one)| one.progress.is_some() && !is_silent(one))
    {
        return None;
    }
    let good = assessed.iter().filter_map(|(id, one)| {
        let rank = match one.progress? {
            Progress::Completed => 0_u8,
            Progress::Ahead => 1,
            Progress::OnSchedule => 2,
            Progress::Behind => return None,
        };
        Some((*id, rank, *one))
    });
    let good: Vec<(IndicatorId, u8, Assessment)> = good.collect();
    let order = order::positions(good.len(), &|a, b| {
        let (a, b) = (&good[a], &good[b]);
        let heavier = basis.weight(b.0).total_cmp(&basis.weight(a.0));
        a.1.cmp(&b.1).then(heavier).then(a.0.cmp(&b.0))
    });
    let good: Vec<_> = order.into_iter().map(|at| good[at]).collect();
    let bad = assessed
        .iter()
        .filter(|(_, one)| one.progress == Some(Progress::Behind) || is_silent(one));
    let bad: Vec<(IndicatorId, Assessment)> = bad.copied().collect();
    let order = order::positions(bad.len(), &|a, b| {
        let more = basis.lost(bad[b].0).total_cmp(&basis.lost(bad[a].0));
        more.then(bad[a].0.cmp(&bad[b].0))
    });
    let bad: Vec<_> = order.into_iter().map(|at| bad[at]).collect();
    Some((
        best(basis, values, &good, words),
        furthest(basis, values, &bad, words),
    ))
}

/// Where nothing is due by a month: the greatest points, and the most lost.
fn by_points(
    basis: &Basis<'_>,
    assessed: &[(IndicatorId, Assessment)],
    words: &Words,
) -> Option<(Ranked, Ranked)> {
    let told = assessed
        .iter()
        .filter_map(|(id, one)| Some((*id, one.told?)));
    let told: Vec<(IndicatorId, f64)> = told.collect();
    if told.is_empty() {
        return None;
    }
    let named = |by: &dyn Fn(usize, usize) -> Ordering, detail: &dyn Fn(usize) -> String| {
        let order = order::positions(told.len(), &|a, b| by(a, b).then(told[a].0.cmp(&told[b].0)));
        let lines = order.into_iter().take(MOST).map(|at| Line {
            id: id_of(basis, told[at].0),
            title: basis.title(told[at].0, words),
            detail: detail(at),
        });
        lines.collect::<Vec<_>>()
    };
    let lost = |at: usize| basis.lost(told[at].0);
    let best = named(&|a, b| told[b].1.total_cmp(&told[a].1), &|at| {
        let told = points(told[at].1);
        words.pick(format!("{told} 分"), format!("{told} points"))
    });
    let worst = named(&|a, b| lost(b).total_cmp(&lost(a)), &|at| {
        let lost = points(lost(at));
        words.pick(format!("失 {lost} 分"), format!("{lost} points lost"))
    });
    let ranked = |lines: Vec<Line>, chinese, english| Ranked {
        title: counted(lines.len(), chinese, english, words),
        lines,
        remark: None,
    };
    Some((
        ranked(best, "得分最高的", "Highest scores"),
        ranked(worst, "失分最多的", "Most points lost"),
    ))
}

fn best(
    basis: &Basis<'_>,
    values: &Values,
    good: &[(IndicatorId, u8, Assessment)],
    words: &Words,
) -> Ranked {
    let line = |(id, _, one): &(IndicatorId, u8, Assessment)| {
        let light = one.progress.map(|light| light_name(words, light));
        let reached = reached_of_target(basis, values, *id);
        let detail: Vec<String> = light
            .map(str::to_owned)
            .into_iter()
            .chain(reached)
            .collect();
        Line {
            id: id_of(basis, *id),
            title: basis.title(*id, words),
            detail: detail.join(words.comma),
        }
    };
    let lines: Vec<Line> = good.iter().take(MOST).map(line).collect();
    let last = good.get(MOST - 1);
    let alike = good
        .iter()
        .skip(MOST)
        .filter(|one| last.is_some_and(|last| last.1 == one.1));
    let remark = match (lines.is_empty(), alike.count()) {
        (true, _) => Some(words.pick(
            "还没有达到序时进度的指标。".into(),
            "No indicator is on plan yet.".into(),
        )),
        (false, 0) => None,
        (false, others) => last.and_then(|(_, _, one)| one.progress).map(|light| {
            let name = light_name(words, light);
            words.pick(
                format!("另有 {others} 项{name}"),
                format!("{others} more: {}", name.to_lowercase()),
            )
        }),
    };
    Ranked {
        title: counted(lines.len(), "做得最好的", "Doing best", words),
        lines,
        remark,
    }
}

fn furthest(
    basis: &Basis<'_>,
    values: &Values,
    bad: &[(IndicatorId, Assessment)],
    words: &Words,
) -> Ranked {
    let line = |(id, one): &(IndicatorId, Assessment)| {
        let lost = basis.lost(*id);
        let lost = (lost >= LEAST).then(|| {
            let lost = points(lost);
            words.pick(format!("失 {lost} 分"), format!("{lost} points lost"))
        });
        let against = match one.told {
            Some(_) => reached_of_due(basis, values, *id, one, words),
            None => Some(words.missing.to_owned()),
        };
        let detail: Vec<String> = against.into_iter().chain(lost).collect();
        let light = || words.behind_plan.to_owned();
        Line {
            id: id_of(basis, *id),
            title: basis.title(*id, words),
            detail: match detail.is_empty() {
                true => light(),
                false => detail.join(words.comma),
            },
        }
    };
    let lines: Vec<Line> = bad.iter().take(MOST).map(line).collect();
    let rest = bad.len() - lines.len();
    let remark = match (lines.is_empty(), rest) {
        (true, _) => Some(words.pick(
            "没有滞后的指标。".into(),
            "No indicator is behind plan.".into(),
        )),
        (false, 0) => None,
        (false, rest) => Some(words.pick(
            format!("另有 {rest} 项滞后"),
            format!("{rest} more behind plan"),
        )),
    };
    Ranked {
        title: counted(lines.len(), "最需要追的", "Furthest behind", words),
        lines,
        remark,
    }
}

fn id_of(basis: &Basis<'_>, id: IndicatorId) -> String {
    basis.index.node(basis.index.indicator(id).node).id.clone()
}

/// `做得最好的三项`; `做得最好的` where there are none.
fn counted(lines: usize, chinese: &str, english: &str, words: &Words) -> String {
    let number = match lines {
        0 => "",
        1 => "一项",
        2 => "两项",
        _ => "三项",
    };
    words.pick(format!("{chinese}{number}"), english.to_owned())
}

/// `28,900 / 36,000 人`; `None` where the promise is no number to be reached.
fn reached_of_target(basis: &Basis<'_>, values: &Values, id: IndicatorId) -> Option<String> {
    let indicator = basis.index.indicator(id);
    let x = observed(values, id)?.value.number()?;
    match indicator.rule.promise() {
        Promise::AtLeast(target) => Some(format!("{} / {}", plain(x), plain(target))),
        Promise::AtMost(_)
        | Promise::Figure(_)
        | Promise::Range(..)
        | Promise::NoDecline
        | Promise::Rung(_)
        | Promise::Passed
        | Promise::EveryItem
        | Promise::All
        | Promise::BestAnswer
        | Promise::Compared(_)
        | Promise::NoPart => None,
    }
}

/// `完成 7，应达 9`; `None` where what is due is no value and no rung.
fn reached_of_due(
    basis: &Basis<'_>,
    values: &Values,
    id: IndicatorId,
    one: &Assessment,
    words: &Words,
) -> Option<String> {
    let indicator = basis.index.indicator(id);
    let observation = observed(values, id)?;
    let rung = |at: usize| match indicator.rule.entry().takes {
        Takes::Rung(ladder) => ladder.get(at).map(|rung| rung.title.get(words.language)),
        Takes::Number(_) | Takes::Verdict | Takes::Completion | Takes::Shares => None,
    };
    let due = match (one.due, indicator.rule.promise()) {
        (Due::Value(due), _) => Some(plain(libm::round(due * 100.0) / 100.0)),
        (Due::Rung(due), _) => rung(due).map(str::to_owned),
        (Due::Whole, Promise::AtLeast(target) | Promise::AtMost(target)) => Some(plain(target)),
        (Due::Whole, Promise::Rung(promised)) => {
            Some(promised.title.get(words.language).to_owned())
        }
        (Due::Nothing | Due::Whole | Due::Share(_), _) => None,
    }?;
    let reached = match observation.value.rung() {
        Some(at) => rung(at)?.to_owned(),
        None => plain(observation.value.number()?),
    };
    Some(words.pick(
        format!("{}，应为{}", spaced("现为", &reached), spaced("", &due)),
        format!("{reached}, due {due}"),
    ))
}

/// A space before a figure, none before a name.
fn spaced(before: &str, text: &str) -> String {
    match text.starts_with(|first: char| first.is_ascii_digit() || first == '−') {
        true => format!("{before} {text}"),
        false => format!("{before}{text}"),
    }
}
