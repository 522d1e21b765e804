//! The indicators that are shown first, each with its figure and its target.

use super::basis::Basis;
use crate::data::{Status, UnitId};
use crate::index::{Indicator, IndicatorId};
use crate::process::{Progress, Values};
use crate::report::values::{show, target};
use crate::rule::{Observation, Promise, Value};
use crate::schema::Standing;
use crate::text::format::plain;
use crate::text::words::{DeskWords, Words};

/// An indicator that is shown first.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The indicator's id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What is reached, or why nothing is said of that.
    pub figure: String,
    /// The target and the unit of measurement, behind the figure; empty where it says all.
    pub of: String,
    /// Whether there is a value.
    pub is_reported: bool,
    /// The light against the calendar.
    pub progress: Option<Progress>,
    /// What else is to be known of the value: that it is carried over, or overdue.
    pub remark: Option<&'static str>,
}

impl Card {
    pub(super) fn new(basis: &Basis<'_>, values: &Values, id: IndicatorId, words: &Words) -> Self {
        let words = DeskWords::of(words.language);
        let indicator = basis.index.indicator(id);
        let assessment = basis.assessment(id);
        let standing = assessment.map_or(Standing::Missing, |one| one.standing);
        let reached = match indicator.items.is_empty() {
            true => of_value(indicator, values, id, words),
            false => of_items(indicator, values, id, words),
        };
        let is_reported = reached.is_some();
        let (figure, of) = reached.unwrap_or_else(|| {
            let measure = measure(indicator, words);
            let target = target(&indicator.rule, measure, words);
            let aim = format!("{} {target}", words.target);
            (unreported(standing, words).to_owned(), aim)
        });
        Self {
            id: basis.index.node(indicator.node).id.clone(),
            title: basis.title(id, words),
            figure,
            of,
            is_reported,
            progress: assessment
                .and_then(|one| one.progress)
                .filter(|_| is_reported),
            remark: match standing {
                Standing::Carried => Some(words.carried),
                Standing::Overdue => Some(words.overdue),
                Standing::Reported
                | Standing::Missing
                | Standing::Pending
                | Standing::NotDue
                | Standing::NotApplicable => None,
            },
        }
    }
}

/// Why there is no figure.
fn unreported(standing: Standing, words: &Words) -> &'static str {
    match standing {
        Standing::Pending => words.pending,
        Standing::NotDue => words.not_due,
        Standing::NotApplicable => words.not_applicable,
        Standing::Reported | Standing::Carried | Standing::Overdue | Standing::Missing => {
            words.missing
        }
    }
}

fn measure<'a>(indicator: &'a Indicator, words: &Words) -> Option<&'a str> {
    let measure = indicator.measure.as_ref()?;
    Some(measure.get(words.language))
}

pub(super) fn observed(values: &Values, id: IndicatorId) -> Option<Observation> {
    match values.whole(UnitId::at(0), id)?.status {
        Status::Reported(observation) => Some(observation),
        Status::NotReported | Status::Pending | Status::NotApplicable => None,
    }
}

/// A number of many decimals to about three figures, as a headline tells it; others as they are.
fn brief(observation: Observation) -> Observation {
    let value = match observation.value {
        Value::Number(x) if libm::round(x * 100.0) / 100.0 != x => {
            let scale = match x.abs() {
                size if size >= 100.0 => 1.0,
                size if size >= 10.0 => 10.0,
                _ => 100.0,
            };
            Value::Number(libm::round(x * scale) / scale)
        }
        value => value,
    };
    Observation {
        value,
        ..observation
    }
}

/// `28,900` and `/ 36,000 人`; `0 起`; `竣工验收`.
fn of_value(
    indicator: &Indicator,
    values: &Values,
    id: IndicatorId,
    words: &DeskWords,
) -> Option<(String, String)> {
    let observation = brief(observed(values, id)?);
    let measure = measure(indicator, words);
    let whole = show(&indicator.rule, measure, &observation, words);
    let behind = |target: f64| match measure {
        Some("%") => format!("/ {}%", plain(target)),
        Some(measure) => format!("/ {} {measure}", plain(target)),
        None => format!("/ {}", plain(target)),
    };
    let aim = |whole: &str| {
        let target = target(&indicator.rule, measure, words);
        let is_compared = indicator.rule.compares().is_some();
        match target == whole {
            true => String::new(),
            false if is_compared => target,
            false => format!("{} {target}", words.target),
        }
    };
    Some(
        match (indicator.rule.promise(), observation.value.number()) {
            (Promise::AtLeast(target), Some(x)) => (plain(x), behind(target)),
            (Promise::Figure(target), Some(x)) if target == x => (whole, String::new()),
            (
                Promise::AtLeast(_)
                | Promise::AtMost(_)
                | Promise::Figure(_)
                | Promise::Range(..)
                | Promise::NoDecline
                | Promise::Rung(_)
                | Promise::Passed
                | Promise::EveryItem
                | Promise::All
                | Promise::BestAnswer
                | Promise::Compared(_)
                | Promise::NoPart,
                _,
            ) => {
                let aim = aim(&whole);
                (whole, aim)
            }
        },
    )
}

/// `2` and `/ 4 项竣工验收`: the items that keep what is promised of each.
fn of_items(
    indicator: &Indicator,
    values: &Values,
    id: IndicatorId,
    words: &Words,
) -> Option<(String, String)> {
    let (mut done, mut is_any) = (0.0, false);
    for (position, item) in indicator.items.iter().enumerate() {
        let latest = values.item(UnitId::at(0), id, position as u32);
        let Some(Status::Reported(observation)) = latest.map(|latest| latest.status) else {
            continue;
        };
        is_any = true;
        let is_kept = indicator.rule.points(&observation) >= Some(100.0);
        done += if is_kept { item.count } else { 0.0 };
    }
    let all = plain(indicator.count());
    let each = match indicator.rule.promise() {
        Promise::Rung(rung) => rung.title.get(words.language).to_owned(),
        Promise::AtLeast(_)
        | Promise::AtMost(_)
        | Promise::Figure(_)
        | Promise::Range(..)
        | Promise::NoDecline
        | Promise::Passed
        | Promise::EveryItem
        | Promise::All
        | Promise::BestAnswer
        | Promise::Compared(_)
        | Promise::NoPart => words.pick("完成".into(), "done".into()),
    };
    let of = words.pick(format!("/ {all} 项{each}"), format!("of {all}: {each}"));
    is_any.then(|| (plain(done), of))
}
