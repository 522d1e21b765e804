//! The rows of the grid: an indicator or one of its items each, with the texts of its cells.

use super::choice::Choice;
use crate::app::state::Place;
use crate::process::Progress;
use crate::schema::Standing;
use crate::text::words::{DeskWords, Words};
use std::rc::Rc;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The name of the row.
    Title,
    /// What the year promises.
    Target,
    /// What is due by the end of the month.
    Due,
    /// The latest value of an earlier month.
    Last,
    /// This month's value.
    Value,
    /// The status.
    Status,
    /// What proves it.
    Evidence,
    /// Who answers for it.
    Responsible,
}

impl Column {
    /// In the order of the grid.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Target,
        Self::Due,
        Self::Last,
        Self::Value,
        Self::Status,
        Self::Evidence,
        Self::Responsible,
    ];

    /// The one at a position.
    pub fn at(position: usize) -> Self {
        Self::ALL[position.min(Self::ALL.len() - 1)]
    }

    /// A name for classes and ids.
    pub fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Target => "target",
            Self::Due => "due",
            Self::Last => "last",
            Self::Value => "value",
            Self::Status => "status",
            Self::Evidence => "evidence",
            Self::Responsible => "responsible",
        }
    }

    /// The heading.
    pub fn name(self, words: &Words) -> &'static str {
        let words = DeskWords::of(words.language);
        match self {
            Self::Title => words.indicator,
            Self::Target => words.target,
            Self::Due => words.due_now,
            Self::Last => words.last_month,
            Self::Value => words.this_month,
            Self::Status => words.status,
            Self::Evidence => words.evidence,
            Self::Responsible => words.responsible,
        }
    }
}

/// A cell of a text that may be at fault.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As it is shown and copied.
    pub text: String,
    /// As it is edited.
    pub edited: String,
    /// Why it cannot be read.
    pub fault: Option<String>,
}

impl Cell {
    pub(super) fn plain(text: String) -> Self {
        Self {
            edited: text.clone(),
            text,
            fault: None,
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the data.
    pub place: Place,
    /// A name for ids in the document.
    pub id: String,
    /// The indicator, or the item.
    pub title: String,
    /// The unit of measurement.
    pub measure: Option<String>,
    /// What the year promises.
    pub target: String,
    /// What is due by the end of the month.
    pub due: String,
    /// The latest value of an earlier month, and the month where that is not the one before.
    pub last: String,
    /// This month's value.
    pub value: Cell,
    /// Its state.
    pub standing: Standing,
    /// A status that cannot be read, and why.
    pub status: Option<Cell>,
    /// How it stands against the calendar.
    pub progress: Option<Progress>,
    /// Whether it is behind its schedule; of an indicator that is, each item that lacks something of
    /// what is due.
    pub is_behind: bool,
    /// What proves it.
    pub evidence: Cell,
    /// Who answers for it.
    pub responsible: String,
    /// What is noticed about the value.
    pub hints: Vec<String>,
    /// The choices of its value, the least first; none where it is typed.
    pub choices: Rc<Vec<Choice>>,
}

impl Row {
    /// The text of a cell, as it is shown and copied.
    pub fn text(&self, column: Column, words: &Words) -> String {
        match column {
            Column::Title => self.title.clone(),
            Column::Target => self.target.clone(),
            Column::Due => self.due.clone(),
            Column::Last => self.last.clone(),
            Column::Value => self.value.text.clone(),
            Column::Status => match &self.status {
                Some(cell) => cell.text.clone(),
                None => name(self.standing, words).to_owned(),
            },
            Column::Evidence => self.evidence.text.clone(),
            Column::Responsible => self.responsible.clone(),
        }
    }

    /// The fault of a cell.
    pub fn fault(&self, column: Column) -> Option<&str> {
        match column {
            Column::Value => self.value.fault.as_deref(),
            Column::Status => self.status.as_ref()?.fault.as_deref(),
            _ => None,
        }
    }

    /// Whether some cell cannot be read.
    pub fn is_unread(&self) -> bool {
        self.value.fault.is_some() || self.status.is_some()
    }
}

/// The rows of a heading: a dimension, or an indicator that is entered item by item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A dimension.
    Dimension {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    },
    /// An indicator with items.
    Indicator {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
        /// What the year promises.
        target: String,
        /// What is due of all items together; empty where each item has its own.
        due: String,
        /// How it stands against the calendar.
        progress: Option<Progress>,
    },
    /// A row, by its position.
    Row(usize),
}

/// The grid: rows, and the lines that they and their headings stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The rows that can be entered.
    pub rows: Vec<Rc<Row>>,
    /// All lines, from top to bottom.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// The same with some of the rows, and the headings that have any.
    #[must_use]
    pub fn only(&self, places: &[Place]) -> Self {
        let mut kept = Self::default();
        let mut headings: Vec<&Line> = Vec::new();
        for line in &self.lines {
            match line {
                Line::Dimension { .. } => headings = vec![line],
                Line::Indicator { .. } => {
                    headings.retain(|line| matches!(line, Line::Dimension { .. }));
                    headings.push(line);
                }
                Line::Row(position) => {
                    let Some(row) = self.rows.get(*position) else {
                        continue;
                    };
                    if row.place.item.is_none() {
                        headings.retain(|line| matches!(line, Line::Dimension { .. }));
                    }
                    if places.contains(&row.place) {
                        kept.lines.extend(headings.drain(..).cloned());
                        kept.lines.push(Line::Row(kept.rows.len()));
                        kept.rows.push(Rc::clone(row));
                    }
                }
            }
        }
        kept
    }
}

/// A standing in the reader's words.
pub fn name(standing: Standing, words: &Words) -> &'static str {
    let words = DeskWords::of(words.language);
    match standing {
        Standing::Reported => words.reported,
        Standing::Carried => words.carried,
        Standing::Overdue => words.overdue,
        Standing::Pending => words.pending,
        Standing::Missing => words.not_reported,
        Standing::NotDue => words.not_due,
        Standing::NotApplicable => words.not_applicable,
    }
}

/// A class of a standing, for the style sheet.
pub(super) fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Reported => "reported",
        Standing::Carried => "carried",
        Standing::Overdue => "overdue",
        Standing::Pending => "pending",
        Standing::Missing => "missing",
        Standing::NotDue => "not-due",
        Standing::NotApplicable => "not-applicable",
    }
}
