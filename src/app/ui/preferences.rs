//! How the reader wants it: language, colours, large text, read aloud.

use crate::app::browser::speech;
use crate::app::derived::Derived;
use crate::app::read::spoken;
use crate::app::state::{Action, Appearance, State, View};
use crate::app::ui::Ui;
use crate::text::Language;
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
        let onclick = look(ui, state, move |view| view.language = language);
        html! {
            <button type="button" lang={language.tag()} aria-pressed={present.to_string()}
                aria-label={name} title={name} {onclick}>{ short }</button>
        }
    });
    html! {
        <span class="languages" role="group" aria-label={ui.words.languages}>{ for buttons }</span>
    }
}

/// The colours: as the system, light or dark.
pub(in crate::app) fn appearance(ui: &Ui, state: &State) -> Html {
    let words = ui.words;
    let (dispatch, view) = (ui.dispatch.clone(), state.view.clone());
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let theme = Appearance::from_name(&select.value()).unwrap_or_default();
        dispatch.dispatch(Action::Look(View {
            theme,
            ..view.clone()
        }));
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
pub(in crate::app) fn elder(ui: &Ui, state: &State) -> Html {
    let on = ui.elder;
    let name = match on {
        true => ui.words.all_functions,
        false => ui.words.elder,
    };
    let onclick = look(ui, state, move |view| view.elder = !on);
    html! { <button type="button" class="elder-switch" id={ui.element("elder")} {onclick}>{ name }</button> }
}

fn look(
    ui: &Ui,
    state: &State,
    change: impl Fn(&mut View) + 'static,
) -> impl Fn(MouseEvent) + 'static {
    let (dispatch, view) = (ui.dispatch.clone(), state.view.clone());
    move |_| {
        let mut view = view.clone();
        change(&mut view);
        dispatch.dispatch(Action::Look(view));
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::app) struct AloudProps {
    ui: Ui,
    text: AttrValue,
}

/// The button that reads the result aloud, where the browser can.
pub(in crate::app) fn aloud(ui: &Ui, state: &State, shown: &Derived) -> Html {
    if !speech::is_there() {
        return html! {};
    }
    html! { <Aloud ui={ui.clone()} text={spoken::result(state, shown, ui.words)} /> }
}

#[component]
fn Aloud(props: &AloudProps) -> Html {
    let words = props.ui.words;
    let speaking = use_state_eq(|| false);
    {
        // What is being said is out of date once it is another, and nobody's once it is gone.
        let speaking = speaking.setter();
        use_effect_with(props.text.clone(), move |_| {
            move || {
                speech::stop();
                speaking.set(false);
            }
        });
    }
    let onclick = {
        let (speaking, text, language) = (speaking.clone(), props.text.clone(), words.language);
        move |_| {
            if *speaking {
                speech::stop();
                speaking.set(false);
                return;
            }
            let ended = speaking.setter();
            let begun = speech::say(&text, language, move || ended.set(false));
            speaking.set(begun);
        }
    };
    let name = match *speaking {
        true => words.stop_reading,
        false => words.read_aloud,
    };
    html! { <button type="button" class="primary" id={props.ui.element("aloud")} {onclick}>{ name }</button> }
}
