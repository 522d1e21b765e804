//! Figures of the chosen unit among all: folded, one at a time.

use super::judged::Judged;
use super::order::Rows;
use crate::app::derived::board::{Series, ranks};
use crate::app::read::plot::Plot;
use crate::app::state::{ByPtr, Choices};
use crate::app::ui::option::option;
use crate::app::ui::{Plotted, Ui};
use crate::data::{Shapes, UnitId};
use crate::figure::{Difference, Groups, Kind, Place, Places, Scored, Spread, Timeline};
use crate::index::{NodeId, NodeKind};
use crate::methodology::Weighting;
use crate::month::Month;
use crate::score::profile::Profile;
use crate::score::rank::competition;
use crate::score::{Board, change};
use crate::text::Text;
use crate::text::words::DeskWords;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChartsProps {
    pub(super) ui: Ui,
    pub(super) choices: ByPtr<Choices>,
    pub(super) points: Judged,
    pub(super) board: ByPtr<Board>,
    pub(super) series: Option<ByPtr<Series>>,
    pub(super) rows: ByPtr<Rows>,
    /// The month or year that the board compares with.
    pub(super) before: Option<Month>,
    /// The unit that is looked at.
    pub(super) unit: UnitId,
    /// What it has at each node.
    pub(super) profile: ByPtr<Profile>,
    /// The lines below a figure.
    pub(super) remarks: Rc<Vec<String>>,
    /// The shapes of the units, where there are some.
    pub(super) shapes: Option<ByPtr<Shapes>>,
    /// Whether a slider moves.
    pub(super) is_moving: bool,
}

/// The figures of a unit among all.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Among {
    Spread,
    Difference,
    Scatter,
    Ranks,
    Groups,
    Tiles,
    Map,
}

impl Among {
    fn kind(self) -> Kind {
        match self {
            Self::Spread => Kind::Spread,
            Self::Difference => Kind::Difference,
            Self::Scatter => Kind::Scatter,
            Self::Ranks => Kind::Ranks,
            Self::Groups => Kind::Groups,
            Self::Tiles => Kind::Tiles,
            Self::Map => Kind::Map,
        }
    }
}

/// What the reader has opened.
#[derive(Clone, Debug, Default, PartialEq)]
struct Opened {
    figure: Option<Among>,
    /// The node to the right, by id; the month before where `None`.
    across: Option<String>,
    /// The node upwards, by id; the whole where `None`.
    up: Option<String>,
    /// Which of the pinned units.
    other: usize,
    /// The node that units are coloured by, by id; the whole where `None`.
    node: Option<String>,
}

/// The figures that there are, each behind a button.
#[component]
pub(super) fn Charts(props: &ChartsProps) -> Html {
    // A map that comes with the index is what it is looked at by.
    let is_mapped = props.shapes.is_some();
    let opened = use_state_eq(|| Opened {
        figure: is_mapped.then_some(Among::Map),
        ..Opened::default()
    });
    let figures = figures(props);
    let shown = opened.figure.filter(|figure| figures.contains(figure));
    // A map has too many points to be drawn at every step of a slider: it stays as it is until the slider
    // is let go.
    let at_rest = use_mut_ref(|| None::<ByPtr<Timeline>>);
    let timeline = use_memo(
        (props.clone(), (*opened).clone(), shown),
        |(props, opened, shown)| {
            let is_at_rest = !props.is_moving || *shown != Some(Among::Map);
            if is_at_rest || at_rest.borrow().is_none() {
                let timeline = shown.and_then(|shown| timeline(props, opened, shown));
                at_rest.replace(timeline.map(|timeline| ByPtr(Rc::new(timeline))));
            }
            at_rest.borrow().clone()
        },
    );
    let buttons = figures.iter().map(|figure| {
        let is_open = shown == Some(*figure);
        let (opened, figure) = (opened.clone(), *figure);
        let onclick = move |_: MouseEvent| {
            opened.set(Opened {
                figure: (!is_open).then_some(figure),
                ..(*opened).clone()
            });
        };
        let kind = figure.kind();
        html! {
            <button key={kind.name()} type="button" class="quiet" {onclick} aria-expanded={is_open.to_string()}>
                { kind.title(props.ui.words) }
            </button>
        }
    });
    html! {
        <div class="unit-charts">
            <p class="unit-chart-names">{ for buttons }</p>
            { for shown.map(|shown| controls(props, &opened, shown)) }
            { for shown.zip((*timeline).clone()).map(|(shown, timeline)| plot(props, shown, timeline)) }
        </div>
    }
}

/// Those that have something to show.
fn figures(props: &ChartsProps) -> Vec<Among> {
    let is_long = props
        .series
        .as_ref()
        .is_some_and(|series| series.0.months.len() > 1);
    let units = props.choices.0.data.units();
    let is_grouped = units.iter().any(|unit| unit.group != units[0].group);
    let all = [
        (Among::Map, props.shapes.is_some()),
        (Among::Spread, true),
        (Among::Difference, others(props).next().is_some()),
        (Among::Scatter, true),
        (Among::Ranks, is_long),
        (Among::Groups, is_long && is_grouped),
        (Among::Tiles, props.shapes.is_none()),
    ];
    let shown = all.into_iter().filter(|(_, is_there)| *is_there);
    shown.map(|(figure, _)| figure).collect()
}

