//! A unit's part of a target that is split, filled in beside its row.

use super::cell::Fault;
use crate::app::state::DataEdit;
use crate::app::ui::Ui;
use crate::index::IndicatorId;
use crate::rule::check_part;
use crate::text::format::plain;
use crate::text::number::parse;
use crate::text::words::DeskWords;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A part that somebody typed; `None` where nothing is.
pub fn read(text: &str, measure: Option<&str>) -> Result<Option<f64>, Fault> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let part = parse(text, measure).map_err(Fault::Number)?;
    check_part(part).map(Some).map_err(Fault::Refused)
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TargetProps {
    pub(super) ui: Ui,
    /// The id of the field.
    pub(super) id: String,
    pub(super) indicator: IndicatorId,
    /// The part that stands.
    pub(super) own: Option<f64>,
    pub(super) measure: Option<String>,
    /// What all parts come to.
    pub(super) sum: String,
}

/// The field; what cannot be taken stays in it with the reason, and the part that stands is kept.
#[component]
pub(super) fn Target(props: &TargetProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let wrong = use_state_eq(|| None::<(String, Fault)>);
    let onchange = {
        let (wrong, props) = (wrong.setter(), props.clone());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let text = input.value();
            match read(&text, props.measure.as_deref()) {
                Ok(target) => {
                    wrong.set(None);
                    let indicator = props.indicator;
                    let edit = DataEdit::Target { indicator, target };
                    props.ui.dispatch.dispatch(edit.into());
                }
                Err(fault) => wrong.set(Some((text, fault))),
            }
        }
    };
    let (typed, fault) = (*wrong).clone().unzip();
    let value = typed.or_else(|| props.own.map(plain)).unwrap_or_default();
    let fault = fault.map(|fault| fault.words(props.ui.words, &[]));
    let reason = format!("{}-reason", props.id);
    html! {
        <div class="split">
            <div class="field">
                <label for={props.id.clone()}>{ words.own_target }</label>
                <input type="text" autocomplete="off" id={props.id.clone()} {value} {onchange}
                    aria-invalid={fault.is_some().then_some("true")} aria-describedby={fault.is_some().then(|| reason.clone())} />
            </div>
            <p class="reason fault" role="alert" id={reason} hidden={fault.is_none()}>{ fault }</p>
            <p class="hint">{ props.sum.clone() }</p>
        </div>
    }
}
