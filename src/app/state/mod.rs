//! The state: everything that was chosen, from which all else is derived.

pub mod scale;

mod choices;
mod data_edit;
mod draft;
pub mod edit;
mod intent;
mod keeping;
mod message;
mod origin;
mod publication;
mod reduce;
mod scenario;
mod store;
mod stores;
mod view;

pub use choices::{ByPtr, Choices, Latest};
pub use data_edit::{BoundEdit, DataEdit};
pub use draft::{Column, Field};
pub use edit::{Change, Edit, Place};
pub use intent::Intent;
pub use keeping::{Keeping, Moment, Storage, Trouble};
pub use message::{LinkFault, Message};
pub use origin::Origin;
pub use publication::Publication;
pub use scale::{Mode, Moved};
pub use scenario::Scenario;
pub use store::{Holdings, Store};
pub use view::{Appearance, Extent, Filter, MOST_PINS, Room, Section, View, toggle};

use crate::data::{Dataset, Shapes, UnitId};
use crate::index::{Activation, Index, NodeId};
use crate::map::Map;
use crate::text::Language;
use std::rc::Rc;
use store::{Offer, Shelf};

/// Everything that the user chose.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The index as loaded, without optional rows.
    pub base: ByPtr<Index>,
    /// The shapes of its units, where it brings them.
    pub shapes: Option<ByPtr<Shapes>>,
    /// The file that it came from, where it is not the page's own.
    pub origin: Option<ByPtr<Origin>>,
    /// The store on show.
    pub store: Store,
    /// What the site publishes.
    pub publication: Publication,
    /// The other store, once it has been opened.
    shelf: Option<Box<Shelf>>,
    /// What undo takes back.
    pub choices: Rc<Choices>,
    /// Which slider is being dragged, and the choices before.
    drag: Option<(NodeId, Rc<Choices>)>,
    past: Vec<Rc<Choices>>,
    future: Vec<Rc<Choices>>,
    /// How the page is looked at.
    pub view: View,
    /// What the page has to say.
    pub message: Option<Message>,
    /// The way back that the message offers.
    offer: Option<Box<Offer>>,
    /// How own data are kept.
    pub keeping: Keeping,
    /// While the index is there in outline only: rows that were turned on or off meanwhile.
    waiting: Option<Vec<(String, Option<Activation>)>>,
}

/// The number of steps that can be taken back.
const LONGEST_PAST: usize = 200;

impl State {
    /// The published choices, with the given data.
    pub fn new(index: Rc<Index>, data: Rc<Dataset>, language: Language) -> Self {
        let month = data.last_month().or_else(|| index.last_month());
        let choices = Choices {
            weights: index.weights(),
            index: Rc::clone(&index),
            aside: Vec::new(),
            geometric: false,
            scenarios: Rc::default(),
            locks: Vec::new(),
            optional: Map::new(),
            data,
            month,
            red_lines: Map::new(),
            drafts: Map::new(),
        };
        Self {
            base: ByPtr(index),
            shapes: None,
            origin: None,
            store: Store::default(),
            publication: Publication::default(),
            shelf: None,
            choices: Rc::new(choices),
            drag: None,
            past: Vec::new(),
            future: Vec::new(),
            view: View {
                language,
                ..View::default()
            },
            message: None,
            offer: None,
            keeping: Keeping::default(),
            waiting: None,
        }
    }

    /// The same where the index is there in outline only, until [`Intent::Complete`].
    #[must_use]
    pub fn in_outline(mut self) -> Self {
        self.waiting = Some(Vec::new());
        self
    }

    /// Whether the desk is open: it is part of the whole page.
    pub fn is_at_desk(&self) -> bool {
        self.view.room == Room::Desk && self.view.extent == Extent::Full
    }

