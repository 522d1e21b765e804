//! What follows from the choices: scores and profiles, each computed once.

pub mod board;
pub mod difference;
pub mod gaps;
pub mod months;
pub mod responsible;
pub mod scenario;
pub mod scenarios;

use crate::app::state::{ByPtr, Choices, State};
use crate::data::{Dataset, UnitId};
use crate::error::Error;
use crate::index::{Index, IndicatorId};
use crate::methodology::{Processing, Weighting};
use crate::month::Month;
use crate::process::{Assessment, Points, Terms, Values, assess};
use crate::schema::{Counts, Reading};
use crate::score::grade;
use crate::score::profile::Profile;
use crate::score::{Plan, Scores, Scratch};
use crate::text::Text;
use std::rc::Rc;
use std::sync::Arc;

/// Everything that the panels show of one unit.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The unit that is looked at.
    pub unit: UnitId,
    /// The index as it is for the unit: under its own parts of targets that are split.
    pub index: Rc<Index>,
    /// Under the default weights.
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
    /// The reading of the headline: against the whole, once all is due.
    pub reading: Reading,
    /// The user's score against the whole; `None` where there is none.
    pub attainment: Option<f64>,
    /// The user's score of the month before, and that month.
    pub before: Option<(Month, f64)>,
    /// How each indicator stands, by [`IndicatorId::position`]; empty places for those that are off.
    pub assessments: Rc<Vec<Option<Assessment>>>,
    /// How many indicators stand how.
    pub counts: Counts,
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

    /// How an indicator stands; `None` for one that is off.
    pub fn assessment(&self, id: IndicatorId) -> Option<Assessment> {
        self.assessments.get(id.position()).copied().flatten()
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

/// What is kept from one event to the next.
#[derive(Debug, Default)]
pub struct Cache(Option<Kept>);

/// What stays while index, data and month do.
#[derive(Debug)]
struct Kept {
    key: (ByPtr<Index>, ByPtr<Dataset>, Option<Month>),
    values: Values,
    terms: Terms,
    plan: Plan,
    default: Weighting,
    default_scores: Scores,
    /// Of the unit that was looked at last.
    default_profile: Option<(UnitId, Rc<Profile>)>,
    /// What stands beside the score of the unit that was looked at last.
    beside: Option<Beside>,
    /// The user's own scores, and the weighting that they are of.
    scratch: Scratch,
    scored: Option<Weighting>,
}

impl Cache {
    /// `None` where there are no scores under the default weights.
    fn refresh(&mut self, choices: &Choices) -> Option<&mut Kept> {
        let key = (
            ByPtr(Rc::clone(&choices.index)),
            ByPtr(Rc::clone(&choices.data)),
            choices.month,
        );
        if self.0.as_ref().is_none_or(|kept| kept.key != key) {
            self.0 = Kept::new(choices, key);
        }
        self.0.as_mut()
    }
}

impl Kept {
    fn new(choices: &Choices, key: (ByPtr<Index>, ByPtr<Dataset>, Option<Month>)) -> Option<Self> {
        let index = &choices.index;
        let processing = Processing::default_of(index).as_of(choices.month);
        let (values, terms) = (processing.values(index, &choices.data), processing.terms());
        let points = Points::of_values(index, &values, terms);
        let plan = Plan::new(index, Arc::new(points));
        let default = Weighting::default_of(index);
        let mut scratch = Scratch::new(&plan);
        plan.rescore(&mut scratch, &default).ok()?;
        Some(Self {
            key,
            default_scores: scratch.scores().clone(),
            default_profile: None,
            beside: None,
            values,
            terms,
            scored: Some(default.clone()),
            plan,
            default,
            scratch,
        })
    }

    /// One unit's profile under the default weights.
    fn default_profile(&mut self, index: &Index, unit: UnitId) -> Rc<Profile> {
        let kept = self.default_profile.take().filter(|(of, _)| *of == unit);
        let profile = kept.map(|(_, profile)| profile);
        let profile = profile.unwrap_or_else(|| {
            let profile = Profile::new(index, &self.default_scores, &self.default, unit);
            Rc::new(profile)
        });
        self.default_profile = Some((unit, Rc::clone(&profile)));
        profile
    }

    /// What stands beside one unit's score.
    fn beside(&mut self, choices: &Choices, unit: UnitId) -> &mut Beside {
        let kept = self.beside.take().filter(|beside| beside.unit == unit);
        let beside = kept.unwrap_or_else(|| Beside::new(choices, self, unit));
        self.beside.insert(beside)
    }

    /// Scores under other weights, and only what these touch.
    fn rescore(&mut self, index: &Index, own: &Weighting) -> Result<(), Error> {
        let result = match self.scored.take() {
            Some(before) => {
                let touched: Vec<_> = own.moved_from(&before).collect();
                self.plan.rescore_touched(&mut self.scratch, own, &touched)
            }
            None => self.plan.rescore(&mut self.scratch, own),
        };
        result.map_err(|undefined| undefined.error(index))?;
        self.scored = Some(own.clone());
        Ok(())
    }
}

/// What stands beside the score of one unit, while index, data and month stay.
#[derive(Debug)]
struct Beside {
    unit: UnitId,
    /// Under the unit's parts of targets.
    index: Rc<Index>,
    assessments: Rc<Vec<Option<Assessment>>>,
    counts: Counts,
    /// Against the whole; `None` where that is the headline itself.
    attainment: Option<Alone>,
    /// As of the month before.
    before: Option<(Month, Alone)>,
}

impl Beside {
    fn new(choices: &Choices, kept: &Kept, unit: UnitId) -> Self {
        let index = &choices.index;
        let Kept { values, terms, .. } = kept;
        let mut assessments = vec![None; index.columns()];
        for (id, _) in index.indicators() {
            assessments[id.position()] = Some(assess(index, values, *terms, unit, id));
        }
        let differs = values.is_partly_due() && terms.reading == Reading::Schedule;
        let annual = Terms {
            reading: Reading::Annual,
            ..*terms
        };
        let before = choices.month.and_then(Month::before).map(|month| {
            let values = Values::of_unit(index, &choices.data, Some(month), unit);
            (month, Alone::new(index, &values, *terms))
        });
        let own = match index.split().next() {
            Some(_) => Rc::new(choices.data.index_of(index, unit)),
            None => Rc::clone(index),
        };
        Self {
            unit,
            index: own,
            counts: Counts::of(assessments.iter().copied().flatten()),
            assessments: Rc::new(assessments),
            attainment: differs.then(|| {
                let values = Values::of_unit(index, &choices.data, choices.month, unit);
                Alone::new(index, &values, annual)
            }),
            before,
        }
    }
}

/// One unit's points alone, to be scored under any weights.
#[derive(Debug)]
struct Alone {
    plan: Plan,
    scratch: Scratch,
}

impl Alone {
    /// Of values of that unit alone.
    fn new(index: &Index, values: &Values, terms: Terms) -> Self {
        let points = Points::of_values(index, values, terms);
        let plan = Plan::new(index, Arc::new(points));
        Self {
            scratch: Scratch::new(&plan),
            plan,
        }
    }

    fn headline(&mut self, weighting: &Weighting) -> Option<f64> {
        self.plan.rescore(&mut self.scratch, weighting).ok()?;
        self.scratch.scores().headline(UnitId::at(0))
    }
}

/// Derives what is shown from what was chosen.
pub fn derive(state: &State, cache: &mut Cache) -> Option<Derived> {
    let choices = &*state.choices;
    let index = &choices.index;
    let kept = cache.refresh(choices)?;
    let points = Arc::clone(kept.plan.points());
    let unit = state.unit();
    let published = kept.default_profile(index, unit);
    let base = kept
        .default
        .clone()
        .with_red_lines(choices.red_lines.clone());
    let scored = choices.weighting().and_then(|own| {
        let own = own.with_red_lines(choices.red_lines.clone());
        let as_published = own.is_default(index);
        if !as_published {
            kept.rescore(index, &own)?;
        }
        Ok((own, as_published))
    });
    let (weighting, as_published, fault) = match scored {
        Ok((own, as_published)) => (own, as_published, None),
        Err(fault) => (base, false, Some(fault)),
    };
    let reading = match kept.values.is_partly_due() {
        true => kept.terms.reading,
        false => Reading::Annual,
    };
    let beside = kept.beside(choices, unit);
    let (assessments, counts) = (Rc::clone(&beside.assessments), beside.counts);
    let own_index = Rc::clone(&beside.index);
    let attainment = beside
        .attainment
        .as_mut()
        .map(|alone| alone.headline(&weighting));
    let before = beside.before.as_mut();
    let before = before.and_then(|(month, alone)| Some((*month, alone.headline(&weighting)?)));
    let scores = match as_published || fault.is_some() {
        true => &kept.default_scores,
        false => kept.scratch.scores(),
    };
    let mine = match as_published || fault.is_some() {
        true => Rc::clone(&published),
        false => Rc::new(Profile::new(index, scores, &weighting, unit)),
    };
    let graded = grade::grade(index, scores, &weighting, unit);
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
    Some(Derived {
        unit,
        index: own_index,
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
        reading,
        attainment: attainment.unwrap_or(mine.headline),
        before: before.filter(|_| fault.is_none()),
        assessments,
        counts,
        weights: Rc::new(shown_weights.collect()),
        published,
        mine,
        fault,
        points,
    })
}
