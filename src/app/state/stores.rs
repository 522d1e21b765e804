//! What stores do: opening, offering the way back from an act, another window's data, deletion.

use super::store::{Holdings, Offer, Shelf};
use super::{Choices, Message, Publication, Room, State, Store, scale};
use crate::data::Dataset;
use crate::map::Map;
use std::mem::replace;
use std::rc::Rc;

impl State {
    /// Enters a room. Published results are not entered into: the desk is that of own data.
    pub(super) fn enter(&mut self, room: Room) {
        self.view.room = room;
        if self.is_at_desk() && self.publication != Publication::Nothing {
            self.open(Store::Own);
        }
    }

    /// The reader's own choices, whether on show or not.
    pub fn own(&self) -> Option<&Rc<Choices>> {
        match self.store {
            Store::Own => Some(&self.choices),
            Store::Site => self.shelf.as_ref().map(|shelf| &shelf.choices),
        }
    }

    /// The choices of the site's store, whether on show or not.
    pub fn site(&self) -> &Rc<Choices> {
        match (self.store, &self.shelf) {
            (Store::Own, Some(shelf)) => &shelf.choices,
            (Store::Own, None) | (Store::Site, _) => &self.choices,
        }
    }

    /// The same with own data, which are on show where the site publishes nothing.
    #[must_use]
    pub fn with_own(mut self, choices: Choices) -> Self {
        self.shelf = Some(Box::new(Shelf::new(Rc::new(choices))));
        if self.publication == Publication::Nothing {
            self.open(Store::Own);
            self.message = None;
        }
        self
    }

    /// The same with a store on show.
    #[must_use]
    pub fn with_store(mut self, store: Store) -> Self {
        self.open(store);
        self.message = None;
        self
    }

    /// The same as the room that it is in wants it.
    #[must_use]
    pub fn entered(mut self) -> Self {
        self.enter(self.view.room);
        self
    }

    /// The same with what the site publishes in the place of a demonstration.
    #[must_use]
    pub fn with_published(mut self, choices: Choices, publication: Publication) -> Self {
        self.choices = Rc::new(choices);
        self.publication = publication;
        self
    }

    /// Whether the latest message offers the way back from its act.
    pub fn offers_way_back(&self) -> bool {
        self.offer.is_some()
    }

    /// Puts the other store on show: its data, rows, red lines and month, under the weights as they are.
    pub(super) fn open(&mut self, store: Store) {
        if store == self.store {
            return;
        }
        self.settle();
        self.keep_unit(|state| {
            let other = match state.shelf.take() {
                Some(shelf) => *shelf,
                None => Shelf::new(Rc::new(state.unopened())),
            };
            let before = state.put_out(other);
            state.weigh_as(&before.choices);
            state.shelf = Some(Box::new(before));
            state.store = store;
        });
    }

    /// Own data that have not been begun.
    fn unopened(&self) -> Choices {
        let units = self.choices.data.units().to_vec();
        Choices {
            index: Rc::clone(&self.base.0),
            weights: self.base.0.weights(),
            aside: Vec::new(),
            geometric: false,
            scenarios: Rc::default(),
            locks: Vec::new(),
            optional: Map::new(),
            data: Rc::new(Dataset::empty(units)),
            month: self.choices.month,
            red_lines: Map::new(),
            drafts: Map::new(),
        }
    }

    /// Shows a shelf in the place of what is on show, which it gives.
    fn put_out(&mut self, shelf: Shelf) -> Shelf {
        Shelf {
            choices: replace(&mut self.choices, shelf.choices),
            past: replace(&mut self.past, shelf.past),
            future: replace(&mut self.future, shelf.future),
        }
    }

    /// Weights and locks are the reader's, and no part of a store.
    fn weigh_as(&mut self, before: &Choices) {
        let index = &self.choices.index;
        let weights = scale::with_optional(&before.index, &before.weights, index);
        let locks = before.locks.iter().copied();
        let locks: Vec<_> = locks.filter(|lock| index.place(*lock).is_some()).collect();
        let is_same = self.choices.weights == weights
            && self.choices.locks == locks
            && self.choices.geometric == before.geometric
            && self.choices.scenarios == before.scenarios;
        if !is_same {
            let choices = Rc::make_mut(&mut self.choices);
            choices.weights = weights;
            choices.aside.clone_from(&before.aside);
            choices.geometric = before.geometric;
            choices.scenarios = Rc::clone(&before.scenarios);
            choices.locks = locks;
        }
    }

    /// The store that data of a file belong to.
    pub(super) fn store_of(&self, data: &Rc<Dataset>) -> Store {
        let site = &self.site().data;
        let is_site = data.is_demonstration() && site.is_demonstration();
        match Rc::ptr_eq(data, &self.choices.data) {
            true => self.store,
            false if is_site && self.publication == Publication::Nothing => Store::Site,
            false => Store::Own,
        }
    }

    /// Carries out an act, and offers the way back from it where its message says so.
    pub(super) fn offering(&mut self, act: impl FnOnce(&mut Self)) {
        self.settle();
        let before = Offer {
            store: self.store,
            shown: Shelf {
                choices: Rc::clone(&self.choices),
                past: self.past.clone(),
                future: self.future.clone(),
            },
            other: self.shelf.clone(),
            unit: self.view.unit.clone(),
            after: (self.store, Rc::clone(&self.choices)),
        };
        act(self);
        let offers = self.message.as_ref().is_some_and(Message::offers_way_back);
        let after = (self.store, Rc::clone(&self.choices));
        self.offer = offers.then(|| Box::new(Offer { after, ..before }));
    }

    /// The offer ends once anything else is done, and so does its message.
    pub(super) fn end_offer(&mut self) {
        let Some(offer) = &self.offer else { return };
        let is_told = self.message.as_ref().is_some_and(Message::offers_way_back);
        let (store, choices) = &offer.after;
        let is_last = *store == self.store && *choices == self.choices;
        if is_last && is_told {
            return;
        }
        self.offer = None;
        if is_told {
            self.message = None;
        }
    }

    /// Takes back the act that the message offers to, and nothing else; it can be done again.
    pub(super) fn take_back(&mut self) {
        let Some(offer) = self.offer.take() else {
            return;
        };
        self.message = None;
        let undone = self.put_out(offer.shown);
        if self.store == offer.store {
            self.future = vec![undone.choices];
        }
        self.store = offer.store;
        self.shelf = offer.other;
        self.view.unit = offer.unit;
    }

    /// Own data as another window has kept them: no step leads back to what they were.
    pub(super) fn take_over(&mut self, choices: Choices, message: Option<Message>) {
        let shelf = Shelf::new(Rc::new(choices));
        if self.store == Store::Site {
            self.shelf = Some(Box::new(shelf));
            return;
        }
        self.settle();
        self.keep_unit(|state| {
            state.message = message;
            let before = state.put_out(shelf);
            state.weigh_as(&before.choices);
        });
    }

    /// Deletes all own data.
    pub(super) fn delete_own(&mut self) {
        self.open(Store::Own);
        let gone = Holdings::of(&self.choices);
        let empty = Choices {
            weights: self.choices.weights.clone(),
            aside: self.choices.aside.clone(),
            geometric: self.choices.geometric,
            scenarios: Rc::clone(&self.choices.scenarios),
            ..self.unopened()
        };
        self.adopt(Store::Own, empty, Some(Message::Deleted(gone)));
    }
}
