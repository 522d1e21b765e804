//! Every promise of the source: scored, optional or only recorded.

use crate::app::state::{Action, State};
use crate::app::ui::Ui;
use crate::data::number;
use crate::index::{Activation, Index};
use crate::map::Map;
use crate::schema::{Dimension, Indicator, LedgerRow, RuleKind, Use};
use crate::text::words::Words;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

pub(super) fn ledger(ui: &Ui, state: &State) -> Html {
    html! {
        <Ledger ui={ui.clone()} base={crate::app::state::ByPtr(Rc::clone(&state.base.0))}
            optional={Rc::new(state.choices.optional.clone())} />
    }
}

#[derive(PartialEq, Properties)]
struct LedgerProps {
    ui: Ui,
    base: crate::app::state::ByPtr<Index>,
    optional: Rc<Map<Activation>>,
}

#[component]
fn Ledger(props: &LedgerProps) -> Html {
    let words = props.ui.words;
    let only = use_state_eq(|| None::<Use>);
    let rows = &props.base.0.definition().ledger;
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

fn used(words: &Words, used: Use) -> &'static str {
    match used {
        Use::Score => words.used_score,
        Use::Optional => words.used_optional,
        Use::Record => words.used_record,
    }
}

fn entry(props: &LedgerProps, row: &LedgerRow) -> Html {
    let words = props.ui.words;
    let text = |text: &Option<crate::text::Text>| {
        text.as_ref()
            .map(|text| text.get(words.language).to_owned())
    };
    let indicator = row
        .indicator
        .as_ref()
        .or_else(|| scored_by(&props.base.0, &row.row));
    let by = indicator
        .filter(|_| row.used == Use::Score)
        .map(|indicator| {
            format!(
                "{}{}",
                words.pick("：", ": "),
                indicator.title.get(words.language)
            )
        });
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
            <blockquote lang="zh-Hans">{ row.quote.clone() }</blockquote>
            if let Some(section) = &row.section { <cite lang="zh-Hans">{ section.clone() }</cite> }
            if let Some(method) = method { <p class="hint">{ words.method }{ words.pick("：", ": ") }{ method }</p> }
            if let Some(note) = note { <p class="hint">{ words.note }{ words.pick("：", ": ") }{ note }</p> }
            if row.used == Use::Optional {
                <Optional ui={props.ui.clone()} base={props.base.clone()} row={row.row.clone()}
                    activation={props.optional.get(&row.row).cloned()} />
            }
        </li>
    }
}

/// The indicator that a promise is scored by.
fn scored_by<'a>(base: &'a Index, row: &str) -> Option<&'a Indicator> {
    let found = base
        .indicators()
        .find(|(_, one)| one.sources.iter().any(|source| source.row == row));
    let id = &base.node(found?.1.node).id;
    written(&base.definition().dimensions, id)
}

fn written<'a>(dimensions: &'a [Dimension], id: &str) -> Option<&'a Indicator> {
    dimensions.iter().find_map(|dimension| {
        let own = dimension
            .indicators
            .iter()
            .find(|indicator| indicator.id == *id);
        own.or_else(|| written(&dimension.dimensions, id))
    })
}

#[derive(PartialEq, Properties)]
struct OptionalProps {
    ui: Ui,
    base: crate::app::state::ByPtr<Index>,
    row: AttrValue,
    activation: Option<Activation>,
}

/// Turning a promise on: with the target that the user gives, where its rule asks for one.
#[component]
fn Optional(props: &OptionalProps) -> Html {
    let words = props.ui.words;
    let field = use_node_ref();
    let wrong = use_state_eq(|| false);
    let definition = props.base.0.definition();
    let row = definition.ledger.iter().find(|row| row.row == *props.row);
    let Some(indicator) = row.and_then(|row| row.indicator.as_ref()) else {
        return html! {};
    };
    let measure = indicator
        .measure
        .as_ref()
        .map(|measure| measure.get(words.language).to_owned());
    let kind = indicator.rule.kind;
    let turn_on = {
        let (field, wrong, dispatch) = (field.clone(), wrong.clone(), props.ui.dispatch.clone());
        let (row, measure) = (props.row.to_string(), measure.clone());
        move |_: MouseEvent| {
            let activation = match kind {
                RuleKind::Target => field
                    .cast::<HtmlInputElement>()
                    .and_then(|input| number::parse(&input.value(), measure.as_deref()).ok())
                    .filter(|target| *target > 0.0)
                    .map(Activation::Target),
                RuleKind::Milestone => field
                    .cast::<HtmlSelectElement>()
                    .map(|select| Activation::Promised(select.value())),
                _ => Some(Activation::Plain),
            };
            wrong.set(activation.is_none());
            if activation.is_some() {
                dispatch.dispatch(Action::SetOptional {
                    row: row.clone(),
                    activation,
                });
            }
        }
    };
    let turn_off = {
        let (dispatch, row) = (props.ui.dispatch.clone(), props.row.to_string());
        move |_: MouseEvent| {
            dispatch.dispatch(Action::SetOptional {
                row: row.clone(),
                activation: None,
            });
        }
    };
    let id = props.ui.element(&format!("optional-{}", props.row));
    let title = indicator.title.get(words.language).to_owned();
    if let Some(activation) = &props.activation {
        let given = match activation {
            Activation::Target(target) => crate::text::format::plain(*target),
            Activation::Promised(rung) => rung_title(props, rung).unwrap_or_default(),
            Activation::Plain => String::new(),
        };
        return html! {
            <p class="activation on">
                <b>{ words.turned_on }{ words.pick("：", ": ") }{ title }{ " " }{ given }</b>
                <button type="button" onclick={turn_off}>{ words.turn_off }</button>
            </p>
        };
    }
    let rungs = indicator
        .rule
        .ladder
        .as_ref()
        .and_then(|ladder| definition.ladders.get(ladder));
    let control = match kind {
        RuleKind::Target => html! {
            <label for={id.clone()}>{ words.give_target }
                if let Some(measure) = measure { <small>{ " " }{ measure }</small> }
                <input type="text" inputmode="decimal" autocomplete="off" {id} ref={field} />
            </label>
        },
        RuleKind::Milestone => html! {
            <label for={id.clone()}>{ words.give_promise }
                <select {id} ref={field}>
                    { for rungs.into_iter().flatten().filter(|rung| rung.points > 0.0).map(|rung| html! {
                        <option value={rung.id.clone()}>{ rung.title.get(words.language).to_owned() }</option>
                    }) }
                </select>
            </label>
        },
        _ => html! {},
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

fn rung_title(props: &OptionalProps, rung: &str) -> Option<String> {
    let definition = props.base.0.definition();
    let row = definition.ledger.iter().find(|row| row.row == *props.row)?;
    let ladder = row.indicator.as_ref()?.rule.ladder.as_ref()?;
    let rung = definition
        .ladders
        .get(ladder)?
        .iter()
        .find(|there| there.id == rung)?;
    Some(rung.title.get(props.ui.words.language).to_owned())
}
