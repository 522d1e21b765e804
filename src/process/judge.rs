//! One unit's points at one indicator, as of a month, under a reading.

use super::latest::Latest;
use super::terms::Terms;
use super::values::Values;
use crate::data::{Status, UnitId};
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;
use crate::rule::{Compared, Due, Rule, Split, against};
use crate::schema::{Frequency, MissingAtClose, Reading, Standing};

/// One unit's points and coverage at an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Judged {
    pub(super) points: Option<f64>,
    /// `None` where it is not applicable, or not due.
    pub(super) coverage: Option<f64>,
    pub(super) standing: Standing,
    /// The points that are due.
    pub(super) required: f64,
    /// Points without the 0 of silence after the period.
    pub(super) told: Option<f64>,
    /// Whether points and what was told differ.
    pub(super) is_silent: bool,
}

/// What a place says as of a month.
enum Said {
    /// Points against the whole, and how old they are.
    Points(f64, Standing),
    Missing,
    Pending,
    NotApplicable,
}

/// Judges one indicator, unit by unit; one unit alone where its target is split.
pub(super) struct Judge<'a> {
    indicator: &'a Indicator,
    /// Its rule, or the unit's own.
    rule: &'a Rule,
    as_of: Option<Month>,
    due: Due,
    most: f64,
    /// What is due of an indicator without items.
    required: f64,
    /// Whether what is missing scores 0.
    zero: bool,
    terms: Terms,
}

impl<'a> Judge<'a> {
    /// For values of one month against what another's demand of a unit.
    pub(super) fn new(
        indicator: &'a Indicator,
        (unit, id): (UnitId, IndicatorId),
        values: &Values,
        demanding: &'a Values,
        terms: Terms,
    ) -> Self {
        let due = match terms.reading {
            Reading::Schedule => demanding.due(unit, id),
            Reading::Annual => Due::Whole,
        };
        let rule = demanding.rule(unit, id, indicator);
        let is_closed = demanding.is_closed() && terms.missing_at_close == MissingAtClose::Zero;
        Self {
            indicator,
            rule,
            as_of: values.as_of(),
            due,
            most: rule.most(),
            required: rule.required(due, 1.0),
            // Nobody is to blame for what nobody has set.
            zero: is_closed && rule.split() != Split::Lacking,
            terms,
        }
    }

    /// One unit's value.
    pub(super) fn unit(&self, values: &Values, unit: UnitId, id: IndicatorId) -> Judged {
        match self.indicator.items.is_empty() {
            true => self.whole(
                values.whole(unit, id),
                values.compared(unit, id, self.terms),
            ),
            false => self.items(values, unit, id),
        }
    }

    /// An indicator without items.
    pub(super) fn whole(&self, latest: Option<Latest>, compared: Option<Compared<'_>>) -> Judged {
        let required = self.required;
        let judged = |points, coverage, standing| Judged {
            points,
            coverage,
            standing,
            required,
            told: points,
            is_silent: false,
        };
        let is_due = required > 0.0;
        let silent = |told: Option<f64>, standing| Judged {
            told,
            is_silent: self.zero,
            ..judged(self.zero.then_some(0.0), Some(0.0), standing)
        };
        match self.said(latest, compared) {
            Said::NotApplicable => judged(None, None, Standing::NotApplicable),
            Said::Pending => judged(None, is_due.then_some(0.0), Standing::Pending),
            Said::Missing if is_due => silent(None, Standing::Missing),
            Said::Missing => judged(None, None, Standing::NotDue),
            Said::Points(points, Standing::Overdue) if self.zero => {
                silent(Some(points), Standing::Overdue)
            }
            Said::Points(points, standing) => match against(points, required, self.most) {
                Some(points) => judged(Some(points), Some(fresh(standing)), standing),
                None => judged(None, None, Standing::NotDue),
            },
        }
    }

