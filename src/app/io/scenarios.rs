//! Scenarios as they are written: in the browser's storage, and as fields of a link's hash.

use crate::app::browser::dom::{self, Refusal};
use crate::app::derived::scenario::{MOST_SCENARIOS, joined};
use crate::app::state::{Intent, Scenario, State, Trouble};
use crate::index::{Index, check_weight};
use crate::map::Map;
use crate::schema;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The version of the form in the storage.
const FORMAT: &str = "xingfu-scenarios-1";

/// A scenario as it is written down.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenScenario {
    name: String,
    /// By node.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    weights: Map<f64>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    geometric: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    scenarios: Vec<WrittenScenario>,
}

/// The form of scenarios.
pub(super) fn written(scenarios: &[Scenario]) -> Vec<WrittenScenario> {
    let each = scenarios.iter().map(|one| WrittenScenario {
        name: one.name.clone(),
        weights: one.weights.clone(),
        geometric: one.geometric,
    });
    each.collect()
}

/// The scenarios of a form, under names of their own; without those of weights that none can have.
pub(super) fn taken(written: Vec<WrittenScenario>) -> Rc<Vec<Scenario>> {
    let are_weights = |one: &WrittenScenario| {
        let mut weights = one.weights.iter();
        weights.all(|(id, weight)| check_weight(id, *weight).is_ok())
    };
    let scenarios: Vec<_> = written
        .into_iter()
        .filter(are_weights)
        .map(|one| Scenario {
            name: one.name,
            weights: one.weights,
            geometric: one.geometric,
        })
        .collect();
    joined(&[], &scenarios)
}

/// The text that is kept of scenarios.
pub fn write(scenarios: &[Scenario]) -> String {
    schema::write(&Written {
        format: FORMAT.to_owned(),
        scenarios: written(scenarios),
    })
}

/// The scenarios of a kept text; `None` for one that is none.
pub fn read(text: &str) -> Option<Rc<Vec<Scenario>>> {
    let written: Written = schema::read(text).ok()?;
    let is_known = written.format == FORMAT && written.scenarios.len() <= MOST_SCENARIOS;
    is_known.then(|| taken(written.scenarios))
}

/// The name of the scenarios of an index in the browser.
fn name(index: &Index) -> String {
    format!("xingfu-scenarios:{}", index.id())
}

/// A page's knowledge of the scenarios that the browser keeps.
#[derive(Debug, Default)]
pub(super) struct KeptScenarios {
    /// The text in the storage as this page read or wrote it last.
    seen: Option<String>,
    /// What has been brought and is not there yet.
    awaited: Option<Rc<Vec<Scenario>>>,
    /// Why the latest are not kept.
    pub(super) trouble: Option<Trouble>,
}

impl KeptScenarios {
    /// As the page begins: those that are kept, and those of a link beside them.
    pub(super) fn begin(&mut self, state: &State) -> Option<Intent> {
        let Ok(text) = dom::stored(&name(&state.base.0)) else {
            self.trouble = Some(Trouble::Denied);
            return None;
        };
        let kept = text.as_deref().and_then(read)?;
        self.seen = text;
        Some(self.bring(joined(&kept, &state.choices.scenarios)))
    }

    /// Keeps those of a state. What another window has written meanwhile comes beside them first.
    pub(super) fn keep(&mut self, state: &State) -> Option<Intent> {
        let there = &state.choices.scenarios;
        if self.awaited.take_if(|awaited| awaited == there).is_none() && self.awaited.is_some() {
            return None;
        }
        let text = (!there.is_empty()).then(|| write(there));
        if text == self.seen {
            return None;
        }
        let name = name(&state.base.0);
        let Ok(stored) = dom::stored(&name) else {
            self.trouble = Some(Trouble::Denied);
            return None;
        };
        if stored != self.seen {
            self.seen.clone_from(&stored);
            match stored.as_deref().and_then(read) {
                Some(others) => return Some(self.bring(joined(there, &others))),
                None => put_aside(&name, stored.as_deref()),
            }
        }
        let written = if let Some(text) = &text {
            dom::store(&name, text)
        } else {
            dom::forget(&name);
            Ok(())
        };
        self.trouble = written.err().map(|refusal| match refusal {
            Refusal::Denied => Trouble::Denied,
            Refusal::Full => Trouble::Full,
        });
        if self.trouble.is_none() {
            self.seen = text;
        }
        None
    }

    /// Another window may have written others: they are shown.
    pub(super) fn look(&mut self, state: &State) -> Option<Intent> {
        let stored = dom::stored(&name(&state.base.0)).ok()?;
        if stored == self.seen || self.trouble.is_some() {
            return None;
        }
        let others = match stored.as_deref() {
            None => Rc::default(),
            Some(text) => read(text)?,
        };
        self.seen = stored;
        Some(self.bring(others))
    }

    fn bring(&mut self, scenarios: Rc<Vec<Scenario>>) -> Intent {
        self.awaited = Some(Rc::clone(&scenarios));
        Intent::BringScenarios(scenarios)
    }
}

/// Keeps a text that cannot be read under a name of its own, before another takes its place.
fn put_aside(name: &str, text: Option<&str>) {
    if let Some(text) = text {
        let _ = dom::store(&format!("{name}:unreadable"), text);
    }
}
