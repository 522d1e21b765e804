//! Shapes of units: `GeoJSON` checked, cut into arcs and simplified, and their compact form.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use xingfu::data::shapes::{Shapes, Spot};
use xingfu::data::{Unit, bundle};
use xingfu::schema::{self, ShapesFile};

const WORLD: &str = include_str!("../../indices/hdi.geojson");
const HDI: &str = include_str!("../../indices/hdi.csv");

fn feature(id: &str, geometry: &Value) -> Value {
    json!({"type": "Feature", "id": id, "properties": {}, "geometry": geometry})
}

fn polygon(rings: &Value) -> Value {
    json!({"type": "Polygon", "coordinates": rings})
}

fn square(left: f64, bottom: f64, side: f64) -> Value {
    let (right, top) = (left + side, bottom + side);
    json!([
        [left, bottom],
        [right, bottom],
        [right, top],
        [left, top],
        [left, bottom]
    ])
}

fn collection(features: &[Value]) -> Value {
    json!({"type": "FeatureCollection", "features": features})
}

fn read(file: &Value) -> Result<Shapes, String> {
    Shapes::read(&file.to_string()).map_err(|error| error.to_string())
}

#[track_caller]
fn shapes(features: &[Value]) -> Shapes {
    read(&collection(features)).unwrap_or_else(|error| panic!("{error}"))
}

fn world() -> Shapes {
    Shapes::read(WORLD).unwrap_or_else(|error| panic!("{error}"))
}

/// The points of a ring, each once.
fn points(shapes: &Shapes, ring: &[xingfu::data::shapes::Side]) -> Vec<Spot> {
    let arcs: Vec<&[Spot]> = shapes.arcs().collect();
    let mut points: Vec<Spot> = Vec::new();
    for side in ring {
        let mut arc = arcs[side.arc].to_vec();
        if side.is_reversed {
            arc.reverse();
        }
        assert!(
            points.last().is_none_or(|last| *last == arc[0]),
            "arcs do not follow each other"
        );
        points.pop();
        points.extend(arc);
    }
    assert_eq!(points.first(), points.last(), "a ring is not closed");
    points.pop();
    points
}

fn doubled_area(ring: &[Spot]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let cross =
        |(a, b): (&Spot, &Spot)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1);
    ring.iter().zip(next).map(cross).sum()
}

/// Fails where a ring is not closed, has less than three points, or no area.
#[track_caller]
fn assert_sound(shapes: &Shapes) {
    for at in 0..shapes.len() {
        let name = shapes.unit(at).unwrap_or("ground");
        assert!(
            shapes.rings(at).next().is_some() || !shapes.dots(at).is_empty(),
            "{name} is empty"
        );
        for ring in shapes.rings(at) {
            let ring = points(shapes, ring);
            let different: BTreeSet<&Spot> = ring.iter().collect();
            assert!(
                different.len() >= 3 && doubled_area(&ring) != 0,
                "{name}: {ring:?}"
            );
        }
    }
}

/// The arcs of more than one ring, by the units whose border they are.
fn borders(shapes: &Shapes) -> BTreeMap<usize, Vec<String>> {
    let mut uses: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for at in 0..shapes.len() {
        for side in shapes.rings(at).flatten() {
            uses.entry(side.arc)
                .or_default()
                .push(shapes.unit(at).unwrap_or("ground").to_owned());
        }
    }
    uses.retain(|_, units| units.len() > 1);
    uses
}

fn pairs(shapes: &Shapes) -> BTreeSet<Vec<String>> {
    borders(shapes).into_values().collect()
}

#[test]
fn a_border_of_two_shapes_is_one_arc() {
    // Two squares side by side, and one in the first.
    let first = polygon(&json!([square(0.0, 0.0, 4.0), square(1.0, 1.0, 1.0)]));
    let found = shapes(&[
        feature("a", &first),
        feature("b", &polygon(&json!([square(4.0, 0.0, 4.0)]))),
        feature("c", &polygon(&json!([square(1.0, 1.0, 1.0)]))),
        feature("d", &json!({"type": "Point", "coordinates": [10.5, 2.0]})),
        feature("e", &Value::Null),
    ]);
    assert_eq!(
        found.arcs().len(),
        4,
        "two coasts, a border, and a border all round"
    );
    let expected = [["a", "b"], ["a", "c"]].map(|pair| pair.map(str::to_owned).to_vec());
    assert_eq!(pairs(&found), expected.into_iter().collect());
    assert_eq!(found.degrees(found.dots(3)[0]), (10.5, 2.0));
    assert_eq!((found.rings(4).count(), found.dots(4).len()), (0, 0));
    let units = ["c", "z", "a"].into_iter();
    assert_eq!(found.of_units(units), [Some(2), None, Some(0)]);
}

