//! The wording of serde's faults.

use std::fmt::Write;

/// Serde's wording in this project's: `found …, expected …`, no names of Rust types, and where the text is
/// no JSON, the line and the column at the end in brackets.
pub(super) fn plain(message: &str) -> String {
    let (fault, place) = match message.rsplit_once(" at line ") {
        Some((fault, place)) => (fault, place.split_once(" column ")),
        None => (message, None),
    };
    let mut words = sentence(fault);
    if let Some((line, column)) = place {
        let _ = write!(words, " (line {line}, column {column})");
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
    if let Some(part) = fault.strip_prefix("EOF while parsing ") {
        return format!("found the end of the text, expected the rest of {part}");
    }
    if let Some(rest) = fault.strip_prefix("unknown field ") {
        return format!("found the unknown field {rest}");
    }
    for prefix in ["invalid type: ", "invalid value: ", "unknown variant "] {
        if let Some(rest) = fault.strip_prefix(prefix) {
            return mismatch(rest);
        }
    }
    let known = match fault {
        "trailing characters" => "found more text, expected the end",
        "trailing comma" => "found a comma before the end, expected none",
        "expected value" => "found no value that fits, expected one",
        "key must be a string" => "found a key without quotes, expected a text",
        "number out of range" => "found a number out of range, expected one below 1.8e308",
        other if other.starts_with("invalid length ") => "found a list, expected an object",
        other if other.starts_with("expected ") => return format!("found other text, {other}"),
        other => other,
    };
    known.to_owned()
}

/// `integer `5`, expected struct Definition` and its like.
fn mismatch(rest: &str) -> String {
    let (found, expected) = rest.split_once(", expected ").unwrap_or((rest, "another"));
    let found = match found {
        "map" => "an object",
        "sequence" => "a list",
        other => bare(other),
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
        other => other,
    };
    format!("found {found}, expected {expected}")
}

/// The figure or text itself, without the name of its type.
fn bare(found: &str) -> &str {
    for name in ["integer ", "floating point ", "boolean "] {
        if let Some(figure) = found.strip_prefix(name) {
            return figure.trim_matches('`');
        }
    }
    found.strip_prefix("string ").unwrap_or(found)
}
