//! The promises of the source.

use super::NodeId;
use crate::rule::Rung;
use crate::schema::{self, RuleKind, Use};
use crate::text::Text;
use std::sync::Arc;

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
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The dimension that it joins.
    pub dimension: NodeId,
    /// Kebab-case, unique.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The unit of measurement.
    pub measure: Option<Text>,
    /// The honest way to measure it.
    pub method: Option<Text>,
    /// What is easily misread.
    pub note: Option<Text>,
    /// What turns it on.
    pub asks: Asks,
}

/// What the user gives to turn an optional row on.
#[derive(Clone, Debug, PartialEq)]
pub enum Asks {
    /// Nothing: the rule is complete.
    Nothing,
    /// A target above 0.
    Target,
    /// The promised rung of a ladder, one of more than 0 points.
    Rung(Arc<[Rung]>),
}

impl LedgerRow {
    pub(super) fn new(
        written: &schema::LedgerRow,
        dimension: Option<NodeId>,
        ladder: impl Fn(&str) -> Option<Arc<[Rung]>>,
    ) -> Self {
        let waiting = dimension.zip(written.indicator.as_ref());
        Self {
            row: written.row.clone(),
            theme: written.theme.clone(),
            section: written.section.clone(),
            quote: written.quote.clone(),
            used: written.used,
            method: written.method.clone(),
            note: written.note.clone(),
            waiting: waiting.map(|(dimension, indicator)| Waiting {
                dimension,
                id: indicator.id.clone(),
                title: indicator.title.clone(),
                measure: indicator.measure.clone(),
                method: indicator.method.clone(),
                note: indicator.note.clone(),
                asks: match indicator.rule.kind {
                    RuleKind::Target => Asks::Target,
                    RuleKind::Milestone => {
                        let ladder = indicator.rule.ladder.as_deref().and_then(ladder);
                        Asks::Rung(ladder.unwrap_or_default())
                    }
                    _ => Asks::Nothing,
                },
            }),
        }
    }
}
