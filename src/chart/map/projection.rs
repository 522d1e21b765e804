//! Projections of the globe to a plane.

use crate::data::shapes::{Shapes, Spot};
use crate::order;

/// Spans of longitude and latitude, in degrees, up to which a plane that touches the globe in the middle
/// will do: areas then differ by no more than the cosine of the latitude does over 3°, 9 % at 60°.
const LOCAL: (f64, f64) = (12.0, 6.0);

/// A projection, with the meridian along which the globe is cut open.
///
/// The cut is in the middle of the widest band of longitudes where there is no shape, so that no shape
/// is cut; where shapes are all around, it is the antimeridian, where `GeoJSON` has them cut already
/// (RFC 7946, 3.1.9). What is cut there comes together again wherever else the cut is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Projection {
    /// The meridian of the cut, −180–180; the middle of the map is 180° from it.
    cut: f64,
    /// The cosine of the middle latitude and that latitude, for shapes of a small extent.
    local: Option<(f64, f64)>,
}

impl Projection {
    /// The projection for some shapes; `None` where there are none.
    pub(super) fn of(shapes: &Shapes) -> Option<Self> {
        let degrees = |spot: &Spot| shapes.degrees(*spot);
        let dots = (0..shapes.len())
            .flat_map(|shape| shapes.dots(shape))
            .map(std::slice::from_ref);
        let mut spans = Vec::new();
        let mut latitudes: Option<(f64, f64)> = None;
        for line in shapes.arcs().chain(dots) {
            let mut span: Option<(f64, f64)> = None;
            for (longitude, latitude) in line.iter().map(degrees) {
                span = Some(held(span, longitude));
                latitudes = Some(held(latitudes, latitude));
            }
            spans.extend(span);
        }
        let (low, high) = latitudes?;
        let (cut, gap) = widest_gap(&spans)?;
        let is_local = 360.0 - gap <= LOCAL.0 && high - low <= LOCAL.1;
        let middle = f64::midpoint(low, high);
        Some(Self {
            cut,
            local: is_local.then(|| (libm::cos(middle.to_radians()), middle)),
        })
    }

    /// The place of a longitude and a latitude in degrees: x to the east, y to the north, in radii of the
    /// globe.
    pub(super) fn at(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let beyond = if longitude < self.cut { 360.0 } else { 0.0 };
        let x = (longitude + beyond - self.cut - 180.0).to_radians();
        match self.local {
            Some((cosine, middle)) => (x * cosine, (latitude - middle).to_radians()),
            None => equal_earth(x, latitude.to_radians()),
        }
    }
}

fn held(span: Option<(f64, f64)>, value: f64) -> (f64, f64) {
    span.map_or((value, value), |(low, high)| {
        (low.min(value), high.max(value))
    })
}

/// The middle of the widest gap between spans round the globe, and its width; the antimeridian, where
/// there is no gap.
fn widest_gap(spans: &[(f64, f64)]) -> Option<(f64, f64)> {
    let spans = order::sorted(spans, |a, b| a.0.total_cmp(&b.0));
    let (first, mut reached) = *spans.first()?;
    let mut widest = (-180.0, 0.0);
    let round = (first + 360.0, first + 360.0);
    for (from, to) in spans.into_iter().chain([round]) {
        let gap = from - reached;
        if gap > widest.1 {
            let middle = reached + gap / 2.0;
            widest = (
                if middle > 180.0 {
                    middle - 360.0
                } else {
                    middle
                },
                gap,
            );
        }
        reached = reached.max(to);
    }
    Some(widest)
}

/// The Equal Earth projection: of equal areas, of a longitude from the middle and a latitude in radians,
/// on a globe of radius 1. Longitudes to ±π give x to ±2.71, latitudes to ±π/2 y to ±1.32.
///
/// With sin θ = √3/2 · sin φ: x = 2√3 · λ · cos θ / (3 (A₁ + 3A₂θ² + 7A₃θ⁶ + 9A₄θ⁸)),
/// y = A₁θ + A₂θ³ + A₃θ⁷ + A₄θ⁹.
///
/// B. Šavrič, T. Patterson and B. Jenny, The Equal Earth map projection, International Journal of
/// Geographical Information Science 33 (2019), 454–465.
fn equal_earth(longitude: f64, latitude: f64) -> (f64, f64) {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = libm::sqrt(3.0);
    let theta = libm::asin(root / 2.0 * libm::sin(latitude));
    let (two, six) = (theta * theta, theta * theta * theta * theta * theta * theta);
    let slope = A[0] + 3.0 * A[1] * two + six * (7.0 * A[2] + 9.0 * A[3] * two);
    let x = 2.0 * root * longitude * libm::cos(theta) / (3.0 * slope);
    (x, theta * (A[0] + A[1] * two + six * (A[2] + A[3] * two)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_near((x, y): (f64, f64), (a, b): (f64, f64)) {
        assert!(
            (x - a).abs() < 1e-5 && (y - b).abs() < 1e-5,
            "({x}, {y}) and ({a}, {b})"
        );
    }

    /// The figures of PROJ: `echo 10 50 | proj +proj=eqearth +R=1`, and so on.
    #[test]
    fn equal_earth_is_that_of_the_reference() {
        let at = |longitude: f64, latitude: f64| {
            equal_earth(longitude.to_radians(), latitude.to_radians())
        };
        assert_near(at(0.0, 0.0), (0.0, 0.0));
        assert_near(at(180.0, 0.0), (2.706_63, 0.0));
        assert_near(at(0.0, 90.0), (0.0, 1.317_363));
    }

    /// A spherical rectangle has the area (λ₂ − λ₁)(sin φ₂ − sin φ₁).
    #[test]
    fn equal_earth_keeps_areas() {
        for south in [-80.0_f64, -45.0, 0.0, 30.0, 60.0, 84.0] {
            let (low, high) = (south.to_radians(), (south + 0.01).to_radians());
            let width = 0.02_f64;
            let (bottom, top) = (equal_earth(width, low), equal_earth(width, high));
            let drawn = f64::midpoint(bottom.0, top.0) * (top.1 - bottom.1);
            let area = width * (libm::sin(high) - libm::sin(low));
            assert!(
                (drawn / area - 1.0).abs() < 1e-4,
                "{south}: {}",
                drawn / area
            );
        }
    }

    #[test]
    fn the_globe_is_cut_where_it_is_emptiest() {
        assert_eq!(
            widest_gap(&[(-180.0, -170.0), (-168.0, 180.0)]),
            Some((-169.0, 2.0))
        );
        assert_eq!(
            widest_gap(&[(170.0, 180.0), (-180.0, -178.0)]),
            Some((-4.0, 348.0))
        );
        assert_eq!(widest_gap(&[(116.0, 117.5)]), Some((-63.25, 358.5)));
        assert_eq!(
            widest_gap(&[(-180.0, 0.0), (0.0, 180.0)]),
            Some((-180.0, 0.0))
        );
        assert_eq!(widest_gap(&[]), None);
    }
}
