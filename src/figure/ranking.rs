//! Rows of bars, ranked or compared, and their description.

use super::subject::Subject;
use crate::chart::{Bars, Emphasis, Row};
use crate::order;
use crate::score::profile::ProfileNode;
use crate::text::words::{DeskWords, Words};

/// The row of a node, with a value of it and of the node to compare with.
pub(super) fn row(
    subject: &Subject<'_>,
    position: usize,
    value: fn(&ProfileNode) -> Option<f64>,
) -> Row {
    let mine = subject.mine();
    let words = subject.words();
    Row {
        label: subject.title(position).to_owned(),
        value: value(&mine.nodes[position]),
        reference: subject.published_node(position).and_then(value),
        emphasis: match subject.published() {
            Some(_) => Emphasis::Mine,
            None => Emphasis::Normal,
        },
        note: (!mine.holds_indicators(position)).then(|| words.no_indicators.to_owned()),
        key: Some(position),
        ..Row::default()
    }
}

/// A row without anything to compare it with.
pub(super) fn alone(row: Row) -> Row {
    Row {
        reference: None,
        emphasis: Emphasis::Normal,
        ..row
    }
}

/// Bars of the points that make a whole, under their own name unless they are set beside others.
pub(super) fn parts(subject: &Subject<'_>, rows: Vec<Row>, name: &'static str) -> Bars {
    let bars = bars(subject, rows);
    Bars {
        value_name: match subject.published() {
            Some(_) => bars.value_name,
            None => name.into(),
        },
        is_sum: true,
        ..bars
    }
}

/// Bars of points, one decimal.
pub(super) fn bars(subject: &Subject<'_>, rows: Vec<Row>) -> Bars {
    let words = DeskWords::of(subject.words().language);
    Bars {
        rows,
        decimals: 1,
        label_name: words.name.into(),
        value_name: subject.mine_name().into(),
        reference_name: words.default.into(),
        full_name: words.most_to_be_had.into(),
        missing: words.not_reported_short.into(),
        ..Bars::default()
    }
}

/// Greatest first, missing last; equals keep the order of the index.
pub(super) fn ranked(mut rows: Vec<Row>) -> Vec<Row> {
    let key = |row: &Row| row.value.unwrap_or(f64::NEG_INFINITY);
    let order = order::positions(rows.len(), &|a, b| key(&rows[b]).total_cmp(&key(&rows[a])));
    order
        .into_iter()
        .map(|position| std::mem::take(&mut rows[position]))
        .collect()
}

/// `Work 75.0, Safety 80.0, Health n/r.`, of rows with their values, or the words in the place of one;
/// empty without rows.
pub(super) fn listed<'a>(
    words: &Words,
    rows: impl Iterator<Item = (&'a str, Result<f64, &'a str>)>,
    write: fn(f64) -> String,
) -> String {
    let parts: Vec<_> = rows
        .map(|(label, value)| match value {
            Ok(value) => format!("{label} {}", write(value)),
            Err(absence) => format!("{label} {absence}"),
        })
        .collect();
    match parts.is_empty() {
        true => String::new(),
        false => parts.join(words.list_comma) + words.full_stop,
    }
}

/// The rows of bars in words.
pub(super) fn listed_bars(words: &Words, bars: &Bars, write: fn(f64) -> String) -> String {
    let rows = bars.rows.iter();
    let rows = rows.map(|row| {
        let value = row.value.ok_or_else(|| bars.absence(row));
        (row.label.as_str(), value)
    });
    listed(words, rows, write)
}
