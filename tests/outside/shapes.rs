//! Shapes of places, as `GeoJSON` or in their compact form.

use std::rc::Rc;
use xingfu::chart::{Frame, Map, Mark, map};
use xingfu::data::Shapes;
use xingfu::schema;

use crate::{sure, told};

/// What is taken is simplified, written and read back equal, and drawn.
pub(crate) fn shapes(text: &str) {
    match Shapes::read(text) {
        Ok(shapes) => {
            kept(&shapes);
            kept(&shapes.simplified());
        }
        Err(error) => told(&error),
    }
    match schema::read(text).and_then(|file| Shapes::from_file(&file)) {
        Ok(shapes) => kept(&shapes),
        Err(error) => told(&error),
    }
}

#[track_caller]
fn kept(shapes: &Shapes) {
    let text = schema::write(&shapes.to_file());
    let again = schema::read(&text).and_then(|file| Shapes::from_file(&file));
    assert_eq!(sure(again), *shapes);
    let mark = |shape: usize| Mark {
        label: format!("{shape}"),
        value: (!shape.is_multiple_of(3)).then_some(shape as f64),
        shape: Some(shape),
        ..Mark::default()
    };
    let whole = Map {
        shapes: Rc::new(shapes.clone()),
        marks: (0..shapes.len()).map(mark).collect(),
        own: Some(0),
        ..Map::default()
    };
    let svg = map(&whole, &Frame::default());
    let is_sound = !["NaN", "inf"].iter().any(|bad| svg.contains(bad));
    assert!(svg.starts_with("<svg") && is_sound, "{svg}");
}
