//! Saved versions of own data: to look at, to bring back, to export.

use crate::app::browser::dom;
use crate::app::derived::difference::{Difference, difference};
use crate::app::desk::export;
use crate::app::io::versions::{Reason, Version};
use crate::app::io::{file, keeping, kept};
use crate::app::state::{Choices, Intent, Message, Moment, State};
use crate::app::ui::{Ui, values};
use crate::data::{Record, Status, UnitId};
use crate::text::words::DeskWords;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The most differences in the list; the rest are counted.
const MOST: usize = 60;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct VersionsProps {
    pub(super) ui: Ui,
    pub(super) state: State,
}

/// A version that is looked at.
#[derive(Clone, PartialEq)]
struct Read {
    version: Version,
    text: String,
    choices: Option<Rc<Choices>>,
}

#[component]
pub(super) fn Versions(props: &VersionsProps) -> Html {
    let VersionsProps { ui, state } = props;
    let words = DeskWords::of(ui.words.language);
    let there = use_state_eq(|| None::<Vec<Version>>);
    let read = use_state_eq(|| None::<Read>);
    let is_gone = use_state_eq(|| false);
    let name = keeping::name(&state.base.0);
    {
        let (there, name) = (there.setter(), name.clone());
        use_effect_with(state.keeping, move |_| {
            spawn_local(async move { there.set(Some(kept::list(&name).await)) });
        });
    }
    let look = |version: Version| {
        let (read, is_gone) = (read.setter(), is_gone.setter());
        let (name, state) = (name.clone(), state.clone());
        move |_: MouseEvent| {
            let (read, is_gone) = (read.clone(), is_gone.clone());
            let (name, state) = (name.clone(), state.clone());
            spawn_local(async move {
                let text = kept::text(&name, &version).await;
                is_gone.set(text.is_none());
                let choices = |text: &String| {
                    let choices = file::read(text, &state.base.0, &state.choices);
                    choices.ok().map(Rc::new)
                };
                read.set(text.map(|text| Read {
                    version,
                    choices: choices(&text),
                    text,
                }));
            });
        }
    };
    let (millis, ahead) = dom::now();
    let now = Moment { millis, ahead };
    let rows = there.iter().flatten().map(|version| {
        let is_read = read.as_ref().is_some_and(|read| read.version == *version);
        let at = Moment { millis: version.at, ahead };
        let extent = words.pick(
            format!("{} 项、{} 条记录", version.indicators, version.records),
            format!("{} records of {} indicators", version.records, version.indicators),
        );
        let extent = (version.reason != Reason::Unreadable).then_some(extent);
        html! {
            <tr aria-selected={is_read.to_string()}>
                <th scope="row">{ at.beside(now) }</th>
                <td>{ reason(words, version.reason) }</td>
                <td>{ extent }</td>
                <td><button type="button" class="quiet" onclick={look(*version)}>{ words.look_at }</button></td>
            </tr>
        }
    });
    html! {
        <section class="store-panel versions" role="group" aria-labelledby={ui.element("versions-title")}>
            <h2 id={ui.element("versions-title")}>{ words.versions }</h2>
            <p class="hint">{ words.versions_lead }</p>
            if there.as_ref().is_some_and(Vec::is_empty) { <p>{ words.no_versions }</p> }
            <table><tbody>{ for rows }</tbody></table>
            if *is_gone { <p role="alert">{ words.version_gone }</p> }
            { for read.as_ref().map(|read| looked_at(ui, state, read, now)) }
        </section>
    }
}

fn reason(words: &DeskWords, reason: Reason) -> &'static str {
    match reason {
        Reason::Edited => words.version_edited,
        Reason::Replaced => words.version_replaced,
        Reason::Elsewhere => words.version_elsewhere,
        Reason::Unreadable => words.version_unreadable,
    }
}

