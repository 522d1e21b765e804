//! Processing and weighting together.

use super::processing::Processing;
use super::weighting::Weighting;
use crate::error::Error;
use crate::index::Index;
use crate::month::Month;
use crate::schema::MethodologyFile;

/// How values become points, and how points become scores.
///
/// # Guarantees
/// Both halves are meant for one index.
#[derive(Clone, Debug, PartialEq)]
pub struct Methodology {
    processing: Processing,
    weighting: Weighting,
}

impl Methodology {
    /// The index's own.
    pub fn default_of(index: &Index) -> Self {
        Self {
            processing: Processing::default_of(index),
            weighting: Weighting::default_of(index),
        }
    }

    /// Two halves. An error where the weighting is of an index of another size.
    pub fn new(index: &Index, processing: Processing, weighting: Weighting) -> Result<Self, Error> {
        weighting.check_size(index)?;
        Ok(Self {
            processing,
            weighting,
        })
    }

    /// The default, but for what a file asks for. An error names the option at fault, the first
    /// of several.
    pub fn from_file(file: &MethodologyFile, index: &Index) -> Result<Self, Error> {
        let weighting = Weighting::from_file(file, index)?;
        let processing = Processing::from_file(file, index)?;
        let weighting = weighting.with_checked_red_lines(index, &file.red_lines)?;
        Self::new(index, processing, weighting)
    }

    /// From values to points.
    pub fn processing(&self) -> &Processing {
        &self.processing
    }

    /// From points to scores.
    pub fn weighting(&self) -> &Weighting {
        &self.weighting
    }

    /// The same as of another month; of every record where `None`.
    #[must_use]
    pub fn as_of(mut self, month: Option<Month>) -> Self {
        self.processing = self.processing.as_of(month);
        self
    }

    /// The last month whose records count; `None` for all of them.
    pub fn month(&self) -> Option<Month> {
        self.processing.month()
    }
}
