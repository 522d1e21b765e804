//! Hatching: parallel lines within rings.

use crate::order;

/// The distance from one line to the next, along either axis.
const PITCH: f64 = 6.0;

/// The parts within some rings of the lines that rise to the right, each from its left end to its right
/// one. What is in a ring in another is outside.
pub(super) fn hatch(rings: &[Vec<(f64, f64)>]) -> Vec<[(f64, f64); 2]> {
    let sums = || rings.iter().flatten().map(|(x, y)| x + y);
    let (low, high) = (
        sums().fold(f64::MAX, f64::min),
        sums().fold(f64::MIN, f64::max),
    );
    let mut lines = Vec::new();
    let mut sum = (low / PITCH).ceil() * PITCH;
    while sum < high {
        let mut crossings = Vec::new();
        for ring in rings {
            let next = ring.iter().cycle().skip(1);
            for (from, to) in ring.iter().zip(next) {
                let (a, b) = (from.0 + from.1 - sum, to.0 + to.1 - sum);
                if (a < 0.0) != (b < 0.0) {
                    let share = a / (a - b);
                    let x = from.0 + share * (to.0 - from.0);
                    crossings.push((x, sum - x));
                }
            }
        }
        let crossings: Vec<(f64, f64)> = order::sorted(&crossings, |a, b| a.0.total_cmp(&b.0));
        let pairs = crossings
            .chunks(2)
            .filter_map(|pair| <[(f64, f64); 2]>::try_from(pair).ok());
        lines.extend(pairs);
        sum += PITCH;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_a_ring_and_out_of_a_hole() {
        let square = |from: f64, to: f64| vec![(from, from), (to, from), (to, to), (from, to)];
        let lines = hatch(&[square(0.0, 12.0), square(5.0, 7.0)]);
        let whole = lines.iter().filter(|[a, _]| a.0 + a.1 != 12.0).count();
        assert_eq!((whole, lines.len()), (2, 4));
        assert!(lines.contains(&[(0.0, 12.0), (5.0, 7.0)]), "{lines:?}");
        assert!(hatch(&[]).is_empty());
    }
}
