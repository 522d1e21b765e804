//! The wording of serde's faults.

/// Serde's wording in this project's: `found …, expected …`, no names of Rust types, and where
/// the text has lines, the line and the column at the end in brackets.
pub(super) fn plain(message: &str) -> String {
    let (fault, place) = match message.rsplit_once(" at line ") {
        Some((fault, place)) => (fault, place.split_once(" column ")),
        None => (message, None),
    };
    let mut words = sentence(fault);
    if let Some((line, column)) = place {
        words.push_str(&format!(" (line {line}, column {column})"));
    }
    words
}

fn sentence(fault: &str) -> String {
    if let Some(field) = fault.strip_prefix("missing field ") {
        return format!("found no field {field}, expected one");
    }
    if let Some(field) = fault.strip_prefix("duplicate field ") {
        return format!("found the field {field} twice, expected it once");
    }
    if let Some(part) = fault.strip_prefix("EOF while parsing a") {
        let part = part.trim_start_matches('n').trim_start();
        return format!("found the end of the text, expected the rest of a {part}");
    }
    for (from, to) in [
        (
            "invalid type: unit variant, expected newtype variant",
            "found a bare name, expected {\"power\": p}",
        ),
        ("trailing characters", "found more text, expected its end"),
        (
            "trailing comma",
            "found a comma before the end, expected none",
        ),
        ("expected value", "found no value, expected one"),
        (
            "key must be a string",
            "found a key without quotes, expected a text",
        ),
        (
            "number out of range",
            "found a number out of range, expected one below 1.8e308",
        ),
    ] {
        if fault == from {
            return to.to_owned();
        }
    }
    for prefix in [
        "invalid type: ",
        "invalid value: ",
        "unknown variant ",
        "invalid length ",
    ] {
        if let Some(rest) = fault.strip_prefix(prefix) {
            return mismatch(rest);
        }
    }
    if let Some(rest) = fault.strip_prefix("unknown field ") {
        return format!("found the unknown field {rest}");
    }
    if fault.starts_with("expected ") {
        return format!("found something else, {fault}");
    }
    fault.to_owned()
}

/// `integer `5`, expected struct Definition` and its like.
fn mismatch(rest: &str) -> String {
    let (found, expected) = match rest.rsplit_once(", expected ") {
        Some((found, expected)) => (found, Some(expected)),
        None => (rest, None),
    };
    let found = match found {
        "map" => "an object",
        "sequence" => "a list",
        "null" => "nothing (null)",
        other => other,
    };
    let Some(expected) = expected else {
        return format!("found {found}");
    };
    let expected = match expected {
        "f64" => "a number",
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "a sequence" => "a list",
        "a map" => "an object",
        "a string" => "a text",
        "a boolean" => "true or false",
        other if other.starts_with("struct ") => "an object",
        other if other.starts_with("variant ") || other.starts_with("enum ") => "a name",
        other => other,
    };
    format!("found {found}, expected {expected}")
}
