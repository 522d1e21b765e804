//! The score in its reading, with its grade, its change, its counts and its coverage.

use crate::app::derived::Derived;
use crate::app::read::settled::settled;
use crate::app::state::{Extent, Intent, Section, State};
use crate::app::ui::Ui;
use crate::figure::foot;
use crate::schema::Reading;
use crate::text::Language;
use crate::text::format::{fixed, percent, points, signed};
use crate::text::words::Words;
use yew::prelude::*;

pub(in crate::app) fn score(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <>
            <div class="score-line" aria-hidden="true">
                { in_a_line(ui, shown) }
            </div>
            <section class="score" aria-labelledby={ui.element("score-title")}>
                <h2 class="visually-hidden" id={ui.element("score-title")}>{ ui.words.whole }</h2>
                { about(ui, state) }
                { headline(ui, state, shown) }
                { glance(ui, state, shown) }
                { coverage(ui, state, shown) }
                <div class="next">{ for ui.deferred.map(|deferred| settled(deferred.next_grade, ui, state, shown)) }</div>
                <div class="extras">{ for ui.deferred.map(|deferred| (deferred.standing)(ui, state, shown)) }</div>
                <div class="ask">
                    <p class="sentence">{ settled(as_shown, ui, state, shown) }</p>
                    { for ui.deferred.map(|deferred| (deferred.weigh)(ui, state)) }
                </div>
                <div class="aloud">{ for ui.deferred.filter(|_| ui.elder).map(|deferred| (deferred.aloud)(ui, state, shown)) }</div>
            </section>
        </>
    }
}

/// The score in a line: the figure, its grade, and the difference to the default weights.
pub(in crate::app) fn in_a_line(ui: &Ui, shown: &Derived) -> Html {
    html! {
        <>
            <strong>{ figure(shown) }</strong>
            <span>{ shown.grade.as_ref().map(|grade| grade.get(ui.words.language).to_owned()) }</span>
            <span class="delta">{ delta(shown) }</span>
        </>
    }
}

/// What the index measures, as of which month.
fn about(ui: &Ui, state: &State) -> Html {
    let about = state.base.0.about().map(|about| {
        let about = about.get(ui.words.language);
        foot::about(ui.words, about, state.choices.month)
    });
    html! { <p class="about">{ about }</p> }
}

/// What stands beside the score: as it stood there before there was a page, until it can be drawn.
fn glance(ui: &Ui, state: &State, shown: &Derived) -> Html {
    if let Some(deferred) = ui.deferred {
        return settled(deferred.glance, ui, state, shown);
    }
    let still = ui.still.glance.clone();
    let class = classes!("glance", still.is_empty().then_some("awaited"));
    html! { <div {class}>{ Html::from_html_unchecked(still) }</div> }
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
            { beside(ui, state, shown) }
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
        </div>
    }
}

/// The change since the month before, which is the way to its reasons where they are shown, and the
/// other reading.
fn beside(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let attainment = (shown.reading == Reading::Schedule).then(|| {
        let attainment = shown.attainment.filter(|_| shown.fault.is_none());
        attainment.map_or_else(|| "—".to_owned(), points)
    });
    let change = shown.before.zip(shown.headline());
    let change = change.map(|((month, before), now)| {
        let change = html! { <b>{ signed(now - before) }</b> };
        let since = match month.is_year() {
            true => words.since_last_year,
            false => words.since_last_month,
        };
        match words.language {
            Language::English => html! { <>{ change }{ " " }{ since }</> },
            Language::Chinese | Language::Traditional => html! { <>{ since }{ " " }{ change }</> },
        }
    });
    let is_link = state.view.extent == Extent::Full && !ui.elder;
    let (dispatch, reveal) = (
        ui.dispatch.clone(),
        ui.deferred.map(|deferred| deferred.reveal),
    );
    let id = ui.element("panel-since");
    let onclick = move |event: MouseEvent| {
        dispatch.dispatch(Intent::OpenSection(Section::Since));
        if let Some(reveal) = reveal {
            reveal(&event, &id);
        }
    };
    html! {
        <p class="beside" hidden={attainment.is_none() && change.is_none()}>
            if let Some(change) = change {
                if is_link {
                    <button type="button" class="change" {onclick}>{ change }</button>
                } else {
                    <span class="change">{ change }</span>
                }
                { " " }
            }
            if let Some(attainment) = attainment {
                <span>{ words.attainment }{ " " }<b>{ attainment }</b></span>
            }
        </p>
    }
}

/// The coverage of the score, in words.
pub(in crate::app) fn reported(words: &Words, shown: &Derived) -> String {
    let covered = percent(shown.mine.nodes[0].coverage.unwrap_or(0.0), 0);
    let apart = shown.counts.not_applicable;
    let filed = foot::filed(words, &shown.counts, shown.index.is_yearly());
    let filed = match apart {
        0 => filed,
        _ => format!("{filed} · {} {apart}", words.not_applicable),
    };
    words.pick(
        format!("{filed}（数据覆盖率 {covered}）"),
        format!("{filed} ({covered} of the weight)"),
    )
}

/// What is reported, with a bar and in words.
fn covered(ui: &Ui, _: &State, shown: &Derived) -> Html {
    let covered = shown.mine.nodes[0].coverage.unwrap_or(0.0);
    let text = match ui.elder {
        true => foot::filed(ui.words, &shown.counts, shown.index.is_yearly()),
        false => reported(ui.words, shown),
    };
    html! {
        <p>
            <svg class="cover" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="cover-all" width="100" height="8" />
                <rect class="cover-done" width={fixed(100.0 * covered, 1)} height="8" />
            </svg>
            <span>{ text }</span>
        </p>
    }
}

fn coverage(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let covered = shown.mine.nodes[0].coverage.unwrap_or(0.0);
    let withheld = shown.mine.headline.is_none() && shown.fault.is_none();
    html! {
        <div class="coverage">
            { settled(self::covered, ui, state, shown) }
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
fn as_shown(ui: &Ui, state: &State, shown: &Derived) -> Html {
    match state.view.extent == Extent::Summary && shown.as_published {
        true => Html::default(),
        false => sentence(ui, shown).into(),
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
