//! The unit that is looked at: its place, what sets it apart from the median, and others beside it.

use super::cells;
use super::charts::{Charts, ChartsProps};
use super::order::Look;
use super::scene::Scene;
use crate::app::state::{ByPtr, Intent};
use crate::app::ui::option::option;
use crate::data::{Dataset, UnitId};
use crate::figure::{apart, standing, why};
use crate::methodology::Weighting;
use crate::process::Points;
use crate::score::change;
use crate::score::median::medians;
use crate::score::profile::Profile;
use crate::text::Language;
use crate::text::format::{percent, points};
use crate::text::words::DeskWords;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OneProps {
    /// What its figures are drawn from, and its words.
    pub(super) charts: ChartsProps,
    pub(super) look: UseStateHandle<Look>,
    /// The name of the changes since the month or year before.
    pub(super) since: AttrValue,
}

/// The chosen unit, those beside it, and their figures.
#[component]
pub(super) fn One(props: &OneProps) -> Html {
    let charts = &props.charts;
    let medians = use_memo(charts.points.clone(), |points| {
        medians(&charts.choices.0.index, &points.0)
    });
    // Words are read at rest: they stay as they are while a slider moves.
    let read = use_mut_ref(|| None::<(UnitId, Html)>);
    let kept = read
        .take()
        .filter(|(unit, _)| charts.is_moving && *unit == charts.unit);
    let (unit, in_words) = kept.unwrap_or_else(|| (charts.unit, in_words(props, &medians)));
    read.replace(Some((unit, in_words.clone())));
    html! {
        <div class="chosen-unit">
            { in_words }
            if !charts.ui.elder { <Charts ..charts.clone() /> }
        </div>
    }
}

/// The chosen unit and those beside it.
fn in_words(props: &OneProps, medians: &[Option<f64>]) -> Html {
    let charts = &props.charts;
    let choices = &*charts.choices.0;
    let scene = Scene::new(
        &charts.ui,
        choices,
        &charts.points.0,
        &charts.board.0,
        charts.series.as_ref().map(|series| &series.0),
        &charts.rows.0,
        &props.look,
        charts.unit,
        props.since.clone(),
    );
    html! {
        <>
            { short(&scene, &charts.profile.0, medians) }
            if scene.ui.stacked && !scene.ui.elder { { rest(&scene) } }
            if !scene.ui.elder { { compared(&scene, &charts.points.0) } }
        </>
    }
}

/// Its place, its strengths and its weak points.
fn short(scene: &Scene<'_>, profile: &Profile, medians: &[Option<f64>]) -> Html {
    let words = scene.words;
    let unit = scene.chosen;
    let Some(line) = scene.board.line(unit) else {
        return html! {};
    };
    let told = standing(
        &scene.choices.index,
        scene.board,
        &scene.choices.data,
        unit,
        words,
    );
    let told = told.unwrap_or_else(|| [words.unranked, words.colon, &scene.reason(line)].concat());
    let [strengths, weaknesses] = apart(scene.index(), profile, medians, words);
    let named = |head: &str, names: &[String]| {
        let names = names.join(words.list_comma);
        html! {
            if !names.is_empty() { <p><b>{ head.to_owned() }</b>{ words.colon }{ names }</p> }
        }
    };
    html! {
        <>
            <h3>{ scene.title(unit).to_owned() }</h3>
            <p>{ told }{ words.full_stop }</p>
            if !scene.ui.elder {
                { named(words.strengths, &strengths) }
                { named(words.weaknesses, &weaknesses) }
            }
        </>
    }
}

/// What a phone has no columns for.
fn rest(scene: &Scene<'_>) -> Html {
    let words = scene.words;
    let unit = scene.chosen;
    let Some((line, named)) = scene.board.line(unit).zip(scene.unit(unit)) else {
        return html! {};
    };
    let dimensions = scene.board.dimensions().iter().enumerate();
    let dimensions = dimensions.map(|(at, node)| {
        html! {
            <>
                <dt>{ scene.index().node(*node).title.get(words.language).to_owned() }</dt>
                <dd>{ cells::bar(scene.board.dimension(unit, at), scene.most) }</dd>
            </>
        }
    });
    let is_pinned = scene.rows.pins.contains(&unit);
    let (dispatch, id) = (scene.ui.dispatch.clone(), named.id.clone());
    let onclick = move |_: MouseEvent| dispatch.dispatch(Intent::PinUnit(id.clone()));
    html! {
        <>
            <dl class="chosen-figures">
                { for dimensions }
                if let Some(share) = line.coverage { <dt>{ words.covered }</dt><dd>{ percent(share, 0) }</dd> }
                if line.by_default.rank.is_some() {
                    <dt>{ words.by_my_weights }</dt><dd>{ cells::moved(line.risen_by_weights(), words) }</dd>
                }
                <dt>{ words.course }</dt><dd class="b-course">{ for scene.series.map(|series| cells::course(series, unit)) }</dd>
            </dl>
            <button type="button" {onclick} aria-pressed={is_pinned.to_string()}>
                { if is_pinned { words.pinned } else { words.pin } }
            </button>
        </>
    }
}

