//! Ladders of milestones.

use super::faults::Faults;
use crate::error::counted;
use crate::rule::Rung;
use crate::schema::Definition;

pub(super) fn check(definition: &Definition, faults: &mut Faults) {
    for (name, rungs) in &definition.ladders {
        ladder(&format!("ladders.{name}"), rungs, faults);
    }
}

fn ladder(path: &str, rungs: &[Rung], faults: &mut Faults) {
    if rungs.len() < 2 {
        faults.note(path, counted(rungs.len(), "rung"), "two or more");
    }
    for (position, rung) in rungs.iter().enumerate() {
        let path = format!("{path}[{position}]");
        let id = format!("{path}.id");
        faults.kebab(&id, &rung.id);
        let below = &rungs[..position];
        if below.iter().any(|below| below.id == rung.id) {
            let found = format!("`{}` again", rung.id);
            faults.note(id, found, "an id that no other rung has");
        }
        for former in &rung.formerly {
            let has_it = |one: &Rung| one.id == *former || one.formerly.contains(former);
            if below.iter().any(has_it) || rungs.iter().any(|one| one.id == *former) {
                let found = format!("`{former}` again");
                let place = format!("{path}.formerly");
                faults.note(place, found, "a name that no other rung has");
            }
        }
        let points = format!("{path}.points");
        if !(0.0..=100.0).contains(&rung.points) {
            faults.note(points, rung.points, "0 to 100");
        } else if let Some(below) = below.last()
            && rung.points <= below.points
        {
            faults.note(points, rung.points, format!("more than {}", below.points));
        }
    }
}
