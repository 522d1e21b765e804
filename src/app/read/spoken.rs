//! The result as it is read aloud.

use crate::app::derived::Derived;
use crate::app::state::State;
use crate::order;
use crate::text::format::{points, signed};
use crate::text::words::{DeskWords, Words};

/// The number of shortfalls that are named.
const MOST: usize = 3;

/// Score, grade, difference from the published score, the largest shortfalls and the notice.
///
/// `幸福武清评价指数，总分 78.4 分，良好。比预设权重 +1.5 分。失分最多的是：……。`
pub fn result(state: &State, shown: &Derived, words: &Words) -> String {
    let words = DeskWords::of(words.language);
    let language = words.language;
    let title = state.base.0.title().get(language);
    let mut said = match shown.headline() {
        Some(score) => {
            let score = points(score);
            words.pick(
                format!("{title}，总分 {score} 分"),
                format!("{title}: the score is {score} points"),
            )
        }
        None => words.pick(format!("{title}，"), format!("{title}: ")) + words.withheld,
    };
    if let Some(grade) = &shown.grade {
        said += words.comma;
        said += grade.get(language);
    }
    said += words.full_stop;
    said += words.sentence_space;
    said += &difference(shown, words).unwrap_or_default();
    said += &shortfalls(shown, words).unwrap_or_default();
    if state.choices.data.is_demonstration() {
        said += words.demonstration_long;
    }
    if let Some(notice) = state.base.0.notice() {
        said += words.sentence_space;
        said += notice.get(language);
        said += words.full_stop;
    }
    said
}

fn difference(shown: &Derived, words: &DeskWords) -> Option<String> {
    if shown.as_published {
        return None;
    }
    let by = shown.headline()? - shown.published.headline?;
    let size = points(by.abs());
    if signed(by) == signed(0.0) {
        return Some(words.same_as_default.into());
    }
    Some(match by > 0.0 {
        true => words.pick(
            format!("比预设得分高 {size} 分。"),
            format!("That is {size} more than by default. "),
        ),
        false => words.pick(
            format!("比预设得分低 {size} 分。"),
            format!("That is {size} less than by default. "),
        ),
    })
}

fn shortfalls(shown: &Derived, words: &Words) -> Option<String> {
    shown.headline()?;
    let profile = &shown.mine;
    let lost = |position: usize| profile.nodes[position].lost_points.unwrap_or(0.0);
    let leaves: Vec<usize> = (1..profile.nodes.len())
        .filter(|&position| profile.is_leaf(position) && lost(position) >= 0.05)
        .collect();
    let order = order::positions(leaves.len(), &|a, b| {
        lost(leaves[b]).total_cmp(&lost(leaves[a]))
    });
    let named: Vec<String> = order
        .into_iter()
        .take(MOST)
        .map(|at| {
            let node = &profile.nodes[leaves[at]];
            let (title, size) = (node.title.get(words.language), points(lost(leaves[at])));
            words.pick(
                format!("{title}，{size} 分"),
                format!("{title}, {size} points"),
            )
        })
        .collect();
    if named.is_empty() {
        return None;
    }
    let named = named.join(words.semicolon);
    Some(words.pick(
        format!("失分最多的是：{named}。"),
        format!("Most is lost by {named}. "),
    ))
}
