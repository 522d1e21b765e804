//! What a page of its own does beside showing: it follows links, keeps data and the manner of display,
//! takes shortcuts.

use crate::app::AppProps;
use crate::app::browser::dom;
use crate::app::io::file;
use crate::app::loader::{self, Later};
use crate::app::state::{Action, Appearance, ByPtr, Choices, Message, State, View};
use crate::text::Language;
use crate::text::words::Words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Under which name a page keeps its data.
fn storage_name(state: &State) -> String {
    format!("{}{}", dom::PREFIX, state.base.0.id())
}

/// All of it, where it is such a page.
#[hook]
pub fn use_page(
    state: &UseReducerHandle<State>,
    props: &AppProps,
    later: Option<&'static Later>,
    dark: bool,
) {
    let page = props.page;
    let dispatch = state.dispatcher();
    {
        let (dispatch, on_mount) = (dispatch.clone(), props.on_mount.clone());
        use_effect_with((), move |()| on_mount.emit(dispatch));
    }
    use_kept_data(state, page, later);
    use_address(state, page, later);
    {
        let dispatch = dispatch.clone();
        use_effect_with(page, move |&page| {
            let document = dom::window()
                .and_then(|window| window.document())
                .filter(|_| page);
            let listener = document.map(|document| {
                dom::Listener::new(&document, "keydown", move |event| {
                    shortcut(&event, &dispatch);
                })
            });
            move || drop(listener)
        });
    }
    let title = state.base.0.title().get(state.view.language).to_owned();
    use_effect_with(
        (page, state.view.language, title),
        |(page, language, title)| {
            if *page {
                dom::set_document_language(*language, title);
            }
        },
    );
    let view = &state.view;
    let manners = [
        (LANGUAGE, view.language.tag()),
        (THEME, view.theme.name()),
        (ELDER, if view.elder { "1" } else { "0" }),
    ];
    use_manners(page, manners, dark);
}

/// Names of the flags of the address, and of what the browser keeps of the manner of display.
const LANGUAGE: &str = "lang";
const THEME: &str = "theme";
const ELDER: &str = "elder";

/// A manner of display is kept once it is chosen (that nothing can be kept is no loss), and the
/// ground around a page of its own is as dark as the page.
#[hook]
fn use_manners(page: bool, manners: [(&'static str, &'static str); 3], dark: bool) {
    let before = use_mut_ref(|| manners);
    use_effect_with((page, manners, dark), move |&(page, manners, dark)| {
        let before = before.replace(manners);
        if !page {
            return;
        }
        dom::set_document_dark(dark);
        for ((name, value), was) in manners.iter().zip(before) {
            if *value != was.1 {
                let _ = dom::store(&kept_as(name), value);
            }
        }
    });
}

fn kept_as(name: &str) -> String {
    format!("xingfu-{name}")
}

/// What the address asks for, or else what was chosen before.
fn manner(name: &str) -> Option<String> {
    dom::asked_for(name).or_else(|| dom::stored(&kept_as(name)).ok().flatten())
}

/// The language that the address asks for, or that was chosen before.
pub fn language_wanted() -> Option<Language> {
    Language::from_tag(&manner(LANGUAGE)?)
}

/// The manner of display that the address asks for, or that was chosen before.
fn adopt_manners(view: &mut View) {
    view.language = language_wanted().unwrap_or(view.language);
    let theme = manner(THEME).and_then(|name| Appearance::from_name(&name));
    view.theme = theme.unwrap_or(view.theme);
    view.elder = manner(ELDER).map_or(view.elder, |given| !matches!(&*given, "0" | "false"));
}

/// Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, but not where text is being typed.
fn shortcut(event: &web_sys::Event, dispatch: &crate::app::Dispatch) {
    let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
        return;
    };
    if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || is_typing(event) {
        return;
    }
    let action = match (key.key().as_str(), key.shift_key()) {
        ("z" | "Z", false) => Action::Undo,
        ("z" | "Z", true) | ("y" | "Y", false) => Action::Redo,
        _ => return,
    };
    event.prevent_default();
    dispatch.dispatch(action);
}

fn is_typing(event: &web_sys::Event) -> bool {
    let target = event.target();
    if let Some(input) = target
        .as_ref()
        .and_then(|t| t.dyn_ref::<web_sys::HtmlInputElement>())
    {
        return !matches!(
            input.type_().as_str(),
            "range" | "radio" | "checkbox" | "button"
        );
    }
    target.is_some_and(|target| target.dyn_ref::<web_sys::HtmlTextAreaElement>().is_some())
}

