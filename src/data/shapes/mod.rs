//! The shapes of places: areas whose borders are shared, and points.
//!
//! `GeoJSON` is read, checked, cut where borders meet, and simplified arc by arc, so that neighbours go
//! on touching: [`Shapes::read`], [`Shapes::simplified`]. What an index brings to a page is the
//! compact form that comes of it.

mod arcs;
mod geojson;
mod simplify;
mod written;

use super::record::Unit;
use crate::error::Error;
use crate::order;
use crate::text::Text;

/// Longitude and latitude on the grid of [`Shapes::degrees`].
pub type Spot = (i32, i32);

/// An arc of a ring, by position, and whether it is gone along backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The arc.
    pub arc: usize,
    /// From its end to its beginning.
    pub is_reversed: bool,
}

/// The shapes of places, in the order of their features.
///
/// # Guarantees
///
/// Longitudes are within ±180° and latitudes within ±90°. An arc has two points or more, none like the
/// one before. The arcs of a ring follow each other round to the first, over three different points or
/// more. No two shapes are of one unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shapes {
    decimals: u8,
    source: Option<Text>,
    /// The points of all arcs, and where each arc ends among them. Lists of numbers, one after
    /// another, are freed by less code than lists of lists.
    points: Vec<Spot>,
    arcs: Vec<usize>,
    /// The arcs of all rings, and where each ring ends among them.
    sides: Vec<Side>,
    rings: Vec<usize>,
    /// The points of all shapes.
    dots: Vec<Spot>,
    features: Vec<Shape>,
}

/// A shape, by where its rings and points end.
#[derive(Clone, Debug, PartialEq)]
struct Shape {
    unit: Option<String>,
    rings: usize,
    dots: usize,
}

/// An error where two features are of one unit. O(n log n).
fn different<'a>(units: impl Iterator<Item = Option<&'a str>>) -> Result<(), Error> {
    let named = units.enumerate().filter_map(|(at, unit)| Some((at, unit?)));
    let (places, names): (Vec<_>, Vec<_>) = named.unzip();
    let repeated = order::repeated(&names);
    let Some(again) = repeated.iter().position(|is_again| *is_again) else {
        return Ok(());
    };
    let id = names[again];
    let first = names.iter().position(|name| *name == id).unwrap_or(again);
    Err(Error::new(
        format!("features[{}].id", places[again]),
        format!("`{id}` again, the id of features[{}]", places[first]),
        "one feature of a unit",
    ))
}

/// Shapes to be changed.
#[derive(Clone, Debug, Default)]
struct Draft {
    decimals: u8,
    source: Option<Text>,
    arcs: Vec<Vec<Spot>>,
    shapes: Vec<Drafted>,
}

/// A shape to be changed.
#[derive(Clone, Debug, Default)]
struct Drafted {
    unit: Option<String>,
    rings: Vec<Vec<Side>>,
    dots: Vec<Spot>,
}

impl From<Draft> for Shapes {
    fn from(draft: Draft) -> Self {
        let mut made = Self {
            decimals: draft.decimals,
            source: draft.source,
            ..Self::default()
        };
        for arc in draft.arcs {
            made.points.extend(arc);
            made.arcs.push(made.points.len());
        }
        for shape in draft.shapes {
            for ring in shape.rings {
                made.sides.extend(ring);
                made.rings.push(made.sides.len());
            }
            made.dots.extend(shape.dots);
            made.features.push(Shape {
                unit: shape.unit,
                rings: made.rings.len(),
                dots: made.dots.len(),
            });
        }
        made
    }
}

impl Shapes {
    /// How many shapes there are.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// Where the borders are from.
    pub fn source(&self) -> Option<&Text> {
        self.source.as_ref()
    }

    /// Longitude and latitude in degrees: those of the grid over 10^decimals.
    pub fn degrees(&self, (longitude, latitude): Spot) -> (f64, f64) {
        let steps = self.steps();
        (f64::from(longitude) / steps, f64::from(latitude) / steps)
    }

    /// Steps of the grid to a degree.
    fn steps(&self) -> f64 {
        (0..self.decimals).fold(1.0, |steps, _| steps * 10.0)
    }

