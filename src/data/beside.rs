//! Remarks and details to and from data files.

use super::dataset::Dataset;
use super::details::{Details, Figure, Place};
use super::items::Items;
use super::remarks::{Evidence, Remarks};
use crate::error::Error;
use crate::index::{Index, Indicator, IndicatorId};
use crate::map::Map;
use crate::month::{Month, is_day, is_moment};
use crate::schema::{
    DetailsEntry, EvidenceEntry, EvidenceForm, FigureEntry, ItemDetailsEntry, ValueEntry,
};

/// What was found and what was expected.
type Mismatch = (String, String);

/// A text that says something.
fn said(text: Option<&String>) -> Option<String> {
    let text = text.map(|text| text.trim().to_owned());
    text.filter(|text| !text.is_empty())
}

/// What stands beside a value.
pub(super) fn remarks(entry: &ValueEntry) -> Result<Remarks, Mismatch> {
    let entered_at = said(entry.entered_at.as_ref());
    if let Some(moment) = entered_at.as_ref().filter(|moment| !is_moment(moment)) {
        let expected = "`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`".to_owned();
        return Err((format!("the moment of entry {moment:?}"), expected));
    }
    Ok(Remarks {
        evidence: match &entry.evidence {
            None => Vec::new(),
            Some(EvidenceForm::Text(text)) => {
                said(Some(text)).map(Evidence::bare).into_iter().collect()
            }
            Some(EvidenceForm::List(list)) => {
                list.iter().map(evidence).collect::<Result<_, _>>()?
            }
        },
        note: said(entry.note.as_ref()),
        decided_by: said(entry.decided_by.as_ref()),
        entered_by: said(entry.entered_by.as_ref()),
        entered_at,
    })
}

fn evidence(entry: &EvidenceEntry) -> Result<Evidence, Mismatch> {
    let Some(reference) = said(Some(&entry.reference)) else {
        let expected = "a document’s number or a link".to_owned();
        return Err(("evidence with an empty `ref`".to_owned(), expected));
    };
    let date = said(entry.date.as_ref());
    if let Some(date) = date.as_ref().filter(|date| !is_day(date)) {
        let found = format!("evidence of the date {date:?}");
        return Err((found, "`YYYY-MM-DD`".to_owned()));
    }
    Ok(Evidence {
        reference,
        date,
        checked_by: said(entry.checked_by.as_ref()),
    })
}

/// Evidence as it is written: one reference alone is a text.
pub(super) fn write_evidence(list: Vec<Evidence>) -> Option<EvidenceForm> {
    let is_bare = |one: &Evidence| one.date.is_none() && one.checked_by.is_none();
    match list.as_slice() {
        [] => None,
        [one] if is_bare(one) => Some(EvidenceForm::Text(one.reference.clone())),
        _ => {
            let entries = list.into_iter().map(|one| EvidenceEntry {
                reference: one.reference,
                date: one.date,
                checked_by: one.checked_by,
            });
            Some(EvidenceForm::List(entries.collect()))
        }
    }
}

/// The details of a file, by what they are of.
pub(super) fn read_details(
    entries: &Map<DetailsEntry>,
    index: &Index,
) -> Result<Vec<(Place, Details)>, Error> {
    let mut read = Vec::with_capacity(entries.len());
    let known = match entries.is_empty() {
        true => return Ok(read),
        false => Items::new(index),
    };
    for (name, entry) in entries {
        let place = format!("details.{name}");
        let Some(id) = index.find_indicator(name) else {
            let found = format!("the indicator `{name}`");
            return Err(Error::new(place, found, "an indicator of the index"));
        };
        let DetailsEntry {
            responsible,
            supporting,
            due,
            contact,
            figures,
            items,
        } = entry;
        let whole = ItemDetailsEntry {
            title: None,
            responsible: responsible.clone(),
            supporting: supporting.clone(),
            due: due.clone(),
            contact: contact.clone(),
        };
        let whole = Details {
            figures: read_figures(&place, figures)?,
            ..read_place(&place, &whole)?
        };
        read.push(((id, None), whole));
        for (item, entry) in items {
            let place = format!("{place}.items.{item}");
            let Some(position) = known.find(id, item) else {
                let found = format!("the item `{item}`");
                return Err(Error::new(place, found, "an item of the indicator"));
            };
            read.push(((id, Some(position)), read_place(&place, entry)?));
        }
    }
    Ok(read)
}

fn read_place(place: &str, entry: &ItemDetailsEntry) -> Result<Details, Error> {
    let due = said(entry.due.as_ref());
    let is_time = |due: &String| is_day(due) || due.parse::<Month>().is_ok();
    if let Some(due) = due.as_ref().filter(|due| !is_time(due)) {
        let expected = "`YYYY-MM` or `YYYY-MM-DD`";
        return Err(Error::new(
            format!("{place}.due"),
            format!("{due:?}"),
            expected,
        ));
    }
    Ok(Details {
        title: said(entry.title.as_ref()),
        responsible: said(entry.responsible.as_ref()),
        supporting: said(entry.supporting.as_ref()),
        due,
        contact: said(entry.contact.as_ref()),
        figures: Vec::new(),
    })
}

fn read_figures(place: &str, entries: &[FigureEntry]) -> Result<Vec<Figure>, Error> {
    let figures = entries.iter().enumerate().map(|(position, entry)| {
        let place = format!("{place}.figures[{position}]");
        let Some(title) = said(Some(&entry.title)) else {
            let expected = "what the figure counts";
            return Err(Error::new(
                format!("{place}.title"),
                "an empty text",
                expected,
            ));
        };
        if !entry.value.is_finite() {
            let place = format!("{place}.value");
            return Err(Error::new(place, entry.value, "a finite number"));
        }
        Ok(Figure {
            title,
            value: entry.value,
            measure: said(entry.measure.as_ref()),
        })
    });
    figures.collect()
}

/// The details of the indicators that are on, as they are written.
pub(super) fn write_details(dataset: &Dataset, index: &Index) -> Map<DetailsEntry> {
    let entries = index.indicators().filter_map(|(id, indicator)| {
        let entry = write_indicator(dataset, id, indicator)?;
        Some((index.node(indicator.node).id.clone(), entry))
    });
    entries.collect()
}

fn write_indicator(
    dataset: &Dataset,
    id: IndicatorId,
    indicator: &Indicator,
) -> Option<DetailsEntry> {
    let items = indicator.items.iter().zip(0..).filter_map(|(item, at)| {
        let details = dataset.details(id, Some(at))?.clone();
        let entry = ItemDetailsEntry {
            title: details.title,
            responsible: details.responsible,
            supporting: details.supporting,
            due: details.due,
            contact: details.contact,
        };
        Some((item.id.clone(), entry))
    });
    let items: Map<_> = items.collect();
    let whole = dataset.details(id, None);
    if whole.is_none() && items.is_empty() {
        return None;
    }
    let whole = whole.cloned().unwrap_or_default();
    let figures = whole.figures.into_iter().map(|figure| FigureEntry {
        title: figure.title,
        value: figure.value,
        measure: figure.measure,
    });
    Some(DetailsEntry {
        responsible: whole.responsible,
        supporting: whole.supporting,
        due: whole.due,
        contact: whole.contact,
        figures: figures.collect(),
        items,
    })
}