#[test]
fn a_fault_names_the_feature_and_what_was_expected() {
    let whole = square(0.0, 0.0, 1.0);
    let of = |geometry: Value| {
        read(&collection(&[
            feature("a", &polygon(&json!([whole]))),
            feature("b", &geometry),
        ]))
    };
    for (geometry, fault) in [
        (
            json!({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}),
            "features[1].geometry.type: found `LineString` of `b`, expected `Polygon`, `MultiPolygon`, `Point` or `MultiPoint`",
        ),
        (
            polygon(&json!([[[0, 0], [1, 0], [1, 1], [0, 1]]])),
            "features[1].geometry.coordinates[0]: found a ring of `b` from [0, 0] to [0, 1], expected a ring that ends where it begins",
        ),
        (
            polygon(&json!([[[0, 0], [1, 0], [0, 0]]])),
            "features[1].geometry.coordinates[0]: found a ring of `b` of 3 positions, expected 4 positions or more, the last like the first",
        ),
        (
            json!({"type": "MultiPolygon", "coordinates": [[whole], [[[0, 0], [181, 0], [1, 1], [0, 0]]]]}),
            "features[1].geometry.coordinates[1][0][1]: found [181, 0] of `b`, expected longitude from −180 to 180 and latitude from −90 to 90",
        ),
        (
            polygon(&json!([[[179, 0], [-179, 0], [-179, 1], [179, 0]]])),
            "features[1].geometry.coordinates[0][0]: found a side of `b` from [179, 0] to [-179, 0], expected shapes that are cut at the antimeridian (RFC 7946, 3.1.9)",
        ),
        (
            polygon(&json!([])),
            "features[1].geometry.coordinates: found a polygon of `b` without a ring, expected a ring or more",
        ),
        (
            json!({"type": "Point", "coordinates": [1]}),
            "features[1].geometry.coordinates: found no two numbers of `b`, expected longitude from −180 to 180 and latitude from −90 to 90",
        ),
        (
            json!({"type": "Point", "coordinates": "x"}),
            "features[1].geometry.coordinates: found \"x\", expected a number or a list",
        ),
    ] {
        assert_eq!(of(geometry).err().as_deref(), Some(fault));
    }
    let twice = feature("a", &Value::Null);
    assert_eq!(
        read(&collection(&[twice.clone(), twice])).err().as_deref(),
        Some(
            "features[1].id: found `a` again, the id of features[0], expected one feature of a unit"
        )
    );
    assert_eq!(
        read(&json!({"type": "Feature", "features": []}))
            .err()
            .as_deref(),
        Some("type: found `Feature`, expected `FeatureCollection`")
    );
}

#[test]
fn every_unit_has_a_shape_and_every_shape_is_a_units_or_ground() {
    let unit = |id: &str| Unit {
        id: id.to_owned(),
        title: id.into(),
        group: None,
    };
    let found = shapes(&[feature("a", &Value::Null), feature("b", &Value::Null)]);
    let fault = |ids: &[&str]| {
        let units: Vec<Unit> = ids.iter().map(|id| unit(id)).collect();
        found.check(&units).err().map(|error| error.to_string())
    };
    assert_eq!(fault(&["b", "a"]), None);
    assert_eq!(
        fault(&["a"]).as_deref(),
        Some(
            "features[1].id: found `b`, expected the id of a unit, or none for ground that is no unit's"
        )
    );
    assert_eq!(
        fault(&["a", "b", "c"]).as_deref(),
        Some(
            "features: found none with the id `c`, expected one for every unit, with the geometry null where there is no shape"
        )
    );
}

#[test]
fn the_world_has_a_shape_of_every_place_of_the_index() {
    let world = world();
    let units: BTreeSet<&str> = HDI
        .lines()
        .skip(1)
        .filter_map(|row| row.split(',').next())
        .collect();
    let shapes: BTreeSet<&str> = (0..world.len()).filter_map(|at| world.unit(at)).collect();
    assert_eq!(shapes, units);
    assert_eq!(world.len(), 196, "and one of all other places");
    let of_points: Vec<_> = (0..world.len())
        .filter(|at| !world.dots(*at).is_empty())
        .collect();
    let of_points: Vec<_> = of_points.into_iter().map(|at| world.unit(at)).collect();
    assert_eq!(of_points, [Some("TUV")], "1:50m has no shape of Tuvalu");
    assert!(world.source().is_some_and(|source| {
        source
            .get(xingfu::text::Language::English)
            .contains("Natural Earth 4.1")
    }));
    assert_sound(&world);
    // A ring across the antimeridian would reach round the globe.
    for ring in (0..world.len()).flat_map(|at| world.rings(at)) {
        let longitudes: Vec<i32> = points(&world, ring).iter().map(|spot| spot.0).collect();
        let span = longitudes
            .iter()
            .max()
            .zip(longitudes.iter().min())
            .map(|(high, low)| high - low);
        assert!(span.is_some_and(|span| span < 160 * 100), "{span:?}");
    }
}

