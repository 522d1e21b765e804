//! Competition ranking: 1, 2, 2, 4.

use crate::order;

/// Scores closer than this are tied.
pub const TIE: f64 = 1e-9;

/// Ranks of scores, 1 for the greatest; equal scores share the lowest rank, missing ones have none.
///
/// Scores are rounded to `decimals` first where given, and then tied only if equal. Otherwise a
/// score is tied with the greatest of its tie, so that a chain of small steps does not become one
/// tie.
pub fn competition(scores: &[Option<f64>], decimals: Option<u8>) -> Vec<Option<u32>> {
    let mut ranks = vec![None; scores.len()];
    rank(scores, decimals, &mut Vec::new(), &mut ranks);
    ranks
}

/// The same into a list that is there, in an order that is there: nothing is allocated where
/// `order` has room for every score.
pub(super) fn rank(
    scores: &[Option<f64>],
    decimals: Option<u8>,
    order: &mut Vec<(u32, f64)>,
    ranks: &mut [Option<u32>],
) {
    ranks.fill(None);
    fill(order, scores.iter().copied().enumerate(), decimals);
    assign(order, decimals, ranks);
}

/// Ranks within each group; `None` for what has no score or no group.
pub(super) fn within_groups(
    scores: &[Option<f64>],
    groups: &[Option<&str>],
    decimals: Option<u8>,
) -> Vec<Option<u32>> {
    let members = order::positions(groups.len(), &|a, b| groups[a].cmp(&groups[b]));
    let mut ranks = vec![None; groups.len()];
    let mut order = Vec::new();
    for group in members.chunk_by(|&a, &b| groups[a] == groups[b]) {
        if group
            .first()
            .is_some_and(|&member| groups[member].is_some())
        {
            let score = |position: usize| scores.get(position).copied().flatten();
            let of_group = group.iter().map(|&position| (position, score(position)));
            fill(&mut order, of_group, decimals);
            assign(&order, decimals, &mut ranks);
        }
    }
    ranks
}

/// Lists what has a score, best first; equals by position.
fn fill(
    order: &mut Vec<(u32, f64)>,
    scores: impl Iterator<Item = (usize, Option<f64>)>,
    decimals: Option<u8>,
) {
    let scale = libm::pow(10.0, f64::from(decimals.unwrap_or(0)));
    let value = |score: f64| match decimals {
        Some(_) => libm::round(score * scale) / scale,
        None => score,
    };
    order.clear();
    order.extend(scores.filter_map(|(at, score)| Some((at as u32, value(score?)))));
    sort(order);
}

/// Compiled once, whatever the scores come from.
fn sort(order: &mut [(u32, f64)]) {
    order.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
}

fn assign(order: &[(u32, f64)], decimals: Option<u8>, ranks: &mut [Option<u32>]) {
    let tolerance = if decimals.is_some() { 0.0 } else { TIE };
    let mut tie: Option<(f64, u32)> = None;
    for (place, &(position, score)) in order.iter().enumerate() {
        let rank = match tie {
            Some((greatest, rank)) if greatest - score <= tolerance => rank,
            _ => place as u32 + 1,
        };
        if tie.is_none_or(|(_, tied)| tied != rank) {
            tie = Some((score, rank));
        }
        ranks[position as usize] = Some(rank);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(scores: &[f64], decimals: Option<u8>) -> Vec<u32> {
        let scores: Vec<_> = scores.iter().copied().map(Some).collect();
        competition(&scores, decimals)
            .into_iter()
            .flatten()
            .collect()
    }

    #[test]
    fn ties_share_the_lowest_rank() {
        assert_eq!(
            ranks(&[70.0, 90.0, 80.0, 80.0, 60.0], None),
            [4, 1, 2, 2, 5]
        );
        assert_eq!(ranks(&[80.0, 80.0 + 5e-10], None), [1, 1]);
        assert_eq!(ranks(&[80.0, 80.0 + 5e-9], None), [2, 1]);
    }

    #[test]
    fn a_chain_of_small_steps_is_not_one_tie() {
        let step = 0.8e-9;
        assert_eq!(ranks(&[1.0, 1.0 - step, 1.0 - 2.0 * step], None), [1, 1, 3]);
    }

    #[test]
    fn rounding_makes_ties() {
        assert_eq!(ranks(&[80.04, 80.01, 79.96], Some(1)), [1, 1, 1]);
        assert_eq!(ranks(&[80.04, 80.01, 79.96], None), [1, 2, 3]);
        assert_eq!(ranks(&[2e-9, 1e-9], Some(9)), [1, 2]);
    }

    #[test]
    fn the_unscored_have_no_rank() {
        assert_eq!(
            competition(&[None, Some(1.0), None], None),
            [None, Some(1), None]
        );
    }
}
