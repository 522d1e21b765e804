//! What is shown, of when, under which reservations; and what can be done with the whole.

use crate::app::state::{Action, ByPtr, Latest, Message, State, View};
use crate::app::ui::{Ui, option};
use crate::app::{demonstration, dom, effects, link, own_unit, saved};
use crate::data::{Dataset, Status};
use crate::month::Month;
use crate::text::Language;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// What the header is drawn from. It is drawn again when what it shows changes, and not while a
/// weight moves: what its buttons take along, they take from `latest`.
#[derive(Clone, Properties)]
pub(super) struct HeaderProps {
    pub(super) ui: Ui,
    pub(super) state: State,
    pub(super) latest: Latest,
    pub(super) own_page: bool,
}

impl PartialEq for HeaderProps {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.state, &other.state);
        self.ui == other.ui
            && self.own_page == other.own_page
            && a.base == b.base
            && a.view == b.view
            && a.message == b.message
            && a.choices.month == b.choices.month
            && Rc::ptr_eq(&a.choices.data, &b.choices.data)
            && Rc::ptr_eq(&a.choices.index, &b.choices.index)
    }
}

#[component]
pub(super) fn Header(props: &HeaderProps) -> Html {
    let HeaderProps {
        ui,
        state,
        latest,
        own_page,
    } = props;
    let own_page = *own_page;
    let words = ui.words;
    let definition = state.base.0.definition();
    let notice = definition
        .notice
        .as_ref()
        .map(|notice| notice.get(words.language).to_owned());
    html! {
        <header class="head">
            <div class="head-row">
                <h1>{ definition.title.get(words.language).to_owned() }</h1>
                <div class="head-what">
                    { months(ui, state) }
                    { units(ui, state) }
                </div>
                <div class="tools" role="group" aria-label={words.pick("工具", "Tools")}>
                    { language(ui, state) }
                    { share(ui, state, latest, own_page) }
                    { save(ui, state, latest) }
                    { load(ui, state, latest) }
                    <button type="button" onclick={|_| dom::print()}>{ words.print }</button>
                </div>
            </div>
            <div class="notice">
                if let Some(notice) = notice { <p class="notice-text">{ notice }</p> }
                { source_of_data(ui, state, own_page) }
            </div>
            <div class="message-place">
                if let Some(message) = &state.message { { say(ui, message) } }
            </div>
        </header>
    }
}

fn months(ui: &Ui, state: &State) -> Html {
    let Some(present) = state.choices.month else {
        return html! {};
    };
    let words = ui.words;
    let year = present.year();
    let period = state.base.0.definition().period;
    let last = period
        .filter(|period| period.year == year)
        .map_or(12, |period| period.months);
    let dispatch = ui.dispatch.clone();
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Ok(month) = select.value().parse() {
            dispatch.dispatch(Action::SetMonth(month));
        }
    };
    let options = (1..=last)
        .filter_map(|month| Month::new(year, month))
        .map(|month| {
            let name = words.pick(
                format!("{year}年{}月", month.month()),
                format!("{year}-{:02}", month.month()),
            );
            option(month.to_string(), name, month == present)
        });
    html! {
        <label class="choice">
            <span>{ words.as_of }</span>
            <select {onchange} id={ui.element("month")}>{ for options }</select>
        </label>
    }
}

fn units(ui: &Ui, state: &State) -> Html {
    let data = ByPtr(Rc::clone(&state.choices.data));
    html! { <Units ui={ui.clone()} {data} present={state.unit().position()} view={state.view.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct UnitsProps {
    ui: Ui,
    data: ByPtr<Dataset>,
    present: usize,
    view: View,
}

/// The choice among units, a component since there may be thousands.
#[component]
fn Units(props: &UnitsProps) -> Html {
    let words = props.ui.words;
    let units = props.data.0.units();
    let (dispatch, view) = (props.ui.dispatch.clone(), props.view.clone());
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Ok(unit) = select.value().parse() {
            dispatch.dispatch(Action::Look(View {
                unit,
                ..view.clone()
            }));
        }
    };
    let options = units.iter().enumerate().map(|(position, unit)| {
        let title = unit.title.get(words.language).to_owned();
        option(position.to_string(), title, position == props.present)
    });
    html! {
        <label class="choice" hidden={units.len() < 2}>
            <span>{ words.unit }</span>
            <select {onchange} id={props.ui.element("unit")}>{ for options }</select>
        </label>
    }
}

fn language(ui: &Ui, state: &State) -> Html {
    let (dispatch, view) = (ui.dispatch.clone(), state.view.clone());
    let other = match view.language {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let onclick = move |_| {
        dispatch.dispatch(Action::Look(View {
            language: other,
            ..view.clone()
        }));
    };
    html! {
        <button type="button" class="language" lang={other.tag()} {onclick}>
            { ui.words.other_language }
        </button>
    }
}

fn share(ui: &Ui, state: &State, latest: &Latest, own_page: bool) -> Html {
    if !own_page {
        return html! {};
    }
    let dispatch = ui.dispatch.clone();
    let (base, latest) = (Rc::clone(&state.base.0), Rc::clone(latest));
    let onclick = move |_| {
        let hash = link::write(&base, &latest.borrow());
        let (dispatch, address) = (dispatch.clone(), dom::address(&hash));
        spawn_local(async move {
            let message = match dom::copy(address.clone()).await {
                Ok(()) => Message::Shared,
                Err(_) => Message::ShareFailed(address),
            };
            dispatch.dispatch(Action::Say(Some(message)));
        });
    };
    html! { <button type="button" {onclick}>{ ui.words.share }</button> }
}

fn save(ui: &Ui, state: &State, latest: &Latest) -> Html {
    let (base, latest) = (Rc::clone(&state.base.0), Rc::clone(latest));
    let onclick = move |_| {
        let name = format!("{}-{}.json", base.definition().id, dom::today());
        dom::download(
            &name,
            "application/json",
            &saved::write(&base, &latest.borrow()),
        );
    };
    html! { <button type="button" {onclick}>{ ui.words.save }</button> }
}

fn load(ui: &Ui, state: &State, latest: &Latest) -> Html {
    let words = ui.words;
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
            let text = dom::read_file(file).await.unwrap_or_default();
            let present = Rc::clone(&latest.borrow());
            let action = match saved::read(&text, &base, &present) {
                Ok(choices) => Action::Adopt {
                    choices: Box::new(choices),
                    message: Some(Message::FileLoaded),
                },
                Err(saved::Refused::OtherIndex) => Action::Say(Some(Message::FileOtherIndex)),
                Err(refused) => {
                    let reason = effects::reason(&refused, words);
                    Action::Say(Some(Message::FileUnreadable(reason)))
                }
            };
            dispatch.dispatch(action);
        });
    };
    html! {
        <label class="button file">
            { words.load }
            <input type="file" accept=".json,application/json" {onchange} />
        </label>
    }
}

