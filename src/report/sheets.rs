//! Tables as sheets: a template to fill in, and the whole table of a month.
//!
//! Both read back by [`crate::data::import`]: heads are words that it knows, values are written as
//! it reads them.

use super::table::{Table, csv};
use super::values::better;
use crate::data::sheet::{Cell, Look, Part, Parts, SheetWriter};
use crate::data::typed::{hundredfold, rung_names};
use crate::data::{Dataset, Details, Evidence, Record, Status, UnitId};
use crate::index::{Index, Indicator, IndicatorId};
use crate::month::Month;
use crate::rule::{Completion, Due, Promise, Takes, Value};
use crate::score::profile::Profile;
use crate::text::format::{percent, plain, shortest};
use crate::text::words::DeskWords;

/// What goes into a table, and in which words.
#[derive(Clone, Copy, Debug)]
pub struct Sheets<'a> {
    /// Whose indicators.
    pub index: &'a Index,
    /// Whose units and records.
    pub data: &'a Dataset,
    /// Of which month; all records where `None`.
    pub month: Option<Month>,
    /// In which language.
    pub words: &'static DeskWords,
}

/// A cell that is to be written.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    Nothing,
    Number(f64),
    Text(String),
}

/// A column: its head, its width in characters, its looks.
struct Column {
    head: &'static str,
    width: f64,
    look: Look,
}

/// The rows above those of the first indicator.
const HEADS: u32 = 3;

