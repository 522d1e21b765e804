//! Every indicator with its value, status, source and sum.

use super::arithmetic;
use super::facts::{facts, observation};
use super::schedule;
use crate::app::derived::Derived;
use crate::app::state::{Choices, Intent, State};
use crate::app::ui::{Ui, values};
use crate::data::{Figure, Status, UnitId};
use crate::figure::heads;
use crate::index::{Index, Indicator, IndicatorId, NodeId};
use crate::month::Month;
use crate::process::{Terms, Values};
use crate::rule::{Beside, Compared, Scale, Split, Takes};
use crate::schema::Reading;
use crate::text::Language;
use crate::text::format::{percent, points};
use crate::text::words::{DeskWords, Words};
use yew::prelude::*;

/// Every dimension with its indicators; an opened one with its sums and sources.
pub(in crate::app) fn details(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let index = &state.choices.index;
    let words = DeskWords::of(ui.words.language);
    let mixed = {
        let has = |scale: Scale| index.indicators().any(|(_, one)| one.rule.scale() == scale);
        has(Scale::Standard) && has(Scale::Target)
    };
    let branches = index
        .nodes()
        .skip(1)
        .filter(|(_, node)| node.indicator().is_none());
    html! {
        <div class="details">
            { for heads::details(&shown.counts, words).map(|told| html! { <p class="finding">{ told }</p> }) }
            if mixed { <p class="hint">{ words.mixed_rules }</p> }
            <p class="sum whole-sum">{ whole(ui, shown) }</p>
            { narrowed(ui, state, shown) }
            { for branches.map(|(id, _)| dimension(ui, state, shown, id)) }
        </div>
    }
}

/// What the details are narrowed to, and the way back to all.
fn narrowed(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let Some(filter) = state.view.only else {
        return html! {};
    };
    let words = DeskWords::of(ui.words.language);
    let count = filter.count(&shown.counts);
    let dispatch = ui.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Intent::ShowOnly(None));
    html! {
        <p class="narrowed" role="status">
            <b>{ filter.name(words) }{ " " }{ count }</b>
            if count == 0 { <span>{ words.none_of_these }</span> }
            <button type="button" class="quiet" {onclick}>{ words.show_all }</button>
        </p>
    }
}

fn whole(ui: &Ui, shown: &Derived) -> Html {
    let words = ui.words;
    let sum = arithmetic::of_branch(&shown.mine, 0, &shown.weights, words);
    match sum.filter(|_| shown.fault.is_none()) {
        Some(sum) => html! { <><b>{ words.whole }</b>{ words.colon }{ sum }</> },
        None => html! { { words.empty_lead } },
    }
}

fn dimension(ui: &Ui, state: &State, shown: &Derived, id: NodeId) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &state.choices.index;
    let node = index.node(id);
    let place = index.place(id).unwrap_or(0);
    let placed = &shown.mine.nodes[place];
    let rationale = match &node.kind {
        crate::index::NodeKind::Branch { rationale, .. } => rationale.as_ref(),
        crate::index::NodeKind::Leaf(_) => None,
    };
    let sum = arithmetic::of_branch(&shown.mine, place, &shown.weights, words);
    let leaves = index
        .children(id)
        .iter()
        .filter_map(|&child| index.node(child).indicator());
    let is_shown = |leaf: &IndicatorId| match (state.view.only, shown.assessment(*leaf)) {
        (Some(filter), Some(one)) => filter.takes(&one),
        (Some(_), None) => false,
        (None, _) => true,
    };
    let leaves: Vec<_> = leaves.filter(is_shown).collect();
    if state.view.only.is_some() && leaves.is_empty() {
        return html! {};
    }
    let empty = index.leaves(id).is_empty();
    let heading = ui.element(&format!("dimension-{}", node.id));
    html! {
        <section key={node.id.clone()} class="dimension" aria-labelledby={heading.clone()}>
            <h3 id={heading} tabindex="-1">
                <span>{ node.title.get(words.language).to_owned() }</span>
                <span class="dimension-score">
                    { placed.score.map(|score| format!("{} {}", points(score), words.points)) }
                </span>
                <small>{ words.weight }{ " " }{ percent(placed.share, 1) }</small>
            </h3>
            <p class="hint" hidden={!empty}>{ words.no_indicators }</p>
            if let Some(sum) = sum { <p class="sum">{ sum }</p> }
            if let Some(rationale) = rationale {
                <details class="rationale">
                    <summary>{ words.rationale }</summary>
                    <p>{ rationale.get(words.language).to_owned() }</p>
                </details>
            }
            if !leaves.is_empty() {
                <div class="row-heads" aria-hidden="true">
                    { for [words.indicator, words.target, words.achieved, words.status, words.schedule, words.score, words.weight, words.lost_points]
                        .into_iter().map(|name| html! { <span>{ name }</span> }) }
                </div>
                <ul class="rows">
                    { for leaves.into_iter().map(|leaf| row(ui, state, shown, leaf)) }
                </ul>
            }
        </section>
    }
}