    /// Opens the details, with those of the indicator of that id; nothing without such a node.
    fn open_node(&mut self, id: String) {
        let index = &self.choices.index;
        let Some(node) = index.find(&id) else { return };
        if index.node(node).indicator().is_some() {
            self.view.open_indicator = Some(id);
        }
        self.view.only = None;
        self.open_details();
    }

    /// The section of indicators is on show, in full.
    fn open_details(&mut self) {
        self.view.section = Section::Details;
        if !self.view.unfolded.contains(&Section::Details) {
            self.view.unfolded.push(Section::Details);
        }
    }

    /// Whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether a step can be taken forward again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Whether a drag is under way: what is shown is not yet settled.
    pub fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// Whether a node's weight can be changed in the present mode.
    pub fn can_move(&self, node: NodeId) -> bool {
        let Choices { index, locks, .. } = &*self.choices;
        self.view.mode == Mode::Importance || scale::can_move(index, locks, node)
    }

    /// The greatest weight that a node can have in the present mode.
    pub fn room(&self, node: NodeId) -> f64 {
        let Choices {
            index,
            weights,
            locks,
            ..
        } = &*self.choices;
        match self.view.mode {
            Mode::Importance => Mode::Importance.most(),
            Mode::Percent => scale::room(index, weights, locks, node),
        }
    }

    /// The unit that is looked at.
    pub fn unit(&self) -> UnitId {
        let units = self.choices.data.units();
        let wanted = self.view.unit.as_ref();
        let found = wanted.and_then(|id| units.iter().position(|unit| unit.id == *id));
        UnitId::at(found.unwrap_or(0))
    }

    /// One undoable step to other choices; none where they are the same.
    fn step(&mut self, choices: Choices) {
        let before = match self.drag.take() {
            Some((_, before)) => before,
            None => Rc::clone(&self.choices),
        };
        if *before != choices {
            self.past.push(before);
            if self.past.len() > LONGEST_PAST {
                self.past.remove(0);
            }
            self.future.clear();
        }
        self.choices = Rc::new(choices);
    }

    /// Ends a drag that was not released: what it did becomes a step.
    fn settle(&mut self) {
        if self.drag.is_some() {
            self.step((*self.choices).clone());
        }
    }

    /// All weights at once, and how they combine; nothing is locked, and nothing remembered of those
    /// before.
    fn weigh_anew(&mut self, weights: Vec<f64>, geometric: bool) {
        self.step(Choices {
            weights,
            geometric,
            aside: Vec::new(),
            locks: Vec::new(),
            ..(*self.choices).clone()
        });
    }

    /// One step to other scenarios; where one goes, its message offers the way back.
    fn set_scenarios(&mut self, scenarios: Rc<Vec<Scenario>>, message: Option<Message>) {
        self.offering(|state| {
            state.step(Choices {
                scenarios,
                ..(*state.choices).clone()
            });
            if message.is_some() {
                state.message = message;
            }
        });
    }

    /// Scenarios as the browser keeps them: no step, and no step leads back to others.
    fn bring_scenarios(&mut self, scenarios: &Rc<Vec<Scenario>>) {
        let dragged = self.drag.iter_mut().map(|(_, before)| before);
        let all = dragged.chain(&mut self.past).chain(&mut self.future);
        let other = self.shelf.iter_mut().map(|shelf| &mut shelf.choices);
        for choices in all.chain([&mut self.choices]).chain(other) {
            if choices.scenarios != *scenarios {
                Rc::make_mut(choices).scenarios = Rc::clone(scenarios);
            }
        }
    }

    /// While a slider is dragged every place on its way is counted from where all stood before,
    /// so that the way does not matter: what the siblings gave comes back.
    fn set_weight(&mut self, node: NodeId, value: f64, live: bool) {
        if self.drag.as_ref().is_some_and(|(other, _)| *other != node) {
            self.settle();
        }
        let before = match &self.drag {
            Some((_, before)) => Rc::clone(before),
            None => Rc::clone(&self.choices),
        };
        let Choices {
            index,
            weights,
            aside,
            locks,
            ..
        } = &*before;
        let moved = scale::set(index, weights, aside, locks, self.view.mode, node, value);
        let Some(Moved { weights, aside }) = moved else {
            return;
        };
        let choices = Choices {
            weights,
            aside,
            ..(*self.choices).clone()
        };
        if live {
            self.drag.get_or_insert((node, before));
            self.choices = Rc::new(choices);
        } else {
            self.step(choices);
        }
    }

