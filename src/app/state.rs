//! What the user chose; everything else is derived from it.

use super::entry::{Field, Part};
use super::weights::{self, Mode};
use crate::data::{Adjustment, Dataset, Key, Record, UnitId};
use crate::index::{Activation, Index, NodeId};
use crate::map::Map;
use crate::month::Month;
use crate::text::Language;
use std::rc::Rc;
use yew::Reducible;

/// The question that the reader has open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// What makes the score so.
    #[default]
    Contributions,
    /// What is lost.
    Lost,
    /// What if a weight were another.
    Sensitivity,
    /// The facts, indicator by indicator.
    Details,
    /// Every promise.
    Ledger,
}

impl Section {
    /// In reading order.
    pub const ALL: [Self; 5] = [
        Self::Contributions,
        Self::Lost,
        Self::Sensitivity,
        Self::Details,
        Self::Ledger,
    ];

    /// A name for ids in the document.
    pub fn id(self) -> &'static str {
        match self {
            Self::Contributions => "contributions",
            Self::Lost => "lost",
            Self::Sensitivity => "sensitivity",
            Self::Details => "details",
            Self::Ledger => "ledger",
        }
    }
}

/// What undo takes back.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The index with the optional rows that are turned on.
    pub index: Rc<Index>,
    /// By node, in the order of the index.
    pub weights: Vec<f64>,
    /// Nodes whose percentage does not move.
    pub locks: Vec<NodeId>,
    /// Ledger rows that are turned on.
    pub optional: Map<Activation>,
    /// What was achieved.
    pub data: Rc<Dataset>,
    /// The month that is looked at.
    pub month: Option<Month>,
    /// Red lines in force, and the documents that say so.
    pub red_lines: Map<String>,
}

impl PartialEq for Choices {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.index, &other.index)
            && Rc::ptr_eq(&self.data, &other.data)
            && self.weights == other.weights
            && self.locks == other.locks
            && self.optional == other.optional
            && self.month == other.month
            && self.red_lines == other.red_lines
    }
}

/// Something the page has to say once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The link could not be followed.
    Link(super::link::Damage),
    /// Kept data could not be read; the reason.
    StorageUnreadable(String),
    /// The browser keeps nothing.
    StorageDenied,
    /// A file could not be read; the reason.
    FileUnreadable(String),
    /// A file was for another index.
    FileOtherIndex,
    /// A file was loaded.
    FileLoaded,
    /// Data were cleared.
    Cleared,
    /// The link is on the clipboard.
    Shared,
    /// The link is not: here it is.
    ShareFailed(String),
    /// No PNG could be made.
    PngFailed,
}

impl Message {
    /// Whether it tells of something that went wrong.
    pub fn is_fault(&self) -> bool {
        !matches!(self, Self::FileLoaded | Self::Cleared | Self::Shared)
    }
}

/// How the page is looked at; undo leaves it alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The language.
    pub language: Language,
    /// How weights are set.
    pub mode: Mode,
    /// The open question.
    pub section: Section,
    /// The unit that is looked at.
    pub unit: usize,
    /// Dimensions that are opened in the weights.
    pub opened: Vec<String>,
    /// The indicator whose details are open.
    pub open_indicator: Option<String>,
    /// The node whose weight is varied.
    pub focus: Option<String>,
    /// Whether contributions and lost points go by indicator.
    pub by_indicator: bool,
    /// Whether dimension scores are drawn as a radar.
    pub radar: bool,
}

/// Everything that the user chose.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The index as loaded, without optional rows.
    pub base: ByPtr<Index>,
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
    /// Wrong input, kept under its field's name.
    pub drafts: Map<String>,
}

/// A shared value compared by identity.
#[derive(Clone, Debug)]
pub struct ByPtr<T>(pub Rc<T>);

impl<T> PartialEq for ByPtr<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the user does.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields are described with their action")]
pub enum Action {
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
    /// Another unit, in another language.
    LookAt { language: Language, unit: usize },
    /// The page has something to say, or is done saying it.
    Say(Option<Message>),
}

/// Takes an entry out of a list, or puts it in.
pub fn toggle<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    match list.iter().position(|there| *there == entry) {
        Some(position) => drop(list.remove(position)),
        None => list.push(entry),
    }
}

/// How many steps can be taken back.
const LONGEST_PAST: usize = 200;

