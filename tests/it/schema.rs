//! The JSON Schema of index.json: generated from the types, kept beside the page, obeyed.
//!
//! `UPDATE_GOLDEN=1 cargo test --features schema --test it schema` writes the file anew.

use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use xingfu::schema::Definition;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn generated() -> Value {
    schemars::schema_for!(Definition).to_value()
}

fn definition() -> Value {
    read(&root().join("index.json"))
}

#[test]
fn the_schema_beside_the_page_is_the_one_of_the_types() {
    let path = root().join("www/index.schema.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let text = serde_json::to_string_pretty(&generated()).unwrap_or_default() + "\n";
        std::fs::write(&path, text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }
    assert!(
        read(&path) == generated(),
        "run with UPDATE_GOLDEN=1 and look at the difference"
    );
}

#[test]
fn index_json_names_its_schema() {
    let named = definition()["$schema"].as_str().map(str::to_owned);
    assert!(named.is_some_and(|path| root().join(path).exists()));
}

#[test]
fn index_json_is_valid_under_its_schema() {
    assert_eq!(faults(&definition()), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let broken = |pointer: &str, value: Value| {
        let mut definition = definition();
        let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
        let parent = definition
            .pointer_mut(parent)
            .unwrap_or_else(|| panic!("no {parent}"));
        parent[key] = value;
        faults(&definition).len()
    };
    let rule = "/dimensions/1/indicators/0/rule";
    assert_eq!(broken(rule, json!({"kind": "pass"})), 0);
    for (pointer, value) in [
        (rule, json!({"kind": "pass", "target": 5})),
        (rule, json!({"kind": "target", "target": 5})),
        (rule, json!({"kind": "relative"})),
        (rule, json!({"kind": "relative", "polarity": "up"})),
        (
            rule,
            json!({"kind": "relative", "polarity": "positive", "method": "best"}),
        ),
        (rule, json!({"kind": "efficacy", "satisfactory": 5})),
        ("/title", json!({})),
        ("/title", json!({"fr": "Indice"})),
        ("/title", json!(5)),
        ("/aggregation", json!("median")),
        ("/aggregation", json!("power")),
        ("/aggregation", json!({"power": "2"})),
        ("/wieght", json!(1)),
        ("/dimensions/0/wieght", json!(1)),
        ("/dimensions/0/weight", json!("1")),
    ] {
        assert_ne!(broken(pointer, value.clone()), 0, "{pointer} {value}");
    }
    for aggregation in [json!("minimum"), json!({"power": 2})] {
        assert_eq!(broken("/aggregation", aggregation), 0);
    }
}

#[test]
fn every_field_of_a_rule_belongs_to_a_kind() {
    let schema = generated();
    let variants = schema["$defs"]["Rule"]["oneOf"]
        .as_array()
        .map_or(0, Vec::len);
    assert_eq!(variants, 13);
}

/// What is invalid in a definition under the generated schema.
fn faults(definition: &Value) -> Vec<String> {
    let schema = generated();
    let mut faults = Vec::new();
    Checker { root: &schema }.check(&schema, definition, "$", &mut faults);
    faults
}

/// As much of JSON Schema as the generated one uses; a keyword that it does not know is a fault,
/// so that none passes unread. A whole validator would bring some sixty crates.
struct Checker<'a> {
    root: &'a Value,
}

impl Checker<'_> {
    fn check(&self, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
        let Some(schema) = schema.as_object() else {
            if *schema == json!(false) {
                faults.push(format!("{path}: nothing is allowed here"));
            }
            return;
        };
        for (keyword, argument) in schema {
            let sound = match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
                "$ref" => {
                    let pointer = argument
                        .as_str()
                        .unwrap_or_default()
                        .trim_start_matches('#');
                    let target = self.root.pointer(pointer);
                    let target = target.unwrap_or_else(|| panic!("no {pointer}"));
                    self.check(target, value, path, faults);
                    true
                }
                "type" => types(argument).any(|name| is(value, name)),
                "const" => argument == value,
                "enum" => argument.as_array().is_some_and(|all| all.contains(value)),
                "minimum" => value.as_f64() >= argument.as_f64() || !value.is_number(),
                "maximum" => value.as_f64() <= argument.as_f64() || !value.is_number(),
                "minProperties" => {
                    let count = value.as_object().map(|o| o.len() as u64);
                    count.is_none_or(|count| Some(count) >= argument.as_u64())
                }
                "anyOf" => self.matching(argument, value) > 0,
                "oneOf" => self.matching(argument, value) == 1,
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(argument, item, &format!("{path}[{i}]"), faults);
                    }
                    true
                }
                "required" => {
                    let lacks = |name: &&Value| value.get(name.as_str().unwrap_or("")).is_none();
                    !value.is_object()
                        || argument
                            .as_array()
                            .and_then(|all| all.iter().find(lacks))
                            .is_none()
                }
                "properties" => {
                    self.properties(argument, value, path, faults);
                    true
                }
                "additionalProperties" => {
                    let known = schema.get("properties").and_then(Value::as_object);
                    let other = |name: &str| known.is_none_or(|known| !known.contains_key(name));
                    for (name, value) in entries(value).filter(|(name, _)| other(name)) {
                        self.check(argument, value, &format!("{path}.{name}"), faults);
                    }
                    true
                }
                other => panic!("the schema uses `{other}`: teach it to the test"),
            };
            if !sound {
                faults.push(format!("{path}: {keyword} {argument}"));
            }
        }
    }

    fn properties(&self, known: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
        for (name, value) in entries(value) {
            if let Some(schema) = known.get(name) {
                self.check(schema, value, &format!("{path}.{name}"), faults);
            }
        }
    }

    fn matching(&self, schemas: &Value, value: &Value) -> usize {
        let matches = |schema: &&Value| {
            let mut faults = Vec::new();
            self.check(schema, value, "", &mut faults);
            faults.is_empty()
        };
        schemas
            .as_array()
            .map_or(0, |all| all.iter().filter(matches).count())
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn types(argument: &Value) -> impl Iterator<Item = &str> {
    let several = argument
        .as_array()
        .map_or(std::slice::from_ref(argument), Vec::as_slice);
    several.iter().filter_map(Value::as_str)
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no type {other}"),
    }
}
