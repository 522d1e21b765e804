//! Red lines, resolved.

use super::{Tree, check_kebab, fault, trail};
use crate::error::Error;
use crate::index::node::RedLine;
use crate::map::Map;
use crate::schema::Definition;

pub(super) fn resolve<const CHECKED: bool>(
    definition: &Definition,
    tree: &Tree<'_>,
) -> Result<Vec<RedLine>, Error> {
    let mut seen = Map::new();
    let mut red_lines = Vec::with_capacity(definition.red_lines.len());
    for (position, line) in definition.red_lines.iter().enumerate() {
        let path = trail::<CHECKED>(format_args!("red_lines[{position}]"));
        if CHECKED {
            check_kebab(&format!("{path}.id"), &line.id)?;
        }
        if CHECKED && seen.insert(line.id.as_str(), ()).is_some() {
            let found = format!("`{}` again", line.id);
            return Err(Error::new(
                format!("{path}.id"),
                found,
                "an id that no other red line has",
            ));
        }
        let node = tree.by_id.get(&line.indicator);
        let indicator = node.and_then(|id| tree.nodes[id.position()].indicator());
        let Some(indicator) = indicator else {
            return Err(fault::<CHECKED>(|| {
                let found = format!("`{}`", line.indicator);
                let place = format!("{path}.indicator");
                Error::new(place, found, "the id of an indicator")
            }));
        };
        if CHECKED && !line.below.is_finite() {
            return Err(Error::new(
                format!("{path}.below"),
                line.below,
                "a finite number",
            ));
        }
        let grade = definition
            .grades
            .iter()
            .position(|grade| grade.from == line.grade_cap);
        let Some(grade) = grade else {
            return Err(fault::<CHECKED>(|| {
                let place = format!("{path}.grade_cap");
                Error::new(place, line.grade_cap, "the `from` of a grade")
            }));
        };
        red_lines.push(RedLine {
            id: line.id.clone(),
            title: line.title.clone(),
            indicator,
            below: line.below,
            grade,
        });
    }
    Ok(red_lines)
}
