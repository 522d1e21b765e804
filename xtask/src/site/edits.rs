//! Replacing parts of a text.

use std::ops::Range;

/// A part of a text and what comes in its place.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// The text with parts replaced that do not overlap.
pub(super) fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.range.start);
    let mut new = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in edits {
        new.push_str(&text[copied..edit.range.start]);
        new.push_str(&edit.text);
        copied = edit.range.end;
    }
    new + &text[copied..]
}

/// A place in a file, for messages: `www/main.js:3:14`.
pub(super) fn place(file: &str, text: &str, at: usize) -> String {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before
        .chars()
        .rev()
        .take_while(|character| *character != '\n')
        .count()
        + 1;
    format!("{file}:{line}:{column}")
}

#[cfg(test)]
mod tests {
    use super::{Edit, edited, place};

    #[test]
    fn parts_are_replaced_in_any_order() {
        let edit = |range, text: &str| Edit {
            range,
            text: text.to_owned(),
        };
        assert_eq!(
            edited("abcdef", vec![edit(4..5, "4"), edit(1..3, "")]),
            "ad4f"
        );
        assert_eq!(place("a.js", "ab\n\u{5e78}cd", 7), "a.js:2:3");
    }
}
