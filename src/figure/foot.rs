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
/// `本月填报 28 · 沿用 3 · 未填报 2`
pub fn filed(words: &Words, counts: &Counts) -> String {
    let rest = [
        (counts.carried, words.carried),
        (counts.overdue, words.overdue),
        (counts.missing, words.missing),
        (counts.pending, words.pending),
        (counts.not_due, words.not_due),
    ];
    let first = counts.reported;
    let first = words.pick(format!("本月填报 {first}"), format!("Reported {first}"));
    let rest = rest.into_iter().filter(|(count, _)| *count > 0);
    let rest = rest.map(|(count, name)| format!("{name} {count}"));
    let all: Vec<String> = std::iter::once(first).chain(rest).collect();
    all.join(" · ")
}

/// What an index measures, as of which month: `……，按可核验的进度打分，截至2024年9月。`
pub fn about(words: &Words, about: &str, month: Option<Month>) -> String {
    let month = month.map(|month| words.month_name(month));
    let month = month.map(|month| words.pick(format!("，截至{month}"), format!(", as of {month}")));
    [about, &month.unwrap_or_default(), words.full_stop].concat()
}
