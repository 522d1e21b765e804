//! What is no JSON, or not of the shape.

use super::sound;
use super::{fault, put, take};
use serde_json::json;
use xingfu::schema::{self, DatasetFile, MethodologyFile};

#[track_caller]
fn assert_text(json: &str, message: &str) {
    assert_eq!(fault(json, message), message);
}

#[test]
fn text_that_is_no_json_is_refused_at_its_line_and_column() {
    assert_text(
        "",
        "$: found the end of the text, expected the rest of a value (line 1, column 0)",
    );
    assert_text(
        "{\"id\": \"a\"",
        "$: found the end of the text, expected the rest of an object (line 1, column 10)",
    );
    assert_text(
        "{\"id\": \"a\",}",
        "$: found a comma before the end, expected none (line 1, column 12)",
    );
    assert_text(
        "{id: 1}",
        "$: found a key without quotes, expected a text (line 1, column 2)",
    );
    assert_text(
        "{\"id\" 1}",
        "$: found other text, expected `:` (line 1, column 7)",
    );
    assert_text("[]", "$: found a list, expected an object");
    assert_text("\n  7", "$: found 7, expected an object");
    assert_text(
        "{} {}",
        "$: found more text, expected the end (line 1, column 4)",
    );
    assert_text(
        &format!("{} x", sound()),
        "$: found more text, expected the end (line 1, column 1071)",
    );
    assert_text(
        "{\"id\": 1e999}",
        "$: found a number out of range, expected one below 1.8e308 (line 1, column 12)",
    );
    assert_text(
        "{\"id\": \"a\", \"id\": \"b\"}",
        "$: found the field `id` twice, expected it once",
    );
}

#[test]
fn fields_of_the_wrong_shape_are_refused() {
    take("/id", "$: found no field `id`, expected one");
    take(
        "/dimensions",
        "$: found no field `dimensions`, expected one",
    );
    take(
        "/dimensions/0/indicators/0/rule",
        "dimensions[0].indicators[0]: found no field `rule`, expected one",
    );
    take(
        "/dimensions/0/title",
        "dimensions[0]: found no field `title`, expected one",
    );
    take(
        "/dimensions/0/indicators/0/rule/kind",
        "dimensions[0].indicators[0].rule: found no field `kind`, expected one",
    );
    put(
        "/wieght",
        json!(1),
        "wieght: found the unknown field `wieght`, expected one of `$schema`, `id`, `version`, `formerly`, `title`, `about`, `notice`, `source`, `period`, `aggregation`, `minimum_coverage`, `reading`, `missing_at_close`, `minimum_coverage_at_close`, `rank_decimals`, `grades`, `units`, `groups`, `highlights`, `ladders`, `dimensions`, `ledger`, `adjustments`, `red_lines`, `schedule`",
    );
    put(
        "/dimensions/0/wieght",
        json!(1),
        "dimensions[0].wieght: found the unknown field `wieght`, expected one of `id`, `title`, `weight`, `rationale`, `aggregation`, `dimensions`, `indicators`",
    );
    put(
        "/dimensions/0/indicators/1/items/0/size",
        json!(1),
        "dimensions[0].indicators[1].items[0].size: found the unknown field `size`, expected one of `id`, `title`, `count`",
    );
    put(
        "/dimensions/0/weight",
        json!("1"),
        "dimensions[0].weight: found \"1\", expected a number",
    );
    put(
        "/dimensions/0/weight",
        json!(null),
        "dimensions[0].weight: found null, expected a number",
    );
    put(
        "/dimensions",
        json!({}),
        "dimensions: found an object, expected a list",
    );
    put(
        "/dimensions/0",
        json!("first"),
        "dimensions[0]: found \"first\", expected an object",
    );
    put(
        "/dimensions/0/id",
        json!(5),
        "dimensions[0].id: found 5, expected a text",
    );
    put(
        "/title",
        json!(5),
        "title: found 5, expected a text or {\"zh\": …, \"en\": …}",
    );
    put(
        "/title",
        json!({}),
        "title: found a text in no language, expected `zh`, `en` or both",
    );
    put(
        "/title",
        json!({"fr": "Indice"}),
        "title.fr: found the unknown field `fr`, expected one of `zh`, `zh-Hant`, `en`",
    );
    put(
        "/title",
        json!({"zh": 5}),
        "title.zh: found 5, expected a text",
    );
    put(
        "/period/year",
        json!(-2024),
        "period.year: found -2024, expected a whole number from 0 to 65535",
    );
    put(
        "/period/months",
        json!(300),
        "period.months: found 300, expected a whole number from 0 to 255",
    );
    put(
        "/period/months",
        json!(1.5),
        "period.months: found 1.5, expected a whole number from 0 to 255",
    );
    put(
        "/aggregation",
        json!("median"),
        "aggregation: found \"median\", expected `arithmetic`, `geometric`, `harmonic`, `minimum` or {\"power\": p}",
    );
    put(
        "/aggregation",
        json!("power"),
        "aggregation: found \"power\", expected `arithmetic`, `geometric`, `harmonic`, `minimum` or {\"power\": p}",
    );
    put(
        "/aggregation",
        json!({"power": "2"}),
        "aggregation.power: found \"2\", expected a number",
    );
    put(
        "/dimensions/0/aggregation",
        json!(5),
        "dimensions[0].aggregation: found 5, expected `arithmetic`, `geometric`, `harmonic`, `minimum` or {\"power\": p}",
    );
    put(
        "/dimensions/0/indicators/0/rule/direction",
        json!("up"),
        "dimensions[0].indicators[0].rule.direction: found `up`, expected `at_least` or `at_most`",
    );
    put(
        "/dimensions/0/indicators/0/rule/target",
        json!("3.6万"),
        "dimensions[0].indicators[0].rule.target: found \"3.6万\", expected a number",
    );
    put(
        "/dimensions/0/indicators/0/rule/kind",
        json!("relativ"),
        "dimensions[0].indicators[0].rule.kind: found `relativ`, expected one of `target`, `zero`, `hold`, `milestone`, `pass`, `checklist`, `coverage`, `efficacy`, `tiered`, `goalposts`, `band`, `satisfaction`, `relative`",
    );
    put(
        "/ledger/0/use",
        json!("maybe"),
        "ledger[0].use: found `maybe`, expected one of `score`, `optional`, `record`",
    );
    put(
        "/aggregation",
        json!({}),
        "aggregation: found no field `power`, expected one",
    );
    put(
        "/aggregation",
        json!({"exponent": 2}),
        "aggregation.exponent: found the unknown field `exponent`, expected `power`",
    );
    put(
        "/ladders",
        json!([]),
        "ladders: found a list, expected an object",
    );
    put("/grades", json!(90), "grades: found 90, expected a list");
    put(
        "/$schema",
        json!(true),
        "$schema: found true, expected a text",
    );
    put(
        "/dimensions/0/indicators/0/rule",
        json!({"kind": "efficacy", "unacceptable": 0, "satisfactory": 1, "clamp": "yes"}),
        "dimensions[0].indicators[0].rule.clamp: found \"yes\", expected true or false",
    );
}