fn row(ui: &Ui, state: &State, shown: &Derived, id: IndicatorId) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &shown.index;
    let indicator = index.indicator(id);
    let node = index.node(indicator.node);
    let placed = &shown.mine.nodes[index.place(indicator.node).unwrap_or(0)];
    let facts = facts(ui, state, shown, id);
    let open = state.view.open_indicator.as_deref() == Some(node.id.as_str());
    let (dispatch, name) = (ui.dispatch.clone(), node.id.clone());
    let onclick = move |_| dispatch.dispatch(Intent::ToggleIndicator(name.clone()));
    let panel = ui.element(&format!("facts-{}", node.id));
    let cell = |name: &'static str, class: &'static str, content: Html| {
        html! {
            <span class={classes!("cell", class)}>
                <span class="cell-name">{ name }</span><span>{ content }</span>
            </span>
        }
    };
    let schedule = facts
        .progress
        .map(|progress| values::light(words, progress));
    let kind = match indicator.rule.entry().takes {
        Takes::Rung(_) | Takes::Verdict => words.by_check,
        Takes::Number(_) | Takes::Completion | Takes::Shares => words.by_number,
    };
    html! {
        <li key={node.id.clone()} class={classes!("row", open.then_some("open"))}>
            <button type="button" class="row-button" {onclick} aria-expanded={open.to_string()}
                aria-controls={panel.clone()} id={ui.element(&format!("row-{}", node.id))}>
                <span class="cell row-title">
                    <span class="caret" aria-hidden="true"></span>
                    <span>{ node.title.get(words.language).to_owned() }<small class="kind">{ kind }</small></span>
                </span>
                { cell(words.target, "row-target", facts.target.clone().into()) }
                { cell(words.achieved, "row-achieved", facts.achieved.into()) }
                { cell(words.status, "row-status", html! { <span class={classes!("status", facts.class)}>{ facts.status }</span> }) }
                { cell(words.schedule, "row-schedule", schedule.unwrap_or_else(|| html! { { "—" } })) }
                { cell(words.score, "row-score", placed.score.map_or_else(|| "—".to_owned(), points).into()) }
                { cell(words.weight, "row-weight", placed.score.map_or_else(|| "—".to_owned(), |_| percent(placed.effective_weight, 1)).into()) }
                { cell(words.lost_points, "row-lost", placed.lost_points.map_or_else(|| "—".to_owned(), points).into()) }
            </button>
            <div class="facts" id={panel} hidden={!open}>
                if open { { knowledge(ui, state, shown, id) } }
            </div>
        </li>
    }
}

