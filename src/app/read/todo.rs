//! What to do now: every gap with the points to win, what is missing, the pace needed, and who.

use super::figures;
use crate::app::derived::Derived;
use crate::app::derived::gaps::{Gap, gaps};
use crate::app::derived::months::pursuit;
use crate::app::state::{Section, State};
use crate::app::ui::option::option;
use crate::app::ui::{Ui, warning};
use crate::figure::{Kind, Timeline};
use crate::index::{Index, IndicatorId};
use crate::process::warnings;
use crate::text::format::{number, plain, points};
use crate::text::words::{DeskWords, Words};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The most rows before the rest is folded away.
const MOST_ROWS: usize = 10;

/// The same where the section is shown in short.
const FEW_ROWS: usize = 3;

/// `还差 7,100 人，余 3 个月，每月须 2,367`; empty for a gap without a target.
pub fn need(index: &Index, gap: &Gap, left: Option<i32>, words: &Words) -> String {
    let Some(missing) = gap.missing else {
        return String::new();
    };
    let measure = index.indicator(gap.indicator).measure.as_ref();
    let measure = measure.map_or("", |measure| measure.get(words.language));
    let missing = plain(libm::round(missing * 100.0) / 100.0);
    match (gap.pace, left) {
        (Some(pace), Some(left)) => {
            let pace = match pace == libm::floor(pace) {
                true => plain(pace),
                false => number(pace, 1),
            };
            words.pick(
                format!("还差 {missing} {measure}，余 {left} 个月，每月须 {pace}"),
                format!("{missing} {measure} missing, {left} months left: {pace} a month"),
            )
        }
        _ => words.pick(
            format!("还差 {missing} {measure}"),
            format!("{missing} {measure} missing"),
        ),
    }
}

/// Months that are left of the period.
pub(super) fn months_left(state: &State) -> Option<i32> {
    let choices = &state.choices;
    let last = choices.index.last_month()?;
    Some(last.since(choices.month?))
}

