//! Simplification: arcs lose their least points, and no two come to cross or touch.
//!
//! M. Visvalingam and J. D. Whyatt, Line generalisation by repeated elimination of points, The
//! Cartographic Journal 30 (1993): the point goes whose triangle with its neighbours is the least, again
//! and again. A border is an arc of its own, so that both its shapes lose the same points.

use super::{Draft, Shapes, Spot, doubled_area, ring};
use crate::order;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The parts of the wider side of all shapes that a drawing can show: pixels of the widest.
const PIXELS: f64 = 1160.0;

/// The greatest triangle that a point may take with it, and the least island that is kept beside its
/// shape's greatest, in squared pixels of that drawing.
const TRIANGLE: f64 = 0.35;
const ISLAND: f64 = 2.0;

/// Cells of the grid by which points are found, to a side.
const CELLS: i64 = 256;

impl Shapes {
    /// The shapes with the points that the widest drawing needs. O(n log n) for n points, where they
    /// are spread evenly.
    ///
    /// Areas are taken with longitudes shortened by the cosine of the latitude.
    ///
    /// # Guarantees
    ///
    /// Junctions stay, and a point goes only where no other lies in its triangle: what did not cross
    /// does not come to cross. A ring keeps three points or more, with an area; every shape keeps its
    /// greatest ring.
    #[must_use]
    pub fn simplified(&self) -> Self {
        let mut draft = self.draft();
        let Some((least, greatest)) = extent(&draft) else {
            return self.clone();
        };
        let middle = f64::midpoint(f64::from(least.1), f64::from(greatest.1)) / self.steps();
        let wide = f64::from(greatest.0) - f64::from(least.0);
        let tall = f64::from(greatest.1) - f64::from(least.1);
        let pixel = (wide * cosine(middle)).max(tall) / PIXELS;
        drop_islands(&mut draft, ISLAND * pixel * pixel, self.steps());
        let mut thinning = Thinning::new(&draft.arcs, (least, greatest), self.steps());
        thinning.run(TRIANGLE * pixel * pixel);
        draft.arcs = thinning.arcs();
        draft.into()
    }
}

fn cosine(degrees: f64) -> f64 {
    libm::cos(degrees.to_radians())
}

/// The least and the greatest longitude and latitude of all arcs.
fn extent(draft: &Draft) -> Option<(Spot, Spot)> {
    let spots = || draft.arcs.iter().flatten();
    let longitudes = (
        spots().map(|spot| spot.0).min()?,
        spots().map(|spot| spot.0).max()?,
    );
    let latitudes = (
        spots().map(|spot| spot.1).min()?,
        spots().map(|spot| spot.1).max()?,
    );
    Some(((longitudes.0, latitudes.0), (longitudes.1, latitudes.1)))
}

/// Drops the rings below an area that are no border of another's and not the greatest of their shape,
/// and the arcs that are no ring's any more.
fn drop_islands(draft: &mut Draft, least: f64, steps: f64) {
    let mut uses = vec![0_usize; draft.arcs.len()];
    let all = draft
        .shapes
        .iter()
        .flat_map(|shape| shape.rings.iter().flatten());
    all.for_each(|side| uses[side.arc] += 1);
    for shape in &mut draft.shapes {
        let area = |sides: &Vec<super::Side>| {
            let ring = ring(&draft.arcs, sides);
            let latitude = ring.first().map_or(0.0, |spot| f64::from(spot.1) / steps);
            doubled_area(&ring).unsigned_abs() as f64 / 2.0 * cosine(latitude)
        };
        let areas: Vec<f64> = shape.rings.iter().map(area).collect();
        let greatest = areas.iter().copied().fold(0.0, f64::max);
        let mut areas = areas.into_iter();
        shape.rings.retain(|sides| {
            let area = areas.next().unwrap_or_default();
            let is_shared = sides.iter().any(|side| uses[side.arc] > 1);
            is_shared || area >= least.min(greatest)
        });
    }
    let mut places = vec![None; draft.arcs.len()];
    let mut kept = Vec::new();
    let sides = draft
        .shapes
        .iter_mut()
        .flat_map(|shape| shape.rings.iter_mut().flatten());
    for side in sides {
        side.arc = *places[side.arc].get_or_insert_with(|| {
            kept.push(std::mem::take(&mut draft.arcs[side.arc]));
            kept.len() - 1
        });
    }
    draft.arcs = kept;
}

