//! The charts of each section.

use super::plot::Plot;
use crate::app::derived::Derived;
use crate::app::state::{ByPtr, Extent, Intent, Section, State, Store};
use crate::app::ui::option::option;
use crate::app::ui::{Plotted, Ui};
use crate::figure::{Kind, Timeline, foot, heads, radar};
use crate::score::profile::Profile;
use crate::text::Language;
use crate::text::words::Words;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The contributions at first, with room for what comes above them.
pub(in crate::app) fn at_first(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <>
            <p key="finding" class="finding" hidden={ui.stacked}></p>
            <div key="place" class="modes-place" hidden={ui.stacked}></div>
            { plot(ui, state, shown, Kind::Contributions, None) }
        </>
    }
}

pub(in crate::app) fn contributions(ui: &Ui, state: &State, shown: &Derived) -> Html {
    if ui.elder {
        return plot(ui, state, shown, Kind::Contributions, None);
    }
    let has_radar = radar::is_drawable(&shown.mine);
    let scores = match state.view.radar && has_radar {
        true => Kind::Radar,
        false => Kind::Dimensions,
    };
    html! {
        <>
            { found(ui, state, shown, Whole::Contributions) }
            { grain(ui, state, "grain-contributions") }
            { plot(ui, state, shown, Kind::Contributions, None) }
            if has_radar { { shapes(ui, state) } }
            { plot(ui, state, shown, scores, None) }
        </>
    }
}

/// The contributions of the dimensions.
pub(in crate::app) fn in_short(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let mut state = state.clone();
    state.view.by_indicator = false;
    plot(ui, &state, shown, Kind::Contributions, None)
}

pub(in crate::app) fn lost(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let none = shown.mine.nodes[0]
        .lost_points
        .is_some_and(|lost| lost < 0.05);
    if ui.is_short(state, Section::Lost) {
        return found(ui, state, shown, Whole::Lost);
    }
    html! {
        <>
            if !ui.elder {
                { found(ui, state, shown, Whole::Lost) }
                { grain(ui, state, "grain-lost") }
            }
            if none && ui.elder { <p class="hint">{ ui.words.no_lost }</p> }
            { plot(ui, state, shown, Kind::LostPoints, None) }
        </>
    }
}

pub(in crate::app) fn sensitivity(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let profile = &shown.mine;
    let chosen = state.view.focus.as_deref().and_then(|id| profile.find(id));
    let heaviest = || {
        let weight = |at: &usize| profile.nodes[*at].effective_weight;
        profile
            .children(0)
            .max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.cmp(a)))
    };
    let focus = chosen.or_else(heaviest);
    let dispatch = ui.dispatch.clone();
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        dispatch.dispatch(Intent::VaryWeight(select.value()));
    };
    let options = (1..profile.nodes.len()).map(|position| {
        let node = &profile.nodes[position];
        let depth = std::iter::successors(node.parent, |&up| profile.nodes[up].parent).count();
        let title = "\u{3000}".repeat(depth - 1) + node.title.get(ui.words.language);
        option(node.id.clone(), title, focus == Some(position))
    });
    html! {
        <>
            { found(ui, state, shown, Whole::Sensitivity) }
            <label class="choice">
                <span>{ ui.words.weight }</span>
                <select {onchange} id={ui.element("focus")}>{ for options }</select>
            </label>
            { plot(ui, state, shown, Kind::Sensitivity, focus) }
        </>
    }
}

/// What a section shows as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    Contributions,
    Lost,
    Sensitivity,
}

#[derive(Clone, PartialEq, Properties)]
struct FindingProps {
    whole: Whole,
    profile: Rc<Profile>,
    language: Language,
    is_moving: bool,
}

fn found(ui: &Ui, state: &State, shown: &Derived, whole: Whole) -> Html {
    html! {
        <Finding key="finding" {whole} profile={Rc::clone(&shown.mine)} language={ui.words.language}
            is_moving={state.is_dragging()} />
    }
}

/// The finding of a section: it is read at rest, and stays as it is while a slider moves.
#[component]
fn Finding(props: &FindingProps) -> Html {
    let finding = use_mut_ref(|| None::<AttrValue>);
    let kept = finding.take().filter(|_| props.is_moving);
    let words = Words::of(props.language);
    let told = kept.or_else(|| {
        let told = match props.whole {
            Whole::Contributions => heads::contributions(&props.profile, words),
            Whole::Lost => heads::lost(&props.profile, words),
            Whole::Sensitivity => heads::sensitivity(&props.profile, words),
        };
        told.map(AttrValue::from)
    });
    finding.replace(told.clone());
    html! { <p class="finding">{ for told }</p> }
}

