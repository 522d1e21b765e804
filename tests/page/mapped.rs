//! An index that brings shapes: a map in the place of tiles.

use serde_json::{Value, json};
use xingfu::app::io::opened::together;
use xingfu::app::io::publication::{Memory, arrive};
use xingfu::app::state::{Intent, State};
use xingfu::data::Shapes;
use xingfu::text::Language;

use crate::html::Element;
use crate::render::{draw, look};
use crate::support::{act, first};

const HDI: &str = include_str!("../../indices/hdi.json");
const FIGURES: &str = include_str!("../../indices/hdi.csv");
const WORLD: &str = include_str!("../../indices/hdi.geojson");
const TOWNS: &str = include_str!("../../indices/towns.json");

#[track_caller]
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The Human Development Index of 2022, as the build bundles it.
fn bundle() -> Value {
    let rows = FIGURES.lines().filter_map(|row| {
        let mut cells = row.trim().rsplit(',').skip(2);
        let mut number = || cells.next().map(|cell| cell.parse::<f64>().ok());
        let (income, mean, expected, life) = (number()?, number()?, number()?, number()?);
        let is_there = cells.next() == Some("2022");
        let unit = row.split(',').next()?;
        is_there.then(|| (json!({"id": unit}), json!([life, expected, mean, income])))
    });
    let (units, values): (Vec<Value>, Vec<Value>) = rows.unzip();
    let shapes = Shapes::read(WORLD).unwrap_or_else(|error| panic!("{error}"));
    json!({
        "format": "xingfu-index", "version": 1, "definition": parsed(HDI),
        "panel": {
            "units": units, "values": values, "periods": ["2022-12"],
            "indicators": ["life-expectancy", "expected-schooling", "mean-schooling", "income"],
        },
        "shapes": shapes.simplified().to_file(),
    })
}

fn opened(bundle: &Value) -> State {
    let text = bundle.to_string();
    arrive(
        first(),
        "https://example.org/index-other.json",
        Some(&text),
        Memory::Nothing,
    )
}

fn names(page: &Element) -> Vec<String> {
    let names = page.find(|element| element.has_class("unit-chart-names"));
    let buttons = names.map(Element::all).unwrap_or_default();
    let buttons = buttons
        .into_iter()
        .filter(|element| element.name == "button");
    buttons.map(Element::text).collect()
}

fn figure(page: &Element) -> Option<Element> {
    let found = page.find(|element| element.name == "figure" && element.has_class("map"));
    found.cloned()
}

#[test]
fn the_human_development_index_has_a_map_and_the_towns_have_tiles() {
    let state = act(&opened(&bundle()), Intent::SelectUnit("CHN".into()));
    let page = draw(&state);
    assert_eq!(names(&page)[0], "地图");
    assert!(!names(&page).contains(&"各单位得分分档图".to_owned()));
    let map = figure(&page).unwrap_or_else(|| panic!("no map"));
    let told = map.text();
    for part in [
        "最高CHE（96.7），最低SOM（38.0）；CHN 78.8，第 75 名",
        "<50",
        "≥90",
        "不在本指数内",
        "边界：Natural Earth 4.1",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let english = draw(&look(&state, |view| view.language = Language::English));
    let told = figure(&english).map_or(String::new(), |map| map.text());
    assert!(
        told.contains("Highest CHE (96.7), lowest SOM (38.0); CHN 78.8, rank 75"),
        "{told}"
    );
    assert!(told.contains("Borders: Natural Earth 4.1"), "{told}");
    let elder = draw(&look(&state, |view| view.elder = true));
    assert!(figure(&elder).is_none(), "large text has few figures");

    let towns =
        opened(&json!({"format": "xingfu-index", "version": 1, "definition": parsed(TOWNS)}));
    let page = draw(&towns);
    assert!(figure(&page).is_none());
    assert!(!names(&page).contains(&"地图".to_owned()));
    assert!(names(&page).contains(&"各单位得分分档图".to_owned()));
}

#[test]
fn shapes_beside_an_index_from_disk_are_taken_with_it() {
    let definition = json!({
        "id": "ours", "version": "1", "title": "我们的指数", "units": [{"id": "a", "title": "甲"}, {"id": "b", "title": "乙"}],
        "dimensions": [{"id": "d", "title": "民生", "indicators": [{"id": "i", "title": "满意", "rule": {"kind": "pass"}}]}],
    });
    let square = |left: f64| {
        json!([[
            [left, 0],
            [left + 1.0, 0],
            [left + 1.0, 1],
            [left, 1],
            [left, 0]
        ]])
    };
    let feature = |id: &str, left: f64| json!({"type": "Feature", "id": id, "geometry": {"type": "Polygon", "coordinates": square(left)}});
    let shapes = |features: Vec<Value>| json!({"type": "FeatureCollection", "features": features});
    let files = |shapes: &Value| {
        let files = [definition.to_string(), shapes.to_string()];
        together(files.map(String::into_bytes).into())
    };
    let both = shapes(vec![feature("a", 0.0), feature("b", 1.0)]);
    let text = files(&both).unwrap_or_else(|fault| panic!("{fault:?}"));
    let state = arrive(first(), "index.json", Some(&text), Memory::Nothing);
    assert_eq!(state.shapes.as_ref().map(|shapes| shapes.0.len()), Some(2));
    assert!(figure(&draw(&state)).is_some());
    let fault = files(&shapes(vec![feature("a", 0.0)])).err();
    let told = format!("{fault:?}");
    assert!(told.contains("none with the id `b`"), "{told}");
}
