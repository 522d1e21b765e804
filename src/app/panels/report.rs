//! What is printed: the result on one or two sheets of paper, whatever the screen shows.

use super::{details, figures, score};
use crate::app::derived::Derived;
use crate::app::dom;
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::chart::{Frame, Theme};
use crate::figure::{Figure, Kind};
use crate::format::{percent, points};
use crate::index::NodeId;
use yew::prelude::*;

/// Half the width of the sheet between its margins, in CSS pixels.
const HALF: u32 = 336;

/// Bars beside each other on the sheet.
const MOST_BARS: usize = 8;

pub(super) fn report(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let definition = state.base.0.definition();
    let remarks = figures::remarks(ui, state, shown);
    html! {
        <article class="report">
            { head(ui, state, shown) }
            <div class="report-charts">
                { chart(ui, shown, Kind::Contributions, false) }
                { chart(ui, shown, Kind::LostPoints, true) }
            </div>
            { table(ui, state, shown) }
            <div class="report-foot">
                <p>{ weights(ui, shown) }</p>
                if let Some(source) = &definition.source {
                    <p>
                        { words.source }{ words.pick("：", ": ") }{ source.title.get(words.language).to_owned() }
                        if let Some(publisher) = &source.publisher {
                            { words.pick("·", " · ") }{ publisher.get(words.language).to_owned() }
                        }
                    </p>
                }
                <p>{ remarks.join(words.pick("·", " · ")) }</p>
                <p>{ words.index_version }{ " " }{ &definition.id }{ " " }{ &definition.version }
                    { words.pick("·", " · ") }{ words.made_on }{ " " }{ dom::today() }</p>
            </div>
        </article>
    }
}

fn head(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let language = words.language;
    let definition = state.base.0.definition();
    let units = state.choices.data.units();
    let unit = units.get(shown.unit.position()).filter(|_| units.len() > 1);
    let weights = match shown.as_published {
        true => words.published_weights,
        false => words.my_weights,
    };
    html! {
        <header class="report-head">
            <h1>{ definition.title.get(language).to_owned() }{ " " }<small>{ words.report }</small></h1>
            if let Some(unit) = unit { <p><b>{ unit.title.get(language).to_owned() }</b></p> }
            <p>
                if let Some(month) = state.choices.month { <span>{ words.as_of }{ " " }{ month.to_string() }</span> }
                if state.choices.data.is_demonstration() { <strong class="mark">{ words.demonstration }</strong> }
                if let Some(notice) = &definition.notice { <b>{ notice.get(language).to_owned() }</b> }
            </p>
            <p class="report-score">
                <b>{ score::figure(shown) }</b><span>{ words.points }</span>
                if let Some(grade) = &shown.grade { <b class="grade">{ grade.get(language).to_owned() }</b> }
                <span>{ weights }</span>
                <span>{ score::reported(words, shown) }</span>
            </p>
            <p>{ score::sentence(ui, shown) }</p>
        </header>
    }
}

fn chart(ui: &Ui, shown: &Derived, kind: Kind, by_indicator: bool) -> Html {
    let words = ui.words;
    let figure = Figure {
        kind,
        mine: &shown.mine,
        published: (!shown.as_published).then_some(&*shown.published),
        by_indicator,
        most: MOST_BARS,
        focus: None,
        words,
    };
    let (drawing, description) = figure.drawing_and_description();
    let svg = drawing.svg(&Frame {
        id: ui.element(&format!("print-{}", kind.name())),
        title: kind.title(words).to_owned(),
        description,
        width: HALF,
        theme: Theme::light(),
        show_title: false,
        empty: words.empty_lead.to_owned(),
        ..Frame::default()
    });
    html! {
        <figure>
            <figcaption>{ kind.title(words) }</figcaption>
            { Html::from_html_unchecked(svg.into()) }
        </figure>
    }
}

/// Every dimension and indicator, in the order of the index.
fn table(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = ui.words;
    let names = [
        words.indicator,
        words.target,
        words.achieved,
        words.score,
        words.effective_weight,
        words.lost_points,
    ];
    let rows = state.choices.index.nodes().skip(1);
    html! {
        <table>
            <thead><tr>{ for names.into_iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
            <tbody>{ for rows.map(|(id, _)| row(ui, state, shown, id)) }</tbody>
        </table>
    }
}

fn row(ui: &Ui, state: &State, shown: &Derived, id: NodeId) -> Html {
    let node = state.choices.index.node(id);
    let placed = &shown.mine.nodes[id.position()];
    let title = node.title.get(ui.words.language).to_owned();
    let (target, achieved) = match node.indicator() {
        Some(indicator) => {
            let facts = details::facts(ui, state, shown, indicator);
            let achieved = match placed.score {
                Some(_) => facts.achieved,
                None => facts.status.to_owned(),
            };
            (facts.target, achieved)
        }
        None => (String::new(), String::new()),
    };
    let figure = |figure: Option<String>| figure.unwrap_or_else(|| "—".into());
    let weight = placed.score.map(|_| percent(placed.effective_weight, 1));
    html! {
        <tr class={node.indicator().is_none().then_some("branch")}>
            <th scope="row">{ title }</th>
            <td>{ target }</td>
            <td>{ achieved }</td>
            <td>{ figure(placed.score.map(points)) }</td>
            <td>{ figure(weight) }</td>
            <td>{ figure(placed.lost_points.map(points)) }</td>
        </tr>
    }
}

/// The shares of the dimensions.
fn weights(ui: &Ui, shown: &Derived) -> String {
    let words = ui.words;
    let name = match shown.as_published {
        true => words.published_weights,
        false => words.my_weights,
    };
    let shares: Vec<String> = shown
        .mine
        .children(0)
        .map(|position| {
            let node = &shown.mine.nodes[position];
            format!(
                "{} {}",
                node.title.get(words.language),
                percent(node.share, 1)
            )
        })
        .collect();
    format!(
        "{name}{}{}",
        words.pick("：", ": "),
        shares.join(words.pick("、", ", "))
    )
}
