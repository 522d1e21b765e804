//! Rings cut into arcs where borders meet or part, so that what two shapes share is there once.

use super::{Side, Spot};

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
    let mut pieces: Vec<(Vec<Spot>, [usize; 3], bool)> = Vec::new();
    for (shape, rings) in rings.iter().enumerate() {
        for (at, ring) in rings.iter().enumerate() {
            for (part, piece) in pieces_of(ring, &is_junction).into_iter().enumerate() {
                let (piece, is_reversed) = canonical(piece);
                pieces.push((piece, [shape, at, part], is_reversed));
            }
        }
    }
    pieces.sort_unstable();
    let mut arcs: Vec<Vec<Spot>> = Vec::new();
    let mut placed: Vec<([usize; 3], Side)> = Vec::with_capacity(pieces.len());
    for (piece, place, is_reversed) in pieces {
        if arcs.last() != Some(&piece) {
            arcs.push(piece);
        }
        placed.push((
            place,
            Side {
                arc: arcs.len() - 1,
                is_reversed,
            },
        ));
    }
    placed.sort_unstable_by_key(|(place, _)| *place);
    let mut sides: Vec<Vec<Vec<Side>>> = rings
        .iter()
        .map(|rings| vec![Vec::new(); rings.len()])
        .collect();
    for ([shape, ring, _], side) in placed {
        sides[shape][ring].push(side);
    }
    (arcs, sides)
}

/// The junctions, rising.
fn junctions(rings: &[Vec<Vec<Spot>>]) -> Vec<Spot> {
    let mut passes: Vec<(Spot, [Spot; 2])> = Vec::new();
    for ring in rings.iter().flatten() {
        let count = ring.len();
        for (at, spot) in ring.iter().enumerate() {
            let mut beside = [ring[(at + count - 1) % count], ring[(at + 1) % count]];
            beside.sort_unstable();
            passes.push((*spot, beside));
        }
    }
    passes.sort_unstable();
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