#[test]
fn simplifying_keeps_borders_shared_and_every_ring_sound() {
    let world = world();
    let simple = world.simplified();
    assert_sound(&simple);
    assert_eq!(
        pairs(&simple),
        pairs(&world),
        "neighbours are neighbours still"
    );
    let count = |shapes: &Shapes| shapes.arcs().map(<[Spot]>::len).sum::<usize>();
    let (before, after) = (count(&world), count(&simple));
    assert!(after * 2 < before, "{after} of {before} points are left");
    // Ends of borders stay, and no point is new.
    let all: BTreeSet<Spot> = world.arcs().flatten().copied().collect();
    assert!(simple.arcs().flatten().all(|spot| all.contains(spot)));
    let units = (0..world.len()).filter_map(|at| world.unit(at));
    assert!(simple.of_units(units).iter().all(Option::is_some));
}

/// Whether two sides cross within both.
fn cross([a, b]: [Spot; 2], [c, d]: [Spot; 2]) -> bool {
    let turn = |a: Spot, b: Spot, c: Spot| doubled_area(&[a, b, c]).signum();
    turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

fn crossings(shapes: &Shapes) -> usize {
    let mut sides: Vec<[Spot; 2]> = shapes
        .arcs()
        .flat_map(|arc| arc.windows(2).map(|pair| [pair[0], pair[1]]))
        .collect();
    sides.sort_by_key(|side| side[0].0.min(side[1].0));
    let mut found = 0;
    for (at, one) in sides.iter().enumerate() {
        let right = one[0].0.max(one[1].0);
        let beside = sides[at + 1..]
            .iter()
            .take_while(|other| other[0].0.min(other[1].0) <= right);
        found += beside.filter(|other| cross(*one, **other)).count();
    }
    found
}

#[test]
fn simplifying_makes_no_lines_cross() {
    let world = world();
    assert!(crossings(&world.simplified()) <= crossings(&world));
}

#[test]
fn the_compact_form_gives_the_same_shapes_and_refuses_others() {
    let world = world().simplified();
    let file = world.to_file();
    assert_eq!(Shapes::from_file(&file).as_ref(), Ok(&world));
    let text = serde_json::to_string(&file).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(schema::read::<ShapesFile>(&text).as_ref(), Ok(&file));
    let small = shapes(&[feature("a", &polygon(&json!([square(0.0, 0.0, 4.0)])))]).to_file();
    let fault = |change: fn(&mut ShapesFile)| {
        let mut file = small.clone();
        change(&mut file);
        Shapes::from_file(&file)
            .err()
            .map(|error| error.to_string())
    };
    for (change, expected) in [
        (
            (|file| file.decimals = 8) as fn(&mut ShapesFile),
            "decimals: found 8, expected at most 7",
        ),
        (
            |file| file.arcs[0].truncate(3),
            "arcs[0]: found 3 numbers, expected an even number of them, 4 or more",
        ),
        (
            |file| file.arcs[0][1] = 9_000_000,
            "arcs[0][0]: found the point (0, 9000000), expected another point than the one before, within ±180° and ±90°",
        ),
        (
            |file| file.features[0].rings[0][0] = -2,
            "features[0].rings[0][0]: found -2, expected one of 1 arc, or −1 less its position",
        ),
        (
            |file| file.arcs[0].truncate(6),
            "features[0].rings[0]: found other arcs, expected arcs that follow each other round to the first, over 3 points or more",
        ),
        (
            |file| file.features[0].points = vec![1],
            "features[0].points: found no pairs of longitude and latitude in range, expected pairs within ±180° and ±90°",
        ),
        (
            |file| file.features.push(file.features[0].clone()),
            "features[1].id: found `a` again, the id of features[0], expected one feature of a unit",
        ),
    ] {
        assert_eq!(fault(change).as_deref(), Some(expected));
    }
}

#[test]
fn a_bundle_brings_the_shapes_of_its_units() {
    let definition = json!({
        "id": "index", "version": "1", "title": "Index", "units": [{"id": "a", "title": "A"}],
        "dimensions": [{"id": "d", "title": "D", "indicators": [{"id": "i", "title": "I", "rule": {"kind": "pass"}}]}],
    });
    let whole = |id: &str| {
        let shapes = shapes(&[feature(id, &polygon(&json!([square(0.0, 0.0, 4.0)])))]).to_file();
        let bundle = json!({"format": "xingfu-index", "version": 1, "definition": definition, "shapes": shapes});
        bundle::read(&bundle.to_string()).map_err(|error| error.to_string())
    };
    let found = whole("a").map(|bundle| bundle.shapes.map(|shapes| shapes.len()));
    assert_eq!(found, Ok(Some(1)));
    assert_eq!(
        whole("b").err().as_deref(),
        Some(
            "shapes.features[0].id: found `b`, expected the id of a unit, or none for ground that is no unit's"
        )
    );
}
