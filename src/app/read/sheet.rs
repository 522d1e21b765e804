//! The printed report: the result on one or two sheets of paper, three in English, whatever the screen shows.
//!
//! It is text of HTML, made when it is asked for: nothing in it is ever operated.

use crate::app::browser::dom;
use crate::app::derived::Derived;
use crate::app::read::facts;
use crate::app::read::figures;
use crate::app::read::score;
use crate::app::read::{since, todo};
use crate::app::state::{Filter, State};
use crate::app::ui::{Ui, values};
use crate::chart::{Frame, Theme, escape};
use crate::data::Evidence;
use crate::figure::{Figure, Kind, Subject};
use crate::index::NodeId;
use crate::schema::{Reading, Standing};
use crate::text::format::{percent, points};
use crate::text::words::{DeskWords, Words};
use yew::prelude::*;

/// Half the width of the sheet between its margins, in CSS pixels.
const HALF: u32 = 336;

/// Bars beside each other on the sheet.
const MOST_BARS: usize = 8;

pub(in crate::app) fn report(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let mut sheet = Sheet(String::from("<article class=\"report\">"));
    head(&mut sheet, ui, state, shown);
    sheet.raw("<div class=\"report-charts\">");
    chart(&mut sheet, ui, shown, Kind::Contributions, false);
    chart(&mut sheet, ui, shown, Kind::LostPoints, true);
    sheet.raw("</div>");
    since(&mut sheet, ui, state, shown);
    todo(&mut sheet, ui, state, shown);
    table(&mut sheet, ui, state, shown);
    evidence(&mut sheet, ui, state, shown);
    signatures(&mut sheet, ui);
    foot(&mut sheet, ui, state, shown);
    sheet.raw("</article>");
    Html::from_html_unchecked(sheet.0.into())
}

/// HTML under construction; texts are escaped.
struct Sheet(String);

impl Sheet {
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// An element with nothing but text in it; nothing where there is no text.
    fn put(&mut self, tag: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let name = tag.split(' ').next().unwrap_or(tag);
        self.raw("<");
        self.raw(tag);
        self.raw(">");
        escape(&mut self.0, text);
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }
}

fn head(sheet: &mut Sheet, ui: &Ui, state: &State, shown: &Derived) {
    let words = DeskWords::of(ui.words.language);
    let language = words.language;
    let index = &state.base.0;
    let units = state.choices.data.units();
    let demonstration = match state.choices.data.is_demonstration() {
        true => words.demonstration,
        false => "",
    };
    let month = state.choices.month;
    let month = month.map_or_else(String::new, |month| words.until(month));
    sheet.raw("<header class=\"report-head\">");
    sheet.put("h1", index.title().get(language));
    if let Some(unit) = units.get(shown.unit.position()).filter(|_| units.len() > 1) {
        sheet.put("h2", unit.title.get(language));
    }
    sheet.raw("<p>");
    sheet.put("span", words.report);
    sheet.put("span", &month);
    sheet.put("strong class=\"mark\"", demonstration);
    if let Some(issued) = figures::issued(state, words) {
        sheet.put("strong class=\"mark\"", words.published_mark);
        sheet.put("span", &issued);
    }
    if let Some(notice) = index.notice() {
        sheet.put("b", notice.get(language));
    }
    sheet.raw("</p><p class=\"report-score\">");
    if shown.reading == Reading::Schedule {
        sheet.put("span", words.schedule_score);
    }
    sheet.put("b", &score::figure(shown));
    sheet.put("span", words.points);
    if let Some(grade) = &shown.grade {
        sheet.put("b class=\"grade\"", grade.get(language));
    }
    if shown.reading == Reading::Schedule {
        let attainment = shown.attainment.map_or_else(|| "—".to_owned(), points);
        sheet.put("span", &format!("{} {attainment}", words.attainment));
    }
    sheet.put("span", &score::reported(words, shown));
    sheet.raw("</p><p class=\"report-counts\">");
    for filter in Filter::ALL {
        let count = filter.count(&shown.counts);
        sheet.put("span", &format!("{} {count}", filter.name(words)));
    }
    sheet.raw("</p>");
    if !shown.as_published {
        let published = shown.published.headline;
        let published = published.map_or_else(|| "—".to_owned(), points);
        sheet.raw("<p>");
        sheet.put("span", words.default_weights);
        sheet.put("b", &published);
        sheet.put("span", &score::sentence(ui, shown));
        sheet.raw("</p>");
    }
    sheet.raw("</header>");
}

