//! A data set's scores under both readings.

use super::rescore::rescore;
use super::scores::Scores;
use crate::error::Error;
use crate::index::Index;
use crate::methodology::Methodology;
use crate::process::{Points, Terms, Values};
use crate::schema::Reading;
use std::sync::Arc;

/// Scores under the reading of a methodology, and beside them those under the other.
#[derive(Clone, Debug)]
pub struct Scoring {
    values: Values,
    terms: Terms,
    scores: Scores,
    other: Other,
}

#[derive(Clone, Debug)]
enum Other {
    /// All is due: both readings are the same.
    Same,
    Scores(Box<Scores>),
    /// Its aggregation has no meaning for the other reading's points.
    Undefined,
}

impl Scoring {
    /// Scores values under a methodology, O(units × nodes) for each reading that differs.
    pub fn new(index: &Index, values: Values, methodology: &Methodology) -> Result<Self, Error> {
        let terms = methodology.processing().terms();
        let weighting = methodology.weighting();
        let under = |reading| {
            let points = Points::of_values(index, &values, Terms { reading, ..terms });
            rescore(index, &Arc::new(points), weighting)
        };
        let scores = under(terms.reading)?;
        let other = match (values.is_partly_due(), terms.reading) {
            (false, _) => Other::Same,
            (true, Reading::Annual) => under(Reading::Schedule).into(),
            (true, Reading::Schedule) => under(Reading::Annual).into(),
        };
        Ok(Self {
            values,
            terms,
            scores,
            other,
        })
    }

    /// The scores of the headline.
    pub fn scores(&self) -> &Scores {
        &self.scores
    }

    /// The scores under a reading; `None` where they are undefined.
    pub fn under(&self, reading: Reading) -> Option<&Scores> {
        match &self.other {
            _ if reading == self.terms.reading => Some(&self.scores),
            Other::Same => Some(&self.scores),
            Other::Scores(scores) => Some(scores),
            Other::Undefined => None,
        }
    }

    /// The reading of the headline: against the whole, once all is due.
    pub fn reading(&self) -> Reading {
        match self.values.is_partly_due() {
            true => self.terms.reading,
            false => Reading::Annual,
        }
    }

    /// The values that were scored.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The reading, and what becomes of missing values.
    pub fn terms(&self) -> Terms {
        self.terms
    }
}

impl From<Result<Scores, Error>> for Other {
    fn from(scores: Result<Scores, Error>) -> Self {
        scores.map_or(Self::Undefined, |scores| Self::Scores(Box::new(scores)))
    }
}