/// A point of an arc, by the positions of both.
type Vertex = (usize, usize);

/// Arcs while they lose points.
struct Thinning<'a> {
    arcs: &'a [Vec<Spot>],
    /// The points beside each in what is left of its arc, and whether it is left.
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
    is_left: Vec<Vec<bool>>,
    /// How many points of each arc are left.
    left: Vec<usize>,
    /// The arcs from one junction to another, by both.
    between: Vec<([Spot; 2], usize)>,
    /// The triangles that wait, the least first, each by the bits of its area, which are in the order
    /// of the areas.
    waiting: BinaryHeap<Reverse<(u64, Vertex)>>,
    areas: Vec<Vec<u64>>,
    cells: Vec<Vec<Vertex>>,
    least: Spot,
    size: (i64, i64),
    steps: f64,
}

impl<'a> Thinning<'a> {
    fn new(arcs: &'a [Vec<Spot>], (least, greatest): (Spot, Spot), steps: f64) -> Self {
        let side = |low: i32, high: i32| (i64::from(high) - i64::from(low)) / CELLS + 1;
        let between: Vec<_> = arcs
            .iter()
            .enumerate()
            .map(|(at, arc)| (ends(arc), at))
            .collect();
        let between = order::sorted(&between, Ord::cmp);
        let mut made = Self {
            arcs,
            before: arcs
                .iter()
                .map(|arc| (0..arc.len()).map(|at| at.saturating_sub(1)).collect())
                .collect(),
            after: arcs.iter().map(|arc| (1..=arc.len()).collect()).collect(),
            is_left: arcs.iter().map(|arc| vec![true; arc.len()]).collect(),
            left: arcs.iter().map(Vec::len).collect(),
            between,
            waiting: BinaryHeap::new(),
            areas: arcs.iter().map(|arc| vec![0; arc.len()]).collect(),
            cells: vec![Vec::new(); bucket(0, CELLS)],
            least,
            size: (side(least.0, greatest.0), side(least.1, greatest.1)),
            steps,
        };
        for (arc, spots) in arcs.iter().enumerate() {
            for (at, spot) in spots.iter().enumerate() {
                let (column, row) = made.cell(*spot);
                made.cells[bucket(column, row)].push((arc, at));
                if at > 0 && at + 1 < spots.len() {
                    made.wait((arc, at), 0);
                }
            }
        }
        made
    }

    fn cell(&self, spot: Spot) -> (i64, i64) {
        let part = |value: i32, least: i32, size: i64| (i64::from(value) - i64::from(least)) / size;
        (
            part(spot.0, self.least.0, self.size.0),
            part(spot.1, self.least.1, self.size.1),
        )
    }

    fn triangle(&self, (arc, at): Vertex) -> [Spot; 3] {
        let spots = &self.arcs[arc];
        [
            spots[self.before[arc][at]],
            spots[at],
            spots[self.after[arc][at]],
        ]
    }

    /// Has a point wait for its turn, no earlier than one that has been taken already.
    fn wait(&mut self, vertex: Vertex, taken: u64) {
        let triangle = self.triangle(vertex);
        let latitude = f64::from(triangle[1].1) / self.steps;
        let doubled = doubled_area(&triangle).unsigned_abs() as f64;
        let area = (doubled / 2.0 * cosine(latitude))
            .max(0.0)
            .to_bits()
            .max(taken);
        self.areas[vertex.0][vertex.1] = area;
        self.waiting.push(Reverse((area, vertex)));
    }

