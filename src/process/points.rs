//! The dense table of points: units × indicators, column by column.

use super::values::Values;
use crate::data::{Dataset, Status, UnitId};
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;

/// Points of every unit at every indicator as of a month, the part of scoring that weights do not
/// touch.
///
/// Column-major, `units × indicators`. Points are `None` where nothing is reported; coverage is the
/// share of an indicator's item counts that is reported (0–1), and `None` where the indicator is
/// not applicable.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    units: usize,
    as_of: Option<Month>,
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

/// One unit's points and coverage at an indicator.
#[derive(Clone, Copy)]
struct Judged {
    points: Option<f64>,
    /// `None` where it is not applicable.
    coverage: Option<f64>,
}

impl Judged {
    const NOT_APPLICABLE: Self = Self {
        points: None,
        coverage: None,
    };

    fn whole(points: Option<f64>) -> Self {
        Self {
            points,
            coverage: Some(flag(points.is_some())),
        }
    }
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

    fn get(&self, unit: usize) -> Option<Judged> {
        let points = *self.points.get(unit)?;
        Some(match &self.gaps {
            None => Judged::whole(Some(points)),
            Some(gaps) => Judged {
                points: (gaps.scored[unit] > 0.0).then_some(points),
                coverage: match &gaps.applicable {
                    Some(applicable) if applicable[unit] <= 0.0 => None,
                    _ => Some(gaps.covered()[unit]),
                },
            },
        })
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
    /// The points of a data set's latest records up to a month.
    pub fn new(index: &Index, dataset: &Dataset, as_of: Option<Month>) -> Self {
        Self::of_values(index, &Values::new(index, dataset, as_of))
    }

    /// Applies every rule to every unit's value.
    pub fn of_values(index: &Index, values: &Values) -> Self {
        let units = values.units();
        let empty = Column {
            points: Vec::new(),
            gaps: None,
            least: f64::INFINITY,
        };
        let mut columns = vec![empty; index.columns()];
        let mut judged = Vec::with_capacity(units);
        for (id, indicator) in index.indicators() {
            judged.clear();
            match indicator.items.is_empty() {
                true => judged.extend(values.statuses(id).map(|one| of_whole(indicator, one))),
                false => judged.extend(
                    (0..units).map(|unit| of_items(indicator, id, values, UnitId::at(unit))),
                ),
            }
            columns[id.position()] = Column::new(&judged);
        }
        Self {
            units,
            as_of: values.as_of(),
            columns,
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

    /// Points; `None` where nothing is reported.
    pub fn get(&self, unit: UnitId, indicator: IndicatorId) -> Option<f64> {
        self.judged(unit, indicator)?.points
    }

    /// Share of the item counts that is reported; `None` where the indicator is not applicable.
    pub fn coverage(&self, unit: UnitId, indicator: IndicatorId) -> Option<f64> {
        self.judged(unit, indicator)?.coverage
    }

    fn judged(&self, unit: UnitId, indicator: IndicatorId) -> Option<Judged> {
        self.columns.get(indicator.position())?.get(unit.position())
    }

    pub(crate) fn column(&self, indicator: IndicatorId) -> &Column {
        &self.columns[indicator.position()]
    }
}

fn of_whole(indicator: &Indicator, status: Option<Status>) -> Judged {
    match status {
        Some(Status::NotApplicable) => Judged::NOT_APPLICABLE,
        Some(Status::Reported(observation)) => Judged::whole(indicator.rule.points(&observation)),
        Some(Status::NotReported | Status::Pending) | None => Judged::whole(None),
    }
}

/// The points of the items, as the rule combines them.
fn of_items(indicator: &Indicator, id: IndicatorId, values: &Values, unit: UnitId) -> Judged {
    let mut scored = Vec::with_capacity(indicator.items.len());
    let mut applicable = 0.0;
    for (position, item) in indicator.items.iter().enumerate() {
        let latest = values.item(unit, id, position as u32);
        match latest.map(|latest| latest.status) {
            Some(Status::NotApplicable) => continue,
            Some(Status::Reported(observation)) => {
                let points = indicator.rule.points(&observation);
                scored.extend(points.map(|points| (item.count, points)));
            }
            Some(Status::NotReported | Status::Pending) | None => {}
        }
        applicable += item.count;
    }
    if applicable == 0.0 {
        return Judged::NOT_APPLICABLE;
    }
    let reported: f64 = scored.iter().map(|(count, _)| count).sum();
    Judged {
        points: indicator.rule.items_combine().points(scored.into_iter()),
        coverage: Some(reported / applicable),
    }
}
