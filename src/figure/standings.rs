//! What a ranking shows, in a sentence of its figures, without a full stop.

use super::drawing::LEAST;
use crate::data::{Dataset, UnitId};
use crate::index::{Index, IndicatorId};
use crate::order;
use crate::score::change::Change;
use crate::score::median::median;
use crate::score::profile::Profile;
use crate::score::{Board, Line};
use crate::text::format::{points, signed};
use crate::text::words::Words;

/// The most names in a sentence; of more, their number is said.
const MOST_NAMED: usize = 3;

/// Ranks from which on a rise, or a fall, is told.
const FAR: i64 = 5;

/// `杨村街道第 1（92.3 分），与第 2 名相差 0.4 分；3 个单位名次升 5 位以上`; `None` for fewer than two
/// units.
pub fn standings(board: &Board, data: &Dataset, words: &Words) -> Option<String> {
    let all = board.lines().len();
    if all < 2 {
        return None;
    }
    let ranked = board.ranked();
    let Some(best) = ranked.first().and_then(|line| line.now.score) else {
        return Some(words.pick(
            format!("{all} 个单位都还没有得分"),
            format!("None of {all} units has a score yet"),
        ));
    };
    let name = |line: &Line| {
        let unit = data.units().get(line.unit.position());
        unit.map_or("", |unit| unit.title.get(words.language))
    };
    let is_first = |line: &&&Line| line.now.rank == Some(1);
    let first: Vec<&str> = ranked
        .iter()
        .filter(is_first)
        .map(|line| name(line))
        .collect();
    let score = points(best);
    let mut told = match first.as_slice() {
        [one] => words.pick(
            format!("{one}第 1（{score} 分）"),
            format!("{one} is first ({score})"),
        ),
        several if several.len() <= MOST_NAMED => {
            let names = words.list(several);
            words.pick(
                format!("{names}并列第 1（{score} 分）"),
                format!("{names} are first ({score})"),
            )
        }
        several => {
            let many = several.len();
            words.pick(
                format!("{many} 个单位并列第 1（{score} 分）"),
                format!("{many} units are first ({score})"),
            )
        }
    };
    told += &behind(&ranked, first.len(), best, words);
    let parts = [far(board, words), unranked(all - ranked.len(), words)];
    for part in parts.into_iter().flatten() {
        told += words.semicolon;
        told += &part;
    }
    Some(told)
}

/// The lead of a single first one; empty where it has to be shared, or nobody comes behind.
fn behind(ranked: &[&Line], first: usize, best: f64, words: &Words) -> String {
    let second = ranked.get(first).filter(|_| first == 1);
    let Some((rank, second)) = second.and_then(|line| line.now.rank.zip(line.now.score)) else {
        return String::new();
    };
    let lead = best - second;
    if lead < LEAST {
        return words.pick(
            format!("，与第 {rank} 名相差不到 0.1 分"),
            ", by less than 0.1".into(),
        );
    }
    let lead = points(lead);
    words.pick(
        format!("，与第 {rank} 名相差 {lead} 分"),
        format!(", {lead} ahead of the next"),
    )
}

/// How many have risen or fallen far since the time before, whichever are more; `None` where nobody has.
fn far(board: &Board, words: &Words) -> Option<String> {
    let moved = board.lines().iter().filter_map(Line::risen);
    let moved: Vec<i64> = moved.filter(|risen| risen.abs() >= FAR).collect();
    let up = moved.iter().filter(|risen| **risen > 0).count();
    let down = moved.len() - up;
    match (up, down) {
        (0, 0) => None,
        (up, down) if up >= down => Some(words.pick(
            format!("{up} 个单位名次升 {FAR} 位以上"),
            format!("{up} {} risen by {FAR} ranks or more", have(up)),
        )),
        (_, down) => Some(words.pick(
            format!("{down} 个单位名次降 {FAR} 位以上"),
            format!("{down} {} fallen by {FAR} ranks or more", have(down)),
        )),
    }
}

fn unranked(count: usize, words: &Words) -> Option<String> {
    (count > 0).then(|| {
        words.pick(
            format!("{count} 个单位数据不足，不排名"),
            format!("{count} not ranked for want of data"),
        )
    })
}

fn have(count: usize) -> &'static str {
    match count {
        1 => "has",
        _ => "have",
    }
}