impl State {
    /// The published choices, with the given data.
    pub fn new(index: Rc<Index>, data: Rc<Dataset>, language: Language) -> Self {
        let month = data.last_month().or_else(|| index.last_month());
        let choices = Choices {
            weights: index.nodes().map(|(_, node)| node.weight).collect(),
            index: Rc::clone(&index),
            locks: Vec::new(),
            optional: Map::new(),
            data,
            month,
            red_lines: Map::new(),
        };
        Self {
            base: ByPtr(index),
            choices: Rc::new(choices),
            drag: None,
            past: Vec::new(),
            future: Vec::new(),
            view: View {
                language,
                ..View::default()
            },
            message: None,
            drafts: Map::new(),
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

    /// Whether a node's weight can be changed in the present mode; a slider that is being dragged
    /// can always go back to where it was.
    pub fn can_move(&self, node: NodeId) -> bool {
        let choices = match &self.drag {
            Some((dragged, before)) if *dragged == node => before,
            _ => &self.choices,
        };
        let Choices {
            index,
            weights,
            locks,
            ..
        } = &**choices;
        self.view.mode == Mode::Importance || weights::can_move(index, weights, locks, node)
    }

    /// The unit that is looked at.
    pub fn unit(&self) -> UnitId {
        let last = self.choices.data.units().len().saturating_sub(1);
        UnitId::at(self.view.unit.min(last))
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
            locks,
            ..
        } = &*before;
        let moved = weights::set(index, weights, locks, self.view.mode, node, value);
        let Some(weights) = moved else { return };
        let choices = Choices {
            weights,
            ..(*self.choices).clone()
        };
        if live {
            self.drag.get_or_insert((node, before));
            self.choices = Rc::new(choices);
        } else {
            self.step(choices);
        }
    }

    fn set_optional(&mut self, row: String, activation: Option<Activation>) {
        let mut optional = self.choices.optional.clone();
        match activation {
            Some(activation) => optional.insert(row, activation),
            None => optional.remove(&row),
        };
        let Ok(index) = self.base.0.with_optional(&optional) else {
            return;
        };
        let was = &self.choices;
        let (data, _) = was.data.carried_over(&was.index, &index);
        let choices = Choices {
            weights: weights::carried_over(&was.index, &was.weights, &index),
            locks: was
                .locks
                .iter()
                .filter_map(|lock| index.find(&was.index.node(*lock).id))
                .collect(),
            index: Rc::new(index),
            optional,
            data: Rc::new(data),
            ..(**was).clone()
        };
        self.step(choices);
    }

    fn edit_data(&mut self, edit: impl FnOnce(&mut Dataset)) {
        let mut data = (*self.choices.data).clone();
        edit(&mut data);
        self.step(Choices {
            data: Rc::new(data),
            ..(*self.choices).clone()
        });
    }

    /// Drafts belong to the unit and the month that they were typed for.
    fn look(&mut self, view: View) {
        if view.unit != self.view.unit {
            self.drafts.clear();
        }
        self.view = view;
    }

    fn forget_drafts(&mut self, key: &Key) {
        let index = &self.choices.index;
        let indicator = index.node(index.indicator(key.indicator).node).id.clone();
        for part in Part::ALL {
            let field = Field {
                indicator: indicator.clone(),
                item: key.item,
                part,
            };
            self.drafts.remove(&field.name());
        }
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
        self.drafts.clear();
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = self;
        let state = Rc::make_mut(&mut next);
        let current = |state: &Self| (*state.choices).clone();
        match action {
            Action::SetWeight { node, value, live } => state.set_weight(node, value, live),
            Action::ToggleLock(node) => {
                let mut choices = current(state);
                toggle(&mut choices.locks, node);
                state.step(choices);
            }
            Action::SetWeights(weights) => state.step(Choices {
                weights,
                ..current(state)
            }),
            Action::PublishedWeights => {
                let index = &state.choices.index;
                let weights = index.nodes().map(|(_, node)| node.weight).collect();
                state.step(Choices {
                    weights,
                    locks: Vec::new(),
                    ..current(state)
                });
            }
            Action::EqualWeights => {
                let weights = weights::equal(&state.choices.index);
                state.step(Choices {
                    weights,
                    locks: Vec::new(),
                    ..current(state)
                });
            }
            Action::Undo => state.travel(true),
            Action::Redo => state.travel(false),
            Action::SetRecord { key, record } => {
                if record.is_none() {
                    state.forget_drafts(&key);
                }
                state.edit_data(|data| data.set(key, record));
            }
            Action::SetDraft { field, text } => {
                match text {
                    Some(text) => state.drafts.insert(field.name(), text),
                    None => state.drafts.remove(&field.name()),
                };
            }
            Action::SetAdjustments { unit, adjustments } => {
                state.edit_data(|data| data.set_adjustments(unit, adjustments));
            }
            Action::SetRedLine { id, document } => {
                let mut choices = current(state);
                match document {
                    Some(document) => choices.red_lines.insert(id, document),
                    None => choices.red_lines.remove(&id),
                };
                state.step(choices);
            }
            Action::SetOptional { row, activation } => state.set_optional(row, activation),
            Action::ReplaceData { data, message } => {
                let month = data.last_month().or(state.choices.month);
                state.step(Choices {
                    data,
                    month,
                    ..current(state)
                });
                state.drafts.clear();
                state.message = message;
            }
            Action::Adopt { choices, message } => {
                state.step(*choices);
                state.drafts.clear();
                state.message = message;
            }
            Action::SetMonth(month) => {
                state.step(Choices {
                    month: Some(month),
                    ..current(state)
                });
                state.drafts.clear();
            }
            Action::Look(view) => state.look(view),
            Action::LookAt { language, unit } => state.look(View {
                language,
                unit,
                ..state.view.clone()
            }),
            Action::Say(message) => state.message = message,
        }
        next
    }
}
