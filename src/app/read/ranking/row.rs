//! A row of the ranking.

use super::cells::{self, bar, class, moved, none};
use super::order::Column;
use super::scene::Scene;
use crate::app::derived::board::Series;
use crate::app::state::ByPtr;
use crate::data::UnitId;
use crate::score::Line;
use crate::text::Language;
use crate::text::format::{percent, signed};
use crate::text::words::DeskWords;
use std::rc::Rc;
use yew::prelude::*;

/// What all rows have alike.
#[derive(Clone, PartialEq)]
pub(super) struct Manner {
    pub(super) language: Language,
    pub(super) columns: Vec<Column>,
    /// The full length of a bar, in points.
    pub(super) most: f64,
    pub(super) series: Option<ByPtr<Series>>,
    /// Whether there is a button that pins the row.
    pub(super) has_pins: bool,
}

/// What a row is drawn from.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) manner: Rc<Manner>,
    pub(super) line: Line,
    pub(super) title: AttrValue,
    pub(super) group: Option<AttrValue>,
    /// Why there is no score; empty where there is one.
    pub(super) reason: AttrValue,
    /// By dimension, those that have a column.
    pub(super) dimensions: Vec<Option<f64>>,
    /// Its place from the top, from 0.
    pub(super) at: usize,
    /// Whether the keyboard comes to it first.
    pub(super) is_stop: bool,
    /// Whether it is the unit that is looked at.
    pub(super) is_chosen: bool,
    pub(super) is_pinned: bool,
    pub(super) placed: Classes,
}

impl Shown {
    /// The row of a unit; `None` for a unit that is not there.
    pub(super) fn new(
        scene: &Scene<'_>,
        manner: &Rc<Manner>,
        unit: UnitId,
        at: usize,
        placed: Classes,
    ) -> Option<Self> {
        let line = scene.board.line(unit)?;
        let dimension = |column: &Column| match column {
            Column::Dimension(position) => Some(scene.board.dimension(unit, *position)),
            _ => None,
        };
        Some(Self {
            manner: Rc::clone(manner),
            title: scene.title(unit).to_owned().into(),
            group: scene.group(unit).map(Into::into),
            reason: match line.now.score {
                Some(_) => AttrValue::default(),
                None => scene.reason(line).into(),
            },
            dimensions: manner.columns.iter().filter_map(dimension).collect(),
            line: line.clone(),
            at,
            is_stop: false,
            is_chosen: unit == scene.chosen,
            is_pinned: false,
            placed,
        })
    }
}

#[derive(Properties)]
pub(super) struct RowProps {
    pub(super) shown: Shown,
    /// Whether nobody sees it while a slider moves.
    pub(super) is_away: bool,
}

/// Whether the row can stay as it is: what nobody sees waits until the slider is let go.
impl PartialEq for RowProps {
    fn eq(&self, next: &Self) -> bool {
        self.is_away && next.is_away || self.shown == next.shown
    }
}

/// A row, drawn again when what it shows changes.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let shown = &props.shown;
    let words = DeskWords::of(shown.manner.language);
    let position = shown.line.unit.position().to_string();
    let title = &shown.title;
    let class = classes!(
        shown.is_chosen.then_some("chosen"),
        shown.placed.clone(),
        shown.line.now.rank.is_none().then_some("unranked"),
    );
    let columns = shown.manner.columns.iter();
    let cells = columns.map(|column| match column {
        Column::Name => html! {
            <th scope="row" class="b-name">
                <button type="button" class="quiet" aria-current={shown.is_chosen.then_some("true")} title={title.clone()}
                    tabindex={if shown.is_stop { "0" } else { "-1" }}>{ title.clone() }</button>
            </th>
        },
        column => cell(shown, *column, words),
    });
    html! {
        <tr {class} data-row={position.clone()} aria-rowindex={(shown.at + 2).to_string()}>
            { for cells }
            <Tail manner={Rc::clone(&shown.manner)} dimensions={shown.dimensions.clone()} unit={shown.line.unit} />
            if shown.manner.has_pins {
                <td class="b-pin">
                    <button type="button" class="quiet" data-pin={position} aria-pressed={shown.is_pinned.to_string()} tabindex="-1"
                        aria-label={format!("{} {title}", words.pin)}>{ if shown.is_pinned { words.pinned } else { words.pin } }</button>
                </td>
            }
        </tr>
    }
}

/// A cell of one figure; nothing for the columns that [`Row`] and [`Tail`] draw.
fn cell(shown: &Shown, column: Column, words: &DeskWords) -> Html {
    let line = &shown.line;
    let content = match column {
        Column::Rank => html! { { rank(line.now.rank) } },
        Column::GroupRank => html! {
            <>
                { rank(line.group_rank) }
                if let Some(group) = &shown.group { { " " }<small>{ group.clone() }</small> }
            </>
        },
        Column::Score => match line.now.score {
            Some(_) => bar(line.now.score, shown.manner.most),
            None => html! { <small class="b-reason">{ shown.reason.clone() }</small> },
        },
        Column::Change => html! {
            <>
                { moved(line.risen(), words) }
                { for line.gained().map(|by| html! { <>{ " " }<small>{ signed(by) }</small></> }) }
            </>
        },
        Column::ByWeights => moved(line.risen_by_weights(), words),
        Column::Coverage => {
            html! { { line.coverage.map_or_else(none, |share| percent(share, 0)) } }
        }
        Column::Name | Column::Dimension(_) | Column::Course => return html! {},
    };
    html! { <td class={class(column)}>{ content }</td> }
}

fn rank(rank: Option<u32>) -> String {
    rank.map_or_else(none, |rank| rank.to_string())
}

/// The cells that most weights leave as they are, which are not drawn again then: those of dimensions, and
/// the course over the months.
#[component]
fn Tail(props: &TailProps) -> Html {
    let manner = &props.manner;
    let dimensions = props.dimensions.iter().map(|value| {
        html! { <td class="b-dimension">{ bar(*value, manner.most) }</td> }
    });
    let has_course = manner.columns.contains(&Column::Course);
    let series = manner.series.as_ref();
    let course = series.map(|series| cells::course(&series.0, props.unit));
    html! {
        <>
            { for dimensions }
            if has_course { <td class="b-course">{ for course }</td> }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct TailProps {
    manner: Rc<Manner>,
    dimensions: Vec<Option<f64>>,
    unit: UnitId,
}