fn chart(sheet: &mut Sheet, ui: &Ui, shown: &Derived, kind: Kind, by_indicator: bool) {
    let words = ui.words;
    let published = (!shown.as_published).then_some(&*shown.published);
    let figure = Figure {
        kind,
        subject: Subject::new(&shown.mine, published, words).by_indicator(by_indicator),
        most: MOST_BARS,
    };
    let told = figure.told();
    let title = told.title(kind.title(words));
    sheet.raw("<figure>");
    sheet.put("figcaption", title);
    if told.finding.is_some() {
        sheet.put("p", kind.title(words));
    }
    sheet.raw(&told.drawing.svg(&Frame {
        id: ui.element(&format!("print-{}", kind.name())),
        title: title.to_owned(),
        description: told.description,
        width: HALF,
        theme: Theme::light(),
        show_title: false,
        empty: words.empty_lead.to_owned(),
        ..Frame::default()
    }));
    sheet.raw("</figure>");
}

/// Why the score is another than the month before.
fn since(sheet: &mut Sheet, ui: &Ui, state: &State, shown: &Derived) {
    let words = DeskWords::of(ui.words.language);
    let Some(printed) = since::for_print(state, shown, words) else {
        return;
    };
    sheet.put("h2", words.since);
    sheet.put("p", &printed.sentence);
    rows(
        sheet,
        &[words.indicator, words.because, words.points],
        &printed.rows,
    );
}

/// What to do now, and what is to be checked.
fn todo(sheet: &mut Sheet, ui: &Ui, state: &State, shown: &Derived) {
    let words = DeskWords::of(ui.words.language);
    let gaps = todo::for_print(state, shown, words);
    if !gaps.is_empty() {
        sheet.put("h2", words.todo);
        let heads = [
            words.indicator,
            words.points_to_win,
            words.what_is_missing,
            words.who,
        ];
        rows(sheet, &heads, &gaps);
    }
    let open = todo::open_warnings(state, shown, words);
    if !open.is_empty() {
        sheet.put("h2", words.warnings);
        sheet.put("p", &open.join(words.semicolon));
    }
    let carried = shown.counts.carried;
    if carried > 0 {
        let carried = words.pick(
            format!("本月沿用 {carried} 项，表中状态注明。"),
            format!("{carried} carried from an earlier month, marked in the table."),
        );
        sheet.put("p", &carried);
    }
}

/// A small table.
fn rows<const N: usize>(sheet: &mut Sheet, heads: &[&str; N], rows: &[[String; N]]) {
    sheet.raw("<table class=\"report-small\"><thead><tr>");
    for head in heads {
        sheet.put("th scope=\"col\"", head);
    }
    sheet.raw("</tr></thead><tbody>");
    for row in rows {
        sheet.raw("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let tag = if at == 0 { "th scope=\"row\"" } else { "td" };
            sheet.put(tag, if cell.is_empty() { "—" } else { cell });
        }
        sheet.raw("</tr>");
    }
    sheet.raw("</tbody></table>");
}

/// What proves the values that stand for the month: nothing where no record names any.
fn evidence(sheet: &mut Sheet, ui: &Ui, state: &State, shown: &Derived) {
    let words = DeskWords::of(ui.words.language);
    let proven = proven(state, shown, words);
    if !proven.is_empty() {
        sheet.put("h2", words.evidence);
        rows(sheet, &[words.indicator, words.evidence], &proven);
    }
}

/// Indicators and items with what proves the values that stand for the month, in the order of the
/// index.
pub fn proven(state: &State, shown: &Derived, words: &Words) -> Vec<[String; 2]> {
    let choices = &state.choices;
    let mut proven = Vec::new();
    for (id, indicator) in choices.index.indicators() {
        let items = (0..indicator.items.len() as u32).map(Some);
        for at in std::iter::once(None).chain(items) {
            let latest = choices.data.latest(shown.unit, id, at, choices.month);
            let text = latest.map_or_else(String::new, |(_, record)| {
                Evidence::text(&record.remarks.evidence)
            });
            if text.is_empty() {
                continue;
            }
            let title = choices.index.node(indicator.node).title.get(words.language);
            let item = at.map_or_else(String::new, |at| {
                let item = choices
                    .data
                    .item_title(&choices.index, (id, at), words.language);
                [words.dot, item].concat()
            });
            proven.push([[title, &item].concat(), text]);
        }
    }
    proven
}

