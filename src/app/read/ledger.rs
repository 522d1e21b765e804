//! Every promise of the source: scored, optional or only recorded.

use super::details::{gloss, original};
use crate::app::derived::Derived;
use crate::app::state::{ByPtr, Intent, State};
use crate::app::ui::Ui;
use crate::figure::heads;
use crate::index::{Activation, Index, LedgerRow};
use crate::map::Map;
use crate::rule::Asks;
use crate::schema::Use;
use crate::text::number;
use crate::text::words::{DeskWords, Words};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Every promise.
pub(in crate::app) fn ledger(ui: &Ui, state: &State, _shown: &Derived) -> Html {
    html! {
        <Ledger ui={ui.clone()} base={ByPtr(Rc::clone(&state.base.0))}
            optional={Rc::new(state.choices.optional.clone())} />
    }
}

#[derive(PartialEq, Properties)]
struct LedgerProps {
    ui: Ui,
    base: ByPtr<Index>,
    optional: Rc<Map<Activation>>,
}

#[component]
fn Ledger(props: &LedgerProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let only = use_state_eq(|| None::<Use>);
    let rows = props.base.0.ledger();
    let count = |used: Option<Use>| {
        rows.iter()
            .filter(|row| used.is_none_or(|u| row.used == u))
            .count()
    };
    let filter = |used: Option<Use>, name: &'static str| {
        let (chosen, only) = (*only == used, only.clone());
        let onclick = move |_| only.set(used);
        html! {
            <button type="button" {onclick} aria-pressed={chosen.to_string()}>
                { name }{ " " }<small>{ count(used) }</small>
            </button>
        }
    };
    let shown = rows
        .iter()
        .filter(|row| only.is_none_or(|used| row.used == used));
    html! {
        <div class="ledger">
            { for heads::ledger(rows, words).map(|told| html! { <p class="finding">{ told }</p> }) }
            { for together(count(Some(Use::Score)), &props.base.0, words).map(|told| html! { <p class="hint">{ told }</p> }) }
            <div class="filters" role="group" aria-label={words.filter}>
                { filter(None, words.all) }
                { filter(Some(Use::Score), words.used_score) }
                { filter(Some(Use::Optional), words.used_optional) }
                { filter(Some(Use::Record), words.used_record) }
            </div>
            <ul>{ for shown.map(|row| entry(props, row)) }</ul>
        </div>
    }
}

/// Why there are fewer indicators than promises that are scored; `None` where there are as many.
fn together(scored: usize, index: &Index, words: &Words) -> Option<String> {
    let indicators = index.indicators().count();
    (indicators < scored).then(|| {
        words.pick(
            format!("计分的 {scored} 条由 {indicators} 项指标计算，一项指标可含几条承诺。"),
            format!("The {scored} that are scored make {indicators} indicators: one may hold several promises."),
        )
    })
}

fn used(words: &DeskWords, used: Use) -> &'static str {
    match used {
        Use::Score => words.used_score,
        Use::Optional => words.used_optional,
        Use::Record => words.used_record,
    }
}

