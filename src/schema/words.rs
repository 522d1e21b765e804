//! The wording of faults of syntax.

use std::fmt::Write;

/// Serde's wording in this project's: `found …, expected …`, with the line and the column at the end
/// in brackets.
pub(super) fn plain(message: &str) -> String {
    let (fault, place) = match message.rsplit_once(" at line ") {
        Some((fault, place)) => (fault, place.split_once(" column ")),
        None => (message, None),
    };
    if let Some(field) = fault.strip_prefix("duplicate field ") {
        return format!("found the field {field} twice, expected it once");
    }
    let mut words = sentence(fault);
    if let Some((line, column)) = place {
        let _ = write!(words, " (line {line}, column {column})");
    }
    words
}

fn sentence(fault: &str) -> String {
    if let Some(part) = fault.strip_prefix("EOF while parsing ") {
        return format!("found the end of the text, expected the rest of {part}");
    }
    let known = match fault {
        "trailing characters" => "found more text, expected the end",
        "trailing comma" => "found a comma before the end, expected none",
        "expected value" => "found no value that fits, expected one",
        "key must be a string" => "found a key without quotes, expected a text",
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            "found half a character (a surrogate without its other half), expected text in Unicode"
        }
        "number out of range" => "found a number out of range, expected one below 1.8e308",
        other if other.starts_with("expected ") => return format!("found other text, {other}"),
        other => other,
    };
    known.to_owned()
}