/// The lines that are signed by hand.
fn signatures(sheet: &mut Sheet, ui: &Ui) {
    let words = DeskWords::of(ui.words.language);
    sheet.raw("<p class=\"report-signs\">");
    for name in [words.sign_unit, words.sign_check, words.sign_date] {
        sheet.put("span", &[name, words.colon].concat());
    }
    sheet.raw("</p>");
}

/// Every dimension and indicator, in the order of the index.
fn table(sheet: &mut Sheet, ui: &Ui, state: &State, shown: &Derived) {
    let words = DeskWords::of(ui.words.language);
    sheet.raw("<table><thead><tr>");
    for name in [
        words.indicator,
        words.target,
        words.achieved,
        words.schedule,
        words.score,
        words.effective_weight,
        words.lost_points,
    ] {
        sheet.put("th scope=\"col\"", name);
    }
    sheet.raw("</tr></thead><tbody>");
    for (id, _) in state.choices.index.nodes().skip(1) {
        row(sheet, ui, state, shown, id);
    }
    sheet.raw("</tbody></table>");
}

fn row(sheet: &mut Sheet, ui: &Ui, state: &State, shown: &Derived, id: NodeId) {
    let (index, words) = (&state.choices.index, ui.words);
    let node = index.node(id);
    let placed = &shown.mine.nodes[index.place(id).unwrap_or(0)];
    let none = || "—".to_owned();
    let mut cells = match node.indicator() {
        Some(indicator) => {
            let facts = facts::facts(ui, state, shown, indicator);
            let achieved = match (placed.score, facts.standing) {
                (Some(_), Standing::Carried | Standing::Overdue) => {
                    let (achieved, status) = (facts.achieved, facts.status);
                    words.pick(
                        format!("{achieved}（{status}）"),
                        format!("{achieved} ({status})"),
                    )
                }
                (
                    Some(_),
                    Standing::Reported
                    | Standing::Pending
                    | Standing::Missing
                    | Standing::NotDue
                    | Standing::NotApplicable,
                ) => facts.achieved,
                (None, _) => facts.status.to_owned(),
            };
            let light = facts
                .progress
                .map_or_else(none, |one| values::light_name(words, one).to_owned());
            vec![facts.target, achieved, light]
        }
        None => vec![" ".to_owned(); 3],
    };
    let weight = placed.score.map(|_| percent(placed.effective_weight, 1));
    cells.push(placed.score.map_or_else(none, points));
    cells.push(weight.unwrap_or_else(none));
    cells.push(placed.lost_points.map_or_else(none, points));
    sheet.raw(match node.indicator() {
        Some(_) => "<tr>",
        None => "<tr class=\"branch\">",
    });
    sheet.put("th scope=\"row\"", node.title.get(ui.words.language));
    for cell in cells {
        sheet.put("td", &cell);
    }
    sheet.raw("</tr>");
}

/// Weights, sources, version and day.
fn foot(sheet: &mut Sheet, ui: &Ui, state: &State, shown: &Derived) {
    let words = DeskWords::of(ui.words.language);
    let language = words.language;
    let index = &state.base.0;
    let (colon, dot) = (words.colon, words.dot);
    let shares: Vec<String> = shown
        .mine
        .children(0)
        .map(|position| {
            let node = &shown.mine.nodes[position];
            format!("{} {}", node.title.get(language), percent(node.share, 1))
        })
        .collect();
    let name = match shown.as_published {
        true => words.default_weights,
        false => words.my_weights,
    };
    let shares = shares.join(words.list_comma);
    sheet.raw("<div class=\"report-foot\">");
    sheet.put("p", &[name, colon, &shares].concat());
    if let Some(source) = index.source() {
        let publisher = source.publisher.as_ref();
        let publisher = publisher.map_or_else(String::new, |one| [dot, one.get(language)].concat());
        let title = source.title.get(language);
        sheet.put("p", &[words.source, colon, title, &publisher].concat());
    }
    sheet.put("p", &figures::remarks(ui, state, shown).join(dot));
    let version = format!(
        "{} {} {}{dot}{} {}",
        words.index_version,
        index.id(),
        index.version(),
        words.made_on,
        dom::today()
    );
    sheet.put("p", &version);
    sheet.raw("</div>");
}
