//! Intents: everything that a reader can do.

use super::choices::Choices;
use super::data_edit::{BoundEdit, DataEdit};
use super::keeping::Keeping;
use super::message::Message;
use super::scale::Mode;
use super::scenario::Scenario;
use super::store::Store;
use super::view::{Appearance, Extent, Filter, Room, Section};
use crate::data::Dataset;
use crate::index::{Activation, Index, NodeId};
use crate::month::Month;
use crate::text::Language;
use std::rc::Rc;

/// Something that a reader, or the program around the page, wants.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields are described with their action")]
pub enum Intent {
    /// The index in outline gives way to the whole of it; rows that were turned on meanwhile are on.
    Complete(Rc<Index>),
    /// A weight moves to a value on the scale of the mode; `live` while the pointer is down.
    SetWeight {
        node: NodeId,
        value: f64,
        live: bool,
    },
    /// A weight moves by steps of the scale of the mode, as far as the scale goes.
    StepWeight { node: NodeId, by: f64 },
    /// A node's percentage is held or released.
    ToggleLock(NodeId),
    /// All weights at once, by node.
    SetWeights(Vec<f64>),
    /// All weights as published.
    PublishedWeights,
    /// All siblings equal.
    EqualWeights,
    /// Branches combine by geometric means, or as the index says.
    SetGeometric(bool),
    /// All weights at once, and how branches combine.
    WeighAs { weights: Vec<f64>, geometric: bool },
    /// Other scenarios.
    SetScenarios {
        scenarios: Rc<Vec<Scenario>>,
        message: Option<Message>,
    },
    /// Scenarios as the browser keeps them.
    BringScenarios(Rc<Vec<Scenario>>),
    /// The other store is put on show.
    ShowStore(Store),
    /// Everything in the store of own data goes.
    DeleteOwn,
    /// The act that the message offers to take back.
    TakeBack,
    /// Own data as another window has kept them.
    TakeOver {
        choices: Box<Choices>,
        message: Option<Message>,
    },
    /// How own data are kept by now.
    Kept(Keeping),
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// The data are edited at the desk, in one step.
    EditData(BoundEdit),
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
    /// Another data set takes the place of the present one, in the same store.
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
    /// The unit of that id is looked at.
    SelectUnit(String),
    /// The unit of that id is put to the top of the ranking, or back to its place.
    PinUnit(String),
    /// The units of a link are looked at: the first of them, and the others beside it.
    LookAt(Vec<String>),
    /// Another language.
    SetLanguage(Language),
    /// Other colours.
    SetTheme(Appearance),
    /// Large text and few controls, or not.
    SetElder(bool),
    /// More or less of the page.
    SetExtent(Extent),
    /// Another scale of weights.
    SetMode(Mode),
    /// Another room is entered.
    OpenRoom(Room),
    /// Another question is opened.
    OpenSection(Section),
    /// The details are opened, narrowed to some indicators, or to all again. What they are narrowed to
    /// already is all again.
    ShowOnly(Option<Filter>),
    /// A section that stands below others is shown in full, or in short again.
    ToggleSection(Section),
    /// A dimension of the weights is opened or closed, by id.
    ToggleDimension(String),
    /// The details of an indicator are opened or closed, by id.
    ToggleIndicator(String),
    /// The node whose weight is varied, by id.
    VaryWeight(String),
    /// Contributions and lost points by indicator, or by dimension.
    ShowByIndicator(bool),
    /// Every row of a figure, or the first ones with the others summed up.
    ShowAllRows(bool),
    /// The details of a node are opened, by id: those of an indicator, or of all in a dimension.
    OpenNode(String),
    /// Scores of dimensions as a radar, or as bars.
    ShowRadar(bool),
    /// The code that embeds the page is opened or closed.
    ShowEmbedding(bool),
    /// Tables in and out are opened or closed.
    ShowFiles(bool),
    /// The page has something to say, or is done saying it.
    Say(Option<Message>),
}

impl From<DataEdit> for Intent {
    fn from(edit: DataEdit) -> Self {
        Self::EditData(edit.into())
    }
}
