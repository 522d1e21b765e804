//! Shapes out of `GeoJSON` (RFC 7946), checked.

use super::arcs::cut;
use super::{Draft, Drafted, Shapes, Spot, different, doubled_area};
use crate::error::{Error, counted};
use crate::schema::{self, GeoCoordinates, GeoFeature, GeoFile, GeoGeometry, Raw};
use crate::text::format::shortest;

/// Steps of the grid that the wider side of the shapes has at least: some twenty to a pixel.
const FINEST: f64 = 20_000.0;

/// The most decimals of a degree: about 0.1 m.
const MOST_DECIMALS: u8 = 6;

/// Longitude and latitude, in degrees.
type Position = (f64, f64);

/// A feature as read: its unit, its rings without the point that closes them, its points.
type Read = (Option<String>, Vec<Vec<Position>>, Vec<Position>);

impl Shapes {
    /// Shapes of a `FeatureCollection` of polygons and points, on a grid fine enough for any drawing,
    /// cut where borders meet. O(n log n) for n points.
    ///
    /// A feature's `id` is the unit's; one without is ground that is no unit's, and one whose geometry
    /// is null says that there is no shape. A ring that has no area on the grid is left out, or a
    /// point where there would be nothing else of a shape.
    ///
    /// An error names the feature, by its position: another geometry, a coordinate out of range, a ring
    /// that is not closed or crosses the antimeridian, two features of one unit.
    pub fn read(text: &str) -> Result<Self, Error> {
        Self::from_geojson(&schema::read(text)?)
    }

    /// The same of what is read already.
    pub fn from_geojson(file: &GeoFile) -> Result<Self, Error> {
        if file.kind != "FeatureCollection" {
            return Err(Error::new(
                "type",
                format!("`{}`", file.kind),
                "`FeatureCollection`",
            ));
        }
        let mut features: Vec<Read> = Vec::with_capacity(file.features.len());
        for (at, feature) in file.features.iter().enumerate() {
            let place = format!("features[{at}]");
            features.push(read(feature, &place)?);
        }
        different(features.iter().map(|(unit, ..)| unit.as_deref()))?;
        let decimals = decimals(&features);
        let steps = (0..decimals).fold(1.0, |steps, _| steps * 10.0);
        let mut shapes = Vec::with_capacity(features.len());
        let mut rings = Vec::new();
        for (unit, read, dots) in features {
            let mut dots: Vec<Spot> = dots.iter().map(|at| on_grid(*at, steps)).collect();
            let first = read.first().and_then(|ring| ring.first()).copied();
            let kept: Vec<_> = read
                .iter()
                .filter_map(|ring| gridded(ring, steps))
                .collect();
            if kept.is_empty() && dots.is_empty() {
                dots.extend(first.map(|at| on_grid(at, steps)));
            }
            rings.push(kept);
            shapes.push(Drafted {
                unit,
                rings: Vec::new(),
                dots,
            });
        }
        let (arcs, sides) = cut(&rings);
        for (shape, sides) in shapes.iter_mut().zip(sides) {
            shape.rings = sides;
        }
        let source = file.source.clone();
        Ok(Draft {
            decimals,
            source,
            arcs,
            shapes,
        }
        .into())
    }
}

fn read(feature: &GeoFeature, place: &str) -> Result<Read, Error> {
    let unit = match &feature.id {
        None => None,
        Some(Raw::Name(id)) if !id.is_empty() => Some(id.clone()),
        Some(Raw::Number(number)) => Some(shortest(*number)),
        Some(Raw::Name(_) | Raw::Numbers(_)) => {
            let found = "neither a number nor a text of a character or more";
            return Err(Error::new(format!("{place}.id"), found, "the id of a unit"));
        }
    };
    let (mut rings, mut dots) = (Vec::new(), Vec::new());
    if let Some(GeoGeometry { kind, coordinates }) = &feature.geometry {
        let whose = unit
            .as_deref()
            .map_or(String::new(), |unit| format!(" of `{unit}`"));
        let within = format!("{place}.geometry.coordinates");
        match kind.as_str() {
            "Polygon" => polygon(coordinates, &within, &whose, &mut rings)?,
            "MultiPolygon" => {
                for (at, one) in list(coordinates, &within)?.iter().enumerate() {
                    polygon(one, &format!("{within}[{at}]"), &whose, &mut rings)?;
                }
            }
            "Point" => dots.push(position(coordinates, &within, &whose)?),
            "MultiPoint" => {
                for (at, one) in list(coordinates, &within)?.iter().enumerate() {
                    dots.push(position(one, &format!("{within}[{at}]"), &whose)?);
                }
            }
            _ => {
                let expected = "`Polygon`, `MultiPolygon`, `Point` or `MultiPoint`";
                let found = format!("`{kind}`{whose}");
                return Err(Error::new(
                    format!("{place}.geometry.type"),
                    found,
                    expected,
                ));
            }
        }
    }
    Ok((unit, rings, dots))
}

