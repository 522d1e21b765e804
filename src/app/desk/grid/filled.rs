//! The rows of a unit, filled in from its data.

use super::cell;
use super::choice::Choice;
use super::rows::{Cell, Line, Row, Sheet};
use crate::app::derived::Derived;
use crate::app::state::edit::draft;
use crate::app::state::{Choices, Column as Kept, Place};
use crate::app::ui::{values, warning};
use crate::data::{Evidence, Record, Status, UnitId};
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;
use crate::process::{Assessment, Progress, split_sum, warnings_at};
use crate::rule::{Beside, Due, Observation, Promise, Rule, Split, Takes};
use crate::schema::Standing;
use crate::text::format::{percent, plain};
use crate::text::words::{DeskWords, Words};
use std::rc::Rc;

/// The rows of a unit, dimension by dimension.
pub fn sheet(choices: &Choices, unit: UnitId, shown: &Derived, words: &Words) -> Sheet {
    let words = DeskWords::of(words.language);
    let index = &choices.index;
    let mut sheet = Sheet::default();
    for (id, node) in index.nodes() {
        let leaves = index.children(id).iter();
        let leaves = leaves.filter_map(|&child| index.node(child).indicator());
        let mut heading = Some(Line::Dimension {
            id: node.id.clone(),
            title: node.title.get(words.language).to_owned(),
        });
        for indicator in leaves {
            sheet.lines.extend(heading.take());
            sheet.lines.extend(head(index, shown, indicator, words));
            for row in rows(choices, unit, shown, indicator, words) {
                sheet.lines.push(Line::Row(sheet.rows.len()));
                sheet.rows.push(Rc::new(row));
            }
        }
    }
    sheet
}

/// The heading of an indicator that is entered item by item.
fn head(index: &Index, shown: &Derived, id: IndicatorId, words: &Words) -> Option<Line> {
    let indicator = index.indicator(id);
    if indicator.items.is_empty() {
        return None;
    }
    let node = index.node(indicator.node);
    let assessment = shown.assessment(id);
    Some(Line::Indicator {
        id: node.id.clone(),
        title: node.title.get(words.language).to_owned(),
        target: target(indicator, words),
        due: assessment.map_or_else(String::new, |one| due_of_items(one.due, indicator, words)),
        progress: assessment.and_then(|one| one.progress),
    })
}

fn target(indicator: &Indicator, words: &Words) -> String {
    let measure = indicator.measure.as_ref();
    let measure = measure.map(|measure| measure.get(words.language));
    values::target(&indicator.rule, measure, words)
}

fn rows(
    choices: &Choices,
    unit: UnitId,
    shown: &Derived,
    id: IndicatorId,
    words: &DeskWords,
) -> Vec<Row> {
    let index = &shown.index;
    let indicator = index.indicator(id);
    let node = index.node(indicator.node);
    let title = node.title.get(words.language);
    let all: Rc<Vec<Choice>> = Rc::new(cell::choices(&indicator.rule, words));
    if indicator.items.is_empty() {
        let place = Place {
            indicator: id,
            item: None,
        };
        return vec![row(
            choices,
            unit,
            shown,
            place,
            (&node.id, title),
            &all,
            words,
        )];
    }
    let items = indicator.items.iter().enumerate();
    let items = items.map(|(position, item)| {
        let place = Place {
            indicator: id,
            item: Some(position as u32),
        };
        let count = (item.count != 1.0).then(|| format!(" × {}", plain(item.count)));
        let title = choices
            .data
            .item_title(index, (id, position as u32), words.language);
        let title = title.to_owned() + &count.unwrap_or_default();
        let name = format!("{}-{}", node.id, item.id);
        row(choices, unit, shown, place, (&name, &title), &all, words)
    });
    items.collect()
}

