//! What is filled in beside a row: a word upon its value, and who has to do with it.

use super::figures::Figures;
use super::rows::Row;
use super::signer::signed_today;
use super::target::Target;
use crate::app::state::{Change, DataEdit, Edit, State};
use crate::app::ui::Ui;
use crate::app::ui::warning::split;
use crate::data::{Details, Key};
use crate::month::{Month, is_day};
use crate::process::split_sum;
use crate::schema::Standing;
use crate::text::words::DeskWords;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The fields of a row.
pub(super) fn fields(ui: &Ui, state: &State, row: &Row) -> Html {
    let words = DeskWords::of(ui.words.language);
    let place = row.place;
    let data = &state.choices.data;
    let key = Key {
        unit: state.unit(),
        indicator: place.indicator,
        item: place.item,
        period: state.choices.month,
    };
    let remarks = data.get(&key).map(|record| record.remarks);
    let remarks = remarks.unwrap_or_default();
    let entered: Vec<&str> = [&remarks.entered_by, &remarks.entered_at]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let entered = (!entered.is_empty())
        .then(|| [words.entered_by, words.colon, &entered.join(words.comma)].concat());
    let is_pending = row.standing == Standing::Pending;
    let note_name = match is_pending {
        true => words.pending_reason,
        false => words.note_on_value,
    };
    let note = {
        let ui = ui.clone();
        move |note: Option<String>| {
            let change = Change::Note(note);
            let edits = signed_today(&ui, vec![Edit { place, change }]);
            ui.dispatch.dispatch(DataEdit::Month(edits).into());
        }
    };
    let decider = {
        let (dispatch, remarks) = (ui.dispatch.clone(), remarks.clone());
        move |decided_by: Option<String>| {
            let mut remarks = remarks.clone();
            remarks.decided_by = decided_by;
            dispatch.dispatch(DataEdit::Remarks { key, remarks }.into());
        }
    };
    let details = data.details(place.indicator, place.item).cloned();
    let details = details.unwrap_or_default();
    let detail = |name: &'static str, id: &str, kind: &'static str, part: Part| {
        let (dispatch, details) = (ui.dispatch.clone(), details.clone());
        let text = part(&mut details.clone()).clone();
        let change = move |text: Option<String>| {
            // Where there is no field of its own for months, any text may stand there.
            let is_time = |text: &String| is_day(text) || text.parse::<Month>().is_ok();
            if kind != "text" && !text.as_ref().is_none_or(is_time) {
                return;
            }
            let mut details = details.clone();
            *part(&mut details) = text;
            dispatch.dispatch(
                DataEdit::Details {
                    indicator: place.indicator,
                    item: place.item,
                    details,
                }
                .into(),
            );
        };
        field(ui, row, (name, id, kind), text, change)
    };
    // A file may say the month alone.
    let is_month = |due: &String| due.parse::<Month>().is_ok();
    let time_kind = match details.due.as_ref().is_some_and(is_month) {
        true => "month",
        false => "date",
    };
    html! {
        <div class="fields">
            { target(ui, state, row) }
            { field(ui, row, (note_name, "note", "text"), remarks.note.clone(), note) }
            if is_pending {
                { field(ui, row, (words.decided_by, "decider", "text"), remarks.decided_by.clone(), decider) }
            }
            if place.item.is_some() { { detail(words.item_name, "name", "text", |one| &mut one.title) } }
            { detail(words.supporting, "supporting", "text", |one| &mut one.supporting) }
            { detail(words.contact, "contact", "text", |one| &mut one.contact) }
            { detail(words.deadline, "deadline", time_kind, |one| &mut one.due) }
            <Figures ui={ui.clone()} id={ui.element(&format!("figures-{}", row.id))} indicator={place.indicator}
                details={data.details(place.indicator, None).cloned().unwrap_or_default()} />
            if let Some(entered) = entered { <p class="hint">{ entered }</p> }
        </div>
    }
}

/// The unit's part of a target that is split, beside the whole of it.
fn target(ui: &Ui, state: &State, row: &Row) -> Html {
    let words = DeskWords::of(ui.words.language);
    let (place, choices) = (row.place, &state.choices);
    let Some(sum) = split_sum(&choices.index, &choices.data, place.indicator) else {
        return html! {};
    };
    let measure = choices.index.indicator(place.indicator).measure.as_ref();
    let measure = measure.map(|measure| measure.get(words.language).to_owned());
    html! {
        <Target key={state.unit().position()} ui={ui.clone()} id={ui.element(&format!("target-{}", row.id))}
            indicator={place.indicator} own={choices.data.target(state.unit(), place.indicator)}
            {measure} sum={split(sum, words)} />
    }
}

/// A part of the details.
type Part = fn(&mut Details) -> &mut Option<String>;

fn field(
    ui: &Ui,
    row: &Row,
    (name, id, kind): (&'static str, &str, &'static str),
    text: Option<String>,
    change: impl Fn(Option<String>) + 'static,
) -> Html {
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let text = input.value();
        let text = text.trim();
        change((!text.is_empty()).then(|| text.to_owned()));
    };
    let id = ui.element(&format!("{id}-{}", row.id));
    html! {
        <div class="field">
            <label for={id.clone()}>{ name }</label>
            <input type={kind} autocomplete="off" {id} value={text.unwrap_or_default()} {onchange} />
        </div>
    }
}
