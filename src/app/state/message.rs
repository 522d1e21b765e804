//! Messages at the head of the page.

use crate::text::Text;

/// The reason why a link cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// Cut short or altered.
    Damaged,
    /// Of another index.
    OtherIndex,
    /// Of another version of this index.
    OtherVersion,
}

/// Something the page has to say once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The link could not be followed.
    Link(LinkFault),
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
    /// Other data lack the unit that was looked at; its title.
    UnitGone(Text),
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
        !matches!(
            self,
            Self::UnitGone(_) | Self::FileLoaded | Self::Cleared | Self::Shared
        )
    }
}
