//! Two stores of data: what the site shows, and the reader's own.

use super::choices::Choices;
use crate::month::Month;
use std::rc::Rc;

/// A store of data. Undo never crosses from one to the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Store {
    /// The demonstration, or the results that the site publishes.
    #[default]
    Site,
    /// The reader's own data, kept in the browser.
    Own,
}

/// The choices of a store, with their steps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shelf {
    pub(super) choices: Rc<Choices>,
    pub(super) past: Vec<Rc<Choices>>,
    pub(super) future: Vec<Rc<Choices>>,
}

impl Shelf {
    /// Choices without a step before them.
    pub(super) fn new(choices: Rc<Choices>) -> Self {
        Self {
            choices,
            past: Vec::new(),
            future: Vec::new(),
        }
    }
}

/// The way back from one act, which a message offers until something else is done.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    /// The store that was on show, and both stores as they were.
    pub(super) store: Store,
    pub(super) shown: Shelf,
    pub(super) other: Option<Box<Shelf>>,
    /// The unit that was looked at.
    pub(super) unit: Option<String>,
    /// What the act led to.
    pub(super) after: (Store, Rc<Choices>),
}

/// The extent of a store's data, so that it can be named before it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// The number of indicators with records.
    pub indicators: usize,
    /// The number of records.
    pub records: usize,
    /// The first and the last month of any record.
    pub months: Option<(Month, Month)>,
    /// The number of bonus and penalty points.
    pub adjustments: usize,
    /// The number of red lines put in force.
    pub red_lines: usize,
    /// The number of ledger rows turned on.
    pub optional: usize,
    /// The number of indicators and items with a name, a date or an office of their own.
    pub details: usize,
}

impl Holdings {
    /// The extent of the data of choices.
    pub fn of(choices: &Choices) -> Self {
        let data = &choices.data;
        Self {
            indicators: data.indicators(),
            records: data.len(),
            months: data.first_month().zip(data.last_month()),
            adjustments: data.adjustments().len(),
            red_lines: choices.red_lines.len(),
            optional: choices.optional.len(),
            details: data.all_details().count(),
        }
    }

    /// Whether there is nothing that could be lost.
    pub fn is_empty(&self) -> bool {
        let sets = self.adjustments + self.red_lines + self.optional + self.details;
        self.records + sets == 0
    }
}
