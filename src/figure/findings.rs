//! What rows of figures show, in a sentence: the most, the least, how many are alike.
//!
//! Figures are alike where they are shown alike. A sentence about weights speaks of points and
//! shares, never of events.

use super::subject::Subject;
use crate::chart::Row;
use crate::text::format::{percent, points};
use crate::text::words::Words;

/// The most names in a sentence; of more, their number is said.
const MOST_NAMES: usize = 3;

/// Rows that are alike at one end: their names, and the figure.
struct Alike<'a> {
    names: Vec<&'a str>,
    value: f64,
}

impl Alike<'_> {
    /// `就业、教育`, or `5 个领域`.
    fn named(&self, words: &Words, count: impl Fn(usize) -> String) -> String {
        match self.names.len() {
            1..=MOST_NAMES => words.list(&self.names),
            many => count(many),
        }
    }
}

/// Figures from here on are not put into a sentence.
const HUGE: f64 = 1e15;

/// The rows of the greatest figure (`sign` 1) or of the least (−1); `None` without figures, and for
/// one of 10¹⁵ and more.
fn outermost(rows: &[Row], decimals: i32, sign: f64) -> Option<Alike<'_>> {
    let unit = libm::pow(10.0, f64::from(decimals));
    let shown = |row: &Row| {
        let value = row.value.filter(|value| value.is_finite())?;
        Some(libm::round(value * unit) / unit)
    };
    let outer = rows.iter().filter_map(shown).map(|value| sign * value);
    let value = sign * outer.reduce(f64::max).filter(|value| value.abs() < HUGE)?;
    let alike = rows.iter().filter(|row| shown(row) == Some(value));
    Some(Alike {
        names: alike.map(|row| row.label.as_str()).collect(),
        value,
    })
}

/// How many rows have a figure.
fn known(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.value.is_some()).count()
}

/// `就业贡献最多，14.2 分`
pub(super) fn contributions(subject: &Subject<'_>, rows: &[Row]) -> Option<String> {
    let words = subject.words();
    let most = outermost(rows, 1, 1.0)?;
    let value = points(most.value);
    let under = match subject.published() {
        Some(_) => words.pick("按我的权重，".into(), "By my weights, ".into()),
        None => String::new(),
    };
    let all = known(rows);
    Some(match (most.names.as_slice(), all) {
        ([one], 1) => words.pick(
            format!("{under}得分全部来自{one}：{value} 分"),
            format!("{under}{one} alone makes the score: {value} points"),
        ),
        (names, _) if names.len() == all => words.pick(
            format!("{under}{all} 项贡献相同，各 {value} 分"),
            format!("{under}all {all} contribute alike, {value} points each"),
        ),
        ([one], _) => words.pick(
            format!("{under}{one}贡献最多，{value} 分"),
            format!("{under}{one} contributes most, {value} points"),
        ),
        _ => {
            let names = most.named(words, |many| items(words, many));
            words.pick(
                format!("{under}{names}贡献最多，各 {value} 分"),
                format!("{under}{names} contribute most, {value} points each"),
            )
        }
    })
}

/// `安全生产失分最多，5.1 分，占全部失分的 32%`
pub(super) fn lost_points(subject: &Subject<'_>, rows: &[Row]) -> Option<String> {
    let words = subject.words();
    let most = outermost(rows, 1, 1.0)?;
    if most.value <= 0.0 {
        return Some(words.pick("没有失分".into(), "No points are lost".into()));
    }
    let value = points(most.value);
    let under = match subject.published() {
        Some(_) => words.pick("按我的权重，".into(), "By my weights, ".into()),
        None => String::new(),
    };
    let lost: f64 = rows.iter().filter_map(|row| row.value).sum();
    let is_share = rows.iter().all(|row| row.value.unwrap_or(0.0) >= 0.0);
    let share = match (is_share, most.names.len()) {
        (true, 1) => {
            let share = percent(most.value / lost.max(most.value), 0);
            words.pick(
                format!("，占全部失分的 {share}"),
                format!(", {share} of all that is lost"),
            )
        }
        _ => String::new(),
    };
    Some(if let [one] = most.names.as_slice() {
        words.pick(
            format!("{under}{one}失分最多，{value} 分{share}"),
            format!("{under}{one} loses most, {value} points{share}"),
        )
    } else {
        let names = most.named(words, |many| items(words, many));
        words.pick(
            format!("{under}{names}失分最多，各 {value} 分"),
            format!("{under}{names} lose most, {value} points each"),
        )
    })
}

/// `医疗得分最高（98.2），安全最低（61.0）`
pub(super) fn scores(subject: &Subject<'_>, rows: &[Row]) -> Option<String> {
    let words = subject.words();
    let (most, least) = (outermost(rows, 1, 1.0)?, outermost(rows, 1, -1.0)?);
    let (high, low) = (points(most.value), points(least.value));
    let all = known(rows);
    let dimensions = |many| dimensions(words, many);
    let silent = rows
        .iter()
        .filter(|row| row.value.is_none() && row.note.is_none());
    let silent = match silent.count() {
        0 => String::new(),
        1 => words.pick(
            "；1 个领域尚无得分".into(),
            "; one dimension has no score yet".into(),
        ),
        many => words.pick(
            format!("；{many} 个领域尚无得分"),
            format!("; {many} dimensions have no score yet"),
        ),
    };
    let told = match (all, most.names.len() == all) {
        (1, _) => {
            let one = most.named(words, dimensions);
            words.pick(format!("{one}得分 {high}"), format!("{one} scores {high}"))
        }
        (_, true) => words.pick(
            format!("{all} 个领域得分相同，都是 {high}"),
            format!("All {all} dimensions score {high}"),
        ),
        (_, false) => {
            let (best, worst) = (
                most.named(words, dimensions),
                least.named(words, dimensions),
            );
            words.pick(
                format!("{best}得分最高（{high}），{worst}最低（{low}）"),
                format!("Highest: {best} ({high}); lowest: {worst} ({low})"),
            )
        }
    };
    Some(told + &silent)
}

/// `养老填报最少，数据覆盖率 67%`; rows are whole percents.
pub(super) fn coverage(subject: &Subject<'_>, rows: &[Row]) -> Option<String> {
    let words = subject.words();
    let (most, least) = (outermost(rows, 0, 1.0)?, outermost(rows, 0, -1.0)?);
    let value = percent(least.value / 100.0, 0);
    if least.value >= 100.0 {
        return Some(words.pick(
            "各领域数据均已填报".into(),
            "Every dimension is fully reported".into(),
        ));
    }
    if most.value <= least.value && known(rows) > 1 {
        return Some(words.pick(
            format!("各领域数据覆盖率相同，都是 {value}"),
            format!("Every dimension is covered by {value}"),
        ));
    }
    let names = least.named(words, |many| dimensions(words, many));
    Some(words.pick(
        format!("{names}填报最少，数据覆盖率 {value}"),
        format!("Least reported: {names}, {value} covered"),
    ))
}

fn items(words: &Words, many: usize) -> String {
    words.pick(format!("{many} 项"), format!("{many} items"))
}

fn dimensions(words: &Words, many: usize) -> String {
    words.pick(format!("{many} 个领域"), format!("{many} dimensions"))
}
