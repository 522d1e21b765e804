//! The reasons why the score differs from the published one, in a sentence.

use crate::order;
use crate::score::profile::Profile;
use crate::text::format::{percent, signed};
use crate::text::words::Words;

/// `就业权重由 15% 升至 25%,总分 +1.8,主要来自新增就业。` `None` where no share departs.
pub fn change(published: &Profile, mine: &Profile, words: &Words) -> Option<String> {
    let moved = moves(published, mine);
    if moved.is_empty() {
        return None;
    }
    let named: Vec<_> = moved
        .iter()
        .take(2)
        .map(|&position| {
            let (was, is) = (published.nodes[position].share, mine.nodes[position].share);
            let title = mine.nodes[position].title.get(words.language);
            let (from, to) = (percent(was, 0), percent(is, 0));
            let (from, to) = if from == to {
                (percent(was, 1), percent(is, 1))
            } else {
                (from, to)
            };
            let rises = is > was;
            words.pick(
                format!(
                    "{title}权重由 {from} {}至 {to}",
                    if rises { "升" } else { "降" }
                ),
                format!(
                    "the weight of {title} {} from {from} to {to}",
                    if rises { "rises" } else { "falls" }
                ),
            )
        })
        .collect();
    let others = moved.len() - named.len();
    let mut sentence = named.join(words.comma);
    if others > 0 {
        sentence += &words.pick(
            format!("，另有 {others} 项随之变动"),
            format!(", and {others} more move"),
        );
    }
    let (Some(was), Some(is)) = (published.headline, mine.headline) else {
        return Some(sentence + words.full_stop);
    };
    let difference = is - was;
    sentence += &words.pick(
        format!("，总分 {}", signed(difference)),
        format!("; the score {}", signed(difference)),
    );
    if let Some(leaf) = main_source(published, mine, was, difference) {
        let title = mine.nodes[leaf].title.get(words.language);
        sentence += &words.pick(
            format!("，主要来自{title}"),
            format!(", mainly from {title}"),
        );
    }
    Some(capitalised(&sentence) + words.full_stop)
}

/// Nodes whose share departs, most first, without those that only give way: siblings that kept
/// their ratios to each other, or the only sibling of a node that moved.
fn moves(published: &Profile, mine: &Profile) -> Vec<usize> {
    let change = |position: usize| mine.nodes[position].share - published.nodes[position].share;
    let factor = |position: usize| mine.nodes[position].share / published.nodes[position].share;
    let nodes = mine.nodes.len().min(published.nodes.len());
    let departing: Vec<usize> = (1..nodes)
        .filter(|&position| change(position).abs() > 5e-4)
        .collect();
    let order = order::positions(departing.len(), &|a, b| {
        change(departing[b])
            .abs()
            .total_cmp(&change(departing[a]).abs())
    });
    let mut moved: Vec<usize> = Vec::new();
    for position in order.into_iter().map(|at| departing[at]) {
        let of_family = |other: &usize| mine.nodes[*other].parent == mine.nodes[position].parent;
        let leads = !moved.iter().any(of_family);
        let family = || departing.iter().copied().filter(of_family);
        let alike = family().filter(|&other| (factor(other) / factor(position) - 1.0).abs() < 1e-3);
        let gives_way = alike.count() > 1 || family().count() == 2;
        if leads || !gives_way {
            moved.push(position);
        }
    }
    moved
}

/// The indicator that moves the score most in the direction that it moved: with weights w and
/// scores s, the change is `Σ Δw·(s − S)` about the published score S.
fn main_source(published: &Profile, mine: &Profile, score: f64, difference: f64) -> Option<usize> {
    if difference.abs() < 0.05 {
        return None;
    }
    let pull = |position: usize| {
        let (was, is) = (&published.nodes[position], &mine.nodes[position]);
        let moved = is.effective_weight - was.effective_weight;
        is.score
            .map_or(0.0, |own| moved * (own - score) * difference.signum())
    };
    (0..mine.nodes.len())
        .filter(|&position| mine.is_leaf(position))
        .max_by(|&a, &b| pull(a).total_cmp(&pull(b)).then(b.cmp(&a)))
        .filter(|&position| pull(position) > 0.0)
}

fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => std::iter::once(first.to_ascii_uppercase())
            .chain(characters)
            .collect(),
        None => String::new(),
    }
}