impl Sheets<'_> {
    /// A template: a row per indicator and item of a unit, what is there already filled in, lists to
    /// choose from, notes with method and quote.
    pub fn template(&self, unit: UnitId) -> Vec<u8> {
        let mut writer = SheetWriter::new();
        let words = self.words;
        let columns = self.columns(false, false);
        self.head(
            &mut writer,
            words.files_template,
            words.files_fill_in,
            &columns,
        );
        for (number, (id, item)) in (HEADS..).zip(self.places()) {
            let row = self.row(unit, id, item, None);
            write_row(&mut writer, number, &row, &columns);
            self.help(&mut writer, number, id, &columns);
        }
        writer.take()
    }

    /// The beginning of the whole table; the units follow.
    pub fn table(&self) -> Vec<u8> {
        let mut writer = SheetWriter::new();
        let notice = self
            .index
            .notice()
            .map(|notice| notice.get(self.words.language));
        let columns = self.columns(self.has_units(), true);
        self.head(
            &mut writer,
            self.words.files_whole,
            notice.unwrap_or_default(),
            &columns,
        );
        writer.take()
    }

    /// The rows of a unit in the whole table, with its scores.
    pub fn table_of(&self, unit: UnitId, profile: &Profile) -> Vec<u8> {
        let mut writer = SheetWriter::new();
        let columns = self.columns(self.has_units(), true);
        let places: Vec<_> = self.places().collect();
        let first = HEADS + (unit.position() * places.len()) as u32;
        for (number, (id, item)) in (first..).zip(places) {
            let mut row = self.row(unit, id, item, Some(profile));
            if self.has_units() {
                let title = &self.data.units()[unit.position()].title;
                row.insert(0, Content::Text(title.get(self.words.language).to_owned()));
            }
            write_row(&mut writer, number, &row, &columns);
        }
        writer.take()
    }

    fn has_units(&self) -> bool {
        self.data.units().len() > 1
    }

    /// Indicators, or their items.
    fn places(&self) -> impl Iterator<Item = (IndicatorId, Option<u32>)> {
        self.index.indicators().flat_map(|(id, indicator)| {
            let items = indicator.items.len() as u32;
            let whole = (items == 0).then_some((id, None));
            whole
                .into_iter()
                .chain((0..items).map(move |item| (id, Some(item))))
        })
    }

    fn columns(&self, units: bool, scores: bool) -> Vec<Column> {
        let words = DeskWords::of(self.words.language);
        let column = |head, width, look| Column { head, width, look };
        let mut columns = Vec::new();
        if units {
            columns.push(column(words.unit, 16.0, Look::Plain));
        }
        let entry = if scores { Look::Plain } else { Look::Entry };
        let target = match self.index.split().next() {
            Some(_) => entry,
            None => Look::Plain,
        };
        columns.extend([
            column(words.files_id, 24.0, Look::Remark),
            column(words.files_dimension, 12.0, Look::Plain),
            column(words.indicator, 24.0, Look::Plain),
            column(words.files_item, 20.0, Look::Plain),
            column(words.files_measure, 10.0, Look::Plain),
            column(words.files_target, 14.0, target),
            column(words.due_now, 12.0, Look::Plain),
            column(words.last_month, 14.0, Look::Plain),
            column(words.files_value, 16.0, entry),
            column(words.files_baseline, 12.0, entry),
            column(words.files_denominator, 12.0, entry),
            column(words.status, 12.0, entry),
            column(words.evidence, 28.0, entry),
            column(words.files_note, 20.0, entry),
            column(words.responsible, 16.0, entry),
            column(words.supporting, 16.0, entry),
            column(words.deadline, 12.0, entry),
        ]);
        if scores {
            columns.extend([
                column(words.files_points, 8.0, Look::Points),
                column(words.files_weight, 8.0, Look::Share),
                column(words.files_lost, 8.0, Look::Points),
            ]);
        }
        columns
    }

    fn head(&self, writer: &mut SheetWriter, what: &str, remark: &str, columns: &[Column]) {
        let words = self.words;
        let month = self.month.map(|month| words.month_name(month));
        let title = self.index.title().get(words.language);
        let title = format!("{title} {what} {}", month.clone().unwrap_or_default());
        let name = month.unwrap_or_else(|| what.to_owned());
        writer.write(&Part::Sheet {
            name: &name,
            merges: Vec::new(),
        });
        writer.write(&Part::Widths(
            columns.iter().map(|column| column.width).collect(),
        ));
        writer.write(&Part::Freeze {
            row: HEADS,
            column: columns
                .iter()
                .position(|column| column.head == words.files_item)
                .unwrap_or(0) as u32,
        });
        writer.row(0, &[(0, Look::Title, Cell::Text(title.trim()))]);
        writer.row(1, &[(0, Look::Remark, Cell::Text(remark))]);
        let heads = (0..).zip(columns);
        let heads = heads.map(|(at, column)| (at, Look::Head, Cell::Text(column.head)));
        writer.row(2, &heads.collect::<Vec<_>>());
    }

    fn row(
        &self,
        unit: UnitId,
        id: IndicatorId,
        item: Option<u32>,
        profile: Option<&Profile>,
    ) -> Vec<Content> {
        let words = DeskWords::of(self.words.language);
        let language = words.language;
        let indicator = &*self.data.indicator_of(self.index, unit, id);
        let node = self.index.node(indicator.node);
        let dimension = node.parent.map(|parent| &self.index.node(parent).title);
        let own = item.and_then(|item| indicator.items.get(item as usize));
        let name = match own {
            Some(item) => format!("{}/{}", node.id, item.id),
            None => node.id.clone(),
        };
        let text = |text: Option<&str>| {
            text.map_or(Content::Nothing, |text| Content::Text(text.to_owned()))
        };
        let latest = |month| self.data.latest(unit, id, item, month);
        let record = match self.month {
            Some(month) => latest(Some(month)).filter(|(of, _)| *of == Some(month)),
            None => latest(None),
        };
        let record = record.map(|(_, record)| record);
        let previous = self
            .month
            .and_then(before)
            .and_then(|month| latest(Some(month)));
        let mut row = vec![
            Content::Text(name),
            text(dimension.map(|title| title.get(language))),
            text(Some(node.title.get(language))),
            text(own.map(|item| item.title.get(language))),
            text(
                indicator
                    .measure
                    .as_ref()
                    .map(|measure| measure.get(language)),
            ),
            promised(indicator, words),
            self.due(indicator, id, item),
            value(
                indicator,
                previous.as_ref().map(|(_, record)| record),
                words,
            ),
            value(indicator, record.as_ref(), words),
        ];
        let observation = match record.as_ref().map(|record| record.status) {
            Some(Status::Reported(observation)) => Some(observation),
            _ => None,
        };
        let figure = |x: Option<f64>| x.map_or(Content::Nothing, Content::Number);
        row.push(figure(
            observation.and_then(|observation| observation.baseline),
        ));
        row.push(figure(
            observation.and_then(|observation| observation.denominator),
        ));
        row.push(text(record.as_ref().map(|record| status(record, words))));
        let remarks = record.as_ref().map(|record| &record.remarks);
        let evidence = remarks.map(|remarks| Evidence::text(&remarks.evidence));
        row.push(text(evidence.as_deref().filter(|text| !text.is_empty())));
        row.push(text(remarks.and_then(|remarks| remarks.note.as_deref())));
        row.push(text(self.data.responsible(id, item)));
        let own = item.and_then(|_| self.data.details(id, item));
        let whole = self.data.details(id, None);
        let either = |field: fn(&Details) -> Option<&str>| {
            text(own.and_then(field).or_else(|| whole.and_then(field)))
        };
        row.push(either(|details| details.supporting.as_deref()));
        row.push(either(|details| details.due.as_deref()));
        if let Some(profile) = profile {
            let place = self.index.place(indicator.node);
            let scored = place.and_then(|place| profile.nodes.get(place));
            // Points are those of the indicator: they stand in the row of its first item.
            let scored = scored.filter(|_| item.unwrap_or(0) == 0);
            row.push(figure(scored.and_then(|node| node.score)));
            row.push(figure(scored.map(|node| node.effective_weight)));
            row.push(figure(
                scored.and_then(|node| node.score.and(node.lost_points)),
            ));
        }
        row
    }

    /// What is due by the end of the month: a share of all items stands in the row of the first.
    fn due(&self, indicator: &Indicator, id: IndicatorId, item: Option<u32>) -> Content {
        let Some((period, month)) = self.index.period().zip(self.month) else {
            return Content::Nothing;
        };
        let is_first = item.unwrap_or(0) == 0;
        match indicator.due(self.data.plan(id), period.elapsed(month)) {
            Due::Nothing => Content::Text(self.words.not_due.to_owned()),
            Due::Whole => promised(indicator, self.words),
            Due::Value(x) if is_first => Content::Number(x),
            Due::Share(share) if is_first => Content::Text(percent(share, 0)),
            Due::Value(_) | Due::Share(_) => Content::Nothing,
            Due::Rung(rung) => match indicator.rule.entry().takes {
                Takes::Rung(ladder) => ladder.get(rung).map_or(Content::Nothing, |rung| {
                    Content::Text(rung.title.get(self.words.language).to_owned())
                }),
                Takes::Number(_) | Takes::Verdict | Takes::Completion | Takes::Shares => {
                    Content::Nothing
                }
            },
        }
    }

    /// The lists that a row's cells are chosen from, and the note at its indicator.
    fn help(&self, writer: &mut SheetWriter, row: u32, id: IndicatorId, columns: &[Column]) {
        let words = DeskWords::of(self.words.language);
        let place = |head| {
            columns
                .iter()
                .position(|column| column.head == head)
                .unwrap_or(0) as u32
        };
        let indicator = self.index.indicator(id);
        let choices: Vec<&str> = match indicator.rule.entry().takes {
            Takes::Rung(ladder) => rung_names(ladder, words.language),
            Takes::Verdict => vec![words.pass, words.fail],
            Takes::Completion => vec![words.done, words.partial, words.not_done],
            Takes::Number(_) | Takes::Shares => Vec::new(),
        };
        if !choices.is_empty() {
            writer.write(&Part::Choices {
                row,
                column: place(words.files_value),
                choices,
            });
        }
        writer.write(&Part::Choices {
            row,
            column: place(words.status),
            choices: vec![
                words.reported,
                words.carried,
                words.not_reported,
                words.pending,
                words.not_applicable,
            ],
        });
        let said = |head: &str, text: &str| format!("{head}{}{text}", words.colon);
        let mut note = Vec::new();
        if let Some(method) = &indicator.method {
            note.push(said(words.method, method.get(words.language)));
        }
        for source in &indicator.sources {
            note.push(said(
                words.source,
                &format!("“{}” {}", source.quote, source.section),
            ));
        }
        if !note.is_empty() {
            writer.write(&Part::Note {
                row,
                column: place(words.indicator),
                text: &note.join("\n"),
            });
        }
    }
}

