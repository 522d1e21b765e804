//! Writes the outline of index.json: the same without what is only read.

use serde_json::{Map, Value};
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=index.json");
    let mut index: Value = serde_json::from_str(&std::fs::read_to_string("index.json")?)
        .map_err(|error| format!("index.json: {error}"))?;
    if let Some(index) = index.as_object_mut() {
        index.remove("ledger");
        index.remove("source");
        outline(index);
        for rung in rungs(index) {
            rung.insert("title".to_owned(), "".into());
        }
    }
    in_chinese(&mut index);
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo names no folder for what is made")?;
    std::fs::write(Path::new(&folder).join("outline.json"), index.to_string())?;
    Ok(())
}

/// Takes the texts out of everything below a dimension, or the index.
fn outline(branch: &mut Map<String, Value>) {
    branch.remove("rationale");
    for indicator in below(branch, "indicators") {
        for text in ["sources", "method", "note"] {
            indicator.remove(text);
        }
    }
    below(branch, "dimensions").for_each(outline);
}

fn rungs(index: &mut Map<String, Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    let ladders = index.get_mut("ladders").and_then(Value::as_object_mut);
    let ladders = ladders.into_iter().flat_map(Map::values_mut);
    let rungs = ladders.filter_map(Value::as_array_mut).flatten();
    rungs.filter_map(Value::as_object_mut)
}

/// Takes the English beside Chinese away: it comes with the words of the page.
fn in_chinese(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if object.contains_key("zh") {
                object.remove("en");
            }
            object.values_mut().for_each(in_chinese);
        }
        Value::Array(list) => list.iter_mut().for_each(in_chinese),
        _ => {}
    }
}

fn below<'a>(
    branch: &'a mut Map<String, Value>,
    name: &str,
) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    let list = branch.get_mut(name).and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}
