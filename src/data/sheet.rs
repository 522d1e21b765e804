//! Sheets as bytes: the form in which cells go between this library and the module of containers.
//!
//! Workbooks (xlsx, xls, ods) and CSV are read and written by a module of its own, which is loaded
//! on first use. It gives and takes the parts of sheets in this form, and knows nothing of an index;
//! nothing here knows of a container.

/// A cell as its container has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A text.
    Text(&'a str),
    /// A number, or a formula's cached one.
    Number(f64),
    /// A number that is shown in percent: 0.5 where a person sees 50 %.
    Percent(f64),
    /// A number of which the container does not say whether it is shown in percent.
    Bare(f64),
    /// A day or a moment: `YYYY-MM-DD`, perhaps with more behind it.
    Date(&'a str),
    /// True or false.
    Truth(bool),
    /// An error: `#DIV/0!`.
    Error(&'a str),
    /// A formula whose result nobody has kept.
    Uncomputed,
}

/// The looks of a cell that is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As it is.
    #[default]
    Plain,
    /// The name of a table.
    Title,
    /// The name of a column.
    Head,
    /// What is said beside a table.
    Remark,
    /// A cell to be filled in.
    Entry,
    /// Points with one decimal.
    Points,
    /// A share in percent with one decimal.
    Share,
}

impl Look {
    const ALL: [Self; 7] = [
        Self::Plain,
        Self::Title,
        Self::Head,
        Self::Remark,
        Self::Entry,
        Self::Points,
        Self::Share,
    ];
}

/// Cells in one: the first of them has the content of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The first row, from 0.
    pub top: u32,
    /// The first column, from 0.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

/// A part of a sheet, in the order of its container.
#[derive(Clone, Debug, PartialEq)]
pub enum Part<'a> {
    /// Another sheet begins.
    Sheet {
        /// Its name.
        name: &'a str,
        /// Its merged cells.
        merges: Vec<Merge>,
    },
    /// A row with the cells that are not empty.
    Row {
        /// From 0.
        number: u32,
        /// Each with its column, from 0, rising.
        cells: Vec<(u32, Look, Cell<'a>)>,
    },
    /// The widths of the first columns, in characters.
    Widths(Vec<f64>),
    /// Rows above and columns left of this place stay in view.
    Freeze {
        /// From 0.
        row: u32,
        /// From 0.
        column: u32,
    },
    /// A cell takes one of a few texts.
    Choices {
        /// From 0.
        row: u32,
        /// From 0.
        column: u32,
        /// The texts.
        choices: Vec<&'a str>,
    },
    /// A note at a cell.
    Note {
        /// From 0.
        row: u32,
        /// From 0.
        column: u32,
        /// What it says.
        text: &'a str,
    },
}

/// Writes parts, one after another.
#[derive(Clone, Debug, Default)]
pub struct SheetWriter(Vec<u8>);

impl SheetWriter {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part.
    pub fn write(&mut self, part: &Part<'_>) {
        match part {
            Part::Sheet { name, merges } => {
                self.0.push(tag::SHEET);
                self.text(name);
                self.count(merges.len() as u32);
                for merge in merges {
                    for at in [merge.top, merge.left, merge.bottom, merge.right] {
                        self.count(at);
                    }
                }
            }
            Part::Row { number, cells } => self.row(*number, cells),
            Part::Widths(widths) => {
                self.0.push(tag::WIDTHS);
                self.count(widths.len() as u32);
                for width in widths {
                    self.number(*width);
                }
            }
            Part::Freeze { row, column } => self.place(tag::FREEZE, *row, *column),
            Part::Choices {
                row,
                column,
                choices,
            } => {
                self.place(tag::CHOICES, *row, *column);
                self.count(choices.len() as u32);
                for choice in choices {
                    self.text(choice);
                }
            }
            Part::Note { row, column, text } => {
                self.place(tag::NOTE, *row, *column);
                self.text(text);
            }
        }
    }

    /// Adds a row.
    pub fn row(&mut self, number: u32, cells: &[(u32, Look, Cell<'_>)]) {
        self.0.push(tag::ROW);
        self.count(number);
        self.count(cells.len() as u32);
        for (column, look, cell) in cells {
            self.count(*column);
            self.0.push(*look as u8);
            self.cell(cell);
        }
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All bytes; nothing is left.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0)
    }

    fn cell(&mut self, cell: &Cell<'_>) {
        match cell {
            Cell::Empty => self.0.push(tag::EMPTY),
            Cell::Text(text) => self.tagged(tag::TEXT, text),
            Cell::Number(x) => {
                self.0.push(tag::NUMBER);
                self.number(*x);
            }
            Cell::Percent(x) => {
                self.0.push(tag::PERCENT);
                self.number(*x);
            }
            Cell::Bare(x) => {
                self.0.push(tag::BARE);
                self.number(*x);
            }
            Cell::Date(text) => self.tagged(tag::DATE, text),
            Cell::Truth(truth) => self.0.extend([tag::TRUTH, u8::from(*truth)]),
            Cell::Error(text) => self.tagged(tag::ERROR, text),
            Cell::Uncomputed => self.0.push(tag::UNCOMPUTED),
        }
    }

    fn tagged(&mut self, tag: u8, text: &str) {
        self.0.push(tag);
        self.text(text);
    }

    fn place(&mut self, tag: u8, row: u32, column: u32) {
        self.0.push(tag);
        self.count(row);
        self.count(column);
    }

    fn text(&mut self, text: &str) {
        self.count(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn count(&mut self, count: u32) {
        self.0.extend(count.to_le_bytes());
    }

    fn number(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }
}

/// Reads parts, one after another; bytes that nobody wrote end them.
#[derive(Clone, Debug)]
pub struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    /// The parts in these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    fn part(&mut self) -> Option<Part<'a>> {
        match self.byte()? {
            tag::SHEET => {
                let name = self.text()?;
                let merges = self.list(16, |all| {
                    Some(Merge {
                        top: all.count()?,
                        left: all.count()?,
                        bottom: all.count()?,
                        right: all.count()?,
                    })
                })?;
                Some(Part::Sheet { name, merges })
            }
            tag::ROW => {
                let number = self.count()?;
                let cells = self.list(6, |all| {
                    let column = all.count()?;
                    let look = *Look::ALL.get(usize::from(all.byte()?))?;
                    Some((column, look, all.cell()?))
                })?;
                Some(Part::Row { number, cells })
            }
            tag::WIDTHS => self.list(8, Self::number).map(Part::Widths),
            tag::FREEZE => Some(Part::Freeze {
                row: self.count()?,
                column: self.count()?,
            }),
            tag::CHOICES => Some(Part::Choices {
                row: self.count()?,
                column: self.count()?,
                choices: self.list(4, Self::text)?,
            }),
            tag::NOTE => Some(Part::Note {
                row: self.count()?,
                column: self.count()?,
                text: self.text()?,
            }),
            _ => None,
        }
    }

    fn cell(&mut self) -> Option<Cell<'a>> {
        Some(match self.byte()? {
            tag::EMPTY => Cell::Empty,
            tag::TEXT => Cell::Text(self.text()?),
            tag::NUMBER => Cell::Number(self.number()?),
            tag::PERCENT => Cell::Percent(self.number()?),
            tag::BARE => Cell::Bare(self.number()?),
            tag::DATE => Cell::Date(self.text()?),
            tag::TRUTH => Cell::Truth(self.byte()? != 0),
            tag::ERROR => Cell::Error(self.text()?),
            tag::UNCOMPUTED => Cell::Uncomputed,
            _ => return None,
        })
    }

    /// A list of things of at least so many bytes, none of which is taken on trust.
    fn list<T>(
        &mut self,
        least: usize,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let length = self.count()? as usize;
        if length > self.0.len() / least {
            return None;
        }
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            list.push(read(self)?);
        }
        Some(list)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    fn count(&mut self) -> Option<u32> {
        self.chunk().map(u32::from_le_bytes)
    }

    fn number(&mut self) -> Option<f64> {
        self.chunk().map(f64::from_le_bytes)
    }

    fn chunk<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (chunk, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*chunk)
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let part = self.part();
        if part.is_none() {
            self.0 = &[];
        }
        part
    }
}

