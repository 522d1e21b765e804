//! The points that are missing to the next better grade.

use crate::app::derived::Derived;
use crate::app::state::State;
use crate::app::ui::Ui;
use crate::score::grade;
use crate::text::format::fixed;
use crate::text::words::DeskWords;
use yew::prelude::*;

/// The next better grade, and how far it is; nothing in the best one, without a score, and where a
/// red line holds the grade down.
pub(in crate::app) fn next_grade(ui: &Ui, state: &State, shown: &Derived) -> Html {
    let grades = state.choices.index.grades();
    let next = shown
        .headline()
        .filter(|_| shown.crossed.is_empty())
        .and_then(|score| {
            let better = grade::position(grades, score).unwrap_or(grades.len());
            let next = grades.get(better.checked_sub(1)?)?;
            Some((next, next.from - score))
        });
    let words = DeskWords::of(ui.words.language);
    html! {
        <p class="next-grade">
            { for next.map(|(next, missing)| html! {
                <>
                    { words.next_grade_before }
                    { "“" }<b>{ next.label.get(words.language).to_owned() }</b>{ "”" }
                    { words.next_grade_missing }
                    <b>{ rounded_up(missing) }</b>{ " " }{ words.points }
                </>
            }) }
        </p>
    }
}

/// One decimal, never less than what is missing.
fn rounded_up(missing: f64) -> String {
    fixed((missing * 10.0 - 1e-9).ceil() / 10.0, 1)
}
