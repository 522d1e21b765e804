//! Files that cannot be read or written.

use std::fmt;

/// The reason why a file cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// It is no workbook and no table in text.
    NoTable,
    /// It is a workbook that only a password opens.
    Locked,
    /// It is a workbook that is damaged, as its reader tells.
    Damaged(String),
    /// It is larger than can be read.
    TooLarge,
    /// It is a text in an encoding that is not known.
    Encoding,
    /// The rows cannot be written as a workbook, as its writer tells.
    Unwritable(String),
}

impl Error {
    /// A name for programs; what is said of it follows behind a colon.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoTable => "no-table",
            Self::Locked => "locked",
            Self::Damaged(_) => "damaged",
            Self::TooLarge => "too-large",
            Self::Encoding => "encoding",
            Self::Unwritable(_) => "unwritable",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            Self::NoTable => "found no table, expected a workbook (.xlsx, .xls, .ods) or CSV",
            Self::Locked => "found a workbook with a password, expected one without",
            Self::Damaged(said) | Self::Unwritable(said) => said,
            Self::TooLarge => "found more than 100 MB, expected less",
            Self::Encoding => "found a text in no known encoding, expected UTF-8 or GB18030",
        };
        write!(f, "{}: {said}", self.code())
    }
}

impl std::error::Error for Error {}
