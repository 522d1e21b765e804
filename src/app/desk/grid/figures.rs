//! Figures that are recorded of an indicator and never scored, filled in beside its rows.

use crate::app::state::DataEdit;
use crate::app::ui::Ui;
use crate::data::{Details, Figure};
use crate::index::IndicatorId;
use crate::text::words::DeskWords;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FiguresProps {
    pub(super) ui: Ui,
    /// The id of the field.
    pub(super) id: String,
    pub(super) indicator: IndicatorId,
    /// All that is filled in of the indicator.
    pub(super) details: Details,
}

/// The field; what cannot be read stays in it with the reason, and the figures that stand are kept.
#[component]
pub(super) fn Figures(props: &FiguresProps) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let wrong = use_state_eq(|| None::<String>);
    let onchange = {
        let (wrong, props) = (wrong.setter(), props.clone());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let text = input.value();
            let Some(figures) = Figure::of_text(&text) else {
                wrong.set(Some(text));
                return;
            };
            wrong.set(None);
            let edit = DataEdit::Details {
                indicator: props.indicator,
                item: None,
                details: Details {
                    figures,
                    ..props.details.clone()
                },
            };
            props.ui.dispatch.dispatch(edit.into());
        }
    };
    let is_wrong = wrong.is_some();
    let value = (*wrong).clone();
    let value = value.unwrap_or_else(|| Figure::text(&props.details.figures, words.language));
    let hint = format!("{}-hint", props.id);
    html! {
        <div class="split">
            <div class="field">
                <label for={props.id.clone()}>{ words.also_recorded }</label>
                <input type="text" autocomplete="off" id={props.id.clone()} {value} {onchange}
                    aria-invalid={is_wrong.then_some("true")} aria-describedby={hint.clone()} />
            </div>
            <p class={if is_wrong { "reason fault" } else { "hint" }} role={is_wrong.then_some("alert")} id={hint}>
                { words.also_recorded_hint }
            </p>
        </div>
    }
}
