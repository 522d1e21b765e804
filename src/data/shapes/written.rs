//! The compact form of shapes, read and written.

use super::{Draft, Drafted, Shapes, Side, Spot, different, ring};
use crate::error::{Error, counted};
use crate::schema::{ShapeEntry, ShapesFile};

/// The most decimals of a degree that fit into a whole number of 32 bits.
const MOST_DECIMALS: u8 = 7;

/// The most points of all rings together.
const MOST_POINTS: usize = 10_000_000;

impl Shapes {
    /// Shapes out of their compact form; an error names the place at fault.
    pub fn from_file(file: &ShapesFile) -> Result<Self, Error> {
        if file.decimals > MOST_DECIMALS {
            let expected = format!("at most {MOST_DECIMALS}");
            return Err(Error::new("decimals", file.decimals, expected));
        }
        let degree = 10_i64.pow(u32::from(file.decimals));
        let mut arcs = Vec::with_capacity(file.arcs.len());
        for (at, steps) in file.arcs.iter().enumerate() {
            arcs.push(arc(steps, degree, &format!("arcs[{at}]"))?);
        }
        different(file.features.iter().map(|entry| entry.id.as_deref()))?;
        let mut shapes: Vec<Drafted> = Vec::with_capacity(file.features.len());
        let mut drawn = 0_usize;
        for (at, entry) in file.features.iter().enumerate() {
            let place = format!("features[{at}]");
            let mut rings = Vec::with_capacity(entry.rings.len());
            for (at, numbers) in entry.rings.iter().enumerate() {
                let place = format!("{place}.rings[{at}]");
                let sides = sides(numbers, &arcs, &place)?;
                // A short list of long arcs is a long ring.
                drawn += sides.iter().map(|side| arcs[side.arc].len()).sum::<usize>();
                if drawn > MOST_POINTS {
                    let expected = format!("at most {MOST_POINTS}");
                    return Err(Error::new(place, counted(drawn, "point"), expected));
                }
                rings.push(round(sides, &arcs, &place)?);
            }
            let pairs = entry.points.chunks(2).map(|pair| match pair {
                [x, y] => within(i64::from(*x), i64::from(*y), degree),
                _ => None,
            });
            let dots = pairs.collect::<Option<Vec<Spot>>>().ok_or_else(|| {
                let found = "no pairs of longitude and latitude in range";
                Error::new(
                    format!("{place}.points"),
                    found,
                    "pairs within ±180° and ±90°",
                )
            })?;
            shapes.push(Drafted {
                unit: entry.id.clone(),
                rings,
                dots,
            });
        }
        let (decimals, source) = (file.decimals, file.source.clone());
        Ok(Draft {
            decimals,
            source,
            arcs,
            shapes,
        }
        .into())
    }

    /// The compact form.
    pub fn to_file(&self) -> ShapesFile {
        let steps = |arc: &[Spot]| {
            let mut steps = Vec::with_capacity(2 * arc.len());
            let mut before = (0, 0);
            for spot in arc {
                steps.extend([spot.0 - before.0, spot.1 - before.1]);
                before = *spot;
            }
            steps
        };
        let entry = |shape: usize| {
            let rings = self
                .rings(shape)
                .map(|ring| ring.iter().map(number).collect());
            let dots = self.dots(shape).iter().flat_map(|spot| [spot.0, spot.1]);
            ShapeEntry {
                id: self.unit(shape).map(str::to_owned),
                rings: rings.collect(),
                points: dots.collect(),
            }
        };
        ShapesFile {
            decimals: self.decimals,
            source: self.source.clone(),
            arcs: self.arcs().map(steps).collect(),
            features: (0..self.len()).map(entry).collect(),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "an arc takes 16 bytes or more, and memory ends before 2³¹ of them"
)]
fn number(side: &Side) -> i32 {
    match side.is_reversed {
        true => -1 - side.arc as i32,
        false => side.arc as i32,
    }
}

/// A point of the grid; `None` where it is none of the globe.
fn within(x: i64, y: i64, degree: i64) -> Option<Spot> {
    let is_there = x.abs() <= 180 * degree && y.abs() <= 90 * degree;
    let spot = (i32::try_from(x).ok()?, i32::try_from(y).ok()?);
    is_there.then_some(spot)
}

fn arc(steps: &[i32], degree: i64, place: &str) -> Result<Vec<Spot>, Error> {
    if steps.len() < 4 || steps.len() % 2 == 1 {
        let expected = "an even number of them, 4 or more";
        return Err(Error::new(place, counted(steps.len(), "number"), expected));
    }
    let (mut x, mut y) = (0, 0);
    let mut arc: Vec<Spot> = Vec::with_capacity(steps.len() / 2);
    for (at, step) in steps.chunks(2).enumerate() {
        (x, y) = (x + i64::from(step[0]), y + i64::from(step[1]));
        let spot = within(x, y, degree).filter(|spot| arc.last() != Some(spot));
        arc.push(spot.ok_or_else(|| {
            let expected = "another point than the one before, within ±180° and ±90°";
            Error::new(
                format!("{place}[{}]", 2 * at),
                format!("the point ({x}, {y})"),
                expected,
            )
        })?);
    }
    Ok(arc)
}

/// The arcs of these numbers.
fn sides(numbers: &[i32], arcs: &[Vec<Spot>], place: &str) -> Result<Vec<Side>, Error> {
    let side = |number: &i32| {
        let is_reversed = *number < 0;
        let arc = if is_reversed { -1 - *number } else { *number };
        let arc = usize::try_from(arc).ok()?;
        (arc < arcs.len()).then_some(Side { arc, is_reversed })
    };
    let mut sides = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let expected = || {
            format!(
                "one of {}, or −1 less its position",
                counted(arcs.len(), "arc")
            )
        };
        let fault = || Error::new(format!("{place}[{at}]"), number, expected());
        sides.push(side(number).ok_or_else(fault)?);
    }
    Ok(sides)
}

/// Arcs that follow each other round to the first.
fn round(sides: Vec<Side>, arcs: &[Vec<Spot>], place: &str) -> Result<Vec<Side>, Error> {
    let ends = |side: &Side| {
        let arc = &arcs[side.arc];
        let (first, last) = (arc[0], arc[arc.len() - 1]);
        if side.is_reversed {
            (last, first)
        } else {
            (first, last)
        }
    };
    let next = sides.iter().cycle().skip(1);
    let is_round = sides
        .iter()
        .zip(next)
        .all(|(one, next)| ends(one).1 == ends(next).0);
    let spots = ring(arcs, &sides);
    let first = spots.first();
    let second = spots.iter().find(|spot| Some(*spot) != first);
    let has_third = spots
        .iter()
        .any(|spot| Some(spot) != first && Some(spot) != second);
    if is_round && second.is_some() && has_third {
        return Ok(sides);
    }
    let expected = "arcs that follow each other round to the first, over 3 points or more";
    Err(Error::new(place, "other arcs", expected))
}
