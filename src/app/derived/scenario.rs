//! What is done with scenarios: saved, renamed, joined, laid upon an index.

use crate::app::state::scale::{self, siblings};
use crate::app::state::{Choices, Intent, Message, Scenario};
use crate::index::{Index, NodeId};
use std::rc::Rc;

/// The most scenarios that a page has.
pub const MOST_SCENARIOS: usize = 20;

/// The longest name of one, in characters.
pub const LONGEST_NAME: usize = 40;

/// Keeps the present weights under a name; nothing where there are as many as can be.
pub fn add(choices: &Choices, name: &str) -> Option<Intent> {
    let name = free_name(name, &choices.scenarios);
    let is_free = !name.is_empty() && choices.scenarios.len() < MOST_SCENARIOS;
    is_free.then(|| {
        let mut scenarios = (*choices.scenarios).clone();
        scenarios.push(of(&name, choices));
        set(scenarios, None)
    })
}

/// Gives a scenario another name; nothing where there is none at that position.
pub fn rename(choices: &Choices, position: usize, name: &str) -> Option<Intent> {
    let mut others = (*choices.scenarios).clone();
    if position >= others.len() {
        return None;
    }
    let renamed = others.remove(position);
    let name = match free_name(name, &others) {
        name if name.is_empty() => renamed.name,
        name => name,
    };
    others.insert(position, Scenario { name, ..renamed });
    Some(set(others, None))
}

/// Deletes a scenario, with a message that offers the way back.
pub fn remove(choices: &Choices, position: usize) -> Option<Intent> {
    let mut others = (*choices.scenarios).clone();
    if position >= others.len() {
        return None;
    }
    let gone = others.remove(position);
    Some(set(others, Some(Message::ScenarioRemoved(gone.name))))
}

/// Makes the weights of a scenario the reader's.
pub fn apply(choices: &Choices, position: usize) -> Option<Intent> {
    let scenario = choices.scenarios.get(position)?;
    Some(Intent::WeighAs {
        weights: weights_on(scenario, &choices.index),
        geometric: scenario.geometric,
    })
}

fn set(scenarios: Vec<Scenario>, message: Option<Message>) -> Intent {
    Intent::SetScenarios {
        scenarios: Rc::new(scenarios),
        message,
    }
}

/// The weights of choices under a name.
fn of(name: &str, choices: &Choices) -> Scenario {
    let Choices { index, weights, .. } = choices;
    let departing = scale::departing(index, weights).into_iter();
    Scenario {
        name: name.to_owned(),
        weights: departing
            .map(|node| (index.node(node).id.clone(), weights[node.position()]))
            .collect(),
        geometric: choices.geometric,
    }
}

/// The weights of a scenario by node of an index.
///
/// A promise that was off when it was saved weighs its default proportion to the siblings that were
/// on; what is off now is passed over.
pub fn weights_on(scenario: &Scenario, index: &Index) -> Vec<f64> {
    let mut weights = index.weights();
    let given = |node: NodeId| scenario.weights.get(&index.node(node).id).copied();
    for (id, node) in index.nodes().skip(1) {
        weights[id.position()] = given(id).unwrap_or_else(|| {
            let group = siblings(index, id).iter();
            let sum = group.filter_map(|one| Some((index.node(*one).weight, given(*one)?)));
            let (default, now) = sum.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let is_known = default > 0.0 && now > 0.0;
            node.weight * if is_known { now / default } else { 1.0 }
        });
    }
    weights
}

/// Whether two are the same but for their names.
pub fn are_alike(one: &Scenario, other: &Scenario) -> bool {
    one.weights == other.weights && one.geometric == other.geometric
}

/// A name that none of the others has: cut where it is too long, numbered where there is one such.
pub fn free_name(wanted: &str, others: &[Scenario]) -> String {
    let wanted: String = wanted.trim().chars().take(LONGEST_NAME).collect();
    let is_free = |name: &str| !name.is_empty() && others.iter().all(|other| other.name != name);
    if is_free(&wanted) {
        return wanted;
    }
    let stem: String = wanted.chars().take(LONGEST_NAME - 4).collect();
    let numbered = (2..).map(|number| format!("{stem} {number}"));
    numbered
        .map(|name| name.trim().to_owned())
        .find(|name| is_free(name))
        .unwrap_or(wanted)
}

/// Scenarios and others beside them: of those that say the same under one name, one; of those that say
/// something else under the name of another, both, under two names. None beyond the most.
pub fn joined(there: &[Scenario], others: &[Scenario]) -> Rc<Vec<Scenario>> {
    let mut all = there.to_vec();
    for other in others {
        // One that had to be renamed is known by the beginning of its name.
        let is_there = |one: &Scenario| are_alike(one, other) && one.name.starts_with(&other.name);
        if all.len() < MOST_SCENARIOS && !all.iter().any(is_there) {
            let name = free_name(&other.name, &all);
            all.push(Scenario {
                name,
                ..other.clone()
            });
        }
    }
    Rc::new(all)
}
