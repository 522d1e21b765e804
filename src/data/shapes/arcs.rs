//! Rings cut into arcs where borders meet or part, so that what two shapes share is there once.

use super::{Side, Spot};
use crate::order;

/// The rings of each shape, cut into arcs.
type Cut = (Vec<Vec<Spot>>, Vec<Vec<Vec<Side>>>);

/// Cuts the rings of every shape, each without the point that closes it. O(n log n) for n points.
///
/// A point is a junction where two passes of rings over it come from or go on to different points. What
/// lies between two junctions is one arc, whoever goes along it, and either way; a ring without a
/// junction is an arc that ends where it begins, at its least point.
pub(super) fn cut(rings: &[Vec<Vec<Spot>>]) -> Cut {
    let junctions = junctions(rings);
    let is_junction = |spot: &Spot| junctions.binary_search(spot).is_ok();
    let mut pieces: Vec<(Vec<Spot>, bool)> = Vec::new();
    let mut places = Vec::new();
    for (shape, rings) in rings.iter().enumerate() {
        for (at, ring) in rings.iter().enumerate() {
            for piece in pieces_of(ring, &is_junction) {
                pieces.push(canonical(piece));
                places.push((shape, at));
            }
        }
    }
    // The first of those that are the same stands for all.
    let sorted = order::positions(pieces.len(), &|a, b| pieces[a].0.cmp(&pieces[b].0));
    let mut first: Vec<usize> = (0..pieces.len()).collect();
    for pair in sorted.windows(2) {
        if pieces[pair[0]].0 == pieces[pair[1]].0 {
            first[pair[1]] = first[pair[0]];
        }
    }
    let mut arcs: Vec<Vec<Spot>> = Vec::new();
    let mut numbers = Vec::with_capacity(pieces.len());
    let empty = |rings: &Vec<Vec<Spot>>| vec![Vec::new(); rings.len()];
    let mut sides: Vec<Vec<Vec<Side>>> = rings.iter().map(empty).collect();
    for (at, (piece, is_reversed)) in pieces.into_iter().enumerate() {
        if first[at] == at {
            arcs.push(piece);
            numbers.push(arcs.len() - 1);
        } else {
            numbers.push(numbers[first[at]]);
        }
        let (shape, ring) = places[at];
        let arc = numbers[at];
        sides[shape][ring].push(Side { arc, is_reversed });
    }
    (arcs, sides)
}

/// The junctions, rising.
fn junctions(rings: &[Vec<Vec<Spot>>]) -> Vec<Spot> {
    let mut passes: Vec<(Spot, [Spot; 2])> = Vec::new();
    for ring in rings.iter().flatten() {
        let count = ring.len();
        for (at, spot) in ring.iter().enumerate() {
            let (before, after) = (ring[(at + count - 1) % count], ring[(at + 1) % count]);
            passes.push((*spot, [before.min(after), before.max(after)]));
        }
    }
    let passes = order::sorted(&passes, Ord::cmp);
    let mut junctions: Vec<Spot> = passes
        .windows(2)
        .filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1)
        .map(|pair| pair[0].0)
        .collect();
    junctions.dedup();
    junctions
}

/// A ring from junction to junction, or the whole of it from its least point, each with both ends.
fn pieces_of(ring: &[Spot], is_junction: &impl Fn(&Spot) -> bool) -> Vec<Vec<Spot>> {
    let first = ring.iter().position(is_junction);
    let least = || ring.iter().enumerate().min_by_key(|(_, spot)| **spot);
    let Some(first) = first.or_else(|| Some(least()?.0)) else {
        return Vec::new();
    };
    let mut pieces = Vec::new();
    let mut piece = vec![ring[first]];
    for step in 1..=ring.len() {
        let spot = ring[(first + step) % ring.len()];
        piece.push(spot);
        if step < ring.len() && is_junction(&spot) {
            pieces.push(std::mem::replace(&mut piece, vec![spot]));
        }
    }
    pieces.push(piece);
    pieces
}

/// An arc in the one of its two directions that comes first, and whether that is not the given one.
fn canonical(mut piece: Vec<Spot>) -> (Vec<Spot>, bool) {
    let is_reversed = piece.iter().rev().lt(piece.iter());
    if is_reversed {
        piece.reverse();
    }
    (piece, is_reversed)
}