/// Own data are kept in the browser; demonstration data are not. Looking at the demonstration
/// leaves what is kept where it is, unless the page has just been left with nothing to keep.
#[hook]
fn use_kept_data(state: &UseReducerHandle<State>, page: bool, later: Option<&'static Later>) {
    let dispatch = state.dispatcher();
    let name = storage_name(state);
    let base = Rc::clone(&state.base.0);
    let choices = Rc::clone(&state.choices);
    let seen = use_mut_ref(|| None);
    let is_emptied = use_mut_ref(|| false);
    let changed = use_mut_ref(|| false);
    let depends = (
        ByPtr(Rc::clone(&choices.data)),
        ByPtr(Rc::clone(&choices.index)),
        choices.month,
        choices.red_lines.clone(),
    );
    use_effect_with((page, depends, later), move |(page, depends, later)| {
        let before = seen.replace(Some(depends.clone()));
        if before.is_some_and(|before| before != *depends) {
            changed.replace(true);
        }
        let is_own = !choices.data.is_demonstration();
        if is_own {
            is_emptied.replace(choices.data.is_empty());
        }
        let Some(later) = later.filter(|_| *page && *changed.borrow()) else {
            return;
        };
        changed.replace(false);
        if !is_own {
            if is_emptied.replace(false) {
                dom::forget(&name);
            }
        } else if dom::store(&name, &(later.write_file)(&base, &choices)).is_err() {
            dispatch.dispatch(Action::Say(Some(Message::StorageDenied)));
        }
    });
}

/// The hash follows the weights, and the weights a hash that is typed or followed.
#[hook]
fn use_address(state: &UseReducerHandle<State>, page: bool, later: Option<&'static Later>) {
    let settled = later.filter(|_| page && !state.is_dragging());
    let hash = settled.map(|later| (later.write_link)(&state.base.0, &state.choices));
    let begun = use_memo((), |()| dom::hash());
    let shown = use_mut_ref(|| None::<String>);
    let latest = use_mut_ref(|| Rc::clone(&state.choices));
    latest.replace(Rc::clone(&state.choices));
    let (dispatch, base) = (state.dispatcher(), Rc::clone(&state.base.0));
    let follow = move |later: &Later| {
        let present = latest.borrow().clone();
        match (later.read_link)(&dom::hash(), &base, &present) {
            Some(Ok(choices)) => {
                let choices = Box::new(choices);
                dispatch.dispatch(Action::Adopt {
                    choices,
                    message: None,
                });
            }
            Some(Err(damage)) => {
                dom::set_hash(&(later.write_link)(&base, &present));
                dispatch.dispatch(Action::PublishedWeights);
                dispatch.dispatch(Action::Say(Some(Message::Link(damage))));
            }
            None => {}
        }
    };
    {
        let follow = follow.clone();
        use_effect_with(hash, move |hash| {
            let Some((hash, later)) = hash.as_ref().zip(settled) else {
                return;
            };
            let before = shown.replace(Some(hash.clone()));
            let is_other = dom::hash().trim_start_matches('#') != hash;
            if before.is_none() && dom::hash() != *begun {
                // A link was followed before there was anything to read it with.
                follow(later);
            } else if before.as_ref() != Some(hash) && is_other {
                dom::set_hash(hash);
            }
        });
    }
    use_effect_with((page, later), move |&(page, later)| {
        let window = dom::window().filter(|_| page).zip(later);
        let listener = window.map(|(window, later)| {
            dom::Listener::new(&window, "hashchange", move |_| follow(later))
        });
        move || drop(listener)
    });
}

/// The state of a page of its own: what is kept in the browser, then what the link says.
pub fn arrive(mut state: State) -> State {
    adopt_manners(&mut state.view);
    // Where there is a link or anything kept, the page is mounted with all its parts.
    let Some(later) = loader::loaded() else {
        return state;
    };
    let name = storage_name(&state);
    if let Ok(Some(text)) = dom::stored(&name) {
        match (later.read_file)(&text, &state.base.0, &state.choices) {
            Ok(choices) => {
                let weights = choices.index.weights();
                state.choices = Rc::new(Choices { weights, ..choices });
            }
            Err(refused) => {
                let _ = dom::store(&format!("{name}:unreadable"), &text);
                let reason = reason(&refused, (later.words)(state.view.language));
                state.message = Some(Message::StorageUnreadable(reason));
            }
        }
    }
    match (later.read_link)(&dom::hash(), &state.base.0, &state.choices) {
        Some(Ok(choices)) => state.choices = Rc::new(choices),
        Some(Err(damage)) => state.message = Some(Message::Link(damage)),
        None => {}
    }
    state
}

/// Why a file was refused, in words.
pub fn reason(refused: &file::Refused, words: &Words) -> String {
    match refused {
        file::Refused::OtherIndex => words.file_other_index.to_owned(),
        file::Refused::Fault(error) => error.to_string(),
    }
}
