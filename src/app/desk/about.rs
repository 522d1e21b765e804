//! The choice of month, unit and data in the head, and the foot of the page.

use crate::app::browser::dom;
use crate::app::state::{ByPtr, Extent, Intent, State};
use crate::app::ui::Ui;
use crate::app::ui::option::option;
use crate::data::Dataset;
use crate::month::Month;
use crate::text::Language;
use crate::text::words::DeskWords;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::platform::spawn_local;
use yew::prelude::*;

pub(in crate::app) fn months(ui: &Ui, state: &State) -> Html {
    let Some(present) = state.choices.month else {
        return html! {};
    };
    let words = ui.words;
    if ui.elder {
        return html! { <p>{ words.as_of }{ " " }{ words.month_name(present) }</p> };
    }
    let months = match present.is_year() {
        true => years(state),
        false => months_of(state, present.year()),
    };
    let dispatch = ui.dispatch.clone();
    let index = Rc::clone(&state.base.0);
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Some(month) = index.month(&select.value()) {
            dispatch.dispatch(Intent::SetMonth(month));
        }
    };
    let options = months
        .into_iter()
        .map(|month| option(month.to_string(), words.month_name(month), month == present));
    html! {
        <label class="choice">
            <span>{ words.as_of }</span>
            <select {onchange} id={ui.element("month")}>{ for options }</select>
        </label>
    }
}

/// The months of a year that targets are for.
fn months_of(state: &State, year: u16) -> Vec<Month> {
    let period = state.base.0.period();
    let last = period
        .filter(|period| period.year == year)
        .map_or(12, |period| period.months);
    let months = (1..=last).filter_map(|month| Month::new(year, month));
    months.collect()
}

/// The years that there are data of.
fn years(state: &State) -> Vec<Month> {
    let data = &state.choices.data;
    let last = data.last_month();
    last.map_or_else(Vec::new, |last| last.course(data.first_month()))
}

/// The choice among units.
pub(in crate::app) fn units(ui: &Ui, state: &State) -> Html {
    let data = ByPtr(Rc::clone(&state.choices.data));
    let count = data.0.units().len();
    let dispatch = ui.dispatch.clone();
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        dispatch.dispatch(Intent::SelectUnit(select.value()));
    };
    let (present, language) = (state.unit().position(), ui.words.language);
    let many = (count > MANY).then_some("many");
    html! {
        <label class={classes!("choice", many)} hidden={count < 2}>
            <span>{ ui.words.unit }</span>
            <select {onchange} id={ui.element("unit")}>
                <Options {data} first=0 {present} {language} />
            </select>
        </label>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OptionsProps {
    data: ByPtr<Dataset>,
    first: usize,
    /// The unit that is looked at, which is there from the start.
    present: usize,
    language: Language,
}

/// The largest number of units whose names the browser measures to know how wide the choice is.
const MANY: usize = 300;

/// Options that are made in one task.
const OPTIONS: usize = 100;

/// So many units and, a task later, those behind them: there may be thousands, and no task is long.
#[component]
fn Options(props: &OptionsProps) -> Html {
    let units = props.data.0.units();
    let next = props.first + OPTIONS;
    let is_followed = use_state_eq(|| false);
    use_effect_with(next < units.len(), {
        let is_followed = is_followed.clone();
        move |is_more| {
            if *is_more {
                spawn_local(async move {
                    dom::pause().await;
                    is_followed.set(true);
                });
            }
        }
    });
    let choice = |at: usize| {
        let unit = units.get(at)?;
        let title = unit.title.get(props.language).to_owned();
        Some(option(unit.id.clone(), title, at == props.present))
    };
    let own = (props.first..next).filter_map(choice);
    html! {
        <>
            { for own }
            if next < units.len() && *is_followed {
                <Options first={next} ..props.clone() />
            } else if next <= props.present {
                { for choice(props.present) }
            }
        </>
    }
}

/// The address of a page that shows everything, with the present choices.
fn home(ui: &Ui, state: &State) -> Option<String> {
    if ui.home.is_empty() || state.view.extent == Extent::Full {
        return None;
    }
    let hash = ui.deferred.map(|deferred| (deferred.write_link)(state));
    let mark = if ui.home.contains('?') { '&' } else { '?' };
    let tag = ui.words.language.tag();
    Some(format!(
        "{}{mark}lang={tag}#{}",
        ui.home,
        hash.unwrap_or_default()
    ))
}

pub(in crate::app) fn footer(ui: &Ui, state: &State) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &state.base.0;
    let source = index.source();
    let full = state.view.extent == Extent::Full;
    html! {
        <footer class="foot">
            if let Some(href) = home(ui, state) {
                <p class="home"><a {href} target="_blank" rel="noopener">{ words.open_full }</a></p>
            }
            if let Some(source) = source {
                <p>
                    { words.source }{ words.colon }
                    { source.title.get(words.language).to_owned() }
                    if let Some(publisher) = &source.publisher {
                        { words.dot }{ publisher.get(words.language).to_owned() }
                    }
                </p>
                if let Some(note) = source.note.as_ref().filter(|_| full) { <p>{ note.get(words.language).to_owned() }</p> }
            }
            <p>{ words.index_version }{ " " }{ index.id() }{ " " }{ index.version() }</p>
        </footer>
    }
}
