//! What every panel is handed.

use super::state::State;
use crate::words::Words;
use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// Sends actions to the state.
pub type Dispatch = UseReducerDispatcher<State>;

/// Words, the dispatcher and the manner of display.
#[derive(Clone)]
pub struct Ui {
    /// The words of the chosen language.
    pub words: &'static Words,
    /// Sends actions to the state.
    pub dispatch: Dispatch,
    /// Prefix of element ids.
    pub id: AttrValue,
    /// Whether charts are drawn for a phone.
    pub narrow: bool,
    /// Sections one below the other (phones, print) instead of tabs.
    pub stacked: bool,
}

impl Ui {
    /// An element id that is unique to this page.
    pub fn element(&self, name: &str) -> String {
        format!("{}{name}", self.id)
    }
}

impl std::fmt::Debug for Ui {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ui")
            .field("language", &self.words.language)
            .field("id", &self.id)
            .field("stacked", &self.stacked)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Ui {
    fn eq(&self, other: &Self) -> bool {
        self.words.language == other.words.language
            && self.dispatch == other.dispatch
            && self.id == other.id
            && self.narrow == other.narrow
            && self.stacked == other.stacked
    }
}

/// An option of a `<select>`.
///
/// Whether it is selected is its property, not its attribute: in Firefox the attribute has no effect
/// any more once somebody has chosen.
pub(super) fn option(
    value: impl Into<AttrValue>,
    title: impl Into<AttrValue>,
    selected: bool,
) -> VTag {
    let mut tag = VTag::new("option");
    tag.add_attribute("value", value);
    tag.add_property("selected", selected);
    tag.add_child(VText::new(title).into());
    tag
}
