//! Why the score is another than the month before: a waterfall, a table, and the course of the
//! scores over the months.

use super::figures;
use crate::app::derived::Derived;
use crate::app::derived::months::{comparison, courses, since_last_month};
use crate::app::state::{Section, State};
use crate::app::ui::Ui;
use crate::figure::{Kind, Timeline, heads, sentence};
use crate::index::Index;
use crate::order;
use crate::score::change::{Change, Part};
use crate::text::format::signed;
use crate::text::words::{DeskWords, Words};
use yew::prelude::*;

/// Rows of the printed report.
const MOST_ROWS: usize = 8;

/// Parts of less than this are not worth a row.
const LEAST: f64 = 0.05;

/// The parts that matter, the greatest first.
pub fn parts(change: &Change) -> Vec<Part> {
    let all = &change.parts;
    let size = |at: usize| all[at].sum().abs();
    let sorted = order::positions(all.len(), &|a, b| {
        size(b).total_cmp(&size(a)).then(a.cmp(&b))
    });
    let parts = sorted.into_iter().map(|at| all[at]);
    parts.filter(|part| part.sum().abs() >= LEAST).collect()
}

fn title<'a>(index: &'a Index, part: &Part) -> &'a crate::text::Text {
    &index.node(index.indicator(part.indicator).node).title
}

/// What a part is mainly due to.
fn cause(part: &Part, words: &DeskWords) -> &'static str {
    let causes = [
        (part.value, words.by_value),
        (part.plan, words.by_plan),
        (part.coverage, words.by_coverage),
        (part.weight, words.by_weight),
    ];
    let greatest = causes
        .into_iter()
        .max_by(|(a, _), (b, _)| a.abs().total_cmp(&b.abs()));
    greatest.map_or("", |(_, cause)| cause)
}

/// The section.
pub(in crate::app) fn since(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &state.choices.index;
    let is_short = ui.is_short(state, Section::Since);
    let courses = (!is_short).then(|| courses(state, shown));
    let courses = courses.filter(|courses| courses.months.len() > 1);
    let course = courses.map(|courses| {
        let timeline = Timeline::Scores(courses);
        figures::over_months(ui, state, shown, Kind::Trends, timeline)
    });
    let Some((before, change)) = since_last_month(state, shown) else {
        return html! {
            <>
                <p class="finding">{ words.no_month_before }</p>
                { for course }
            </>
        };
    };
    let parts = parts(&change);
    let months = state.choices.month.map(|month| (before, month));
    let comparison = months.and_then(|months| comparison(index, &change, months));
    html! {
        <>
            { for comparison.as_ref().map(|change| html! {
                <p class="finding">{ heads::since(change, words) }</p>
            }) }
            { for comparison.map(|comparison| {
                figures::over_months(ui, state, shown, Kind::Waterfall, Timeline::Change(comparison))
            }) }
            if !is_short { { table(words, index, &change, &parts) } }
            { for course }
        </>
    }
}

fn table(words: &DeskWords, index: &Index, change: &Change, parts: &[Part]) -> Html {
    let figure = |x: f64| match x.abs() < 0.005 {
        true => "—".to_owned(),
        false => signed(x),
    };
    let sum = |of: fn(&Part) -> f64| change.parts.iter().map(of).sum::<f64>();
    let all = [
        sum(|part| part.value),
        sum(|part| part.plan),
        sum(|part| part.coverage),
        sum(|part| part.weight),
    ];
    let rows = parts.iter().map(|part| {
        html! {
            <tr>
                <th scope="row">{ title(index, part).get(words.language).to_owned() }</th>
                <td>{ figure(part.value) }</td><td>{ figure(part.plan) }</td>
                <td>{ figure(part.coverage) }</td><td>{ figure(part.weight) }</td>
                <td><b>{ figure(part.sum()) }</b></td>
            </tr>
        }
    });
    html! {
        <div class="scrolls" role="group" tabindex="0" aria-label={format!("{} · {}", words.table, words.since)}>
            <table class="history since-table">
                <thead><tr>
                    <th scope="col">{ words.indicator }</th>
                    <th scope="col">{ words.by_value }</th><th scope="col">{ words.by_plan }</th>
                    <th scope="col">{ words.by_coverage }</th><th scope="col">{ words.by_weight }</th>
                    <th scope="col">{ words.in_all }</th>
                </tr></thead>
                <tbody>
                    { for rows }
                    <tr class="sum-row">
                        <th scope="row">{ words.all_indicators }</th>
                        { for all.into_iter().map(|x| html! { <td>{ figure(x) }</td> }) }
                        <td><b>{ figure(change.delta.unwrap_or(0.0)) }</b></td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

/// The rows for the printed report: name, cause, points.
pub(super) fn for_print(state: &State, shown: &Derived, words: &Words) -> Option<Printed> {
    let words = DeskWords::of(words.language);
    let (before, change) = since_last_month(state, shown)?;
    let index = &state.choices.index;
    let comparison = comparison(index, &change, (before, state.choices.month?))?;
    let titled = |id: &str| {
        let found = shown.mine.find(id).map(|at| &shown.mine.nodes[at].title);
        found
            .map_or(id, |title| title.get(words.language))
            .to_owned()
    };
    let rows = parts(&change).into_iter().take(MOST_ROWS).map(|part| {
        let title = title(index, &part).get(words.language).to_owned();
        [title, cause(&part, words).to_owned(), signed(part.sum())]
    });
    Some(Printed {
        sentence: sentence(&comparison, &titled, words) + words.full_stop,
        rows: rows.collect(),
    })
}

/// The change for the printed report.
pub(super) struct Printed {
    pub(super) sentence: String,
    pub(super) rows: Vec<[String; 3]>,
}
