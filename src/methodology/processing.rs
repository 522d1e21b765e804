//! The choices between values and points.

use crate::data::Dataset;
use crate::error::Error;
use crate::index::Index;
use crate::month::Month;
use crate::process::Points;
use crate::schema::MethodologyFile;

/// From values to points: what is counted, as of when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Processing {
    as_of: Option<Month>,
}

impl Processing {
    /// As of the end of a month; of every record where `None`.
    pub fn as_of(month: Option<Month>) -> Self {
        Self { as_of: month }
    }

    /// The default, but for what a file asks for.
    pub fn from_file(file: &MethodologyFile) -> Result<Self, Error> {
        let month = file.as_of.as_ref().map(|month| {
            let fault = |()| Error::new("asOf", format!("{month:?}"), "`YYYY-MM`");
            month.parse().map_err(fault)
        });
        Ok(Self::as_of(month.transpose()?))
    }

    /// The last month whose records count; `None` for all of them.
    pub fn month(&self) -> Option<Month> {
        self.as_of
    }

    /// The points of a data set.
    pub fn points(&self, index: &Index, dataset: &Dataset) -> Points {
        Points::new(index, dataset, self.as_of)
    }
}
