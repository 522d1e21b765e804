//! A ranking as a sheet, in the order in which it is shown.

use crate::data::sheet::{Cell, Look, Part, SheetWriter};
use crate::data::{Dataset, UnitId};
use crate::index::Index;
use crate::month::Month;
use crate::score::{Board, Line, Place};
use crate::text::words::DeskWords;

/// What goes into the sheet, and in which words.
#[derive(Clone, Copy, Debug)]
pub struct RankingSheet<'a> {
    /// Whose dimensions.
    pub index: &'a Index,
    /// Whose units.
    pub data: &'a Dataset,
    /// Of which month.
    pub month: Option<Month>,
    /// The month or year before, in words.
    pub since: &'a str,
    /// Their scores and ranks.
    pub board: &'a Board,
    /// What is said above the table.
    pub remark: &'a str,
    /// In which language.
    pub words: &'static DeskWords,
}

/// What stands in a column: its head, its width in characters, its looks, and its cells.
struct Column<'a> {
    head: String,
    width: f64,
    look: Look,
    of: Box<dyn Fn(&Line) -> Content + 'a>,
}

enum Content {
    Nothing,
    Number(f64),
    Text(String),
}

impl From<Option<f64>> for Content {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }
}

/// The rows above the first unit.
const HEADS: u32 = 3;

impl RankingSheet<'_> {
    /// The sheet with a row for each of these units.
    pub fn parts(&self, units: &[UnitId]) -> Vec<u8> {
        let words = self.words;
        let columns = self.columns();
        let mut writer = SheetWriter::new();
        let month = self.month.map(|month| words.month_name(month));
        let title = self.index.title().get(words.language);
        let title = format!(
            "{title} {} {}",
            words.all_units,
            month.clone().unwrap_or_default()
        );
        writer.write(&Part::Sheet {
            name: month.as_deref().unwrap_or(words.all_units),
            merges: Vec::new(),
        });
        let widths = columns.iter().map(|column| column.width);
        writer.write(&Part::Widths(widths.collect()));
        writer.write(&Part::Freeze {
            row: HEADS,
            column: 2,
        });
        writer.row(0, &[(0, Look::Title, Cell::Text(title.trim()))]);
        writer.row(1, &[(0, Look::Remark, Cell::Text(self.remark))]);
        let heads = (0..).zip(&columns);
        let heads = heads.map(|(at, column)| (at, Look::Head, Cell::Text(&column.head)));
        writer.row(2, &heads.collect::<Vec<_>>());
        let lines = units.iter().filter_map(|unit| self.board.line(*unit));
        for (number, line) in (HEADS..).zip(lines) {
            let contents: Vec<_> = columns.iter().map(|column| (column.of)(line)).collect();
            let cells = (0..).zip(contents.iter().zip(&columns));
            let cells = cells.filter_map(|(at, (content, column))| {
                let cell = match content {
                    Content::Nothing => return None,
                    Content::Number(number) => Cell::Number(*number),
                    Content::Text(text) => Cell::Text(text),
                };
                Some((at, column.look, cell))
            });
            writer.row(number, &cells.collect::<Vec<_>>());
        }
        writer.take()
    }

    fn columns(&self) -> Vec<Column<'_>> {
        let words = self.words;
        let lines = self.board.lines();
        let has = |of: fn(&Line) -> Place| lines.iter().any(|line| of(line) != Place::default());
        let rank = |rank: Option<u32>| Content::from(rank.map(f64::from));
        let steps = |by: Option<i64>| Content::from(by.map(|by| by as f64));
        let units = self.data.units();
        let unit = |line: &Line| units.get(line.unit.position());
        let mut columns = vec![
            column(words.rank, 8.0, Look::Plain, move |line| {
                rank(line.now.rank)
            }),
            column(words.unit_name, 20.0, Look::Plain, move |line| {
                let title = unit(line).map(|unit| unit.title.get(words.language));
                Content::Text(title.unwrap_or_default().to_owned())
            }),
            column(words.files_id, 16.0, Look::Remark, move |line| {
                unit(line).map_or(Content::Nothing, |unit| Content::Text(unit.id.clone()))
            }),
        ];
        if units.iter().any(|unit| unit.group.is_some()) {
            columns.push(column(words.group, 12.0, Look::Plain, move |line| {
                let group = unit(line).and_then(|unit| unit.group_title(self.index));
                group.map_or(Content::Nothing, |title| {
                    Content::Text(title.get(words.language).to_owned())
                })
            }));
            columns.push(column(words.in_group, 8.0, Look::Plain, move |line| {
                rank(line.group_rank)
            }));
        }
        columns.push(column(words.score, 10.0, Look::Points, |line| {
            line.now.score.into()
        }));
        if has(|line| line.before) {
            let head = |what: &str| [self.since, words.dot, what].concat();
            columns.extend([
                column(&head(words.rank), 12.0, Look::Plain, move |line| {
                    steps(line.risen())
                }),
                column(&head(words.score), 12.0, Look::Points, |line| {
                    line.gained().into()
                }),
            ]);
        }
        if has(|line| line.by_default) {
            columns.extend([
                column(words.by_my_weights, 10.0, Look::Plain, move |line| {
                    steps(line.risen_by_weights())
                }),
                column(words.default, 10.0, Look::Points, |line| {
                    line.by_default.score.into()
                }),
            ]);
        }
        columns.push(column(words.covered, 10.0, Look::Share, |line| {
            line.coverage.into()
        }));
        let dimensions = self.board.dimensions().iter().enumerate();
        columns.extend(dimensions.map(|(at, node)| {
            let title = self.index.node(*node).title.get(words.language);
            column(title, 10.0, Look::Points, move |line| {
                self.board.dimension(line.unit, at).into()
            })
        }));
        columns
    }
}

fn column<'a>(
    head: &str,
    width: f64,
    look: Look,
    of: impl Fn(&Line) -> Content + 'a,
) -> Column<'a> {
    Column {
        head: head.to_owned(),
        width,
        look,
        of: Box::new(of),
    }
}
