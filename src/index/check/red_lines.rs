//! Red lines.

use super::faults::Faults;
use super::tree::Ids;
use crate::map::Map;
use crate::schema::Definition;

pub(super) fn check(definition: &Definition, ids: &Ids<'_>, faults: &mut Faults) {
    let mut seen = Map::new();
    for (position, line) in definition.red_lines.iter().enumerate() {
        let path = format!("red_lines[{position}]");
        let id = format!("{path}.id");
        faults.kebab(&id, &line.id);
        if seen.insert(line.id.as_str(), ()).is_some() {
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
    }
}