    /// The arcs.
    pub fn arcs(&self) -> impl ExactSizeIterator<Item = &[Spot]> {
        (0..self.arcs.len()).map(|arc| &self.points[start(&self.arcs, arc)..self.arcs[arc]])
    }

    /// The unit of a shape.
    pub fn unit(&self, shape: usize) -> Option<&str> {
        self.features.get(shape)?.unit.as_deref()
    }

    /// The rings of a shape, each of arcs that follow each other.
    pub fn rings(&self, shape: usize) -> impl Iterator<Item = &[Side]> {
        let before = shape.checked_sub(1).and_then(|at| self.features.get(at));
        let from = before.map_or(0, |shape| shape.rings);
        let to = self.features.get(shape).map_or(from, |shape| shape.rings);
        (from..to).map(|ring| &self.sides[start(&self.rings, ring)..self.rings[ring]])
    }

    /// The points of a shape.
    pub fn dots(&self, shape: usize) -> &[Spot] {
        let before = shape.checked_sub(1).and_then(|at| self.features.get(at));
        let from = before.map_or(0, |shape| shape.dots);
        let to = self.features.get(shape).map_or(from, |shape| shape.dots);
        &self.dots[from..to]
    }

    /// The shape of each unit; `None` for one that has none. O(units × log shapes).
    pub fn of_units<'a>(&self, units: impl Iterator<Item = &'a str>) -> Vec<Option<usize>> {
        let known = order::positions(self.len(), &|a, b| self.unit(a).cmp(&self.unit(b)));
        let find = |unit: &str| {
            let found = known.binary_search_by(|at| self.unit(*at).cmp(&Some(unit)));
            found.ok().map(|found| known[found])
        };
        units.map(find).collect()
    }

    /// Whether every shape is of a unit or of none, and every unit has a shape, or is told to have none
    /// by a feature without a geometry.
    pub fn check(&self, units: &[Unit]) -> Result<(), Error> {
        let shapes = self.of_units(units.iter().map(|unit| unit.id.as_str()));
        let mut is_known = vec![false; self.len()];
        for shape in shapes.iter().flatten() {
            is_known[*shape] = true;
        }
        for (at, is_known) in is_known.into_iter().enumerate() {
            if let Some(unit) = self.unit(at).filter(|_| !is_known) {
                let expected = "the id of a unit, or none for ground that is no unit's";
                let place = format!("features[{at}].id");
                return Err(Error::new(place, format!("`{unit}`"), expected));
            }
        }
        match shapes.iter().position(Option::is_none) {
            Some(at) => {
                let found = format!("none with the id `{}`", units[at].id);
                let expected = "one for every unit, with the geometry null where there is no shape";
                Err(Error::new("features", found, expected))
            }
            None => Ok(()),
        }
    }

    fn draft(&self) -> Draft {
        let shapes = (0..self.len()).map(|at| Drafted {
            unit: self.unit(at).map(str::to_owned),
            rings: self.rings(at).map(<[Side]>::to_vec).collect(),
            dots: self.dots(at).to_vec(),
        });
        Draft {
            decimals: self.decimals,
            source: self.source.clone(),
            arcs: self.arcs().map(<[Spot]>::to_vec).collect(),
            shapes: shapes.collect(),
        }
    }
}

/// Where something begins in a list of the ends of all.
fn start(ends: &[usize], at: usize) -> usize {
    at.checked_sub(1).map_or(0, |before| ends[before])
}

/// The points of a ring, each once.
fn ring(arcs: &[Vec<Spot>], sides: &[Side]) -> Vec<Spot> {
    let mut points = Vec::new();
    for side in sides {
        let arc = &arcs[side.arc];
        let last = arc.len() - 1;
        match side.is_reversed {
            true => points.extend(arc[1..].iter().rev()),
            false => points.extend(&arc[..last]),
        }
    }
    points
}

/// Twice the area of a ring on the grid; above 0 for one against the clock.
fn doubled_area(ring: &[Spot]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(a, b): (&Spot, &Spot)| {
        i128::from(a.0) * i128::from(b.1) - i128::from(b.0) * i128::from(a.1)
    };
    ring.iter().zip(next).map(cross).sum()
}