    /// Takes the points of all triangles up to an area.
    fn run(&mut self, greatest: f64) {
        while let Some(Reverse((area, vertex))) = self.waiting.pop() {
            let (arc, at) = vertex;
            if f64::from_bits(area) > greatest {
                return;
            }
            if self.areas[arc][at] != area || !self.is_left[arc][at] || !self.may_go(vertex) {
                continue;
            }
            let (before, after) = (self.before[arc][at], self.after[arc][at]);
            self.is_left[arc][at] = false;
            self.left[arc] -= 1;
            self.after[arc][before] = after;
            self.before[arc][after] = before;
            for beside in [before, after] {
                if beside > 0 && beside + 1 < self.arcs[arc].len() {
                    self.wait((arc, beside), area);
                }
            }
        }
    }

    /// Whether what is left without a point is a ring still, and crosses nothing.
    fn may_go(&self, vertex: Vertex) -> bool {
        let (arc, _) = vertex;
        let [first, last] = ends(&self.arcs[arc]);
        let keeps_shape = match (first == last, self.left[arc]) {
            (true, left) => left > 4,
            (false, 3) => !self.has_straight([first, last]),
            (false, _) => true,
        };
        keeps_shape && self.is_empty(vertex)
    }

    /// Whether an arc goes straight from one junction to another.
    fn has_straight(&self, ends: [Spot; 2]) -> bool {
        let from = self.between.partition_point(|(there, _)| *there < ends);
        let same = self.between[from..]
            .iter()
            .take_while(|(there, _)| *there == ends);
        same.into_iter().any(|(_, arc)| self.left[*arc] == 2)
    }

    /// Whether no other point that is left lies in the triangle of one, its sides included.
    fn is_empty(&self, vertex: Vertex) -> bool {
        let triangle = self.triangle(vertex);
        let bounds = |of: fn(&Spot) -> i32| {
            let [a, b, c] = [&triangle[0], &triangle[1], &triangle[2]].map(of);
            (a.min(b).min(c), a.max(b).max(c))
        };
        let (columns, rows) = (bounds(|spot| spot.0), bounds(|spot| spot.1));
        let (from, to) = (
            self.cell((columns.0, rows.0)),
            self.cell((columns.1, rows.1)),
        );
        (from.1..=to.1).all(|row| {
            (from.0..=to.0).all(|column| {
                let there = &self.cells[bucket(column, row)];
                !there.iter().any(|(arc, at)| {
                    let spot = self.arcs[*arc][*at];
                    let is_beside = columns.0 > spot.0
                        || spot.0 > columns.1
                        || rows.0 > spot.1
                        || spot.1 > rows.1;
                    self.is_left[*arc][*at]
                        && !is_beside
                        && !triangle.contains(&spot)
                        && is_within(spot, triangle)
                })
            })
        })
    }

    fn arcs(&self) -> Vec<Vec<Spot>> {
        let kept = |(spots, is_left): (&Vec<Spot>, &Vec<bool>)| {
            let both = spots.iter().zip(is_left);
            both.filter(|(_, is_left)| **is_left)
                .map(|(spot, _)| *spot)
                .collect()
        };
        self.arcs.iter().zip(&self.is_left).map(kept).collect()
    }
}

/// The position of a cell.
fn bucket(column: i64, row: i64) -> usize {
    usize::try_from(row * CELLS + column).unwrap_or(0)
}

/// The ends of an arc, the lesser first.
fn ends(arc: &[Spot]) -> [Spot; 2] {
    let (first, last) = (arc[0], arc[arc.len() - 1]);
    [first.min(last), first.max(last)]
}

/// Whether a point lies in a triangle or on its sides.
fn is_within(spot: Spot, [a, b, c]: [Spot; 3]) -> bool {
    let turns = [(a, b), (b, c), (c, a)].map(|(from, to)| doubled_area(&[from, to, spot]).signum());
    !(turns.contains(&1) && turns.contains(&-1))
}
