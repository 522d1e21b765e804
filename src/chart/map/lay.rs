//! Shapes laid out in CSS pixels.

use super::projection::Projection;
use crate::data::shapes::{Shapes, Side, Spot};
use std::ops::Range;

pub(super) type Point = (f64, f64);

/// The least distance of a point from the one before, in pixels.
const APART: f64 = 0.5;

/// Up to this height or width a shape is drawn as a dot too, in pixels.
const TINY: f64 = 4.0;

/// A shape in pixels.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// Its rings, each without the point that closes it; none of less than three points.
    pub(super) rings: Vec<Vec<Point>>,
    /// Its points, and the middle of its greatest ring where that can hardly be seen.
    pub(super) dots: Vec<Point>,
    /// Left, top, right and bottom of its greatest ring, or of its first point.
    pub(super) bounds: Option<[f64; 4]>,
}

/// Shapes in pixels, with the lines between them.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) shapes: Vec<Laid>,
    /// Borders of two shapes.
    pub(super) borders: Vec<Vec<Point>>,
    /// Borders of one shape: coasts.
    pub(super) coasts: Vec<Vec<Point>>,
    pub(super) height: f64,
}

impl Layout {
    /// The shapes as large as they come to be in a width and a height, in the middle of the width;
    /// `None` where there is nothing.
    pub(super) fn new(shapes: &Shapes, left: f64, wide: f64, tall: f64) -> Option<Self> {
        let projection = Projection::of(shapes)?;
        let at = |spot: &Spot| projection.at(shapes.degrees(*spot));
        let arcs: Vec<Vec<Point>> = shapes
            .arcs()
            .map(|arc| arc.iter().map(at).collect())
            .collect();
        let dots: Vec<Vec<Point>> = (0..shapes.len())
            .map(|shape| shapes.dots(shape).iter().map(at).collect())
            .collect();
        let [west, south, east, north] = bounds(arcs.iter().chain(&dots).flatten())?;
        let scale = (wide / (east - west)).min(tall / (north - south));
        // A single point has no extent.
        let scale = if scale.is_finite() { scale } else { 0.0 };
        let left = left + (wide - scale * (east - west)) / 2.0;
        let place = |(x, y): &Point| (left + scale * (x - west), scale * (north - y));
        let dots = dots.iter().map(|dots| dots.iter().map(place).collect());
        let dots: Vec<Vec<Point>> = dots.collect();
        let lines: Vec<Vec<Point>> = arcs
            .iter()
            .map(|arc| thinned(arc.iter().map(place).collect()))
            .collect();
        let mut uses = vec![0_usize; lines.len()];
        let sides = (0..shapes.len())
            .flat_map(|shape| shapes.rings(shape))
            .flatten();
        sides.for_each(|side| uses[side.arc] += 1);
        let mut made = Self {
            height: scale * (north - south),
            ..Self::default()
        };
        for (at, arc) in shapes.arcs().enumerate() {
            if uses[at] > 1 {
                made.borders.push(lines[at].clone());
                continue;
            }
            let parts = off_seam(shapes, arc).into_iter();
            let parts = parts.map(|part| thinned(arcs[at][part].iter().map(place).collect()));
            made.coasts.extend(parts);
        }
        for (shape, dots) in dots.into_iter().enumerate() {
            let rings = shapes.rings(shape).map(|ring| joined(&lines, ring));
            made.shapes.push(Laid::new(
                rings.filter(|ring| !ring.is_empty()).collect(),
                dots,
            ));
        }
        Some(made)
    }
}

impl Laid {
    fn new(rings: Vec<Vec<Point>>, mut dots: Vec<Point>) -> Self {
        let area = |ring: &&Vec<Point>| area(ring).abs();
        let greatest = rings.iter().max_by(|a, b| area(a).total_cmp(&area(b)));
        let mut held = greatest.and_then(|ring| bounds(ring.iter()));
        if let Some([left, top, right, bottom]) = held
            && (right - left).max(bottom - top) < TINY
        {
            dots.push((f64::midpoint(left, right), f64::midpoint(top, bottom)));
        }
        held = held.or_else(|| bounds(dots.first()));
        Self {
            rings: rings.into_iter().filter(|ring| ring.len() >= 3).collect(),
            dots,
            bounds: held,
        }
    }

    /// Whether a point is within the shape.
    pub(super) fn holds(&self, (x, y): Point) -> bool {
        let crosses = |(from, to): (&Point, &Point)| {
            (from.1 > y) != (to.1 > y)
                && x < from.0 + (y - from.1) / (to.1 - from.1) * (to.0 - from.0)
        };
        let sides = self
            .rings
            .iter()
            .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
        sides.filter(|side| crosses(*side)).count() % 2 == 1
    }
}

/// Left, top, right and bottom of some points.
fn bounds<'a>(points: impl IntoIterator<Item = &'a Point>) -> Option<[f64; 4]> {
    points
        .into_iter()
        .fold(None, |held: Option<[f64; 4]>, (x, y)| {
            let [left, top, right, bottom] = held.unwrap_or([*x, *y, *x, *y]);
            Some([left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)])
        })
}

fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(a, b): (&Point, &Point)| a.0 * b.1 - b.0 * a.1;
    ring.iter().zip(next).map(cross).sum::<f64>() / 2.0
}

/// A line without what is too near to the point before; both ends stay.
fn thinned(line: Vec<Point>) -> Vec<Point> {
    let last = line.len().saturating_sub(1);
    let mut kept: Vec<Point> = Vec::with_capacity(line.len());
    for (at, point) in line.into_iter().enumerate() {
        let near = |before: &Point| {
            (before.0 - point.0).abs() < APART && (before.1 - point.1).abs() < APART
        };
        if at == last || !kept.last().is_some_and(near) {
            kept.push(point);
        }
    }
    kept
}

/// A ring of lines that follow each other.
fn joined(lines: &[Vec<Point>], sides: &[Side]) -> Vec<Point> {
    let mut ring = Vec::new();
    for side in sides {
        let line = &lines[side.arc];
        let rest = line.len().saturating_sub(1);
        match side.is_reversed {
            true => ring.extend(line[line.len() - rest..].iter().rev()),
            false => ring.extend(&line[..rest]),
        }
    }
    ring
}

/// The parts of an arc off the seam where `GeoJSON` cuts shapes: the antimeridian.
fn off_seam(shapes: &Shapes, arc: &[Spot]) -> Vec<Range<usize>> {
    let is_on = |spot: &Spot| shapes.degrees(*spot).0.abs() >= 180.0;
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, pair) in arc.windows(2).enumerate() {
        if pair.iter().all(is_on) {
            parts.push(from..at + 1);
            from = at + 1;
        }
    }
    parts.push(from..arc.len());
    parts.retain(|part| part.len() > 1);
    parts
}