#[test]
fn a_choice_is_a_name() {
    let text = "{\"ledger\": [{\"use\": 5}]}";
    let message = "ledger[0].use: found 5, expected a text";
    assert_text(text, message);
}

#[test]
fn in_text_of_several_lines_a_fault_still_has_its_path() {
    let text = "{\n  \"id\": \"a\",\n  \"version\": 5\n}";
    assert_text(text, "version: found 5, expected a text");
}

#[test]
fn a_rule_is_an_object() {
    put(
        "/dimensions/0/indicators/0/rule",
        json!("pass"),
        "dimensions[0].indicators[0].rule: found \"pass\", expected an object",
    );
    put(
        "/dimensions/0/indicators/0/rule/kind",
        json!(5),
        "dimensions[0].indicators[0].rule.kind: found 5, expected a text",
    );
}

#[test]
fn a_text_beyond_64_mib_is_refused_before_it_is_read() {
    assert_text(
        &" ".repeat((64 << 20) + 1),
        "$: found a text of 67108865 bytes, expected at most 67108864 bytes (64 MiB)",
    );
}

/// It took 15 s while every key was compared with all before it.
#[test]
fn an_object_of_many_keys_is_read_in_the_order_of_its_size() {
    let weights: Vec<String> = (0..100_000).map(|key| format!("\"n{key}\": 1")).collect();
    let text = format!("{{\"weights\": {{{}}}}}", weights.join(","));
    let file: MethodologyFile = schema::read(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(file.weights.len(), 100_000);
    assert_eq!(file.weights.get("n99999"), Some(&1.0));
    let twice = text.replace("\"n99999\"", "\"n5\"");
    let fault = schema::read::<MethodologyFile>(&twice).map_err(|error| error.to_string());
    let message = "$: found the field `n5` twice, expected it once";
    assert_eq!(fault.err().as_deref(), Some(message));
}

#[test]
fn reading_stops_at_the_first_fault() {
    let text = format!("{{\"values\": [{}5]}}", "0,".repeat(1_000_000));
    let fault = schema::read::<DatasetFile>(&text).map_err(|error| error.to_string());
    let message = "values[0]: found 0, expected an object";
    assert_eq!(fault.err().as_deref(), Some(message));
}