fn list<'a>(nested: &'a GeoCoordinates, place: &str) -> Result<&'a [GeoCoordinates], Error> {
    match nested {
        GeoCoordinates::List(list) => Ok(list),
        GeoCoordinates::Number(number) => Err(Error::new(place, shortest(*number), "a list")),
    }
}

fn polygon(
    nested: &GeoCoordinates,
    place: &str,
    whose: &str,
    rings: &mut Vec<Vec<Position>>,
) -> Result<(), Error> {
    let given = list(nested, place)?;
    if given.is_empty() {
        return Err(Error::new(
            place,
            format!("a polygon{whose} without a ring"),
            "a ring or more",
        ));
    }
    for (at, ring) in given.iter().enumerate() {
        rings.push(closed(ring, &format!("{place}[{at}]"), whose)?);
    }
    Ok(())
}

/// A ring without the point that closes it.
fn closed(nested: &GeoCoordinates, place: &str, whose: &str) -> Result<Vec<Position>, Error> {
    let mut ring = Vec::new();
    for (at, one) in list(nested, place)?.iter().enumerate() {
        ring.push(position(one, &format!("{place}[{at}]"), whose)?);
    }
    if ring.len() < 4 {
        let found = format!("a ring{whose} of {}", counted(ring.len(), "position"));
        return Err(Error::new(
            place,
            found,
            "4 positions or more, the last like the first",
        ));
    }
    let (first, last) = (ring[0], ring[ring.len() - 1]);
    if first != last {
        let found = format!("a ring{whose} from {} to {}", told(first), told(last));
        return Err(Error::new(place, found, "a ring that ends where it begins"));
    }
    if let Some(at) = ring
        .windows(2)
        .position(|pair| (pair[1].0 - pair[0].0).abs() > 180.0)
    {
        let found = format!(
            "a side{whose} from {} to {}",
            told(ring[at]),
            told(ring[at + 1])
        );
        let expected = "shapes that are cut at the antimeridian (RFC 7946, 3.1.9)";
        return Err(Error::new(format!("{place}[{at}]"), found, expected));
    }
    ring.pop();
    Ok(ring)
}

fn told((longitude, latitude): Position) -> String {
    format!("[{}, {}]", shortest(longitude), shortest(latitude))
}

fn position(nested: &GeoCoordinates, place: &str, whose: &str) -> Result<Position, Error> {
    let expected = "longitude from −180 to 180 and latitude from −90 to 90";
    let [
        GeoCoordinates::Number(longitude),
        GeoCoordinates::Number(latitude),
        ..,
    ] = list(nested, place)?
    else {
        return Err(Error::new(
            place,
            format!("no two numbers{whose}"),
            expected,
        ));
    };
    let at = (*longitude, *latitude);
    match (-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude) {
        true => Ok(at),
        false => Err(Error::new(place, format!("{}{whose}", told(at)), expected)),
    }
}

/// The least decimals that give the wider side of all the steps that it needs.
fn decimals(features: &[Read]) -> u8 {
    let all = || {
        let of_rings = features
            .iter()
            .flat_map(|(_, rings, _)| rings.iter().flatten());
        of_rings.chain(features.iter().flat_map(|(.., dots)| dots))
    };
    let span = |of: fn(&Position) -> f64| {
        let (low, high) = all()
            .map(of)
            .fold((f64::MAX, f64::MIN), |(low, high), value| {
                (low.min(value), high.max(value))
            });
        high - low
    };
    let mut steps = span(|at| at.0).max(span(|at| at.1));
    let mut decimals = 0;
    while decimals < MOST_DECIMALS && steps < FINEST {
        steps *= 10.0;
        decimals += 1;
    }
    decimals
}

#[expect(clippy::cast_possible_truncation, reason = "180° × 10⁶ at most")]
fn on_grid((longitude, latitude): Position, steps: f64) -> Spot {
    (
        (longitude * steps).round() as i32,
        (latitude * steps).round() as i32,
    )
}

/// A ring on the grid; `None` where it has no area there.
fn gridded(ring: &[Position], steps: f64) -> Option<Vec<Spot>> {
    let mut spots: Vec<Spot> = ring.iter().map(|at| on_grid(*at, steps)).collect();
    spots.dedup();
    while spots.len() > 1 && spots.first() == spots.last() {
        spots.pop();
    }
    (spots.len() >= 3 && doubled_area(&spots) != 0).then_some(spots)
}