/// Pinned units beside the chosen one: their figures, and why one is before the other.
fn compared(scene: &Scene<'_>, judged: &Arc<Points>) -> Html {
    let words = scene.words;
    let others = scene.rows.pins.iter().copied();
    let others: Vec<UnitId> = others.filter(|unit| *unit != scene.chosen).collect();
    let all: Vec<UnitId> = std::iter::once(scene.chosen)
        .chain(others.iter().copied())
        .collect();
    let pinned = scene.rows.pins.iter();
    let pinned = pinned.filter_map(|unit| Some(scene.unit(*unit)?.id.clone()));
    let (dispatch, pinned) = (scene.ui.dispatch.clone(), pinned.collect::<Vec<_>>());
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let id = select.value();
        select.set_value("");
        if !id.is_empty() && !pinned.contains(&id) {
            dispatch.dispatch(Intent::PinUnit(id));
        }
    };
    let index = scene.index();
    let weighting = scene.choices.weighting();
    let weighting = weighting.unwrap_or_else(|_| Weighting::default_of(index));
    let reasons = others.iter().filter_map(|other| {
        let change = change::of_units(index, judged, &weighting, *other, scene.chosen).ok()?;
        let names = [scene.title(scene.chosen), scene.title(*other)];
        let told = why(index, &change, names, words)?;
        Some(html! { <li>{ told }{ words.full_stop }</li> })
    });
    html! {
        <div class="compared" {onchange}>
            <Others data={ByPtr(Rc::clone(&scene.choices.data))} language={words.language} />
            if !others.is_empty() {
                { side_by_side(scene, &all) }
                <ul class="reasons">{ for reasons }</ul>
            }
        </div>
    }
}

/// A column for each unit; the best figure of a row is the bold one.
fn side_by_side(scene: &Scene<'_>, units: &[UnitId]) -> Html {
    let words = scene.words;
    let line = |unit: &UnitId| scene.board.line(*unit);
    let ranks = units.iter().map(|unit| line(unit)?.now.rank);
    let best = units.iter().filter_map(|unit| line(unit)?.now.rank).min();
    let ranks = ranks.map(|rank| {
        let told = rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
        html! { <td class={classes!((rank.is_some() && rank == best).then_some("best"))}>{ told }</td> }
    });
    let row = |name: &str, figures: Vec<Option<f64>>| {
        let best = figures
            .iter()
            .flatten()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max);
        let cells = figures.into_iter().map(|figure| {
            let is_best = figure.is_some_and(|figure| points(figure) == points(best));
            html! { <td class={classes!(is_best.then_some("best"))}>{ cells::bar(figure, scene.most) }</td> }
        });
        html! { <tr><th scope="row">{ name.to_owned() }</th>{ for cells }</tr> }
    };
    let scores = units.iter().map(|unit| line(unit)?.now.score);
    let dimensions = scene.board.dimensions().iter().enumerate();
    let dimensions = dimensions.map(|(at, node)| {
        let figures = units.iter().map(|unit| scene.board.dimension(*unit, at));
        let title = scene.index().node(*node).title.get(words.language);
        row(title, figures.collect())
    });
    html! {
        <div class="scrolls" role="group" tabindex="0" aria-label={words.side_by_side}>
            <table class="side-by-side">
                <thead><tr>
                    <th scope="col"><span class="visually-hidden">{ words.indicator }</span></th>
                    { for units.iter().map(|unit| html! { <th scope="col">{ scene.title(*unit).to_owned() }</th> }) }
                </tr></thead>
                <tbody>
                    <tr><th scope="row">{ words.rank }</th>{ for ranks }</tr>
                    { row(words.score, scores.collect()) }
                    { for dimensions }
                </tbody>
            </table>
        </div>
    }
}

/// So many units can be chosen from a list; of more, rows are pinned.
const MOST_LISTED: usize = 300;

#[derive(Clone, PartialEq, Properties)]
struct OthersProps {
    data: ByPtr<Dataset>,
    language: Language,
}

/// The choice of a unit to set beside the chosen one, drawn again only with other units: what is chosen
/// reaches whatever stands around it.
#[component]
fn Others(props: &OthersProps) -> Html {
    let words = DeskWords::of(props.language);
    let units = props.data.0.units();
    let options = units.iter().map(|unit| {
        let title = unit.title.get(props.language).to_owned();
        option(unit.id.clone(), title, false)
    });
    html! {
        <label class="choice" hidden={units.len() > MOST_LISTED}>
            <span>{ words.compare_with }</span>
            <select>
                { option("", words.choose_unit, true) }
                if units.len() <= MOST_LISTED { { for options } }
            </select>
        </label>
    }
}
