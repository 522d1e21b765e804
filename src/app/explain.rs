//! Why the score is another than the published one, in a sentence.

use crate::format::{percent, signed};
use crate::profile::Profile;
use crate::words::Words;

/// `就业权重由 15% 升至 25%,总分 +1.8,主要来自新增就业。` None where no share departs.
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
    let mut sentence = named.join(words.pick(",", ", "));
    if others > 0 {
        sentence += &words.pick(
            format!(",另有 {others} 项随之变动"),
            format!(", and {others} more move"),
        );
    }
    let (Some(was), Some(is)) = (published.headline, mine.headline) else {
        return Some(sentence + words.pick("。", "."));
    };
    let difference = is - was;
    sentence += &words.pick(
        format!(",总分 {}", signed(difference)),
        format!("; the score {}", signed(difference)),
    );
    if let Some(leaf) = main_source(published, mine, was, difference) {
        let title = mine.nodes[leaf].title.get(words.language);
        sentence += &words.pick(
            format!(",主要来自{title}"),
            format!(", mainly from {title}"),
        );
    }
    Some(capitalised(&sentence) + words.pick("。", "."))
}

/// Nodes whose share departs, those that moved by themselves first: a lone departure among
/// siblings that only give way is named alone.
fn moves(published: &Profile, mine: &Profile) -> Vec<usize> {
    let difference = |position: usize| mine.nodes[position].share - published.nodes[position].share;
    let mut moved: Vec<usize> = (1..mine.nodes.len().min(published.nodes.len()))
        .filter(|&position| difference(position).abs() > 5e-4)
        .collect();
    moved.sort_by(|&a, &b| {
        difference(b)
            .abs()
            .total_cmp(&difference(a).abs())
            .then(a.cmp(&b))
    });
    let Some(&first) = moved.first() else {
        return moved;
    };
    let parent = mine.nodes[first].parent;
    let gives_way = |position: usize| {
        if position == first || mine.nodes[position].parent != parent {
            return false;
        }
        let (was, is) = (&published.nodes, &mine.nodes);
        let rest = |nodes: &[crate::profile::ProfileNode]| 1.0 - nodes[first].share;
        let expected = was[position].share * rest(is) / rest(was);
        (expected - is[position].share).abs() < 5e-4
    };
    moved.retain(|&position| !gives_way(position));
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