fn row(
    choices: &Choices,
    unit: UnitId,
    shown: &Derived,
    place: Place,
    (id, title): (&str, &str),
    all: &Rc<Vec<Choice>>,
    words: &DeskWords,
) -> Row {
    let indicator = shown.index.indicator(place.indicator);
    let rule = &indicator.rule;
    let data = &choices.data;
    let latest = data.latest(unit, place.indicator, place.item, choices.month);
    let own = latest.as_ref().filter(|(month, _)| *month == choices.month);
    let own = own.map(|(_, record)| record);
    let name = data.units().get(unit.position());
    let name = name.map_or("", |unit| unit.id.as_str());
    let typed = |column| draft(&choices.drafts, choices, name, place, column).map(str::to_owned);
    let value = match typed(Kept::Value) {
        Some(text) => {
            let before = latest.as_ref().and_then(|(_, record)| observed(record));
            let read = cell::read(
                rule,
                indicator.measure.as_ref(),
                &text,
                before.as_ref(),
                words,
            );
            Cell {
                fault: read.err().map(|fault| fault.words(words, all)),
                edited: text.clone(),
                text,
            }
        }
        None => Cell {
            text: cell::shown(rule, all, own, words),
            edited: cell::edited(rule, all, own),
            fault: None,
        },
    };
    let status = typed(Kept::Status).map(|text| {
        let statuses = cell::statuses(words).into_iter();
        let statuses: Vec<_> = statuses.map(|(_, choice)| choice).collect();
        let fault = cell::status(&text, words).err();
        Cell {
            fault: fault.map(|fault| fault.words(words, &statuses)),
            edited: text.clone(),
            text,
        }
    });
    let stands = latest.as_ref().map(|(_, record)| record);
    let assessment = shown.assessment(place.indicator);
    let whole = assessment.map(|one| one.standing);
    let standing = match place.item {
        None => whole.unwrap_or(Standing::Missing),
        Some(_) => of_item(own, stands, whole),
    };
    let progress = assessment.and_then(|one| one.progress);
    Row {
        place,
        id: id.to_owned(),
        title: title.to_owned(),
        measure: measure(indicator, words).filter(|_| place.item.is_none()),
        target: target(indicator, words),
        due: assessment.map_or_else(String::new, |one| due(one.due, indicator, words)),
        last: last(choices, unit, place, all, words),
        value,
        standing,
        status,
        progress: progress.filter(|_| place.item.is_none()),
        is_behind: progress == Some(Progress::Behind)
            && (place.item.is_none() || lacks(rule, stands, assessment.as_ref())),
        evidence: Cell::plain(
            own.map_or_else(String::new, |own| Evidence::text(&own.remarks.evidence)),
        ),
        responsible: data
            .responsible(place.indicator, place.item)
            .unwrap_or_default()
            .to_owned(),
        hints: {
            let mut all = hints(indicator, stands, words);
            all.extend(doubts(choices, unit, place, words));
            all.extend(split(choices, place.indicator, words));
            all
        },
        choices: Rc::clone(all),
    }
}

/// Whether an item has less than is due: of a share of all items together, less than the whole.
fn lacks(rule: &Rule, record: Option<&Record>, assessment: Option<&Assessment>) -> bool {
    match record.map(|record| record.status) {
        Some(Status::NotApplicable | Status::Pending) => return false,
        Some(Status::Reported(_) | Status::NotReported) | None => {}
    }
    let observation = record.and_then(observed);
    let points = observation.and_then(|observation| rule.points(&observation));
    let required = assessment.map_or(100.0, |one| match one.due {
        Due::Share(_) => 100.0,
        Due::Nothing | Due::Whole | Due::Value(_) | Due::Rung(_) => one.required,
    });
    points.unwrap_or(0.0) < required
}

fn measure(indicator: &Indicator, words: &Words) -> Option<String> {
    let is_number = matches!(
        indicator.rule.promise(),
        Promise::AtLeast(_)
            | Promise::AtMost(_)
            | Promise::Figure(_)
            | Promise::Range(..)
            | Promise::All
            | Promise::Compared(_)
    );
    let measure = indicator.measure.as_ref().filter(|_| is_number)?;
    Some(measure.get(words.language).to_owned())
}

/// How an item stands: as its indicator does, but for what is said of it alone.
fn of_item(own: Option<&Record>, stands: Option<&Record>, whole: Option<Standing>) -> Standing {
    match (own, stands.map(|record| record.status)) {
        (_, Some(Status::Pending)) => Standing::Pending,
        (_, Some(Status::NotApplicable)) => Standing::NotApplicable,
        (Some(own), Some(Status::Reported(_))) if !own.carried => Standing::Reported,
        (None, Some(Status::Reported(_))) if whole == Some(Standing::Overdue) => Standing::Overdue,
        (_, Some(Status::Reported(_))) => Standing::Carried,
        (_, Some(Status::NotReported) | None) if whole == Some(Standing::NotDue) => {
            Standing::NotDue
        }
        (_, Some(Status::NotReported) | None) => Standing::Missing,
    }
}

