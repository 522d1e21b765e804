//! The dense table of points: units × indicators, column by column.

use super::judge::{Judge, Judged};
use super::terms::Terms;
use super::values::Values;
use crate::data::{Dataset, UnitId};
use crate::index::{Index, IndicatorId};
use crate::month::Month;

/// Points of every unit at every indicator as of a month, under one reading: the part of scoring
/// that weights do not touch.
///
/// Column-major, `units × indicators`. Points are `None` where nothing is reported; coverage is the
/// share of an indicator's item counts with a value of the month or one that stands for it (0–1),
/// and `None` where the indicator is not applicable, or nothing of it is due yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    units: usize,
    as_of: Option<Month>,
    is_closed: bool,
    columns: Vec<Column>,
}

/// One indicator's points, in a form that is summed without asking where they are: what is missing
/// is 0 and weighs 0.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Column {
    /// 0 for none.
    points: Vec<f64>,
    /// `None` where every unit has points, with full coverage.
    gaps: Option<Gaps>,
    /// The least points of any unit; infinite where there are none.
    least: f64,
    /// The points that the value has, for units that score 0 by silence; by unit, rising.
    silent: Vec<(usize, Option<f64>)>,
}

/// Which of a column's points are there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gaps {
    /// 1 where there are points, else 0.
    scored: Vec<f64>,
    /// Coverage, 0 for none; the same as `scored` where `None`.
    covered: Option<Vec<f64>>,
    /// 1 where the indicator is applicable, else 0; everywhere 1 where `None`.
    applicable: Option<Vec<f64>>,
}

fn flag(condition: bool) -> f64 {
    f64::from(u8::from(condition))
}

fn cells(judged: &[Judged], cell: impl Fn(&Judged) -> f64) -> Vec<f64> {
    judged.iter().map(cell).collect()
}

impl Column {
    fn new(judged: &[Judged]) -> Self {
        let given = judged.iter().filter_map(|one| one.points);
        let is_full = |one: &Judged| one.points.is_some() && one.coverage == Some(1.0);
        Self {
            points: cells(judged, |one| one.points.unwrap_or(0.0)),
            gaps: (!judged.iter().all(is_full)).then(|| Gaps::new(judged)),
            least: given.fold(f64::INFINITY, f64::min),
            silent: judged
                .iter()
                .enumerate()
                .filter(|(_, one)| one.is_silent)
                .map(|(unit, one)| (unit, one.told))
                .collect(),
        }
    }

    /// Points, 0 for none.
    pub(crate) fn points(&self) -> &[f64] {
        &self.points
    }

    /// Which of them are there; all where `None`.
    pub(crate) fn gaps(&self) -> Option<&Gaps> {
        self.gaps.as_ref()
    }

    /// The least points of any unit; infinite where there are none.
    pub(crate) fn least(&self) -> f64 {
        self.least
    }

    /// A unit's points, and its coverage.
    fn get(&self, unit: usize) -> Option<(Option<f64>, Option<f64>)> {
        let points = *self.points.get(unit)?;
        let Some(gaps) = &self.gaps else {
            return Some((Some(points), Some(1.0)));
        };
        let coverage = match &gaps.applicable {
            Some(applicable) if applicable[unit] <= 0.0 => None,
            _ => Some(gaps.covered()[unit]),
        };
        Some(((gaps.scored[unit] > 0.0).then_some(points), coverage))
    }

    /// A unit that scores 0 by silence, with the points of its value.
    fn silent(&self, unit: usize) -> Option<&(usize, Option<f64>)> {
        let found = self.silent.binary_search_by_key(&unit, |(unit, _)| *unit);
        found.ok().map(|at| &self.silent[at])
    }

    /// The column of one of its units.
    fn only(&self, unit: usize) -> Self {
        let (points, coverage) = self.get(unit).unwrap_or_default();
        let cell = |condition: bool| vec![flag(condition)];
        let is_full = points.is_some() && coverage == Some(1.0);
        Self {
            points: vec![points.unwrap_or(0.0)],
            gaps: (!is_full).then(|| Gaps {
                scored: cell(points.is_some()),
                covered: Some(vec![coverage.unwrap_or(0.0)]),
                applicable: Some(cell(coverage.is_some())),
            }),
            least: points.unwrap_or(f64::INFINITY),
            silent: self
                .silent(unit)
                .map(|(_, told)| (0, *told))
                .into_iter()
                .collect(),
        }
    }
}