/// The pinned units beside the chosen one.
fn others(props: &ChartsProps) -> impl Iterator<Item = UnitId> {
    let pins = props.rows.0.pins.iter().copied();
    pins.filter(|unit| *unit != props.unit)
}

fn title(props: &ChartsProps, unit: UnitId) -> Text {
    let unit = props.choices.0.data.units().get(unit.position());
    unit.map_or_else(|| "".into(), |unit| unit.title.clone())
}

/// What the reader chooses of a figure.
fn controls(props: &ChartsProps, opened: &UseStateHandle<Opened>, figure: Among) -> Html {
    let words = DeskWords::of(props.ui.words.language);
    let choice = |name: &'static str, options: Html, change: fn(&mut Opened, String)| {
        let opened = opened.clone();
        let onchange = move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let mut next = (*opened).clone();
            change(&mut next, select.value());
            opened.set(next);
        };
        html! { <label class="choice"><span>{ name }</span><select {onchange}>{ options }</select></label> }
    };
    let nodes = |chosen: Option<&str>, is_whole: bool| {
        let index = &props.choices.0.index;
        let shown = index.nodes().filter(|(id, _)| scores(props, *id).is_some());
        let options = shown.map(|(id, node)| {
            let depth = index.path(id).len().saturating_sub(1);
            let name = match id {
                NodeId::ROOT => words.whole,
                _ => node.title.get(words.language),
            };
            let is_chosen = chosen == Some(node.id.as_str()) || is_whole && id == NodeId::ROOT;
            option(
                node.id.clone(),
                "\u{3000}".repeat(depth.saturating_sub(1)) + name,
                is_chosen,
            )
        });
        html! { { for options } }
    };
    match figure {
        Among::Scatter => html! {
            <p class="unit-chart-choices">
                { choice(words.to_the_right, html! {
                    <>
                        if let Some(before) = props.before {
                            { option("", words.month_name(before), opened.across.is_none()) }
                        }
                        { nodes(across(props, opened), false) }
                    </>
                }, |opened, id| opened.across = Some(id).filter(|id| !id.is_empty())) }
                { choice(words.upwards, nodes(opened.up.as_deref(), opened.up.is_none()),
                    |opened, id| opened.up = Some(id)) }
            </p>
        },
        Among::Difference if others(props).nth(1).is_some() => {
            let options = others(props).enumerate().map(|(at, unit)| {
                let name = title(props, unit).get(words.language).to_owned();
                option(at.to_string(), name, at == opened.other)
            });
            choice(
                words.compare_with,
                html! { { for options } },
                |opened, at| {
                    opened.other = at.parse().unwrap_or(0);
                },
            )
        }
        Among::Tiles | Among::Map => html! {
            <p class="unit-chart-choices">
                { choice(words.coloured_by, nodes(opened.node.as_deref(), opened.node.is_none()),
                    |opened, id| opened.node = Some(id)) }
            </p>
        },
        Among::Difference | Among::Spread | Among::Ranks | Among::Groups => html! {},
    }
}

/// The node to the right; the first dimension where there is no month before.
fn across<'a>(props: &'a ChartsProps, opened: &'a Opened) -> Option<&'a str> {
    let first = props.board.0.dimensions().first();
    let first = first.filter(|_| props.before.is_none());
    let first = first.map(|node| props.choices.0.index.node(*node).id.as_str());
    opened.across.as_deref().or(first)
}

/// Every unit's score at a node; `None` for a dimension that the board does not have.
fn scores(props: &ChartsProps, id: NodeId) -> Option<Vec<Option<f64>>> {
    let (board, index) = (&props.board.0, &props.choices.0.index);
    let lines = board.lines().iter();
    match (id, &index.node(id).kind) {
        (NodeId::ROOT, _) => Some(lines.map(|line| line.now.score).collect()),
        (_, NodeKind::Leaf(indicator)) => {
            let points = &props.points.0;
            Some(
                lines
                    .map(|line| points.get(line.unit, *indicator))
                    .collect(),
            )
        }
        (_, NodeKind::Branch { .. }) => {
            let at = board.dimensions().iter().position(|node| *node == id)?;
            Some(lines.map(|line| board.dimension(line.unit, at)).collect())
        }
    }
}

fn scored(props: &ChartsProps, id: NodeId) -> Option<Scored> {
    Some(Scored {
        id: props.choices.0.index.node(id).id.clone(),
        month: None,
        scores: scores(props, id)?,
    })
}

