//! The promises of the source.

use super::node::{IndicatorId, NodeId};
use crate::schema::{self, Use};
use crate::text::Text;

/// A promise of the source.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    /// Its number, unique in the ledger.
    pub row: String,
    /// What it is about.
    pub theme: Text,
    /// The heading that it stands under.
    pub section: Option<String>,
    /// The words themselves.
    pub quote: String,
    /// What becomes of it.
    pub used: Use,
    /// How it could honestly be measured.
    pub method: Option<Text>,
    /// What is easily misread.
    pub note: Option<Text>,
    /// The indicator that an optional row becomes; `None` for all others.
    pub waiting: Option<Waiting>,
}

/// The indicator of an optional row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The dimension that it joins.
    pub dimension: NodeId,
    /// Its indicator, whose rule says what it asks for.
    pub indicator: IndicatorId,
}

impl LedgerRow {
    pub(super) fn new(written: &schema::LedgerRow, waiting: Option<Waiting>) -> Self {
        Self {
            row: written.row.clone(),
            theme: written.theme.clone(),
            section: written.section.clone(),
            quote: written.quote.clone(),
            used: written.used,
            method: written.method.clone(),
            note: written.note.clone(),
            waiting,
        }
    }
}