/// The rows of a table as CSV; what stands above its heads are remarks.
pub fn csv_of(parts: &[u8]) -> String {
    let mut table = Table::default();
    for part in Parts::new(parts) {
        let Part::Row { cells, .. } = part else {
            continue;
        };
        let mut row = Vec::new();
        for (column, _, cell) in &cells {
            row.resize(*column as usize, String::new());
            row.push(match cell {
                Cell::Text(text) | Cell::Date(text) | Cell::Error(text) => (*text).to_owned(),
                Cell::Number(x) | Cell::Percent(x) | Cell::Bare(x) => digits(*x),
                Cell::Truth(truth) => truth.to_string(),
                Cell::Empty | Cell::Uncomputed => String::new(),
            });
        }
        match cells.first() {
            Some((_, Look::Title | Look::Remark, _)) if cells.len() == 1 => {
                table.remarks.append(&mut row);
            }
            Some((_, Look::Head, _)) => table.columns = row,
            _ => {
                row.resize(row.len().max(table.columns.len()), String::new());
                table.rows.push(row);
            }
        }
    }
    csv(&table)
}

/// A number without a power of ten, which nothing here reads.
fn digits(x: f64) -> String {
    let text = shortest(x);
    match text.contains('e') {
        true => x.to_string(),
        false => text,
    }
}