/// The two nodes of a scatter; where the first is the month before, of which the whole alone is known.
fn pair(props: &ChartsProps, opened: &Opened) -> Option<[Scored; 2]> {
    let node = |id: Option<&str>| {
        let index = &props.choices.0.index;
        scored(props, id.map_or(Some(NodeId::ROOT), |id| index.find(id))?)
    };
    let up = node(opened.up.as_deref())?;
    if let Some(id) = across(props, opened) {
        return Some([node(Some(id))?, up]);
    }
    let whole = node(None)?;
    let before = props.board.0.lines().iter().map(|line| line.before.score);
    // Only where both are of one node does the month tell them apart.
    let month = props.choices.0.month.filter(|_| up.id == whole.id);
    let across = Scored {
        month: props.before,
        scores: before.collect(),
        ..whole
    };
    Some([across, Scored { month, ..up }])
}

/// What a figure is drawn from.
fn timeline(props: &ChartsProps, opened: &Opened, figure: Among) -> Option<Timeline> {
    let choices = &props.choices.0;
    let (board, index) = (&props.board.0, &choices.index);
    let units = || choices.data.units().iter();
    let spread = |nodes: Vec<Scored>| Spread {
        units: units().map(|unit| unit.title.clone()).collect(),
        chosen: Some(props.unit.position()),
        nodes,
    };
    Some(match figure {
        Among::Spread => {
            let nodes = std::iter::once(NodeId::ROOT).chain(board.dimensions().iter().copied());
            let nodes = nodes.filter_map(|node| scored(props, node));
            let has_any = |node: &Scored| node.scores.iter().any(Option::is_some);
            Timeline::Spread(spread(nodes.filter(has_any).collect()))
        }
        Among::Scatter => {
            let nodes = pair(props, opened)?.to_vec();
            Timeline::Scatter(spread(nodes))
        }
        Among::Difference => {
            let other = others(props)
                .nth(opened.other)
                .or_else(|| others(props).next())?;
            let weighting = choices.weighting();
            let weighting = weighting.unwrap_or_else(|_| Weighting::default_of(index));
            let change =
                change::of_units(index, &props.points.0, &weighting, other, props.unit).ok()?;
            let parts = change.parts.iter().map(|part| {
                let node = index.indicator(part.indicator).node;
                (index.node(node).id.clone(), part.sum())
            });
            Timeline::Difference(Difference {
                other: title(props, other),
                unit: title(props, props.unit),
                from: change.from?,
                to: change.to?,
                parts: parts.collect(),
            })
        }
        Among::Ranks => {
            let first: Vec<UnitId> = std::iter::once(props.unit).chain(others(props)).collect();
            let series = &props.series.as_ref()?.0;
            Timeline::Ranks(ranks(series, board, &choices.data, &first))
        }
        Among::Groups => {
            let series = &props.series.as_ref()?.0;
            let groups: Vec<_> = units().map(|unit| unit.group_title(index)).collect();
            let groups = Groups::new(series.months.clone(), &series.scores, &groups);
            Timeline::Groups(groups.looking_at(props.unit.position(), title(props, props.unit)))
        }
        Among::Tiles | Among::Map => Timeline::Places(places(props, opened)?),
    })
}

/// The lines below a figure; where the borders of a map are from, too.
fn remarks(props: &ChartsProps, figure: Among) -> Rc<Vec<String>> {
    let shapes = props.shapes.as_ref().filter(|_| figure == Among::Map);
    let source = shapes.and_then(|shapes| shapes.0.source());
    let Some(source) = source else {
        return Rc::clone(&props.remarks);
    };
    let mut remarks = (*props.remarks).clone();
    remarks.push(source.get(props.ui.words.language).to_owned());
    Rc::new(remarks)
}

/// Every unit with its score and its rank at a node, and the shapes that there are.
fn places(props: &ChartsProps, opened: &Opened) -> Option<Places> {
    let choices = &props.choices.0;
    let node = opened.node.as_deref();
    let node = node.map_or(Some(NodeId::ROOT), |id| choices.index.find(id))?;
    let scores = scores(props, node)?;
    let ranks = match node {
        NodeId::ROOT => {
            let lines = props.board.0.lines().iter();
            lines.map(|line| line.now.rank).collect()
        }
        _ => competition(&scores, None),
    };
    let units = choices.data.units().iter().zip(scores).zip(ranks);
    let units = units.map(|((unit, score), rank)| Place {
        id: unit.id.clone(),
        title: unit.title.clone(),
        group: unit.group_title(&choices.index),
        score,
        rank,
    });
    Some(Places {
        chosen: Some(props.unit.position()),
        node: (node != NodeId::ROOT).then(|| choices.index.node(node).id.clone()),
        units: units.collect(),
        shapes: props.shapes.as_ref().map(|shapes| Rc::clone(&shapes.0)),
    })
}

fn plot(props: &ChartsProps, figure: Among, timeline: ByPtr<Timeline>) -> Html {
    let kind = figure.kind();
    let plotted = Plotted {
        kind,
        mine: Rc::clone(&props.profile.0),
        published: None,
        focus: None,
        by_indicator: false,
        all_rows: kind != Kind::Difference,
        opens: false,
        timeline: Some(timeline),
        month: props.choices.0.month,
        is_moving: false,
        remarks: remarks(props, figure),
    };
    html! { <Plot key={kind.name()} ui={props.ui.clone()} {plotted} /> }
}
