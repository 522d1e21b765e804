//! The dense table of points: units × indicators, column by column.

use crate::data::{Dataset, Key, Record, Status, UnitId};
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;

/// Points of every unit at every indicator as of a month, the part of scoring that weights do not
/// touch.
///
/// Column-major, `units × indicators`. Points are none where nothing is reported; coverage is the
/// share of an indicator's item counts that is reported (0–1), and none where the indicator is
/// not applicable.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    units: usize,
    as_of: Option<Month>,
    columns: Vec<Column>,
}

/// One indicator's points; NaN stands for none.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) points: Vec<f64>,
    pub(crate) coverage: Vec<f64>,
    /// None where every unit has points, with full coverage.
    pub(crate) gaps: Option<Gaps>,
    /// The least points of any unit; infinite where there are none.
    pub(crate) least: f64,
}

/// A column with gaps, in a form that is summed without asking where they are: what is missing is
/// 0 and weighs 0.
#[derive(Clone, Debug)]
pub(crate) struct Gaps {
    /// Points, 0 for none.
    pub(crate) points: Vec<f64>,
    /// 1 where there are points, else 0.
    pub(crate) scored: Vec<f64>,
    /// Coverage, 0 for none.
    pub(crate) covered: Vec<f64>,
    /// 1 where the indicator is applicable, else 0.
    pub(crate) applicable: Vec<f64>,
}

impl Gaps {
    fn of(points: &[f64], coverage: &[f64]) -> Option<Self> {
        let full = coverage.iter().all(|&coverage| coverage == 1.0)
            && points.iter().all(|points| !points.is_nan());
        let filled = |column: &[f64]| -> Vec<f64> {
            column
                .iter()
                .map(|&x| if x.is_nan() { 0.0 } else { x })
                .collect()
        };
        let present = |column: &[f64]| -> Vec<f64> {
            column
                .iter()
                .map(|x| f64::from(u8::from(!x.is_nan())))
                .collect()
        };
        (!full).then(|| Self {
            points: filled(points),
            scored: present(points),
            covered: filled(coverage),
            applicable: present(coverage),
        })
    }
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        same(&self.points, &other.points) && same(&self.coverage, &other.coverage)
    }
}

/// Whether two columns are equal, none being equal to none.
pub(crate) fn same(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| a == b || (a.is_nan() && b.is_nan()))
}

impl Points {
    /// Applies every rule to every unit's latest records up to a month; records of units or
    /// indicators that are not there are passed over.
    pub fn new(index: &Index, dataset: &Dataset, as_of: Option<Month>) -> Self {
        let units = dataset.units().len();
        let none = Column {
            points: vec![f64::NAN; units],
            coverage: vec![0.0; units],
            gaps: None,
            least: f64::INFINITY,
        };
        let mut columns = vec![none; index.columns()];
        let mut records = dataset
            .records()
            .filter(|(key, _)| as_of.is_none_or(|month| key.period.is_none_or(|p| p <= month)))
            .peekable();
        let mut latest = Vec::new();
        while let Some((key, record)) = records.next() {
            let group = (key.unit, key.indicator);
            latest.clear();
            push_latest(&mut latest, key, record);
            while let Some((key, record)) =
                records.next_if(|(key, _)| (key.unit, key.indicator) == group)
            {
                push_latest(&mut latest, key, record);
            }
            if group.0.position() >= units || !index.is_on(group.1) {
                continue;
            }
            let (points, coverage) = judge(index.indicator(group.1), &latest);
            let column = &mut columns[group.1.position()];
            column.points[group.0.position()] = points.unwrap_or(f64::NAN);
            column.coverage[group.0.position()] = coverage.unwrap_or(f64::NAN);
        }
        for column in &mut columns {
            column.gaps = Gaps::of(&column.points, &column.coverage);
            column.least = column.points.iter().copied().fold(f64::INFINITY, f64::min);
        }
        Self {
            units,
            as_of,
            columns,
        }
    }

    /// How many units.
    pub fn units(&self) -> usize {
        self.units
    }

    /// Records of later months were left out.
    pub fn as_of(&self) -> Option<Month> {
        self.as_of
    }

    /// Points; none where nothing is reported.
    pub fn get(&self, unit: UnitId, indicator: IndicatorId) -> Option<f64> {
        let points = self
            .columns
            .get(indicator.position())?
            .points
            .get(unit.position())?;
        (!points.is_nan()).then_some(*points)
    }

    /// Share of the item counts that is reported; none where the indicator is not applicable.
    pub fn coverage(&self, unit: UnitId, indicator: IndicatorId) -> Option<f64> {
        let coverage = self
            .columns
            .get(indicator.position())?
            .coverage
            .get(unit.position())?;
        (!coverage.is_nan()).then_some(*coverage)
    }

    pub(crate) fn column(&self, indicator: IndicatorId) -> &Column {
        &self.columns[indicator.position()]
    }
}

/// The latest record of each item, and of the whole (none), with its month.
type Latest<'a> = Vec<(Option<u32>, Option<Month>, &'a Record)>;

/// Records come by item and then by month: the last of an item is its latest.
fn push_latest<'a>(latest: &mut Latest<'a>, key: &Key, record: &'a Record) {
    match latest.last_mut() {
        Some(last) if last.0 == key.item => *last = (key.item, key.period, record),
        _ => latest.push((key.item, key.period, record)),
    }
}

/// Points and coverage of an indicator. A status of the whole stands for every item, until an
/// item's own record of the same month or a later one.
fn judge(indicator: &Indicator, latest: &Latest<'_>) -> (Option<f64>, Option<f64>) {
    let of = |item: Option<u32>| {
        let found = latest.iter().find(|(there, ..)| *there == item)?;
        Some((found.1, found.2.status))
    };
    let whole = of(None);
    if indicator.items.is_empty() {
        return match whole {
            Some((_, Status::NotApplicable)) => (None, None),
            Some((_, Status::Reported(observation))) => {
                let points = indicator.rule.points(&observation);
                (points, Some(if points.is_some() { 1.0 } else { 0.0 }))
            }
            _ => (None, Some(0.0)),
        };
    }
    let (mut sum, mut reported, mut applicable) = (0.0, 0.0, 0.0);
    for (position, item) in indicator.items.iter().enumerate() {
        let status = match (of(Some(position as u32)), whole) {
            (Some((month, _)), Some((later, status))) if later > month => Some(status),
            (Some((_, status)), _) | (None, Some((_, status))) => Some(status),
            (None, None) => None,
        };
        if matches!(status, Some(Status::NotApplicable)) {
            continue;
        }
        applicable += item.count;
        if let Some(Status::Reported(observation)) = status
            && let Some(points) = indicator.rule.points(&observation)
        {
            sum += item.count * points;
            reported += item.count;
        }
    }
    if applicable == 0.0 {
        return (None, None);
    }
    let points = (reported > 0.0).then(|| sum / reported);
    (points, Some(reported / applicable))
}
