//! The reducer: what each intent makes of the state.

use super::{Choices, Intent, State, scale, toggle};
use crate::data::{Adjustment, Dataset, Evidence, Record, Remarks, Status, UnitId};
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
                ..current(state)
            }),
            Intent::PublishedWeights => {
                let index = &state.choices.index;
                let weights = index.weights();
                state.step(Choices {
                    weights,
                    locks: Vec::new(),
                    ..current(state)
                });
            }
            Intent::EqualWeights => {
                let weights = scale::equal(&state.choices.index);
                state.step(Choices {
                    weights,
                    locks: Vec::new(),
                    ..current(state)
                });
            }
            Intent::Undo => state.keep_unit(|state| state.travel(true)),
            Intent::Redo => state.keep_unit(|state| state.travel(false)),
            Intent::SetRecord { key, record } => {
                if record.is_none() {
                    state.forget_drafts(&key);
                }
                state.edit_data(|data| data.set(key, record));
            }
            Intent::SetDraft { field, text } => {
                match text {
                    Some(text) => state.drafts.insert(field.name(), text),
                    None => state.drafts.remove(&field.name()),
                };
            }
            Intent::SetStatus { key, status } => {
                let latest = state.latest(&key);
                let evidence = latest.map(|record| record.remarks.evidence);
                let remarks = Remarks {
                    evidence: evidence.unwrap_or_default(),
                    ..state.remarks(&key)
                };
                let record = Record {
                    remarks,
                    ..status.into()
                };
                state.edit_data(|data| data.set(key, Some(record)));
            }
            Intent::SetEvidence { key, evidence } => {
                let status = state
                    .latest(&key)
                    .map_or(Status::NotReported, |record| record.status);
                let evidence = evidence.as_deref().map(Evidence::of_text);
                let remarks = Remarks {
                    evidence: evidence.unwrap_or_default(),
                    ..state.remarks(&key)
                };
                let record = Record {
                    remarks,
                    ..status.into()
                };
                state.edit_data(|data| data.set(key, Some(record)));
            }
            Intent::SetRemarks { key, remarks } => {
                let there = state.choices.data.get(&key);
                let record = there.or_else(|| state.latest(&key));
                let record = Record {
                    remarks,
                    ..record.unwrap_or_else(|| Status::NotReported.into())
                };
                state.edit_data(|data| data.set(key, Some(record)));
            }
            Intent::SetDetails {
                indicator,
                item,
                details,
            } => state.edit_data(|data| data.set_details(indicator, item, details)),
            Intent::AddAdjustment(one) => state.edit_data(|data| {
                let mut own = own_adjustments(data, one.unit);
                let unit = one.unit;
                own.push(one);
                data.set_adjustments(unit, own);
            }),
            Intent::RemoveAdjustment(one) => state.edit_data(|data| {
                let mut own = own_adjustments(data, one.unit);
                if let Some(position) = own.iter().position(|there| *there == one) {
                    own.remove(position);
                }
                data.set_adjustments(one.unit, own);
            }),
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
                    ..current(state)
                };
                state.adopt(choices, message);
            }
            Intent::Adopt { choices, message } => {
                state.adopt(*choices, message);
            }
            Intent::SetMonth(month) => {
                state.step(Choices {
                    month: Some(month),
                    ..current(state)
                });
                state.drafts.clear();
            }
            Intent::SelectUnit(id) => state.select_unit(id),
            Intent::SetLanguage(language) => state.view.language = language,
            Intent::SetTheme(theme) => state.view.theme = theme,
            Intent::SetElder(elder) => {
                state.view.elder = elder;
                state.set_mode(state.view.mode);
            }
            Intent::SetExtent(extent) => state.view.extent = extent,
            Intent::SetMode(mode) => state.set_mode(mode),
            Intent::OpenSection(section) => state.view.section = section,
            Intent::ToggleDimension(id) => toggle(&mut state.view.opened, id),
            Intent::ToggleIndicator(id) => {
                let is_open = state.view.open_indicator.as_ref() == Some(&id);
                state.view.open_indicator = (!is_open).then_some(id);
            }
            Intent::VaryWeight(id) => state.view.focus = Some(id),
            Intent::ShowByIndicator(shown) => state.view.by_indicator = shown,
            Intent::ShowRadar(shown) => state.view.radar = shown,
            Intent::ShowEmbedding(shown) => state.view.embedding = shown,
            Intent::Say(message) => state.message = message,
        }
        next
    }
}

fn own_adjustments(data: &Dataset, unit: UnitId) -> Vec<Adjustment> {
    let all = data.adjustments().iter();
    all.filter(|one| one.unit == unit).cloned().collect()
}
