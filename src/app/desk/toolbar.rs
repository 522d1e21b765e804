//! The buttons at the head, and messages.

use crate::app::browser::{dom, files};
use crate::app::desk::{export, others, refusals, stores};
use crate::app::io::received::{self, Received};
use crate::app::io::{file, link};
use crate::app::state::{Intent, Latest, Message, Room, State};
use crate::app::ui::Ui;
use crate::app::ui::preferences;
use crate::text::words::DeskWords;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The buttons at the head; all but the languages, large text, the way to the desk and its files are behind one.
pub(in crate::app) fn tools(ui: &Ui, state: &State, latest: &Latest) -> Html {
    let words = DeskWords::of(ui.words.language);
    html! {
        <>
            { preferences::languages(ui, state) }
            { preferences::elder(ui) }
            { desk(ui, state) }
            { tables(ui, state) }
            if !ui.elder {
                <Menu id={ui.element("tools")} label={words.more_tools}>
                    { preferences::appearance(ui, state) }
                    { share(ui, state, latest) }
                    { embed(ui, state) }
                    { save(ui, state, latest) }
                    { load(ui, state, latest) }
                    <button type="button" onclick={|_| dom::print()}>{ words.print }</button>
                    { others::others(ui, state) }
                </Menu>
            }
        </>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct MenuProps {
    /// The element id of what it opens.
    id: String,
    label: &'static str,
    children: Html,
}

/// A button, and what it opens below it: closed again by the button, by Escape, and by going elsewhere.
#[component]
fn Menu(props: &MenuProps) -> Html {
    let open = use_state_eq(|| false);
    let place = use_node_ref();
    let onclick = {
        let open = open.clone();
        move |_| open.set(!*open)
    };
    let onkeydown = {
        let open = open.clone();
        let button = [&props.id, "-button"].concat();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                open.set(false);
                dom::focus(&event, &button);
            }
        }
    };
    let onfocusout = {
        let (open, place) = (open.clone(), place.clone());
        move |event: FocusEvent| {
            let to = event
                .related_target()
                .and_then(|to| to.dyn_into::<web_sys::Node>().ok());
            let place = place.cast::<web_sys::Node>();
            if to.is_some_and(|to| place.is_some_and(|place| !place.contains(Some(&to)))) {
                open.set(false);
            }
        }
    };
    html! {
        <div class="fold-place" ref={place} {onkeydown} {onfocusout}>
            <button type="button" class="fold-button" {onclick} aria-expanded={open.to_string()}
                id={[&props.id, "-button"].concat()}
                aria-controls={props.id.clone()}>{ props.label }<span class="caret" aria-hidden="true"></span></button>
            <div class="folded" id={props.id.clone()} hidden={!*open}>{ props.children.clone() }</div>
        </div>
    }
}

/// The quiet way to the desk, and back.
fn desk(ui: &Ui, state: &State) -> Html {
    let words = DeskWords::of(ui.words.language);
    let is_there = state.is_at_desk();
    let (room, name) = match is_there {
        true => (Room::Read, words.leave_desk),
        false => (Room::Desk, words.open_desk),
    };
    let dispatch = ui.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Intent::OpenRoom(room));
    html! {
        <button type="button" class="desk-switch" id={ui.element("desk-switch")} {onclick} hidden={ui.elder && !is_there}>{ name }</button>
    }
}

fn embed(ui: &Ui, state: &State) -> Html {
    if !ui.own_page {
        return html! {};
    }
    let dispatch = ui.dispatch.clone();
    let open = state.view.embedding;
    let onclick = move |_| {
        dispatch.dispatch(Intent::ShowEmbedding(!open));
    };
    html! {
        <button type="button" id={ui.element("embed")} {onclick} aria-expanded={open.to_string()}
            aria-controls={ui.element("embed-codes")}>{ DeskWords::of(ui.words.language).embed }</button>
    }
}

/// Tables in and out, where the page is given what reads and writes them.
fn tables(ui: &Ui, state: &State) -> Html {
    if !ui.own_page || !state.is_at_desk() || !files::are_provided() {
        return html! {};
    }
    let dispatch = ui.dispatch.clone();
    let open = state.view.files;
    let onclick = move |_| dispatch.dispatch(Intent::ShowFiles(!open));
    html! {
        <button type="button" {onclick} aria-expanded={open.to_string()}
            aria-controls={ui.element("files")}>{ DeskWords::of(ui.words.language).files }</button>
    }
}

fn share(ui: &Ui, state: &State, latest: &Latest) -> Html {
    if !ui.own_page {
        return html! {};
    }
    let dispatch = ui.dispatch.clone();
    let (state, latest) = (state.clone(), Rc::clone(latest));
    let onclick = move |_| {
        let hash = match link::write_shared(&state.base.0, &latest.borrow()) {
            Ok(hash) => link::with_units(hash, &state),
            Err(length) => {
                let message = Message::ShareTooLong(length);
                return dispatch.dispatch(Intent::Say(Some(message)));
            }
        };
        let (dispatch, address) = (dispatch.clone(), dom::address(&hash));
        spawn_local(async move {
            let message = match dom::copy(address.clone()).await {
                Ok(()) => Message::Shared,
                Err(_) => Message::ShareFailed(address),
            };
            dispatch.dispatch(Intent::Say(Some(message)));
        });
    };
    html! { <button type="button" {onclick}>{ DeskWords::of(ui.words.language).share }</button> }
}

