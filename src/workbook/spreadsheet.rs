//! Older workbooks and those of `OpenDocument`: `.xls`, `.ods`.

use crate::error::Error;
use crate::read::{Out, Owned};
use calamine::{Data, Dimensions, ExcelDateTime, Ods, Range, Reader, SheetVisible, Xls, XlsError};
use std::io::Cursor;
use xingfu::data::sheet::Merge;

pub(crate) fn xls(bytes: &[u8], out: &mut Out<'_>) -> Result<(), Error> {
    let fault = |error| match error {
        XlsError::Password => Error::Locked,
        error => Error::Damaged(error.to_string()),
    };
    // A workbook of today with a password is packed in the same container as an old one.
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| {
        let locked: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        match bytes.windows(locked.len()).any(|window| window == locked) {
            true => Error::Locked,
            false => fault(error),
        }
    })?;
    let sheets = visible(&book);
    for (number, name) in sheets.iter().enumerate() {
        let before = number as f64 / sheets.len() as f64;
        let merges = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let range = book.worksheet_range(name).map_err(fault)?;
        let formulas = book.worksheet_formula(name).unwrap_or_default();
        out.sheet(name, merges.iter().map(merge).collect(), before);
        cells(&range, &formulas, out, (before, sheets.len()));
    }
    Ok(())
}

pub(crate) fn ods(bytes: &[u8], out: &mut Out<'_>) -> Result<(), Error> {
    let fault = |error: calamine::OdsError| match error {
        calamine::OdsError::Password => Error::Locked,
        error => Error::Damaged(error.to_string()),
    };
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(fault)?;
    let sheets = visible(&book);
    for (number, name) in sheets.iter().enumerate() {
        let before = number as f64 / sheets.len() as f64;
        let range = book.worksheet_range(name).map_err(fault)?;
        let formulas = book.worksheet_formula(name).unwrap_or_default();
        out.sheet(name, Vec::new(), before);
        cells(&range, &formulas, out, (before, sheets.len()));
    }
    Ok(())
}

fn visible<RS: std::io::Read + std::io::Seek>(book: &impl Reader<RS>) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    let shown = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
    shown.map(|sheet| sheet.name.clone()).collect()
}

/// The cells of a sheet that has been read as a whole; neither container says how numbers look.
fn cells(range: &Range<Data>, formulas: &Range<String>, out: &mut Out<'_>, part: (f64, usize)) {
    let Some((top, left)) = range.start() else {
        return;
    };
    let height = range.height().max(1) as f64;
    for (down, row) in range.rows().enumerate() {
        let share = part.0 + down as f64 / height / part.1 as f64;
        for (along, cell) in row.iter().enumerate() {
            let (row, column) = (top + down as u32, left + along as u32);
            let is_formula = || {
                let formula = formulas.get_value((row, column));
                formula.is_some_and(|formula| !formula.is_empty())
            };
            let value = match cell {
                Data::Empty if is_formula() => Owned::Uncomputed,
                Data::Empty => continue,
                Data::String(text) => Owned::Text(text.clone()),
                Data::Float(x) => Owned::Bare(*x),
                Data::Int(x) => Owned::Bare(*x as f64),
                Data::Bool(truth) => Owned::Truth(*truth),
                Data::DateTime(moment) => date(moment),
                Data::DateTimeIso(text) | Data::DurationIso(text) => Owned::Date(text.clone()),
                Data::Error(error) => Owned::Error(error.to_string()),
            };
            out.put(row, column, value, share);
        }
    }
}

/// The day of a moment; a duration is the number that it is kept as.
pub(crate) fn date(moment: &ExcelDateTime) -> Owned {
    if moment.is_duration() {
        return Owned::Date(format!("{} d", moment.as_f64()));
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Owned::Date(format!("{year:04}-{month:02}-{day:02}"))
}

pub(crate) fn merge(cells: &Dimensions) -> Merge {
    Merge {
        top: cells.start.0,
        left: cells.start.1,
        bottom: cells.end.0,
        right: cells.end.1,
    }
}
