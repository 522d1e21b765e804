//! What the user does.

use super::choices::Choices;
use super::draft::Field;
use super::message::Message;
use super::view::{Appearance, Extent, View};
use crate::data::{Adjustment, Dataset, Key, Record, UnitId};
use crate::index::{Activation, Index, NodeId};
use crate::month::Month;
use crate::text::Language;
use std::rc::Rc;

/// Changes of the view from outside.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Glance {
    /// Another language.
    pub language: Option<Language>,
    /// Another unit.
    pub unit: Option<usize>,
    /// Other colours.
    pub theme: Option<Appearance>,
    /// Large text and few controls, or not.
    pub elder: Option<bool>,
    /// More or less of the page.
    pub extent: Option<Extent>,
}

/// What the user does.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields are described with their action")]
pub enum Action {
    /// The index in outline gives way to the whole of it; rows that were turned on meanwhile are on.
    Complete(Rc<Index>),
    /// A weight moves to a value on the scale of the mode; `live` while the pointer is down.
    SetWeight {
        node: NodeId,
        value: f64,
        live: bool,
    },
    /// A node's percentage is held or released.
    ToggleLock(NodeId),
    /// All weights at once, by node.
    SetWeights(Vec<f64>),
    /// All weights as published.
    PublishedWeights,
    /// All siblings equal.
    EqualWeights,
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// A record is written or taken away.
    SetRecord { key: Key, record: Option<Record> },
    /// Wrong input is kept, or put right.
    SetDraft { field: Field, text: Option<String> },
    /// Bonus and penalty points of a unit.
    SetAdjustments {
        unit: UnitId,
        adjustments: Vec<Adjustment>,
    },
    /// A red line is put in force by a document, or lifted.
    SetRedLine {
        id: String,
        document: Option<String>,
    },
    /// An optional row is turned on, or off.
    SetOptional {
        row: String,
        activation: Option<Activation>,
    },
    /// Another data set takes the place of the present one.
    ReplaceData {
        data: Rc<Dataset>,
        message: Option<Message>,
    },
    /// Choices from a link or a file.
    Adopt {
        choices: Box<Choices>,
        message: Option<Message>,
    },
    /// Another month is looked at.
    SetMonth(Month),
    /// The page is looked at in another way.
    Look(View),
    /// What is given of the view changes, the rest stays.
    LookAt(Glance),
    /// The page has something to say, or is done saying it.
    Say(Option<Message>),
}