/// What a version differs in from the present data, and what can be done with it.
fn looked_at(ui: &Ui, state: &State, read: &Read, now: Moment) -> Html {
    let words = DeskWords::of(ui.words.language);
    let Moment { ahead, .. } = now;
    let at = Moment {
        millis: read.version.at,
        ahead,
    };
    let export = {
        let stamp = at.to_string().replace([' ', ':'], "-");
        let name = format!("{}-{stamp}.json", state.base.0.id());
        let text = read.text.clone();
        move |_: MouseEvent| export::text(&name, &text)
    };
    let bring_back = read.choices.as_ref().map(|choices| {
        let (dispatch, choices) = (ui.dispatch.clone(), Rc::clone(choices));
        let (weights, geometric) = (state.choices.weights.clone(), state.choices.geometric);
        let onclick = move |_: MouseEvent| {
            let weights = weights.clone();
            let choices = Choices {
                weights,
                geometric,
                ..(*choices).clone()
            };
            dispatch.dispatch(Intent::Adopt {
                choices: Box::new(choices),
                message: Some(Message::BroughtBack(at)),
            });
        };
        html! { <button type="button" class="primary" {onclick}>{ words.bring_back }</button> }
    });
    html! {
        <div class="version">
            <h3>{ at.beside(now) }</h3>
            { for read.choices.as_ref().map(|choices| differences(ui, state, choices)) }
            <p class="store-acts">
                { for bring_back }
                <button type="button" onclick={export}>{ words.export }</button>
            </p>
        </div>
    }
}

fn differences(ui: &Ui, state: &State, then: &Choices) -> Html {
    let words = DeskWords::of(ui.words.language);
    let Some(own) = state.own() else {
        return html! {};
    };
    let all = difference(&then.data, &own.data);
    if all.is_empty() {
        return html! { <p>{ words.no_difference }</p> };
    }
    let rows = all.iter().take(MOST).map(|one| row(words, then, own, one));
    let rest = all.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| {
        words.pick(
            format!("其余 {rest} 条从略。"),
            format!("{rest} more are left out."),
        )
    });
    html! {
        <>
            <table class="differences">
                <caption>{ words.against_now }</caption>
                <thead><tr><th scope="col">{ words.indicator }</th><th scope="col">{ words.month }</th>
                    <th scope="col">{ words.then }</th><th scope="col">{ words.now_is }</th></tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            { for rest.map(|rest| html! { <p class="hint">{ rest }</p> }) }
        </>
    }
}

fn row(words: &DeskWords, then: &Choices, now: &Choices, one: &Difference) -> Html {
    let index = &now.index;
    let indicator = index.indicator(one.key.indicator);
    let mut title = index
        .node(indicator.node)
        .title
        .get(words.language)
        .to_owned();
    if let Some(item) = one.key.item {
        let place = (one.key.indicator, item);
        let item = now.data.item_title(index, place, words.language);
        title = format!("{title} · {item}");
    }
    let unit = |choices: &Choices, unit: UnitId| {
        let units = choices.data.units();
        let unit = units.get(unit.position()).filter(|_| units.len() > 1);
        unit.map(|unit| unit.title.get(words.language).to_owned())
    };
    if let Some(unit) = unit(if one.now.is_some() { now } else { then }, one.key.unit) {
        title = format!("{unit} · {title}");
    }
    let measure = indicator
        .measure
        .as_ref()
        .map(|measure| measure.get(words.language));
    let show = |record: &Option<Record>| match record.as_ref().map(|record| record.status) {
        Some(Status::Reported(observation)) => {
            values::show(&indicator.rule, measure, &observation, words)
        }
        Some(Status::Pending) => words.pending.to_owned(),
        Some(Status::NotApplicable) => words.not_applicable.to_owned(),
        Some(Status::NotReported) | None => "—".to_owned(),
    };
    let month = one.key.period.map(|month| words.month_name(month));
    html! {
        <tr>
            <th scope="row">{ title }</th>
            <td>{ month }</td>
            <td>{ show(&one.then) }</td>
            <td>{ show(&one.now) }</td>
        </tr>
    }
}
