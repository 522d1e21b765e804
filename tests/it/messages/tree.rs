//! Dimensions and indicators.

use super::{assert_message, put, sound};
use serde_json::json;

#[test]
fn the_tree_is_checked() {
    put(
        "/dimensions",
        json!([]),
        "dimensions: found no indicator, expected at least one",
    );
    put(
        "/dimensions",
        json!([{"id": "only", "title": "Only"}]),
        "dimensions: found no indicator, expected at least one",
    );
    put(
        "/dimensions/0/id",
        json!("first-"),
        "dimensions[0].id: found \"first-\", expected lower-case letters, digits and single hyphens",
    );
    put(
        "/dimensions/0/title",
        json!(""),
        "dimensions[0].title: found an empty text, expected a name",
    );
    put(
        "/dimensions/0/weight",
        json!(-1),
        "dimensions[0].weight: found -1, expected 0 or more",
    );
    put(
        "/dimensions/0/weight",
        json!(1e16),
        "dimensions[0].weight: found 1e16, expected at most 1e15",
    );
    put(
        "/dimensions/1/dimensions/0/id",
        json!("jobs"),
        "dimensions[1].dimensions[0].id: found `jobs` again, expected an id that no other node has",
    );
    put(
        "/dimensions/1/dimensions/0/indicators/0/weight",
        json!(-0.5),
        "dimensions[1].dimensions[0].indicators[0].weight: found -0.5, expected 0 or more",
    );
    put(
        "/dimensions/1/dimensions/0/indicators/0/weight",
        json!(0),
        "dimensions[1].dimensions[0]: found only weights of 0, expected one above 0 among the weights of its children",
    );
    put(
        "/dimensions/1/dimensions/0/weight",
        json!(0),
        "dimensions[1]: found only weights of 0, expected one above 0 among the weights of its children",
    );
    put(
        "/dimensions/0/indicators/0/id",
        json!("新增就业"),
        "dimensions[0].indicators[0].id: found \"新增就业\", expected lower-case letters, digits and single hyphens",
    );
    put(
        "/dimensions/0/indicators/0/title",
        json!({"en": ""}),
        "dimensions[0].indicators[0].title: found an empty text, expected a name",
    );
    put(
        "/dimensions/0/indicators/1/id",
        json!("jobs"),
        "dimensions[0].indicators[1].id: found `jobs` again, expected an id that no other node has",
    );
    put(
        "/dimensions/0/indicators/1/items",
        json!([]),
        "dimensions[0].indicators[1].items: found none, expected the items of the checklist",
    );
    put(
        "/dimensions/0/indicators/1/items/0/id",
        json!("A"),
        "dimensions[0].indicators[1].items[0].id: found \"A\", expected lower-case letters, digits and single hyphens",
    );
    put(
        "/dimensions/0/indicators/1/items/1/id",
        json!("a"),
        "dimensions[0].indicators[1].items[1].id: found `a` again, expected an id that no other item has",
    );
    put(
        "/dimensions/0/indicators/1/items/1/title",
        json!(""),
        "dimensions[0].indicators[1].items[1].title: found an empty text, expected a name",
    );
    put(
        "/dimensions/0/indicators/1/items/1/count",
        json!(0),
        "dimensions[0].indicators[1].items[1].count: found 0, expected a number above 0, at most 1e15",
    );
    let mut definition = sound();
    for dimension in 0..2 {
        definition["dimensions"][dimension]["weight"] = json!(0);
    }
    assert_message(
        &definition,
        "dimensions: found only weights of 0, expected one above 0 among the weights of its children",
    );
}