fn save(ui: &Ui, state: &State, latest: &Latest) -> Html {
    let (base, latest) = (Rc::clone(&state.base.0), Rc::clone(latest));
    let ui_there = ui.clone();
    let onclick = move |_| {
        export::choices(&base, &latest.borrow());
        ui_there.keeper.exported(&ui_there.dispatch);
    };
    html! { <button type="button" {onclick}>{ DeskWords::of(ui.words.language).save }</button> }
}

fn load(ui: &Ui, state: &State, latest: &Latest) -> Html {
    let words = DeskWords::of(ui.words.language);
    let (dispatch, base, latest) = (
        ui.dispatch.clone(),
        Rc::clone(&state.base.0),
        Rc::clone(latest),
    );
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        input.set_value("");
        let (dispatch, base, latest) = (dispatch.clone(), Rc::clone(&base), Rc::clone(&latest));
        spawn_local(async move {
            let name = file.name();
            let bytes = dom::read_file(file).await.unwrap_or_default();
            let present = Rc::clone(&latest.borrow());
            let read = match received::receive(&bytes, dom::decode_gb18030) {
                Received::Json { text, .. } => file::read(&text, &base, &present)
                    .map_err(|refused| refusals::told(&refused, words)),
                Received::Other(kind) => Err(refusals::kind(kind, words).to_owned()),
            };
            dispatch.dispatch(match read {
                Ok(choices) => Intent::Adopt {
                    choices: Box::new(choices),
                    message: Some(Message::FileLoaded),
                },
                Err(reason) => Intent::Say(Some(Message::FileUnreadable { name, reason })),
            });
        });
    };
    html! {
        <label class="button file">
            { words.load }
            <input type="file" accept=".json,application/json" {onchange} />
        </label>
    }
}

/// The message at the head.
pub(in crate::app) fn message(ui: &Ui, state: &State) -> Html {
    let words = DeskWords::of(ui.words.language);
    let Some(message) = &state.message else {
        return html! {};
    };
    let taken;
    let (text, detail) = match message {
        Message::Link(fault) => {
            taken = refusals::link(fault, &state.base.0, words);
            (taken.as_str(), None)
        }
        Message::StorageUnreadable { reason, aside } => {
            let text = match aside {
                true => words.storage_unreadable,
                false => words.storage_unreadable_kept,
            };
            (text, Some(reason.clone()))
        }
        Message::OtherWindow => (words.other_window, None),
        Message::FileUnreadable { name, reason } => {
            let named = words.pick(format!("“{name}”：{reason}"), format!("“{name}”: {reason}"));
            (words.file_unreadable, Some(named))
        }
        Message::NoSuchIndex(name) => {
            let own = state.base.0.title().get(words.language);
            taken = words.pick(
                format!("这里没有名为“{name}”的指数，或者暂时无法载入。以下是{own}。"),
                format!("There is no index “{name}” here, or it cannot be loaded now. What follows is {own}."),
            );
            (taken.as_str(), None)
        }
        Message::FileLoaded => (words.file_loaded, None),
        Message::TableTaken(records) => {
            taken = words.pick(
                format!("已导入 {records} 条记录；可以撤销。"),
                format!("{records} records taken; you can undo this."),
            );
            (taken.as_str(), None)
        }
        Message::UnitGone(unit) => (words.unit_gone, Some(unit.get(words.language).to_owned())),
        Message::Deleted(gone) => (words.deleted, Some(stores::named(words, gone))),
        Message::BroughtBack(at) => (words.brought_back, Some(at.to_string())),
        Message::ScenarioRemoved(name) => (words.scenario_removed, Some(name.clone())),
        Message::ShareTooLong(length) => {
            taken = words.pick(
                format!("方案太多，链接有 {length} 个字符，多数软件无法转发（上限 8000）。请先删去几个方案，再分享。"),
                format!("With so many scenarios the link has {length} characters, more than most programs pass on (8,000). Delete some, then share."),
            );
            (taken.as_str(), None)
        }
        Message::Shared => (words.shared, None),
        Message::ShareFailed(address) => (words.share_failed, Some(address.clone())),
        Message::PngFailed => (words.png_failed, None),
    };
    let dispatch = ui.dispatch.clone();
    let close = move |_| dispatch.dispatch(Intent::Say(None));
    let undo = state.offers_way_back().then(|| {
        let dispatch = ui.dispatch.clone();
        let onclick = move |_| dispatch.dispatch(Intent::TakeBack);
        html! { <button type="button" {onclick}>{ words.undo }</button> }
    });
    let (class, role) = match message.is_fault() {
        true => ("message fault", "alert"),
        false => ("message", "status"),
    };
    html! {
        <div {class} {role}>
            <span>{ text.to_owned() }</span>
            if let Some(detail) = detail {
                if matches!(message, Message::ShareFailed(_)) {
                    <input class="address" type="text" readonly=true value={detail} aria-label={words.share} />
                } else {
                    <code>{ detail }</code>
                }
            }
            <span class="message-ends">
                { for undo }
                <button type="button" class="quiet" onclick={close}>{ words.close }</button>
            </span>
        </div>
    }
}
