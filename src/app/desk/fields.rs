//! Entering progress: fields by rule, statuses, evidence.

use super::entry::{self, Texts};
use crate::app::derived::Derived;
use crate::app::state::{Field, Intent, Part, State};
use crate::app::ui::Ui;
use crate::app::ui::option::option;
use crate::data::{Evidence, Key, Record, Status};
use crate::index::{Indicator, IndicatorId};
use crate::text::words::Words;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

pub(in crate::app) fn form(ui: &Ui, state: &State, shown: &Derived, id: IndicatorId) -> Html {
    let words = ui.words;
    let indicator = state.choices.index.indicator(id);
    let slots: Vec<Option<u32>> = match indicator.items.len() {
        0 => vec![None],
        items => (0..items as u32).map(Some).collect(),
    };
    let month = state
        .choices
        .month
        .map(|month| month.to_string())
        .unwrap_or_default();
    html! {
        <div class="entry">
            <h4>{ words.entry }{ " " }<small>{ month }</small></h4>
            if state.choices.data.is_demonstration() {
                <p class="hint"><strong class="mark">{ words.demonstration }</strong>{ " " }{ words.demonstration_long }</p>
            }
            { for slots.into_iter().map(|item| slot(ui, state, shown, id, item)) }
        </div>
    }
}

/// The context of the fields of one slot.
struct Slot<'a> {
    ui: &'a Ui,
    key: Key,
    name: String,
    indicator: &'a Indicator,
    record: Option<&'a Record>,
    texts: Texts,
    is_own: bool,
}

fn slot(ui: &Ui, state: &State, shown: &Derived, id: IndicatorId, item: Option<u32>) -> Html {
    let words = ui.words;
    let choices = &state.choices;
    let indicator = choices.index.indicator(id);
    let key = Key {
        unit: shown.unit,
        indicator: id,
        item,
        period: choices.month,
    };
    let latest = choices.data.latest(shown.unit, id, item, choices.month);
    let (month, record) = latest.unzip();
    let name = choices.index.node(indicator.node).id.clone();
    let mut texts = entry::texts(&indicator.rule, record.as_ref());
    for &part in entry::parts(&indicator.rule) {
        let field = Field {
            indicator: name.clone(),
            item,
            part,
        };
        if let Some(draft) = state.drafts.get(&field.name()) {
            draft.clone_into(texts.get_mut(part));
        }
    }
    let is_own = month == Some(choices.month);
    let carried = month.flatten().filter(|_| !is_own);
    let slot = Slot {
        ui,
        key,
        name,
        indicator,
        record: record.as_ref(),
        texts,
        is_own,
    };
    let title = item
        .and_then(|item| indicator.items.get(item as usize))
        .map(|item| {
            let count = (item.count != 1.0)
                .then(|| format!(" × {}", crate::text::format::plain(item.count)));
            item.title.get(words.language).to_owned() + &count.unwrap_or_default()
        });
    html! {
        <fieldset class="slot" key={item.map_or(-1, i64::from)}>
            <legend class={title.is_none().then_some("visually-hidden")}>
                { title.unwrap_or_else(|| words.entry.to_owned()) }
            </legend>
            <div class="fields">
                { for entry::parts(&indicator.rule).iter().map(|&part| figure(&slot, state, part)) }
                { status(&slot) }
                { evidence(&slot) }
            </div>
            <p class="hint carried" hidden={carried.is_none()}>
                { carried.map(|month| words.pick(format!("沿用 {month} 的记录"), format!("carried over from {month}"))) }
            </p>
            { remove(&slot) }
        </fieldset>
    }
}

impl Slot<'_> {
    fn element(&self, what: &str) -> String {
        let item = self
            .key
            .item
            .map(|item| format!("-{item}"))
            .unwrap_or_default();
        self.ui
            .element(&format!("entry-{}{item}-{what}", self.name))
    }

    fn field(&self, part: Part) -> Field {
        Field {
            indicator: self.name.clone(),
            item: self.key.item,
            part,
        }
    }

    /// The handler of a changed figure: all figures are read together; wrong input stays in its field.
    fn commit(&self, part: Part) -> impl Fn(String) + 'static {
        let dispatch = self.ui.dispatch.clone();
        let rule = self.indicator.rule.clone();
        let measure = self.indicator.measure.clone();
        let language = self.ui.words.language;
        let (key, texts) = (self.key, self.texts.clone());
        let fields: Vec<Field> = entry::parts(&rule)
            .iter()
            .map(|&part| self.field(part))
            .collect();
        let is_own = self.is_own;
        move |text: String| {
            let mut texts = texts.clone();
            *texts.get_mut(part) = text;
            let measure = measure.as_ref().map(|measure| measure.get(language));
            match entry::read(&rule, measure, &texts) {
                Ok(observation) => {
                    for field in &fields {
                        dispatch.dispatch(Intent::SetDraft {
                            field: field.clone(),
                            text: None,
                        });
                    }
                    dispatch.dispatch(match observation {
                        Some(observation) => Intent::SetStatus {
                            key,
                            status: Status::Reported(observation),
                        },
                        None if is_own => Intent::SetRecord { key, record: None },
                        None => Intent::SetStatus {
                            key,
                            status: Status::NotReported,
                        },
                    });
                }
                Err(_) => {
                    for field in &fields {
                        let text = Some(texts.get(field.part).to_owned());
                        dispatch.dispatch(Intent::SetDraft {
                            field: field.clone(),
                            text,
                        });
                    }
                }
            }
        }
    }

    /// The fault of a field, while it holds a draft.
    fn reason(&self, state: &State, part: Part) -> Option<&'static str> {
        let parts = entry::parts(&self.indicator.rule);
        if !parts
            .iter()
            .any(|&part| state.drafts.contains_key(&self.field(part).name()))
        {
            return None;
        }
        let words = self.ui.words;
        let measure = self
            .indicator
            .measure
            .as_ref()
            .map(|measure| measure.get(words.language));
        let faults = entry::read(&self.indicator.rule, measure, &self.texts).err()?;
        let (_, reason) = faults.into_iter().find(|(at, _)| *at == part)?;
        Some(reason.words(words))
    }
}

