//! What follows from the choices: scores and profiles, each computed once.

use crate::app::state::{ByPtr, Choices, State};
use crate::data::{Dataset, UnitId};
use crate::error::Error;
use crate::index::Index;
use crate::methodology::Methodology;
use crate::month::Month;
use crate::process::Points;
use crate::score::grade;
use crate::score::profile::Profile;
use crate::score::{Scores, rescore};
use crate::text::Text;
use std::rc::Rc;
use std::sync::Arc;

/// Everything that the panels show of one unit.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The unit that is looked at.
    pub unit: UnitId,
    /// Under the published weights.
    pub published: Rc<Profile>,
    /// Under the user's; the published ones' where these cannot be used.
    pub mine: Rc<Profile>,
    /// Why the user's weights give no score, if they do not.
    pub fault: Option<Error>,
    /// Whether the user's shares are the published ones.
    pub as_published: bool,
    /// The band of the user's score.
    pub grade: Option<Text>,
    /// Titles of red lines that cap it.
    pub crossed: Vec<Text>,
    /// Rank among all units, and how many there are.
    pub rank: Option<(u32, usize)>,
    /// Rank within the group, and the group.
    pub group_rank: Option<(u32, String)>,
    /// Indicators with a value, and all that apply.
    pub reported: (usize, usize),
    /// Weights by position in the profiles, for sums to show.
    pub weights: Rc<Vec<f64>>,
    /// The points that both were made from.
    pub points: Arc<Points>,
}

impl Derived {
    /// The user's score, where there is one.
    pub fn headline(&self) -> Option<f64> {
        self.mine.headline.filter(|_| self.fault.is_none())
    }
}

impl PartialEq for Derived {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.points, &other.points)
            && self.unit == other.unit
            && self.weights == other.weights
            && self.crossed == other.crossed
            && self.grade == other.grade
            && self.fault == other.fault
    }
}

/// Points and published scores, kept while index, data and month stay.
#[derive(Debug, Default)]
pub struct Cache {
    key: Option<(ByPtr<Index>, ByPtr<Dataset>, Option<Month>)>,
    points: Option<Arc<Points>>,
    published: Option<Rc<Scores>>,
}

impl Cache {
    fn refresh(&mut self, choices: &Choices) -> (Arc<Points>, Option<Rc<Scores>>) {
        let key = (
            ByPtr(Rc::clone(&choices.index)),
            ByPtr(Rc::clone(&choices.data)),
            choices.month,
        );
        if self.key.as_ref() != Some(&key) {
            let points = Arc::new(Points::new(&choices.index, &choices.data, choices.month));
            let methodology = Methodology::published(&choices.index);
            let scores = rescore(&choices.index, &points, &methodology).ok();
            self.key = Some(key);
            self.points = Some(points);
            self.published = scores.map(Rc::new);
        }
        let points = self
            .points
            .clone()
            .unwrap_or_else(|| Arc::new(Points::new(&choices.index, &choices.data, choices.month)));
        (points, self.published.clone())
    }
}

/// Derives what is shown from what was chosen.
pub fn derive(state: &State, cache: &mut Cache) -> Option<Derived> {
    let choices = &*state.choices;
    let index = &choices.index;
    let (points, published_scores) = cache.refresh(choices);
    let published_scores = published_scores?;
    let unit = state.unit();
    let base = Methodology::published(index).with_red_lines(choices.red_lines.clone());
    let own = base.clone().with_weights(index, &choices.weights);
    let scored = own.and_then(|own| {
        let as_published = own.is_published(index);
        let scores = match as_published {
            true => Rc::clone(&published_scores),
            false => Rc::new(rescore(index, &points, &own)?),
        };
        Ok((own, scores, as_published))
    });
    let (methodology, scores, as_published, fault) = match scored {
        Ok((own, scores, as_published)) => (own, scores, as_published, None),
        Err(fault) => (
            base.clone(),
            Rc::clone(&published_scores),
            false,
            Some(fault),
        ),
    };
    let published = Rc::new(Profile::new(index, &published_scores, &base, unit));
    let mine = match as_published && fault.is_none() {
        true => Rc::clone(&published),
        false => Rc::new(Profile::new(index, &scores, &methodology, unit)),
    };
    let graded = grade::grade(index, &scores, &methodology, unit);
    let units = choices.data.units();
    let group = units
        .get(unit.position())
        .and_then(|unit| unit.group.clone());
    let several = units.len() > 1;
    let group_rank = group.filter(|_| several).and_then(|group| {
        let ranks = scores.group_ranks(index, &choices.data);
        ranks
            .get(unit.position())
            .copied()
            .flatten()
            .map(|rank| (rank, group))
    });
    let shown_weights = index.nodes().map(|(id, _)| choices.weights[id.position()]);
    let applicable = index
        .indicators()
        .filter(|(id, _)| points.coverage(unit, *id).is_some());
    let reported = index
        .indicators()
        .filter(|(id, _)| points.get(unit, *id).is_some())
        .count();
    Some(Derived {
        unit,
        as_published,
        grade: graded
            .band
            .map(|band| band.label.clone())
            .filter(|_| fault.is_none()),
        crossed: graded
            .crossed
            .iter()
            .map(|line| line.title.clone())
            .collect(),
        rank: scores
            .rank(unit)
            .filter(|_| several && fault.is_none())
            .map(|rank| (rank, units.len())),
        group_rank: group_rank.filter(|_| fault.is_none()),
        reported: (reported, applicable.count()),
        weights: Rc::new(shown_weights.collect()),
        published,
        mine,
        fault,
        points,
    })
}
