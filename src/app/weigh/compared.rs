//! Scenarios side by side, and what each weight does to the score: for whom one slider at a time is not
//! enough.

use super::influence;
use crate::app::derived::Derived;
use crate::app::derived::scenario::{self, MOST_SCENARIOS};
use crate::app::derived::scenarios::{Compared, Outcome, outcomes};
use crate::app::read::figures;
use crate::app::read::settled::settled;
use crate::app::state::{Choices, Intent, State, Trouble};
use crate::app::ui::Ui;
use crate::index::NodeId;
use crate::score::aggregate::Aggregation;
use crate::text::format::{percent, points, signed};
use crate::text::words::DeskWords;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The section of sensitivity: one weight at a time, all of them, and scenarios.
pub(in crate::app) fn sensitivity(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <>
            { figures::sensitivity(ui, state, shown) }
            { settled(all_at_once, ui, state, shown) }
        </>
    }
}

fn all_at_once(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <>
            { influence::table(ui, state, shown) }
            { scenarios(ui, state, shown) }
        </>
    }
}

fn scenarios(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &state.choices.index;
    let outcomes = outcomes(state, shown);
    let default = outcomes.first().and_then(|outcome| outcome.score);
    let is_geometric = Aggregation::Geometric;
    let has_other = shown.published.nodes[0].aggregation != Some(is_geometric);
    let rows = outcomes
        .iter()
        .filter(|outcome| has_other || outcome.of != Compared::OtherMean)
        .map(|outcome| row(ui, state, outcome, default));
    let dimensions = index.children(NodeId::ROOT).iter();
    let dimensions = dimensions.filter(|child| index.holds_indicators(**child));
    let heads = dimensions.map(|child| {
        let title = index.node(*child).title.get(words.language).to_owned();
        html! { <th scope="col">{ title }</th> }
    });
    let title_id = ui.element("scenarios-title");
    html! {
        <section class="scenarios" aria-labelledby={title_id.clone()}>
            <h3 id={title_id}>{ words.scenarios }</h3>
            <p class="lead">{ words.scenarios_lead }{ " " }{ words.geometric_hint }</p>
            <div class="scrolls" role="group" tabindex="0" aria-label={words.scenarios}>
                <p class="hint narrow-only">{ words.scroll_hint }</p>
                <table class="scenario-table">
                    <thead><tr>
                        <th scope="col">{ words.scenario }</th>
                        <th scope="col">{ words.whole }</th>
                        <th scope="col">{ words.grade }</th>
                        <th scope="col">{ words.difference }</th>
                        <th scope="col"><span class="visually-hidden">{ words.scenario_use }</span></th>
                        { for heads }
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <NewScenario ui={ui.clone()} choices={Rc::clone(&state.choices)} />
            <p class="hint">{ kept(ui, state, words) }</p>
        </section>
    }
}

/// Where scenarios are kept.
fn kept(ui: &Ui, state: &State, words: &DeskWords) -> &'static str {
    match (ui.own_page, state.keeping.scenarios) {
        (false, _) => words.scenarios_here,
        (true, None) => words.scenarios_kept,
        (
            true,
            Some(
                Trouble::Denied
                | Trouble::Full
                | Trouble::Elsewhere
                | Trouble::Gone
                | Trouble::Occupied,
            ),
        ) => words.scenarios_memory,
    }
}

