//! Shapes of places: read, simplified, written, drawn.

use serde_json::{Value, json};
use std::rc::Rc;
use xingfu::chart::{Frame, Map, Mark, map};
use xingfu::data::Shapes;
use xingfu::schema;

use crate::made::{run, sure};
use crate::{MOST, Run, Work};

pub(crate) const WORKS: &[Work] = &[
    work("shapes are read", "places", 2_000, |n| {
        let text = squares(n).to_string();
        run(move || sure(Shapes::read(&text)))
    }),
    work("shapes are simplified", "places", 2_000, |n| {
        let shapes = sure(Shapes::read(&squares(n).to_string()));
        run(move || shapes.simplified())
    }),
    work("shapes are simplified", "points of a border", 8_000, |n| {
        let shapes = sure(Shapes::read(&round(n).to_string()));
        run(move || shapes.simplified())
    }),
    work("shapes are written and read", "places", 2_000, |n| {
        let shapes = sure(Shapes::read(&squares(n).to_string()));
        run(move || {
            let text = schema::write(&shapes.to_file());
            sure(schema::read(&text).and_then(|file| Shapes::from_file(&file)))
        })
    }),
    work("a map is drawn", "places", 1_000, |n| {
        let shapes = Rc::new(sure(Shapes::read(&squares(n).to_string())));
        let mark = |shape: usize| Mark {
            label: format!("P{shape}"),
            value: Some((shape % 100) as f64),
            shape: Some(shape),
            ..Mark::default()
        };
        let whole = Map {
            marks: (0..shapes.len()).map(mark).collect(),
            shapes,
            ..Map::default()
        };
        run(move || map(&whole, &Frame::default()))
    }),
];

const fn work(what: &'static str, of: &'static str, timed: usize, ready: fn(usize) -> Run) -> Work {
    Work {
        what,
        of,
        timed,
        counted: timed / 200 + 30,
        most: MOST,
        ready,
    }
}

fn collection(features: &[Value]) -> Value {
    json!({"type": "FeatureCollection", "features": features})
}

fn feature(id: usize, ring: &[[f64; 2]]) -> Value {
    let geometry = json!({"type": "Polygon", "coordinates": [ring]});
    json!({"type": "Feature", "id": format!("p{id}"), "properties": {}, "geometry": geometry})
}

/// Places that lie side by side, a hundred to a row.
fn squares(n: usize) -> Value {
    let square = |at: usize| {
        let (x, y) = ((at % 100) as f64, (at / 100) as f64);
        let ring = [
            [x, y],
            [x + 1.0, y],
            [x + 1.0, y + 1.0],
            [x, y + 1.0],
            [x, y],
        ];
        feature(at, &ring)
    };
    collection(&(0..n).map(square).collect::<Vec<_>>())
}

/// A place with a rough border: the same one, whatever the number of its points.
fn round(n: usize) -> Value {
    let point = |at: usize| {
        let turn = std::f64::consts::TAU * (at % n) as f64 / n as f64;
        let bay = |size: i32| (3.0_f64.powi(size) * turn).sin() / 2.0_f64.powi(size);
        let far = 40.0 + (1..=8).map(bay).sum::<f64>();
        [far * turn.cos(), far * turn.sin()]
    };
    let ring: Vec<_> = (0..=n).map(point).collect();
    collection(&[feature(0, &ring)])
}
