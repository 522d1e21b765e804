//! The running sums of a branch, all units at once.

use super::aggregate::{Aggregation, Running};
use super::scores::Branch;
use crate::process::{Column, Gaps};

/// Sums over the children of one branch, a cell a unit; those of its score and coverage are kept
/// in the branch itself.
///
/// Children that every unit has in full add to `all` alone. The other sums are touched only once
/// a child with gaps is added.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    aggregation: Aggregation,
    /// The scores in whose units the sums of a power mean are.
    top: Vec<f64>,
    /// Weight that every unit has, wholly covered.
    all: f64,
    /// Further weight of what is scored.
    weight: Vec<f64>,
    /// Further weight of what is applicable.
    applicable: Vec<f64>,
    /// Whether a child with gaps was added.
    has_gaps: bool,
}

/// `sum += weight × x`, cell by cell.
fn add(sums: &mut [f64], weight: f64, column: &[f64]) {
    for (sum, x) in sums.iter_mut().zip(column) {
        *sum += weight * x;
    }
}

impl Sums {
    pub(super) fn of(units: usize) -> Self {
        Self {
            aggregation: Aggregation::default(),
            top: vec![0.0; units],
            all: 0.0,
            weight: vec![0.0; units],
            applicable: vec![0.0; units],
            has_gaps: false,
        }
    }

    /// Begins another branch.
    pub(super) fn start(&mut self, aggregation: Aggregation, branch: &mut Branch) {
        self.aggregation = aggregation;
        self.all = 0.0;
        self.has_gaps = false;
        let Running { sum, top } = aggregation.start();
        branch.score.fill(sum);
        self.top.fill(top);
    }

    /// Adds an indicator of a weight above 0.
    pub(super) fn add_points(&mut self, branch: &mut Branch, weight: f64, column: &Column) {
        match column.gaps() {
            None => self.add_complete(branch, weight, column.points()),
            Some(gaps) => self.add_gaps(branch, weight, column.points(), gaps),
        }
    }

    /// Adds a branch below, of a weight above 0.
    pub(super) fn add_branch(&mut self, branch: &mut Branch, weight: f64, below: &Branch) {
        match below.is_complete {
            true => self.add_complete(branch, weight, &below.score),
            false => self.add_partial(branch, weight, below),
        }
    }

    fn add_complete(&mut self, branch: &mut Branch, weight: f64, score: &[f64]) {
        self.all += weight;
        match self.aggregation {
            Aggregation::Arithmetic => add(&mut branch.score, weight, score),
            other => {
                let cells = branch.score.iter_mut().zip(&mut self.top).zip(score);
                for ((sum, top), &s) in cells {
                    other.add(sum, top, s, weight);
                }
            }
        }
    }

    /// What is missing is 0 and weighs 0: an arithmetic mean is summed without a look at it.
    fn add_gaps(&mut self, branch: &mut Branch, weight: f64, points: &[f64], gaps: &Gaps) {
        self.open_gaps(branch);
        add(&mut self.weight, weight, gaps.scored());
        add(&mut branch.coverage, weight, gaps.covered());
        match gaps.applicable() {
            Some(applicable) => add(&mut self.applicable, weight, applicable),
            None => self.applicable.iter_mut().for_each(|sum| *sum += weight),
        }
        match self.aggregation {
            Aggregation::Arithmetic => add(&mut branch.score, weight, points),
            other => {
                let sums = branch.score.iter_mut().zip(&mut self.top);
                let cells = sums.zip(points).zip(gaps.scored());
                for (((sum, top), &s), _) in cells.filter(|(_, scored)| **scored > 0.0) {
                    other.add(sum, top, s, weight);
                }
            }
        }
    }

    fn add_partial(&mut self, branch: &mut Branch, weight: f64, below: &Branch) {
        self.open_gaps(branch);
        for (unit, (&s, &c)) in below.score.iter().zip(&below.coverage).enumerate() {
            if !c.is_nan() {
                self.applicable[unit] += weight;
                branch.coverage[unit] += weight * c;
            }
            if s.is_nan() {
                continue;
            }
            self.weight[unit] += weight;
            let (sum, top) = (&mut branch.score[unit], &mut self.top[unit]);
            self.aggregation.add(sum, top, s, weight);
        }
    }

    fn open_gaps(&mut self, branch: &mut Branch) {
        if !self.has_gaps {
            self.has_gaps = true;
            self.weight.fill(0.0);
            self.applicable.fill(0.0);
            branch.coverage.fill(0.0);
        }
    }

    /// Turns the sums into means; NaN where nothing was added.
    pub(super) fn finish(&self, branch: &mut Branch) {
        let (aggregation, all) = (self.aggregation, self.all);
        let mean = |sum: f64, top: f64, weight: f64| match weight > 0.0 {
            true => aggregation.mean_of(sum, top, weight),
            false => f64::NAN,
        };
        branch.is_complete = !self.has_gaps && all > 0.0;
        let scores = branch.score.iter_mut().zip(&self.top);
        if self.has_gaps {
            for ((value, top), weight) in scores.zip(&self.weight) {
                *value = mean(*value, *top, weight + all);
            }
            for (covered, applicable) in branch.coverage.iter_mut().zip(&self.applicable) {
                *covered = (*covered + all) / (applicable + all);
            }
        } else {
            scores.for_each(|(value, top)| *value = mean(*value, *top, all));
            let covered = if all > 0.0 { 1.0 } else { f64::NAN };
            branch.coverage.fill(covered);
        }
    }
}
