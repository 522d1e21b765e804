//! The button that reads the result aloud.

use super::spoken;
use crate::app::browser::speech;
use crate::app::derived::Derived;
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::text::words::DeskWords;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
struct AloudProps {
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
    let words = DeskWords::of(props.ui.words.language);
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
