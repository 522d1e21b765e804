//! What every panel is handed, and the interface of the part of the module that is loaded once the
//! page has been seen.

use crate::app::derived::Derived;
use crate::app::io::keeping::Keeper;
use crate::app::io::link::Followed;
use crate::app::io::portable::Refused;
use crate::app::io::publication::Memory;
use crate::app::state::{ByPtr, Choices, Latest, Section, State};
use crate::chart::{Edit, Frame};
use crate::error::Error;
use crate::figure::{Drawing, Figure, Kind, Timeline, Told};
use crate::index::Index;
use crate::month::Month;
use crate::score::profile::Profile;
use crate::text::Language;
use crate::text::words::Words;
use js_sys::JsString;
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

/// The least and the greatest value of an axis.
pub(super) type Extent = (f64, f64);

/// Choices that were kept, or why they are not taken over.
pub(super) type Adopted = Result<Choices, Refused>;

/// Sends actions to the state.
pub type Dispatch = UseReducerDispatcher<State>;

/// What was drawn of the published result before there was a page: HTML, or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Still {
    /// The contributions.
    pub chart: AttrValue,
    /// The first screen beside the score.
    pub glance: AttrValue,
}

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
    /// The width that charts are drawn for, in CSS pixels.
    pub chart_width: u32,
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
    /// What was drawn of the result before there was a page.
    pub still: Still,
    /// The present score, for components that are not drawn again when it changes.
    pub headline: Rc<Cell<Option<f64>>>,
    /// The page's knowledge of the own data that are kept.
    pub keeper: Keeper,
    /// The deferred part, once it has been loaded.
    pub deferred: Option<&'static Deferred>,
    /// The number of sections drawn so far, where they stand one below the other.
    pub sections: usize,
    /// Tries again to load the deferred part; `None` while it is on its way.
    pub again: Option<Callback<()>>,
}

impl Ui {
    /// An element id that is unique to this page.
    pub fn element(&self, name: &str) -> String {
        format!("{}{name}", self.id)
    }

    /// Whether a section shows the first of it alone: below others, until the reader asks for more.
    pub fn is_short(&self, state: &State, section: Section) -> bool {
        self.stacked && !self.elder && !state.view.unfolded.contains(&section)
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
            && self.chart_width == other.chart_width
            && self.stacked == other.stacked
            && self.own_page == other.own_page
            && self.home == other.home
            && self.dark == other.dark
            && self.elder == other.elder
            && self.deferred == other.deferred
            && self.sections == other.sections
            && self.again.is_some() == other.again.is_some()
    }
}

/// A part of the page that shows what is derived.
pub type Panel = fn(&Ui, &State, &Derived) -> Html;

/// A part of the page that shows what was chosen.
pub type Head = fn(&Ui, &State) -> Html;