fn part_name(words: &Words, part: Part, indicator: &Indicator) -> &'static str {
    let takes_shares = indicator.rule.entry().takes == crate::rule::Takes::Shares;
    match part {
        Part::Value if takes_shares => words.shares,
        Part::Value => words.value,
        Part::Baseline => words.baseline,
        Part::Denominator => words.denominator,
    }
}

fn figure(slot: &Slot<'_>, state: &State, part: Part) -> Html {
    let words = slot.ui.words;
    let commit = Rc::new(slot.commit(part));
    let text = slot.texts.get(part).to_owned();
    let options = entry::options(&slot.indicator.rule, words).filter(|_| part == Part::Value);
    let id = slot.element(match part {
        Part::Value => "value",
        Part::Baseline => "baseline",
        Part::Denominator => "denominator",
    });
    let reason = slot.reason(state, part);
    let reason_id = format!("{id}-reason");
    let measure = slot
        .indicator
        .measure
        .as_ref()
        .filter(|_| options.is_none());
    let control = if let Some(options) = options {
        let onchange = move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            commit(select.value());
        };
        html! {
            <select id={id.clone()} {onchange}>
                { option("", words.choose, text.is_empty()) }
                { for options.into_iter().map(|(name, title)| {
                    let selected = name == text;
                    option(name, title, selected)
                }) }
            </select>
        }
    } else {
        let onchange = move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            commit(input.value());
        };
        html! {
            <input type="text" inputmode="decimal" autocomplete="off" id={id.clone()} value={text} {onchange}
                aria-invalid={reason.map(|_| "true")}
                aria-describedby={reason.map(|_| reason_id.clone())} />
        }
    };
    html! {
        <div class="field">
            <label for={id}>{ part_name(words, part, slot.indicator) }
                if let Some(measure) = measure { <small>{ " " }{ measure.get(words.language).to_owned() }</small> }
            </label>
            { control }
            <p class="reason fault" role="alert" id={reason_id} hidden={reason.is_none()}>{ reason }</p>
        </div>
    }
}

fn status(slot: &Slot<'_>) -> Html {
    let words = slot.ui.words;
    let present = slot
        .record
        .map_or(Status::NotReported, |record| record.status);
    let is_reported = matches!(present, Status::Reported(_));
    let (dispatch, key) = (slot.ui.dispatch.clone(), slot.key);
    let fields: Vec<Field> = entry::parts(&slot.indicator.rule)
        .iter()
        .map(|&part| slot.field(part))
        .collect();
    let reported_before = slot.record.cloned().filter(|_| is_reported);
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let status = match select.value().as_str() {
            "pending" => Status::Pending,
            "not_applicable" => Status::NotApplicable,
            "reported" => match &reported_before {
                Some(record) => record.status,
                None => return,
            },
            _ => Status::NotReported,
        };
        for field in &fields {
            dispatch.dispatch(Intent::SetDraft {
                field: field.clone(),
                text: None,
            });
        }
        dispatch.dispatch(Intent::SetStatus { key, status });
    };
    // What is reported is entered, not chosen.
    let mut reported = option("reported", words.reported, is_reported);
    if !is_reported {
        reported.add_attribute("disabled", "disabled");
    }
    let id = slot.element("status");
    html! {
        <div class="field">
            <label for={id.clone()}>{ words.status }</label>
            <select {id} {onchange}>
                { reported }
                { option("not_reported", words.not_reported, present == Status::NotReported) }
                { option("pending", words.pending, present == Status::Pending) }
                { option("not_applicable", words.not_applicable, present == Status::NotApplicable) }
            </select>
        </div>
    }
}

fn evidence(slot: &Slot<'_>) -> Html {
    let words = slot.ui.words;
    let (dispatch, key) = (slot.ui.dispatch.clone(), slot.key);
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let text = input.value();
        let evidence = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        dispatch.dispatch(Intent::SetEvidence { key, evidence });
    };
    let text = slot
        .record
        .map(|record| Evidence::text(&record.remarks.evidence))
        .unwrap_or_default();
    let id = slot.element("evidence");
    html! {
        <div class="field wide">
            <label for={id.clone()}>{ words.evidence }</label>
            <input type="text" autocomplete="off" {id} value={text} placeholder={words.evidence_hint} {onchange} />
        </div>
    }
}

fn remove(slot: &Slot<'_>) -> Html {
    let (dispatch, key) = (slot.ui.dispatch.clone(), slot.key);
    let onclick = move |_| dispatch.dispatch(Intent::SetRecord { key, record: None });
    html! {
        <button type="button" class="quiet" {onclick} hidden={!slot.is_own}>
            { slot.ui.words.remove_record }
        </button>
    }
}
