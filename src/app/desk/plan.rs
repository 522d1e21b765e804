//! The plan of an indicator, month by month: kept in the data, in the place of the index's own.

use crate::app::derived::Derived;
use crate::app::state::{ByPtr, DataEdit, State};
use crate::app::ui::Ui;
use crate::index::{Index, IndicatorId, MonthlyPlan, PlanCheck};
use crate::rule::{Due, Elapsed, PlannedBy, Rung, Split, Takes};
use crate::schema::PlanNode;
use crate::text::format::{percent, plain};
use crate::text::number::parse;
use crate::text::words::{DeskWords, Words};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The months of an indicator's plan; nothing where its rule takes no plan.
pub(in crate::app) fn plan(ui: &Ui, state: &State, _: &Derived, id: IndicatorId) -> Html {
    let choices = &state.choices;
    let index = &choices.index;
    let Some(period) = index.period() else {
        return html! {};
    };
    let indicator = index.indicator(id);
    let given = choices.data.plan(id);
    if indicator.rule.planned_by() == PlannedBy::Nothing {
        return html! {};
    }
    let plan = given.or(indicator.plan.as_ref());
    let dues = (1..period.months).map(|months| {
        let of = period.months;
        indicator.due(given, Elapsed { months, of })
    });
    html! {
        <Plan key={index.node(indicator.node).id.clone()} ui={ui.clone()} index={ByPtr(Rc::clone(index))} {id}
            nodes={plan.map(|plan| plan.written(&indicator.rule)).unwrap_or_default()}
            dues={dues.collect::<Vec<Due>>()} is_given={given.is_some()} months={period.months} />
    }
}

#[derive(PartialEq, Properties)]
struct PlanProps {
    ui: Ui,
    index: ByPtr<Index>,
    id: IndicatorId,
    nodes: Vec<PlanNode>,
    /// By month, without the last one.
    dues: Vec<Due>,
    is_given: bool,
    months: u8,
}

#[component]
fn Plan(props: &PlanProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let wrong = use_state_eq(|| None::<u8>);
    let indicator = props.index.0.indicator(props.id);
    let dispatch = &props.ui.dispatch;
    let id = props.id;
    let set = {
        let (index, nodes, dispatch) = (
            Rc::clone(&props.index.0),
            props.nodes.clone(),
            dispatch.clone(),
        );
        let (wrong, months) = (wrong.clone(), props.months);
        Callback::from(move |(month, text): (u8, String)| {
            let plan = edited(&index, id, months, &nodes, (month, &text));
            wrong.set(plan.is_none().then_some(month));
            if let Some(plan) = plan {
                dispatch.dispatch(
                    DataEdit::Plan {
                        indicator: id,
                        plan,
                    }
                    .into(),
                );
            }
        })
    };
    let reset = {
        let (dispatch, wrong) = (dispatch.clone(), wrong.clone());
        move |_| {
            wrong.set(None);
            dispatch.dispatch(
                DataEdit::Plan {
                    indicator: id,
                    plan: None,
                }
                .into(),
            );
        }
    };
    let entry = indicator.rule.entry();
    let months = props.dues.iter().zip(1..).map(|(due, month): (&Due, u8)| {
        let node = props.nodes.iter().find(|node| node.month == month);
        let label = words.pick(format!("{month}月"), format!("{month:02}"));
        let set = set.clone();
        let control = match entry.takes {
            Takes::Rung(ladder) => {
                let onchange = move |event: Event| {
                    let select: HtmlSelectElement = event.target_unchecked_into();
                    set.emit((month, select.value()));
                };
                let chosen = node.and_then(|node| node.rung.as_deref());
                rungs(ladder, chosen, onchange.into(), words)
            }
            Takes::Number(_) | Takes::Verdict | Takes::Completion | Takes::Shares => {
                let onchange = move |event: Event| {
                    let input: HtmlInputElement = event.target_unchecked_into();
                    set.emit((month, input.value()));
                };
                let value = node.map(written).unwrap_or_default();
                html! {
                    <input type="text" inputmode="decimal" autocomplete="off" {value} {onchange}
                        placeholder={shown(*due)} aria-invalid={(*wrong == Some(month)).to_string()} />
                }
            }
        };
        // Without ids: each item of an indicator shows the plan of all.
        html! { <li><label>{ label }{ control }</label></li> }
    });
    html! {
        <details class="plan">
            <summary>{ words.plan }</summary>
            <p class="hint">{ words.plan_hint }</p>
            if indicator.rule.split() != Split::None { <p class="hint">{ words.plan_is_split }</p> }
            <ul class="plan-months">{ for months }</ul>
            if wrong.is_some() { <p class="fault reason" role="alert">{ words.bad_plan }</p> }
            if props.is_given {
                <button type="button" class="quiet" onclick={reset}>{ words.plan_of_index }</button>
            }
        </details>
    }
}

fn rungs(ladder: &[Rung], chosen: Option<&str>, onchange: Callback<Event>, words: &Words) -> Html {
    let options = ladder.iter().map(|rung| {
        let selected = chosen == Some(rung.id.as_str());
        html! { <option value={rung.id.clone()} {selected}>{ rung.title.get(words.language).to_owned() }</option> }
    });
    html! {
        <select {onchange}>
            <option value="" selected={chosen.is_none()}>{ "—" }</option>
            { for options }
        </select>
    }
}

#[allow(
    clippy::option_option,
    reason = "no plan is another thing than one that cannot be"
)]
/// The plan with another text for a month; the inner `None` for one without any month, the outer for
/// one that cannot be.
pub fn edited(
    index: &Index,
    id: IndicatorId,
    months: u8,
    nodes: &[PlanNode],
    (month, text): (u8, &str),
) -> Option<Option<MonthlyPlan>> {
    let indicator = index.indicator(id);
    let mut nodes: Vec<PlanNode> = nodes
        .iter()
        .filter(|node| node.month != month)
        .cloned()
        .collect();
    if !text.trim().is_empty() {
        nodes.push(node(indicator.rule.planned_by(), month, text.trim())?);
        nodes.sort_by_key(|node| node.month);
    }
    if nodes.is_empty() {
        return Some(None);
    }
    let check = PlanCheck {
        rule: &indicator.rule,
        months: Some(months),
        is_waiting: false,
        items: indicator.count(),
    };
    MonthlyPlan::read("plan", &nodes, &check).ok().map(Some)
}

/// What a text says of a month: a number, a rung's id, or a share in per cent.
fn node(planned_by: PlannedBy, month: u8, text: &str) -> Option<PlanNode> {
    let mut node = PlanNode {
        month,
        value: None,
        rung: None,
        share: None,
    };
    match planned_by {
        PlannedBy::Value => node.value = Some(parse(text, None).ok()?),
        PlannedBy::Share | PlannedBy::Step => {
            let number = text.trim_end_matches(['%', '％']);
            node.share = Some(parse(number, None).ok()? / 100.0);
        }
        PlannedBy::Rung => node.rung = Some(text.to_owned()),
        PlannedBy::Nothing => return None,
    }
    Some(node)
}

fn written(node: &PlanNode) -> String {
    let share = node.share.map(|share| percent(share, 1));
    let value = node.value.map(plain);
    value.or(share).unwrap_or_default()
}

/// What is due of a month without an entry of its own.
fn shown(due: Due) -> String {
    match due {
        Due::Value(x) => plain(libm::round(x * 100.0) / 100.0),
        Due::Share(share) => percent(share, 0),
        Due::Nothing | Due::Whole | Due::Rung(_) => String::new(),
    }
}
