//! Rank, adjustments and red lines: beside the score, and no part of it.

use crate::app::derived::Derived;
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::text::format::signed;
use crate::text::words::DeskWords;
use yew::prelude::*;

/// Rank, bonus and penalty points, red lines.
pub(in crate::app) fn standing(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let words = DeskWords::of(ui.words.language);
    let cap = state.base.0.adjustment_cap().unwrap_or(0.0);
    let adjustment = state.choices.data.adjustment(shown.unit, cap);
    let adjusted = state
        .choices
        .data
        .adjustments()
        .iter()
        .any(|one| one.unit == shown.unit);
    let rank = shown.rank.map(|(rank, of)| {
        words.pick(
            format!("第 {rank} 名（共 {of} 个）"),
            format!("rank {rank} of {of}"),
        )
    });
    let group = shown.group_rank.as_ref().map(|(rank, group)| {
        let group = state.choices.index.group_title(group);
        let group = group.get(words.language);
        words.pick(
            format!("{group}第 {rank} 名"),
            format!("{rank} in its group ({group})"),
        )
    });
    html! {
        <>
            if rank.is_some() {
                <p class="rank">{ words.rank }{ " " }{ rank }{ for group.map(|group| format!(" · {group}")) }</p>
            }
            if adjusted {
                <p>{ words.adjustments }{ " " }<b>{ signed(adjustment) }</b>
                    { words.apart_from_score }</p>
            }
            { for shown.crossed.iter().map(|line| html! {
                <p class="withheld"><b>{ words.red_lines }{ " · " }{ words.crossed }</b>
                    { words.colon }{ line.get(words.language).to_owned() }</p>
            }) }
        </>
    }
}
