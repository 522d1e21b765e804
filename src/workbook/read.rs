//! Files as parts of sheets.

use crate::error::Error;
use crate::{delimited, spreadsheet, xlsx};
use xingfu::data::sheet::{Cell, Look, Merge, Part, SheetWriter};

/// The largest file that is read.
const LARGEST: usize = 100_000_000;

/// Rows that go together.
const ROWS: u32 = 500;

/// Hands out a file's parts, some hundred rows at a time, each with the share of the file that is
/// read by then, 0–1.
///
/// What the file is, its first bytes say, never its name.
pub fn read(bytes: &[u8], give: &mut dyn FnMut(Vec<u8>, f64)) -> Result<(), Error> {
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge);
    }
    let mut out = Out::new(give);
    match bytes {
        [b'P', b'K', 3 | 5, ..] if is_opendocument(bytes) => spreadsheet::ods(bytes, &mut out)?,
        [b'P', b'K', 3 | 5, ..] => xlsx::read(bytes, &mut out)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => spreadsheet::xls(bytes, &mut out)?,
        _ => delimited::read(bytes, &mut out)?,
    }
    out.end();
    Ok(())
}

/// An `OpenDocument` file begins with its kind, not packed.
fn is_opendocument(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(120)];
    let kind = b"application/vnd.oasis.opendocument";
    head.windows(kind.len()).any(|window| window == kind)
}

/// Where parts go.
pub(crate) struct Out<'a> {
    writer: SheetWriter,
    rows: u32,
    give: &'a mut dyn FnMut(Vec<u8>, f64),
    cells: Vec<(u32, Look, Owned)>,
    row: u32,
}

/// A cell on its way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Owned {
    Text(String),
    Number(f64),
    Percent(f64),
    Bare(f64),
    Date(String),
    Truth(bool),
    Error(String),
    Uncomputed,
}

impl Owned {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Number(x) => Cell::Number(*x),
            Self::Percent(x) => Cell::Percent(*x),
            Self::Bare(x) => Cell::Bare(*x),
            Self::Date(text) => Cell::Date(text),
            Self::Truth(truth) => Cell::Truth(*truth),
            Self::Error(text) => Cell::Error(text),
            Self::Uncomputed => Cell::Uncomputed,
        }
    }
}

impl<'a> Out<'a> {
    fn new(give: &'a mut dyn FnMut(Vec<u8>, f64)) -> Self {
        Self {
            writer: SheetWriter::new(),
            rows: 0,
            give,
            cells: Vec::new(),
            row: 0,
        }
    }

    /// A sheet begins; its first rows go with it.
    pub(crate) fn sheet(&mut self, name: &str, merges: Vec<Merge>, share: f64) {
        self.end_row(share);
        self.flush(share);
        self.writer.write(&Part::Sheet { name, merges });
    }

    /// Puts a cell; rows and columns come in their order.
    pub(crate) fn put(&mut self, row: u32, column: u32, cell: Owned, share: f64) {
        if row != self.row {
            self.end_row(share);
            self.row = row;
        }
        self.cells.push((column, Look::Plain, cell));
    }

    fn end_row(&mut self, share: f64) {
        if self.cells.is_empty() {
            return;
        }
        let cells: Vec<_> = self
            .cells
            .iter()
            .map(|(column, look, cell)| (*column, *look, cell.cell()))
            .collect();
        self.writer.row(self.row, &cells);
        self.cells.clear();
        self.rows += 1;
        if self.rows >= ROWS {
            self.flush(share);
        }
    }

    fn flush(&mut self, share: f64) {
        self.rows = 0;
        if !self.writer.is_empty() {
            (self.give)(self.writer.take(), share);
        }
    }

    fn end(&mut self) {
        self.end_row(1.0);
        self.flush(1.0);
    }
}