/// The section.
pub(in crate::app) fn todo(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let gaps = gaps(state, shown);
    if gaps.is_empty() {
        return html! { <p class="finding">{ words.no_gaps }</p> };
    }
    let sum: f64 = gaps.iter().filter_map(|gap| gap.points).sum();
    let silent = gaps.iter().filter(|gap| gap.points.is_none()).count();
    let sum = points(sum);
    let without = match silent {
        0 => String::new(),
        1 => words.pick(
            "；另有 1 项尚无得分".into(),
            "; one more has no points yet".into(),
        ),
        many => words.pick(
            format!("；另有 {many} 项尚无得分"),
            format!("; {many} more have no points yet"),
        ),
    };
    let finding = words.pick(
        format!("全部补齐可增加 {sum} 分{without}"),
        format!("{sum} points can still be won{without}"),
    );
    if ui.is_short(state, Section::Todo) {
        let first = &gaps[..gaps.len().min(FEW_ROWS)];
        return html! { <><p class="finding">{ finding }</p>{ table(ui, state, first) }</> };
    }
    let (first, rest) = gaps.split_at(gaps.len().min(MOST_ROWS));
    html! {
        <>
            <p class="finding">{ finding }</p>
            { table(ui, state, first) }
            if !rest.is_empty() {
                <details class="rationale">
                    <summary>{ words.pick(format!("其余 {} 项", rest.len()), format!("{} more", rest.len())) }</summary>
                    { table(ui, state, rest) }
                </details>
            }
            { doubts(ui, state, shown) }
            <Pursued ui={ui.clone()} state={state.clone()} shown={shown.clone()}
                among={gaps.iter().map(|gap| gap.indicator).collect::<Vec<_>>()} />
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PursuedProps {
    ui: Ui,
    state: State,
    shown: Derived,
    /// The indicators to choose from, the most points to win first.
    among: Vec<IndicatorId>,
}

/// Plan and attainment over the months of one gap: of the first, unless another is chosen.
#[component]
fn Pursued(props: &PursuedProps) -> Html {
    let PursuedProps {
        ui,
        state,
        shown,
        among,
    } = props;
    let chosen = use_state_eq(|| None::<usize>);
    let index = &state.choices.index;
    let is_there = |id: &usize| among.iter().any(|one| one.position() == *id);
    let first = among.first().map(|id| id.position());
    let looked_at = chosen.filter(is_there).or(first);
    let Some(id) = among.iter().find(|id| Some(id.position()) == looked_at) else {
        return html! {};
    };
    let Some(pursuit) = pursuit(state, shown, *id) else {
        return html! {};
    };
    let onchange = {
        let chosen = chosen.clone();
        move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            chosen.set(select.value().parse().ok());
        }
    };
    let options = among.iter().map(|id| {
        let title = &index.node(index.indicator(*id).node).title;
        let position = id.position();
        let title = title.get(ui.words.language).to_owned();
        option(position.to_string(), title, Some(position) == looked_at)
    });
    html! {
        <>
            <label class="choice pursued">
                <span>{ ui.words.indicator }</span>
                <select {onchange} id={ui.element("pursued")}>{ for options }</select>
            </label>
            { figures::over_months(ui, state, shown, Kind::Plan, Timeline::Plan(pursuit)) }
        </>
    }
}

fn table(ui: &Ui, state: &State, gaps: &[Gap]) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &state.choices.index;
    let left = months_left(state);
    // Who is responsible is told where anybody is named.
    let has_names = gaps.iter().any(|gap| gap.responsible.is_some());
    let rows = gaps.iter().map(|gap| {
        let title = &index.node(index.indicator(gap.indicator).node).title;
        html! {
            <tr>
                <th scope="row">{ title.get(words.language).to_owned() }</th>
                <td>{ gap.points.map_or_else(|| words.no_points_yet.to_owned(), |one| format!("+{}", points(one))) }</td>
                <td>{ need(index, gap, left, words) }</td>
                if has_names { <td>{ gap.responsible.clone().unwrap_or_else(|| "—".to_owned()) }</td> }
            </tr>
        }
    });
    html! {
        <div class="scrolls" role="group" tabindex="0" aria-label={format!("{} · {}", words.table, words.todo)}>
            <table class="history todo-table">
                <thead><tr>
                    <th scope="col">{ words.indicator }</th>
                    <th scope="col">{ words.points_to_win }</th>
                    <th scope="col">{ words.what_is_missing }</th>
                    if has_names { <th scope="col">{ words.who }</th> }
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// Every warning of the month that no note answers: where, and what.
pub(super) fn open_warnings(state: &State, shown: &Derived, words: &Words) -> Vec<String> {
    let choices = &state.choices;
    let index = &choices.index;
    let Some(month) = choices.month else {
        return Vec::new();
    };
    let all = warnings(index, &choices.data, shown.unit, month);
    let open = all.into_iter().filter(|one| !one.is_answered);
    open.map(|one| {
        let indicator = index.indicator(one.indicator);
        let title = index.node(indicator.node).title.get(words.language);
        let item = one.item.map_or_else(String::new, |item| {
            let place = (one.indicator, item);
            format!(
                " · {}",
                choices.data.item_title(index, place, words.language)
            )
        });
        let told = warning::sentence(one.warning, words);
        format!("{title}{item}{}{told}", words.colon)
    })
    .collect()
}

fn doubts(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let open = open_warnings(state, shown, words);
    if open.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ words.warnings }</h3>
            <ul class="warnings">{ for open.into_iter().map(|one| html! { <li>{ one }</li> }) }</ul>
        </>
    }
}

/// The rows for the printed report: name, points, what is missing, who.
pub(super) fn for_print(state: &State, shown: &Derived, words: &Words) -> Vec<[String; 4]> {
    let words = DeskWords::of(words.language);
    let index = &state.choices.index;
    let left = months_left(state);
    let gaps = gaps(state, shown).into_iter().take(MOST_ROWS);
    gaps.map(|gap| {
        let title = &index.node(index.indicator(gap.indicator).node).title;
        let win = gap.points.map_or_else(
            || words.no_points_yet.to_owned(),
            |one| format!("+{}", points(one)),
        );
        let need = need(index, &gap, left, words);
        let who = gap.responsible.unwrap_or_else(|| "—".to_owned());
        [title.get(words.language).to_owned(), win, need, who]
    })
    .collect()
}
