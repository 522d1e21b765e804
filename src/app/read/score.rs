//! The score in its reading, with its grade, its change, its counts and its coverage.

use crate::app::derived::Derived;
use crate::app::state::{Extent, Filter, Intent, State};
use crate::app::ui::Ui;
use crate::figure::foot;
use crate::schema::Reading;
use crate::text::format::{fixed, percent, points, signed};
use crate::text::words::Words;
use yew::prelude::*;

pub(in crate::app) fn score(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <>
            <div class="score-line" aria-hidden="true">
                <strong>{ figure(shown) }</strong>
                <span>{ shown.grade.as_ref().map(|grade| grade.get(ui.words.language).to_owned()) }</span>
                <span class="delta">{ delta(shown) }</span>
            </div>
            <section class="score" aria-labelledby={ui.element("score-title")}>
                <h2 class="visually-hidden" id={ui.element("score-title")}>{ ui.words.whole }</h2>
                { headline(ui, state, shown) }
                <div class="filed">
                    { counts(ui, state, shown) }
                    { coverage(ui, shown) }
                </div>
                <div class="extras">{ for ui.deferred.map(|deferred| (deferred.standing)(ui, state, shown)) }</div>
                <div>{ for ui.deferred.map(|deferred| (deferred.next_grade)(ui, state, shown)) }</div>
                <p class="sentence">{ as_shown(ui, state, shown) }</p>
                <div class="aloud">{ for ui.deferred.filter(|_| ui.elder).map(|deferred| (deferred.aloud)(ui, state, shown)) }</div>
            </section>
        </>
    }
}

pub(in crate::app) fn figure(shown: &Derived) -> String {
    shown.headline().map_or_else(|| "—".to_owned(), points)
}

fn delta(shown: &Derived) -> Option<String> {
    if shown.as_published || shown.fault.is_some() {
        return None;
    }
    Some(signed(shown.mine.headline? - shown.published.headline?))
}

fn headline(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let language = words.language;
    let several = state.choices.data.units().len() > 1;
    let unit = state
        .choices
        .data
        .units()
        .get(shown.unit.position())
        .filter(|_| several);
    let published = shown
        .published
        .headline
        .map_or_else(|| "—".to_owned(), points);
    let class = classes!("figure", (!shown.as_published).then_some("mine"));
    html! {
        <div class="headline">
            if let Some(unit) = unit { <p class="unit">{ unit.title.get(language).to_owned() }</p> }
            if shown.reading == Reading::Schedule { <p class="reading">{ words.schedule_score }</p> }
            <p class={class}>
                <span class="number" data-score="" id={ui.element("score")}>{ figure(shown) }</span>
                <span class="of">{ words.points }</span>
                if let Some(grade) = &shown.grade {
                    <span class="grade">{ grade.get(language).to_owned() }</span>
                }
            </p>
            <p class="versus">
                if shown.as_published {
                    <span class="weights-tag">{ words.default_weights }</span>
                } else {
                    <span>{ words.default_weights }{ " " }<b>{ published }</b></span>
                    <span aria-hidden="true">{ "→" }</span>
                    <span class="weights-tag mine">{ words.my_weights }{ " " }<b>{ figure(shown) }</b></span>
                    if let Some(delta) = delta(shown) { <b class="delta">{ delta }</b> }
                }
            </p>
            { beside(ui, shown) }
        </div>
    }
}

/// The other reading, and the change since the month before.
fn beside(ui: &Ui, shown: &Derived) -> Html {
    let words = ui.words;
    let attainment = (shown.reading == Reading::Schedule).then(|| {
        let attainment = shown.attainment.filter(|_| shown.fault.is_none());
        attainment.map_or_else(|| "—".to_owned(), points)
    });
    let change = shown.before.zip(shown.headline());
    let change = change.map(|((_, before), now)| signed(now - before));
    html! {
        <p class="beside" hidden={attainment.is_none() && change.is_none()}>
            if let Some(attainment) = attainment {
                <span>{ words.attainment }{ " " }<b>{ attainment }</b></span>
            }
            if let Some(change) = change {
                <span>{ words.pick(format!("较上月 {change}"), format!("{change} since last month")) }</span>
            }
        </p>
    }
}