/// By dimension or by indicator.
pub(in crate::app) fn grain(ui: &Ui, state: &State, name: &str) -> Html {
    let words = ui.words;
    let view = &state.view;
    pair(
        ui,
        words.show_as,
        name,
        [
            (
                words.by_dimension,
                !view.by_indicator,
                Intent::ShowByIndicator(false),
            ),
            (
                words.by_indicator,
                view.by_indicator,
                Intent::ShowByIndicator(true),
            ),
        ],
    )
}

/// Bars or a radar.
fn shapes(ui: &Ui, state: &State) -> Html {
    let words = ui.words;
    let view = &state.view;
    pair(
        ui,
        words.show_as,
        "shape",
        [
            (words.bars, !view.radar, Intent::ShowRadar(false)),
            (words.radar, view.radar, Intent::ShowRadar(true)),
        ],
    )
}

fn pair(ui: &Ui, legend: &str, name: &str, options: [(&'static str, bool, Intent); 2]) -> Html {
    let options = options.into_iter().map(|(label, checked, action)| {
        let dispatch = ui.dispatch.clone();
        let onchange = move |_| dispatch.dispatch(action.clone());
        html! {
            <label>
                <input type="radio" name={ui.element(name)} {checked} {onchange} />
                <span>{ label }</span>
            </label>
        }
    });
    html! {
        <fieldset key={name.to_owned()} class="modes small">
            <legend class="visually-hidden">{ legend.to_owned() }</legend>
            { for options }
        </fieldset>
    }
}

fn plot(ui: &Ui, state: &State, shown: &Derived, kind: Kind, focus: Option<usize>) -> Html {
    let published = (!shown.as_published).then(|| Rc::clone(&shown.published));
    let by_indicator = match ui.elder {
        true => kind == Kind::LostPoints,
        false => state.view.by_indicator,
    };
    let plotted = Plotted {
        kind,
        mine: Rc::clone(&shown.mine),
        published,
        focus,
        by_indicator,
        all_rows: state.view.all_rows,
        opens: opens(ui, state),
        timeline: None,
        month: state.choices.month,
        is_moving: state.is_dragging(),
        remarks: remarks(ui, state, shown),
    };
    html! {
        <Plot key={kind.name()} ui={ui.clone()} {plotted} />
    }
}

/// Whether there are details to open.
fn opens(ui: &Ui, state: &State) -> bool {
    !ui.elder && state.view.extent == Extent::Full
}

/// A figure over the months.
pub(super) fn over_months(
    ui: &Ui,
    state: &State,
    shown: &Derived,
    kind: Kind,
    timeline: Timeline,
) -> Html {
    let plotted = Plotted {
        kind,
        mine: Rc::clone(&shown.mine),
        published: (!shown.as_published).then(|| Rc::clone(&shown.published)),
        focus: None,
        by_indicator: false,
        all_rows: state.view.all_rows,
        opens: opens(ui, state),
        timeline: Some(ByPtr(Rc::new(timeline))),
        month: state.choices.month,
        is_moving: false,
        remarks: remarks(ui, state, shown),
    };
    html! {
        <Plot key={kind.name()} ui={ui.clone()} {plotted} />
    }
}

/// The lines below every chart: index, version, month, weights, demonstration, notice.
pub(in crate::app) fn remarks(ui: &Ui, state: &State, shown: &Derived) -> Rc<Vec<String>> {
    let words = ui.words;
    let index = &state.base.0;
    let month = state.choices.month.map(|month| words.until(month));
    let weights = match shown.as_published {
        true => words.default_weights,
        false => words.my_weights,
    };
    let geometric = state
        .choices
        .geometric
        .then(|| words.geometric_mean.to_owned());
    let reading = foot::reading(words, shown.reading).to_owned();
    let demonstration = state
        .choices
        .data
        .is_demonstration()
        .then(|| words.demonstration.to_owned());
    let issued = issued(state, words);
    let parts: Vec<String> = month
        .into_iter()
        .chain([reading, weights.to_owned()])
        .chain(geometric)
        .chain([foot::filed(words, &shown.counts, shown.index.is_yearly())])
        .chain(demonstration)
        .chain(issued)
        .collect();
    let mut remarks = vec![
        format!("{} {}", index.title().get(words.language), index.version()),
        parts.join(words.dot),
    ];
    if let Some(notice) = index.notice() {
        remarks.push(notice.get(words.language).to_owned());
    }
    Rc::new(remarks)
}

/// Who published what is shown, and when; `None` for any other data.
pub(super) fn issued(state: &State, words: &Words) -> Option<String> {
    let results = state.publication.results();
    let published = results.filter(|_| state.store == Store::Site)?;
    Some(foot::issued(words, &published.issued))
}
