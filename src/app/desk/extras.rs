//! Bonus and penalty points, and red lines: shown apart, never part of the score.

use crate::app::derived::Derived;
use crate::app::state::{DataEdit, Intent, State};
use crate::app::ui::Ui;
use crate::data::Adjustment;
use crate::month::is_day;
use crate::text::format::{points, signed};
use crate::text::words::DeskWords;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub(in crate::app) fn extras(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let index = &state.base.0;
    let own: Vec<Adjustment> = state
        .choices
        .data
        .adjustments()
        .iter()
        .filter(|one| one.unit == shown.unit)
        .cloned()
        .collect();
    html! {
        <>
            if let Some(cap) = index.adjustment_cap() {
                <Adjustments ui={ui.clone()} own={own} unit={shown.unit} {cap} />
            }
            if !index.red_lines().is_empty() {
                <section class="extra">
                    <h3>{ ui.words.red_lines }</h3>
                    <p class="hint">{ DeskWords::of(ui.words.language).red_lines_lead }</p>
                    { for index.red_lines().iter().map(|line| html! {
                        <RedLine ui={ui.clone()} name={line.id.clone()}
                            title={line.title.get(ui.words.language).to_owned()}
                            basis={line.basis.as_ref().map(|basis| basis.get(ui.words.language).to_owned())}
                            document={state.choices.red_lines.get(&line.id).cloned()} />
                    }) }
                </section>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct AdjustmentsProps {
    ui: Ui,
    own: Vec<Adjustment>,
    unit: crate::data::UnitId,
    cap: f64,
}

#[component]
fn Adjustments(props: &AdjustmentsProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let fields = [use_node_ref(), use_node_ref(), use_node_ref()];
    let wrong = use_state_eq(|| false);
    let text = |field: &NodeRef| field.cast::<HtmlInputElement>().map(|input| input.value());
    let add = {
        let (fields, wrong) = (fields.clone(), wrong.clone());
        let (dispatch, unit) = (props.ui.dispatch.clone(), props.unit);
        move |_| {
            let [given, basis, date] =
                [&fields[0], &fields[1], &fields[2]].map(|f| text(f).unwrap_or_default());
            let given = crate::text::number::parse(&given, None)
                .ok()
                .filter(|points| *points != 0.0);
            let (Some(points), false, true) = (given, basis.trim().is_empty(), is_day(&date))
            else {
                wrong.set(true);
                return;
            };
            wrong.set(false);
            dispatch.dispatch(
                DataEdit::AddAdjustment(Adjustment {
                    unit,
                    points,
                    basis: basis.trim().to_owned(),
                    date,
                })
                .into(),
            );
            for field in &fields {
                if let Some(input) = field.cast::<HtmlInputElement>() {
                    input.set_value("");
                }
            }
        }
    };
    let rows = props.own.iter().map(|one| {
        let (dispatch, adjustment) = (props.ui.dispatch.clone(), one.clone());
        let onclick = move |_| {
            dispatch.dispatch(DataEdit::RemoveAdjustment(adjustment.clone()).into());
        };
        html! {
            <li>
                <b>{ signed(one.points) }</b><span>{ one.basis.clone() }</span><span>{ one.date.clone() }</span>
                <button type="button" class="quiet" {onclick}
                    aria-label={format!("{} {}", words.remove, one.basis)}>{ words.remove }</button>
            </li>
        }
    });
    let sum: f64 = props.own.iter().map(|one| one.points).sum();
    let capped = sum.clamp(-props.cap, props.cap);
    let label = |position: usize, name: &'static str, kind: &'static str, hint: &'static str| {
        html! {
            <label><span>{ name }</span>
                <input type={kind} ref={fields[position].clone()} placeholder={hint} autocomplete="off" />
            </label>
        }
    };
    html! {
        <section class="extra">
            <h3>{ words.adjustments }{ " " }<small>{ format!("±{}", points(props.cap)) }</small></h3>
            <p class="hint">{ DeskWords::of(words.language).adjustments_lead }</p>
            <ul class="adjustments">{ for rows }</ul>
            <p class="sum" hidden={props.own.is_empty()}>
                { words.pick(format!("合计 {}，计入 {}", signed(sum), signed(capped)), format!("Sum {}, counted {}", signed(sum), signed(capped))) }
            </p>
            <div class="fields">
                { label(0, words.points, "text", "+1.5") }
                { label(1, words.basis, "text", "") }
                { label(2, words.date, "date", "2024-09-30") }
                <button type="button" onclick={add}>{ words.add }</button>
            </div>
            <p class="reason fault" role="alert" hidden={!*wrong}>{ words.adjustment_bad }</p>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct RedLineProps {
    ui: Ui,
    name: AttrValue,
    title: AttrValue,
    /// What the index puts it in force by.
    basis: Option<String>,
    document: Option<String>,
}

#[component]
fn RedLine(props: &RedLineProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let field = use_node_ref();
    let wrong = use_state_eq(|| false);
    let in_force = props.document.is_some();
    let onclick = {
        let (field, wrong, dispatch, id) = (
            field.clone(),
            wrong.clone(),
            props.ui.dispatch.clone(),
            props.name.to_string(),
        );
        move |_| {
            let text = field
                .cast::<HtmlInputElement>()
                .map(|input| input.value())
                .unwrap_or_default();
            let document =
                Some(text.trim().to_owned()).filter(|text| !text.is_empty() && !in_force);
            wrong.set(document.is_none() && !in_force);
            if document.is_some() || in_force {
                dispatch.dispatch(Intent::SetRedLine {
                    id: id.clone(),
                    document,
                });
            }
        }
    };
    if let Some(basis) = &props.basis {
        return html! {
            <div class="red-line">
                <p><b>{ props.title.clone() }</b>{ " " }<span class="status">{ words.in_force }</span></p>
                <p class="hint">{ basis.clone() }</p>
            </div>
        };
    }
    html! {
        <div class="red-line">
            <p><b>{ props.title.clone() }</b>{ " " }
                <span class="status">{ if in_force { words.in_force } else { words.off } }</span></p>
            <div class="fields">
                <label class="wide"><span>{ words.document }</span>
                    <input type="text" ref={field} readonly={in_force} value={props.document.clone().unwrap_or_default()} autocomplete="off" />
                </label>
                <button type="button" {onclick}>{ if in_force { words.turn_off } else { words.in_force } }</button>
            </div>
            <p class="reason fault" role="alert" hidden={!*wrong}>{ words.document }{ words.question_mark }</p>
        </div>
    }
}
