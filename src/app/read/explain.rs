//! The difference that the reader's weights make, in a sentence.
//!
//! It speaks of weights and points alone: moving a slider is no event, and nothing has happened to an
//! indicator.

use crate::order;
use crate::score::profile::{Profile, ProfileNode};
use crate::text::format::{fixed, percent, points};
use crate::text::words::Words;

/// Differences of points and of shares below this are shown as none.
const LEAST_POINTS: f64 = 0.05;
const LEAST_SHARE: f64 = 5e-4;

/// `安全得分高（90.3），您把它看轻了（16% → 6%），所以总分少 1.3 分。` `None` where no share departs.
///
/// A sentence that gives a reason names the weight that moved and pulls most in the direction in which
/// the score moved; one without tells the move that is greatest.
pub fn change(published: &Profile, mine: &Profile, words: &Words) -> Option<String> {
    let moved = moves(published, mine);
    let difference = published.headline.zip(mine.headline);
    let difference = difference.map(|(was, is)| is - was);
    if mine.nodes[0].aggregation != published.nodes[0].aggregation {
        return Some(combined(&moved, difference, words));
    }
    let greatest = *moved.first()?;
    let reason = difference.and_then(|difference| {
        let strongest = strongest(published, mine, &moved, difference)?;
        because(published, mine, strongest, words)
    });
    let weighed = weighed(published, mine, greatest, words);
    let mut sentence = match (reason, difference) {
        (Some(reason), Some(difference)) => words.pick(
            format!("{reason}，所以{}", less_or_more(difference, words)),
            format!("{reason}, so {}", less_or_more(difference, words)),
        ),
        (None, Some(difference)) => words.pick(
            format!("您把{weighed}，{}", less_or_more(difference, words)),
            format!("You gave {weighed}; {}", less_or_more(difference, words)),
        ),
        (_, None) => words.pick(format!("您把{weighed}"), format!("You gave {weighed}")),
    };
    let others = moved.len() - 1;
    if others > 0 {
        sentence += &words.pick(
            format!("；另有 {others} 项权重也不同"),
            match others {
                1 => "; 1 more weight differs".to_owned(),
                _ => format!("; {others} more weights differ"),
            },
        );
    }
    Some(sentence + words.full_stop)
}

/// `各项改用几何平均合成，总分少 6.9 分。`, and how many weights moved as well.
fn combined(moved: &[usize], difference: Option<f64>, words: &Words) -> String {
    let others = moved.len();
    let and = match others {
        0 => String::new(),
        1 => words.pick(
            "，1 项权重也不同".to_owned(),
            " and 1 weight differs".to_owned(),
        ),
        _ => words.pick(
            format!("，{others} 项权重也不同"),
            format!(" and {others} weights differ"),
        ),
    };
    let told = words.pick(
        format!("各项改用几何平均合成{and}"),
        format!("The scores are combined by geometric means{and}"),
    );
    let so = difference.map(|difference| less_or_more(difference, words));
    let so = so.map(|so| words.pick(format!("，{so}"), format!("; {so}")));
    told + &so.unwrap_or_default() + words.full_stop
}

/// `安全得分高（90.3），您把它看轻了（16% → 6%）`; `None` where the node has no score, or none but that
/// of those around it.
fn because(published: &Profile, mine: &Profile, position: usize, words: &Words) -> Option<String> {
    let node = &mine.nodes[position];
    let (own, around) = (node.score?, published.nodes[node.parent?].score?);
    let is_high = own > around;
    let title = node.title.get(words.language);
    let own = points(own);
    let (is_heavier, shares) = shares(&published.nodes[position], node);
    Some(words.pick(
        format!(
            "{title}得分{}（{own}），您把它看{}了（{shares}）",
            if is_high { "高" } else { "低" },
            if is_heavier { "重" } else { "轻" },
        ),
        format!(
            "{title} scores {} ({own}) and you gave it {} weight ({shares})",
            if is_high { "high" } else { "low" },
            if is_heavier { "more" } else { "less" },
        ),
    ))
}

/// `安全看轻了（16% → 6%）`
fn weighed(published: &Profile, mine: &Profile, position: usize, words: &Words) -> String {
    let node = &mine.nodes[position];
    let title = node.title.get(words.language);
    let (is_heavier, shares) = shares(&published.nodes[position], node);
    words.pick(
        format!(
            "{title}看{}了（{shares}）",
            if is_heavier { "重" } else { "轻" }
        ),
        format!(
            "{title} {} weight ({shares})",
            if is_heavier { "more" } else { "less" }
        ),
    )
}

/// Whether a share has grown, and `16% → 6%`.
fn shares(was: &ProfileNode, is: &ProfileNode) -> (bool, String) {
    let whole = (percent(was.share, 0), percent(is.share, 0));
    let (from, to) = match whole.0 == whole.1 {
        true => (percent(was.share, 1), percent(is.share, 1)),
        false => whole,
    };
    (is.share > was.share, format!("{from} → {to}"))
}

/// `总分少 1.3 分`
fn less_or_more(difference: f64, words: &Words) -> String {
    let by = fixed(difference.abs(), 1);
    if difference.abs() < LEAST_POINTS {
        words.pick(
            "总分几乎不变".to_owned(),
            "the score hardly changes".to_owned(),
        )
    } else if difference > 0.0 {
        words.pick(
            format!("总分多 {by} 分"),
            format!("the score is {by} points higher"),
        )
    } else {
        words.pick(
            format!("总分少 {by} 分"),
            format!("the score is {by} points lower"),
        )
    }
}

/// Nodes whose share departs, most first, without those that only give way: siblings that kept
/// their ratios to each other, or the only sibling of a node that moved.
fn moves(published: &Profile, mine: &Profile) -> Vec<usize> {
    let change = |position: usize| mine.nodes[position].share - published.nodes[position].share;
    let factor = |position: usize| mine.nodes[position].share / published.nodes[position].share;
    let nodes = mine.nodes.len().min(published.nodes.len());
    let departing: Vec<usize> = (1..nodes)
        .filter(|&position| change(position).abs() > LEAST_SHARE)
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

/// Of the weights that moved, the one that pulls the score most in the direction in which it moved:
/// about its parent's default score M, a share that moves by Δ pulls by its parent's effective weight
/// times `Δ·(s − M)`, to the first order. `None` where none pulls so, and where the score stays.
fn strongest(
    published: &Profile,
    mine: &Profile,
    moved: &[usize],
    difference: f64,
) -> Option<usize> {
    if difference.abs() < LEAST_POINTS {
        return None;
    }
    let pull = |position: usize| {
        let (was, is) = (&published.nodes[position], &mine.nodes[position]);
        let parent = was.parent.map(|parent| &published.nodes[parent]);
        let around = parent.and_then(|parent| Some((parent.effective_weight, parent.score?)));
        let pulled = was
            .score
            .zip(around)
            .map_or(0.0, |(own, (weight, around))| {
                weight * (is.share - was.share) * (own - around)
            });
        pulled * difference.signum()
    };
    moved
        .iter()
        .copied()
        .max_by(|&a, &b| pull(a).total_cmp(&pull(b)).then(b.cmp(&a)))
        .filter(|&position| pull(position) > 0.0)
}
