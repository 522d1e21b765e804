//! What the foot of every picture says of its figures.

use crate::month::Month;
use crate::schema::{Counts, Issued, Reading};
use crate::text::words::Words;

/// The name of a reading.
pub fn reading(words: &Words, reading: Reading) -> &'static str {
    match reading {
        Reading::Schedule => words.schedule_score,
        Reading::Annual => words.attainment,
    }
}

/// Who published the results, and when.
pub fn issued(words: &Words, issued: &Issued) -> String {
    let (by, at) = (&issued.by, &issued.at);
    words.pick(
        format!("{by} {at} 发布"),
        format!("published by {by}, {at}"),
    )
}

/// How many indicators have a value of the month, one that stands for it, or none: those that are
/// none are left out, but for the first.
///
/// `本月填报 28 · 沿用 3 · 未填报 2`, or `本年填报 …` of a year
pub fn filed(words: &Words, counts: &Counts, is_yearly: bool) -> String {
    let reported = if is_yearly {
        words.filed_year
    } else {
        words.filed
    };
    let all = [
        (counts.reported, reported),
        (counts.carried, words.carried),
        (counts.overdue, words.overdue),
        (counts.missing, words.missing),
        (counts.pending, words.pending),
        (counts.not_due, words.not_due),
    ];
    let all = all.into_iter().enumerate();
    let all = all.filter(|(at, (count, _))| *at == 0 || *count > 0);
    let all: Vec<String> = all
        .map(|(_, (count, name))| format!("{name} {count}"))
        .collect();
    all.join(" · ")
}

/// What an index measures, as of which month: `……，按可核验的进度打分，截至2024年9月。`
pub fn about(words: &Words, about: &str, month: Option<Month>) -> String {
    let month = month.map(|month| words.month_name(month));
    let month = month.map(|month| words.pick(format!("，截至{month}"), format!(", as of {month}")));
    [about, &month.unwrap_or_default(), words.full_stop].concat()
}
