//! Other indices: those beside the page, and any from a file.

use super::refusals;
use crate::app::browser::{dom, others};
use crate::app::io::opened::{self, Entry};
use crate::app::io::portable::Refused;
use crate::app::state::{Intent, Message, State};
use crate::app::ui::Ui;
use crate::text::words::DeskWords;
use wasm_bindgen::JsCast;
use web_sys::{Element, File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The list of the indices beside the page.
const LIST: &str = "indices.json";

#[derive(Debug, PartialEq, Properties)]
pub(super) struct OthersProps {
    pub(super) ui: Ui,
    /// The index that is on show, by id.
    pub(super) present: String,
}

/// The indices in the menu, for a page of its own.
pub(super) fn others(ui: &Ui, state: &State) -> Html {
    if !ui.own_page {
        return html! {};
    }
    html! { <Others ui={ui.clone()} present={state.base.0.id().to_owned()} /> }
}

/// What is beside the page is asked for when it is first wanted.
#[component]
fn Others(props: &OthersProps) -> Html {
    let ui = &props.ui;
    let words = DeskWords::of(ui.words.language);
    let open = use_state_eq(|| false);
    let list = use_state_eq(|| Some(Vec::<Entry>::new()));
    let reading = use_state_eq(|| false);
    let onclick = {
        let (open, list) = (open.clone(), list.setter());
        move |_| {
            open.set(!*open);
            let list = list.clone();
            spawn_local(async move {
                let text = others::beside(LIST).await;
                list.set(text.map(|text| opened::list(&text)));
            });
        }
    };
    let links = list.iter().flatten();
    let links = links.filter(|entry| entry.id != props.present);
    let links = links.map(|entry| {
        let title = entry.title.get(words.language).to_owned();
        html! { <li><a href={entry.address()}>{ title }</a></li> }
    });
    html! {
        <div class="others">
            <button type="button" {onclick} aria-expanded={open.to_string()} aria-controls={ui.element("others")}>
                { words.other_indices }
            </button>
            <div class="others-list" id={ui.element("others")} hidden={!*open}>
                <ul>{ for links }</ul>
                if list.is_none() { <p role="alert">{ ui.words.not_loaded }</p> }
                { file(ui, words, &reading) }
                <p class="hint">{ words.open_index_said }</p>
            </div>
        </div>
    }
}

/// The way to an index in a file, with its data in it or in another. A large one takes a second or two.
fn file(ui: &Ui, words: &'static DeskWords, reading: &UseStateHandle<bool>) -> Html {
    let dispatch = ui.dispatch.clone();
    let is_reading = **reading;
    let reading = reading.setter();
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let files = input.files();
        let count = files.as_ref().map_or(0, web_sys::FileList::length);
        let files: Vec<File> = (0..count)
            .filter_map(|at| files.as_ref()?.get(at))
            .collect();
        let place: Element = input.clone().unchecked_into();
        let (dispatch, reading) = (dispatch.clone(), reading.clone());
        spawn_local(async move {
            reading.set(true);
            let name = files.first().map(File::name).unwrap_or_default();
            let mut texts = Vec::new();
            for file in files {
                texts.push(dom::read_file(file).await.unwrap_or_default());
            }
            input.set_value("");
            dom::shown().await;
            let refuse = |reason: String| {
                reading.set(false);
                let message = Message::FileUnreadable { name, reason };
                dispatch.dispatch(Intent::Say(Some(message)));
            };
            let read = opened::together(texts);
            dom::pause().await;
            match read {
                Ok(text) if others::open(&place, &text) => {}
                Ok(_) => refuse(words.open_index_failed.to_owned()),
                Err(opened::Unfit::None) => refuse(words.open_index_none.to_owned()),
                Err(opened::Unfit::Fault(fault)) => {
                    refuse(refusals::told(&Refused::Fault(fault), words));
                }
            }
        });
    };
    html! {
        <label class="button file" aria-busy={is_reading.then_some("true")}>
            { if is_reading { ui.words.loading } else { words.open_index } }
            <input type="file" multiple=true accept=".json,.geojson,application/json,application/geo+json" {onchange} />
        </label>
    }
}