/// The functions of the deferred part: what the page does not need before the first interaction.
///
/// Parts that are loaded first reach the others through this table alone, and only
/// `app/loader.rs` knows what it is filled with.
#[derive(Debug)]
pub struct Deferred {
    /// The built-in index with all its texts.
    pub whole: fn() -> Result<Rc<Index>, Error>,
    /// The catalogue of any language; the first part has the Chinese one alone.
    pub words: fn(Language) -> &'static Words,
    /// The buttons at the head.
    pub tools: fn(&Ui, &State, &Latest) -> Html,
    /// The message at the head.
    pub message: Head,
    /// The choice among months.
    pub months: Head,
    /// The choice among units.
    pub units: Head,
    /// Whose data are shown, how they are kept, and the way to others.
    pub stores: Head,
    /// The foot of the page.
    pub footer: Head,
    /// The months, the indicators shown first, the best and those furthest behind.
    pub glance: Panel,
    /// The way to the weights, where they do not stand beside the score.
    pub weigh: Head,
    /// The sections as tabs.
    pub tabs: Head,
    /// The ways to the weights and to each section.
    pub ways: Head,
    /// Shows a section in full, or in short again.
    pub unfold: fn(&Ui, &State, Section) -> Html,
    /// Scrolls to an element by id, once what was just sent is drawn.
    pub reveal: fn(&web_sys::Event, &str),
    /// Rank, adjustments and red lines, beside the score.
    pub standing: Panel,
    /// The points that are missing to the next better grade.
    pub next_grade: Panel,
    /// What a percentage can be where locked siblings leave so much.
    pub bound: fn(&Words, f64) -> String,
    /// The change by the reader's weights, in a sentence.
    pub change: fn(&Profile, &Profile, &Words) -> Option<String>,
    /// The section of contributions.
    pub contributions: Panel,
    /// The section of the change since the month before.
    pub since: Panel,
    /// The section of what to do now.
    pub todo: Panel,
    /// The section of lost points.
    pub lost: Panel,
    /// The section of sensitivity.
    pub sensitivity: Panel,
    /// The section of indicators.
    pub details: Panel,
    /// The desk of the office.
    pub desk: Panel,
    /// The section of promises.
    pub ledger: Panel,
    /// The button that reads the result aloud.
    pub aloud: Panel,
    /// The printed report.
    pub report: Panel,
    /// What belongs to a chart beside its drawing: the figures of a row, the table, the downloads.
    pub plot_tools: fn(&Ui, &Plotted, &NodeRef) -> Html,
    /// A figure's drawing, what it shows, and its description in words.
    pub told: fn(&Figure<'_>) -> Told,
    /// Draws along the axis of an earlier drawing, and tells the present one's.
    pub hold: fn(&mut Drawing, Option<Extent>) -> Option<Extent>,
    /// Whether two drawings are the same.
    pub same: fn(&Drawing, &Drawing) -> bool,
    /// A drawing as SVG.
    pub svg: fn(&Drawing, &Frame) -> String,
    /// The edits that make one drawing of another, where it can be edited.
    pub edits: fn(&str, &str) -> Option<Vec<Edit>>,
    /// Edits the drawing in an element.
    pub edit: fn(&Element, &[Edit]),
    /// What a hash stands for, upon the present choices.
    pub read_link: fn(&str, &Rc<Index>, &Choices) -> Followed,
    /// The hash of a page.
    pub write_link: fn(&State) -> String,
    /// The choices of a saved file, upon the present ones.
    pub read_file: fn(&str, &Rc<Index>, &Choices) -> Result<Choices, Refused>,
    /// The text of a file, which is one or its bytes in UTF-8.
    pub text: fn(&JsValue) -> Option<String>,
    /// A page that shows what is published at an address.
    pub publish: fn(State, &str, Option<&str>, Memory) -> State,
    /// Fetches own data that are in the browser's database.
    pub fetch_kept: fn(String) -> Fetching,
    /// The own data that are kept, for a page that begins.
    pub kept: fn(&Rc<Index>, &Choices) -> Option<Adopted>,
    /// Why choices are refused, and what to do.
    pub refused: fn(&Refused, &Words) -> String,
    /// Notes what is kept as the page begins.
    pub begin_keeping: fn(&Keeper, &State, &Dispatch),
    /// Keeps own data that have changed.
    pub keep: fn(&Keeper, &State, &Dispatch),
    /// Looks at what another window may have kept.
    pub look: fn(&Keeper, &State, &Dispatch),
    /// Whether closing the page would lose own data.
    pub is_unsaved: fn(&Keeper, &Index) -> bool,
    /// The text of a file of choices.
    pub write_file: fn(&Index, &Choices) -> String,
    /// The choices and the view, without the data, for a module that takes this one's place.
    pub write_state: fn(&State) -> String,
    /// The data that go with [`Self::write_state`]; where there are many, the callback gets them later.
    pub write_data: fn(&State, Callback<JsString>) -> Option<String>,
    /// The state that was written, upon its own data or those that are there.
    pub read_state: fn(&str, Option<&str>, State) -> Result<State, Refused>,
    /// What stands above the columns: the code that embeds the page, tables in and out, the ranking.
    pub above: Panel,
}

impl PartialEq for Deferred {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The deferred part cannot be had now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

/// What is fetched on its way.
pub type Fetching = Pin<Box<dyn Future<Output = ()>>>;

/// The deferred part on its way.
pub type Loading = Pin<Box<dyn Future<Output = Result<&'static Deferred, Unavailable>>>>;

/// The way to the deferred part.
#[derive(Clone, Copy, Debug)]
pub struct Loader(pub fn() -> Loading);

impl PartialEq for Loader {
    /// There is one way in a module.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A chart of the page: what it shows, and what is said below it.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a manner of display of its own"
)]
pub struct Plotted {
    /// The kind of chart.
    pub kind: Kind,
    /// Under the reader's weights.
    pub mine: Rc<Profile>,
    /// Under the default weights, where these differ.
    pub published: Option<Rc<Profile>>,
    /// The position of the node whose weight is varied.
    pub focus: Option<usize>,
    /// Bars by indicator instead of by dimension.
    pub by_indicator: bool,
    /// Every row, with none summed up.
    pub all_rows: bool,
    /// Whether the details of what a row shows can be opened.
    pub opens: bool,
    /// What a figure over the months is drawn from.
    pub timeline: Option<ByPtr<Timeline>>,
    /// The month that the figures are of, for the names of files.
    pub month: Option<Month>,
    /// Whether a slider moves: then an axis stays as it is, so that bars can be followed along it.
    pub is_moving: bool,
    /// The lines below the chart.
    pub remarks: Rc<Vec<String>>,
}