/// `第 3 名（共 30 个），街道第 1；离第 1 名差 2.1 分，比中位数高 4.0 分`; `None` for a unit without a rank.
pub fn standing(
    index: &Index,
    board: &Board,
    data: &Dataset,
    unit: UnitId,
    words: &Words,
) -> Option<String> {
    let line = board.line(unit)?;
    let (rank, score) = line.now.rank.zip(line.now.score)?;
    let ranked = board.ranked();
    let all = board.lines().len();
    let group = data.units().get(unit.position())?.group_title(index);
    let mut told = words.pick(
        format!("第 {rank} 名（共 {all} 个）"),
        format!("Rank {rank} of {all}"),
    );
    if let Some((group, rank)) = group.zip(line.group_rank) {
        let group = group.get(words.language);
        told += &words.pick(
            format!("，{group}第 {rank}"),
            format!(", {rank} in its group ({group})"),
        );
    }
    let best = ranked.first().and_then(|line| line.now.score)?;
    if rank > 1 {
        let behind = points(best - score);
        told += &words.pick(
            format!("；离第 1 名差 {behind} 分"),
            format!("; {behind} behind the first"),
        );
    }
    let middle = median(ranked.iter().filter_map(|line| line.now.score))?;
    let by = score - middle;
    let size = points(by.abs());
    told += &match by {
        by if by.abs() < LEAST => words.pick("，与中位数相当".into(), ", at the median".into()),
        by if by > 0.0 => words.pick(
            format!("，比中位数高 {size} 分"),
            format!(", {size} above the median"),
        ),
        _ => words.pick(
            format!("，比中位数低 {size} 分"),
            format!(", {size} below the median"),
        ),
    };
    Some(told)
}

/// What sets a unit apart from the median of each indicator, in points of its score: the three that add
/// most, and the three that cost most.
pub fn apart(
    index: &Index,
    profile: &Profile,
    medians: &[Option<f64>],
    words: &Words,
) -> [Vec<String>; 2] {
    let by = |id: IndicatorId| {
        let node = profile.nodes.get(index.place(index.indicator(id).node)?)?;
        let middle = medians.get(id.position()).copied()??;
        let by = node.effective_weight * (node.score? - middle);
        Some((node.title.get(words.language), by))
    };
    let parts: Vec<_> = index.indicators().filter_map(|(id, _)| by(id)).collect();
    [1.0, -1.0].map(|sign| named(&parts, sign))
}

/// The greatest parts of a sign, with their points.
fn named(parts: &[(&str, f64)], sign: f64) -> Vec<String> {
    let order = order::positions(parts.len(), &|a, b| {
        (sign * parts[b].1).total_cmp(&(sign * parts[a].1))
    });
    let sorted = order.into_iter().map(|at| parts[at]);
    let sorted = sorted.filter(|(_, by)| sign * by >= LEAST);
    let named = sorted.map(|(name, by)| format!("{name} {}", signed(by)));
    named.take(MOST_NAMED).collect()
}

/// `甲比乙高 2.1 分：新增就业 +1.4、校舍 +0.9；但重特大事故 −0.5`; `None` where a side has no score.
///
/// `change` is what the first has more than the second.
pub fn why(index: &Index, change: &Change, names: [&str; 2], words: &Words) -> Option<String> {
    let delta = change.delta?;
    let title = |id: IndicatorId| {
        let node = index.indicator(id).node;
        index.node(node).title.get(words.language)
    };
    let parts = change.parts.iter();
    let parts: Vec<_> = parts
        .map(|part| (title(part.indicator), part.sum()))
        .collect();
    Some(led(&parts, delta, names, words))
}

/// The same of parts that are named, and the difference that they sum to.
pub(super) fn led(
    parts: &[(&str, f64)],
    delta: f64,
    [one, other]: [&str; 2],
    words: &Words,
) -> String {
    let size = points(delta.abs());
    let sign = if delta < 0.0 { -1.0 } else { 1.0 };
    let told = match delta {
        delta if delta.abs() < LEAST => words.pick(
            format!("{one}与{other}得分相当"),
            format!("{one} and {other} score alike"),
        ),
        delta if delta > 0.0 => words.pick(
            format!("{one}比{other}高 {size} 分"),
            format!("{one} is {size} points ahead of {other}"),
        ),
        _ => words.pick(
            format!("{one}比{other}低 {size} 分"),
            format!("{one} is {size} points behind {other}"),
        ),
    };
    let [with, against] = [sign, -sign].map(|sign| named(parts, sign).join(words.list_comma));
    match (with.is_empty(), against.is_empty()) {
        (true, true) => told,
        (false, true) => [&told, words.colon, &with].concat(),
        (true, false) => [&told, words.colon, &against].concat(),
        (false, false) => words.pick(
            format!("{told}：{with}；但{against}"),
            format!("{told}: {with}; but {against}"),
        ),
    }
}
