//! What a first screen is made from.

use crate::data::{Dataset, UnitId};
use crate::index::{Index, IndicatorId};
use crate::methodology::Weighting;
use crate::month::Month;
use crate::process::Assessment;
use crate::score::profile::Profile;
use crate::text::words::Words;

/// The figures of one unit in a month.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// The index.
    pub index: &'a Index,
    /// The data.
    pub data: &'a Dataset,
    /// The unit.
    pub unit: UnitId,
    /// The month; every record counts where there is none.
    pub month: Option<Month>,
    /// The weights that scores are of; `None` where these give none.
    pub weighting: Option<&'a Weighting>,
    /// The scores of the month.
    pub profile: &'a Profile,
    /// How each indicator stands, by [`IndicatorId::position`].
    pub assessments: &'a [Option<Assessment>],
}

impl Basis<'_> {
    pub(super) fn assessment(&self, id: IndicatorId) -> Option<Assessment> {
        self.assessments.get(id.position()).copied().flatten()
    }

    pub(super) fn title(&self, id: IndicatorId, words: &Words) -> String {
        let node = self.index.node(self.index.indicator(id).node);
        node.title.get(words.language).to_owned()
    }

    /// Points of the whole that an indicator loses; 0 for one without points.
    pub(super) fn lost(&self, id: IndicatorId) -> f64 {
        let place = self.index.place(self.index.indicator(id).node);
        let node = place.and_then(|place| self.profile.nodes.get(place));
        node.and_then(|node| node.lost_points).unwrap_or(0.0)
    }

    /// The share of the whole that an indicator has.
    pub(super) fn weight(&self, id: IndicatorId) -> f64 {
        let place = self.index.place(self.index.indicator(id).node);
        let node = place.and_then(|place| self.profile.nodes.get(place));
        node.map_or(0.0, |node| node.effective_weight)
    }
}