/// What is due of a row by the end of the month: a figure to two decimals, or a rung. Empty where
/// so many of the items are due, whichever they are.
fn due(due: Due, indicator: &Indicator, words: &Words) -> String {
    match due {
        Due::Nothing => "—".to_owned(),
        Due::Whole => target(indicator, words),
        Due::Value(x) => plain((100.0 * x).round() / 100.0),
        Due::Rung(rung) => rung_title(&indicator.rule, rung, words),
        Due::Share(_) if !indicator.items.is_empty() => String::new(),
        Due::Share(share) => percent(share, 0),
    }
}

/// What is due of the items of an indicator together: `7/10 项`.
fn due_of_items(due: Due, indicator: &Indicator, words: &Words) -> String {
    let Due::Share(share) = due else {
        return String::new();
    };
    let items = indicator.items.len();
    let done = plain((share * items as f64 + 1e-9).floor());
    words.pick(format!("{done}/{items} 项"), format!("{done} of {items}"))
}

fn rung_title(rule: &Rule, rung: usize, words: &Words) -> String {
    match rule.entry().takes {
        Takes::Rung(ladder) => ladder.get(rung).map_or_else(String::new, |rung| {
            rung.title.get(words.language).to_owned()
        }),
        Takes::Number(_) | Takes::Verdict | Takes::Completion | Takes::Shares => String::new(),
    }
}

/// The latest value before the month, with its month where that is not the one before.
fn last(choices: &Choices, unit: UnitId, place: Place, all: &[Choice], words: &Words) -> String {
    let Some(before) = choices.month.and_then(Month::before) else {
        return String::new();
    };
    let latest = choices
        .data
        .latest(unit, place.indicator, place.item, Some(before));
    let Some((month, record)) = latest else {
        return String::new();
    };
    let rule = &choices.index.indicator(place.indicator).rule;
    let text = cell::shown(rule, all, Some(&record), words);
    match month.filter(|month| *month != before && !text.is_empty()) {
        Some(month) => words.pick(format!("{text}（{month}）"), format!("{text} ({month})")),
        None => text,
    }
}

/// The observation of a reported record.
pub(super) fn observed(record: &Record) -> Option<Observation> {
    match record.status {
        Status::Reported(observation) => Some(observation),
        Status::NotReported | Status::Pending | Status::NotApplicable => None,
    }
}

/// Warnings about the month's own figure that no note answers.
fn doubts(choices: &Choices, unit: UnitId, place: Place, words: &Words) -> Vec<String> {
    let Some(month) = choices.month else {
        return Vec::new();
    };
    let place = (unit, place.indicator, place.item);
    let all = warnings_at(&choices.index, &choices.data, place, month).into_iter();
    let open = all.filter(|one| !one.is_answered);
    open.map(|one| warning::sentence(one.warning, words))
        .collect()
}

/// Where the parts of a split target do not come to the whole: `分解合计 35,200，区目标 36,000`.
fn split(choices: &Choices, id: IndicatorId, words: &Words) -> Option<String> {
    let sum = split_sum(&choices.index, &choices.data, id)?;
    (!sum.is_even()).then(|| warning::split(sum, words))
}

/// What is noticed about a value: here, that it cannot be scored alone.
fn hints(indicator: &Indicator, record: Option<&Record>, words: &DeskWords) -> Vec<String> {
    let Some(observation) = record.and_then(observed) else {
        return Vec::new();
    };
    if indicator.rule.points(&observation).is_some() {
        return Vec::new();
    }
    if indicator.rule.split() == Split::Lacking {
        return vec![words.part_missing.to_owned()];
    }
    let missing = indicator.rule.entry().beside.map(|beside| match beside {
        Beside::Baseline => words.baseline_missing,
        Beside::Denominator => words.denominator_missing,
    });
    missing.into_iter().map(str::to_owned).collect()
}
