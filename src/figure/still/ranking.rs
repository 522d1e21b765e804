//! The ranking of several units as it stands where no program runs.

use crate::data::{Dataset, Unit};
use crate::error::Error;
use crate::figure::{escape, standings};
use crate::index::Index;
use crate::methodology::Methodology;
use crate::month::Month;
use crate::score::{Board, Line, Scoring};
use crate::text::format::points;
use crate::text::words::{DeskWords, Words};
use std::fmt::Write;

/// The most rows; what comes after is counted.
const MOST: usize = 50;

/// A sentence and a table: the ranked units, best first, then those without a rank. O(n log n) for the
/// ranks, besides scoring the month before.
pub(super) fn html(
    scoring: &Scoring,
    (index, data): (&Index, &Dataset),
    methodology: &Methodology,
    words: &Words,
) -> Result<String, Error> {
    let words = DeskWords::of(words.language);
    let before = methodology.month().and_then(|month| data.before(month));
    let past = before.map(|month| {
        let methodology = methodology.clone().as_of(Some(month));
        let values = methodology.processing().values(index, data);
        Scoring::new(index, values, &methodology)
    });
    let past = past.transpose()?;
    let past = past.as_ref().map(Scoring::scores);
    let board = Board::new(index, data, scoring.scores(), None, past);
    let mut out = String::new();
    if let Some(told) = standings(&board, data, words) {
        let _ = write!(
            out,
            "<p class=\"finding\">{}{}</p>",
            escape(&told),
            words.full_stop
        );
    }
    let table = Table {
        index,
        data,
        has_groups: data.units().iter().any(|unit| unit.group.is_some()),
        before: before.filter(|_| board.lines().iter().any(|line| line.before.rank.is_some())),
        words,
    };
    table.write(&mut out, &board);
    Ok(out)
}

struct Table<'a> {
    index: &'a Index,
    data: &'a Dataset,
    has_groups: bool,
    /// What the change is since; `None` without any.
    before: Option<Month>,
    words: &'a DeskWords,
}

impl Table<'_> {
    fn write(&self, out: &mut String, board: &Board) {
        let words = self.words;
        let since = words.since(self.before);
        let heads = [
            Some(words.rank),
            Some(words.unit_name),
            self.has_groups.then_some(words.in_group),
            Some(words.score),
            self.before.map(|_| since.as_str()),
        ];
        out.push_str("<table><thead><tr>");
        for head in heads.into_iter().flatten() {
            let _ = write!(out, "<th scope=\"col\">{head}</th>");
        }
        out.push_str("</tr></thead><tbody>");
        let unranked = board.lines().iter().filter(|line| line.now.rank.is_none());
        for line in board.ranked().into_iter().chain(unranked).take(MOST) {
            self.row(out, line);
        }
        out.push_str("</tbody></table>");
        let beyond = board.lines().len().saturating_sub(MOST);
        if beyond > 0 {
            let told = words.pick(
                format!("另有 {beyond} 个单位从略。"),
                format!("{beyond} more are left out."),
            );
            let _ = write!(out, "<p>{told}</p>");
        }
    }

    fn row(&self, out: &mut String, line: &Line) {
        let words = self.words;
        let Some(unit) = self.data.units().get(line.unit.position()) else {
            return;
        };
        let rank = |rank: Option<u32>| rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
        let name = escape(unit.title.get(words.language));
        let _ = write!(
            out,
            "<tr><td>{}</td><th scope=\"row\">{name}</th>",
            rank(line.now.rank)
        );
        if self.has_groups {
            let group = escape(&self.group(unit));
            let _ = write!(out, "<td>{group} {}</td>", rank(line.group_rank));
        }
        let score = line
            .now
            .score
            .map_or_else(|| words.unranked.to_owned(), points);
        let _ = write!(out, "<td>{score}</td>");
        if self.before.is_some() {
            let _ = write!(out, "<td>{}</td>", words.moved(line.risen(), line.gained()));
        }
        out.push_str("</tr>");
    }

    fn group(&self, unit: &Unit) -> String {
        let title = unit.group_title(self.index);
        title.map_or_else(String::new, |title| {
            title.get(self.words.language).to_owned()
        })
    }
}
