//! Ladders of milestones.

use super::faults::Faults;
use crate::error::counted;
use crate::map::Map;
use crate::order::repeated;
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
    let ids: Vec<_> = rungs.iter().map(|rung| rung.id.as_str()).collect();
    let again = repeated(&ids);
    let ids: Map<(), &str> = ids.iter().map(|id| (*id, ())).collect();
    // The first rung of each name, of today or former: of pairs of one name the last counts.
    let names = rungs.iter().enumerate().rev().flat_map(|(position, rung)| {
        let names = [&rung.id].into_iter().chain(&rung.formerly);
        names.map(move |name| (name.as_str(), position))
    });
    let first: Map<usize, &str> = names.collect();
    for (position, rung) in rungs.iter().enumerate() {
        let path = format!("{path}[{position}]");
        let id = format!("{path}.id");
        faults.kebab(&id, &rung.id);
        if again[position] {
            let found = format!("`{}` again", rung.id);
            faults.note(id, found, "an id that no other rung has");
        }
        for former in &rung.formerly {
            let is_below = first.get(former).is_some_and(|first| *first < position);
            if is_below || ids.contains_key(former) {
                let found = format!("`{former}` again");
                let place = format!("{path}.formerly");
                faults.note(place, found, "a name that no other rung has");
            }
        }
        let points = format!("{path}.points");
        if !(0.0..=100.0).contains(&rung.points) {
            faults.note(points, rung.points, "0 to 100");
        } else if let Some(below) = rungs[..position].last()
            && rung.points <= below.points
        {
            faults.note(points, rung.points, format!("more than {}", below.points));
        }
    }
}