/// The first byte of a part or a cell.
mod tag {
    pub(super) const SHEET: u8 = 1;
    pub(super) const ROW: u8 = 2;
    pub(super) const WIDTHS: u8 = 3;
    pub(super) const FREEZE: u8 = 4;
    pub(super) const CHOICES: u8 = 5;
    pub(super) const NOTE: u8 = 6;

    pub(super) const EMPTY: u8 = 10;
    pub(super) const TEXT: u8 = 11;
    pub(super) const NUMBER: u8 = 12;
    pub(super) const PERCENT: u8 = 13;
    pub(super) const DATE: u8 = 14;
    pub(super) const TRUTH: u8 = 15;
    pub(super) const ERROR: u8 = 16;
    pub(super) const UNCOMPUTED: u8 = 17;
    pub(super) const BARE: u8 = 18;
}

/// The letters of a column: `A`, `Z`, `AA`.
pub fn letters(column: u32) -> String {
    let mut rest = u64::from(column) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters
        .iter()
        .rev()
        .map(|&letter| char::from(letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Vec<Part<'static>> {
        vec![
            Part::Sheet {
                name: "九月",
                merges: vec![Merge {
                    top: 0,
                    left: 1,
                    bottom: 2,
                    right: 3,
                }],
            },
            Part::Widths(vec![8.5, 20.0]),
            Part::Freeze { row: 2, column: 1 },
            Part::Row {
                number: 7,
                cells: vec![
                    (0, Look::Plain, Cell::Empty),
                    (1, Look::Head, Cell::Text("指标")),
                    (2, Look::Points, Cell::Number(-0.5)),
                    (3, Look::Share, Cell::Percent(0.985)),
                    (4, Look::Plain, Cell::Date("2024-09-30")),
                    (5, Look::Entry, Cell::Truth(true)),
                    (6, Look::Remark, Cell::Error("#DIV/0!")),
                    (7, Look::Title, Cell::Uncomputed),
                    (9, Look::Plain, Cell::Bare(1e15)),
                ],
            },
            Part::Choices {
                row: 7,
                column: 3,
                choices: vec!["通过", "未通过"],
            },
            Part::Note {
                row: 7,
                column: 1,
                text: "“确保”",
            },
        ]
    }

    #[test]
    fn what_is_written_is_read() {
        let mut writer = SheetWriter::new();
        for part in &parts() {
            writer.write(part);
        }
        let bytes = writer.take();
        assert!(writer.is_empty());
        assert_eq!(Parts::new(&bytes).collect::<Vec<_>>(), parts());
    }

    #[test]
    fn bytes_that_nobody_wrote_end_the_parts() {
        let mut writer = SheetWriter::new();
        for part in &parts() {
            writer.write(part);
        }
        let bytes = writer.take();
        for end in 0..bytes.len() {
            assert!(Parts::new(&bytes[..end]).count() < parts().len());
        }
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 0xff;
            assert!(Parts::new(&other).count() <= bytes.len());
        }
        assert_eq!(Parts::new(&[2, 0, 0, 0, 0, 255, 255, 255, 255]).count(), 0);
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }
}