/// Demonstration, own or no data, and the way from one to another.
fn source_of_data(ui: &Ui, state: &State, own_page: bool) -> Html {
    let words = ui.words;
    let data = &state.choices.data;
    let units = data.units().to_vec();
    let (dispatch, index) = (ui.dispatch.clone(), Rc::clone(&state.choices.index));
    if data.is_demonstration() {
        let (view, to_details) = (state.view.clone(), ui.dispatch.clone());
        let onclick = move |_| {
            let units = if units.is_empty() {
                vec![own_unit(&index)]
            } else {
                units.clone()
            };
            let data = Rc::new(Dataset::empty(units));
            let message = Some(Message::Cleared);
            dispatch.dispatch(Action::ReplaceData { data, message });
            let section = crate::app::state::Section::Details;
            to_details.dispatch(Action::Look(View {
                section,
                ..view.clone()
            }));
        };
        return html! {
            <p class="data-source">
                <strong class="mark">{ words.demonstration }</strong>
                <span>{ words.demonstration_long }</span>
                <button type="button" class="primary" {onclick}>{ words.clear }</button>
            </p>
        };
    }
    let onclick = move |_| {
        let data = Rc::new(demonstration(&index, units.clone()));
        dispatch.dispatch(Action::ReplaceData {
            data,
            message: None,
        });
    };
    let reported = data
        .records()
        .any(|(_, record)| matches!(record.status, Status::Reported(_)));
    html! {
        <p class="data-source">
            <span>{ if reported { words.own_data } else { words.no_data } }</span>
            <button type="button" class="quiet" {onclick} hidden={!own_page}>{ words.restore_demonstration }</button>
        </p>
    }
}

fn say(ui: &Ui, message: &Message) -> Html {
    use crate::app::link::Damage;
    let words = ui.words;
    let (text, detail) = match message {
        Message::Link(Damage::Damaged) => (words.link_damaged, None),
        Message::Link(Damage::OtherIndex) => (words.link_other_index, None),
        Message::Link(Damage::OtherVersion) => (words.link_other_version, None),
        Message::StorageUnreadable(reason) => (words.storage_unreadable, Some(reason)),
        Message::StorageDenied => (words.storage_denied, None),
        Message::FileUnreadable(reason) => (words.file_unreadable, Some(reason)),
        Message::FileOtherIndex => (words.file_other_index, None),
        Message::FileLoaded => (words.file_loaded, None),
        Message::Cleared => (words.cleared, None),
        Message::Shared => (words.shared, None),
        Message::ShareFailed(address) => (words.share_failed, Some(address)),
        Message::PngFailed => (words.png_failed, None),
    };
    let dispatch = ui.dispatch.clone();
    let close = move |_| dispatch.dispatch(Action::Say(None));
    let undo = matches!(message, Message::Cleared | Message::FileLoaded).then(|| {
        let dispatch = ui.dispatch.clone();
        let onclick = move |_| {
            dispatch.dispatch(Action::Undo);
            dispatch.dispatch(Action::Say(None));
        };
        html! { <button type="button" {onclick}>{ words.undo }</button> }
    });
    let (class, role) = match message.is_fault() {
        true => ("message fault", "alert"),
        false => ("message", "status"),
    };
    html! {
        <div {class} {role}>
            <span>{ text }</span>
            if let Some(detail) = detail {
                if matches!(message, Message::ShareFailed(_)) {
                    <input class="address" type="text" readonly=true value={detail.clone()} aria-label={words.share} />
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

pub(super) fn footer(ui: &Ui, state: &State) -> Html {
    let words = ui.words;
    let definition = state.base.0.definition();
    let source = definition.source.as_ref();
    html! {
        <footer class="foot">
            if let Some(source) = source {
                <p>
                    { words.source }{ words.pick("：", ": ") }
                    { source.title.get(words.language).to_owned() }
                    if let Some(publisher) = &source.publisher {
                        { words.pick("·", " · ") }{ publisher.get(words.language).to_owned() }
                    }
                </p>
                if let Some(note) = &source.note { <p>{ note.get(words.language).to_owned() }</p> }
            }
            <p>{ words.index_version }{ " " }{ &definition.id }{ " " }{ &definition.version }</p>
        </footer>
    }
}
