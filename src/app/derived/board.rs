//! Every unit under the reader's weights, now and over the months.

use crate::app::state::{ByPtr, Choices};
use crate::data::{Dataset, UnitId};
use crate::figure::{RankCourse, Ranks, neighbours};
use crate::index::Index;
use crate::methodology::{Processing, Weighting};
use crate::month::Month;
use crate::process::Points;
use crate::score::{Board, Rescoring, Scores};
use std::rc::Rc;
use std::sync::Arc;

/// The month or year that scores and ranks are compared with; `None` without one that the data reach.
pub fn previous(choices: &Choices) -> Option<Month> {
    choices.data.before(choices.month?)
}

/// The months of the year up to the present one, or the years, that the data reach, rising.
pub fn steps(choices: &Choices) -> Vec<Month> {
    let first = choices.data.first_month();
    let Some((month, first)) = choices.month.zip(first) else {
        return Vec::new();
    };
    let course = month.course(Some(first)).into_iter();
    course.filter(|month| first <= *month).collect()
}

/// Scores and ranks of every unit over the months.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The months, rising.
    pub months: Vec<Month>,
    /// By month, then by unit.
    pub scores: Vec<Vec<Option<f64>>>,
    /// By month, then by unit.
    pub ranks: Vec<Vec<Option<u32>>>,
}

/// The ranks over the months of some units, and of those nearest to the first of them.
pub fn ranks(series: &Series, board: &Board, data: &Dataset, first: &[UnitId]) -> Ranks {
    let ranked = board.ranked().into_iter().map(|line| line.unit);
    let shown = neighbours(&ranked.collect::<Vec<_>>(), first).into_iter();
    let course = |unit: UnitId| {
        let title = data.units().get(unit.position())?.title.clone();
        let ranks = series.ranks.iter();
        let ranks = ranks.map(|ranks| ranks.get(unit.position()).copied().flatten());
        Some(RankCourse {
            title,
            ranks: ranks.collect(),
        })
    };
    Ranks {
        months: series.months.clone(),
        courses: shown.filter_map(course).collect(),
    }
}

/// What is kept from one event to the next.
#[derive(Debug, Default)]
pub struct Boards(Option<Kept>);

/// What stays while index, data and month do.
#[derive(Debug)]
struct Kept {
    key: (ByPtr<Index>, ByPtr<Dataset>, Option<Month>),
    /// Of the present points, which another result has made.
    now: Rescoring,
    default: Scores,
    /// Of the month or year that is compared with.
    before: Option<(Month, Rescoring)>,
    steps: Vec<Month>,
    /// Of the first of these months, as far as they have been made.
    past: Vec<Rescoring>,
    /// The last board, and the weights that it is of.
    board: Option<(Weighting, Rc<Board>)>,
    /// The last series, and the weights that they are of.
    series: Option<(Weighting, Rc<Series>)>,
}

impl Kept {
    fn new(
        choices: &Choices,
        key: (ByPtr<Index>, ByPtr<Dataset>, Option<Month>),
        points: &Arc<Points>,
    ) -> Option<Self> {
        let index = &choices.index;
        let mut now = Rescoring::new(index, Arc::clone(points));
        let default = now.under(&Weighting::default_of(index))?.clone();
        let before = previous(choices).map(|month| {
            let points = points_of(choices, month);
            (month, Rescoring::new(index, points))
        });
        Some(Self {
            key,
            now,
            default,
            before,
            steps: steps(choices),
            past: Vec::new(),
            board: None,
            series: None,
        })
    }
}

fn points_of(choices: &Choices, month: Month) -> Arc<Points> {
    let processing = Processing::default_of(&choices.index).as_of(Some(month));
    Arc::new(processing.points(&choices.index, &choices.data))
}

/// The reader's weights; the default ones where these give no score.
fn weighting(choices: &Choices) -> Weighting {
    let own = choices.weighting();
    own.unwrap_or_else(|_| Weighting::default_of(&choices.index))
}

impl Boards {
    /// What is kept for these choices; made of their points where it is of others.
    fn kept(&mut self, choices: &Choices, points: &Arc<Points>) -> Option<&mut Kept> {
        let key = (
            ByPtr(Rc::clone(&choices.index)),
            ByPtr(Rc::clone(&choices.data)),
            choices.month,
        );
        if self.0.as_ref().is_none_or(|kept| kept.key != key) {
            self.0 = Kept::new(choices, key, points);
        }
        self.0.as_mut()
    }

    /// Every unit under the reader's weights; `None` where there are no scores under the default ones.
    pub fn board(&mut self, choices: &Choices, points: &Arc<Points>) -> Option<Rc<Board>> {
        let kept = self.kept(choices, points)?;
        let index = &choices.index;
        let own = weighting(choices);
        if let Some((of, board)) = &kept.board
            && *of == own
        {
            return Some(Rc::clone(board));
        }
        let before = kept.before.as_mut();
        let before = before.and_then(|(_, before)| before.under(&own));
        let board = match own.is_default(index) {
            true => Board::new(index, &choices.data, &kept.default, None, before),
            false => match kept.now.under(&own) {
                Some(scores) => {
                    let default = Some(&kept.default);
                    Board::new(index, &choices.data, scores, default, before)
                }
                None => Board::new(index, &choices.data, &kept.default, None, before),
            },
        };
        let board = Rc::new(board);
        kept.board = Some((own, Rc::clone(&board)));
        Some(board)
    }

    /// The month or year that the last board compares with.
    pub fn compared_with(&self) -> Option<Month> {
        let before = self.0.as_ref()?.before.as_ref();
        before.map(|(month, _)| *month)
    }

    /// How many points the months would have that are not there yet.
    pub fn missing(&self, choices: &Choices) -> usize {
        let months = self.0.as_ref();
        let months = months.map_or(0, |kept| kept.steps.len() - kept.past.len());
        months * choices.data.units().len() * choices.index.columns()
    }

    /// Makes one more month; whether there are others to be made.
    pub fn make(&mut self, choices: &Choices, points: &Arc<Points>) -> bool {
        let Some(kept) = self.kept(choices, points) else {
            return false;
        };
        let Some(&month) = kept.steps.get(kept.past.len()) else {
            return false;
        };
        let before = kept.before.as_ref().filter(|(of, _)| *of == month);
        let points = match before {
            _ if Some(month) == choices.month => Arc::clone(kept.now.points()),
            Some((_, before)) => Arc::clone(before.points()),
            None => points_of(choices, month),
        };
        kept.past.push(Rescoring::new(&choices.index, points));
        kept.past.len() < kept.steps.len()
    }

    /// Scores and ranks over the months, once all of these have been made.
    pub fn series(&mut self, choices: &Choices) -> Option<Rc<Series>> {
        let kept = self.0.as_mut()?;
        if kept.past.len() < kept.steps.len() {
            return None;
        }
        let own = weighting(choices);
        if let Some((of, series)) = &kept.series
            && *of == own
        {
            return Some(Rc::clone(series));
        }
        let units = choices.data.units().len();
        let mut series = Series {
            months: kept.steps.clone(),
            scores: Vec::with_capacity(kept.past.len()),
            ranks: Vec::with_capacity(kept.past.len()),
        };
        for month in &mut kept.past {
            let scores = month.under(&own);
            series.scores.push(
                scores.map_or_else(|| vec![None; units], |scores| scores.headlines().to_vec()),
            );
            series
                .ranks
                .push(scores.map_or_else(|| vec![None; units], |scores| scores.ranks().to_vec()));
        }
        let series = Rc::new(series);
        kept.series = Some((own, Rc::clone(&series)));
        Some(series)
    }
}
