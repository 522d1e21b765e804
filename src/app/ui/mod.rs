//! What every panel is handed.

pub(in crate::app) mod header;
pub(in crate::app) mod preferences;

use crate::app::loader::Later;
use crate::app::state::State;
use crate::text::words::Words;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// Sends actions to the state.
pub type Dispatch = UseReducerDispatcher<State>;

/// Words, the dispatcher and the manner of display.
#[derive(Clone)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a manner of display of its own"
)]
pub struct Ui {
    /// The words of the chosen language.
    pub words: &'static Words,
    /// Sends actions to the state.
    pub dispatch: Dispatch,
    /// Prefix of element ids.
    pub id: AttrValue,
    /// Whether charts are drawn for a phone.
    pub narrow: bool,
    /// Sections one below the other instead of tabs.
    pub stacked: bool,
    /// Whether it is a page of its own.
    pub own_page: bool,
    /// The address of a page that shows everything.
    pub home: AttrValue,
    /// Whether colours are light on dark.
    pub dark: bool,
    /// Large text and few controls.
    pub elder: bool,
    /// The published contributions, drawn before there was a page.
    pub still: AttrValue,
    /// The score as it stands, for whoever is drawn for another reason than that it changed.
    pub headline: Rc<Cell<Option<f64>>>,
    /// What is loaded once the page stands, where it is there.
    pub later: Option<&'static Later>,
    /// How many of the sections that stand one below the other are drawn so far.
    pub sections: usize,
    /// Tries to load it again; none while it is on its way.
    pub again: Option<Callback<()>>,
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
            && self.own_page == other.own_page
            && self.home == other.home
            && self.dark == other.dark
            && self.elder == other.elder
            && self.later == other.later
            && self.sections == other.sections
            && self.again.is_some() == other.again.is_some()
    }
}

/// An option of a `<select>`.
///
/// Whether it is selected is its property, not its attribute: in Firefox the attribute has no effect
/// any more once somebody has chosen.
pub(in crate::app) fn option(
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
