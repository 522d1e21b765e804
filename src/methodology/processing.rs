//! The choices between values and points.

use crate::data::Dataset;
use crate::error::Error;
use crate::index::Index;
use crate::month::Month;
use crate::process::{Points, Terms, Values};
use crate::schema::MethodologyFile;

/// From values to points: what is counted, as of when, against what.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Processing {
    as_of: Option<Month>,
    terms: Terms,
}

impl Processing {
    /// The index's own, of every record.
    pub fn default_of(index: &Index) -> Self {
        Self {
            as_of: None,
            terms: Terms {
                reading: index.reading(),
                missing_at_close: index.missing_at_close(),
                ..Terms::default()
            },
        }
    }

    /// The default, but for what a file asks for.
    pub fn from_file(file: &MethodologyFile, index: &Index) -> Result<Self, Error> {
        let month = file.as_of.as_ref().map(|month| {
            let fault = || Error::new("asOf", format!("{month:?}"), "`YYYY-MM`");
            index.month(month).ok_or_else(fault)
        });
        let terms = Self::default_of(index).terms;
        let normalisation = file.normalisation.as_ref().map(|method| {
            let fault =
                |(found, expected): (String, _)| Error::new("normalisation", found, expected);
            method.normalisation().map_err(fault)
        });
        Ok(Self {
            as_of: month.transpose()?,
            terms: Terms {
                reading: file.reading.unwrap_or(terms.reading),
                missing_at_close: file.missing_at_close.unwrap_or(terms.missing_at_close),
                normalisation: normalisation.transpose()?.unwrap_or(terms.normalisation),
            },
        })
    }

    /// The same as of the end of another month; of every record where `None`.
    #[must_use]
    pub fn as_of(self, month: Option<Month>) -> Self {
        Self {
            as_of: month,
            ..self
        }
    }

    /// The last month whose records count; `None` for all of them.
    pub fn month(&self) -> Option<Month> {
        self.as_of
    }

    /// The reading, and what becomes of missing values.
    pub fn terms(&self) -> Terms {
        self.terms
    }

    /// The values of a data set.
    pub fn values(&self, index: &Index, dataset: &Dataset) -> Values {
        Values::new(index, dataset, self.as_of)
    }

    /// The points of a data set.
    pub fn points(&self, index: &Index, dataset: &Dataset) -> Points {
        Points::of_values(index, &self.values(index, dataset), self.terms)
    }
}