impl Gaps {
    fn new(judged: &[Judged]) -> Self {
        let scored = cells(judged, |one| flag(one.points.is_some()));
        let covered = cells(judged, |one| one.coverage.unwrap_or(0.0));
        let is_everywhere = judged.iter().all(|one| one.coverage.is_some());
        Self {
            covered: (covered != scored).then_some(covered),
            applicable: (!is_everywhere).then(|| cells(judged, |one| flag(one.coverage.is_some()))),
            scored,
        }
    }

    /// 1 where there are points, else 0.
    pub(crate) fn scored(&self) -> &[f64] {
        &self.scored
    }

    /// Coverage, 0 for none.
    pub(crate) fn covered(&self) -> &[f64] {
        self.covered.as_deref().unwrap_or(&self.scored)
    }

    /// 1 where the indicator is applicable, else 0; everywhere 1 where `None`.
    pub(crate) fn applicable(&self) -> Option<&[f64]> {
        self.applicable.as_deref()
    }
}

impl Points {
    /// The points of a data set's latest records up to a month, under the index's own terms; against
    /// the whole where there is no month.
    pub fn new(index: &Index, dataset: &Dataset, as_of: Option<Month>) -> Self {
        let terms = Terms {
            reading: index.reading(),
            missing_at_close: index.missing_at_close(),
            ..Terms::default()
        };
        Self::of_values(index, &Values::new(index, dataset, as_of), terms)
    }

    /// Judges every unit's value at every indicator.
    pub fn of_values(index: &Index, values: &Values, terms: Terms) -> Self {
        let units = values.units();
        let empty = Column {
            points: Vec::new(),
            gaps: None,
            least: f64::INFINITY,
            silent: Vec::new(),
        };
        let mut columns = vec![empty; index.columns()];
        let mut judged = Vec::with_capacity(units);
        for (id, indicator) in index.indicators() {
            judged.clear();
            let judge = |unit| Judge::new(indicator, (unit, id), values, values, terms);
            let common = judge(UnitId::at(0));
            if values.is_split(id) {
                let units = (0..units).map(UnitId::at);
                judged.extend(units.map(|unit| judge(unit).unit(values, unit, id)));
            } else if indicator.items.is_empty() {
                let wholes = values.wholes(id).enumerate();
                judged.extend(wholes.map(|(unit, one)| {
                    common.whole(one, values.compared(UnitId::at(unit), id, terms))
                }));
            } else {
                // Silence is judged alike whosever it is.
                let mut silence = None;
                judged.extend((0..units).map(UnitId::at).map(|unit| {
                    let items = || common.items(values, unit, id);
                    match values.is_told(unit, id) {
                        true => items(),
                        false => *silence.get_or_insert_with(items),
                    }
                }));
            }
            columns[id.position()] = Column::new(&judged);
        }
        Self {
            units,
            as_of: values.as_of(),
            is_closed: values.is_closed(),
            columns,
        }
    }

    /// The points of one of its units alone, at the first place; of none where it is not there.
    #[must_use]
    pub fn only(&self, unit: UnitId) -> Self {
        let is_there = unit.position() < self.units;
        let empty = Column {
            points: Vec::new(),
            gaps: None,
            least: f64::INFINITY,
            silent: Vec::new(),
        };
        let one = |column: &Column| match is_there && !column.points.is_empty() {
            true => column.only(unit.position()),
            false => empty.clone(),
        };
        Self {
            units: usize::from(is_there),
            columns: self.columns.iter().map(one).collect(),
            ..*self
        }
    }

    /// How many units.
    pub fn units(&self) -> usize {
        self.units
    }

    /// The last month whose records count; all of them where `None`.
    pub fn as_of(&self) -> Option<Month> {
        self.as_of
    }

    /// Whether the period has ended with the month.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Points; `None` where nothing is reported.
    pub fn get(&self, unit: UnitId, indicator: IndicatorId) -> Option<f64> {
        self.cell(unit, indicator)?.0
    }

    /// The points of what was reported: without the 0 of silence after the period. An event is told by
    /// a value, never by the want of one.
    pub fn told(&self, unit: UnitId, indicator: IndicatorId) -> Option<f64> {
        let column = self.columns.get(indicator.position())?;
        match column.silent(unit.position()) {
            Some((_, told)) => *told,
            None => self.get(unit, indicator),
        }
    }

    /// Share of the item counts with a value that stands; `None` where the indicator is not
    /// applicable, or not due.
    pub fn coverage(&self, unit: UnitId, indicator: IndicatorId) -> Option<f64> {
        self.cell(unit, indicator)?.1
    }

    fn cell(&self, unit: UnitId, indicator: IndicatorId) -> Option<(Option<f64>, Option<f64>)> {
        self.columns.get(indicator.position())?.get(unit.position())
    }

    pub(crate) fn column(&self, indicator: IndicatorId) -> &Column {
        &self.columns[indicator.position()]
    }
}
