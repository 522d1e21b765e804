//! Snapshots: the state of a page, for a module that takes the place of the one that runs it. Steps to
//! undo are left out.

use super::file;
use super::portable::{Portable, Refused};
use super::scenarios::{self, WrittenScenario};
use crate::app::browser::dom;
use crate::app::state::{
    Appearance, Choices, Column, Extent, Mode, Place, Room, Section, State, Store, View, edit,
};
use crate::data::Dataset;
use crate::map::Map;
use crate::schema::{self, DatasetFile, Raw};
use crate::text::Language;
use js_sys::JsString;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::Callback;
use yew::platform::spawn_local;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Snapshot {
    choices: Portable,
    /// Whether they are of the store of own data.
    #[serde(default)]
    own: bool,
    locks: Vec<String>,
    #[serde(default)]
    scenarios: Vec<WrittenScenario>,
    drafts: Map<String>,
    view: WrittenView,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a manner of display of its own"
)]
struct WrittenView {
    lang: String,
    extent: String,
    theme: String,
    elder: bool,
    #[serde(default)]
    desk: bool,
    #[serde(default)]
    weigh: bool,
    section: String,
    percent: bool,
    unit: Option<Raw>,
    #[serde(default)]
    pins: Vec<String>,
    opened: Vec<String>,
    open_indicator: Option<String>,
    focus: Option<String>,
    by_indicator: bool,
    #[serde(default)]
    all_rows: bool,
    radar: bool,
}

/// The choices and the view as text, without the data.
pub fn write(state: &State) -> String {
    let index = &state.choices.index;
    let locks = &state.choices.locks;
    schema::write(&Snapshot {
        choices: Portable::new(&state.base.0, &state.choices, None),
        own: state.store == Store::Own,
        locks: locks
            .iter()
            .map(|&lock| index.node(lock).id.clone())
            .collect(),
        scenarios: scenarios::written(&state.choices.scenarios),
        drafts: state.choices.drafts.clone(),
        view: write_view(&state.view),
    })
}

/// The data as text; `None` where there are so many that `later` gets it, written while the page
/// goes on.
pub fn write_data(state: &State, later: Callback<JsString>) -> Option<String> {
    let choices = Rc::clone(&state.choices);
    if choices.data.len() <= file::RECORDS {
        return Some(file::pieces_of_data(&choices).collect());
    }
    spawn_local(async move {
        let mut text = JsString::from("");
        for piece in file::pieces_of_data(&choices) {
            text = text.concat(&piece.into());
            dom::pause().await;
        }
        later.emit(text);
    });
    None
}

/// The state that was written, upon its own data or those of the state that is there.
pub fn read(text: &str, data: Option<&str>, mut state: State) -> Result<State, Refused> {
    let snapshot: Snapshot = schema::read(text)?;
    let data: Option<DatasetFile> = data.map(schema::read).transpose()?;
    if snapshot.own {
        state = state.with_store(Store::Own);
    }
    let present = Rc::clone(&state.choices);
    let choices = snapshot
        .choices
        .resolve(data.as_ref(), &state.base.0, &present)?;
    let locks = snapshot
        .locks
        .iter()
        .filter_map(|id| choices.index.find(id));
    state.choices = Rc::new(Choices {
        scenarios: scenarios::taken(snapshot.scenarios),
        locks: locks.collect(),
        drafts: Map::new(),
        ..choices
    });
    state.view = read_view(snapshot.view, &state.choices.data);
    let drafts = snapshot.drafts.into_iter();
    let drafts = drafts.map(|(name, text)| (present_name(&state, &name).unwrap_or(name), text));
    let drafts = drafts.collect();
    Rc::make_mut(&mut state.choices).drafts = drafts;
    Ok(state)
}

/// The name of a cell that the first edition called `indicator/position of the item/part`: its form
/// had a field for each figure, and showed one unit and month. `None` for a name of today.
fn present_name(state: &State, name: &str) -> Option<String> {
    let mut parts = name.split('/');
    let (indicator, item) = (parts.next()?, parts.next()?);
    if parts.next()? != "Value" || parts.next().is_some() {
        return None;
    }
    let choices = &state.choices;
    let place = Place {
        indicator: choices.index.find_indicator(indicator)?,
        item: item.parse().ok(),
    };
    let unit = choices.data.units().get(state.unit().position())?;
    Some(edit::field(choices, &unit.id, place, Column::Value).name())
}

fn write_view(view: &View) -> WrittenView {
    WrittenView {
        lang: view.language.tag().to_owned(),
        extent: view.extent.name().to_owned(),
        theme: view.theme.name().to_owned(),
        elder: view.elder,
        desk: view.room == Room::Desk,
        weigh: view.room == Room::Weigh,
        section: view.section.id().to_owned(),
        percent: view.mode == Mode::Percent,
        unit: view.unit.clone().map(Raw::Name),
        pins: view.pins.clone(),
        opened: view.opened.clone(),
        open_indicator: view.open_indicator.clone(),
        focus: view.focus.clone(),
        by_indicator: view.by_indicator,
        all_rows: view.all_rows,
        radar: view.radar,
    }
}

fn read_view(written: WrittenView, data: &Dataset) -> View {
    let unit = match written.unit {
        Some(Raw::Name(id)) => Some(id),
        // The first edition wrote its position.
        Some(Raw::Number(position)) => {
            let mut units = data.units().iter().enumerate();
            let found = units.find(|(there, _)| *there as f64 == position);
            found.map(|(_, unit)| unit.id.clone())
        }
        Some(Raw::Numbers(_)) | None => None,
    };
    let section = Section::ALL
        .into_iter()
        .find(|section| section.id() == written.section);
    View {
        language: Language::from_tag(&written.lang).unwrap_or_default(),
        extent: Extent::from_name(&written.extent).unwrap_or_default(),
        theme: Appearance::from_name(&written.theme).unwrap_or_default(),
        elder: written.elder,
        embedding: false,
        files: false,
        room: match (written.desk, written.weigh) {
            (true, _) => Room::Desk,
            (false, true) => Room::Weigh,
            (false, false) => Room::Read,
        },
        section: section.unwrap_or_default(),
        mode: match written.percent {
            true => Mode::Percent,
            false => Mode::Importance,
        },
        unit,
        pins: written.pins,
        opened: written.opened,
        open_indicator: written.open_indicator,
        focus: written.focus,
        by_indicator: written.by_indicator,
        all_rows: written.all_rows,
        radar: written.radar,
        only: None,
        unfolded: Vec::new(),
    }
}
