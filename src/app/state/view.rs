//! The view: language, colours, open sections, the unit on show.

use super::scale::Mode;
use crate::process::{Assessment, Progress};
use crate::schema::{Counts, Standing};
use crate::text::Language;
use crate::text::words::Words;

/// A room of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// How things stand, and beside it, where there is room, what other weights would make of it.
    #[default]
    Read,
    /// What other weights would make of it, opened where there is no room beside.
    Weigh,
    /// The desk of the office: entering, checking, handing on.
    Desk,
}

/// A section of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// Contributions to the score.
    #[default]
    Contributions,
    /// The change since the month before.
    Since,
    /// Lost points.
    Lost,
    /// What to do now.
    Todo,
    /// The score under other weights.
    Sensitivity,
    /// The facts, indicator by indicator.
    Details,
    /// Every promise.
    Ledger,
}

impl Section {
    /// In reading order.
    pub const ALL: [Self; 7] = [
        Self::Contributions,
        Self::Since,
        Self::Lost,
        Self::Todo,
        Self::Sensitivity,
        Self::Details,
        Self::Ledger,
    ];

    /// A name for ids in the document.
    pub fn id(self) -> &'static str {
        match self {
            Self::Contributions => "contributions",
            Self::Since => "since",
            Self::Lost => "lost",
            Self::Todo => "todo",
            Self::Sensitivity => "sensitivity",
            Self::Details => "details",
            Self::Ledger => "ledger",
        }
    }
}

/// The extent of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    #[default]
    Full,
    /// Score, contributions and weights.
    Weights,
    /// Score and contributions.
    Summary,
    /// The ranking of several units.
    Ranking,
}

impl Extent {
    /// Every extent, the greatest first.
    pub const ALL: [Self; 4] = [Self::Full, Self::Weights, Self::Summary, Self::Ranking];

    /// The name in options and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Weights => "weights",
            Self::Summary => "summary",
            Self::Ranking => "ranking",
        }
    }

    /// The extent of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|extent| extent.name() == name)
    }
}

/// The colours that the page is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the system asks.
    #[default]
    Auto,
    /// Dark on white.
    Light,
    /// Light on near-black.
    Dark,
}

impl Appearance {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// `auto`, `light` or `dark`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether it is dark, where the system asks for this.
    pub fn is_dark(self, system: bool) -> bool {
        match self {
            Self::Auto => system,
            Self::Light => false,
            Self::Dark => true,
        }
    }
}

/// The indicators that the details are narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All that is promised is there.
    Done,
    /// On plan or ahead of it.
    OnPlan,
    /// Behind the plan.
    Behind,
    /// Nothing is due yet.
    NotDue,
    /// Without a value.
    Missing,
}

impl Filter {
    /// In the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Done,
        Self::OnPlan,
        Self::Behind,
        Self::NotDue,
        Self::Missing,
    ];

    /// How many there are.
    pub fn count(self, counts: &Counts) -> u32 {
        match self {
            Self::Done => counts.done,
            Self::OnPlan => counts.on_plan,
            Self::Behind => counts.behind,
            Self::NotDue => counts.not_due,
            Self::Missing => counts.missing,
        }
    }

    /// Whether an indicator is one of them.
    pub fn takes(self, one: &Assessment) -> bool {
        match self {
            Self::Done => one.progress == Some(Progress::Completed),
            Self::OnPlan => matches!(one.progress, Some(Progress::Ahead | Progress::OnSchedule)),
            Self::Behind => one.progress == Some(Progress::Behind),
            Self::NotDue => one.standing == Standing::NotDue,
            Self::Missing => one.standing == Standing::Missing,
        }
    }

    /// The name of what they have in common.
    pub fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Done => words.completed,
            Self::OnPlan => words.on_plan,
            Self::Behind => words.behind_plan,
            Self::NotDue => words.not_due,
            Self::Missing => words.missing,
        }
    }

    /// The class of its element.
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::OnPlan => "on-plan",
            Self::Behind => "behind",
            Self::NotDue => "not-due",
            Self::Missing => "missing",
        }
    }
}

/// The view of the page, which undo leaves alone.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a manner of display of its own"
)]
pub struct View {
    /// The extent of the page.
    pub extent: Extent,
    /// Whether the code for embedding it is open.
    pub embedding: bool,
    /// Whether tables in and out are open.
    pub files: bool,
    /// The language.
    pub language: Language,
    /// The colours.
    pub theme: Appearance,
    /// Large text, large targets, few controls.
    pub elder: bool,
    /// The scale of the weights.
    pub mode: Mode,
    /// The room.
    pub room: Room,
    /// The open section.
    pub section: Section,
    /// The id of the unit that is looked at; `None` for the first.
    pub unit: Option<String>,
    /// Ids of the units at the top of the ranking, which are set beside that one.
    pub pins: Vec<String>,
    /// Dimensions that are opened in the weights.
    pub opened: Vec<String>,
    /// The indicator whose details are open.
    pub open_indicator: Option<String>,
    /// The node whose weight is varied.
    pub focus: Option<String>,
    /// Whether contributions and lost points go by indicator.
    pub by_indicator: bool,
    /// Whether every row of a figure is drawn, and none are summed up.
    pub all_rows: bool,
    /// Whether dimension scores are drawn as a radar.
    pub radar: bool,
    /// The indicators that the details are narrowed to; all where `None`.
    pub only: Option<Filter>,
    /// Sections that are shown in full where they stand one below the other.
    pub unfolded: Vec<Section>,
}

/// The most units that are pinned to the top of a ranking, and set side by side.
pub const MOST_PINS: usize = 5;

impl View {
    /// With a unit at the top, or no longer; beyond the most, in the place of the first of them.
    pub fn pin(&mut self, id: String) {
        toggle(&mut self.pins, id);
        self.pins.drain(..self.pins.len().saturating_sub(MOST_PINS));
    }

    /// With the units of a link: the one that is looked at, and those beside it, each once.
    pub fn look_at(&mut self, units: Vec<String>) {
        let mut units = units.into_iter();
        self.unit = units.next();
        self.pins.clear();
        for unit in units.take(MOST_PINS) {
            if !self.pins.contains(&unit) {
                self.pins.push(unit);
            }
        }
    }
}

/// Takes an entry out of a list, or puts it in.
pub fn toggle<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    match list.iter().position(|there| *there == entry) {
        Some(position) => drop(list.remove(position)),
        None => list.push(entry),
    }
}