/// What is known of an indicator: arithmetic, quotes, method and history.
pub(in crate::app) fn knowledge(ui: &Ui, state: &State, shown: &Derived, id: IndicatorId) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &shown.index;
    let indicator = index.indicator(id);
    html! {
        <dl class="knowledge">
            <dt>{ words.arithmetic }</dt>
            <dd>{ for sums(ui, state, shown, id).into_iter().map(|line| html! { <p class="sum">{ line }</p> }) }</dd>
            { for indicator.sources.iter().map(|source| html! {
                <>
                    <dt>{ words.source }{ " " }{ for source.row.clone() }</dt>
                    <dd>
                        { original(words) }
                        <blockquote lang="zh-Hans">{ source.quote.clone() }</blockquote>
                        { gloss(words, index, indicator) }
                        if let Some(context) = &source.context {
                            <p class="hint" lang="zh-Hans">{ words.context }{ words.colon }{ context.clone() }</p>
                        }
                        <cite lang="zh-Hans">{ source.section.clone() }</cite>
                    </dd>
                </>
            }) }
            if let Some(method) = &indicator.method {
                <dt>{ words.method }</dt><dd>{ method.get(words.language).to_owned() }</dd>
            }
            if let Some(note) = &indicator.note {
                <dt>{ words.note }</dt><dd>{ note.get(words.language).to_owned() }</dd>
            }
            if let Some(recorded) = recorded(state, id, words.language) {
                <dt>{ words.also_recorded }</dt><dd>{ recorded }</dd>
            }
            { history(ui, state, shown, id) }
        </dl>
    }
}

/// The figures that are recorded and never scored.
fn recorded(state: &State, id: IndicatorId, language: Language) -> Option<String> {
    let details = state.choices.data.details(id, None)?;
    (!details.figures.is_empty()).then(|| Figure::text(&details.figures, language))
}

/// Marks a quote as the Chinese original, where the page is in English.
pub(super) fn original(words: &Words) -> Html {
    match words.language {
        Language::English => html! { <p class="original">{ "Chinese original" }</p> },
        Language::Chinese | Language::Traditional => html! {},
    }
}

/// What a quote promises in English, as the index has it; nothing in Chinese, nor where it has none.
pub(super) fn gloss(words: &Words, index: &Index, indicator: &Indicator) -> Html {
    let title = &index.node(indicator.node).title;
    let (english, chinese) = (title.get(Language::English), title.get(Language::Chinese));
    if words.language != Language::English || english == chinese {
        return html! {};
    }
    let measure = indicator.measure.as_ref();
    let measure = measure.map(|measure| measure.get(Language::English));
    let target = values::target(&indicator.rule, measure, words);
    html! { <p class="hint">{ "In English, in our words: " }{ english.to_owned() }{ ", " }{ target }</p> }
}

/// The sum of every item, of the indicator, and of its place in the whole.
fn sums(ui: &Ui, state: &State, shown: &Derived, id: IndicatorId) -> Vec<String> {
    let words = DeskWords::of(ui.words.language);
    let choices = &state.choices;
    let indicator = shown.index.indicator(id);
    let latest = |item| {
        let (_, record) = choices.data.latest(shown.unit, id, item, choices.month)?;
        observation(&record)
    };
    let month = choices.month.filter(|_| shown.reading == Reading::Schedule);
    let assessed = shown.assessment(id);
    let mut lines = Vec::new();
    if indicator.items.is_empty() {
        let observed = latest(None);
        let company = company(state, shown, id, choices.month);
        lines.extend(observed.and_then(|one| {
            let compared = compared(company.as_ref(), id);
            arithmetic::of_rule(&indicator.rule, &one, compared, words)
        }));
        lines = against_the_whole(lines, words, shown.reading);
        let scheduled = assessed
            .zip(month)
            .zip(observed)
            .and_then(|((one, month), observed)| {
                schedule::of_value(&indicator.rule, one.due, &observed, month, words)
            });
        lines.extend(scheduled.map(|sum| by_the_schedule(&sum, words)));
        if indicator.rule.split() == Split::Lacking {
            lines.push(words.part_missing.to_owned());
        } else if observed.is_some() && lines.is_empty() {
            lines.extend(indicator.rule.entry().beside.map(|beside| match beside {
                Beside::Baseline => words.baseline_missing.to_owned(),
                Beside::Denominator => words.denominator_missing.to_owned(),
            }));
        }
    } else {
        let (mut parts, mut observed) = (Vec::new(), Vec::new());
        for (item, position) in indicator.items.iter().zip(0..) {
            let Some(observation) = latest(Some(position)) else {
                continue;
            };
            let data = &choices.data;
            let title = data.item_title(&shown.index, (id, position), words.language);
            if let Some(sum) = arithmetic::of_rule(&indicator.rule, &observation, None, words) {
                lines.push(format!("{title}{}{sum}", words.colon));
            }
            if let Some(points) = indicator.rule.points(&observation) {
                parts.push((item.count, points));
            }
            observed.push((item.count, observation));
        }
        let combine = indicator.rule.items_combine();
        lines.extend(arithmetic::of_items(combine, &parts, words));
        lines = against_the_whole(lines, words, shown.reading);
        let scheduled = assessed
            .zip(month)
            .and_then(|(one, month)| schedule::of_items(indicator, &one, &observed, month, words));
        lines.extend(scheduled.map(|sum| by_the_schedule(&sum, words)));
    }
    if lines.is_empty() {
        lines.push(words.not_scored.to_owned());
    }
    let place = choices.index.place(indicator.node).unwrap_or(0);
    lines.extend(arithmetic::of_place(&shown.mine, place, words));
    lines
}

