//! The reducer: what each intent makes of the state.

use super::{Choices, Intent, State, scale, toggle};
use crate::map::Map;
use std::rc::Rc;
use yew::Reducible;

impl Reducible for State {
    type Action = Intent;

    fn reduce(self: Rc<Self>, action: Intent) -> Rc<Self> {
        let mut next = self;
        let state = Rc::make_mut(&mut next);
        let current = |state: &Self| (*state.choices).clone();
        match action {
            Intent::Complete(whole) => state.complete(&whole),
            Intent::SetWeight { node, value, live } => state.set_weight(node, value, live),
            Intent::StepWeight { node, by } => {
                let Choices { index, weights, .. } = &*state.choices;
                let mode = state.view.mode;
                let value = scale::shown(index, weights, mode, node) + by;
                state.set_weight(node, value.max(0.0).min(mode.most()), false);
            }
            Intent::ToggleLock(node) => {
                let mut choices = current(state);
                toggle(&mut choices.locks, node);
                state.step(choices);
            }
            Intent::SetWeights(weights) => state.step(Choices {
                weights,
                aside: Vec::new(),
                ..current(state)
            }),
            Intent::PublishedWeights => state.weigh_anew(state.choices.index.weights(), false),
            Intent::EqualWeights => {
                state.weigh_anew(scale::equal(&state.choices.index), state.choices.geometric);
            }
            Intent::SetGeometric(geometric) => state.step(Choices {
                geometric,
                ..current(state)
            }),
            Intent::WeighAs { weights, geometric } => state.weigh_anew(weights, geometric),
            Intent::SetScenarios { scenarios, message } => state.set_scenarios(scenarios, message),
            Intent::BringScenarios(scenarios) => state.bring_scenarios(&scenarios),
            Intent::ShowStore(store) => state.open(store),
            Intent::DeleteOwn => state.delete_own(),
            Intent::TakeBack => state.take_back(),
            Intent::TakeOver { choices, message } => state.take_over(*choices, message),
            Intent::Kept(keeping) => state.keeping = keeping,
            Intent::Undo => state.keep_unit(|state| state.travel(true)),
            Intent::Redo => state.keep_unit(|state| state.travel(false)),
            Intent::EditData(edit) => state.edit_data(edit),
            Intent::SetRedLine { id, document } => {
                let mut choices = current(state);
                match document {
                    Some(document) => choices.red_lines.insert(id, document),
                    None => choices.red_lines.remove(&id),
                };
                state.step(choices);
            }
            Intent::SetOptional { row, activation } => state.set_optional(row, activation),
            Intent::ReplaceData { data, message } => {
                let month = data.last_month().or(state.choices.month);
                let choices = Choices {
                    data,
                    month,
                    drafts: Map::new(),
                    ..current(state)
                };
                state.adopt(state.store, choices, message);
            }
            Intent::Adopt { choices, message } => {
                let store = state.store_of(&choices.data);
                state.adopt(store, *choices, message);
            }
            Intent::SetMonth(month) => state.step(Choices {
                month: Some(month),
                ..current(state)
            }),
            Intent::SelectUnit(id) => state.view.unit = Some(id),
            Intent::PinUnit(id) => state.view.pin(id),
            Intent::LookAt(units) => state.view.look_at(units),
            Intent::SetLanguage(language) => state.view.language = language,
            Intent::SetTheme(theme) => state.view.theme = theme,
            Intent::SetElder(elder) => {
                state.view.elder = elder;
                state.set_mode(state.view.mode);
            }
            Intent::SetExtent(extent) => state.view.extent = extent,
            Intent::SetMode(mode) => state.set_mode(mode),
            Intent::OpenRoom(room) => state.enter(room),
            Intent::ShowOnly(filter) => {
                let is_same = state.view.only == filter;
                state.view.only = filter.filter(|_| !is_same);
                state.open_details();
            }
            Intent::ToggleSection(section) => toggle(&mut state.view.unfolded, section),
            Intent::OpenSection(section) => state.view.section = section,
            Intent::ToggleDimension(id) => toggle(&mut state.view.opened, id),
            Intent::ToggleIndicator(id) => {
                let is_open = state.view.open_indicator.as_ref() == Some(&id);
                state.view.open_indicator = (!is_open).then_some(id);
            }
            Intent::VaryWeight(id) => state.view.focus = Some(id),
            Intent::ShowByIndicator(shown) => state.view.by_indicator = shown,
            Intent::ShowAllRows(shown) => state.view.all_rows = shown,
            Intent::OpenNode(id) => state.open_node(id),
            Intent::ShowRadar(shown) => state.view.radar = shown,
            Intent::ShowEmbedding(shown) => state.view.embedding = shown,
            Intent::ShowFiles(shown) => state.view.files = shown,
            Intent::Say(message) => state.message = message,
        }
        state.end_offer();
        next
    }
}
