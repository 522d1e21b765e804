//! The first screen beside the score as HTML.

use super::spark::spark;
use super::{Card, Glance, Line, Ranked};
use crate::figure::escape;
use crate::report::values::{light_mark, light_name};
use crate::schema::Counts;
use crate::text::words::{DeskWords, Words};

/// The ways to the details.
#[derive(Clone, Copy, Debug)]
pub struct Ways<'a> {
    /// The class of the count that the details are narrowed to.
    pub pressed: Option<&'a str>,
}

impl Glance {
    /// The counts, the line of the months, the cards, and the sentences. Where they are ways to the
    /// details, each is a button: `data-count` names the class of a count, `data-open` an indicator.
    pub fn html(&self, words: &Words, ways: Option<Ways<'_>>) -> String {
        let words = DeskWords::of(words.language);
        let is_linked = ways.is_some();
        let cards: String = self
            .cards
            .iter()
            .map(|one| card(one, words, is_linked))
            .collect();
        let cards = match cards.is_empty() {
            true => cards,
            false => format!("<ul class=\"cards\">{cards}</ul>"),
        };
        let ranked = match &self.ranked {
            Some((best, furthest)) => [best, furthest]
                .map(|ranked| in_words(ranked, is_linked))
                .concat(),
            None => format!(
                "<p>{}</p>",
                words.pick(
                    "还没有填报，暂时无从比较。".into(),
                    "Nothing is reported yet, so there is nothing to compare.".into()
                )
            ),
        };
        format!(
            "{}{}{cards}<div class=\"in-words\">{ranked}</div>",
            if self.has_lights {
                counts(&self.counts, words, ways)
            } else {
                String::new()
            },
            spark(&self.course, words)
        )
    }
}

fn counts(counts: &Counts, words: &DeskWords, ways: Option<Ways<'_>>) -> String {
    let each = [
        (words.completed, "done", counts.done),
        (words.on_plan, "on-plan", counts.on_plan),
        (words.behind_plan, "behind", counts.behind),
        (words.not_due, "not-due", counts.not_due),
        (words.missing, "missing", counts.missing),
    ];
    let each = each.map(|(name, class, count)| {
        let none = if count == 0 { " none" } else { "" };
        let content = format!("{name} <b>{count}</b>");
        match ways {
            Some(Ways { pressed }) => format!(
                "<li><button type=\"button\" class=\"count {class}{none}\" data-count=\"{class}\" \
                 aria-pressed=\"{}\">{content}</button></li>",
                pressed == Some(class)
            ),
            None => format!("<li><span class=\"count {class}{none}\">{content}</span></li>"),
        }
    });
    let label = words.standing_counts;
    format!(
        "<ul class=\"counts\" aria-label=\"{label}\">{}</ul>",
        each.concat()
    )
}

fn card(card: &Card, words: &Words, is_linked: bool) -> String {
    let light = card.progress.map(|progress| {
        let (mark, class) = light_mark(progress);
        let name = light_name(words, progress);
        format!(
            "<span class=\"light {class}\"><span aria-hidden=\"true\">{mark}</span> {name}</span>"
        )
    });
    let remark = card
        .remark
        .map(|remark| format!(" <span class=\"status\">{remark}</span>"));
    let class = if card.is_reported { "" } else { " unreported" };
    let content = format!(
        "<span class=\"card-title\">{}</span> <span class=\"card-figure{class}\"><b>{}</b> <small>{}</small></span> \
         <span class=\"card-light\">{}{}</span>",
        escape(&card.title),
        escape(&card.figure),
        escape(&card.of),
        light.unwrap_or_default(),
        remark.unwrap_or_default()
    );
    format!("<li>{}</li>", opener("card", &card.id, &content, is_linked))
}

fn in_words(ranked: &Ranked, is_linked: bool) -> String {
    let line = |line: &Line| {
        let title = opener("named", &line.id, &escape(&line.title), is_linked);
        format!("<li>{title} <small>{}</small></li>", escape(&line.detail))
    };
    let lines: String = ranked.lines.iter().map(line).collect();
    let lines = match lines.is_empty() {
        true => lines,
        false => format!("<ol>{lines}</ol>"),
    };
    let remark = ranked
        .remark
        .as_ref()
        .map(|remark| format!("<p>{}</p>", escape(remark)));
    format!(
        "<div><h3>{}</h3>{lines}{}</div>",
        escape(&ranked.title),
        remark.unwrap_or_default()
    )
}

/// A button that opens an indicator, or the same without one.
fn opener(class: &str, id: &str, content: &str, is_linked: bool) -> String {
    match is_linked {
        true => format!(
            "<button type=\"button\" class=\"{class}\" data-open=\"{}\">{content}</button>",
            escape(id)
        ),
        false => format!("<span class=\"{class}\">{content}</span>"),
    }
}
