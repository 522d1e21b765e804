//! Messages at the head of the page.

use super::keeping::Moment;
use super::store::Holdings;
use crate::text::Text;

/// The reason why a link cannot be followed.
#[allow(missing_docs, reason = "fields are described with their fault")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// Cut short or altered.
    Damaged,
    /// Of another index.
    OtherIndex,
    /// Of another version of this index.
    OtherVersion,
    /// Longer than any that is written.
    TooLong,
    /// A weight of what the index does not have: its id.
    Unknown(String),
    /// A weight that is none: the id of its node, and what stands in its place.
    NoWeight { id: String, found: String },
    /// Weights that are all 0: the id of the node whose children have them.
    AllZero(String),
}

/// Something the page has to say once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "fields are described with their message")]
pub enum Message {
    /// The link could not be followed.
    Link(LinkFault),
    /// Kept data could not be read; the reason, and whether they were put aside.
    StorageUnreadable { reason: String, aside: bool },
    /// Another window has kept other data, which are shown now.
    OtherWindow,
    /// A file could not be read; its name and the reason.
    FileUnreadable { name: String, reason: String },
    /// No index of that name lies beside the page.
    NoSuchIndex(String),
    /// A file was loaded.
    FileLoaded,
    /// So many records of a table were taken.
    TableTaken(usize),
    /// Other data lack the unit that was looked at; its title.
    UnitGone(Text),
    /// Own data were deleted: so many.
    Deleted(Holdings),
    /// A saved version was brought back; the moment it is of.
    BroughtBack(Moment),
    /// A scenario was deleted; its name.
    ScenarioRemoved(String),
    /// The link would be too long for that many scenarios.
    ShareTooLong(usize),
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
        match self {
            Self::UnitGone(_)
            | Self::FileLoaded
            | Self::TableTaken(_)
            | Self::Deleted(_)
            | Self::BroughtBack(_)
            | Self::ScenarioRemoved(_)
            | Self::OtherWindow
            | Self::Shared => false,
            Self::Link(_)
            | Self::StorageUnreadable { .. }
            | Self::FileUnreadable { .. }
            | Self::NoSuchIndex(_)
            | Self::ShareFailed(_)
            | Self::ShareTooLong(_)
            | Self::PngFailed => true,
        }
    }

    /// Whether it tells of an act that can be taken back as long as nothing else is done.
    pub fn offers_way_back(&self) -> bool {
        match self {
            Self::UnitGone(_)
            | Self::FileLoaded
            | Self::TableTaken(_)
            | Self::Deleted(_)
            | Self::BroughtBack(_)
            | Self::ScenarioRemoved(_) => true,
            Self::Link(_)
            | Self::StorageUnreadable { .. }
            | Self::OtherWindow
            | Self::FileUnreadable { .. }
            | Self::NoSuchIndex(_)
            | Self::Shared
            | Self::ShareFailed(_)
            | Self::ShareTooLong(_)
            | Self::PngFailed => false,
        }
    }
}