/// How many indicators stand how; each is the way to those indicators, where there are details.
fn counts(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let is_link = state.view.extent == Extent::Full && !ui.elder;
    let each = Filter::ALL.into_iter().map(|filter| {
        let count = filter.count(&shown.counts);
        let content = html! { <>{ filter.name(words) }{ " " }<b>{ count }</b></> };
        let class = classes!("count", filter.class(), (count == 0).then_some("none"));
        if !is_link {
            return html! { <li><span {class}>{ content }</span></li> };
        }
        let dispatch = ui.dispatch.clone();
        let onclick = move |_| dispatch.dispatch(Intent::ShowOnly(Some(filter)));
        let pressed = state.view.only == Some(filter);
        html! {
            <li><button type="button" {class} {onclick} aria-pressed={pressed.to_string()}>{ content }</button></li>
        }
    });
    html! { <ul class="counts" aria-label={words.standing_counts}>{ for each }</ul> }
}

/// The coverage of the score, in words.
pub(in crate::app) fn reported(words: &Words, shown: &Derived) -> String {
    let covered = percent(shown.mine.nodes[0].coverage.unwrap_or(0.0), 0);
    let filed = foot::filed(words, &shown.counts);
    words.pick(
        format!("{filed}（数据覆盖率 {covered}）"),
        format!("{filed} ({covered} of the weight)"),
    )
}

fn coverage(ui: &Ui, shown: &Derived) -> Html {
    let words = ui.words;
    let covered = shown.mine.nodes[0].coverage.unwrap_or(0.0);
    let text = reported(words, shown);
    let withheld = shown.mine.headline.is_none() && shown.fault.is_none();
    html! {
        <div class="coverage">
            <p>
                <svg class="cover" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="cover-all" width="100" height="8" />
                    <rect class="cover-done" width={fixed(100.0 * covered, 1)} height="8" />
                </svg>
                <span>{ text }</span>
            </p>
            if shown.fault.is_some() {
                <p class="withheld" role="alert">{ words.withheld_weights }</p>
            }
            if withheld {
                <p class="withheld">
                    <b>{ words.withheld }</b>{ words.colon }
                    { words.pick(
                        format!("数据覆盖率 {}，不足以代表整体。", percent(covered, 0)),
                        format!("only {} of the weight is reported, too little to stand for the whole. ", percent(covered, 0)),
                    ) }
                    { words.what_next }
                </p>
            }
        </div>
    }
}

/// The sentence below the score; empty where it would speak of sliders that are not there.
fn as_shown(ui: &Ui, state: &State, shown: &Derived) -> String {
    match state.view.extent == Extent::Summary && shown.as_published {
        true => String::new(),
        false => sentence(ui, shown),
    }
}

/// Until the words for a change are there, none is explained.
pub(in crate::app) fn sentence(ui: &Ui, shown: &Derived) -> String {
    let change = match ui.deferred {
        _ if shown.fault.is_some() => Some(String::new()),
        Some(deferred) => (deferred.change)(&shown.published, &shown.mine, ui.words),
        None => (!shown.as_published).then(String::new),
    };
    change.unwrap_or_else(|| ui.words.as_default.to_owned())
}

/// The result in a sentence, for the live region.
pub(in crate::app) fn announcement(ui: &Ui, shown: &Derived) -> String {
    let words = ui.words;
    let Some(score) = shown.headline() else {
        return words.withheld.to_owned();
    };
    let grade = shown
        .grade
        .as_ref()
        .map_or("", |grade| grade.get(words.language));
    let against = delta(shown).map(|delta| {
        words.pick(
            format!("，比预设权重 {delta}"),
            format!(", {delta} against the default weights"),
        )
    });
    let score = points(score);
    words.pick(
        format!("总分 {score}，{grade}"),
        format!("Score {score}, {grade}"),
    ) + &against.unwrap_or_default()
}