/// The values of a unit with those that they are compared with, for an indicator that is.
fn company(
    state: &State,
    shown: &Derived,
    id: IndicatorId,
    month: Option<Month>,
) -> Option<Values> {
    let Choices { index, data, .. } = &*state.choices;
    index.indicator(id).rule.compares()?;
    Some(Values::of_unit(index, data, month, shown.unit))
}

fn compared(values: Option<&Values>, id: IndicatorId) -> Option<Compared<'_>> {
    values?.compared(UnitId::at(0), id, Terms::default())
}

/// Marks the last of the sums as that against the whole, where the headline reads the schedule.
fn against_the_whole(mut lines: Vec<String>, words: &Words, reading: Reading) -> Vec<String> {
    if let Some(last) = lines.last_mut().filter(|_| reading == Reading::Schedule) {
        *last = [words.attainment, words.colon, last].concat();
    }
    lines
}

fn by_the_schedule(sum: &str, words: &Words) -> String {
    [words.schedule_score, words.colon, sum].concat()
}

fn history(ui: &Ui, state: &State, shown: &Derived, id: IndicatorId) -> Html {
    let words = DeskWords::of(ui.words.language);
    let choices = &state.choices;
    let indicator = shown.index.indicator(id);
    if !indicator.items.is_empty() {
        return html! {};
    }
    let measure = indicator
        .measure
        .as_ref()
        .map(|measure| measure.get(words.language));
    let records: Vec<_> = choices.data.history(shown.unit, id, None).collect();
    if records.is_empty() {
        return html! {};
    }
    let rows = records.into_iter().map(|(month, record)| {
        let value = match &record.status {
            Status::Reported(one) => values::show(&indicator.rule, measure, one, words),
            Status::NotReported => words.not_reported.to_owned(),
            Status::Pending => words.pending.to_owned(),
            Status::NotApplicable => words.not_applicable.to_owned(),
        };
        let company = company(state, shown, id, month);
        let points = observation(&record).and_then(|one| {
            let compared = compared(company.as_ref(), id);
            indicator.rule.points_among(&one, compared)
        });
        html! {
            <tr>
                <th scope="row">{ month.map_or_else(|| "—".to_owned(), Month::label) }</th>
                <td>{ value }</td>
                <td>{ points.map_or_else(|| "—".to_owned(), crate::text::format::points) }</td>
            </tr>
        }
    });
    html! {
        <>
            <dt>{ words.history }</dt>
            <dd class="scrolls">
                <table class="history">
                    <thead><tr>
                        <th scope="col">{ words.period(choices.month.as_slice()) }</th>
                        <th scope="col">{ words.achieved }</th>
                        <th scope="col">{ words.attainment }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </dd>
        </>
    }
}