    /// Waits until the whole index is there.
    fn set_optional(&mut self, row: String, activation: Option<Activation>) {
        if let Some(waiting) = &mut self.waiting {
            return waiting.push((row, activation));
        }
        let mut optional = self.choices.optional.clone();
        match activation {
            Some(activation) => optional.insert(row, activation),
            None => optional.remove(&row),
        };
        let Ok(index) = self.base.0.with_optional(&optional) else {
            return;
        };
        let was = &self.choices;
        let on = |lock: &NodeId| index.place(*lock).is_some();
        let choices = Choices {
            weights: scale::with_optional(&was.index, &was.weights, &index),
            locks: was.locks.iter().copied().filter(on).collect(),
            index: Rc::new(index),
            optional,
            ..(**was).clone()
        };
        self.step(choices);
    }

    /// Texts and optional promises come in everywhere: what undo brings back has them too.
    fn complete(&mut self, whole: &Rc<Index>) {
        let outline = std::mem::replace(&mut self.base.0, Rc::clone(whole));
        let dragged = self.drag.iter_mut().map(|(_, before)| before);
        let all = dragged.chain(&mut self.past).chain(&mut self.future);
        let other = self.shelf.iter_mut().map(|shelf| &mut shelf.choices);
        for choices in all.chain([&mut self.choices]).chain(other) {
            if Rc::ptr_eq(&choices.index, &outline) {
                let choices = Rc::make_mut(choices);
                choices.index = Rc::clone(whole);
                let known = choices.weights.len();
                choices.weights.extend(whole.weights().drain(known..));
            }
        }
        for (row, activation) in self.waiting.take().unwrap_or_default() {
            self.set_optional(row, activation);
        }
    }

    fn edit_data(&mut self, edit: BoundEdit) {
        if let Some(choices) = edit.carried_out(&self.choices, self.unit()) {
            self.step(choices);
        }
    }

    /// With few controls weights are set by importance.
    fn set_mode(&mut self, mode: Mode) {
        self.view.mode = match self.view.elder {
            true => Mode::Importance,
            false => mode,
        };
    }

    /// Carries out what may bring other data. The same unit stays where it exists; where it does
    /// not, the first takes its place, and the page says so if it named the one that is gone.
    fn keep_unit(&mut self, change: impl FnOnce(&mut Self)) {
        let before = Rc::clone(&self.choices.data);
        let looked_at = before.units().get(self.unit().position());
        change(self);
        let units = self.choices.data.units();
        let Some(unit) = looked_at.filter(|_| !Rc::ptr_eq(&before, &self.choices.data)) else {
            return;
        };
        let is_there = units.iter().any(|there| there.id == unit.id);
        self.view.unit = is_there.then(|| unit.id.clone());
        if !is_there && before.units().len() > 1 {
            self.message = Some(Message::UnitGone(unit.title.clone()));
        }
    }

    /// Choices take the place of those in a store, which comes on show.
    fn adopt(&mut self, store: Store, choices: Choices, message: Option<Message>) {
        self.offering(|state| {
            state.open(store);
            state.keep_unit(|state| {
                state.step(choices);
                state.message = message;
            });
        });
    }

    fn travel(&mut self, back: bool) {
        self.settle();
        let (from, to) = match back {
            true => (&mut self.past, &mut self.future),
            false => (&mut self.future, &mut self.past),
        };
        if let Some(choices) = from.pop() {
            to.push(std::mem::replace(&mut self.choices, choices));
        }
    }
}