fn write_row(writer: &mut SheetWriter, number: u32, row: &[Content], columns: &[Column]) {
    let cells = (0..).zip(row.iter().zip(columns));
    let cells = cells.filter_map(|(at, (content, column))| {
        let cell = match content {
            Content::Nothing if column.look != Look::Entry => return None,
            Content::Nothing => Cell::Empty,
            Content::Number(x) => Cell::Number(*x),
            Content::Text(text) => Cell::Text(text),
        };
        Some((at, column.look, cell))
    });
    writer.row(number, &cells.collect::<Vec<_>>());
}

fn before(month: Month) -> Option<Month> {
    match month.month() {
        1 => Month::new(month.year() - 1, 12),
        number => Month::new(month.year(), number - 1),
    }
}

/// What is promised for the year: a number where it is one.
fn promised(indicator: &Indicator, words: &DeskWords) -> Content {
    let text = |text: &str| Content::Text(text.to_owned());
    match indicator.rule.promise() {
        Promise::AtLeast(target) | Promise::AtMost(target) | Promise::Figure(target) => {
            Content::Number(target)
        }
        Promise::Range(from, to) => Content::Text(format!("{}–{}", plain(from), plain(to))),
        Promise::NoDecline => text(words.no_decline),
        Promise::Rung(rung) => text(rung.title.get(words.language)),
        Promise::Passed => text(words.pass),
        Promise::EveryItem => text(words.every_item),
        Promise::All => text(words.full_coverage),
        Promise::BestAnswer => text(words.very_satisfied),
        Promise::Compared(polarity) => text(better(polarity, words)),
        Promise::NoPart => Content::Nothing,
    }
}

/// A record's value as it is read back.
fn value(indicator: &Indicator, record: Option<&Record>, words: &DeskWords) -> Content {
    let Some(Status::Reported(observation)) = record.map(|record| record.status) else {
        return Content::Nothing;
    };
    let text = |text: &str| Content::Text(text.to_owned());
    match (observation.value, indicator.rule.entry().takes) {
        (Value::Number(x), _) => Content::Number(x),
        (Value::Rung(rung), Takes::Rung(ladder)) => {
            let names = rung_names(ladder, words.language);
            names.get(rung).map_or(Content::Nothing, |name| text(name))
        }
        (Value::Rung(_), _) => Content::Nothing,
        (Value::Verdict(true), _) => text(words.pass),
        (Value::Verdict(false), _) => text(words.fail),
        (Value::Completion(Completion::Done), _) => text(words.done),
        (Value::Completion(Completion::Partial), _) => text(words.partial),
        (Value::Completion(Completion::NotDone), _) => text(words.not_done),
        (Value::Shares(shares), _) => {
            Content::Text(shares.map(|share| digits(hundredfold(share))).join("/"))
        }
    }
}

fn status(record: &Record, words: &DeskWords) -> &'static str {
    match record.status {
        Status::Reported(_) if record.carried => words.carried,
        Status::Reported(_) => words.reported,
        Status::NotReported => words.not_reported,
        Status::Pending => words.pending,
        Status::NotApplicable => words.not_applicable,
    }
}
