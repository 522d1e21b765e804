//! Red lines and highlights.

use super::faults::Faults;
use super::tree::Ids;
use crate::order::repeated;
use crate::schema::{Definition, RedLine};

pub(super) fn check(definition: &Definition, ids: &Ids<'_>, faults: &mut Faults) {
    let lines = definition.red_lines.iter();
    let again = repeated(&lines.map(|line| line.id.as_str()).collect::<Vec<_>>());
    for (position, line) in definition.red_lines.iter().enumerate() {
        let path = format!("red_lines[{position}]");
        let id = format!("{path}.id");
        faults.kebab(&id, &line.id);
        if again[position] {
            let found = format!("`{}` again", line.id);
            faults.note(id, found, "an id that no other red line has");
        }
        if ids.get(&line.indicator) != Some(&true) {
            let found = format!("`{}`", line.indicator);
            faults.note(format!("{path}.indicator"), found, "the id of an indicator");
        }
        if !line.below.is_finite() {
            faults.note(format!("{path}.below"), line.below, "a finite number");
        }
        let mut grades = definition.grades.iter();
        if !grades.any(|grade| grade.from == line.grade_cap) {
            let place = format!("{path}.grade_cap");
            faults.note(place, line.grade_cap, "the `from` of a grade");
        }
        basis(&path, line, faults);
    }
}

/// A red line in force rests on something, and the reader is told on what.
fn basis(path: &str, line: &RedLine, faults: &mut Faults) {
    let place = format!("{path}.basis");
    match (&line.basis, line.in_force) {
        (None, true) => faults.note(place, "none", "what the decision rests on"),
        (Some(basis), true) if basis.is_blank() => {
            faults.note(place, "an empty text", "what the decision rests on");
        }
        (Some(_), false) => faults.note(place, "a basis", "none unless `in_force` is true"),
        (Some(_), true) | (None, false) => {}
    }
}

pub(super) fn check_highlights(definition: &Definition, ids: &Ids<'_>, faults: &mut Faults) {
    let highlights = definition.highlights.iter();
    let again = repeated(&highlights.map(String::as_str).collect::<Vec<_>>());
    for (position, id) in definition.highlights.iter().enumerate() {
        let place = format!("highlights[{position}]");
        if ids.get(id) != Some(&true) {
            let found = format!("`{id}`");
            faults.note(place, found, "the id of an indicator");
        } else if again[position] {
            let found = format!("`{id}` again");
            faults.note(place, found, "an indicator that is not there yet");
        }
    }
}