    /// The items, as their rule combines them.
    pub(super) fn items(&self, values: &Values, unit: UnitId, id: IndicatorId) -> Judged {
        let rule = self.rule;
        let items = self.indicator.items.iter().enumerate();
        let said: Vec<(f64, Said)> = items
            .map(|(at, item)| {
                (
                    item.count,
                    self.said(values.item(unit, id, at as u32), None),
                )
            })
            .filter(|(_, said)| !matches!(said, Said::NotApplicable))
            .collect();
        let count: f64 = said.iter().map(|(count, _)| count).sum();
        let required = rule.required(self.due, count);
        // A share is due of all items together, anything else of each.
        let is_shared = matches!(self.due, Due::Share(_));
        let each = if is_shared { 100.0 } else { required };
        let mut sums = Sums::default();
        for (count, said) in &said {
            self.add(&mut sums, *count, said, each);
        }
        let together = |points: &[(f64, f64)]| {
            let points = rule.items_combine().points(points.iter().copied())?;
            match is_shared {
                true => against(points, required, self.most),
                false => Some(points),
            }
        };
        let points = together(&sums.scored);
        let standing = match sums.standing {
            Some(Standing::Pending) => Standing::Pending,
            Some(_) if required <= 0.0 && points.is_none() => Standing::NotDue,
            Some(standing) => standing,
            None => Standing::NotApplicable,
        };
        // Where nothing is due yet, what is there is all that is asked for.
        let coverage = match (is_shared && required <= 0.0, points) {
            (true, points) => points.map(|_| 1.0),
            (false, _) => (sums.applicable > 0.0).then(|| sums.covered / sums.applicable),
        };
        Judged {
            points,
            coverage,
            standing,
            required,
            told: together(&sums.told),
            is_silent: sums.scored != sums.told,
        }
    }

    /// Adds an item, of which so many points are due.
    fn add(&self, sums: &mut Sums, count: f64, said: &Said, required: f64) {
        let (told, covered, standing) = match *said {
            Said::NotApplicable => return,
            Said::Pending => (None, 0.0, Standing::Pending),
            Said::Missing => (None, 0.0, Standing::Missing),
            Said::Points(points, standing) => {
                let points = against(points, required, self.most);
                (points, fresh(standing), standing)
            }
        };
        let is_silent = self.zero && matches!(standing, Standing::Missing | Standing::Overdue);
        let points = if is_silent { Some(0.0) } else { told };
        sums.told.extend(told.map(|points| (count, points)));
        sums.scored.extend(points.map(|points| (count, points)));
        if required > 0.0 || points.is_some() {
            sums.stand(standing);
            sums.applicable += count;
            sums.covered += count * covered;
        } else {
            sums.stand(match standing {
                Standing::Pending => Standing::Pending,
                _ => Standing::NotDue,
            });
        }
    }

    fn said(&self, latest: Option<Latest>, compared: Option<Compared<'_>>) -> Said {
        let Some(latest) = latest else {
            return Said::Missing;
        };
        match latest.status {
            Status::NotApplicable => Said::NotApplicable,
            Status::Pending => Said::Pending,
            Status::NotReported => Said::Missing,
            Status::Reported(observation) => match self.rule.points_among(&observation, compared) {
                Some(points) => Said::Points(points, self.age(&latest)),
                None => Said::Missing,
            },
        }
    }

    fn age(&self, latest: &Latest) -> Standing {
        let (Some(now), Some(then)) = (self.as_of, latest.month) else {
            return Standing::Reported;
        };
        let lasts = match self.indicator.frequency {
            Frequency::Monthly => 1,
            Frequency::Quarterly => 3,
            Frequency::Yearly => 12,
            Frequency::Once => i32::MAX,
        };
        match now.since(then) {
            ..=0 if !latest.carried => Standing::Reported,
            months if months < lasts => Standing::Carried,
            _ => Standing::Overdue,
        }
    }
}

/// Sums over the items of an indicator, by count.
#[derive(Default)]
struct Sums {
    /// Counts and points of what is scored.
    scored: Vec<(f64, f64)>,
    /// The same without the 0 of silence.
    told: Vec<(f64, f64)>,
    covered: f64,
    applicable: f64,
    /// The first in the order of [`Standing`] that any item has.
    standing: Option<Standing>,
}

impl Sums {
    fn stand(&mut self, standing: Standing) {
        self.standing = Some(self.standing.map_or(standing, |there| there.min(standing)));
    }
}

/// Whether a value is of the month, or stands for it.
fn fresh(standing: Standing) -> f64 {
    match standing {
        Standing::Reported | Standing::Carried => 1.0,
        Standing::Overdue
        | Standing::Pending
        | Standing::Missing
        | Standing::NotDue
        | Standing::NotApplicable => 0.0,
    }
}

/// One unit's points at an indicator: of the values of one month against what another's demand.
pub fn points_of(
    index: &Index,
    values: &Values,
    demanding: &Values,
    terms: Terms,
    unit: UnitId,
    id: IndicatorId,
) -> Option<f64> {
    let judge = Judge::new(index.indicator(id), (unit, id), values, demanding, terms);
    judge.unit(values, unit, id).points
}
