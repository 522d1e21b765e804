//! The reader's preferences: language, colours, large text.

use super::context::Ui;
use crate::app::state::{Appearance, Intent, State};
use crate::text::Language;
use crate::text::words::DeskWords;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The languages, each by its own name.
pub(in crate::app) fn languages(ui: &Ui, state: &State) -> Html {
    let buttons = Language::ALL.into_iter().map(|language| {
        let (short, name) = match language {
            Language::Chinese => ("简", "简体中文"),
            Language::Traditional => ("繁", "繁體中文"),
            Language::English => ("English", "English"),
        };
        let present = state.view.language == language;
        let onclick = send(ui, Intent::SetLanguage(language));
        html! {
            <button type="button" lang={language.tag()} aria-pressed={present.to_string()}
                aria-label={name} title={name} {onclick}>{ short }</button>
        }
    });
    html! {
        <span class="languages" role="group" aria-label={DeskWords::of(ui.words.language).languages}>{ for buttons }</span>
    }
}

/// The colours: as the system, light or dark.
pub(in crate::app) fn appearance(ui: &Ui, state: &State) -> Html {
    let words = DeskWords::of(ui.words.language);
    let dispatch = ui.dispatch.clone();
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let theme = Appearance::from_name(&select.value()).unwrap_or_default();
        dispatch.dispatch(Intent::SetTheme(theme));
    };
    let options = Appearance::ALL.into_iter().map(|theme| {
        let name = match theme {
            Appearance::Auto => words.theme_auto,
            Appearance::Light => words.theme_light,
            Appearance::Dark => words.theme_dark,
        };
        html! { <option value={theme.name()} selected={theme == state.view.theme}>{ name }</option> }
    });
    html! {
        <label class="choice appearance">
            <span class="visually-hidden">{ words.appearance }</span>
            <select {onchange} id={ui.element("theme")}>{ for options }</select>
        </label>
    }
}

/// Into the mode for elders, and out of it with everything.
pub(in crate::app) fn elder(ui: &Ui) -> Html {
    let words = DeskWords::of(ui.words.language);
    let on = ui.elder;
    let name = match on {
        true => words.all_functions,
        false => words.elder,
    };
    let onclick = send(ui, Intent::SetElder(!on));
    html! { <button type="button" class="elder-switch" id={ui.element("elder")} {onclick}>{ name }</button> }
}

fn send(ui: &Ui, action: Intent) -> impl Fn(MouseEvent) + 'static {
    let dispatch = ui.dispatch.clone();
    move |_| dispatch.dispatch(action.clone())
}
