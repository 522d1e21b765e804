//! What a data file says beside values: evidence, and who is responsible.

use crate::map::Map;
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// What proves a value: a text, or a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum EvidenceForm {
    /// As it is written.
    Text(String),
    /// Entry by entry.
    List(Vec<EvidenceEntry>),
}

/// Something that proves a value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceEntry {
    /// The document's number, or a link.
    #[serde(rename = "ref")]
    pub reference: String,
    /// `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who looked at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<String>,
}

impl<'de> Deserialize<'de> for EvidenceForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EvidenceVisitor)
    }
}

struct EvidenceVisitor;

impl<'de> Visitor<'de> for EvidenceVisitor {
    type Value = EvidenceForm;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of evidence")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<EvidenceForm, E> {
        Ok(EvidenceForm::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<EvidenceForm, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = seq.next_element()? {
            list.push(entry);
        }
        Ok(EvidenceForm::List(list))
    }
}

/// Declares what is filled in of an indicator or an item: who answers for it, and what else.
macro_rules! details {
    ($(#[$doc:meta])* $name:ident { $($more:tt)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Who is responsible; of an item, the indicator's where absent.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub responsible: Option<String>,
            /// Who helps.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub supporting: Option<String>,
            /// By when, `YYYY-MM` or `YYYY-MM-DD`.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub due: Option<String>,
            /// Whom to ask.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub contact: Option<String>,
            $($more)*
        }
    };
}

details! {
    /// What the user fills in of an indicator: 责任单位, 配合单位, 完成时限, 联系人.
    DetailsEntry {
        /// Figures beside the value that are never scored.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub figures: Vec<FigureEntry>,
        /// By item.
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        pub items: Map<ItemDetailsEntry>,
    }
}

details! {
    /// What the user fills in of an item.
    ItemDetailsEntry {
        /// Its name, where the index has none for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }
}

/// A figure that is never scored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureEntry {
    /// What it counts.
    pub title: String,
    /// The figure.
    pub value: f64,
    /// Its unit of measurement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
}
