//! Why the score is another than the month before: a sentence, a waterfall, a table, and the course
//! of the scores over the months.

use super::waterfall::{self, Step};
use crate::app::derived::Derived;
use crate::app::derived::months::{Course, courses, since_last_month};
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::index::Index;
use crate::month::Month;
use crate::order;
use crate::score::change::{Change, Part};
use crate::text::format::{points, signed};
use crate::text::words::Words;
use yew::prelude::*;

/// The most steps of the waterfall; the others are summed up.
const MOST_STEPS: usize = 8;

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

/// `本月比上月升 2.5 分，主要是新增就业 +1.2、农村老人家食堂 +0.8。`
pub fn sentence(index: &Index, change: &Change, words: &Words) -> String {
    let delta = change.delta.unwrap_or(0.0);
    let mut main = parts(change);
    main.retain(|part| (part.sum() > 0.0) == (delta > 0.0));
    let named = main.iter().take(3).map(|part| {
        let title = title(index, part).get(words.language).to_owned();
        format!("{title} {}", signed(part.sum()))
    });
    let named = named.collect::<Vec<_>>().join(words.list_comma);
    if delta.abs() < LEAST {
        return words.pick(
            "与上月持平。".into(),
            "The same as the month before.".into(),
        );
    }
    let size = points(delta.abs());
    words.pick(
        format!(
            "本月比上月{} {size} 分，主要是{named}。",
            if delta > 0.0 { "升" } else { "降" }
        ),
        format!(
            "{} by {size} points since the month before, mainly {named}.",
            if delta > 0.0 { "Up" } else { "Down" }
        ),
    )
}

fn title<'a>(index: &'a Index, part: &Part) -> &'a crate::text::Text {
    &index.node(index.indicator(part.indicator).node).title
}

/// What a part is mainly due to.
fn cause(part: &Part, words: &Words) -> &'static str {
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
    let words = ui.words;
    let index = &state.choices.index;
    let (months, courses) = courses(state, shown);
    let Some((before, change)) = since_last_month(state, shown) else {
        return html! {
            <>
                <p class="finding">{ words.no_month_before }</p>
                { course(ui, index, &months, &courses) }
            </>
        };
    };
    let parts = parts(&change);
    html! {
        <>
            <p class="finding">{ sentence(index, &change, words) }</p>
            { waterfall(ui, index, &change, &parts, before) }
            { table(words, index, &change, &parts) }
            { course(ui, index, &months, &courses) }
        </>
    }
}

fn waterfall(ui: &Ui, index: &Index, change: &Change, parts: &[Part], before: Month) -> Html {
    let words = ui.words;
    let (Some(from), Some(to), Some(delta)) = (change.from, change.to, change.delta) else {
        return html! {};
    };
    let mut steps: Vec<Step> = parts
        .iter()
        .take(MOST_STEPS)
        .map(|part| Step {
            label: title(index, part).get(words.language).to_owned(),
            by: part.sum(),
        })
        .collect();
    let rest = delta - steps.iter().map(|step| step.by).sum::<f64>();
    if rest.abs() >= LEAST {
        steps.push(Step {
            label: words.other_indicators.to_owned(),
            by: rest,
        });
    }
    let ends = [
        (before.to_string(), from),
        (words.this_month.to_owned(), to),
    ];
    waterfall::draw(&ends, &steps, ui.narrow, words.waterfall)
}

fn table(words: &Words, index: &Index, change: &Change, parts: &[Part]) -> Html {
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

/// The scores of the months, a small picture each for the whole and for every dimension.
fn course(ui: &Ui, index: &Index, months: &[Month], courses: &[Course]) -> Html {
    let words = ui.words;
    if months.len() < 2 {
        return html! {};
    }
    let pictures = courses.iter().map(|course| {
        let title = match course.node {
            crate::index::NodeId::ROOT => words.whole.to_owned(),
            node => index.node(node).title.get(words.language).to_owned(),
        };
        let last = course.scores.last().copied().flatten();
        let told = course.scores.iter().zip(months).map(|(score, month)| {
            let score = score.map_or_else(|| "—".to_owned(), points);
            format!("{month} {score}")
        });
        let told = told.collect::<Vec<_>>().join(words.list_comma);
        html! {
            <li>
                <p><span>{ title.clone() }</span><b>{ last.map_or_else(|| "—".to_owned(), points) }</b></p>
                { waterfall::trend(&course.scores, &format!("{title}{}{told}", words.colon)) }
            </li>
        }
    });
    html! {
        <>
            <h3>{ words.by_month }</h3>
            <ul class="trends">{ for pictures }</ul>
        </>
    }
}

/// The rows for the printed report: name, cause, points.
pub(super) fn for_print(state: &State, shown: &Derived, words: &Words) -> Option<Printed> {
    let (_, change) = since_last_month(state, shown)?;
    let index = &state.choices.index;
    let rows = parts(&change).into_iter().take(MOST_STEPS).map(|part| {
        let title = title(index, &part).get(words.language).to_owned();
        [title, cause(&part, words).to_owned(), signed(part.sum())]
    });
    Some(Printed {
        sentence: sentence(index, &change, words),
        rows: rows.collect(),
    })
}

/// The change for the printed report.
pub(super) struct Printed {
    pub(super) sentence: String,
    pub(super) rows: Vec<[String; 3]>,
}