fn entry(props: &LedgerProps, row: &LedgerRow) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let text = |text: &Option<crate::text::Text>| {
        text.as_ref()
            .map(|text| text.get(words.language).to_owned())
    };
    let index = &props.base.0;
    let quoting = index.quoted_by(&row.row).map(|id| index.indicator(id));
    let by = quoting.filter(|_| row.used == Use::Score).map(|indicator| {
        let title = &index.node(indicator.node).title;
        format!("{}{}", words.colon, title.get(words.language))
    });
    let waiting = row
        .waiting
        .map(|waiting| index.indicator(waiting.indicator));
    let indicator = waiting.or(quoting);
    let method = text(&row.method).or_else(|| text(&indicator?.method));
    let note = text(&row.note).or_else(|| text(&indicator?.note));
    html! {
        <li key={row.row.clone()} class={classes!("promise", match row.used {
            Use::Score => "scored",
            Use::Optional => "optional",
            Use::Record => "recorded",
        })}>
            <p class="promise-head">
                <span class="row-number">{ row.row.clone() }</span>
                <span>{ row.theme.get(words.language).to_owned() }</span>
                <span class="status">{ used(words, row.used) }{ by }</span>
            </p>
            { original(words) }
            <blockquote lang="zh-Hans">{ row.quote.clone() }</blockquote>
            { for quoting.map(|indicator| gloss(words, index, indicator)) }
            if let Some(section) = &row.section { <cite lang="zh-Hans">{ section.clone() }</cite> }
            if let Some(method) = method { <p class="hint">{ words.method }{ words.colon }{ method }</p> }
            if let Some(note) = note { <p class="hint">{ words.note }{ words.colon }{ note }</p> }
            if row.used == Use::Optional {
                <Optional ui={props.ui.clone()} base={props.base.clone()} row={row.row.clone()}
                    activation={props.optional.get(&row.row).cloned()} />
            }
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct OptionalProps {
    ui: Ui,
    base: ByPtr<Index>,
    row: AttrValue,
    activation: Option<Activation>,
}

/// Turning a promise on: with the target that the user gives, where its rule asks for one.
#[component]
fn Optional(props: &OptionalProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let field = use_node_ref();
    let wrong = use_state_eq(|| false);
    let index = &props.base.0;
    let row = index.ledger_row(&props.row);
    let Some(waiting) = row.and_then(|row| row.waiting) else {
        return html! {};
    };
    let waiting = index.indicator(waiting.indicator);
    let measure = waiting
        .measure
        .as_ref()
        .map(|measure| measure.get(words.language).to_owned());
    let asks = waiting.rule.asks();
    let turn_on = {
        let (field, wrong, dispatch) = (field.clone(), wrong.clone(), props.ui.dispatch.clone());
        let (row, measure, asks) = (props.row.to_string(), measure.clone(), asks.clone());
        move |_: MouseEvent| {
            let activation = match asks {
                Asks::Target => field
                    .cast::<HtmlInputElement>()
                    .and_then(|input| number::parse(&input.value(), measure.as_deref()).ok())
                    .filter(|target| *target > 0.0)
                    .map(Activation::Target),
                Asks::Rung(_) => field
                    .cast::<HtmlSelectElement>()
                    .map(|select| Activation::Promised(select.value())),
                Asks::Nothing => Some(Activation::Plain),
            };
            wrong.set(activation.is_none());
            if activation.is_some() {
                dispatch.dispatch(Intent::SetOptional {
                    row: row.clone(),
                    activation,
                });
            }
        }
    };
    let turn_off = {
        let (dispatch, row) = (props.ui.dispatch.clone(), props.row.to_string());
        move |_: MouseEvent| {
            dispatch.dispatch(Intent::SetOptional {
                row: row.clone(),
                activation: None,
            });
        }
    };
    let id = props.ui.element(&format!("optional-{}", props.row));
    let title = index
        .node(waiting.node)
        .title
        .get(words.language)
        .to_owned();
    if let Some(activation) = &props.activation {
        let given = match activation {
            Activation::Target(target) => crate::text::format::plain(*target),
            Activation::Promised(rung) => rung_title(&asks, rung, words).unwrap_or_default(),
            Activation::Plain => String::new(),
        };
        return html! {
            <p class="activation on">
                <b>{ words.turned_on }{ words.colon }{ title }{ " " }{ given }</b>
                <button type="button" onclick={turn_off}>{ words.turn_off }</button>
            </p>
        };
    }
    let control = match &asks {
        Asks::Target => html! {
            <label for={id.clone()}>{ words.give_target }
                if let Some(measure) = measure { <small>{ " " }{ measure }</small> }
                <input type="text" inputmode="decimal" autocomplete="off" {id} ref={field} />
            </label>
        },
        Asks::Rung(ladder) => html! {
            <label for={id.clone()}>{ words.give_promise }
                <select {id} ref={field}>
                    { for ladder.iter().filter(|rung| rung.points > 0.0).map(|rung| html! {
                        <option value={rung.id.clone()}>{ rung.title.get(words.language).to_owned() }</option>
                    }) }
                </select>
            </label>
        },
        Asks::Nothing => html! {},
    };
    html! {
        <div class="activation">
            <span>{ title }</span>
            { control }
            <button type="button" onclick={turn_on}>{ words.turn_on }</button>
            <p class="reason fault" role="alert" hidden={!*wrong}>{ words.bad_target }</p>
        </div>
    }
}

fn rung_title(asks: &Asks, rung: &str, words: &Words) -> Option<String> {
    let Asks::Rung(ladder) = asks else {
        return None;
    };
    let rung = ladder.iter().find(|there| there.id == rung)?;
    Some(rung.title.get(words.language).to_owned())
}
