//! The ways about the page: tabs, or where its parts stand one below the other, to its sections, to all
//! of a section, to the weights and back.

use super::sections::{all, title};
use crate::app::browser::dom;
use crate::app::state::{Extent, Intent, Room, Section, State};
use crate::app::ui::Ui;
use crate::text::words::DeskWords;
use yew::prelude::*;

/// The way to the weights and to each section; it stays in sight.
pub(in crate::app) fn ways(ui: &Ui, state: &State) -> Html {
    let each = all(state).map(|section| {
        let dispatch = ui.dispatch.clone();
        let id = ui.element(&format!("panel-{}", section.id()));
        let onclick = move |event: MouseEvent| {
            dispatch.dispatch(Intent::OpenSection(section));
            dom::reveal(&event, &id);
        };
        html! { <li><button type="button" {onclick}>{ title(section, ui) }</button></li> }
    });
    html! { <>{ weigh(ui, state) }<ul>{ for each }</ul></> }
}

/// Shows a section in full, or in short again.
pub(in crate::app) fn unfold(ui: &Ui, state: &State, section: Section) -> Html {
    if section == Section::Lost {
        return html! {};
    }
    let is_short = ui.is_short(state, section);
    let dispatch = ui.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Intent::ToggleSection(section));
    let words = ui.words;
    let name = match is_short {
        true => words.pick("展开".into(), "Show all".into()),
        false => words.pick("收起".into(), "Show less".into()),
    };
    html! {
        <button type="button" class="unfold" {onclick} aria-expanded={(!is_short).to_string()}
            aria-label={format!("{name} {}", title(section, ui))}>{ name }</button>
    }
}

/// The way to the weights, where they do not stand beside the score, and back.
pub(in crate::app) fn weigh(ui: &Ui, state: &State) -> Html {
    let is_open = state.view.room == Room::Weigh;
    let room = if is_open { Room::Read } else { Room::Weigh };
    let (dispatch, id) = (ui.dispatch.clone(), ui.element("weigh"));
    let onclick = move |event: MouseEvent| {
        dispatch.dispatch(Intent::OpenRoom(room));
        if !is_open {
            dom::reveal(&event, &id);
        }
    };
    let words = DeskWords::of(ui.words.language);
    let name = if is_open {
        words.close
    } else {
        words.weights_title
    };
    html! {
        <button type="button" class="weigh-switch" {onclick} aria-expanded={is_open.to_string()}
            hidden={!ui.stacked || state.view.extent != Extent::Full}>{ name }</button>
    }
}

/// The sections as tabs.
pub(in crate::app) fn tabs(ui: &Ui, state: &State) -> Html {
    let all: Vec<Section> = all(state).collect();
    let opener = |section: Section| {
        let dispatch = ui.dispatch.clone();
        move || dispatch.dispatch(Intent::OpenSection(section))
    };
    let tabs = all.iter().enumerate().map(|(position, &section)| {
        let selected = state.view.section == section;
        let open = opener(section);
        let turn = |by: usize| {
            let next = all[(position + by) % all.len()];
            (opener(next), ui.element(&format!("tab-{}", next.id())))
        };
        let ends = [turn(1), turn(all.len() - 1), turn(all.len() - position), turn(all.len() - 1 - position)];
        let onkeydown = move |event: KeyboardEvent| {
            let which = match event.key().as_str() {
                "ArrowRight" => 0,
                "ArrowLeft" => 1,
                "Home" => 2,
                "End" => 3,
                _ => return,
            };
            event.prevent_default();
            let (open, id) = &ends[which];
            open();
            dom::focus(&event, id);
        };
        html! {
            <button key={section.id()} type="button" role="tab" id={ui.element(&format!("tab-{}", section.id()))}
                aria-selected={selected.to_string()} tabindex={if selected { "0" } else { "-1" }}
                aria-controls={selected.then(|| ui.element(&format!("panel-{}", section.id())))}
                onclick={move |_| open()} {onkeydown}>
                { title(section, ui) }
            </button>
        }
    });
    html! { <>{ for tabs }</> }
}
