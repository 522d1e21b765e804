//! The table of a ranking: as many of its rows as can be seen, between spacers.

use super::cells;
use super::order::{Column, Entry};
use super::row::{Manner, Row, Shown};
use super::scene::Scene;
use super::slots::{DRAWN_ROWS, Slot};
use crate::app::state::ByPtr;
use crate::data::UnitId;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// So many rows are shown without a box of their own to be scrolled.
pub(super) const OPEN_ROWS: usize = 12;

/// So many dimensions leave room for longer names.
const FEW: usize = 4;

/// So many units have changes of rank in four digits.
const MANY: usize = 1000;

/// Rows that the window moves by at a time.
pub(super) const STEP: usize = 8;

/// The height of a row in CSS pixels; the style sheet has the same.
pub(super) fn row_height(scene: &Scene<'_>) -> u16 {
    match (scene.ui.elder, scene.ui.stacked) {
        (true, _) => 56,
        (false, true) => 48,
        (false, false) => 40,
    }
}

/// The rows that are drawn where the first one in sight is `first`.
pub(super) fn window(all: usize, first: usize) -> Range<usize> {
    if all <= DRAWN_ROWS {
        return 0..all;
    }
    let start = first.saturating_sub(STEP).min(all);
    start..(first + OPEN_ROWS + 2 * STEP).min(all)
}

/// The table, with these of its rows below the pinned ones, and the row that the keyboard comes to first.
/// While a slider moves, `seen` are the rows that are: the others stay as they are.
pub(super) fn table(
    scene: &Scene<'_>,
    drawn: &Range<usize>,
    slots: &[Slot],
    stop: Option<UnitId>,
    seen: Option<&Range<usize>>,
) -> Html {
    let columns = scene.columns();
    let words = scene.words;
    let (rows, board) = (scene.rows, scene.board);
    let height = usize::from(row_height(scene));
    let span = columns.len() + usize::from(has_pins(scene));
    let spacer = |key: &'static str, rows: usize| {
        html! {
            <tr {key} class="b-spacer" aria-hidden="true" hidden={rows == 0}>
                <td colspan={span.to_string()} height={(rows * height).to_string()}></td>
            </tr>
        }
    };
    let below = rows.entries.len() - drawn.end;
    let manner = Rc::new(Manner {
        language: words.language,
        most: scene.most,
        series: scene.series.cloned().map(ByPtr),
        has_pins: has_pins(scene),
        columns: columns.clone(),
    });
    let row = |key: String, unit: UnitId, at: usize, is_pinned: bool, placed: Classes| {
        let shown = Shown::new(scene, &manner, unit, at, placed)?;
        let is_away =
            seen.is_some_and(|seen| !is_pinned && !seen.contains(&(at - rows.pins.len())));
        let shown = Shown {
            is_stop: stop == Some(unit),
            is_pinned,
            ..shown
        };
        Some(html! { <Row {key} {shown} {is_away} /> })
    };
    let pins = rows.pins.iter().enumerate();
    let pins = pins.filter_map(|(at, unit)| {
        let pinned = classes!("pinned", format!("pin-{at}"));
        row(format!("pin-{}", unit.position()), *unit, at, true, pinned)
    });
    let entries = slots.iter().enumerate().filter_map(|(stands, slot)| {
        let at = slot.place + drawn.start + rows.pins.len();
        let shifted = slot.classes(stands);
        match &slot.entry {
            Entry::Unit(unit) => row(slot.key.to_string(), *unit, at, false, shifted),
            Entry::Group(group, count) => {
                let group = group.as_deref().map(|id| scene.group_title(id));
                let group = group.unwrap_or_else(|| words.no_group.to_owned());
                Some(html! {
                    <tr key={slot.key.to_string()} class={classes!("b-head", shifted)} aria-rowindex={(at + 2).to_string()}>
                        <th colspan={span.to_string()} scope="colgroup">{ group }{ " " }<small>{ *count }</small></th>
                    </tr>
                })
            }
        }
    });
    let is_few = board.dimensions().len() <= FEW;
    let is_many = board.lines().len() >= MANY;
    html! {
        <table class={classes!("board", is_few.then_some("few"), is_many.then_some("many"))} aria-rowcount={(rows.pins.len() + rows.entries.len() + 1).to_string()}
            aria-describedby={scene.ui.element("ranking-hint")}>
            <caption class="visually-hidden">{ words.all_units }</caption>
            { head(scene, &columns) }
            <tbody class="b-pins">{ for pins }</tbody>
            <tbody>
                { spacer("above", drawn.start) }
                { for entries }
                { spacer("below", below) }
            </tbody>
        </table>
    }
}

fn head(scene: &Scene<'_>, columns: &[Column]) -> Html {
    let words = scene.words;
    let heads = columns.iter().enumerate().map(|(at, column)| {
        let name = cells::name(scene, *column, words);
        let is_sorted = scene.look.by == *column;
        let sort = match (is_sorted, scene.look.rises()) {
            (false, _) => None,
            (true, true) => Some("ascending"),
            (true, false) => Some("descending"),
        };
        let mark = match (is_sorted, scene.look.rises()) {
            (false, _) => "",
            (true, true) => " ↑",
            (true, false) => " ↓",
        };
        html! {
            <th scope="col" class={cells::class(*column)} aria-sort={sort}>
                <button type="button" class="quiet" data-column={at.to_string()} title={[words.sort_by, &name].concat()}>
                    <span>{ name.clone() }</span><span aria-hidden="true">{ mark }</span>
                </button>
            </th>
        }
    });
    html! {
        <thead>
            <tr aria-rowindex="1">
                { for heads }
                if has_pins(scene) { <th scope="col" class="b-pin"><span class="visually-hidden">{ words.pin }</span></th> }
            </tr>
        </thead>
    }
}

/// Whether rows have a button that pins them.
fn has_pins(scene: &Scene<'_>) -> bool {
    !(scene.ui.elder || scene.ui.stacked)
}
