//! What each section shows, in a sentence of its figures, without a full stop.
//!
//! A figure's own title says more of the same: a section's finding is about the whole of it. Where
//! only weights differ it speaks of weights and points, never of events.

use super::drawing::LEAST;
use super::timeline::Comparison;
use crate::index::LedgerRow;
use crate::order;
use crate::schema::{Counts, Use};
use crate::score::profile::Profile;
use crate::text::format::{percent, points, signed};
use crate::text::words::{DeskWords, Words};

/// The most names in a sentence.
const MOST_NAMED: usize = 3;

/// Parts of a whole, the greatest first; equals keep the order of the index.
struct Parts<'a> {
    parts: Vec<(&'a str, f64)>,
    sum: f64,
}

impl<'a> Parts<'a> {
    fn new(parts: impl Iterator<Item = (&'a str, Option<f64>)>) -> Self {
        let known = parts.filter_map(|(name, value)| {
            let value = value.filter(|value| value.is_finite())?;
            Some((name, value))
        });
        let known: Vec<_> = known.collect();
        let sorted = order::positions(known.len(), &|a, b| known[b].1.total_cmp(&known[a].1));
        let parts: Vec<_> = sorted.into_iter().map(|at| known[at]).collect();
        let sum = parts.iter().map(|(_, value)| value).sum();
        Self { parts, sum }
    }

    /// The greatest ones, at most three, with their sum: no other is shown as great as one of them.
    /// None where there is no such few.
    fn first(&self) -> Option<(Vec<&'a str>, f64)> {
        let shown = |at: usize| self.parts.get(at).map(|(_, value)| points(*value));
        let most = MOST_NAMED.min(self.parts.len().saturating_sub(1));
        let count = (1..=most)
            .rev()
            .find(|&count| shown(count - 1) != shown(count))?;
        let (first, _) = self.parts.split_at(count);
        let names = first.iter().map(|(name, _)| *name);
        let sum: f64 = first.iter().map(|(_, value)| value).sum();
        (sum >= LEAST).then(|| (names.collect(), sum))
    }

    /// A share of the whole; `None` where parts of both signs, or nothing, make it.
    fn share(&self, part: f64) -> Option<String> {
        let is_whole = self.sum >= LEAST && self.parts.iter().all(|(_, value)| *value >= 0.0);
        is_whole.then(|| percent(part / self.sum, 0))
    }
}

/// `安全、教育、就业三项合计 48.7 分，占得分的 55%`; `None` without contributions.
pub fn contributions(profile: &Profile, words: &Words) -> Option<String> {
    let nodes = profile.children(0).map(|at| &profile.nodes[at]);
    let titled = nodes.map(|node| (node.title.get(words.language), node.index_contribution));
    let parts = Parts::new(titled);
    let all = parts.parts.len();
    if all == 0 {
        return None;
    }
    let sum = points(parts.sum);
    let Some((names, first)) = parts.first().filter(|_| all > 1) else {
        return Some(words.pick(
            format!("{all} 个领域合计 {sum} 分"),
            format!("{sum} points from {all} {}", plural(all, "dimension")),
        ));
    };
    let (named, first_points) = (words.list(&names), points(first));
    let share = parts.share(first);
    let share = share.map_or_else(String::new, |share| {
        words.pick(
            format!("，占得分的 {share}"),
            format!(", {share} of the score"),
        )
    });
    Some(match names.len() {
        1 => words.pick(
            format!("{named}一项 {first_points} 分{share}"),
            format!("{named} alone makes {first_points} points{share}"),
        ),
        count => words.pick(
            format!(
                "{named}{}项合计 {first_points} 分{share}",
                count_in_words(count)
            ),
            format!("{named} together make {first_points} points{share}"),
        ),
    })
}

/// `共失 11.7 分，安全生产、群众满意度两项占 62%`; `None` without a score.
pub fn lost(profile: &Profile, words: &Words) -> Option<String> {
    let leaves = (0..profile.nodes.len()).filter(|at| profile.is_leaf(*at));
    let leaves = leaves.map(|at| &profile.nodes[at]);
    let parts = Parts::new(leaves.map(|node| (node.title.get(words.language), node.lost_points)));
    if parts.parts.is_empty() {
        return None;
    }
    if parts.sum < LEAST {
        return Some(words.pick("没有失分".into(), "No points are lost".into()));
    }
    let sum = points(parts.sum);
    let whole = words.pick(format!("共失 {sum} 分"), format!("{sum} points are lost"));
    let first = parts.first();
    let first = first.and_then(|(names, first)| Some((names, parts.share(first)?)));
    let Some((names, share)) = first else {
        return Some(whole);
    };
    let named = words.list(&names);
    let rest = match names.len() {
        1 => words.pick(
            format!("，{named}一项占 {share}"),
            format!(", {share} of them by {named}"),
        ),
        count => words.pick(
            format!("，{named}{}项占 {share}", count_in_words(count)),
            format!(", {share} of them by {named}"),
        ),
    };
    Some(whole + &rest)
}

/// `比上月：9 项加分，共 +3.2；5 项减分，共 −1.8`
///
/// It speaks of events, and therefore only of months under the same weights.
pub fn since(change: &Comparison, words: &Words) -> String {
    let side = |sign: f64| {
        let parts = change.parts.iter().map(|(_, by)| *by);
        let parts: Vec<f64> = parts.filter(|by| sign * by >= LEAST).collect();
        (parts.len(), parts.iter().sum::<f64>())
    };
    let ((up, added), (down, taken)) = (side(1.0), side(-1.0));
    let rises = words.pick(
        format!("{up} 项加分，共 {}", signed(added)),
        format!("{up} {} add {}", plural(up, "indicator"), signed(added)),
    );
    let falls = words.pick(
        format!("{down} 项减分，共 {}", signed(taken)),
        format!(
            "{down} {} take away {}",
            plural(down, "indicator"),
            signed(taken)
        ),
    );
    match (up, down) {
        (0, 0) => words.pick(
            "各项得分变动都不到 0.1 分".into(),
            "No indicator moves the score by 0.1".into(),
        ),
        (_, 0) => words.pick(
            format!("{rises}；没有减分的"),
            format!("{rises}; none takes away"),
        ),
        (0, _) => words.pick(
            format!("{falls}；没有加分的"),
            format!("{falls}; none adds"),
        ),
        (_, _) => [rises.as_str(), words.semicolon, &falls].concat(),
    }
}

/// `领域权重无论怎样分配，总分都在 61.0（只看安全）与 98.2（只看医疗）之间`; `None` without scores.
///
/// True of every mean: under one weighting of the indicators it lies between the least and the
/// greatest score of a dimension.
pub fn sensitivity(profile: &Profile, words: &Words) -> Option<String> {
    let nodes = profile.children(0).map(|at| &profile.nodes[at]);
    let parts = Parts::new(nodes.map(|node| (node.title.get(words.language), node.score)));
    let (_, most) = parts.parts.first()?;
    let (_, least) = parts.parts.last()?;
    let (high, low) = (points(*most), points(*least));
    if high == low {
        return Some(words.pick(
            format!("领域权重无论怎样分配，总分都是 {low}"),
            format!("However the dimensions are weighted, the score is {low}"),
        ));
    }
    let end = |shown: &str| {
        let mut alike = parts
            .parts
            .iter()
            .filter(|(_, value)| points(*value) == shown);
        match (alike.next(), alike.next()) {
            (Some((name, _)), None) => words.pick(
                format!("{shown}（只看{name}）"),
                format!("{shown} ({name} alone)"),
            ),
            (_, _) => words.pick(format!("{shown} "), shown.to_owned()),
        }
    };
    let (low, high) = (end(&low), end(&high));
    Some(words.pick(
        format!("领域权重无论怎样分配，总分都在 {low}与 {high}之间"),
        format!("However the dimensions are weighted, the score is between {low} and {high}"),
    ))
}

/// `已完成 5 项，达序时 17 项，滞后 8 项`; `None` where nothing is assessed.
pub fn details(counts: &Counts, words: &Words) -> Option<String> {
    let all = [
        (counts.done, words.completed),
        (counts.on_plan, words.on_plan),
        (counts.behind, words.behind_plan),
        (counts.not_due, words.not_due),
        (counts.missing, words.missing),
        (counts.pending, words.pending),
    ];
    let told = all.into_iter().filter(|(count, _)| *count > 0);
    let told = told
        .map(|(count, name)| words.pick(format!("{name} {count} 项"), format!("{name} {count}")));
    let told: Vec<_> = told.collect();
    (!told.is_empty()).then(|| told.join(words.comma))
}

/// `124 项承诺：35 项计分，80 项留作记录`; `None` without promises.
pub fn ledger(rows: &[LedgerRow], words: &Words) -> Option<String> {
    let words = DeskWords::of(words.language);
    let count = |used: Use| rows.iter().filter(|row| row.used == used).count();
    let all = rows.len();
    let kinds = [
        (count(Use::Score), words.used_score),
        (count(Use::Optional), words.used_optional),
        (count(Use::Record), words.used_record),
    ];
    let told = kinds.into_iter().filter(|(count, _)| *count > 0);
    let told = told.map(|(count, name)| format!("{name} {count}"));
    let told = told.collect::<Vec<_>>().join(words.comma);
    (all > 0).then(|| {
        words.pick(
            format!("共 {all} 项承诺：{told}"),
            format!("{all} promises: {told}"),
        )
    })
}

/// `两` or `三`, as before a measure word.
fn count_in_words(count: usize) -> &'static str {
    match count {
        2 => "两",
        _ => "三",
    }
}

fn plural(count: usize, word: &str) -> String {
    match count {
        1 => word.to_owned(),
        _ => format!("{word}s"),
    }
}