fn row(ui: &Ui, state: &State, outcome: &Outcome, default: Option<f64>) -> Html {
    let words = DeskWords::of(ui.words.language);
    let index = &state.choices.index;
    let saved = match outcome.of {
        Compared::Saved(position) => state.choices.scenarios.get(position),
        Compared::Default | Compared::Present | Compared::Equal | Compared::OtherMean => None,
    };
    let name = match (outcome.of, saved) {
        (Compared::Saved(position), Some(scenario)) => {
            renamed(ui, words, state, position, scenario.name.clone())
        }
        (Compared::Default, _) => words.default_weights.into(),
        (Compared::Equal, _) => words.scenario_equal.into(),
        (Compared::OtherMean, _) if outcome.geometric => words.scenario_geometric.into(),
        (Compared::OtherMean, _) => words.scenario_arithmetic.into(),
        (Compared::Present | Compared::Saved(_), _) => words.scenario_present.into(),
    };
    let difference = outcome.score.zip(default);
    let shares = outcome
        .shares
        .iter()
        .zip(index.children(NodeId::ROOT))
        .filter(|(_, child)| index.holds_indicators(**child))
        .map(|(share, _)| html! { <td>{ percent(*share, 1) }</td> });
    let is_present = outcome.of == Compared::Present;
    let mean = (outcome.geometric && outcome.of != Compared::OtherMean)
        .then(|| html! { <small>{ words.geometric_mean }</small> });
    html! {
        <tr class={is_present.then_some("present")}>
            <th scope="row">{ name }{ mean }</th>
            <td><b>{ outcome.score.map_or_else(|| "—".to_owned(), points) }</b></td>
            <td>{ outcome.grade.as_ref().map(|grade| grade.get(words.language).to_owned()) }</td>
            <td>{ difference.map(|(own, default)| signed(own - default)) }</td>
            <td class="acts">{ acts(ui, words, state, outcome, saved.map_or("", |one| &one.name)) }</td>
            { for shares }
        </tr>
    }
}

/// The name of a scenario, to be changed where it stands.
fn renamed(ui: &Ui, words: &DeskWords, state: &State, position: usize, name: String) -> Html {
    let (dispatch, choices) = (ui.dispatch.clone(), Rc::clone(&state.choices));
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(intent) = scenario::rename(&choices, position, &input.value()) {
            dispatch.dispatch(intent);
        }
    };
    html! { <input type="text" maxlength="40" value={name} {onchange} aria-label={words.scenario_name} /> }
}

fn acts(ui: &Ui, words: &DeskWords, state: &State, outcome: &Outcome, name: &str) -> Html {
    let choices = &state.choices;
    let button = |label: &'static str, intent: Option<Intent>| {
        let dispatch = ui.dispatch.clone();
        let enabled = intent.is_some();
        let onclick = move |_| {
            if let Some(intent) = &intent {
                dispatch.dispatch(intent.clone());
            }
        };
        let named = (!name.is_empty()).then(|| format!("{label} {name}"));
        html! { <button type="button" {onclick} disabled={!enabled} aria-label={named}>{ label }</button> }
    };
    let used = match outcome.of {
        Compared::Present => return html! { <span class="hint">{ words.scenario_in_use }</span> },
        Compared::Default => Some(Intent::PublishedWeights),
        Compared::Equal => Some(Intent::EqualWeights),
        Compared::OtherMean => Some(Intent::SetGeometric(outcome.geometric)),
        Compared::Saved(position) => scenario::apply(choices, position),
    };
    let used = used.filter(|_| outcome.score.is_some());
    let removed = match outcome.of {
        Compared::Saved(position) => scenario::remove(choices, position),
        Compared::Default | Compared::Present | Compared::Equal | Compared::OtherMean => None,
    };
    html! {
        <>
            { button(words.scenario_use, used) }
            { for removed.map(|removed| button(words.scenario_delete, Some(removed))) }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct NewScenarioProps {
    ui: Ui,
    choices: Rc<Choices>,
}

/// The name for the present weights, and the button that keeps them.
#[component]
fn NewScenario(props: &NewScenarioProps) -> Html {
    let NewScenarioProps { ui, choices } = props;
    let words = DeskWords::of(ui.words.language);
    let name = use_state_eq(String::new);
    let oninput = {
        let name = name.setter();
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            name.set(input.value());
        }
    };
    let onsubmit = {
        let (dispatch, name) = (ui.dispatch.clone(), name.clone());
        let choices = Rc::clone(choices);
        move |event: SubmitEvent| {
            event.prevent_default();
            let given = match name.trim() {
                "" => words.scenario_new,
                given => given,
            };
            if let Some(intent) = scenario::add(&choices, given) {
                dispatch.dispatch(intent);
            }
            name.set(String::new());
        }
    };
    if choices.scenarios.len() >= MOST_SCENARIOS {
        return html! { <p class="hint">{ words.scenario_full }</p> };
    }
    html! {
        <form class="scenario-new" {onsubmit}>
            <input type="text" maxlength="40" value={(*name).clone()} {oninput} autocomplete="off"
                placeholder={words.scenario_new} aria-label={words.scenario_name} />
            <button type="submit">{ words.scenario_add }</button>
        </form>
    }
}
