//! The places of a laid-out map.

use super::lay::{Laid, Layout, Point};
use std::fmt::Write as _;

/// How far from a dot it is found, in pixels.
const NEAR: f64 = 9.0;

/// Finds places in a drawing, all in CSS pixels from its upper left.
#[derive(Debug)]
pub struct Finder {
    pub(super) layout: Layout,
    /// The place of each shape, and the shape of each place.
    pub(super) marks: Vec<Option<usize>>,
    pub(super) shapes: Vec<Option<usize>>,
    /// The top of the shapes.
    pub(super) top: f64,
    /// The radius of a dot.
    pub(super) dot: f64,
}

impl Finder {
    /// The shape of a place.
    pub(super) fn shape(&self, mark: usize) -> Option<&Laid> {
        let shape = self.shapes.get(mark).copied().flatten()?;
        self.layout.shapes.get(shape)
    }

    /// The place at a point; one that is drawn as a dot is found a little beside it too.
    pub fn at(&self, (x, y): (f64, f64)) -> Option<usize> {
        let point = (x, y - self.top);
        let places = || {
            let places = self.marks.iter().zip(&self.layout.shapes);
            places.filter_map(|(mark, shape)| Some(((*mark)?, shape)))
        };
        let far = |dot: &Point| libm::hypot(dot.0 - point.0, dot.1 - point.1);
        let dots = places().flat_map(|(mark, shape)| shape.dots.iter().map(move |dot| (dot, mark)));
        let nearest = dots
            .map(|(dot, mark)| (far(dot), mark))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let within_of = |reach: f64| {
            nearest
                .filter(|(far, _)| *far <= reach)
                .map(|(_, mark)| mark)
        };
        let in_shape = || {
            places()
                .find(|(_, shape)| shape.holds(point))
                .map(|(mark, _)| mark)
        };
        within_of(self.dot + 1.0)
            .or_else(in_shape)
            .or_else(|| within_of(NEAR))
    }

    /// The outline of a place, as the data of an SVG path; `None` for one without a shape.
    pub fn outline(&self, mark: usize) -> Option<String> {
        let shape = self.shape(mark)?;
        let mut path = String::new();
        for ring in &shape.rings {
            for (at, (x, y)) in ring.iter().enumerate() {
                let step = if at == 0 { 'M' } else { 'L' };
                let _ = write!(path, "{step}{x:.1} {:.1}", y + self.top);
            }
            path.push('Z');
        }
        let radius = self.dot + 1.5;
        for (x, y) in &shape.dots {
            let (left, middle, wide) = (x - radius, y + self.top, 2.0 * radius);
            let _ = write!(
                path,
                "M{left:.1} {middle:.1}a{radius:.1} {radius:.1} 0 1 0 {wide:.1} 0\
                 a{radius:.1} {radius:.1} 0 1 0 -{wide:.1} 0Z"
            );
        }
        (!path.is_empty()).then_some(path)
    }

    /// The left, top, right and bottom of the greatest part of a place.
    pub fn bounds(&self, mark: usize) -> Option<[f64; 4]> {
        let [left, top, right, bottom] = self.shape(mark)?.bounds?;
        Some([left, top + self.top, right, bottom + self.top])
    }
}
