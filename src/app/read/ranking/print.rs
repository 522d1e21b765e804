//! The printed report: the ranking where there are several units, and the result of the one that is
//! looked at.

use super::files::remark;
use super::order::{Look, rows};
use crate::app::derived::Derived;
use crate::app::derived::board::Boards;
use crate::app::read::sheet;
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::data::Unit;
use crate::figure::standings;
use crate::score::Line;
use crate::text::format::{percent, points};
use crate::text::words::DeskWords;
use yew::prelude::*;

/// The most rows on paper.
const MOST_ROWS: usize = 200;

/// The report.
pub(in crate::app) fn report(ui: &Ui, state: &State, shown: &Derived) -> Html {
    html! {
        <>
            { sheet::report(ui, state, shown) }
            { ranking(ui, state, shown) }
        </>
    }
}

/// The ranking on paper, by rank; nothing for a single unit.
fn ranking(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let choices = &*state.choices;
    let units = choices.data.units();
    let mut boards = Boards::default();
    if units.len() < 2 {
        return html! {};
    }
    let Some(board) = boards.board(choices, &shown.points) else {
        return html! {};
    };
    let since = words.since(boards.compared_with());
    let sorted = rows(
        &board,
        &choices.data,
        None,
        &Look::default(),
        &[],
        words.language,
    );
    let has_groups = units.iter().any(|unit| unit.group.is_some());
    let has_before = board.lines().iter().any(|line| line.before.rank.is_some());
    let lines = sorted.units().filter_map(|unit| board.line(unit));
    let group = |unit: &Unit| {
        let title = unit.group_title(&choices.index);
        title.map_or_else(String::new, |title| title.get(words.language).to_owned())
    };
    let row = |line: &Line| {
        let unit = &units[line.unit.position()];
        let rank = |rank: Option<u32>| rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
        let change = words.moved(line.risen(), line.gained());
        html! {
            <tr>
                <th scope="row">{ rank(line.now.rank) }</th>
                <td>{ unit.title.get(words.language).to_owned() }</td>
                if has_groups {
                    <td>{ format!("{} {}", group(unit), rank(line.group_rank)) }</td>
                }
                <td>{ line.now.score.map_or_else(|| words.unranked.to_owned(), points) }</td>
                if has_before { <td>{ change }</td> }
                <td>{ line.coverage.map_or_else(|| "—".to_owned(), |share| percent(share, 0)) }</td>
            </tr>
        }
    };
    let month = choices.month.map(|month| words.month_name(month));
    let beyond = units.len().saturating_sub(MOST_ROWS);
    html! {
        <article class="report report-ranking">
            <h2>{ choices.index.title().get(words.language).to_owned() }{ " " }{ words.all_units }{ " " }{ month }</h2>
            <p>{ standings(&board, &choices.data, words) }</p>
            <p>{ remark(choices, words) }</p>
            <table>
                <thead><tr>
                    <th scope="col">{ words.rank }</th>
                    <th scope="col">{ words.unit_name }</th>
                    if has_groups { <th scope="col">{ words.in_group }</th> }
                    <th scope="col">{ words.score }</th>
                    if has_before { <th scope="col">{ since }</th> }
                    <th scope="col">{ words.covered }</th>
                </tr></thead>
                <tbody>{ for lines.take(MOST_ROWS).map(row) }</tbody>
            </table>
            if beyond > 0 {
                <p>{ words.pick(
                    format!("另有 {beyond} 个单位未印出，全表可导出。"),
                    format!("{beyond} more are not printed; the whole table can be downloaded."),
                ) }</p>
            }
        </article>
    }
}
